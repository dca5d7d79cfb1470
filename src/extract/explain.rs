//! Reasons, noted as the records were made, put into the form of the public format.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::happen::Happenings;
use super::record::Made;
use super::scan::Doc;
use super::trace;
use crate::briefing::{Article, Dropped, Event, Explained, Explanation, Missed, Points, Reason, Vocabulary};
use crate::lexicon::keys::{Entry, Keys};
use crate::lexicon::{Form, Lexicon, Table};

/// How many tokens before and behind a missed word are shown with it.
const AROUND: usize = 7;

/// What is explained into, article by article.
pub(super) struct Explainer<'k> {
    pub keys: &'k Keys,
    pub explanation: Explanation,
}

impl<'k> Explainer<'k> {
    pub fn new(keys: &'k Keys) -> Self {
        Self { keys, explanation: Explanation::default() }
    }

    /// The part of one article.
    pub fn report<'r>(&'r mut self, article: &'r Article, doc: &'r Doc<'r, 'r>) -> Report<'r> {
        Report { article, doc, explanation: &mut self.explanation, read: FxHashSet::default() }
    }

    pub fn vocabulary(&mut self, article: &Article, entries: &BTreeSet<Entry>) {
        let entries = entries.iter().map(ToString::to_string).collect();
        self.explanation.vocabulary.push(Vocabulary { article: article.id.clone(), entries });
    }
}

/// What is explained of one article.
pub(super) struct Report<'r> {
    article: &'r Article,
    doc: &'r Doc<'r, 'r>,
    explanation: &'r mut Explanation,
    /// Paragraphs and tokens of the words that made a record.
    read: FxHashSet<(usize, usize)>,
}

impl Report<'_> {
    /// Explains records of one kind; `frame` gives a frame's reasons, paragraph and word.
    pub fn records<'f, T>(
        &mut self,
        made: &[Made<T>],
        id: impl Fn(&T) -> &String,
        frame: impl Fn(usize) -> (&'f trace::Why, usize, usize),
    ) {
        for Made { record, frames } in made {
            let mut reasons = Vec::new();
            for (why, page, at) in frames.iter().map(|n| frame(*n)) {
                self.read.insert((page, at));
                reasons.extend(self.public(why));
            }
            self.explanation.records.push(Explained { record: id(record).clone(), reasons, points: Vec::new() });
        }
    }

    /// Explains the events that are shown, and those that are not.
    pub fn events(&mut self, made: &[Made<Event>], happenings: &Happenings) {
        for Made { record, frames } in made {
            let candidates = || frames.iter().filter_map(|n| happenings.shown.get(*n));
            self.explanation.records.push(Explained {
                record: record.id.clone(),
                reasons: candidates().flat_map(|c| self.public(&c.why)).collect(),
                points: candidates().flat_map(|c| points(&c.points)).collect(),
            });
        }
        for c in &happenings.dropped {
            let paragraphs = c.told.iter().map(|(page, _)| self.doc.pages[*page].view.text.number).collect();
            self.explanation.dropped.push(Dropped {
                kind: c.kind,
                paragraphs,
                reasons: self.public(&c.why),
                points: points(&c.points).collect(),
                article: self.article.id.clone(),
            });
        }
    }

    /// Lists the words for speaking, going, meeting and fighting that made no record.
    pub fn missed(&mut self, lexicon: &Lexicon) {
        for (n, page) in self.doc.pages.iter().enumerate() {
            let view = &page.view;
            for at in 0..view.text.tokens.len() {
                // A noun for speaking makes no record by itself.
                let tables = [Table::Reporting, Table::Movement, Table::Frontline].into_iter();
                let senses = tables.flat_map(|table| view.senses(at, table));
                let told = senses.filter(|(s, _)| s.table != Table::Reporting || matches!(s.form, Form::Verb(..)));
                // The least cut reading: سيطر took control before he will fly.
                let sense = told.min_by_key(|(_, bits)| bits.count_ones()).map(|(sense, _)| sense);
                let Some(entry) = sense.filter(|_| page.covering(at).is_none() && !self.read.contains(&(n, at))) else {
                    continue;
                };
                let Some(entry) = lexicon.entry_of_sense(entry) else { continue };
                let (start, end) = page.sentence(at);
                let around = view.span(start.max(at.saturating_sub(AROUND)), (end - 1).min(at + AROUND));
                self.explanation.missed.push(Missed {
                    entry: entry.to_string(),
                    article: self.article.id.clone(),
                    paragraph: view.text.number,
                    word: view.raw(at).to_owned(),
                    around: around.to_owned(),
                });
            }
        }
    }

    fn public(&self, why: &trace::Why) -> Vec<Reason> {
        let reason = |r: &trace::Reason| {
            let view = &self.doc.pages.get(r.page)?.view;
            let (start, end) = view.bytes(r.words.0, r.words.1);
            let offset = view.text.offset;
            Some(Reason {
                field: r.field,
                rule: r.rule,
                entry: r.entry.map(|e| e.to_string()),
                paragraph: view.text.number,
                start: offset + start as u32,
                end: offset + end as u32,
                words: view.span(r.words.0, r.words.1).to_owned(),
            })
        };
        why.iter().filter_map(reason).collect()
    }
}

fn points(all: &[(&'static str, i32)]) -> impl Iterator<Item = Points> {
    all.iter().map(|&(clue, points)| Points { clue: clue.to_owned(), points })
}
