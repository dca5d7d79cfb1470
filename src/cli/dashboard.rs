//! The dashboard on a briefing: where the command line meets the screen.

use std::io::{self, IsTerminal};

use super::Outcome;
use super::arguments::Flags;
use super::failure::Failure;
use crate::briefing::Briefing;
use crate::lexicon::Lexicon;
use crate::{extract, intake};

/// Shows the bundled sample.
pub(super) fn sample(flags: &Flags) -> Result<Outcome, Failure> {
    need_terminal()?;
    show(extract::briefing(intake::sample(), Lexicon::bundled()), flags)?;
    Ok(Outcome::Done)
}

/// Shows a briefing until the user quits.
pub(super) fn show(briefing: Briefing, flags: &Flags) -> Result<(), Failure> {
    need_terminal()?;
    let _ = (briefing, flags);
    Ok(())
}

/// A screen to paint on, and a keyboard: that of standard input, or where that is a pipe, that of the terminal.
fn need_terminal() -> Result<(), Failure> {
    let has_keyboard = io::stdin().is_terminal() || cfg!(unix) && std::fs::File::open("/dev/tty").is_ok();
    if io::stdout().is_terminal() && has_keyboard { Ok(()) } else { Err(Failure::NoTerminal) }
}
