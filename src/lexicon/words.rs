//! The word tables of `data/lexicon`, typed.
//!
//! The compiled form has no forms but those of titles: they are in its matchers.

mod read;

use serde::{Deserialize, Serialize};

use super::Function;
use crate::briefing::{Act, EventType, PositionStatus};

/// How a verb or its noun is written.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// Third person masculine singular; empty for an entry of nouns only.
    pub perfect: &'static str,
    /// Third person masculine singular.
    pub imperfect: &'static str,
    /// Verbal nouns, and for entries of nouns only the nouns.
    pub nouns: Vec<&'static str>,
    /// Active participles that stand for the verb.
    pub participles: Vec<&'static str>,
}

impl Forms {
    /// What names the entry in its table: the first form that it has.
    pub fn key(&self) -> &'static str {
        let forms = [self.perfect, self.nouns.first().copied().unwrap_or_default(), self.imperfect];
        forms.into_iter().find(|form| !form.is_empty()).unwrap_or_default()
    }
}

/// What marks a slot of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// The direct object.
    Object,
    /// Attached ب.
    Ba,
    /// Attached ل.
    La,
    /// A word that stands alone, as written in the table.
    Word(&'static str),
}

/// A verb that attributes words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reporting {
    /// Its forms.
    #[serde(skip)]
    pub forms: Forms,
    /// The speech act.
    pub act: Act,
    /// Content in a clause with أن or إن.
    pub clause: bool,
    /// Content in quotation marks or behind a colon.
    pub quote: bool,
    /// Passes on the words of whom عن names.
    pub relays: bool,
    /// Content as a noun phrase behind these.
    pub markers: Vec<Marker>,
    /// English, third person present.
    pub en: &'static str,
}

/// What kind of going or meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Motion {
    /// Comes to a place.
    Arrive,
    /// Leaves one.
    Depart,
    /// Visits.
    Visit,
    /// Comes back.
    Return,
    /// Visits several.
    Tour,
    /// Goes.
    Travel,
    /// Receives a visitor.
    Receive,
    /// Meets.
    Meet,
    /// Confers.
    Talks,
    /// Telephones.
    Call,
    /// Asks to come.
    Invite,
    /// Is host to.
    Host,
    /// Takes part in a gathering.
    Attend,
}

/// A verb of going or meeting.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Movement {
    /// Its forms.
    #[serde(skip)]
    pub forms: Forms,
    /// What kind.
    pub motion: Motion,
    /// What marks the destination.
    pub to: Vec<Marker>,
    /// What marks the origin.
    pub from: Vec<Marker>,
    /// What marks the counterpart.
    pub with: Vec<Marker>,
    /// English.
    pub en: &'static str,
}

/// The part that a force plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Takes or holds.
    Holder,
    /// Troops in the field; of anybody else the word tells a journey.
    Troops,
    /// Loses.
    Loser,
    /// Attacks.
    Attacker,
    /// Is attacked.
    Victim,
    /// The grammatical subject is the place.
    Place,
}

/// A verb or noun of control, advance, clash, loss, siege or attack.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Control {
    /// Its forms.
    #[serde(skip)]
    pub forms: Forms,
    /// What it says of the place.
    pub status: PositionStatus,
    /// The part of the subject.
    pub subject: Part,
    /// What marks the place.
    pub place: Vec<Marker>,
    /// The part of the direct object, where that is a force.
    pub object: Option<Part>,
    /// The headline event that it implies.
    pub event: Option<EventType>,
    /// The word alone tells of war, whoever acts.
    pub alone: bool,
    /// English.
    pub en: &'static str,
}

/// Any other happening.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Happening {
    /// Its forms.
    #[serde(skip)]
    pub forms: Forms,
    /// Its kind.
    pub kind: EventType,
    /// How surely the word alone tells of news, 1 to 3.
    pub weight: u8,
    /// English with `{actor}`, `{object}`, `{place}`.
    pub gist_en: &'static str,
    /// Arabic likewise.
    pub gist_ar: &'static str,
}

/// An office, rank or form of address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Title {
    /// All its written forms.
    #[serde(borrow)]
    pub forms: Vec<&'static str>,
    /// English.
    pub en: &'static str,
    /// `minister`, `spokesman`, `military` ...
    pub kind: TitleKind,
}

/// What kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TitleKind {
    HeadOfState,
    HeadOfGovernment,
    Minister,
    Deputy,
    Envoy,
    Diplomat,
    Spokesman,
    Military,
    Party,
    Legislator,
    Official,
    Religious,
    Expert,
    Honorific,
    Relative,
    Media,
}

/// A noun that opens the name of a body or a place, or an unnamed source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    /// Singular and plural forms.
    #[serde(skip)]
    pub forms: Vec<&'static str>,
    /// The singular.
    pub one: &'static str,
    /// English.
    pub en: &'static str,
    /// What it heads.
    pub kind: HeadKind,
}

/// What a [`Head`] heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum HeadKind {
    Force,
    Organisation,
    Source,
    Medium,
    Delegation,
    Group,
    Place,
    /// A place whose head noun is part of its name: the airport of a town is not the town.
    Landmark,
    /// A landmark whose name may be of ordinary words (محطة النقل).
    Site,
    Direction,
}

impl HeadKind {
    /// Whether it heads a place.
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Place | Self::Landmark | Self::Site | Self::Direction)
    }
}

/// A given or family name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GivenName {
    /// As written.
    pub ar: &'static str,
    /// Usual English spelling.
    pub en: &'static str,
    /// Whether it joins the next word to a name (أبو, بن, عبد).
    pub particle: bool,
}

/// All word tables.
#[derive(Debug, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "one field a table")]
pub struct Words {
    pub reporting: Vec<Reporting>,
    pub movement: Vec<Movement>,
    pub frontline: Vec<Control>,
    pub events: Vec<Happening>,
    /// Perfect and imperfect of verbs that tell no record, but begin a clause.
    #[serde(skip)]
    pub verbs: Vec<(&'static str, &'static str)>,
    pub titles: Vec<Title>,
    pub heads: Vec<Head>,
    pub names: Vec<GivenName>,
    #[serde(borrow)]
    pub function: Vec<(&'static str, Function)>,
    #[serde(borrow)]
    pub channels: Vec<(&'static str, &'static str)>,
    /// Ordinary words, folded: what is not among them, nor in another table, may be a name. The compiled form does without.
    #[serde(skip)]
    pub common: Vec<&'static str>,
}
