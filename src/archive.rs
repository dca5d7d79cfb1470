//! What is kept: every report as it was received, its text, its records, and each of its revisions, in one SQLite file.
//!
//! ```text
//! Incoming ──pack──▶ Parcel ──keep──▶ article ─┬─ revision ─┬─ received   the bytes, compressed
//!                 on any thread      its key   │            └─ reading    text and records, compressed JSON
//!                                              ├─ words                   what search looks in, one row an article
//!                                              ├─ held                    what it tells of who holds which place
//!                                              └─ mark                    what the user said of its records
//! ```
//!
//! What [`Archive::keep`] has acknowledged survives the end of the process and of the machine: a batch is one
//! transaction, and each is synced before the call returns. One writes at a time, the others wait for it; readers
//! never wait and are never waited for (SQLite's write-ahead log).
//!
//! Nothing here depends on the clock but what is written down of it: revisions are counted, not timed, so that a clock
//! that jumps changes no order.

mod check;
mod day;
mod error;
mod export;
mod feed;
mod front;
mod import;
mod keep;
mod key;
mod line;
mod mark;
mod merge;
mod moment;
mod open;
mod pack;
mod repair;
mod schema;
pub mod search;
#[cfg(test)]
mod tests;
mod words;

pub use check::{Checked, check};
pub use error::Error;
pub use front::{Carried, Told, state};
pub use import::{BadLine, Entry, Lines};
pub use keep::Fate;
pub use key::key;
pub use line::{FORMAT, Line};
pub use mark::{Change, Mark, Marks, REVIEW, Reviewed};
pub use merge::Merging;
pub use moment::Moment;
pub use open::{APPLICATION, Purpose};
pub use pack::{Incoming, Packer, Parcel};
pub use repair::{Repaired, repair};
pub use schema::VERSION;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// An open archive.
#[derive(Debug)]
pub struct Archive {
    connection: Connection,
    path: PathBuf,
}

impl Archive {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// What a call on the archive gives.
pub type Result<T> = std::result::Result<T, Error>;
