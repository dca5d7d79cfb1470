//! The whole archive as lines of JSON, one at a time, as it is at one moment.

use std::io;

use chrono::{DateTime, Utc};
use rusqlite::Row;

use super::line::{Bytes, End, FORMAT, Feed, Header, Line, Marked, Revision};
use super::pack::{day, unpack};
use super::{Archive, Error, Result, mark};
use crate::briefing::Briefing;

const REVISIONS: &str = "
    SELECT revision.id, revision.title, article.key, CASE article.current WHEN revision.id THEN article.day END,
           revision.received, revision.source, revision.whole, reading.reader, received.bytes, reading.briefing
    FROM revision
    LEFT JOIN article ON article.id = revision.article
    LEFT JOIN received ON received.revision = revision.id
    LEFT JOIN reading ON reading.revision = revision.id
    ORDER BY revision.id";

const MARKS: &str = "
    SELECT article.key, mark.wrong, mark.hidden, mark.note, mark.marked, mark.record
    FROM mark JOIN article ON article.id = mark.article ORDER BY article.key, mark.id";

const FEEDS: &str = "SELECT url, etag, modified, not_before, checked, problem FROM feed ORDER BY url";

impl Archive {
    /// Hands every line to `write`, in an order that is kept when they are imported. A text that is damaged is left out, and
    /// told. Returns how many were.
    pub fn export<E: From<Error>>(
        &self,
        mut write: impl FnMut(&Line) -> std::result::Result<(), E>,
        mut tell: impl FnMut(&str),
    ) -> std::result::Result<usize, E> {
        // All of it is of one moment, whoever writes meanwhile.
        let moment = self.told(self.connection.unchecked_transaction())?;
        write(&Line::Archive(Header { schema: FORMAT.to_owned() }))?;
        let (mut lines, mut damaged) = (1, 0);
        let mut statement = self.told(moment.prepare(REVISIONS))?;
        let mut rows = self.told(statement.query([]))?;
        while let Some(row) = self.told(rows.next())? {
            match revision(row) {
                Ok(revision) => {
                    write(&Line::Revision(Box::new(revision)))?;
                    lines += 1;
                }
                Err(problem) => {
                    damaged += 1;
                    tell(&format!("{}: {}: left out: {problem}", self.path.display(), name(row)));
                }
            }
        }
        for feed in self.feeds()? {
            write(&Line::Feed(feed))?;
            lines += 1;
        }
        for marked in self.marked()? {
            write(&Line::Mark(Box::new(marked)))?;
            lines += 1;
        }
        write(&Line::End(End { lines }))?;
        Ok(damaged)
    }

    fn marked(&self) -> Result<Vec<Marked>> {
        let marked = self.connection.prepare(MARKS).and_then(|mut statement| {
            let marked = |row: &Row<'_>| Ok(Marked { key: row.get(0)?, mark: mark::mark(row, 1)? });
            statement.query_map([], marked)?.collect()
        });
        self.told(marked)
    }

    fn feeds(&self) -> Result<Vec<Feed>> {
        let feeds = self.connection.prepare(FEEDS).and_then(|mut statement| {
            let time = |seconds: Option<i64>| seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
            let feed = |row: &Row<'_>| {
                let (url, etag, modified) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let (wait_until, checked) = (time(row.get(3)?), time(row.get(4)?));
                Ok(Feed { url, etag, modified, wait_until, checked, problem: row.get(5)? })
            };
            statement.query_map([], feed)?.collect()
        });
        self.told(feeds)
    }
}

/// What names a revision to a user: its number and its headline.
fn name(row: &Row<'_>) -> String {
    let id: i64 = row.get(0).unwrap_or_default();
    let title: String = row.get(1).unwrap_or_default();
    named(id, &title)
}

/// A revision's number with its headline, or what is known of it in place of one.
pub(super) fn named(id: i64, title: &str) -> String {
    let title: String = title.chars().take(80).collect();
    if title.is_empty() { format!("revision {id}") } else { format!("revision {id} ({title})") }
}

fn revision(row: &Row<'_>) -> std::result::Result<Revision, String> {
    let lost = |what: &'static str| move |_| format!("{what} lost");
    let seconds: i64 = row.get(4).map_err(lost("the time when it came is"))?;
    Ok(Revision {
        key: row.get(2).map_err(lost("its article is"))?,
        day: row.get::<_, Option<i64>>(3).map_err(lost("its day is"))?.and_then(day),
        received: time(seconds).ok_or("it came at no time that there is")?,
        source: row.get(5).map_err(lost("where it came from is"))?,
        whole: row.get(6).map_err(lost("whether it is whole is"))?,
        reader: row.get(7).map_err(lost("what was read in it is"))?,
        bytes: Bytes(bytes(row.get_ref(8).ok().and_then(|value| value.as_blob().ok()))?),
        briefing: briefing(row.get_ref(9).ok().and_then(|value| value.as_blob().ok()))?,
    })
}

/// The moment of a number of seconds.
pub(super) fn time(seconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0)
}

/// The bytes as received, or why they cannot be had.
pub(super) fn bytes(packed: Option<&[u8]>) -> std::result::Result<Vec<u8>, String> {
    let packed = packed.ok_or("the bytes as received are lost")?;
    unpack(packed).map_err(|error| format!("the bytes as received are damaged: {error}"))
}

/// The briefing of one article, or why it cannot be had.
pub(super) fn briefing(packed: Option<&[u8]>) -> std::result::Result<Briefing, String> {
    let damaged = |problem: &dyn std::fmt::Display| format!("what was read in it is damaged: {problem}");
    let packed = packed.ok_or("what was read in it is lost")?;
    let json = unpack(packed).map_err(|error: io::Error| damaged(&error))?;
    let briefing: Briefing = serde_json::from_slice(&json).map_err(|error| damaged(&error))?;
    match briefing.articles.len() {
        1 => Ok(briefing),
        count => Err(damaged(&format!("{count} articles where one is due"))),
    }
}
