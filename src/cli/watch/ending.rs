//! Who ends it: the user with Ctrl-C, the system, the terminal that is closed.

use std::io;

/// The wish to end.
#[cfg(unix)]
pub(super) struct Ending([tokio::signal::unix::Signal; 3]);

#[cfg(unix)]
impl Ending {
    /// Catches the signals from here on.
    pub fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self([signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?, signal(SignalKind::hangup())?]))
    }

    /// Waits for it.
    pub async fn wished(&mut self) {
        let [interrupt, terminate, hangup] = &mut self.0;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
}

/// The wish to end.
#[cfg(not(unix))]
pub(super) struct Ending;

#[cfg(not(unix))]
impl Ending {
    /// Catches it from here on.
    pub fn new() -> io::Result<Self> {
        Ok(Self)
    }

    /// Waits for it.
    pub async fn wished(&mut self) {
        // Where it cannot be caught it ends the process.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
