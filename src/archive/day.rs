//! The days of the archive, and what was read of each.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use super::pack::{day, number, unpack};
use super::{Archive, Error, Result};
use crate::briefing::Briefing;
use crate::parallel::in_parallel;

impl Archive {
    /// The latest day with reports.
    pub fn latest(&self) -> Result<Option<NaiveDate>> {
        self.nearest("SELECT max(day) FROM article WHERE day < ?1", i64::MAX)
    }

    /// The first day with reports.
    pub fn first(&self) -> Result<Option<NaiveDate>> {
        self.nearest("SELECT min(day) FROM article WHERE day > ?1", i64::MIN)
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

    /// What was read of the reports of a day, in the order in which they were kept.
    pub fn day(&self, day: NaiveDate) -> Result<Briefing> {
        let sql =
            "SELECT article.current, reading.briefing FROM article JOIN reading ON reading.revision = article.current
                   WHERE article.day = ?1 ORDER BY article.id";
        let packed = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
            statement.query_map([number(day)], row)?.collect::<rusqlite::Result<Vec<(i64, Vec<u8>)>>>()
        });
        let mut all = Briefing::default();
        for read in in_parallel(&self.told(packed)?, |(revision, packed)| unpacked(*revision, packed)) {
            all.append(read.map_err(|problem| self.damaged(problem))?);
        }
        // A report that names no day belongs to the one on which it came.
        all.date = Some(day);
        Ok(all)
    }

    /// What was read of an article, given by its number.
    pub(super) fn article(&self, article: i64) -> Result<Option<Briefing>> {
        let sql = "SELECT reading.revision, reading.briefing FROM article
                   JOIN reading ON reading.revision = article.current WHERE article.id = ?1";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_row([article], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?))).optional()
        });
        self.told(found)?.map(|(revision, packed)| self.read(revision, &packed)).transpose()
    }

    /// The briefing of a revision, from what is kept of it.
    pub(super) fn read(&self, revision: i64, packed: &[u8]) -> Result<Briefing> {
        unpacked(revision, packed).map_err(|problem| self.damaged(problem))
    }

    fn damaged(&self, problem: String) -> Error {
        Error::Damaged { path: self.path.clone(), problem }
    }
}

/// The briefing in a compressed reading, or what is wrong with it.
fn unpacked(revision: i64, packed: &[u8]) -> std::result::Result<Briefing, String> {
    let damaged = |problem: &dyn std::fmt::Display| format!("revision {revision}: {problem}");
    let json = unpack(packed).map_err(|error| damaged(&error))?;
    // Checked at once, most of it being Arabic, and not string by string.
    let json = simdutf8::compat::from_utf8(&json).map_err(|error| damaged(&error))?;
    serde_json::from_str(json).map_err(|error| damaged(&error))
}
