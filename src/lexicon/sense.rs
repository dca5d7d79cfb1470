//! What a word or phrase of the tables is.

use serde::{Deserialize, Serialize};

use crate::arabic::inflect::{Agreement, Tense};

/// What a phrase is; the numbers are rows of their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// What is talked about, with the article: behind an office it begins a phrase of its own.
    Topic,
    /// Whom violence strikes: of an attack, accident or arrest they are no party.
    Victim,
    Idiom,
    Other,
}

/// Which table a form of a verb belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "one variant a table")]
pub enum Table {
    Reporting,
    Movement,
    Frontline,
    Events,
}

/// How a form stands for its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// A finite verb.
    Verb(Tense, Agreement),
    /// A verbal noun.
    Noun,
    /// An active participle.
    Participle,
}

/// One reading of a form: which row of which table, and as what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sense {
    /// The table.
    pub table: Table,
    /// Its row, from 0.
    pub row: u16,
    /// As what.
    pub form: Form,
}
