//! What is remembered of feeds from one round to the next, and which reports of theirs are kept already.

use chrono::DateTime;
use rusqlite::{OptionalExtension, params};

use super::{Archive, Result, key};
use crate::fetch::Memory;

impl Archive {
    /// What was remembered of the feed at this address; nothing where it is new.
    pub fn feed(&self, url: &str) -> Result<Memory> {
        let sql = "SELECT etag, modified, not_before FROM feed WHERE url = ?1";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let memory = |row: &rusqlite::Row<'_>| {
                let wait: Option<i64> = row.get(2)?;
                let wait_until = wait.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
                Ok(Memory { etag: row.get(0)?, last_modified: row.get(1)?, wait_until })
            };
            statement.query_row([url], memory).optional()
        });
        Ok(self.told(found)?.unwrap_or_default())
    }

    /// When the feed at this address was read last, in seconds of 1970-01-01 UTC, and what went wrong then; none where it
    /// never was.
    pub fn checked(&self, url: &str) -> Result<Option<(i64, Option<String>)>> {
        let found = self
            .connection
            .prepare_cached("SELECT checked, problem FROM feed WHERE url = ?1 AND checked IS NOT NULL")
            .and_then(|mut statement| statement.query_row([url], |row| Ok((row.get(0)?, row.get(1)?))).optional());
        self.told(found)
    }

    /// Remembers it for the next round, with what went wrong in this one.
    pub fn remember_feed(&self, url: &str, memory: &Memory, checked: i64, problem: Option<&str>) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO feed (url, etag, modified, not_before, checked, problem)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let wait = memory.wait_until.map(|until| until.timestamp());
        let kept = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.execute(params![url, memory.etag, memory.last_modified, wait, checked, problem])
        });
        self.told(kept).map(drop)
    }

    /// Whether the whole report of this address is kept.
    pub fn holds(&self, url: &str) -> Result<bool> {
        let Some(key) = key::address(url) else { return Ok(false) };
        let found = self
            .connection
            .prepare_cached(
                "SELECT 1 FROM article JOIN revision ON revision.id = article.current WHERE key = ?1 AND whole",
            )
            .and_then(|mut statement| statement.exists([key]));
        self.told(found)
    }
}
