//! Rows to entries, each checked: no empty name, no id twice, no unknown id, no range that ends before it starts.

use chrono::NaiveDate;

use super::{Country, Gazetteer, Office, Organisation, Person, Place, Side};
use crate::briefing::NameKind;
use crate::lexicon::table::{Row, TableError};

/// What a place may be.
const PLACE_KINDS: [&str; 19] = [
    "city", "town", "village", "district", "province", "region", "camp", "base", "airport", "port", "crossing", "dam",
    "field", "road", "mountain", "river", "sea", "strait", "island",
];

impl Gazetteer {
    /// Checks a row and enters it into the table of this file name. Tables whose ids it names come first.
    pub fn enter(&mut self, table: &str, row: &Row<'static>) -> Result<(), TableError> {
        match table {
            "countries.tsv" => self.enter_country(row),
            "sides.tsv" => self.enter_side(row),
            "places.tsv" => self.enter_place(row),
            "people.tsv" => self.enter_person(row),
            "offices.tsv" => self.enter_office(row),
            "organisations.tsv" => self.enter_organisation(row),
            other => Err(row.error(format!("no table is called '{other}'"))),
        }
    }

    /// Checks the ids that stand in a table before the one they belong to: a country's capital.
    pub fn resolve(&self) -> Result<(), TableError> {
        let unknown = |(id, _): &&(&str, TableError)| self.at(id, &self.places, |p| p.id).is_none();
        self.reading.capitals.iter().find(unknown).map_or(Ok(()), |(_, error)| Err(error.clone()))
    }

    /// The row of an id, if it is one of this table.
    fn at<T>(&self, id: &str, table: &[T], own: impl Fn(&T) -> &'static str) -> Option<usize> {
        let at = *self.reading.ids.get(id)? as usize;
        table.get(at).filter(|row| own(row) == id).map(|_| at)
    }

    fn enter_side(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let slot = row.cell(4).parse().ok().filter(|s| (1..=4).contains(s));
        let slot = slot.ok_or_else(|| row.error(format!("slot '{}' is not 1 to 4", row.cell(4))))?;
        let (from, to) = range(row, 5, 6)?;
        let state = (!row.cell(5).is_empty() || !row.cell(6).is_empty()).then_some((from, to));
        self.known_country(row, 3)?;
        let side = Side { id: row.cell(0), ar: row.cell(1), en: row.cell(2), country: row.cell(3), slot, state };
        if side.id.is_empty() || side.ar.is_empty() || side.en.is_empty() {
            return Err(row.error("no id, ar or en"));
        }
        if self.side(side.id).is_some() {
            return Err(row.error(format!("the id '{}' is taken; choose another", side.id)));
        }
        if self.sides.iter().any(|s| s.country == side.country && s.slot == slot) {
            return Err(row.error(format!("slot {slot} of '{}' is taken; choose another", side.country)));
        }
        self.sides.push(side);
        Ok(())
    }

    fn enter_country(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        self.take(row, self.countries.len(), &[(1, "ar"), (3, "en"), (6, "adjective_en"), (7, "capital")])?;
        let problem = format!("no place '{}' in places.tsv; '{}' names it as its capital", row.cell(7), row.cell(0));
        self.reading.capitals.push((row.cell(7), row.error(problem)));
        self.countries.push(Country {
            id: row.cell(0),
            ar: bare(row.cell(1)),
            aliases: row.list(2).map(bare).collect(),
            en: row.cell(3),
            adjective: row.list(4).collect(),
            people: row.list(5).collect(),
            adjective_en: row.cell(6),
            capital: row.cell(7),
        });
        Ok(())
    }

    fn enter_place(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let degrees = |n: usize, limit: f32| match row.cell(n) {
            "" => Ok(None),
            cell => match cell.parse::<f32>() {
                Ok(value) if value.abs() <= limit => Ok(Some(value)),
                _ => Err(row.error(format!("'{cell}' is no position in degrees"))),
            },
        };
        let position = match (degrees(6, 90.0)?, degrees(7, 180.0)?) {
            (Some(lat), Some(lon)) => Some((lat, lon)),
            (None, None) => None,
            _ => return Err(row.error("half a position; give lat and lon, or neither")),
        };
        if !PLACE_KINDS.contains(&row.cell(4)) {
            let kinds = PLACE_KINDS.join(", ");
            return Err(row.error(format!("unknown kind '{}' of place; the kinds are {kinds}", row.cell(4))));
        }
        let country = self.known_country(row, 5)?;
        self.take(row, self.places.len(), &[(1, "ar"), (3, "en")])?;
        self.places.push(Place {
            id: row.cell(0),
            ar: bare(row.cell(1)),
            aliases: row.list(2).map(bare).collect(),
            en: row.cell(3),
            kind: row.cell(4),
            country,
            position,
        });
        Ok(())
    }

    fn enter_person(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let (country, side) = (self.known_country(row, 4)?, self.known_side(row, 5)?);
        self.take(row, self.people.len(), &[(1, "ar"), (3, "en")])?;
        self.people.push(Person {
            id: row.cell(0),
            ar: bare(row.cell(1)),
            aliases: row.list(2).map(bare).collect(),
            en: row.cell(3),
            country,
            side,
            offices: Vec::new(),
        });
        Ok(())
    }

    fn enter_office(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let (from, to) = range(row, 3, 4)?;
        for (n, what) in [(1, "ar"), (2, "en")] {
            if row.cell(n).is_empty() {
                return Err(row.error(format!("no {what}")));
            }
        }
        let at = self.at(row.cell(0), &self.people, |p| p.id);
        let person = at.and_then(|at| self.people.get_mut(at));
        let person = person.ok_or_else(|| row.error(format!("no person '{}' in people.tsv", row.cell(0))))?;
        person.offices.push(Office { ar: row.cell(1), en: row.cell(2), from, to });
        Ok(())
    }

    fn enter_organisation(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let kind = match row.cell(4) {
            "organisation" | "party" => NameKind::Organisation,
            "force" => NameKind::Force,
            "medium" => NameKind::Medium,
            other => {
                let kinds = "organisation, party, force, medium";
                return Err(row.error(format!("unknown kind '{other}' of organisation; the kinds are {kinds}")));
            }
        };
        let (country, side) = (self.known_country(row, 5)?, self.known_side(row, 6)?);
        self.take(row, self.organisations.len(), &[(1, "ar"), (3, "en")])?;
        self.organisations.push(Organisation {
            id: row.cell(0),
            ar: bare(row.cell(1)),
            aliases: row.list(2).map(bare).collect(),
            en: row.cell(3),
            kind,
            country,
            side,
        });
        Ok(())
    }

    /// Takes the row's id for the entry at `at`, where these cells are filled.
    fn take(&mut self, row: &Row<'static>, at: usize, filled: &[(usize, &str)]) -> Result<(), TableError> {
        for &(n, what) in [(0, "id")].iter().chain(filled) {
            if row.cell(n).is_empty() {
                return Err(row.error(format!("no {what}")));
            }
        }
        if self.reading.ids.insert(row.cell(0), at as u32).is_some() {
            return Err(row.error(format!("the id '{}' is taken; choose another", row.cell(0))));
        }
        Ok(())
    }

    fn known_country(&self, row: &Row<'static>, n: usize) -> Result<&'static str, TableError> {
        match row.cell(n) {
            "" => Ok(""),
            id if self.at(id, &self.countries, |c| c.id).is_some() => Ok(id),
            id => Err(row.error(format!("no country '{id}' in countries.tsv"))),
        }
    }

    fn known_side(&self, row: &Row<'static>, n: usize) -> Result<&'static str, TableError> {
        match row.cell(n) {
            "" => Ok(""),
            id if self.side(id).is_some() => Ok(id),
            id => Err(row.error(format!("no side '{id}' in sides.tsv"))),
        }
    }
}

/// A name without the sign that says it is shared; the sign of a short form stays, for the matcher to see.
fn bare(name: &'static str) -> &'static str {
    name.strip_prefix('=').unwrap_or(name)
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
