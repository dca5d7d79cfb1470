//! The word tables read and checked, each cell by its column.

use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use super::{
    Control, Forms, GivenName, Happening, Head, HeadKind, Marker, Motion, Movement, Part, Reporting, Title, TitleKind,
    Words,
};
use crate::lexicon::Function;
use crate::lexicon::table::{Row, TableError};

impl Words {
    /// Checks a row and enters it into the table of this file name.
    pub fn enter(&mut self, table: &str, row: &Row<'static>) -> Result<(), TableError> {
        match table {
            "reporting.tsv" => self.reporting.push(reporting(row)?),
            "movement.tsv" => self.movement.push(movement(row)?),
            "frontline.tsv" => self.frontline.push(control(row)?),
            "events.tsv" => self.events.push(happening(row)?),
            "verbs.tsv" => self.verbs.push((row.cell(0), row.cell(1))),
            "titles.tsv" => {
                let forms = row.list(0).chain(row.list(1)).chain(row.list(2)).collect();
                self.titles.push(Title { forms, en: row.cell(3), kind: title_kind(row)? });
            }
            "heads.tsv" => {
                let forms: Vec<_> = row.list(0).chain(row.list(1)).collect();
                let one = forms.first().copied().unwrap_or_default();
                self.heads.push(Head { forms, one, en: row.cell(2), kind: head_kind(row)? });
            }
            "names.tsv" => {
                let particle = match row.cell(2) {
                    "particle" => true,
                    "given-m" | "given-f" | "family" => false,
                    other => return Err(row.error(format!("unknown kind '{other}' of name"))),
                };
                self.names.push(GivenName { ar: row.cell(0), en: row.cell(1), particle });
            }
            "function.tsv" => {
                let class = row.cell(1);
                let function = function(class).ok_or_else(|| row.error(format!("unknown class '{class}'")))?;
                self.function.push((row.cell(0), function));
            }
            "channels.tsv" => self.channels.push((row.cell(0), row.cell(1))),
            "common.txt" => self.common.push(row.cell(0)),
            other => return Err(row.error(format!("no table is called '{other}'"))),
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
        "troops" => Part::Troops,
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
        "site" => HeadKind::Site,
        "direction" => HeadKind::Direction,
        other => return Err(row.error(format!("unknown kind '{other}' of head"))),
    })
}

/// The function of a class, without what stands behind a colon in it.
fn function(class: &str) -> Option<Function> {
    let (class, _) = class.split_once(':').unwrap_or((class, ""));
    Some(match class {
        "preposition" => Function::Preposition,
        "conjunction" => Function::Conjunction,
        "complementizer" => Function::Complementizer,
        "negation" => Function::Negation,
        "modal-future" => Function::Future,
        "planned" => Function::Planned,
        "hypothetical" => Function::Hypothetical,
        "background" => Function::Background,
        "relative" => Function::Relative,
        "demonstrative" => Function::Demonstrative,
        "pronoun" => Function::Pronoun,
        "adverb" => Function::Adverb,
        "quantifier" => Function::Quantifier,
        "attribution" => Function::Attribution,
        "unconfirmed" => Function::Unconfirmed,
        "denied" => Function::Denied,
        "aux" => Function::Auxiliary,
        "stronghold" => Function::Stronghold,
        "topic" => Function::Topic,
        "victim" => Function::Victim,
        "arms" => Function::Arms,
        "idiom" => Function::Idiom,
        "number" => Function::Number,
        "month" | "weekday" | "time" => Function::Calendar,
        "other" | "interrogative" | "particle" | "modal" => Function::Other,
        _ => return None,
    })
}
