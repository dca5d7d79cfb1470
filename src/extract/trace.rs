//! How a record comes about. A rule that finds something notes it where it finds it; whoever fills a field with what was
//! found takes the note along as the field's reason. Where nobody asked for reasons, nothing is noted.

use std::cell::RefCell;

use super::entity::{EntityId, Known};
use super::modality::Standing;
use super::scan::{Mention, Page};
use crate::briefing::{Field, Rule};
use crate::lexicon::keys::Entry;
use crate::lexicon::{Lexicon, Phrase, Sense};

/// Why a field holds what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reason {
    pub field: Field,
    pub rule: Rule,
    /// The paragraph, and first and last token of the words.
    pub page: usize,
    pub words: (usize, usize),
    /// The entry of the vocabulary by which they were read.
    pub entry: Option<Entry>,
}

/// The reasons of all fields of a record; empty where nobody asked for them.
pub(crate) type Why = Vec<Reason>;

/// That a rule found somebody or some place.
#[derive(Debug, Clone)]
struct Note {
    rule: Rule,
    entity: EntityId,
    words: (usize, usize),
    /// How the words came to stand for whom they stand for.
    name: Vec<(Rule, (usize, usize), Option<Entry>)>,
}

/// The notes of the word that is being read, one of these a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    on: bool,
    notes: RefCell<Vec<Note>>,
}

impl Notes {
    pub fn new(on: bool) -> Self {
        Self { on, notes: RefCell::default() }
    }

    /// Whether anybody asked for reasons.
    pub fn on(&self) -> bool {
        self.on
    }
}

impl Page<'_, '_> {
    /// Notes that a rule found this mention, and gives it back.
    pub fn found<'p>(&self, rule: Rule, m: &'p Mention) -> &'p Mention {
        if self.notes.on() {
            let note =
                Note { rule, entity: m.entity, words: (m.np.first, m.np.last), name: name(m, self.view.lexicon) };
            self.notes.notes.borrow_mut().push(note);
        }
        m
    }

    /// Notes that a rule took these words, first and last, for this entity.
    pub fn found_entity(&self, rule: Rule, entity: EntityId, words: (usize, usize)) {
        if self.notes.on() {
            self.notes.notes.borrow_mut().push(Note { rule, entity, words, name: Vec::new() });
        }
    }

    /// Notes that a rule took this entity, unless another rule noted it before: with its next mention behind `at`, or else the
    /// last of the paragraph.
    pub fn found_else(&self, rule: Rule, entity: EntityId, at: usize) {
        if !self.notes.on() || self.notes.notes.borrow().iter().any(|note| note.entity == entity) {
            return;
        }
        let of = || self.mentions.iter().filter(|m| m.entity == entity);
        match of().find(|m| m.np.first > at).or_else(|| of().next_back()) {
            Some(m) => {
                self.found(rule, m);
            }
            None => self.found_entity(rule, entity, (at, at)),
        }
    }

    /// Forgets what was noted of the word before, and begins with the entry that this one is read by.
    pub fn reads(&self, n: usize, at: usize, field: Field, sense: Sense) -> Reasons<'_> {
        let mut why = Why::new();
        if self.notes.on() {
            self.notes.notes.borrow_mut().clear();
            let entry = self.view.lexicon.entry_of_sense(sense);
            why.push(Reason { field, rule: Rule::Word, page: n, words: (at, at), entry });
        }
        Reasons { n, notes: &self.notes, why }
    }

    /// The same where the word is of no table of verbs.
    pub fn reads_function(&self, n: usize, words: (usize, usize), field: Field, rule: Rule) -> Reasons<'_> {
        let mut reasons = Reasons { n, notes: &self.notes, why: Why::new() };
        if self.notes.on() {
            self.notes.notes.borrow_mut().clear();
            reasons = reasons.by(field, rule, words, None);
        }
        reasons
    }
}

/// The reasons of one frame, as its fields are filled.
#[derive(Debug, Clone)]
pub(crate) struct Reasons<'p> {
    n: usize,
    notes: &'p Notes,
    why: Why,
}

impl Reasons<'_> {
    /// Adds why the field holds these: the last rule that found each.
    pub fn filled(mut self, field: Field, with: impl IntoIterator<Item = EntityId>) -> Self {
        if !self.notes.on() {
            return self;
        }
        let notes = self.notes.notes.borrow();
        for entity in with {
            let Some(note) = notes.iter().rev().find(|note| note.entity == entity) else { continue };
            let reason = |rule, words, entry| Reason { field, rule, page: self.n, words, entry };
            self.why.push(reason(note.rule, note.words, None));
            self.why.extend(note.name.iter().map(|&(rule, words, entry)| reason(rule, words, entry)));
        }
        drop(notes);
        self
    }

    /// Adds a rule that filled the field by itself.
    pub fn by(mut self, field: Field, rule: Rule, words: (usize, usize), entry: Option<Entry>) -> Self {
        if self.notes.on() {
            self.why.push(Reason { field, rule, page: self.n, words, entry });
        }
        self
    }

    /// Adds why the text tells it as so, or not.
    pub fn standing(self, standing: &Standing) -> Self {
        let (rule, at) = standing.by;
        self.by(Field::Realis, rule, (at, at), None)
    }

    pub fn why(self) -> Why {
        self.why
    }
}

/// How the words of a mention stand for its entity.
fn name(m: &Mention, lexicon: &Lexicon) -> Vec<(Rule, (usize, usize), Option<Entry>)> {
    let phrase = m.np.known.map(|known| match known {
        Known::Person(row) => Phrase::Person { row, short: false },
        Known::Organisation(row) => Phrase::Organisation { row, short: false },
        Known::Country(row) => Phrase::Country { row },
        Known::Place(row) => Phrase::Place { row },
    });
    let mut out = vec![(m.by, m.np.core, phrase.and_then(|phrase| lexicon.entry_of_phrase(phrase)))];
    for row in &m.np.titles {
        let words = m.np.role.unwrap_or(m.np.core);
        out.push((Rule::Title, words, lexicon.entry_of_phrase(Phrase::Title { row: *row })));
    }
    if let Some(row) = m.np.head {
        out.push((Rule::HeadNoun, (m.np.first, m.np.first), lexicon.entry_of_phrase(Phrase::Head { row })));
    }
    out
}
