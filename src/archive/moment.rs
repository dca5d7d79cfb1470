//! What came since: revisions are counted, so a moment of the archive is its newest one.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use super::pack::number;
use super::{Archive, Result};

/// A moment of an archive: the newest text that was in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The number of this text.
    pub revision: i64,
    /// The id of its report, by which it is told whether the number is still of the same text: a repaired archive counts anew.
    pub report: String,
}

impl Archive {
    /// The present moment; none of an archive without reports.
    pub fn moment(&self) -> Result<Option<Moment>> {
        let found = self.connection.prepare_cached("SELECT id, hash FROM revision ORDER BY id DESC LIMIT 1").and_then(
            |mut statement| {
                let moment = |row: &rusqlite::Row<'_>| Ok(Moment { revision: row.get(0)?, report: row.get(1)? });
                statement.query_row([], moment).optional()
            },
        );
        self.told(found)
    }

    /// The ids of the day's reports whose text in force came after a moment; none where the moment is of another archive.
    pub fn since(&self, day: NaiveDate, moment: &Moment) -> Result<Vec<String>> {
        let sql = "SELECT revision.hash FROM article JOIN revision ON revision.id = article.current
                   WHERE article.day = ?1 AND article.current > ?2
                     AND EXISTS (SELECT 1 FROM revision WHERE id = ?2 AND hash = ?3)";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let day = (number(day), moment.revision, &moment.report);
            statement.query_map(day, |row| row.get(0))?.collect()
        });
        self.told(found)
    }

    /// How many reports each day has from one to another, days without any left out.
    pub fn counts(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<(NaiveDate, usize)>> {
        let sql = "SELECT day, count(*) FROM article WHERE day BETWEEN ?1 AND ?2 GROUP BY day ORDER BY day";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let counted = |row: &rusqlite::Row<'_>| Ok((super::pack::day(row.get(0)?), row.get::<_, u32>(1)? as usize));
            let all = statement.query_map([number(from), number(to)], counted)?;
            all.collect::<rusqlite::Result<Vec<_>>>()
        });
        Ok(self.told(found)?.into_iter().filter_map(|(day, count)| Some((day?, count))).collect())
    }
}
