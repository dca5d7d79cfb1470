//! `mujaz watch`: folders or feeds, and what is new in them, for as long as it runs.

mod ending;
mod feeds;
mod folders;
mod keeper;
mod settling;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use tokio::runtime::Builder;

use super::failure::Failure;
use super::{Outcome, report, settings};
use crate::archive::{Error, Purpose};
use crate::config::{Environment, Flags};

/// Keep what is new in folders, or in the feeds of the configuration, for as long as it runs.
///
/// Of a folder, files are kept once they are whole, those that are there already first; a file that is changed is another text
/// of its report. Without a folder, each feed is read as often as its interval says. Prints a line for each report that is new or
/// changed. It ends with Ctrl-C, or SIGTERM.
#[derive(Debug, Args)]
pub(super) struct Watch {
    /// Folders, without those in them.
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
}

/// How long what is being written to the archive is waited for at the end; what is not whole by then is as if it had not begun.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn run(arguments: &Watch, flags: &Flags) -> Result<Outcome, Failure> {
    settings::vocabulary(&Environment::of_process());
    // What is wrong with it is said at once, and not when something comes.
    drop(settings::archive(flags, Purpose::Keep)?);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(io::Error::other)?;
    let watched = runtime.block_on(async {
        if arguments.folders.is_empty() {
            feeds::watch(flags).await
        } else {
            folders::watch(&arguments.folders, flags).await
        }
    });
    // Whatever is still under way there, the end of the process ends it.
    runtime.shutdown_background();
    watched
}

/// Whether it went well. What may be over the next time is told, and no reason to end: a full disk, another that is writing.
fn survived(kept: Result<(), Failure>) -> Result<bool, Failure> {
    match kept {
        Ok(()) => Ok(true),
        Err(Failure::Archive(error @ (Error::Full { .. } | Error::Busy { .. } | Error::Io { .. }))) => {
            report::line(&error.to_string());
            Ok(false)
        }
        Err(failure) => Err(failure),
    }
}
