//! The tables of `data/` read, checked, and compiled to matchers.
//!
//! Words are interned by their folded form; a phrase trie over them holds every name, title, head noun and function
//! word; verbs and their nouns are found by form. The tables are typed in [`words`] and [`gazetteer`].
//!
//! `build.rs` has this module too: it compiles the bundled tables, and what it writes is opened as it lies, but for the rows
//! of the tables, which are decoded.

mod analyse;
pub mod codes;
pub mod compile;
pub mod flag;
pub mod gazetteer;
pub mod gloss;
mod index;
pub mod keys;
pub mod ranking;
pub mod segment;
mod sense;
pub mod table;
pub mod tables;
mod trie;
pub mod without;
pub mod words;

pub use analyse::{Analyser, Stem, Word};
pub use sense::{Form, Function, Phrase, Sense, Table};

use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

use gazetteer::Gazetteer;
use gloss::Glossary;
use index::{Index, Lists};
use trie::Trie;
use words::Words;

/// An interned folded word.
pub type WordId = u32;

/// All that `data/` knows, ready to be looked up.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    ids: Index,
    senses: Lists<Sense>,
    #[serde(borrow)]
    flags: ZeroVec<'static, u32>,
    phrases: Trie,
    /// Words that have a usual English spelling, in order, and the rows of their names.
    #[serde(borrow)]
    spelt: ZeroVec<'static, u32>,
    #[serde(borrow)]
    spellings: ZeroVec<'static, u32>,
    /// The word tables.
    pub words: Words,
    /// The names.
    pub gazetteer: Gazetteer,
    /// What a candidate for a headline event is worth.
    pub ranking: ranking::Ranking,
    /// English for roles and bodies.
    pub glossary: Glossary,
}

impl Lexicon {
    /// The id of a folded word.
    pub fn id(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded)
    }

    /// What a word may be, as bits of [`flag`].
    pub fn flags(&self, word: WordId) -> u32 {
        self.flags.get(word as usize).unwrap_or_default()
    }

    /// The readings of a word as a verb, verbal noun or participle.
    pub fn senses(&self, word: WordId) -> &[Sense] {
        self.senses.get(word)
    }

    /// The usual English spelling of a folded given or family name.
    pub fn spelling(&self, folded: &str) -> Option<&'static str> {
        let at = self.spelt.binary_search(&self.id(folded)?).ok()?;
        self.words.names.get(self.spellings.get(at)? as usize).map(|name| name.en)
    }

    /// What ends at a node of the phrase trie.
    pub fn phrases(&self, node: u32) -> &[Phrase] {
        self.phrases.values(node)
    }

    /// Whether the word is marked with one of these flags.
    pub fn marked(&self, word: WordId, flags: u32) -> bool {
        self.flags(word) & flags != 0
    }

    /// Whether the word is a finite verb and nothing else.
    pub fn only_verb(&self, word: WordId) -> bool {
        let flags = self.flags(word);
        flags & flag::VERB != 0
            && flags & !(flag::VERB | flag::FINITE) == 0
            && self.step(0, word).is_none_or(|node| self.phrases(node).is_empty())
    }

    /// Whether the word is an entry by itself, and not only a part of longer ones.
    pub fn is_entry(&self, word: WordId) -> bool {
        self.flags(word) != 0
            || !self.senses(word).is_empty()
            || self.step(0, word).is_some_and(|node| !self.phrases(node).is_empty())
    }

    /// The node of the phrase trie behind `word` from `node`; 0 is the root.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        self.phrases.step(node, word)
    }
}
