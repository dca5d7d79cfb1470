//! `mujaz archive`: the archive's file looked after: checked, repaired, written out and read back.

mod check;
mod export;
mod import;
mod repair;

use clap::{Args, Subcommand};

use super::Outcome;
use super::failure::Failure;
use crate::config::Flags;

/// Check the archive, repair it, or carry it over as lines of JSON.
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Archive {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check that the archive's file is whole, and that all that is kept in it can be read.
    ///
    /// Tells each problem on a line. The exit status is 1 where there is one.
    Check,
    /// Save what can be read of a damaged archive.
    ///
    /// The damaged file is kept beside under another name, and its records that are lost are read anew from the bytes of
    /// their reports. What is lost is told by name. To an archive that is whole nothing is done.
    Repair,
    /// Write the whole archive to standard output, as lines of JSON (mujaz.archive/1).
    ///
    /// A header, a line for each text of each report with its bytes as received and its records, a line for each feed, and
    /// an end. `mujaz schema archive` prints the JSON Schema of a line.
    Export,
    Import(import::Import),
}

pub(super) fn run(arguments: &Archive, flags: &Flags) -> Result<Outcome, Failure> {
    match &arguments.command {
        Command::Check => check::run(flags),
        Command::Repair => repair::run(flags),
        Command::Export => export::run(flags),
        Command::Import(arguments) => import::run(arguments, flags),
    }
}
