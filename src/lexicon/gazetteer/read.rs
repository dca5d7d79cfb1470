//! Rows to entries, each checked: no empty name, no id twice, no unknown id, no range that ends before it starts.

use chrono::NaiveDate;

use super::{Country, Gazetteer, Office, Organisation, Person, Place, Side};
use crate::briefing::NameKind;
use crate::lexicon::table::{self, Row, TableError};

/// Checks a row and enters it.
type Enter = fn(&mut Gazetteer, &Row<'static>) -> Result<(), TableError>;

/// What a place may be.
const PLACE_KINDS: [&str; 19] = [
    "city", "town", "village", "district", "province", "region", "camp", "base", "airport", "port", "crossing", "dam",
    "field", "road", "mountain", "river", "sea", "strait", "island",
];

impl Gazetteer {
    /// Reads and checks one table into this, by its file name. Tables whose ids it names come first, as in [`super::BUNDLED`].
    pub fn read(&mut self, file: &'static str, text: &'static str) -> Result<(), TableError> {
        let (columns, enter): (&[&str], Enter) = match file {
            "sides.tsv" => (&["id", "ar", "en", "country", "slot", "state_from", "state_to"], Gazetteer::enter_side),
            "countries.tsv" => {
                let columns = &["id", "ar", "aliases", "en", "adjective", "people", "adjective_en", "capital"];
                (columns, Gazetteer::enter_country)
            }
            "places.tsv" => (&["id", "ar", "aliases", "en", "kind", "country", "lat", "lon"], Gazetteer::enter_place),
            "people.tsv" => (&["id", "ar", "aliases", "en", "country", "side"], Gazetteer::enter_person),
            "offices.tsv" => (&["person", "ar", "en", "from", "to"], Gazetteer::enter_office),
            "organisations.tsv" => {
                (&["id", "ar", "aliases", "en", "kind", "country", "side"], Gazetteer::enter_organisation)
            }
            other => {
                let problem = "no such table; see data/gazetteer for their names".to_owned();
                return Err(TableError { file: other.to_owned(), line: 1, problem });
            }
        };
        for row in table::rows(file, text, columns)? {
            enter(self, &row)?;
        }
        Ok(())
    }

    /// Checks the ids that stand in a table before the one they belong to: a side's country, a country's capital.
    pub(super) fn resolve(&self) -> Result<(), TableError> {
        let unknown = |file: &str, id: &str, what: &str, value: &str| {
            // Comments are rare in these tables, so that the row's number leads to its line well enough.
            let line = self.row(id).map_or(1, |at| at as usize + 2);
            TableError {
                file: file.to_owned(),
                line,
                problem: format!("'{id}' names the {what} '{value}', which is in no table"),
            }
        };
        for side in &self.sides {
            if self.country(side.country).is_none() {
                return Err(unknown("sides.tsv", side.id, "country", side.country));
            }
        }
        for country in &self.countries {
            if self.place(country.capital).is_none() {
                return Err(unknown("countries.tsv", country.id, "capital", country.capital));
            }
        }
        Ok(())
    }

    fn enter_side(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let slot = row.cell(4).parse().ok().filter(|s| (1..=4).contains(s));
        let slot = slot.ok_or_else(|| row.error(format!("slot '{}' is not 1 to 4", row.cell(4))))?;
        let (from, to) = range(row, 5, 6)?;
        let state = (!row.cell(5).is_empty() || !row.cell(6).is_empty()).then_some((from, to));
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
        let at = self.row(row.cell(0)).map(|at| at as usize);
        let person = at.and_then(|at| self.people.get_mut(at)).filter(|p| p.id == row.cell(0));
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
        if self.ids.insert(row.cell(0), at as u32).is_some() {
            return Err(row.error(format!("the id '{}' is taken; choose another", row.cell(0))));
        }
        Ok(())
    }

    fn known_country(&self, row: &Row<'static>, n: usize) -> Result<&'static str, TableError> {
        match row.cell(n) {
            "" => Ok(""),
            id if self.country(id).is_some() => Ok(id),
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
