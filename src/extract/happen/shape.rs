//! How the word of a candidate stands in its clause: what tells a setting or a thing known already from the news.

use super::Candidate;
use crate::extract::scan::Doc;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Form, Function, Table, flag};

/// How far before a word the relative may stand in whose clause it is, in tokens.
const RELATIVE: usize = 8;
/// How far around a word a number counts as its own, in tokens.
const NUMBER: usize = 4;
/// Prepositions of time and place, folded: what they govern is when or where something else happens.
const SETTING: [&str; 14] =
    ["خلال", "اثناء", "بعد", "قبل", "عقب", "منذ", "غداه", "اثر", "حول", "بشان", "بخصوص", "عن", "ضد", "رغم"];

/// What is seen of a word and its clause, each by itself.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent clues")]
pub(crate) struct Shape {
    /// A noun with the article.
    pub definite: bool,
    /// A noun behind a preposition.
    pub governed: bool,
    /// A noun behind one of time, place or topic.
    pub setting: bool,
    /// A noun that says whose the noun before it is.
    pub of: bool,
    /// A noun with a pronoun.
    pub own: bool,
    /// "This", "these".
    pub pointed: bool,
    /// In a relative clause.
    pub relative: bool,
    /// A sentence that opens with كان.
    pub was: bool,
    /// Within quotation marks.
    pub quoted: bool,
    /// A number stands near.
    pub counted: bool,
    /// The paragraph is in the last third.
    pub last: bool,
}

impl Shape {
    /// The shape of the word that a candidate was found by.
    pub fn of(doc: &Doc<'_, '_>, c: &Candidate) -> Self {
        let Some(page) = doc.pages.get(c.page) else { return Self::default() };
        let (view, at) = (&page.view, c.at);
        let (start, end) = page.sentence(at);
        let noun = !c.verb && !page.verb(at);
        let before = at.checked_sub(1).filter(|k| *k >= start);
        let bits = view.bits(at);
        let word_before = before.map_or("", |k| view.folded(k).trim_start_matches('و'));
        let bare = |k: usize| {
            page.covering(k).is_none()
                && !view.is_mark(k)
                && view.bits(k) & clitic::AL == 0
                && !page.verb(k)
                && !page.preposition(k)
                && (view.has(k, flag::COMMON) || verbal_noun(doc, c.page, k))
                && !view.has(k, flag::FUNCTION | flag::COMPLEMENTIZER | flag::RELATIVE)
        };
        let number = |k: usize| view.is_number(k) || view.is_function(k, Function::Number).is_some();
        Self {
            definite: noun && bits & clitic::AL != 0,
            governed: noun && page.governed(at),
            setting: noun && SETTING.contains(&word_before),
            of: noun && before.is_some_and(bare),
            own: noun && bits & clitic::PRONOUN != 0,
            pointed: before.is_some_and(|k| view.has(k, flag::DEMONSTRATIVE)),
            relative: (start.max(at.saturating_sub(RELATIVE))..at)
                .rev()
                .take_while(|&k| !view.is_mark(k))
                .any(|k| view.has(k, flag::RELATIVE)),
            was: matches!(view.folded(start).trim_start_matches('و'), "كان" | "كانت" | "كانوا"),
            quoted: view.text.quoted.get(at).copied().unwrap_or_default(),
            counted: (start.max(at.saturating_sub(NUMBER))..end.min(at + NUMBER + 1)).any(number),
            last: c.page * 3 > doc.pages.len() * 2,
        }
    }
}

/// Whether a verbal noun stands here.
fn verbal_noun(doc: &Doc<'_, '_>, page: usize, at: usize) -> bool {
    let tables = [Table::Events, Table::Frontline, Table::Movement, Table::Reporting];
    doc.pages.get(page).is_some_and(|page| {
        tables.into_iter().any(|table| page.view.senses(at, table).any(|(s, _)| s.form == Form::Noun))
    })
}
