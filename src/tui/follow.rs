//! What the user follows: names of actors and places, and words. A record that holds one of them is marked, and rings where
//! that is asked for.

use super::matching::{Query, Words};
use crate::briefing::{Briefing, Kind, Record};
use crate::config::Alert;

/// What is followed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    queries: Vec<Query>,
}

/// A ring that is due: how many records that are followed are new, and what the first of them says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// How many.
    pub count: usize,
    /// The first, in the language of the interface.
    pub first: String,
}

impl Followed {
    /// Those that are found by what is typed here, as a find would; what holds no letter is left away.
    pub fn new(typed: &[String]) -> Self {
        Self { queries: typed.iter().filter_map(|typed| Query::new(typed)).collect() }
    }

    /// Whether nothing is followed.
    pub const fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }

    /// Whether a record holds anything that is followed, in its names, its line or its sentences.
    pub fn holds(&self, record: Record<'_>) -> bool {
        !self.is_empty()
            && record.texts().any(|text| {
                let words = Words::of(text);
                self.queries.iter().any(|query| query.is_among(&words))
            })
    }

    /// The records of a briefing that hold anything that is followed.
    pub fn among<'a>(&'a self, briefing: &'a Briefing) -> impl Iterator<Item = Record<'a>> {
        let all = Kind::ALL.into_iter().flat_map(move |kind| Record::all(briefing, kind));
        all.filter(|record| self.holds(*record))
    }
}

/// What is sent to the terminal for a text, which is made safe to send; nothing where the screen is to tell it alone.
pub fn sequence(alert: Alert, text: &str) -> Option<String> {
    match alert {
        Alert::Off => None,
        Alert::Bell => Some("\u{7}".to_owned()),
        Alert::Notify => {
            let text: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
            Some(format!("\u{1b}]9;{text}\u{1b}\\"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notification_holds_no_control_of_its_own() {
        let sent = sequence(Alert::Notify, "a\u{1b}]52;c;eA==\u{7}b").unwrap_or_default();
        assert_eq!(sent, "\u{1b}]9;a]52;c;eA==b\u{1b}\\");
        assert_eq!((sequence(Alert::Bell, "x").as_deref(), sequence(Alert::Off, "x")), (Some("\u{7}"), None));
    }
}
