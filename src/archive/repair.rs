//! A way out of a damaged file: what can be read in it goes into a new archive, the damaged one is kept beside.
//!
//! ```text
//! damaged file, its log ──pages──▶ rows ──finds──▶ texts of reports ──salvage──▶ merged into a new file ──▶ in its place
//! ```
//! The index of words is made anew. Records that are lost are read again from the bytes of their report.

mod finds;
mod log;
mod pages;
mod row;
mod salvage;

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{Archive, Entry, Error, Merging, Packer, Purpose, Result, check::check_for};
use crate::extract::Extractor;
use crate::lexicon::Lexicon;
use finds::Finds;
use pages::Pages;
use salvage::Salvage;

/// What was saved.
#[derive(Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Where the damaged file is now.
    pub aside: PathBuf,
    /// How many texts of reports were saved.
    pub saved: usize,
    /// How many of these were read anew.
    pub read_anew: usize,
    /// How many were lost, each told by name.
    pub lost: usize,
}

/// How many texts are kept at once.
const BATCH: usize = 256;

/// Repairs the archive at `path`, telling by name what is lost or changed; nothing is done to one that is whole.
pub fn repair(path: &Path, lexicon: &'static Lexicon, mut tell: impl FnMut(&str)) -> Result<Option<Repaired>> {
    let found = check_for(Purpose::Inspect, path, &mut |_| ());
    let is_foreign = match found {
        Ok(checked) if checked.problems == 0 => {
            // Whoever looked last tidies up.
            return Archive::open(path, Purpose::Look).map(|_| None);
        }
        Err(error @ (Error::Missing { .. } | Error::Newer { .. } | Error::Busy { .. } | Error::Io { .. })) => {
            return Err(error);
        }
        Err(Error::Foreign { .. }) => true,
        Ok(_) | Err(_) => false,
    };
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Io { path, source }
    };
    // The file is opened once only: to close it anywhere in the process would give up the lock.
    let mut pages = Pages::open(path, &beside(path, "-wal")).map_err(io(path))?;
    let _lock = lock(path)?;
    let finds = Finds::of(&mut pages);
    let new = beside(path, ".repairing");
    remove(&new).map_err(io(&new))?;
    let packer = Packer::new().map_err(io(&new))?;
    let extractor = Extractor::new(lexicon);
    let salvage = Salvage { pages: &mut pages, finds: &finds, extractor, packer, received: 0 };
    let mut repaired = fill(&new, salvage, &mut tell)?;
    if is_foreign && repaired.saved == 0 {
        remove(&new).map_err(io(&new))?;
        return Err(Error::Foreign { path: path.to_owned() });
    }
    repaired.aside = swap(path, &new)?;
    Ok(Some(repaired))
}

/// Makes a new archive of what can be saved.
fn fill(new: &Path, mut salvage: Salvage<'_>, tell: &mut impl FnMut(&str)) -> Result<Repaired> {
    let mut archive = Archive::open(new, Purpose::Keep)?;
    let (mut merging, mut batch) = (Merging::default(), Vec::new());
    let mut repaired = Repaired { aside: PathBuf::new(), saved: 0, read_anew: 0, lost: 0 };
    let mut due = 1;
    for (&id, &parts) in &salvage.finds.revisions {
        // Revisions are counted without gaps, so one that is missing is lost.
        if id > due {
            let to = id - 1;
            let which = if due == to { format!("revision {due}") } else { format!("revisions {due} to {to}") };
            tell(&format!("{which}: lost"));
            repaired.lost += usize::try_from(id - due).unwrap_or(usize::MAX);
        }
        due = id + 1;
        let saved = salvage.revision(id, parts);
        saved.note.iter().for_each(|note| tell(note));
        *if saved.entry.is_some() { &mut repaired.saved } else { &mut repaired.lost } += 1;
        repaired.read_anew += usize::from(saved.is_read_anew);
        batch.extend(saved.entry);
        if batch.len() >= BATCH {
            archive.merge(&std::mem::take(&mut batch), &mut merging)?;
        }
    }
    for &spot in &salvage.finds.feeds {
        batch.extend(salvage.feed(spot).map(Entry::Feed));
    }
    for &(spot, article) in &salvage.finds.marks {
        batch.extend(salvage.mark(spot, article).map(|marked| Entry::Mark(Box::new(marked))));
    }
    archive.merge(&batch, &mut merging)?;
    archive.close()?;
    Ok(repaired)
}

impl Archive {
    /// Closes the archive when all of it is in its one file, and on the disk.
    fn close(self) -> Result<()> {
        let Self { connection, path } = self;
        let closed = connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .and_then(|()| connection.close().map_err(|(_, error)| error));
        closed.map_err(|error| Error::of(&path, &error))?;
        File::open(&path).and_then(|file| file.sync_all()).map_err(|source| Error::Io { path, source })
    }
}

/// Keeps everybody else away, as long as it lives. A file that is no database any more nobody else has open.
fn lock(path: &Path) -> Result<Option<Connection>> {
    let locked = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|connection| {
        connection.busy_timeout(Duration::ZERO)?;
        // Not a byte of the damaged file is to be changed.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.pragma_update(None, "locking_mode", "exclusive")?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(connection)
    });
    match locked {
        Ok(connection) => Ok(Some(connection)),
        Err(error)
            if matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) =>
        {
            Err(Error::Open { path: path.to_owned() })
        }
        Err(_) => Ok(None),
    }
}

/// Puts the new file in the place of the damaged one, which gets the first free name; returns that. At every moment there is
/// a file under each name that had one.
fn swap(path: &Path, new: &Path) -> Result<PathBuf> {
    let free = |n: &u32| !beside(path, &format!(".damaged-{n}")).exists();
    let number = (1..u32::MAX).find(free).unwrap_or_default();
    let aside = beside(path, &format!(".damaged-{number}"));
    let log = beside(path, "-wal");
    let swapped = keep_as(path, &aside)
        .and_then(|()| if has_bytes(&log) { keep_as(&log, &beside(&aside, "-wal")) } else { Ok(()) })
        // A log that is left over would be taken for that of the new file.
        .and_then(|()| remove_log(path))
        .and_then(|()| fs::rename(new, path))
        .and_then(|()| sync_folder(path));
    swapped.map_err(|source| Error::Io { path: path.to_owned(), source })?;
    Ok(aside)
}

fn has_bytes(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.len() > 0)
}

/// Gives a file a second name, or where the system has no such thing, copies it.
fn keep_as(path: &Path, name: &Path) -> std::io::Result<()> {
    fs::hard_link(path, name).or_else(|_| {
        fs::copy(path, name)?;
        File::open(name)?.sync_all()
    })
}

/// Removes an archive that was never finished.
fn remove(path: &Path) -> std::io::Result<()> {
    remove_log(path)?;
    remove_file(path)
}

fn remove_log(path: &Path) -> std::io::Result<()> {
    ["-wal", "-shm"].iter().try_for_each(|ending| remove_file(&beside(path, ending)))
}

fn remove_file(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Where a folder cannot be opened, the system needs no telling.
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}

/// The file beside this one with the same name and an ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}
