//! `mujaz doctor`: what is in force, and from where.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::failure::Failure;
use super::{Outcome, settings};
use crate::config::{Environment, Flags};
use crate::intake::clean_line;
use crate::tui::doctor;
use crate::vocabulary::{self, Own};

pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    let mut out = io::stdout().lock();
    let size = out.is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    out.write_all(doctor::report(&config, &environment, size).as_bytes())?;
    if let Some(folder) = &config.folder {
        vocabulary(&folder.join(vocabulary::FOLDER), &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
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
