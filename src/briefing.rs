//! The record types of the public format `mujaz.briefing/1`: plain values, no I/O.
//!
//! Byte offsets count UTF-8 bytes in a paragraph's text; paragraphs are numbered from 1, a title included.

mod explain;
mod id;
mod record;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use explain::{Dropped, Explained, Explanation, Field, Missed, Points, Printed, Reason, Rule, Vocabulary};
pub use id::short_id;
pub use record::{AnyRecord, Kind, Record};

/// The value of [`Briefing::schema`] that this version writes and reads.
pub const SCHEMA: &str = "mujaz.briefing/1";

/// What one or more reports say, as `mujaz parse --format json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Briefing {
    /// The name and version of this format, `mujaz.briefing/1`.
    pub schema: String,
    /// The latest day of publication among the articles, where one is known.
    pub date: Option<NaiveDate>,
    /// The reports, in the order in which they were given.
    pub articles: Vec<Article>,
    /// Headline events, the most important first.
    pub events: Vec<Event>,
    /// Who said what, in the order of the text.
    pub statements: Vec<Statement>,
    /// Who went where, and who met whom.
    pub movements: Vec<Movement>,
    /// Who holds, takes, attacks or leaves which place.
    pub frontline: Vec<Position>,
}

impl Default for Briefing {
    fn default() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            date: None,
            articles: Vec::new(),
            events: Vec::new(),
            statements: Vec::new(),
            movements: Vec::new(),
            frontline: Vec::new(),
        }
    }
}

impl Briefing {
    /// Adds what other reports say, behind what stands here.
    pub fn append(&mut self, mut other: Self) {
        self.date = self.date.max(other.date);
        self.articles.append(&mut other.articles);
        self.events.append(&mut other.events);
        self.statements.append(&mut other.statements);
        self.movements.append(&mut other.movements);
        self.frontline.append(&mut other.frontline);
    }
}

/// One report, cleaned, in logical order and otherwise exactly as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// A short hash of the article's paragraphs and source.
    pub id: String,
    /// The headline, where one is known; it is then also the first paragraph.
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day of publication; relative dates in the text are resolved against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<NaiveDate>,
    /// ISO 639-1 code of the text's language, `und` where it could not be told.
    pub language: String,
    /// The text.
    pub paragraphs: Vec<Paragraph>,
}

/// One non-empty line of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: u32,
    /// Its text, in logical order.
    pub text: String,
}

/// Where in the reports a record stands: the narrowest clause that says it, never more than one sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// [`Article::id`].
    pub article: String,
    /// [`Paragraph::number`].
    pub paragraph: u32,
    /// First byte of the quote in the paragraph's text.
    pub start: u32,
    /// The byte after the quote's last.
    pub end: u32,
    /// The very bytes at `start..end`.
    pub quote: String,
}

/// The same text in both languages, one line each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bilingual {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

/// A person, body or place as this report names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Name {
    /// The gazetteer's key (`ly-khalifa-haftar`); none for a name that the gazetteer does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The fullest form printed in this article, without attached particles.
    pub ar: String,
    /// The gazetteer's English name, or a romanisation.
    pub en: String,
    /// What it is the name of.
    pub kind: NameKind,
    /// The office that the report, or the gazetteer on that date, gives the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Bilingual>,
    /// The side of the conflict it belongs to, a key of the gazetteer's sides (`ly-gna`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
}

/// What a [`Name`] is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// A named human being.
    Person,
    /// An office without its holder's name ("the foreign minister").
    Office,
    /// A government, ministry, party, council, company or international body.
    Organisation,
    /// An army, militia, police or other armed body.
    Force,
    /// A country that acts ("Turkey said").
    Country,
    /// An unnamed source ("a military source", "witnesses").
    Source,
    /// A newspaper, channel, agency or correspondent.
    Medium,
    /// A people or crowd ("protesters", "residents").
    Group,
    /// A city, base, front, region or other place.
    Place,
}

/// A day with how it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// The ISO day, where the text fixes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// How `date` is known; present where `date` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
}

/// How a day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateBasis {
    /// The text names the day in full.
    Stated,
    /// Counted from the day of publication ("yesterday Wednesday").
    Relative,
    /// The text gives no day; the day of publication stands in.
    Published,
}

/// Whether the text tells a thing as so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Realis {
    /// The report tells it as so.
    #[default]
    Asserted,
    /// An interested side says so of itself or its enemy.
    Claimed,
    /// Expected, scheduled, intended, or conditional.
    Planned,
    /// The text says that it is not confirmed.
    Unconfirmed,
    /// Somebody with knowledge says that it is not so.
    Denied,
}

/// Established event codings, for those who load the export into other tools.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Codes {
    /// PLOVER `TYPE/mode`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<String>,
    /// CAMEO code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// ACLED `event / sub-event`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acled: Option<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// A short hash of article and fields.
    pub id: String,
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// One line in each language, made from the fields.
    pub gist: Bilingual,
    /// Who did it, or to whom, in the order of the text.
    pub actors: Vec<Name>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Name>,
    /// When.
    #[serde(flatten)]
    pub when: When,
    /// Whether the text tells it as so.
    pub realis: Realis,
    /// Established codings.
    pub codes: Codes,
    /// The sentences that say so.
    pub evidence: Vec<Evidence>,
}

/// The kinds of happening of a headline event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventType {
    /// Clash, strike, shelling, raid, killing, bombing.
    Attack,
    /// A place taken or lost.
    Territory,
    /// Forces move forward.
    Advance,
    /// Forces move back.
    Retreat,
    /// Arms or goods captured.
    Seizure,
    /// Troops, arms or mercenaries brought in.
    Deployment,
    /// Meeting, negotiation, summit, call.
    Talks,
    /// A journey of somebody who matters politically.
    Travel,
    /// Deal, truce, treaty.
    Agreement,
    /// Vote, appointment, resignation, law, verdict.
    Politics,
    /// Demonstration, strike, riot.
    Protest,
    /// Arrest, abduction, release.
    Arrest,
    /// Sanction, embargo, blockade, expulsion.
    Sanction,
    /// Relief, money or supplies given.
    Aid,
    /// One side blames another.
    Accusation,
    /// A threat or warning.
    Threat,
    /// A demand or appeal.
    Demand,
    /// Something refused.
    Refusal,
    /// Disaster, epidemic, crash.
    Accident,
}

/// Who said what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// A short hash of article and fields.
    pub id: String,
    /// Who says it; joint speakers that share one verb are several.
    pub speaker: Vec<Name>,
    /// What kind of speech act.
    pub act: Act,
    /// Whether words are quoted.
    pub mode: Mode,
    /// By which means ("a statement", "Facebook", "a press conference").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Bilingual>,
    /// The medium or person that relays it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<Name>,
    /// To whom it is said or whom it demands of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<Name>,
    /// What is said, as printed: the words of the clause or of the quotation.
    pub content: String,
    /// One line in each language, made from the fields.
    pub gist: Bilingual,
    /// When it was said.
    #[serde(flatten)]
    pub when: When,
    /// The sentences that say so.
    pub evidence: Vec<Evidence>,
}

/// The kind of speech act of a [`Statement`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Says, adds, explains, tells.
    #[default]
    Say,
    /// Announces, declares.
    Announce,
    /// Confirms, stresses.
    Confirm,
    /// Denies.
    Deny,
    /// Calls for, urges, asks.
    Demand,
    /// Warns, threatens.
    Warn,
    /// Accuses, condemns, criticises.
    Accuse,
    /// Promises, pledges.
    Promise,
    /// Welcomes, praises.
    Welcome,
}

/// Whether a [`Statement`] quotes words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Words in quotation marks.
    Direct,
    /// Reported speech.
    #[default]
    Indirect,
}

/// Who went where, who met whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Movement {
    /// A short hash of article and fields.
    pub id: String,
    /// A journey, or a meeting without one.
    pub kind: MovementKind,
    /// Who travels or meets.
    pub actor: Name,
    /// Where to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Name>,
    /// Where from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Name>,
    /// Counterparts met.
    pub with: Vec<Name>,
    /// What for, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Whether it took place.
    pub status: MovementStatus,
    /// Who says so, where the report does not itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<Name>,
    /// One line in each language, made from the fields.
    pub gist: Bilingual,
    /// When.
    #[serde(flatten)]
    pub when: When,
    /// Established codings.
    pub codes: Codes,
    /// The sentences that say so.
    pub evidence: Vec<Evidence>,
}

/// The kinds of [`Movement`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MovementKind {
    /// Travel, arrival, departure, visit.
    Travel,
    /// Talks or a meeting without a journey stated; a phone call counts.
    Meeting,
}

/// Whether a [`Movement`] took place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MovementStatus {
    /// It took place.
    #[default]
    Done,
    /// Expected, scheduled, due.
    Planned,
    /// The text says that it is not confirmed.
    Unconfirmed,
    /// Somebody with knowledge says that it is not so.
    Denied,
}

/// A claim about the military position at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// A short hash of article and fields.
    pub id: String,
    /// Where.
    pub place: Name,
    /// What is said of it.
    pub status: PositionStatus,
    /// The side that holds the place or acts there; both sides of a clash.
    pub holder: Vec<Name>,
    /// The side that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_by: Option<Name>,
    /// One line in each language, made from the fields.
    pub gist: Bilingual,
    /// When.
    #[serde(flatten)]
    pub when: When,
    /// Whether the text tells it as so.
    pub realis: Realis,
    /// Established codings.
    pub codes: Codes,
    /// The sentences that say so.
    pub evidence: Vec<Evidence>,
}

/// What a [`Position`] says of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PositionStatus {
    /// Holds, takes, retakes.
    Controls,
    /// Moves toward it or in it.
    Advancing,
    /// Clashes, fighting, clearing.
    Contested,
    /// The holder lost it, left it, was driven out.
    Lost,
    /// Surrounded.
    Besieged,
    /// Shelled, bombed, raided, struck.
    Attacked,
}

impl PositionStatus {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Controls, Self::Advancing, Self::Contested, Self::Lost, Self::Besieged, Self::Attacked];

    /// Its word in the public format.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Controls => "controls",
            Self::Advancing => "advancing",
            Self::Contested => "contested",
            Self::Lost => "lost",
            Self::Besieged => "besieged",
            Self::Attacked => "attacked",
        }
    }
}
