//! Marks in the archive's tables.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};

use super::{Change, Mark, Marks, REVIEW, Reviewed};
use crate::archive::pack::{day, number};
use crate::archive::{Archive, Error, Result};
use crate::briefing::{AnyRecord, Briefing, Record};

impl Archive {
    /// The marks on the records of a day's briefing.
    pub fn marks(&self, day: NaiveDate, briefing: &Briefing) -> Result<Marks> {
        let sql = "SELECT revision.hash, mark.wrong, mark.hidden, mark.note, mark.marked, mark.record
                   FROM article JOIN mark ON mark.article = article.id JOIN revision ON revision.id = article.current
                   WHERE article.day = ?1 ORDER BY mark.id";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            statement.query_map([number(day)], |row| Ok((row.get(0)?, mark(row, 1)?)))?.collect::<rusqlite::Result<_>>()
        });
        Ok(Marks::of(briefing, self.told(found)?))
    }

    /// Changes what is said of some records of a day, each given by its report's id and its own; all of it or nothing. When
    /// it returns it is on the disk.
    pub fn mark(
        &mut self,
        day: NaiveDate,
        records: &[(String, String)],
        change: &Change,
        now: DateTime<Utc>,
    ) -> Result<()> {
        for (article, record) in records {
            let Some((row, briefing)) = self.current(day, article)? else { continue };
            let record = find(&briefing, record);
            if let Some(record) = record {
                self.mark_one(day, row, &briefing, record, change, now)?;
            }
        }
        Ok(())
    }

    /// An article of a day, with what is read in its text in force.
    fn current(&self, day: NaiveDate, article: &str) -> Result<Option<(i64, Briefing)>> {
        let sql = "SELECT article.id, reading.revision, reading.briefing FROM article
                   JOIN revision ON revision.id = article.current JOIN reading ON reading.revision = article.current
                   WHERE article.day = ?1 AND revision.hash = ?2";
        let found = self.connection.prepare_cached(sql).and_then(|mut statement| {
            let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?));
            statement.query_row(params![number(day), article], row).optional()
        });
        let Some((row, revision, packed)) = self.told(found)? else { return Ok(None) };
        Ok(Some((row, self.read(revision, &packed)?)))
    }

    fn mark_one(
        &mut self,
        day: NaiveDate,
        article: i64,
        briefing: &Briefing,
        record: Record<'_>,
        change: &Change,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let known = self.marks(day, briefing)?;
        let known = known.get(record.id());
        let fresh = || Mark { wrong: false, hidden: false, note: None, marked: now, record: record.to_owned() };
        let mut mark = known.cloned().unwrap_or_else(fresh);
        mark.change(change);
        mark.marked = now;
        let told = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|transaction| {
            if let Some(known) = known {
                transaction
                    .prepare_cached("DELETE FROM mark WHERE article = ?1 AND record = ?2")?
                    .execute(params![article, json(&known.record)])?;
            }
            if mark.says_something() {
                insert(&transaction, article, &mark)?;
            }
            transaction.commit()
        });
        self.told(told)
    }

    /// Hands every mark to `write`, with what is read there now.
    pub fn review<E: From<Error>>(
        &self,
        mut write: impl FnMut(&Reviewed) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let sql = "SELECT mark.wrong, mark.hidden, mark.note, mark.marked, mark.record, article.day, revision.hash
                   FROM mark JOIN article ON article.id = mark.article JOIN revision ON revision.id = article.current
                   ORDER BY article.day, mark.id";
        let moment = self.told(self.connection.unchecked_transaction())?;
        let mut statement = self.told(moment.prepare(sql))?;
        let mut rows = self.told(statement.query([]))?;
        while let Some(row) = self.told(rows.next())? {
            let mark = self.told(mark(row, 0))?;
            let (number, article): (i64, String) = (self.told(row.get(5))?, self.told(row.get(6))?);
            let day = day(number);
            let briefing = day.map_or_else(|| Ok(None), |day| self.current(day, &article))?;
            let briefing = briefing.map(|(_, briefing)| briefing).unwrap_or_default();
            write(&reviewed(mark, day, article, &briefing))?;
        }
        Ok(())
    }
}

fn reviewed(mark: Mark, day: Option<NaiveDate>, article: String, briefing: &Briefing) -> Reviewed {
    let kind = mark.record.as_record().kind();
    let number = mark.record.as_record().evidence().first().map(|evidence| evidence.paragraph);
    let marks = Marks::of(briefing, vec![(article.clone(), mark.clone())]);
    let mut all = Record::all(briefing, kind);
    let now = all.find(|record| marks.get(record.id()).is_some()).map(Record::to_owned);
    let report = briefing.articles.first();
    let paragraph = report.and_then(|it| it.paragraphs.iter().find(|paragraph| Some(paragraph.number) == number));
    Reviewed {
        schema: REVIEW,
        kind,
        now,
        day,
        outlet: report.and_then(|report| report.outlet.clone()),
        url: report.and_then(|report| report.url.clone()),
        paragraph: paragraph.map(|paragraph| paragraph.text.clone()),
        article,
        mark,
    }
}

fn find<'a>(briefing: &'a Briefing, id: &str) -> Option<Record<'a>> {
    crate::briefing::Kind::ALL.into_iter().find_map(|kind| Record::all(briefing, kind).find(|record| record.id() == id))
}

/// A record as the table holds it.
fn json(record: &AnyRecord) -> String {
    serde_json::to_string(record).unwrap_or_default()
}

/// A mark from the columns `wrong`, `hidden`, `note`, `marked` and `record`, the first of which is at `first`.
pub(in crate::archive) fn mark(row: &Row<'_>, first: usize) -> rusqlite::Result<Mark> {
    let record: String = row.get(first + 4)?;
    let record = serde_json::from_str(&record).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(first + 4, rusqlite::types::Type::Text, Box::new(error))
    })?;
    let marked = DateTime::from_timestamp(row.get(first + 3)?, 0).unwrap_or_default();
    Ok(Mark { wrong: row.get(first)?, hidden: row.get(first + 1)?, note: row.get(first + 2)?, marked, record })
}

/// Keeps a mark.
pub(in crate::archive) fn insert(connection: &rusqlite::Connection, article: i64, mark: &Mark) -> rusqlite::Result<()> {
    let Mark { wrong, hidden, note, marked, record } = mark;
    connection
        .prepare_cached(
            "INSERT INTO mark (article, record, wrong, hidden, note, marked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![article, json(record), wrong, hidden, note, marked.timestamp()])
        .map(drop)
}

/// Takes in a mark from elsewhere: one on the same record, made before, gives way to it.
pub(in crate::archive) fn merge(connection: &rusqlite::Connection, key: &str, mark: &Mark) -> rusqlite::Result<()> {
    let article = connection
        .prepare_cached("SELECT id FROM article WHERE key = ?1")?
        .query_row([key], |row| row.get::<_, i64>(0))
        .optional()?;
    let Some(article) = article else { return Ok(()) };
    let newer = connection
        .prepare_cached("SELECT 1 FROM mark WHERE article = ?1 AND record = ?2 AND marked >= ?3")?
        .exists(params![article, json(&mark.record), mark.marked.timestamp()])?;
    if newer {
        return Ok(());
    }
    connection
        .prepare_cached("DELETE FROM mark WHERE article = ?1 AND record = ?2")?
        .execute(params![article, json(&mark.record)])?;
    insert(connection, article, mark)
}
