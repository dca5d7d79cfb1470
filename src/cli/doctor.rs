//! `mujaz doctor`: what is in force, and from where; and a test for the eye.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::{Outcome, dashboard, settings};
use crate::archive::{self, Archive, Purpose};
use crate::config::{Environment, Flags, Set};
use crate::intake::clean_line;
use crate::tui::doctor;
use crate::vocabulary::{self, Own};

/// Show what terminal, colours, order of letters and configuration mujaz sees, and from where.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Show on one screen whether Arabic letters come out right, and what to do if not.
    #[arg(long)]
    test: bool,
}

pub(super) fn run(arguments: &Doctor, flags: &Flags) -> Result<Outcome, Failure> {
    if arguments.test {
        return dashboard::letters(flags);
    }
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    let is_terminal = io::stdout().is_terminal();
    let size = is_terminal.then(|| crossterm::terminal::size().ok()).flatten();
    // Who reads it from a pipe or a file is not to wait, and has no terminal that matters.
    let asked = if is_terminal { doctor::ask(&environment).map_err(Failure::Terminal)? } else { None };
    let mut out = io::stdout().lock();
    out.write_all(doctor::report(&config, &environment, size, asked.as_ref()).as_bytes())?;
    archive(config.archive.as_ref(), &mut out)?;
    if let Some(folder) = &config.folder {
        vocabulary(&folder.join(vocabulary::FOLDER), &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The archive, and the latest day in it, or why it cannot be opened.
fn archive(set: Option<&Set<PathBuf>>, out: &mut impl Write) -> io::Result<()> {
    let Some(Set { value: path, origin }) = set else { return Ok(()) };
    let held = match Archive::open(path, Purpose::Look).and_then(|archive| archive.latest()) {
        Ok(Some(day)) => format!("the latest day is {day}"),
        Ok(None) => "empty".to_owned(),
        Err(archive::Error::Missing { .. }) => "not there".to_owned(),
        Err(error) => error.to_string(),
    };
    writeln!(out, "archive    {}  ({}; {origin})", clean_line(&path.display().to_string()), clean_line(&held))
}

/// The user's own tables with the number of their rows in force, and whatever is wrong with them.
fn vocabulary(folder: &Path, out: &mut impl Write) -> io::Result<()> {
    let mut own = Own::read(folder);
    let mut line = |value: &str| writeln!(out, "vocabulary {}", clean_line(value));
    if own.sheets.is_empty() && own.faults.is_empty() {
        return line(&format!("{}  (no table in it)", folder.display()));
    }
    let lexicon = own.compile();
    for (file, sheet) in &own.sheets {
        line(&format!("{}  ({} rows)", file.display(), sheet.rows.len()))?;
    }
    let sheets: Vec<_> = own.sheets.into_iter().map(|(_, sheet)| sheet).collect();
    let doubts = vocabulary::check(&sheets, &vocabulary::bundled_sheets(), &lexicon);
    own.faults.iter().try_for_each(|fault| line(&format!("left out: {fault}")))?;
    doubts.iter().try_for_each(|doubt| line(&format!("check: {doubt}")))
}
