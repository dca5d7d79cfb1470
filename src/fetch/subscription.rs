//! A feed to read, and what was remembered of it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::error::Reason;
use crate::config::Feed;

/// A feed to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Which.
    pub feed: Feed,
    /// What it was like the last time.
    pub memory: Memory,
}

/// What is remembered of a feed from one time to the next, so that what did not change is not sent again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// Its version, as its server marked it.
    pub etag: Option<String>,
    /// The time of its version, as its server wrote it.
    pub last_modified: Option<String>,
    /// Until when its server wants to be left alone.
    pub wait_until: Option<DateTime<Utc>>,
}

impl Memory {
    /// How long it is to be left alone yet.
    pub fn wait(&self, now: DateTime<Utc>) -> Option<Duration> {
        let wait = self.wait_until?.signed_duration_since(now).to_std().ok()?;
        // A clock that was wrong when this was remembered is not to silence a feed for longer than its server could have.
        (!wait.is_zero() && wait <= super::patience::LONGEST).then_some(wait)
    }

    /// What is remembered after a failure.
    pub(super) fn after(&self, reason: &Reason, now: DateTime<Utc>) -> Self {
        let asked = match reason {
            Reason::Status { wait, .. } => *wait,
            Reason::Patience(wait) => Some(*wait),
            _ => None,
        };
        let until = asked.and_then(|wait| now.checked_add_signed(TimeDelta::from_std(wait).ok()?));
        Self { wait_until: until, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_and_a_wait_of_years_is_none() {
        let now = DateTime::from_timestamp(1_591_264_800, 0).unwrap();
        let refused = |seconds| Reason::Status { code: 429, wait: Some(Duration::from_secs(seconds)) };
        let memory = Memory { etag: Some("\"1\"".to_owned()), ..Memory::default() }.after(&refused(60), now);
        assert_eq!(memory.wait(now), Some(Duration::from_secs(60)));
        assert_eq!(memory.wait(now + TimeDelta::seconds(60)), None);
        assert_eq!(memory.wait(now - TimeDelta::days(900)), None);
        assert_eq!(memory.etag.as_deref(), Some("\"1\""));
        assert_eq!(memory.after(&Reason::NoAddress, now).wait_until, None);
    }
}
