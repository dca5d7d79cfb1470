//! The frontline over time: since when a place is as it is told, and how it was before.

use chrono::NaiveDate;

use crate::archive::{Told, state};
use crate::briefing::Position;

/// How a position came about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// The first day of those before, without a break, on which the same was told.
    pub since: Option<NaiveDate>,
    /// What was told before that, where it was something else.
    pub before: Option<Told>,
}

impl Course {
    /// That of a position, by what was told of its place on the days before, the last day first.
    pub fn of(position: &Position, told: &[Told]) -> Self {
        let state = state(position);
        let is_same = |told: &&Told| told.states.contains(&state);
        let same = told.iter().take_while(is_same);
        let (count, since) = same.fold((0, None), |(count, _), told| (count + 1, Some(told.day)));
        Self { since, before: told.get(count).cloned() }
    }

    /// Whether something else was told of the place until now.
    pub const fn is_change(&self) -> bool {
        self.since.is_none() && self.before.is_some()
    }
}
