//! The command line, one file a command.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use crate::config::{Environment, Flags, resolve};
use crate::tui::{self, Settings};

/// Runs the program with these arguments, the first being its name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<String> = arguments.into_iter().filter_map(|a| a.into_string().ok()).collect();
    let environment = Environment::of_process();
    let complain = |error: &dyn std::fmt::Display, status: u8| {
        let _ = writeln!(std::io::stderr(), "mujaz: {error}");
        ExitCode::from(status)
    };
    let config = match resolve(&Flags::default(), &environment) {
        Ok(config) => config,
        Err(error) => return complain(&error, 2),
    };
    if arguments.get(1).is_some_and(|a| a == "doctor") {
        let size = crossterm::terminal::size().ok();
        let _ = write!(std::io::stdout(), "{}", tui::doctor::report(&config, &environment, size));
        return ExitCode::SUCCESS;
    }
    let settings = match Settings::new(&config) {
        Ok(settings) => settings,
        Err(error) => return complain(&error, 2),
    };
    let Some(text) = arguments.get(2).and_then(|file| std::fs::read_to_string(file).ok()) else {
        return complain(&"no file", 1);
    };
    let briefing = match serde_json::from_str(&text) {
        Ok(briefing) => briefing,
        Err(error) => return complain(&error, 1),
    };
    match tui::run(briefing, settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(tui::Error::Signal(signal)) => ExitCode::from(signal.status()),
        Err(error @ tui::Error::NoTerminal) => complain(&error, 2),
        Err(error) => complain(&error, 1),
    }
}
