//! What the user set, by flag, environment or file, or why it cannot be used.

use std::path::PathBuf;

use super::failure::Failure;
use super::report;
use crate::archive::{Archive, Purpose};
use crate::config::{self, Config, Environment, Flags};
use crate::lexicon::Lexicon;
use crate::lexicon::without::Without;
use crate::vocabulary;

/// Puts the user's own vocabulary in force, where there is one; what is wrong with it is told, and how much that is, returned.
pub(super) fn vocabulary(environment: &Environment) -> usize {
    let Some(folder) = environment.config_folder() else { return 0 };
    let faults = vocabulary::take_up(&folder.join(vocabulary::FOLDER));
    for fault in &faults {
        report::line(&fault.to_string());
    }
    faults.len()
}

/// The bundled tables and the user's, compiled anew with what names each entry; without some, where they are switched off.
pub(super) fn whole_vocabulary(
    environment: &Environment,
    without: Option<(&Without, &str)>,
) -> Result<(&'static Lexicon, usize), Failure> {
    let folder = environment.config_folder().map(|folder| folder.join(vocabulary::FOLDER));
    let (lexicon, faults) =
        vocabulary::whole(folder.as_deref(), without).map_err(|error| Failure::Settings(error.to_string()))?;
    for fault in &faults {
        report::line(&fault.to_string());
    }
    Ok((lexicon, faults.len()))
}

/// All settings in force.
pub(super) fn config(flags: &Flags, environment: &Environment) -> Result<Config, Failure> {
    config::resolve(flags, environment).map_err(|error| Failure::Settings(error.to_string()))
}

/// The archive in force.
pub(super) fn archive(flags: &Flags, purpose: Purpose) -> Result<Archive, Failure> {
    Archive::open(&archive_path(flags)?, purpose).map_err(Failure::Archive)
}

/// Where the archive in force is.
pub(super) fn archive_path(flags: &Flags) -> Result<PathBuf, Failure> {
    let path = config(flags, &Environment::of_process())?.archive.map(|set| set.value);
    path.ok_or_else(|| {
        Failure::Settings("no folder for the archive: set HOME or XDG_DATA_HOME, or use --archive".into())
    })
}
