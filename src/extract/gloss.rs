//! English for the Arabic of roles, bodies and sources: وزير الخارجية الروسي is the Russian Foreign Minister.
//!
//! Words come from the glossary and the gazetteer, and what neither knows is romanised. The grammar is that of the Arabic noun
//! phrase: a chain of nouns, each governing the next, then adjectives that agree with one of them, then prepositions.

mod english;
mod items;
mod phrase;

use crate::arabic::romanise::romanise;
use crate::lexicon::Lexicon;

pub(crate) use english::capitalised;

/// The English of a printed Arabic noun phrase. Indefinite it has its article ("a military source"), definite none ("Russian
/// Foreign Minister"), as newsrooms put a role before or behind a name.
pub fn english(ar: &str, lexicon: &Lexicon) -> String {
    phrase::render(&items::items(ar, lexicon))
}

/// A name that the gazetteer does not hold, romanised with the usual spellings of its parts.
pub fn name(ar: &str, lexicon: &Lexicon) -> String {
    romanise(ar, |word| lexicon.spelling(word))
}

#[cfg(test)]
mod tests;
