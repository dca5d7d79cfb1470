//! Dates in Arabic text: days named in full, and days counted from the day of publication.
//!
//! Month names of all systems are read (كانون الثاني, يناير, جانفي, and two side by side: يونيو/حزيران), digits of all three
//! kinds, and ordinals. A Hijri date is left alone: which Gregorian day it is depends on who saw the moon. What a text does not
//! fix to a day (الأسبوع الماضي, 2014) gives nothing.

mod names;
mod read;
mod resolve;

use std::ops::Range;

use chrono::{Days, NaiveDate, Weekday};

use crate::briefing::DateBasis;
use read::Reader;

/// A day that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// UTF-8 bytes of the expression, attached particles included.
    pub bytes: Range<usize>,
    /// The day meant.
    pub day: NaiveDate,
    /// `Stated` where day, month and year stand in the text, else `Relative`.
    pub basis: DateBasis,
    /// The text gives a weekday and nothing else; [`Found::day`] is then the last such day, see [`Found::upcoming`].
    pub weekday_only: bool,
}

impl Found {
    /// The day meant if what it dates is still to come: a bare weekday is then the next one, not the last.
    pub fn upcoming(&self, published: NaiveDate) -> NaiveDate {
        if self.weekday_only && self.day < published {
            return self.day.checked_add_days(Days::new(7)).unwrap_or(self.day);
        }
        self.day
    }
}

/// The days that a text names, in its order. Without the day of publication only those named in full.
pub fn dates_in(text: &str, published: Option<NaiveDate>) -> Vec<Found> {
    found(text, published).collect()
}

/// The first day that a text names in full: `4 يونيو/حزيران 2020`, `٤/٦/٢٠٢٠`, `2020-06-04`.
pub fn full_date(text: &str) -> Option<NaiveDate> {
    found(text, None).find(|f| f.basis == DateBasis::Stated).map(|f| f.day)
}

/// The weekday that a folded word names, particles and article attached.
pub fn weekday(folded: &str) -> Option<Weekday> {
    names::weekday(folded)
}

fn found(text: &str, published: Option<NaiveDate>) -> impl Iterator<Item = Found> {
    let reader = Reader::new(text);
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < reader.len() {
            let Some((expression, next)) = reader.expression(at) else {
                at += 1;
                continue;
            };
            let bytes = reader.bytes(at, next);
            at = next;
            if let Some((day, basis)) = expression.resolve(published) {
                return Some(Found { bytes, day, basis, weekday_only: expression.is_bare_weekday() });
            }
        }
        None
    })
}

#[cfg(test)]
mod tests;
