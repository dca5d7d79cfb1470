//! An archive's file opened, made, or brought to this version.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{Archive, Error, Result, VERSION, schema};

/// What marks a file of SQLite as an archive of mujaz: "mujz" in ASCII.
pub const APPLICATION: i32 = 0x6d75_6a7a;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(60);

/// What an archive is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To keep reports: the file and its folder are made where there are none.
    Keep,
    /// To look: without a file there is nothing to see.
    Look,
    /// To look at what may be damaged: not a byte of it is changed, and its log stays where it is.
    Inspect,
}

impl Archive {
    /// Opens the archive at `path`. An older version is brought to this one, after a copy of it was put beside it under the
    /// name `….v1`, for the version 1.
    pub fn open(path: &Path, purpose: Purpose) -> Result<Self> {
        match purpose {
            Purpose::Look | Purpose::Inspect if !path.exists() => return Err(Error::Missing { path: path.to_owned() }),
            Purpose::Keep => make_folder(path)?,
            Purpose::Look | Purpose::Inspect => {}
        }
        let told = |error: rusqlite::Error| Error::of(path, &error);
        let mut connection = connect(path, purpose).map_err(told)?;
        let state = state(&mut connection).map_err(told)?;
        match state {
            State::Archive(found) if found > VERSION => return Err(Error::Newer { path: path.to_owned(), found }),
            State::Empty if purpose != Purpose::Keep => return Err(Error::Missing { path: path.to_owned() }),
            State::Foreign => return Err(Error::Foreign { path: path.to_owned() }),
            State::Archive(_) | State::Empty => prepare(&connection).map_err(told)?,
        }
        match state {
            State::Archive(VERSION) => {}
            State::Archive(found) => bring_forward(&mut connection, path, found)?,
            State::Empty | State::Foreign => schema::migrate(&mut connection).map_err(told)?,
        }
        Ok(Self { connection, path: path.to_owned() })
    }

    /// What the archive's database makes of a call, its errors told as the archive's.
    pub(super) fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| Error::of(&self.path, &error))
    }
}

fn make_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|source| Error::Io { path: folder.to_owned(), source })
}

/// A connection that changes nothing in the file, whatever it is.
fn connect(path: &Path, purpose: Purpose) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, purpose == Purpose::Inspect)?;
    connection.busy_timeout(PATIENCE)?;
    // Whatever a torn or forged file says of its schema, it calls no functions.
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(connection)
}

/// An archive's connection as every command has it. The cache is 4 MB whatever the archive's size.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "cache_size", -4000)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// What a file of SQLite is.
#[derive(Debug, Clone, Copy)]
enum State {
    /// An archive of this version.
    Archive(u32),
    /// Nothing yet.
    Empty,
    /// Somebody else's.
    Foreign,
}

/// What the file is at one moment: another process may be about to make it an archive.
fn state(connection: &mut Connection) -> rusqlite::Result<State> {
    let moment = connection.transaction()?;
    let application: i32 = moment.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = schema::version(&moment)?;
    let is_empty = moment.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application, version) {
        (APPLICATION, version) => State::Archive(version),
        (0, 0) if is_empty => State::Empty,
        _ => State::Foreign,
    })
}

fn bring_forward(connection: &mut Connection, path: &Path, found: u32) -> Result<()> {
    let mut copy = path.as_os_str().to_owned();
    copy.push(format!(".v{found}"));
    if !Path::new(&copy).exists() {
        let copied = connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()]);
        copied.map_err(|error| Error::of(Path::new(&copy), &error))?;
    }
    schema::migrate(connection).map_err(|error| Error::of(path, &error))
}
