//! `data/` read, checked, and compiled to matchers.
//!
//! Words are interned by their folded form; a phrase trie over them holds every name, title, head noun and function
//! word; verbs and their nouns are found by form. The tables are typed in [`words`] and [`gazetteer`].

mod analyse;
pub mod codes;
pub mod compile;
pub mod gazetteer;
pub mod gloss;
pub mod keys;
pub mod ranking;
pub mod segment;
pub mod table;
mod trie;
pub mod without;
pub mod words;

pub use analyse::{Analyser, Stem, Word};

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::arabic::inflect::{Agreement, Tense};
use gazetteer::Gazetteer;
use gloss::Glossary;
use trie::Trie;
use words::Words;

/// An interned folded word.
pub type WordId = u32;

/// What a phrase is; the numbers are rows of their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "one variant a table")]
pub enum Phrase {
    Person { row: u32, short: bool },
    Place { row: u32 },
    Organisation { row: u32, short: bool },
    Country { row: u32 },
    Nisba { row: u32 },
    People { row: u32 },
    Title { row: u32 },
    Head { row: u32 },
    Channel { row: u32 },
    Function(Function),
    Happening(Sense),
}

impl Phrase {
    /// Whether it is the name of somebody or something.
    pub const fn is_name(self) -> bool {
        matches!(
            self,
            Self::Person { .. }
                | Self::Place { .. }
                | Self::Organisation { .. }
                | Self::Country { .. }
                | Self::Nisba { .. }
                | Self::People { .. }
        )
    }
}

/// A word of a closed class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Function {
    Preposition,
    Conjunction,
    Complementizer,
    Negation,
    Future,
    Planned,
    Hypothetical,
    Background,
    Relative,
    Demonstrative,
    Pronoun,
    Adverb,
    Quantifier,
    Attribution,
    Unconfirmed,
    Denied,
    Auxiliary,
    Number,
    Calendar,
    Arms,
    Stronghold,
    Other,
}

/// Which table a form of a verb belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "one variant a table")]
pub enum Table {
    Reporting,
    Movement,
    Frontline,
    Events,
}

/// How a form stands for its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A finite verb.
    Verb(Tense, Agreement),
    /// A verbal noun.
    Noun,
    /// An active participle.
    Participle,
}

/// One reading of a form: which row of which table, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sense {
    /// The table.
    pub table: Table,
    /// Its row, from 0.
    pub row: u16,
    /// As what.
    pub form: Form,
}

/// All that `data/` knows, ready to be looked up.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Room to fold a word in while the tables are read.
    folded: String,
    ids: FxHashMap<Box<str>, WordId>,
    senses: Vec<SmallVec<[Sense; 2]>>,
    flags: Vec<u32>,
    phrases: Trie<Phrase>,
    spellings: FxHashMap<WordId, &'static str>,
    /// The word tables.
    pub words: Words,
    /// The names.
    pub gazetteer: Gazetteer,
    /// What a candidate for a headline event is worth.
    pub ranking: ranking::Ranking,
    /// English for roles and bodies.
    pub glossary: Glossary,
}

/// What a word may be, as bits of [`Word::flags`].
pub mod flag {
    /// An ordinary word, so hardly a name.
    pub const COMMON: u32 = 1;
    /// A given or family name.
    pub const NAME: u32 = 1 << 1;
    /// Joins the next word to a name (أبو, بن, عبد).
    pub const PARTICLE: u32 = 1 << 2;
    /// A finite verb of a table.
    pub const VERB: u32 = 1 << 3;
    /// A preposition.
    pub const PREPOSITION: u32 = 1 << 4;
    /// أن or إن.
    pub const COMPLEMENTIZER: u32 = 1 << 5;
    /// لم لن لا ...
    pub const NEGATION: u32 = 1 << 6;
    /// سوف
    pub const FUTURE: u32 = 1 << 7;
    /// الذي التي ...
    pub const RELATIVE: u32 = 1 << 8;
    /// هذا تلك ...
    pub const DEMONSTRATIVE: u32 = 1 << 9;
    /// هو هي ...
    pub const PRONOUN: u32 = 1 << 10;
    /// Another word of a closed class.
    pub const FUNCTION: u32 = 1 << 11;
    /// كان أصبح ...
    pub const AUXILIARY: u32 = 1 << 12;
    /// A title or head noun of one word.
    pub const TITLE: u32 = 1 << 13;
    /// A head noun of one word.
    pub const HEAD: u32 = 1 << 14;
    /// A nationality adjective or a people.
    pub const NISBA: u32 = 1 << 15;
    /// A number word, month or weekday.
    pub const CALENDAR: u32 = 1 << 16;
    /// Only a finite verb, though a list of ordinary words may have it too.
    pub const FINITE: u32 = 1 << 17;
    /// What a word with the article is not.
    pub const NEVER_DEFINITE: u32 = VERB
        | FINITE
        | PREPOSITION
        | COMPLEMENTIZER
        | NEGATION
        | FUTURE
        | RELATIVE
        | DEMONSTRATIVE
        | PRONOUN
        | FUNCTION
        | AUXILIARY;
}

impl Lexicon {
    /// The bundled data. It is held against all checks in tests, so it is there.
    pub fn bundled() -> &'static Self {
        static BUNDLED: std::sync::LazyLock<Lexicon> =
            std::sync::LazyLock::new(|| compile::bundled().unwrap_or_default());
        &BUNDLED
    }

    /// The id of a folded word.
    pub fn id(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded).copied()
    }

    /// The readings of a word as a verb, verbal noun or participle.
    pub fn senses(&self, word: WordId) -> &[Sense] {
        self.senses.get(word as usize).map_or(&[], SmallVec::as_slice)
    }

    /// The usual English spelling of a folded given or family name.
    pub fn spelling(&self, folded: &str) -> Option<&'static str> {
        self.spellings.get(&self.id(folded)?).copied()
    }

    /// What ends at a node of the phrase trie.
    pub fn phrases(&self, node: u32) -> &[Phrase] {
        self.phrases.values(node)
    }

    /// Whether the word is marked with one of these flags.
    pub fn marked(&self, word: WordId, flags: u32) -> bool {
        self.flags.get(word as usize).is_some_and(|f| f & flags != 0)
    }

    /// Whether the word is a finite verb and nothing else.
    pub fn only_verb(&self, word: WordId) -> bool {
        let flags = self.flags.get(word as usize).copied().unwrap_or_default();
        flags & flag::VERB != 0
            && flags & !(flag::VERB | flag::FINITE) == 0
            && self.step(0, word).is_none_or(|node| self.phrases(node).is_empty())
    }

    /// Whether the word is an entry by itself, and not only a part of longer ones.
    pub fn is_entry(&self, word: WordId) -> bool {
        self.flags.get(word as usize).is_some_and(|f| *f != 0)
            || !self.senses(word).is_empty()
            || self.step(0, word).is_some_and(|node| !self.phrases(node).is_empty())
    }

    /// The node of the phrase trie behind `word` from `node`; 0 is the root.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        self.phrases.step(node, word)
    }
}
