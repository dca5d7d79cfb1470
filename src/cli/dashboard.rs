//! The dashboard on a briefing: where the command line meets the screen.

use std::io::{self, IsTerminal};
use std::thread;

use super::behind::{self, End};
use super::failure::Failure;
use super::{Outcome, looked, settings};
use crate::briefing::Briefing;
use crate::config::{Environment, Flags};
use crate::lexicon::Lexicon;
use crate::tui::app::App;
use crate::tui::feeds::Start;
use crate::tui::locale::Locale;
use crate::tui::shelf::Shelf;
use crate::tui::{self, Settings};
use crate::{extract, intake};

/// Shows the latest day of the archive; where nothing is kept yet, the sample.
pub(super) fn latest(flags: &Flags) -> Result<Outcome, Failure> {
    let environment = Environment::of_process();
    if settings::config(flags, &environment)?.archive.is_none() {
        return sample(flags, None);
    }
    let path = settings::archive_path(flags)?;
    let mut shelf = Shelf::new(Some(path.clone()), looked::at(&environment, &path));
    let latest = shelf.latest().map_err(Failure::Archive)?;
    let Some(day) = latest else { return sample(flags, Some(behind::prepare(flags))) };
    // The vocabulary is read while the day is.
    let vocabulary = {
        let environment = environment.clone();
        thread::spawn(move || {
            let faults = settings::vocabulary(&environment);
            Lexicon::in_force();
            faults
        })
    };
    let day = shelf.day(day).map_err(Failure::Archive)?;
    let faults = vocabulary.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let settings = told(settings_for_terminal(flags)?, Outcome::Done, faults);
    let mouse = settings.mouse;
    let mut app = App::on(day, shelf, settings);
    let shown = run(&mut app, mouse, Some(behind::prepare(flags)));
    // However it ended, the user has seen it.
    if let Some(moment) = app.shelf.shown() {
        looked::remember(&environment, &path, moment);
    }
    shown.map(|()| Outcome::Done)
}

/// Shows the bundled sample, and says that it is one. Behind it the archive may be made, of what feeds have.
fn sample(flags: &Flags, behind: Option<(Start, End)>) -> Result<Outcome, Failure> {
    let settings = settings_for_terminal(flags)?;
    let notice = match settings::vocabulary(&Environment::of_process()) {
        0 => Locale::of(settings.lang).get("notice.sample").to_owned(),
        faults => Locale::of(settings.lang).count("count.vocabulary", faults),
    };
    let mouse = settings.mouse;
    let briefing = extract::briefing(intake::sample(), Lexicon::in_force());
    run(&mut App::new(briefing, Settings { notice: Some(notice), ..settings }), mouse, behind)?;
    Ok(Outcome::Done)
}

/// Shows whether Arabic letters come out right, the sample behind it.
pub(super) fn letters(flags: &Flags) -> Result<Outcome, Failure> {
    let settings = Settings { letters: true, ..settings_for_terminal(flags)? };
    let mouse = settings.mouse;
    run(&mut App::new(extract::briefing(intake::sample(), Lexicon::in_force()), settings), mouse, None)?;
    Ok(Outcome::Done)
}

/// Shows a briefing until the user quits, and says how many inputs are not in it, or else how many `faults` the user's own
/// vocabulary has.
pub(super) fn show(briefing: Briefing, outcome: Outcome, faults: usize, flags: &Flags) -> Result<(), Failure> {
    let settings = told(settings_for_terminal(flags)?, outcome, faults);
    let mouse = settings.mouse;
    run(&mut App::new(briefing, settings), mouse, None)
}

/// The settings with what there is to say at first.
fn told(settings: Settings, outcome: Outcome, faults: usize) -> Settings {
    let notice = match outcome {
        Outcome::Done if faults == 0 => None,
        Outcome::Done => Some(Locale::of(settings.lang).count("count.vocabulary", faults)),
        Outcome::Partly(failed) => Some(Locale::of(settings.lang).count("count.unread", failed)),
    };
    Settings { notice, ..settings }
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

fn run(app: &mut App, mouse: bool, behind: Option<(Start, End)>) -> Result<(), Failure> {
    let (start, end) = behind.unzip();
    let shown = tui::run(app, mouse, start);
    // The terminal is given back by now.
    end.into_iter().for_each(End::wait);
    shown.map_err(|error| match error {
        tui::Error::NoTerminal => Failure::NoTerminal,
        tui::Error::Terminal(error) => Failure::Terminal(error),
        tui::Error::Signal(signal) => Failure::Signal(signal),
    })
}
