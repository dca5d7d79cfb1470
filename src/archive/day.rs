//! The days of the archive, and what was read of each.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::pack::{day, number, unpack};
use super::{Archive, Error, Result};
use crate::briefing::Briefing;

/// How many reports a day has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: NaiveDate,
    /// Its reports.
    pub articles: usize,
}

/// What was read of the reports of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which day.
    pub day: NaiveDate,
    /// All its reports, in the order in which they were kept.
    pub briefing: Briefing,
    /// The highest number of a revision among them: who has seen it, has seen all.
    pub newest: i64,
    /// The ids of the articles of revisions above the number asked for.
    pub unseen: Vec<String>,
}

impl Archive {
    /// The latest day with reports.
    pub fn latest(&self) -> Result<Option<NaiveDate>> {
        self.nearest("SELECT max(day) FROM article WHERE day < ?1", i64::MAX)
    }

    /// The last day with reports before `from`.
    pub fn before(&self, from: NaiveDate) -> Result<Option<NaiveDate>> {
        self.nearest("SELECT max(day) FROM article WHERE day < ?1", number(from))
    }

    /// The first day with reports after `from`.
    pub fn after(&self, from: NaiveDate) -> Result<Option<NaiveDate>> {
        self.nearest("SELECT min(day) FROM article WHERE day > ?1", number(from))
    }

    fn nearest(&self, sql: &str, from: i64) -> Result<Option<NaiveDate>> {
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([from], |row| row.get::<_, Option<i64>>(0)).optional());
        Ok(self.told(found)?.flatten().and_then(day))
    }

    /// The days with reports from `first` to `last`, both included.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> Result<Vec<DayCount>> {
        let sql = "SELECT day, count(*) FROM article WHERE day BETWEEN ?1 AND ?2 GROUP BY day ORDER BY day";
        let rows = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let rows = statement.query_map([number(first), number(last)], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<(i64, i64)>>>()
        });
        let counted = |(number, articles): (i64, i64)| {
            Some(DayCount { day: day(number)?, articles: usize::try_from(articles).ok()? })
        };
        Ok(self.told(rows)?.into_iter().filter_map(counted).collect())
    }

    /// What was read of a day. Revisions above `seen` count as unseen.
    pub fn day(&self, day: NaiveDate, seen: i64) -> Result<Day> {
        let sql =
            "SELECT article.current, reading.briefing FROM article JOIN reading ON reading.revision = article.current
                   WHERE article.day = ?1 ORDER BY article.id";
        let mut out = Day { day, briefing: Briefing::default(), newest: 0, unseen: Vec::new() };
        let mut statement = self.told(self.connection.prepare_cached(sql))?;
        let mut rows = self.told(statement.query(params![number(day)]))?;
        while let Some(row) = self.told(rows.next())? {
            let revision: i64 = self.told(row.get(0))?;
            let packed = self.told(row.get_ref(1))?.as_blob().unwrap_or_default();
            let read = self.read(revision, packed)?;
            if revision > seen {
                out.unseen.extend(read.articles.iter().map(|article| article.id.clone()));
            }
            out.newest = out.newest.max(revision);
            append(&mut out.briefing, read);
        }
        Ok(out)
    }

    /// The briefing of a revision, from what is kept of it.
    pub(super) fn read(&self, revision: i64, packed: &[u8]) -> Result<Briefing> {
        let damaged = |problem: String| Error::Damaged {
            path: self.path.clone(),
            problem: format!("revision {revision}: {problem}"),
        };
        let json = unpack(packed).map_err(|error| damaged(error.to_string()))?;
        serde_json::from_slice(&json).map_err(|error| damaged(error.to_string()))
    }
}

/// Adds what was read of another report.
fn append(all: &mut Briefing, mut one: Briefing) {
    all.date = all.date.max(one.date);
    all.articles.append(&mut one.articles);
    all.events.append(&mut one.events);
    all.statements.append(&mut one.statements);
    all.movements.append(&mut one.movements);
    all.frontline.append(&mut one.frontline);
}
