//! Work for libraries that hostile input could keep busy for hours: on a thread of its own, which is left behind when its time
//! is up.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// How long the parsing of one page or feed may take: a page of 13 MB takes a quarter of a second.
const LIMIT: Duration = Duration::from_secs(10);

/// Why nothing came of it where time ran out.
const TOO_LONG: &str = "reading it takes too long; it is given up on";

/// Why nothing came of it where a library panicked, which takes its thread down and no more.
pub(super) const FAULT: &str = "a fault of mujaz in reading it; please report it with the input";

/// What `work` returns, or why it returned nothing.
pub(super) fn within<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, &'static str> {
    let (hand_on, done) = mpsc::sync_channel(1);
    let worker = thread::Builder::new().name("intake".to_owned()).spawn(move || hand_on.send(work()));
    worker.map_err(|_| "there is no thread to read it on")?;
    done.recv_timeout(LIMIT).map_err(|why| match why {
        RecvTimeoutError::Timeout => TOO_LONG,
        RecvTimeoutError::Disconnected => FAULT,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(within(|| 1), Ok(1));
        assert_eq!(within(|| [0; 1].get(1).copied().unwrap()), Err::<i32, _>(FAULT));
    }
}
