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

use crate::arabic::letters;
use crate::arabic::token::{self, Token};
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
    // A day named in full has its year in figures.
    if published.is_none() && !text.chars().any(is_figure) {
        return Vec::new();
    }
    let tokens = token::tokens(text);
    let mut folded = String::with_capacity(text.len());
    let mut ends = Vec::with_capacity(tokens.len());
    for token in &tokens {
        letters::fold_into(token.text(text), &mut folded);
        ends.push(folded.len());
    }
    let starts = std::iter::once(&0).chain(&ends);
    let words: Vec<&str> = starts.zip(&ends).map(|(&from, &to)| folded.get(from..to).unwrap_or_default()).collect();
    dates_of(text, &tokens, &words, |at| words.get(at).is_some_and(|word| may_begin(word)), published)
}

/// As [`dates_in`], of a text that is taken apart already: its tokens, each folded, and which of them [`may_begin`] a date.
pub fn dates_of(
    text: &str,
    tokens: &[Token],
    words: &[&str],
    begins: impl Fn(usize) -> bool,
    published: Option<NaiveDate>,
) -> Vec<Found> {
    let reader = Reader::new(text, tokens, words);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some((expression, next)) = begins(at).then(|| reader.expression(at)).flatten() else {
            at += 1;
            continue;
        };
        let bytes = reader.bytes(at, next);
        at = next;
        if let Some((day, basis)) = expression.resolve(published) {
            found.push(Found { bytes, day, basis, weekday_only: expression.is_bare_weekday() });
        }
    }
    found
}

fn is_figure(c: char) -> bool {
    letters::fold(c).is_some_and(|c| c.is_ascii_digit())
}

/// Whether a date may begin with this folded word: a quick no for most.
pub fn may_begin(folded: &str) -> bool {
    names::may_begin(folded)
}

/// The first day that a text names in full: `4 يونيو/حزيران 2020`, `٤/٦/٢٠٢٠`, `2020-06-04`.
pub fn full_date(text: &str) -> Option<NaiveDate> {
    dates_in(text, None).into_iter().find(|f| f.basis == DateBasis::Stated).map(|f| f.day)
}

/// The weekday that a folded word names, particles and article attached.
pub fn weekday(folded: &str) -> Option<Weekday> {
    names::weekday(folded)
}

#[cfg(test)]
mod tests;
