//! Work for libraries that hostile input could keep busy for hours: on a thread of its own, which is left behind when its time
//! is up.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long the parsing of one page or feed may take: a page of 13 MB takes a quarter of a second.
const LIMIT: Duration = Duration::from_secs(10);

/// What `work` returns, or `None` where it takes longer than ten seconds, or fails altogether.
pub(super) fn within<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (hand_on, done) = mpsc::sync_channel(1);
    let worker = thread::Builder::new().name("intake".to_owned()).spawn(move || hand_on.send(work()));
    worker.ok()?;
    done.recv_timeout(LIMIT).ok()
}
