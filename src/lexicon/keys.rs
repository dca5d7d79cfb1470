//! The entries of the vocabulary by name, for those who ask which entry a word of a report was read by.
//!
//! Made when asked for: what is read needs none of it.

use std::fmt;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::without::first;
use super::{Lexicon, Phrase, Sense, Table, WordId};
use crate::arabic::{inflect, letters};

/// An entry of a table, or of the gazetteer one name of an entry. It displays as [`super::without`] writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    /// The table, by its file's name without ending.
    pub table: &'static str,
    /// The row's id, or in a table without ids its first form.
    pub key: &'static str,
    /// The name, as the table writes it.
    pub name: Option<&'static str>,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.table, self.key)?;
        self.name.map_or(Ok(()), |name| write!(f, "/{name}"))
    }
}

const fn entry(table: &'static str, key: &'static str) -> Entry {
    Entry { table, key, name: None }
}

impl Lexicon {
    /// The entry of a reading of a word.
    pub fn entry_of_sense(&self, sense: Sense) -> Option<Entry> {
        let (row, words) = (sense.row as usize, &self.words);
        Some(match sense.table {
            Table::Reporting => entry("reporting", words.reporting.get(row)?.forms.key()),
            Table::Movement => entry("movement", words.movement.get(row)?.forms.key()),
            Table::Frontline => entry("frontline", words.frontline.get(row)?.forms.key()),
            Table::Events => entry("events", words.events.get(row)?.forms.key()),
        })
    }

    /// The entry of a phrase; none for words of closed classes, which are phrases of their class alone.
    pub fn entry_of_phrase(&self, phrase: Phrase) -> Option<Entry> {
        let names = &self.gazetteer;
        Some(match phrase {
            Phrase::Person { row, .. } => entry("people", names.people.get(row as usize)?.id),
            Phrase::Place { row } => entry("places", names.places.get(row as usize)?.id),
            Phrase::Organisation { row, .. } => entry("organisations", names.organisations.get(row as usize)?.id),
            Phrase::Country { row } | Phrase::Nisba { row } | Phrase::People { row } => {
                entry("countries", names.countries.get(row as usize)?.id)
            }
            Phrase::Title { row } => entry("titles", first(&self.words.titles.get(row as usize)?.forms)),
            Phrase::Head { row } => entry("heads", first(&self.words.heads.get(row as usize)?.forms)),
            Phrase::Channel { row } => entry("channels", self.words.channels.get(row as usize)?.0),
            Phrase::Happening(sense) => self.entry_of_sense(sense)?,
            Phrase::Function(_) => return None,
        })
    }
}

/// A phrase as the tables write it: its words, and its entry.
type Written = (SmallVec<[WordId; 4]>, Entry);

/// Which entries a word or phrase is written by.
#[derive(Debug)]
pub struct Keys {
    /// Given names, ordinary words, and verbs that tell no record.
    words: FxHashMap<WordId, SmallVec<[Entry; 1]>>,
    /// Names of the gazetteer and words of closed classes, by their first word.
    phrases: FxHashMap<WordId, Vec<Written>>,
}

impl Keys {
    /// Those of a lexicon.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut all = Self { words: FxHashMap::default(), phrases: FxHashMap::default() };
        let names = lexicon.words.names.iter().map(|name| entry("names", name.ar));
        for entry in names.chain(lexicon.words.common.iter().map(|word| entry("common", word))) {
            if let Some(id) = lexicon.id(&letters::folded(entry.key)) {
                all.words.entry(id).or_default().push(entry);
            }
        }
        for &(perfect, imperfect) in &lexicon.words.verbs {
            inflect::forms(perfect, imperfect, &mut |word, _, _| {
                if let Some(id) = lexicon.id(&letters::folded(&word)) {
                    all.words.entry(id).or_default().push(entry("verbs", perfect));
                }
            });
        }
        for (word, _) in &lexicon.words.function {
            all.write(lexicon, word, entry("function", word));
        }
        let names = &lexicon.gazetteer;
        for c in &names.countries {
            all.names(lexicon, entry("countries", c.id), c.ar, &c.aliases);
        }
        for p in &names.places {
            all.names(lexicon, entry("places", p.id), p.ar, &p.aliases);
        }
        for p in &names.people {
            all.names(lexicon, entry("people", p.id), p.ar, &p.aliases);
        }
        for o in &names.organisations {
            all.names(lexicon, entry("organisations", o.id), o.ar, &o.aliases);
        }
        all
    }

    fn names(&mut self, lexicon: &Lexicon, row: Entry, ar: &'static str, aliases: &[&'static str]) {
        for name in std::iter::once(&ar).chain(aliases) {
            self.write(lexicon, name.strip_prefix('~').unwrap_or(name), Entry { name: Some(name), ..row });
        }
    }

    fn write(&mut self, lexicon: &Lexicon, text: &str, entry: Entry) {
        let folded = letters::folded(text);
        let words = folded.split([' ', '-', '/', '.']).filter(|w| !w.is_empty());
        let ids: Option<SmallVec<[WordId; 4]>> = words.map(|w| lexicon.id(w)).collect();
        if let Some((ids, first)) = ids.and_then(|ids| ids.first().copied().map(|first| (ids, first))) {
            self.phrases.entry(first).or_default().push((ids, entry));
        }
    }

    /// A word's entries as a given name, an ordinary word or a verb that tells no record.
    pub fn of_word(&self, word: WordId) -> &[Entry] {
        self.words.get(&word).map_or(&[], SmallVec::as_slice)
    }

    /// The names and words of closed classes that are written so; `has` tells whether a word of the phrase, by its
    /// place in it, may be read as that one.
    pub fn of_phrase(
        &self,
        len: usize,
        first: WordId,
        has: impl Fn(usize, WordId) -> bool,
    ) -> impl Iterator<Item = Entry> {
        let written = self.phrases.get(&first).map_or(&[][..], Vec::as_slice);
        let fits =
            move |ids: &SmallVec<[WordId; 4]>| ids.len() == len && ids.iter().enumerate().all(|(n, id)| has(n, *id));
        written.iter().filter(move |(ids, _)| fits(ids)).map(|(_, entry)| *entry)
    }
}
