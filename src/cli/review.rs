//! `mujaz review`: what the user said of records, for those who extend the vocabulary.

use std::io::{self, BufWriter, Write};

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::{Outcome, settings};
use crate::archive::{Purpose, Reviewed};
use crate::config::Flags;

/// List the records that were marked on the dashboard: as wrong, hidden, or with a note.
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(super) struct Review {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write them to standard output, as lines of JSON (mujaz.review/1).
    ///
    /// Each line has what was said, the record as it was then and as it is read now, its report, and the paragraph that it
    /// was read in. `mujaz schema review` prints the JSON Schema of a line.
    Export,
}

pub(super) fn run(arguments: &Review, flags: &Flags) -> Result<Outcome, Failure> {
    let Command::Export = arguments.command;
    let archive = settings::archive(flags, Purpose::Look)?;
    let mut out = BufWriter::new(io::stdout().lock());
    archive.review(|reviewed: &Reviewed| {
        serde_json::to_writer(&mut out, reviewed).map_err(io::Error::from)?;
        writeln!(out).map_err(Failure::Output)
    })?;
    out.flush()?;
    Ok(Outcome::Done)
}
