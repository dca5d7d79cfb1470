//! Who is asked when: of one server one thing at a time, with a pause between, and of all together only so many.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustc_hash::FxHashMap;
use tokio::sync::{Mutex as Queue, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::error::Reason;

/// The servers asked so far.
#[derive(Debug)]
pub(super) struct Hosts {
    places: Mutex<FxHashMap<String, Arc<Queue<Place>>>>,
    all: Arc<Semaphore>,
    pause: Duration,
}

/// What is remembered of a server.
#[derive(Debug, Default)]
struct Place {
    /// When it may be asked again.
    free: Option<Instant>,
    /// Until when it wants to be left alone.
    quiet: Option<Instant>,
}

/// The right to ask a server; giving it back starts the pause.
#[derive(Debug)]
pub(super) struct Turn {
    place: OwnedMutexGuard<Place>,
    pause: Duration,
    _one_of_all: Option<OwnedSemaphorePermit>,
}

impl Hosts {
    pub fn new(concurrency: usize, pause: Duration) -> Self {
        Self { places: Mutex::default(), all: Arc::new(Semaphore::new(concurrency)), pause }
    }

    /// Waits until the server of `url` may be asked.
    pub async fn turn(&self, url: &Url) -> Result<Turn, Reason> {
        let host = url.host_str().unwrap_or_default();
        let server = format!("{host}:{}", url.port_or_known_default().unwrap_or_default());
        let place = {
            // Nothing that panics is done while it is held.
            let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(places.entry(server).or_default())
        };
        // First the server's queue and then the share of all, or those who wait for one server would keep the others back.
        let place = place.lock_owned().await;
        let now = Instant::now();
        if let Some(left) =
            place.quiet.and_then(|quiet| quiet.checked_duration_since(now)).filter(|left| !left.is_zero())
        {
            return Err(Reason::Patience(left));
        }
        if let Some(free) = place.free {
            sleep_until(free).await;
        }
        // It is never closed, so none is only for form's sake.
        let one_of_all = Arc::clone(&self.all).acquire_owned().await.ok();
        Ok(Turn { place, pause: self.pause, _one_of_all: one_of_all })
    }
}

impl Turn {
    /// Takes down that the server wants to be left alone for so long.
    pub fn leave_alone(&mut self, wait: Duration) {
        self.place.quiet = Instant::now().checked_add(wait);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.place.free = Instant::now().checked_add(self.pause);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_is_left_alone_between_two_requests_and_others_are_not_kept_back() {
        let hosts = Hosts::new(2, Duration::from_secs(3));
        let start = Instant::now();
        let first = hosts.turn(&url("http://a.example/1")).await.unwrap();
        let other = hosts.turn(&url("http://b.example/1")).await.unwrap();
        assert_eq!(start.elapsed(), Duration::ZERO);
        drop((first, other));
        hosts.turn(&url("http://a.example/2")).await.unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(3));
    }

    #[tokio::test(start_paused = true)]
    async fn who_asks_to_be_left_alone_is() {
        let hosts = Hosts::new(2, Duration::ZERO);
        hosts.turn(&url("http://a.example/1")).await.unwrap().leave_alone(Duration::from_secs(60));
        let refused = hosts.turn(&url("http://a.example/2")).await.unwrap_err();
        assert!(matches!(refused, Reason::Patience(left) if left == Duration::from_secs(60)));
        tokio::time::advance(Duration::from_secs(61)).await;
        hosts.turn(&url("http://a.example/2")).await.unwrap();
    }
}
