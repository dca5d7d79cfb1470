//! What lines hold, kept in an empty archive, or in one that holds something already.
//!
//! What both archives hold is not kept twice. Of a report that both have, with different texts in force, the text that came
//! later is.

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashSet;

use super::keep::{add_article, add_revision, count, kept, replace, revision_of};
use super::line::Feed;
use super::{Archive, Entry, Fate, Parcel, Result, mark};

/// What an import remembers from one batch to the next.
#[derive(Debug, Default)]
pub struct Merging {
    /// Articles that came with a text that was replaced; the one in force is still to come.
    unsettled: FxHashSet<i64>,
}

impl Archive {
    /// Keeps what lines hold, all or none of it, and tells what became of each text. When it returns they are on the disk.
    pub fn merge(&mut self, entries: &[Entry], merging: &mut Merging) -> Result<Vec<Fate>> {
        let fates = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|transaction| {
            let mut fates = Vec::new();
            for entry in entries {
                match entry {
                    Entry::Revision { parcel, in_force } => {
                        fates.push(merging.revision(&transaction, parcel, *in_force)?);
                    }
                    Entry::Feed(feed) => merge_feed(&transaction, feed)?,
                    Entry::Mark(marked) => mark::merge(&transaction, &marked.key, &marked.mark)?,
                }
            }
            transaction.commit()?;
            Ok(fates)
        });
        self.told(fates)
    }
}

impl Merging {
    fn revision(&mut self, transaction: &Transaction<'_>, parcel: &Parcel, in_force: bool) -> rusqlite::Result<Fate> {
        let Some(kept) = kept(transaction, &parcel.key)? else {
            let article = add_article(transaction, parcel)?;
            if !in_force {
                self.unsettled.insert(article);
            }
            return Ok(Fate::New);
        };
        let known = revision_of(transaction, kept.id, &parcel.hash)?;
        // Until the text in force comes, and where it is lost, the last of the others stands for it.
        let settles = if in_force { self.unsettled.remove(&kept.id) } else { self.unsettled.contains(&kept.id) };
        let takes = settles || (in_force && known.is_none() && parcel.received >= came(transaction, kept.current)?);
        let revision = known.map_or_else(|| add_revision(transaction, kept.id, parcel), Ok)?;
        if takes && revision != kept.current {
            replace(transaction, &kept, revision, parcel)?;
        }
        Ok(if known.is_some() { Fate::Known } else { Fate::Changed(count(transaction, kept.id)?) })
    }
}

/// When a revision came.
fn came(transaction: &Transaction<'_>, revision: i64) -> rusqlite::Result<i64> {
    let found = transaction
        .prepare_cached("SELECT received FROM revision WHERE id = ?1")?
        .query_row([revision], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(i64::MIN))
}

/// Remembers a feed, unless it is known and was asked later.
fn merge_feed(transaction: &Transaction<'_>, feed: &Feed) -> rusqlite::Result<()> {
    let Feed { url, etag, modified, wait_until, checked, problem } = feed;
    let seconds = |time: &Option<chrono::DateTime<chrono::Utc>>| time.map(|time| time.timestamp());
    transaction
        .prepare_cached(
            "INSERT INTO feed (url, etag, modified, not_before, checked, problem) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified,
               not_before = excluded.not_before, checked = excluded.checked, problem = excluded.problem
             WHERE excluded.checked > feed.checked",
        )?
        .execute(params![url, etag, modified, seconds(wait_until), seconds(checked), problem])
        .map(drop)
}
