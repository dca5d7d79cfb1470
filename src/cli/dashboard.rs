//! The dashboard on a briefing: where the command line meets the screen.

use std::io::{self, IsTerminal};

use super::failure::Failure;
use super::{Outcome, settings};
use crate::archive::{self, Purpose};
use crate::briefing::Briefing;
use crate::config::{Environment, Flags};
use crate::lexicon::Lexicon;
use crate::tui::locale::Locale;
use crate::tui::{self, Settings};
use crate::{extract, intake};

/// Shows the latest day of the archive; where nothing is kept yet, the sample.
pub(super) fn latest(flags: &Flags) -> Result<Outcome, Failure> {
    let environment = Environment::of_process();
    if settings::config(flags, &environment)?.archive.is_none() {
        return sample(flags);
    }
    let archive = match settings::archive(flags, Purpose::Look) {
        Err(Failure::Archive(archive::Error::Missing { .. })) => return sample(flags),
        archive => archive?,
    };
    let Some(day) = archive.latest().map_err(Failure::Archive)? else { return sample(flags) };
    let briefing = archive.day(day).map_err(Failure::Archive)?;
    drop(archive);
    show(briefing, Outcome::Done, settings::vocabulary(&environment), flags)?;
    Ok(Outcome::Done)
}

/// Shows the bundled sample, and says that it is one.
fn sample(flags: &Flags) -> Result<Outcome, Failure> {
    let settings = settings_for_terminal(flags)?;
    let notice = match settings::vocabulary(&Environment::of_process()) {
        0 => Locale::of(settings.lang).get("notice.sample").to_owned(),
        faults => Locale::of(settings.lang).count("count.vocabulary", faults),
    };
    run(extract::briefing(intake::sample(), Lexicon::in_force()), Settings { notice: Some(notice), ..settings })?;
    Ok(Outcome::Done)
}

/// Shows whether Arabic letters come out right, the sample behind it.
pub(super) fn letters(flags: &Flags) -> Result<Outcome, Failure> {
    let settings = Settings { letters: true, ..settings_for_terminal(flags)? };
    run(extract::briefing(intake::sample(), Lexicon::in_force()), settings)?;
    Ok(Outcome::Done)
}

/// Shows a briefing until the user quits, and says how many inputs are not in it, or else how many `faults` the user's own
/// vocabulary has.
pub(super) fn show(briefing: Briefing, outcome: Outcome, faults: usize, flags: &Flags) -> Result<(), Failure> {
    let settings = settings_for_terminal(flags)?;
    let notice = match outcome {
        Outcome::Done if faults == 0 => None,
        Outcome::Done => Some(Locale::of(settings.lang).count("count.vocabulary", faults)),
        Outcome::Partly(failed) => Some(Locale::of(settings.lang).count("count.unread", failed)),
    };
    run(briefing, Settings { notice, ..settings })
}

/// What the dashboard is shown with, once it is known that there is something to show it on: a screen, and a keyboard,
/// that of standard input, or where that is a pipe, that of the terminal.
fn settings_for_terminal(flags: &Flags) -> Result<Settings, Failure> {
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    let settings = Settings::new(&config).map_err(|error| Failure::Settings(error.to_string()))?;
    let has_keyboard = io::stdin().is_terminal() || cfg!(unix) && std::fs::File::open("/dev/tty").is_ok();
    if io::stdout().is_terminal() && has_keyboard {
        Ok(Settings { environment, ..settings })
    } else {
        Err(Failure::NoTerminal)
    }
}

fn run(briefing: Briefing, settings: Settings) -> Result<(), Failure> {
    tui::run(briefing, settings).map_err(|error| match error {
        tui::Error::NoTerminal => Failure::NoTerminal,
        tui::Error::Terminal(error) => Failure::Terminal(error),
        tui::Error::Signal(signal) => Failure::Signal(signal),
    })
}
