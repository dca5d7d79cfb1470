//! When each feed is to be fetched: no oftener than its interval, and not before its server said.
//!
//! What is waited for is measured by the clock that never jumps. The other one only tells how much of an interval was over when
//! mujaz was started, or when another process fetched the feed; where it makes no sense, the feed is fetched.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::Instant;

use super::failure::Failure;
use super::settings;
use crate::archive::{self, Archive, Purpose};
use crate::config::{Config, Feed, Flags};

/// When the feeds of the configuration are due.
#[derive(Debug)]
pub(super) struct Schedule<'a> {
    flags: &'a Flags,
    slots: Vec<Slot<'a>>,
}

#[derive(Debug)]
struct Slot<'a> {
    feed: &'a Feed,
    interval: Duration,
    due: Instant,
}

impl<'a> Schedule<'a> {
    /// As the archive tells of what was fetched before.
    pub fn new(config: &'a Config, flags: &'a Flags) -> Result<Self, Failure> {
        let now = Instant::now();
        let slot = |feed: &'a Feed| Slot { feed, interval: feed.interval.unwrap_or(config.fetch.interval), due: now };
        let mut schedule = Self { flags, slots: config.feeds.iter().map(slot).collect() };
        schedule.look(now)?;
        Ok(schedule)
    }

    /// When the next one is due.
    pub fn next(&self) -> Option<Instant> {
        self.slots.iter().map(|slot| slot.due).min()
    }

    /// Those that are due, but for those that somebody else fetched in the meantime.
    pub fn due(&mut self, now: Instant) -> Result<Vec<usize>, Failure> {
        self.look(now)?;
        Ok((0..).zip(&self.slots).filter(|(_, slot)| slot.due <= now).map(|(at, _)| at).collect())
    }

    /// These were fetched, or nobody could.
    pub fn done(&mut self, which: &[usize], now: Instant) -> Result<(), Failure> {
        for at in which {
            if let Some(slot) = self.slots.get_mut(*at) {
                slot.due = now + slot.interval;
            }
        }
        self.each(|slot, archive| {
            let patience = archive.feed(&slot.feed.url)?.wait(Utc::now()).unwrap_or_default();
            slot.due = slot.due.max(now + patience);
            Ok(())
        })
    }

    /// Puts off what the archive says is not due.
    fn look(&mut self, now: Instant) -> Result<(), Failure> {
        self.each(|slot, archive| {
            let wall = Utc::now();
            let patience = archive.feed(&slot.feed.url)?.wait(wall).unwrap_or_default();
            let checked = archive.checked(&slot.feed.url)?.map(|(checked, _)| checked);
            slot.due = slot.due.max(now + patience.max(left(slot.interval, checked, wall)));
            Ok(())
        })
    }

    fn each(&mut self, mut with: impl FnMut(&mut Slot<'a>, &Archive) -> archive::Result<()>) -> Result<(), Failure> {
        let archive = match settings::archive(self.flags, Purpose::Look) {
            // Nothing was fetched yet.
            Err(Failure::Archive(archive::Error::Missing { .. })) => return Ok(()),
            archive => archive?,
        };
        self.slots.iter_mut().try_for_each(|slot| with(slot, &archive)).map_err(Failure::Archive)
    }
}

/// What is left of an interval that began with the last check.
fn left(interval: Duration, checked: Option<i64>, now: DateTime<Utc>) -> Duration {
    let checked = checked.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    let since = checked.and_then(|checked| now.signed_duration_since(checked).to_std().ok());
    since.map_or(Duration::ZERO, |since| interval.saturating_sub(since))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumped_keeps_no_feed_back() {
        let now = DateTime::from_timestamp(1_591_264_800, 0).unwrap();
        let interval = Duration::from_secs(900);
        for (checked, wanted) in [
            (None, 0),
            (Some(0), 900),
            (Some(-300), 600),
            (Some(-900), 0),
            (Some(-400_000_000), 0),
            (Some(1), 0),
            (Some(400_000_000), 0),
        ] {
            let checked = checked.map(|offset| now.timestamp() + offset);
            assert_eq!(left(interval, checked, now), Duration::from_secs(wanted), "{checked:?}");
        }
    }
}
