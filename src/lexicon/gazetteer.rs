//! The names of `data/gazetteer`: countries, places, people with their dated offices, organisations and sides.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::table::{self, Row, TableError};
use crate::briefing::NameKind;

/// The tables, as bundled: file name and text.
pub const BUNDLED: [(&str, &str); 6] = [
    ("sides.tsv", include_str!("../../data/gazetteer/sides.tsv")),
    ("countries.tsv", include_str!("../../data/gazetteer/countries.tsv")),
    ("places.tsv", include_str!("../../data/gazetteer/places.tsv")),
    ("people.tsv", include_str!("../../data/gazetteer/people.tsv")),
    ("offices.tsv", include_str!("../../data/gazetteer/offices.tsv")),
    ("organisations.tsv", include_str!("../../data/gazetteer/organisations.tsv")),
];

/// A state, with what is derived from its name.
#[derive(Debug, Clone)]
pub struct Country {
    /// ISO 3166-1 alpha-2 in lower case.
    pub id: &'static str,
    /// Usual Arabic name.
    pub ar: &'static str,
    /// Other Arabic names and spellings.
    pub aliases: Vec<&'static str>,
    /// English name.
    pub en: &'static str,
    /// Nationality adjectives, masculine singular (ليبي).
    pub adjective: Vec<&'static str>,
    /// Broken plurals of its people (روس, أتراك).
    pub people: Vec<&'static str>,
    /// English adjective.
    pub adjective_en: &'static str,
    /// [`Place::id`] of its capital.
    pub capital: &'static str,
}

/// A town, district, base, airport, road or region.
#[derive(Debug, Clone)]
pub struct Place {
    /// `COUNTRY-name` (`ly-tripoli`).
    pub id: &'static str,
    /// Usual Arabic name.
    pub ar: &'static str,
    /// Other Arabic names and spellings.
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
#[derive(Debug, Clone)]
pub struct Person {
    /// `COUNTRY-name` (`ly-khalifa-haftar`).
    pub id: &'static str,
    /// The fullest usual Arabic name.
    pub ar: &'static str,
    /// Other names and spellings; one with a leading `~` counts only after a fuller form in the same article.
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
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub struct Organisation {
    /// `COUNTRY-name` or `int-name`.
    pub id: &'static str,
    /// Usual Arabic name.
    pub ar: &'static str,
    /// Other names and spellings; one with a leading `~` counts only after a fuller form in the same article.
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
#[derive(Debug, Clone)]
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

/// All names.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "one field a table")]
pub struct Gazetteer {
    pub sides: Vec<Side>,
    pub countries: Vec<Country>,
    pub places: Vec<Place>,
    pub people: Vec<Person>,
    pub organisations: Vec<Organisation>,
    ids: FxHashMap<&'static str, u32>,
}

impl Gazetteer {
    /// The bundled tables.
    pub fn bundled() -> Result<Self, TableError> {
        let mut all = Self::default();
        for (file, text) in BUNDLED {
            all.read(file, text)?;
        }
        Ok(all)
    }

    /// Reads and checks one table into this, by its file name.
    pub fn read(&mut self, file: &'static str, text: &'static str) -> Result<(), TableError> {
        match file {
            "sides.tsv" => {
                for row in table::rows(file, text, &["id", "ar", "en", "country", "slot", "state_from", "state_to"])? {
                    self.side(&row)?;
                }
            }
            "countries.tsv" => {
                let columns = ["id", "ar", "aliases", "en", "adjective", "people", "adjective_en", "capital"];
                for row in table::rows(file, text, &columns)? {
                    self.enter(&row, self.countries.len())?;
                    self.countries.push(Country {
                        id: row.cell(0),
                        ar: row.cell(1),
                        aliases: row.list(2).collect(),
                        en: row.cell(3),
                        adjective: row.list(4).collect(),
                        people: row.list(5).collect(),
                        adjective_en: row.cell(6),
                        capital: row.cell(7),
                    });
                }
            }
            "places.tsv" => {
                for row in table::rows(file, text, &["id", "ar", "aliases", "en", "kind", "country", "lat", "lon"])? {
                    self.place(&row)?;
                }
            }
            "people.tsv" => {
                for row in table::rows(file, text, &["id", "ar", "aliases", "en", "country", "side"])? {
                    self.enter(&row, self.people.len())?;
                    self.people.push(Person {
                        id: row.cell(0),
                        ar: row.cell(1),
                        aliases: row.list(2).collect(),
                        en: row.cell(3),
                        country: row.cell(4),
                        side: row.cell(5),
                        offices: Vec::new(),
                    });
                }
            }
            "offices.tsv" => {
                for row in table::rows(file, text, &["person", "ar", "en", "from", "to"])? {
                    self.office(&row)?;
                }
            }
            "organisations.tsv" => {
                for row in table::rows(file, text, &["id", "ar", "aliases", "en", "kind", "country", "side"])? {
                    self.organisation(&row)?;
                }
            }
            other => {
                let problem = "no such table; see data/gazetteer for their names".to_owned();
                return Err(TableError { file: other.to_owned(), line: 1, problem });
            }
        }
        Ok(())
    }

    /// The row of an id in its own table.
    pub fn row(&self, id: &str) -> Option<u32> {
        self.ids.get(id).copied()
    }

    fn enter(&mut self, row: &Row<'static>, at: usize) -> Result<(), TableError> {
        for (n, what) in [(0, "id"), (1, "ar"), (3, "en")] {
            if row.cell(n).is_empty() {
                return Err(row.error(format!("no {what}")));
            }
        }
        if self.ids.insert(row.cell(0), at as u32).is_some() {
            return Err(row.error(format!("the id '{}' is taken; choose another", row.cell(0))));
        }
        Ok(())
    }

    fn side(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let slot = row.cell(4).parse().ok().filter(|s| (1..=4).contains(s));
        let slot = slot.ok_or_else(|| row.error(format!("slot '{}' is not 1 to 4", row.cell(4))))?;
        let (from, to) = range(row, 5, 6)?;
        let state = (row.cell(5) != "" || row.cell(6) != "").then_some((from, to));
        if self.sides.iter().any(|s| s.id == row.cell(0)) {
            return Err(row.error(format!("the id '{}' is taken; choose another", row.cell(0))));
        }
        self.sides.push(Side { id: row.cell(0), ar: row.cell(1), en: row.cell(2), country: row.cell(3), slot, state });
        Ok(())
    }

    fn place(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        self.enter(row, self.places.len())?;
        let degrees = |n: usize, limit: f32| match row.cell(n) {
            "" => Ok(None),
            cell => match cell.parse::<f32>() {
                Ok(value) if value.abs() <= limit => Ok(Some(value)),
                _ => Err(row.error(format!("'{cell}' is no position in degrees"))),
            },
        };
        let position = degrees(6, 90.0)?.zip(degrees(7, 180.0)?);
        self.places.push(Place {
            id: row.cell(0),
            ar: row.cell(1),
            aliases: row.list(2).collect(),
            en: row.cell(3),
            kind: row.cell(4),
            country: row.cell(5),
            position,
        });
        Ok(())
    }

    fn office(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let (from, to) = range(row, 3, 4)?;
        let person = self.row(row.cell(0)).and_then(|at| self.people.get_mut(at as usize)).filter(|p| p.id == row.cell(0));
        let person = person.ok_or_else(|| row.error(format!("no person '{}' in people.tsv", row.cell(0))))?;
        person.offices.push(Office { ar: row.cell(1), en: row.cell(2), from, to });
        Ok(())
    }

    fn organisation(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        self.enter(row, self.organisations.len())?;
        let kind = match row.cell(4) {
            "organisation" | "party" => NameKind::Organisation,
            "force" => NameKind::Force,
            "medium" => NameKind::Medium,
            other => return Err(row.error(format!("unknown kind '{other}' of organisation"))),
        };
        self.organisations.push(Organisation {
            id: row.cell(0),
            ar: row.cell(1),
            aliases: row.list(2).collect(),
            en: row.cell(3),
            kind,
            country: row.cell(5),
            side: row.cell(6),
        });
        Ok(())
    }
}

type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn range(row: &Row<'_>, from: usize, to: usize) -> Result<Days, TableError> {
    let day = |n: usize| match row.cell(n) {
        "" => Ok(None),
        cell => cell.parse().map(Some).map_err(|_| row.error(format!("'{cell}' is no day; write YYYY-MM-DD"))),
    };
    let days = (day(from)?, day(to)?);
    if let (Some(from), Some(to)) = days
        && to < from
    {
        return Err(row.error("the range ends before it starts"));
    }
    Ok(days)
}
