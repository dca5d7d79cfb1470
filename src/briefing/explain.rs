//! What `mujaz parse --explain` adds to a briefing: how its records were made.
//!
//! The names of rules are stable: who reads them may rely on them as on the names of the records' fields.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Briefing, EventType};

/// What one or more reports say, as `mujaz parse --format json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Briefing")]
pub struct Printed<'b> {
    /// The briefing itself.
    #[serde(flatten)]
    pub briefing: &'b Briefing,
    /// How its records were made: only with `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<&'b Explanation>,
}

/// How the records of a briefing were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// Each record of the briefing that was read from a report here.
    pub records: Vec<Explained>,
    /// Candidates for an event that were ranked too low to be shown.
    pub dropped: Vec<Dropped>,
    /// Words for speaking, going, meeting and fighting that filled no record.
    pub missed: Vec<Missed>,
    /// The entries of the vocabulary that occur in each report.
    pub vocabulary: Vec<Vocabulary>,
}

/// How a record was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explained {
    /// Its `id`.
    pub record: String,
    /// What filled its fields, in the order in which they were filled.
    pub reasons: Vec<Reason>,
    /// Of an event, what spoke for and against it; it is shown for the sum. Else empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Points>,
}

/// A candidate for an event that is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Dropped {
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// The paragraphs that tell it, the one of its word first.
    pub paragraphs: Vec<u32>,
    /// What would have filled its fields.
    pub reasons: Vec<Reason>,
    /// What spoke for and against it.
    pub points: Vec<Points>,
    /// The report, an `id` of `articles`.
    pub article: String,
}

/// What a clue says for a candidate, or where it is below zero against it: a row of `data/lexicon/ranking.tsv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Points {
    /// The clue, as the table names it.
    pub clue: String,
    /// Its points; a clue may count twice.
    pub points: i32,
}

/// Why a field holds what it holds. A name has several: the rule that found its words, and how they came to stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reason {
    /// The field.
    pub field: Field,
    /// The rule.
    pub rule: Rule,
    /// The entry of the vocabulary that it went by, as `table:key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    /// Where the words stand: the paragraph's number, and bytes of its text.
    pub paragraph: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The words.
    pub words: String,
}

/// A word that filled no record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missed {
    /// The entry, as `table:key`.
    pub entry: String,
    /// The report, an `id` of `articles`.
    pub article: String,
    /// The paragraph's number.
    pub paragraph: u32,
    /// The word, as printed.
    pub word: String,
    /// The words around it.
    pub around: String,
}

/// The entries of the vocabulary that a report's words are read by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Vocabulary {
    /// The report, an `id` of `articles`.
    pub article: String,
    /// Each entry as `table:key`, of the gazetteer also as `table:key/name`: the form that `--without` reads.
    pub entries: Vec<String>,
}

/// A field of a record that a [`Reason`] is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// The act of a statement, the kind of a movement, the status of a position, the type of an event.
    Kind,
    /// Who says it.
    Speaker,
    /// Who relays it.
    Via,
    /// To whom it is said or put.
    Addressee,
    /// By which means.
    Channel,
    /// What is said.
    Content,
    /// Who travels, meets or acts.
    Actor,
    /// Where to.
    To,
    /// Where from.
    From,
    /// Whom they meet.
    With,
    /// Where.
    Place,
    /// Who holds the place or acts there.
    Holder,
    /// Whether it is told as so.
    Realis,
}

/// A rule that fills a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The verb or noun of this entry.
    Word,
    /// An attribution: according to, quoting.
    Attribution,
    /// A noun for a stronghold, in apposition to the place.
    Stronghold,
    /// Where somebody speaks, told with the words that introduce what he says.
    Presence,
    /// The subject behind its verb.
    SubjectBehind,
    /// The subject before its verb.
    SubjectBefore,
    /// The subject right before a verb that opens its clause.
    SubjectRightBefore,
    /// The subject of the auxiliary that opens the sentence.
    SubjectOfAuxiliary,
    /// The subject of the verb that governs this one or its noun.
    SubjectOfHigherVerb,
    /// Words for a subject that no table knows as a name.
    PlainSubject,
    /// Joined by "and" to who was found before.
    Joined,
    /// Right behind a noun: whose it is.
    BehindNoun,
    /// By, for, or the subject of the verb that goes with a noun.
    Agent,
    /// Behind عن: whose words are passed on.
    PassedOn,
    /// Right behind the subject of a verb that is put to somebody.
    PutTo,
    /// A verb without a subject goes on with who spoke last.
    GoesOn,
    /// A pronoun of who speaks: he said that he.
    SpeaksOfSelf,
    /// A statement speaks for itself.
    ChannelSpeaks,
    /// A pronoun stands for who or what was named before.
    Pronoun,
    /// A preposition or object that the entry names for this slot.
    Marked,
    /// With, between, or the object of a word of meeting.
    Counterpart,
    /// Named near the word.
    Near,
    /// A side of a clash.
    Side,
    /// The force of the side for which somebody speaks or commands.
    ForceOfSide,
    /// A noun goes on with who acts in the noun before.
    SameActor,
    /// أن or إن opens what is said.
    Clause,
    /// A quotation mark or colon opens what is said.
    Quotation,
    /// A name of the gazetteer.
    Gazetteer,
    /// A name that the gazetteer does not have.
    Named,
    /// A family name, of somebody named in full elsewhere.
    FamilyName,
    /// An office or title, of whoever the article gives it to.
    Holder,
    /// A head noun with the article, for the last that was named with it.
    Antecedent,
    /// A title.
    Title,
    /// A noun that heads the name of a body or place.
    HeadNoun,
    /// Nothing speaks against it.
    Asserted,
    /// An interested side says so.
    Claimed,
    /// Announced by who says to have done it.
    Announced,
    /// A word that puts it into the future, or makes it a plan.
    Planned,
    /// It is what somebody calls for, warns of or promises.
    Wished,
    /// A word that makes it conditional.
    Hypothetical,
    /// A word that says that it is not confirmed.
    Unconfirmed,
    /// A negation, or a word that denies.
    Denied,
}
