//! Who held what, from day to day: of each place what its reports told last, and since when they tell the same.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::keep::Kept;
use super::pack::{day, number, unpack};
use super::{Archive, Mark, Result};
use crate::arabic::identity::key;
use crate::briefing::{Article, Briefing, Position, Realis};

/// What was told of a place on earlier days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The day.
    pub day: NaiveDate,
    /// What the day's reports said of the place, as [`state`] writes it; each once.
    pub states: Vec<String>,
}

/// What is known of a place of which a day's own reports say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The last day with reports of it.
    pub day: NaiveDate,
    /// What they said.
    pub position: Position,
    /// The report that said so.
    pub article: Article,
}

/// How many rows of a place are looked at to find out since when it is as it is.
const BACK: i64 = 64;

/// Who holds a place how, in a word that is the same for the same: status, then holders by their sides.
pub fn state(position: &Position) -> String {
    let holder = |name: &crate::briefing::Name| name.side.clone().unwrap_or_else(|| key(name));
    let mut holders: Vec<String> = position.holder.iter().map(holder).collect();
    holders.sort();
    holders.dedup();
    format!("{} {}", position.status.name(), holders.join(","))
}

/// Whether a position is carried on: told as so, of a place that the gazetteer holds. Other places have no name by which the
/// next report could be known to mean them.
fn is_carried(position: &Position) -> bool {
    matches!(position.realis, Realis::Asserted | Realis::Claimed) && position.place.id.is_some()
}

/// The places of a briefing with the states that it tells of them, each place once.
pub(super) fn states(briefing: &Briefing) -> Vec<(String, String)> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for position in briefing.frontline.iter().filter(|position| is_carried(position)) {
        let states = places.entry(key(&position.place)).or_default();
        let state = state(position);
        if !states.contains(&state) {
            states.push(state);
        }
    }
    places.into_iter().map(|(place, states)| (place, states.join(";"))).collect()
}

/// Writes down what an article tells of places.
pub(super) fn add(
    connection: &Connection,
    day: i64,
    article: i64,
    states: &[(String, String)],
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT INTO held (place, day, article, state) VALUES (?1, ?2, ?3, ?4)")?;
    states.iter().try_for_each(|(place, state)| statement.execute(params![place, day, article, state]).map(drop))
}

/// Takes away what an article told of places, before another of its texts is put in force.
pub(super) fn remove(connection: &Connection, kept: &Kept) -> rusqlite::Result<()> {
    let packed = connection
        .prepare_cached("SELECT briefing FROM reading WHERE revision = ?1")?
        .query_row([kept.current], |row| row.get::<_, Vec<u8>>(0));
    // What is damaged can name no places; `mujaz archive repair` makes the table anew.
    let told = packed.ok().and_then(|packed| serde_json::from_slice::<Briefing>(&unpack(&packed).ok()?).ok());
    let mut statement = connection.prepare_cached("DELETE FROM held WHERE place = ?1 AND day = ?2 AND article = ?3")?;
    let places = told.iter().flat_map(states);
    places.into_iter().try_for_each(|(place, _)| statement.execute(params![place, kept.day, kept.id]).map(drop))
}

/// Fills the table from what was read before there was one.
pub(super) fn fill(connection: &Connection) -> rusqlite::Result<()> {
    let mut all = connection.prepare(
        "SELECT article.id, article.day, reading.briefing
         FROM article JOIN reading ON reading.revision = article.current ORDER BY article.id",
    )?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let packed = row.get_ref(2)?.as_blob().unwrap_or_default();
        let told = unpack(packed).ok().and_then(|json| serde_json::from_slice::<Briefing>(&json).ok());
        add(connection, row.get(1)?, row.get(0)?, &told.as_ref().map(states).unwrap_or_default())?;
    }
    Ok(())
}

impl Archive {
    /// What was told of a place on the days before `until`, the last first.
    pub fn told_of(&self, place: &str, until: NaiveDate) -> Result<Vec<Told>> {
        let sql = "SELECT day, state FROM held WHERE place = ?1 AND day < ?2 ORDER BY day DESC, article LIMIT ?3";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
            statement.query_map(params![place, number(until), BACK], row)?.collect::<rusqlite::Result<Vec<_>>>()
        });
        let mut days: Vec<Told> = Vec::new();
        for (number, told) in self.told(found)? {
            let Some(day) = day(number) else { continue };
            if days.last().is_none_or(|last| last.day != day) {
                days.push(Told { day, states: Vec::new() });
            }
            let Some(last) = days.last_mut() else { continue };
            for state in told.split(';') {
                if !last.states.iter().any(|known| known == state) {
                    last.states.push(state.to_owned());
                }
            }
        }
        Ok(days)
    }

    /// Of every place that was told of within `days` days before `until`, what was told last; the latest first, at most `most`,
    /// without those that `is_told` knows.
    pub fn front(
        &self,
        until: NaiveDate,
        days: i64,
        most: usize,
        is_told: impl Fn(&str) -> bool,
    ) -> Result<Vec<Carried>> {
        // From one place to the next through the index, so that it costs what there are places, not what was told of them.
        let sql = "WITH RECURSIVE
              places (place) AS (SELECT min(place) FROM held
                UNION ALL SELECT (SELECT min(place) FROM held WHERE place > places.place) FROM places
                  WHERE places.place IS NOT NULL),
              latest (place, day) AS (SELECT place, (SELECT max(day) FROM held WHERE held.place = places.place AND day < ?1)
                FROM places WHERE place IS NOT NULL)
            SELECT latest.place, latest.day, max(held.article) FROM latest
              JOIN held ON held.place = latest.place AND held.day = latest.day
              WHERE latest.day >= ?2 GROUP BY latest.place, latest.day ORDER BY latest.day DESC, latest.place";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let row =
                |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
            let until = number(until);
            statement.query_map(params![until, until - days], row)?.collect::<rusqlite::Result<Vec<_>>>()
        });
        let mut carried = Vec::new();
        // One report may be the last to tell of several places.
        let mut read: BTreeMap<i64, Option<Briefing>> = BTreeMap::new();
        // Only what is taken is read.
        for (place, number, article) in self.told(found)?.into_iter().filter(|(place, ..)| !is_told(place)) {
            if carried.len() == most {
                break;
            }
            let briefing = match read.entry(article) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => unknown.insert(self.article(article)?),
            };
            let Some(briefing) = briefing else { continue };
            let Some(day) = day(number) else { continue };
            let marks = self.marks(day, briefing)?;
            let stays = |id: &str| !marks.get(id).is_some_and(Mark::strikes);
            let fits =
                |position: &&Position| is_carried(position) && key(&position.place) == place && stays(&position.id);
            let last = briefing.frontline.iter().rfind(fits).cloned();
            let article = briefing.articles.first().cloned();
            carried.extend(last.zip(article).map(|(position, article)| Carried { day, position, article }));
        }
        Ok(carried)
    }
}
