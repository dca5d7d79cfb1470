//! The dashboard on a briefing: where the command line meets the screen.

use std::io::{self, IsTerminal};

use super::failure::Failure;
use super::{Outcome, settings};
use crate::briefing::Briefing;
use crate::config::{Environment, Flags};
use crate::lexicon::Lexicon;
use crate::tui::{self, Settings};
use crate::{extract, intake};

/// Shows the bundled sample.
pub(super) fn sample(flags: &Flags) -> Result<Outcome, Failure> {
    let settings = settings_for_terminal(flags)?;
    run(extract::briefing(intake::sample(), Lexicon::bundled()), settings)?;
    Ok(Outcome::Done)
}

/// Shows a briefing until the user quits.
pub(super) fn show(briefing: Briefing, flags: &Flags) -> Result<(), Failure> {
    run(briefing, settings_for_terminal(flags)?)
}

/// What the dashboard is shown with, once it is known that there is something to show it on: a screen, and a keyboard,
/// that of standard input, or where that is a pipe, that of the terminal.
fn settings_for_terminal(flags: &Flags) -> Result<Settings, Failure> {
    let config = settings::config(flags, &Environment::of_process())?;
    let settings = Settings::new(&config).map_err(|error| Failure::Settings(error.to_string()))?;
    let has_keyboard = io::stdin().is_terminal() || cfg!(unix) && std::fs::File::open("/dev/tty").is_ok();
    if io::stdout().is_terminal() && has_keyboard { Ok(settings) } else { Err(Failure::NoTerminal) }
}

fn run(briefing: Briefing, settings: Settings) -> Result<(), Failure> {
    tui::run(briefing, settings).map_err(|error| match error {
        tui::Error::NoTerminal => Failure::NoTerminal,
        tui::Error::Terminal(error) => Failure::Terminal(error),
        tui::Error::Signal(signal) => Failure::Signal(signal),
    })
}
