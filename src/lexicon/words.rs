//! The word tables of `data/lexicon`, typed and checked.

use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use super::table::{self, Row, TableError};
use crate::briefing::{Act, EventType, PositionStatus};

/// The tables, as bundled: file name and text.
pub const BUNDLED: [(&str, &str); 9] = [
    ("reporting.tsv", include_str!("../../data/lexicon/reporting.tsv")),
    ("movement.tsv", include_str!("../../data/lexicon/movement.tsv")),
    ("frontline.tsv", include_str!("../../data/lexicon/frontline.tsv")),
    ("events.tsv", include_str!("../../data/lexicon/events.tsv")),
    ("titles.tsv", include_str!("../../data/lexicon/titles.tsv")),
    ("heads.tsv", include_str!("../../data/lexicon/heads.tsv")),
    ("names.tsv", include_str!("../../data/lexicon/names.tsv")),
    ("function.tsv", include_str!("../../data/lexicon/function.tsv")),
    ("channels.tsv", include_str!("../../data/lexicon/channels.tsv")),
];

/// Ordinary words, one a line: what is not among them, nor in another table, may be a name.
pub const COMMON: &str = include_str!("../../data/lexicon/common.txt");

/// How a verb or its noun is written.
#[derive(Debug, Clone)]
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

/// What marks a slot of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone)]
pub struct Reporting {
    /// Its forms.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone)]
pub struct Movement {
    /// Its forms.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Takes or holds.
    Holder,
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
#[derive(Debug, Clone)]
pub struct Control {
    /// Its forms.
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
#[derive(Debug, Clone)]
pub struct Happening {
    /// Its forms.
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
#[derive(Debug, Clone)]
pub struct Title {
    /// All its written forms.
    pub forms: Vec<&'static str>,
    /// English.
    pub en: &'static str,
    /// `minister`, `spokesman`, `military` ...
    pub kind: TitleKind,
}

/// What kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone)]
pub struct Head {
    /// Singular and plural forms.
    pub forms: Vec<&'static str>,
    /// English.
    pub en: &'static str,
    /// What it heads.
    pub kind: HeadKind,
}

/// What a [`Head`] heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    Direction,
}

/// A given or family name.
#[derive(Debug, Clone)]
pub struct GivenName {
    /// As written.
    pub ar: &'static str,
    /// Usual English spelling.
    pub en: &'static str,
    /// Whether it joins the next word to a name (أبو, بن, عبد).
    pub particle: bool,
}

/// All word tables.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "one field a table")]
pub struct Words {
    pub reporting: Vec<Reporting>,
    pub movement: Vec<Movement>,
    pub frontline: Vec<Control>,
    pub events: Vec<Happening>,
    pub titles: Vec<Title>,
    pub heads: Vec<Head>,
    pub names: Vec<GivenName>,
    pub function: Vec<(&'static str, &'static str)>,
    pub channels: Vec<(&'static str, &'static str)>,
}

impl Words {
    /// Reads and checks one table into this, by its file name.
    pub fn read(&mut self, file: &'static str, text: &'static str) -> Result<(), TableError> {
        match file {
            "reporting.tsv" => {
                let columns = ["perfect", "imperfect", "masdar", "participle", "act", "frames", "en"];
                for row in table::rows(file, text, &columns)? {
                    self.reporting.push(reporting(&row)?);
                }
            }
            "movement.tsv" => {
                let columns = ["perfect", "imperfect", "masdar", "kind", "to", "from", "with", "en"];
                for row in table::rows(file, text, &columns)? {
                    self.movement.push(movement(&row)?);
                }
            }
            "frontline.tsv" => {
                let columns =
                    ["perfect", "imperfect", "masdar", "status", "subject", "place", "object", "event", "alone", "en"];
                for row in table::rows(file, text, &columns)? {
                    self.frontline.push(control(&row)?);
                }
            }
            "events.tsv" => {
                let columns = ["perfect", "imperfect", "masdar", "type", "weight", "gist_en", "gist_ar"];
                for row in table::rows(file, text, &columns)? {
                    self.events.push(happening(&row)?);
                }
            }
            "titles.tsv" => {
                for row in table::rows(file, text, &["ar", "feminine", "plural", "en", "kind"])? {
                    let forms = row.list(0).chain(row.list(1)).chain(row.list(2)).collect();
                    self.titles.push(Title { forms, en: row.cell(3), kind: title_kind(&row)? });
                }
            }
            "heads.tsv" => {
                for row in table::rows(file, text, &["ar", "plural", "en", "kind"])? {
                    let forms = row.list(0).chain(row.list(1)).collect();
                    self.heads.push(Head { forms, en: row.cell(2), kind: head_kind(&row)? });
                }
            }
            "names.tsv" => {
                for row in table::rows(file, text, &["ar", "en", "kind"])? {
                    let particle = match row.cell(2) {
                        "particle" => true,
                        "given-m" | "given-f" | "family" => false,
                        other => return Err(row.error(format!("unknown kind '{other}' of name"))),
                    };
                    self.names.push(GivenName { ar: row.cell(0), en: row.cell(1), particle });
                }
            }
            "function.tsv" => {
                for row in table::rows(file, text, &["ar", "class"])? {
                    self.function.push((row.cell(0), row.cell(1)));
                }
            }
            "channels.tsv" => {
                for row in table::rows(file, text, &["ar", "en"])? {
                    self.channels.push((row.cell(0), row.cell(1)));
                }
            }
            other => {
                let problem = "no such table; see data/lexicon for their names".to_owned();
                return Err(TableError { file: other.to_owned(), line: 1, problem });
            }
        }
        Ok(())
    }
}

/// A cell that holds one of an enum's names.
fn named<T: DeserializeOwned>(row: &Row<'_>, column: usize, what: &str) -> Result<T, TableError> {
    let value: StrDeserializer<'_, ValueError> = row.cell(column).into_deserializer();
    T::deserialize(value).map_err(|e| row.error(format!("{what}: {e}")))
}

fn forms(row: &Row<'static>, participle: Option<usize>) -> Result<Forms, TableError> {
    let forms = Forms {
        perfect: row.cell(0),
        imperfect: row.cell(1),
        nouns: row.list(2).collect(),
        participles: participle.map(|c| row.list(c).collect()).unwrap_or_default(),
    };
    if forms.perfect.is_empty() && forms.nouns.is_empty() && forms.imperfect.is_empty() {
        return Err(row.error("neither a verb nor a noun; fill perfect and imperfect, or masdar"));
    }
    Ok(forms)
}

fn marker(word: &'static str) -> Marker {
    match word {
        "obj" => Marker::Object,
        "b" | "ب" => Marker::Ba,
        "li" | "l" | "ل" => Marker::La,
        "ila" => Marker::Word("إلى"),
        "an-prep" | "an_prep" => Marker::Word("عن"),
        "min" => Marker::Word("من"),
        "ala" => Marker::Word("على"),
        "fi" => Marker::Word("في"),
        word => Marker::Word(word),
    }
}

fn reporting(row: &Row<'static>) -> Result<Reporting, TableError> {
    let has = |name| row.list(5).any(|f| f == name);
    Ok(Reporting {
        forms: forms(row, Some(3))?,
        act: named(row, 4, "act")?,
        clause: has("an"),
        quote: has("q"),
        relays: has("source"),
        markers: row.list(5).filter(|f| !matches!(*f, "an" | "q" | "source")).map(marker).collect(),
        en: row.cell(6),
    })
}

fn movement(row: &Row<'static>) -> Result<Movement, TableError> {
    let motion = match row.cell(3) {
        "arrive" => Motion::Arrive,
        "depart" => Motion::Depart,
        "visit" => Motion::Visit,
        "return" => Motion::Return,
        "tour" => Motion::Tour,
        "travel" => Motion::Travel,
        "receive" => Motion::Receive,
        "meet" => Motion::Meet,
        "talks" | "negotiate" | "mediate" => Motion::Talks,
        "call" => Motion::Call,
        "invite" => Motion::Invite,
        "host" => Motion::Host,
        "attend" => Motion::Attend,
        other => return Err(row.error(format!("unknown kind '{other}' of movement"))),
    };
    let slot = |column| row.list(column).map(marker).collect();
    Ok(Movement { forms: forms(row, None)?, motion, to: slot(4), from: slot(5), with: slot(6), en: row.cell(7) })
}

fn part(row: &Row<'_>, column: usize) -> Result<Option<Part>, TableError> {
    Ok(Some(match row.cell(column) {
        "" => return Ok(None),
        "holder" => Part::Holder,
        "loser" => Part::Loser,
        "attacker" => Part::Attacker,
        "victim" => Part::Victim,
        "place" => Part::Place,
        other => return Err(row.error(format!("unknown part '{other}'"))),
    }))
}

fn control(row: &Row<'static>) -> Result<Control, TableError> {
    Ok(Control {
        forms: forms(row, None)?,
        status: named(row, 3, "status")?,
        subject: part(row, 4)?.unwrap_or(Part::Attacker),
        place: row.list(5).map(marker).collect(),
        object: part(row, 6)?,
        event: if row.cell(7).is_empty() { None } else { Some(named(row, 7, "event")?) },
        alone: row.cell(8) == "yes",
        en: row.cell(9),
    })
}

fn happening(row: &Row<'static>) -> Result<Happening, TableError> {
    let weight = row.cell(4).parse().ok().filter(|w| (1..=3).contains(w));
    let weight = weight.ok_or_else(|| row.error(format!("weight '{}' is not 1, 2 or 3", row.cell(4))))?;
    let kind = named(row, 3, "type")?;
    Ok(Happening { forms: forms(row, None)?, kind, weight, gist_en: row.cell(5), gist_ar: row.cell(6) })
}

fn title_kind(row: &Row<'_>) -> Result<TitleKind, TableError> {
    Ok(match row.cell(4) {
        "head-of-state" => TitleKind::HeadOfState,
        "head-of-government" => TitleKind::HeadOfGovernment,
        "minister" => TitleKind::Minister,
        "deputy" => TitleKind::Deputy,
        "envoy" => TitleKind::Envoy,
        "diplomat" => TitleKind::Diplomat,
        "spokesman" => TitleKind::Spokesman,
        "military" => TitleKind::Military,
        "party" => TitleKind::Party,
        "legislator" => TitleKind::Legislator,
        "official" => TitleKind::Official,
        "religious" => TitleKind::Religious,
        "expert" => TitleKind::Expert,
        "honorific" => TitleKind::Honorific,
        "relative" => TitleKind::Relative,
        "media" => TitleKind::Media,
        other => return Err(row.error(format!("unknown kind '{other}' of title"))),
    })
}

fn head_kind(row: &Row<'_>) -> Result<HeadKind, TableError> {
    Ok(match row.cell(3) {
        "force" => HeadKind::Force,
        "organisation" => HeadKind::Organisation,
        "source" => HeadKind::Source,
        "medium" => HeadKind::Medium,
        "delegation" => HeadKind::Delegation,
        "group" => HeadKind::Group,
        "place" => HeadKind::Place,
        "landmark" => HeadKind::Landmark,
        "direction" => HeadKind::Direction,
        other => return Err(row.error(format!("unknown kind '{other}' of head"))),
    })
}
