//! The names of `data/gazetteer`: countries, places, people with their dated offices, organisations and sides.
//!
//! A name is written as the press writes it, with its article. Two signs may stand before it, and are no part of it:
//! `~` where it counts only after a fuller form in the same article, `=` where another row of the table bears it too.
//! [`check()`] holds a table against that.
//!
//! The compiled form has no aliases: they are in its matchers.

mod check;
mod read;

pub use check::{check, names};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::table::TableError;
use crate::briefing::NameKind;

/// A state, with what is derived from its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2 in lower case.
    pub id: &'static str,
    /// Usual Arabic name.
    pub ar: &'static str,
    /// Other Arabic names and spellings.
    #[serde(skip)]
    pub aliases: Vec<&'static str>,
    /// English name.
    pub en: &'static str,
    /// Nationality adjectives, masculine singular (ليبي).
    #[serde(borrow)]
    pub adjective: Vec<&'static str>,
    /// Broken plurals of its people (روس, أتراك).
    #[serde(borrow)]
    pub people: Vec<&'static str>,
    /// English adjective.
    pub adjective_en: &'static str,
    /// [`Place::id`] of its capital.
    pub capital: &'static str,
}

/// A town, district, base, airport, road or region.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Place {
    /// `COUNTRY-name` (`ly-tripoli`).
    pub id: &'static str,
    /// Usual Arabic name.
    pub ar: &'static str,
    /// Other Arabic names and spellings.
    #[serde(skip)]
    pub aliases: Vec<&'static str>,
    /// English name.
    pub en: &'static str,
    /// What it is: `city`, `town`, `district`, `airport`, `base`, ...
    pub kind: &'static str,
    /// [`Country::id`].
    pub country: &'static str,
    /// Degrees north and east, where known.
    pub position: Option<(f32, f32)>,
}

/// Somebody who matters politically.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Person {
    /// `COUNTRY-name` (`ly-khalifa-haftar`).
    pub id: &'static str,
    /// The fullest usual Arabic name.
    pub ar: &'static str,
    /// Other names and spellings; one with a leading `~` counts only after a fuller form in the same article.
    #[serde(skip)]
    pub aliases: Vec<&'static str>,
    /// English name.
    pub en: &'static str,
    /// [`Country::id`].
    pub country: &'static str,
    /// [`Side::id`], or empty.
    pub side: &'static str,
    /// Offices held, in the order of the table.
    pub offices: Vec<Office>,
}

/// An office that somebody holds for a time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Office {
    /// Arabic, in full.
    pub ar: &'static str,
    /// English, in full.
    pub en: &'static str,
    /// First day, where it is known.
    pub from: Option<NaiveDate>,
    /// Last day; none where it goes on or is not known.
    pub to: Option<NaiveDate>,
}

impl Office {
    /// Whether it is held on that day.
    pub fn held_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A government, body, party, armed force or medium.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Organisation {
    /// `COUNTRY-name` or `int-name`.
    pub id: &'static str,
    /// Usual Arabic name.
    pub ar: &'static str,
    /// Other names and spellings; one with a leading `~` counts only after a fuller form in the same article.
    #[serde(skip)]
    pub aliases: Vec<&'static str>,
    /// English name.
    pub en: &'static str,
    /// Organisation, force or medium.
    pub kind: NameKind,
    /// [`Country::id`], or empty.
    pub country: &'static str,
    /// [`Side::id`], or empty.
    pub side: &'static str,
}

impl Organisation {
    /// What it is the name of.
    pub const fn name_kind(&self) -> NameKind {
        self.kind
    }
}

/// A side of a conflict.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Side {
    /// `COUNTRY-name` (`ly-gna`).
    pub id: &'static str,
    /// Short Arabic name.
    pub ar: &'static str,
    /// Short English name.
    pub en: &'static str,
    /// [`Country::id`] of the conflict.
    pub country: &'static str,
    /// Its colour and sign, from 1 to 4.
    pub slot: u8,
    /// The time in which it counts as the state, where it ever does; open at either end where a day is missing.
    pub state: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
}

impl Side {
    /// Whether it counts as the state on that day; on an unknown day, whether it does without end.
    pub fn is_state(&self, day: Option<NaiveDate>) -> bool {
        self.state.is_some_and(|(from, to)| match day {
            Some(day) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
            None => to.is_none(),
        })
    }
}

/// All names.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[expect(missing_docs, reason = "one field a table")]
pub struct Gazetteer {
    pub sides: Vec<Side>,
    pub countries: Vec<Country>,
    pub places: Vec<Place>,
    pub people: Vec<Person>,
    pub organisations: Vec<Organisation>,
    #[serde(skip)]
    reading: Reading,
}

/// What is known of the tables while they are read.
#[derive(Debug, Default)]
struct Reading {
    /// The row of each id in its own table: countries, places, people and organisations share one set of ids. A side may go
    /// by the id of the body that leads it.
    ids: FxHashMap<&'static str, u32>,
    /// Where each country's capital is named, and what is wrong if no table has it.
    capitals: Vec<(&'static str, TableError)>,
}

impl Gazetteer {
    /// The country of that id.
    pub fn country(&self, id: &str) -> Option<&Country> {
        self.countries.iter().find(|c| c.id == id)
    }

    /// The side of that id.
    pub fn side(&self, id: &str) -> Option<&Side> {
        self.sides.iter().find(|s| s.id == id)
    }

    /// The place of that id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|p| p.id == id)
    }
}
