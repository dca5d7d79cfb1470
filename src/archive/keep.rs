//! Reports into the archive.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::pack::Parcel;
use super::{Archive, Result, front};

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    New,
    /// It is known with another text, which is kept as well; so many texts of it there are now.
    Changed(u32),
    /// It is known.
    Known,
}

impl Archive {
    /// Keeps these reports, all or none of them, and tells what became of each. When it returns they are on the disk.
    pub fn keep(&mut self, parcels: &[Parcel]) -> Result<Vec<Fate>> {
        let fates = keep_all(&mut self.connection, parcels);
        self.told(fates)
    }
}

fn keep_all(connection: &mut rusqlite::Connection, parcels: &[Parcel]) -> rusqlite::Result<Vec<Fate>> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let fates = parcels.iter().map(|parcel| keep(&transaction, parcel)).collect::<rusqlite::Result<_>>()?;
    transaction.commit()?;
    Ok(fates)
}

/// An article that is in the archive.
pub(super) struct Kept {
    pub id: i64,
    pub day: i64,
    pub current: i64,
}

fn keep(transaction: &Transaction<'_>, parcel: &Parcel) -> rusqlite::Result<Fate> {
    let Some(kept) = kept(transaction, &parcel.key)? else {
        add_article(transaction, parcel)?;
        return Ok(Fate::New);
    };
    let revision = revision_of(transaction, kept.id, &parcel.hash)?;
    if revision == Some(kept.current) {
        return Ok(Fate::Known);
    }
    // A text that comes back is the one of before, in force again.
    let revision = revision.map_or_else(|| add_revision(transaction, kept.id, parcel), Ok)?;
    replace(transaction, &kept, revision, parcel)?;
    Ok(Fate::Changed(count(transaction, kept.id)?))
}

/// The article of this key, where there is one.
pub(super) fn kept(transaction: &Transaction<'_>, key: &str) -> rusqlite::Result<Option<Kept>> {
    transaction
        .prepare_cached("SELECT id, day, current FROM article WHERE key = ?1")?
        .query_row([key], |row| Ok(Kept { id: row.get(0)?, day: row.get(1)?, current: row.get(2)? }))
        .optional()
}

/// The revision of an article that has this text.
pub(super) fn revision_of(transaction: &Transaction<'_>, article: i64, hash: &str) -> rusqlite::Result<Option<i64>> {
    transaction
        .prepare_cached("SELECT id FROM revision WHERE article = ?1 AND hash = ?2")?
        .query_row(params![article, hash], |row| row.get(0))
        .optional()
}

/// How many texts an article has.
pub(super) fn count(transaction: &Transaction<'_>, article: i64) -> rusqlite::Result<u32> {
    transaction
        .prepare_cached("SELECT count(*) FROM revision WHERE article = ?1")?
        .query_row([article], |row| row.get(0))
}

/// A new article with its first text, which is in force. Returns its id.
pub(super) fn add_article(transaction: &Transaction<'_>, parcel: &Parcel) -> rusqlite::Result<i64> {
    transaction
        .prepare_cached("INSERT INTO article (key, day, current) VALUES (?1, ?2, 0)")?
        .execute(params![parcel.key, parcel.day])?;
    let article = transaction.last_insert_rowid();
    let revision = add_revision(transaction, article, parcel)?;
    put_in_force(transaction, article, revision, parcel)?;
    Ok(article)
}

/// Puts a revision in force in place of the one that is.
pub(super) fn replace(
    transaction: &Transaction<'_>,
    kept: &Kept,
    revision: i64,
    parcel: &Parcel,
) -> rusqlite::Result<()> {
    front::remove(transaction, kept)?;
    transaction.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([row_of(kept.day, kept.id)])?;
    put_in_force(transaction, kept.id, revision, parcel)
}

/// A further text of an article. Returns its id.
pub(super) fn add_revision(transaction: &Transaction<'_>, article: i64, parcel: &Parcel) -> rusqlite::Result<i64> {
    transaction
        .prepare_cached(
            "INSERT INTO revision (article, hash, received, source, whole, outlet, url, title)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            article,
            parcel.hash,
            parcel.received,
            parcel.source,
            parcel.whole,
            parcel.outlet,
            parcel.url,
            parcel.title
        ])?;
    let revision = transaction.last_insert_rowid();
    transaction
        .prepare_cached("INSERT INTO received (revision, bytes) VALUES (?1, ?2)")?
        .execute(params![revision, parcel.bytes])?;
    transaction
        .prepare_cached("INSERT INTO reading (revision, reader, briefing) VALUES (?1, ?2, ?3)")?
        .execute(params![revision, parcel.reader, parcel.briefing])?;
    Ok(revision)
}

fn put_in_force(transaction: &Transaction<'_>, article: i64, revision: i64, parcel: &Parcel) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE article SET day = ?2, current = ?3 WHERE id = ?1")?
        .execute(params![article, parcel.day, revision])?;
    let words = &parcel.words;
    transaction
        .prepare_cached("INSERT INTO words (rowid, text, names, latin) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row_of(parcel.day, article), words.text, words.names, words.latin])?;
    front::add(transaction, parcel.day, article, &parcel.held)
}

/// The row of an article in the index of words: by day, so that the order of rows is that of time.
pub(super) const fn row_of(day: i64, article: i64) -> i64 {
    (day << 32) | article
}
