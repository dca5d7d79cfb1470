//! Whether an archive's file is whole, and all that is kept in it can be read.

use std::path::Path;

use rusqlite::{Connection, Row};

use super::export::{briefing, bytes, named};
use super::{Archive, Error, Purpose, Result};

/// What was found in an archive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// The version of its tables; none where they cannot even be opened.
    pub version: Option<u32>,
    /// Reports.
    pub articles: u64,
    /// Their texts.
    pub revisions: u64,
    /// Feeds that are remembered.
    pub feeds: u64,
    /// What is wrong.
    pub problems: u64,
}

/// The most that is told of damage in the file itself; more of it helps nobody.
const MOST: u32 = 50;

/// Checks all of the archive at `path` and tells each problem. An error where there is no archive that could be checked.
pub fn check(path: &Path, tell: &mut dyn FnMut(&str)) -> Result<Checked> {
    check_for(Purpose::Look, path, tell)
}

pub(super) fn check_for(purpose: Purpose, path: &Path, tell: &mut dyn FnMut(&str)) -> Result<Checked> {
    let mut checked = Checked::default();
    let archive = match Archive::open(path, purpose) {
        Err(Error::Damaged { problem, .. }) => {
            tell(&format!("file: {problem}"));
            return Ok(Checked { problems: 1, ..checked });
        }
        archive => archive?,
    };
    checked.version = Some(super::VERSION);
    let mut found = Found { connection: &archive.connection, problems: 0, tell };
    for part in [Found::file, Found::articles, Found::revisions, Found::words] {
        // What is so damaged that it cannot even be asked is a problem like others, and the rest is looked at.
        if let Err(error) = part(&mut found) {
            found.problem(&format!("file: {error}"));
        }
    }
    checked.problems = found.problems;
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        let count: i64 = archive.connection.query_row(&sql, [], |row| row.get(0)).unwrap_or_default();
        count.cast_unsigned()
    };
    (checked.articles, checked.revisions, checked.feeds) = (count("article"), count("revision"), count("feed"));
    Ok(checked)
}

struct Found<'a> {
    connection: &'a Connection,
    problems: u64,
    tell: &'a mut dyn FnMut(&str),
}

impl Found<'_> {
    fn problem(&mut self, problem: &str) {
        self.problems += 1;
        (self.tell)(problem);
    }

    /// Tells a problem for each row of a query, as `name` puts it.
    fn each(&mut self, sql: &str, name: impl Fn(&Row<'_>) -> rusqlite::Result<Option<String>>) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(problem) = name(row)? {
                self.problem(&problem);
            }
        }
        Ok(())
    }

    /// The file itself, the index of words included, and what refers to what.
    fn file(&mut self) -> rusqlite::Result<()> {
        self.each(&format!("PRAGMA integrity_check({MOST})"), |row| {
            let found: String = row.get(0)?;
            Ok((found != "ok").then(|| format!("file: {found}")))
        })?;
        self.each("PRAGMA foreign_key_check", |row| {
            let (table, id): (String, i64) = (row.get(0)?, row.get(1)?);
            Ok(Some(format!("{table} {id}: what it belongs to is lost")))
        })
    }

    fn articles(&mut self) -> rusqlite::Result<()> {
        let sql = "SELECT article.id, article.key FROM article LEFT JOIN revision
                   ON revision.id = article.current AND revision.article = article.id WHERE revision.id IS NULL";
        self.each(sql, |row| {
            let (id, key): (i64, String) = (row.get(0)?, row.get(1)?);
            Ok(Some(format!("article {id} ({key}): its text in force is lost")))
        })
    }

    fn revisions(&mut self) -> rusqlite::Result<()> {
        let sql = "SELECT revision.id, revision.title, revision.hash, article.id, received.bytes, reading.briefing
                   FROM revision LEFT JOIN article ON article.id = revision.article
                   LEFT JOIN received ON received.revision = revision.id
                   LEFT JOIN reading ON reading.revision = revision.id ORDER BY revision.id";
        self.each(sql, |row| {
            let (id, title, hash): (i64, Option<String>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let problem = |what: &str| format!("{}: {what}", named(id, title.as_deref().unwrap_or_default()));
            if row.get::<_, Option<i64>>(3)?.is_none() {
                return Ok(Some(problem("its article is lost")));
            }
            if let Err(what) = bytes(row.get_ref(4)?.as_blob().ok()) {
                return Ok(Some(problem(&what)));
            }
            Ok(match briefing(row.get_ref(5)?.as_blob().ok()) {
                Err(what) => Some(problem(&what)),
                Ok(briefing) if briefing.articles.iter().all(|article| article.id != hash) => {
                    Some(problem("what was read in it is of another text"))
                }
                Ok(_) => None,
            })
        })
    }

    /// Whether the index of words has a row for each article, at its day, and no other.
    fn words(&mut self) -> rusqlite::Result<()> {
        let missing = "SELECT id, key FROM article
                       WHERE NOT EXISTS (SELECT 1 FROM words_docsize AS w WHERE w.id = (article.day << 32) | article.id)";
        self.each(missing, |row| {
            let (id, key): (i64, String) = (row.get(0)?, row.get(1)?);
            Ok(Some(format!("article {id} ({key}): search does not find it")))
        })?;
        let stale = "SELECT w.id FROM words_docsize AS w WHERE NOT EXISTS
                     (SELECT 1 FROM article WHERE article.id = w.id & 0xffffffff AND article.day = w.id >> 32)";
        self.each(stale, |row| {
            let id: i64 = row.get(0)?;
            Ok(Some(format!("index of words: row {id} is of no article")))
        })
    }
}
