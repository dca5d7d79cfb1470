//! Why the archive could not do something, and the way out.

use std::io;
use std::path::PathBuf;

use super::VERSION;

/// Why the archive could not do something. Each names the file and says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no archive where one must be.
    #[error("{}: there is no archive yet; `mujaz ingest` or `mujaz fetch` makes one", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error(
        "{}: not an archive of mujaz; name another file with --archive, or if it was one, save what can be read with \
         `mujaz archive repair`", path.display()
    )]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A later mujaz made it.
    #[error(
        "{}: of version {found}, made by a newer mujaz; this one knows versions up to {VERSION}. Use the newer one, \
         or name another file with --archive", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
    },
    /// What SQLite reads makes no sense.
    #[error(
        "{}: the archive is damaged ({problem}); `mujaz archive check` says where, `mujaz archive repair` saves what can \
         be read", path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// There is no room on the disk.
    #[error("{}: the disk is full; nothing of this batch was kept, all before it was", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Another process has been writing for too long.
    #[error("{}: another mujaz has been writing for over a minute; try again when it is done", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be repaired while somebody has it open.
    #[error("{}: another mujaz has it open; end that one first", path.display())]
    Open {
        /// The file.
        path: PathBuf,
    },
    /// The system refuses to read or write.
    #[error("{}: {problem}", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the system says.
        problem: String,
    },
    /// The folder of the archive cannot be made, or a copy of it cannot be written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    /// What SQLite's error means for the archive at `path`.
    pub(super) fn of(path: &std::path::Path, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{
            CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, Unknown,
        };
        let path = path.to_owned();
        let problem = error.to_string();
        match error.sqlite_error_code() {
            Some(NotADatabase) => Self::Foreign { path },
            Some(DiskFull) => Self::Full { path },
            Some(DatabaseBusy | DatabaseLocked) => Self::Busy { path },
            // A row that is not of the type that its table gives it, or a table that is not there.
            Some(DatabaseCorrupt) | None => Self::Damaged { path, problem },
            Some(Unknown) if problem.contains("no such table") || problem.contains("malformed") => {
                Self::Damaged { path, problem }
            }
            Some(CannotOpen) => Self::Refused { path, problem: format!("cannot be opened ({problem})") },
            _ => Self::Refused { path, problem },
        }
    }
}
