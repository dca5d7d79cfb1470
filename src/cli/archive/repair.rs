//! `mujaz archive repair`.

use std::io::{self, Write};

use crate::archive::{self, Repaired};
use crate::cli::failure::Failure;
use crate::cli::{Outcome, settings};
use crate::config::{Environment, Flags};
use crate::intake::clean_line;
use crate::lexicon::Lexicon;

/// What is lost and what was read anew, each on a line of standard output, then how much was saved and where the damaged file
/// is. The status is 1 where something is lost.
pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let path = settings::archive_path(flags)?;
    settings::vocabulary(&Environment::of_process());
    let mut out = io::stdout().lock();
    let mut written = Ok(());
    let repaired = archive::repair(&path, Lexicon::in_force(), |note| {
        if written.is_ok() {
            written = writeln!(out, "{}", clean_line(note));
        }
    })?;
    written?;
    let name = clean_line(&path.display().to_string());
    let Some(Repaired { aside, saved, read_anew, lost }) = repaired else {
        writeln!(out, "{name}: whole; there is nothing to repair")?;
        return Ok(Outcome::Done);
    };
    let aside = clean_line(&aside.display().to_string());
    writeln!(
        out,
        "{name}: {saved} texts saved, {read_anew} of them read anew, {lost} lost; the damaged file is {aside}"
    )?;
    out.flush()?;
    Ok(if lost == 0 { Outcome::Done } else { Outcome::Partly(lost) })
}
