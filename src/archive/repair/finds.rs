//! What can be found in a damaged archive, by the shapes of its rows: the tables that tell whose they are may be lost.
//!
//! Each table whose rows are to be found has a number and types of columns that no other has (`src/archive/schema/`).

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::pages::{Pages, Spot};
use super::row::{Row, Value};

/// What a text compressed by Zstandard begins with.
const ZSTANDARD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Where the rows of an archive are, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Finds {
    pub articles: FxHashMap<i64, Article>,
    pub revisions: BTreeMap<i64, Parts>,
    pub feeds: Vec<Spot>,
    /// The marks, each with the number of its article.
    pub marks: Vec<(Spot, i64)>,
    /// The article whose text in force a revision is.
    pub in_force: FxHashMap<i64, i64>,
    /// The last revision of an article.
    pub last: FxHashMap<i64, i64>,
}

/// A row of `article`; its key is read when it is needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Article {
    pub spot: Spot,
    pub day: i64,
}

/// The rows of one revision.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Parts {
    pub revision: Option<Spot>,
    pub received: Option<Spot>,
    pub reading: Option<Spot>,
}

impl Finds {
    /// Looks through all pages.
    pub fn of(pages: &mut Pages) -> Self {
        let mut finds = Self::default();
        for number in 1..=pages.count() {
            for (spot, id, row) in pages.rows(number) {
                finds.take(spot, id, &row);
            }
        }
        // A revision of which nothing is left but that it was in force.
        for &id in finds.in_force.keys() {
            finds.revisions.entry(id).or_default();
        }
        finds
    }

    fn take(&mut self, spot: Spot, id: i64, row: &Row) {
        use Value::{Blob, Elsewhere, Integer, Null, Text};
        match row.as_slice() {
            [Null, Text(_) | Elsewhere, Integer(day), Integer(current)] => {
                self.articles.insert(id, Article { spot, day: *day });
                self.in_force.insert(*current, id);
            }
            [Null, Integer(article), Text(_), Integer(_), Text(_) | Elsewhere, _, _, _, _] => {
                self.revisions.entry(id).or_default().revision = Some(spot);
                let last = self.last.entry(*article).or_default();
                *last = id.max(*last);
            }
            [Null, Blob(bytes)] if bytes.starts_with(&ZSTANDARD) => {
                self.revisions.entry(id).or_default().received = Some(spot);
            }
            [Null, Text(_), Blob(_)] => self.revisions.entry(id).or_default().reading = Some(spot),
            [Null, Integer(article), Text(_) | Elsewhere, Integer(_), Integer(_), _, Integer(_)] => {
                self.marks.push((spot, *article));
            }
            [Text(_) | Elsewhere, _, _, _, _, _] => self.feeds.push(spot),
            _ => {}
        }
    }
}
