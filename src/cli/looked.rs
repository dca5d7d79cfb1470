//! When the user looked at an archive last, so that what came since can be marked: one small file in the state folder.
//!
//! It is no more than a convenience: where it cannot be read or written, nothing is marked as new, and nothing else is lost.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::archive::Moment;
use crate::config::Environment;

/// The file: for the path of each archive, the moment that was shown last.
type Moments = BTreeMap<String, Moment>;

fn file(environment: &Environment) -> Option<PathBuf> {
    Some(environment.state_folder()?.join("looked.json"))
}

fn read(file: &Path) -> Moments {
    fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// The name of an archive in the file: where it is, however it was written.
fn name(archive: &Path) -> String {
    fs::canonicalize(archive).unwrap_or_else(|_| archive.to_owned()).display().to_string()
}

/// When the user looked at this archive last.
pub(super) fn at(environment: &Environment, archive: &Path) -> Option<Moment> {
    read(&file(environment)?).remove(&name(archive))
}

/// Remembers that the user looked at this archive.
pub(super) fn remember(environment: &Environment, archive: &Path, moment: &Moment) {
    let Some(file) = file(environment) else { return };
    let mut moments = read(&file);
    moments.insert(name(archive), moment.clone());
    // What comes of it is told in the module's head.
    drop(write(&file, &moments));
}

/// Writes the file anew, whole or not at all.
fn write(file: &Path, moments: &Moments) -> io::Result<()> {
    let Some(folder) = file.parent() else { return Ok(()) };
    fs::create_dir_all(folder)?;
    let new = file.with_extension(format!("json.{}", std::process::id()));
    let json = serde_json::to_vec_pretty(moments)?;
    let written = fs::File::create(&new).and_then(|mut out| out.write_all(&json)).and_then(|()| fs::rename(&new, file));
    written.inspect_err(|_| drop(fs::remove_file(&new)))
}
