//! English for the Arabic of roles, bodies and sources: وزير الخارجية الروسي is the Russian Foreign Minister.
//!
//! Words come from the glossary and the gazetteer, and what neither knows is romanised. The grammar is that of the Arabic noun
//! phrase: a chain of nouns, each governing the next, then adjectives that agree with one of them, then prepositions.

mod english;
mod items;
mod phrase;

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::arabic::romanise::romanise;
use crate::briefing::NameKind;
use crate::lexicon::Lexicon;

pub(crate) use english::capitalised;

/// The English of a printed Arabic noun phrase. Indefinite it has its article ("a military source"), definite none ("Russian
/// Foreign Minister"), as newsrooms put a role before or behind a name.
pub fn english(ar: &str, lexicon: &Lexicon) -> String {
    phrase::render(&items::items(ar, lexicon))
}

/// The English of what was met before. The same few hundred roles and names fill the news of a day.
#[derive(Debug)]
pub struct Memory<'l> {
    lexicon: &'l Lexicon,
    phrases: RefCell<FxHashMap<String, String>>,
    persons: RefCell<FxHashMap<String, String>>,
}

/// Phrases that are remembered: some 10 MB.
const MOST: usize = 50_000;

impl<'l> Memory<'l> {
    /// One that has met nothing.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, phrases: RefCell::default(), persons: RefCell::default() }
    }

    /// Forgets all where it is too much.
    pub fn make_room(&mut self) {
        for met in [&mut self.phrases, &mut self.persons] {
            if met.get_mut().len() > MOST {
                met.get_mut().clear();
            }
        }
    }

    /// As [`english()`].
    pub fn phrase(&self, ar: &str) -> String {
        met(&self.phrases, ar, || english(ar, self.lexicon))
    }

    /// The English of a name that the gazetteer does not hold: a person's is romanised, the words of any other are read.
    pub fn named(&self, ar: &str, kind: NameKind) -> String {
        if kind == NameKind::Person { met(&self.persons, ar, || romanised(ar, self.lexicon)) } else { self.phrase(ar) }
    }
}

fn met(known: &RefCell<FxHashMap<String, String>>, ar: &str, make: impl FnOnce() -> String) -> String {
    if let Some(en) = known.borrow().get(ar) {
        return en.clone();
    }
    let en = make();
    known.borrow_mut().insert(ar.to_owned(), en.clone());
    en
}

/// Romanised, with the usual spellings of the name's parts.
fn romanised(ar: &str, lexicon: &Lexicon) -> String {
    romanise(ar, |word| lexicon.spelling(word))
}

#[cfg(test)]
mod tests;
