//! English for the Arabic of roles, bodies and sources: وزير الخارجية الروسي is the Russian Foreign Minister.
//!
//! Words come from the glossary and the gazetteer, and what neither knows is romanised. The grammar is that of the Arabic noun
//! phrase: a chain of nouns, each governing the next, then adjectives that agree with one of them, then prepositions.

mod english;
mod items;
mod phrase;

use crate::arabic::romanise::romanise;
use crate::briefing::NameKind;
use crate::lexicon::Lexicon;

pub(crate) use english::capitalised;

/// The English of a printed Arabic noun phrase. Indefinite it has its article ("a military source"), definite none ("Russian
/// Foreign Minister"), as newsrooms put a role before or behind a name.
pub fn english(ar: &str, lexicon: &Lexicon) -> String {
    phrase::render(&items::items(ar, lexicon))
}

/// The English of a name that the gazetteer does not hold: a person's is romanised, the words of any other are read.
pub fn named(ar: &str, kind: NameKind, lexicon: &Lexicon) -> String {
    if kind == NameKind::Person { romanised(ar, lexicon) } else { english(ar, lexicon) }
}

/// Romanised, with the usual spellings of the name's parts.
fn romanised(ar: &str, lexicon: &Lexicon) -> String {
    romanise(ar, |word| lexicon.spelling(word))
}

#[cfg(test)]
mod tests;
