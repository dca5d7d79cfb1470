//! The command line, one file a command.
//!
//! Data goes to standard output, everything else to standard error. The exit status is 0 where all was done, 1 where
//! something failed (of several inputs some), 2 where the command was used wrongly, a missing terminal included. A reader
//! that closes the pipe ends the program quietly with status 0.

mod archive;
mod arguments;
mod behind;
mod brief;
mod collection;
mod completions;
mod corroboration;
mod dashboard;
mod desk;
mod doctor;
mod explain;
mod failure;
mod fetch;
mod ingest;
mod looked;
mod man;
mod mill;
mod open;
mod parse;
mod progress;
mod reading;
mod report;
mod review;
mod schedule;
mod schema;
mod search;
mod settings;
mod text;
mod watch;
mod web;

use std::ffi::OsString;
use std::panic;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Command};
use failure::Failure;

/// What a command that ran to its end tells: whether all of it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All of it.
    Done,
    /// So many inputs failed, and were named; the others' output stands.
    Partly(usize),
}

/// Runs the program with these arguments, the first being its name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    report_panics();
    // Whoever meets a fault of the program meets a message, and the status of a failure.
    let result = panic::catch_unwind(panic::AssertUnwindSafe(|| run(arguments))).unwrap_or(Err(Failure::Reported));
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly(_)) => ExitCode::from(1),
        Err(failure) => failure.report(),
    }
}

fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<Outcome, Failure> {
    let matches = command().try_get_matches_from(arguments)?;
    let Arguments { screen, command } = Arguments::from_arg_matches(&matches)?;
    let flags = screen.flags();
    match command {
        None => dashboard::latest(&flags),
        Some(Command::Open(arguments)) => open::run(&arguments, &flags),
        Some(Command::Parse(arguments)) => parse::run(&arguments, &flags),
        Some(Command::Ingest(arguments)) => ingest::run(&arguments, &flags),
        Some(Command::Fetch) => fetch::run(&flags),
        Some(Command::Watch(arguments)) => watch::run(&arguments, &flags),
        Some(Command::Brief(arguments)) => brief::run(&arguments, &flags),
        Some(Command::Archive(command)) => archive::run(&command, &flags),
        Some(Command::Review(arguments)) => review::run(&arguments, &flags),
        Some(Command::Search(arguments)) => search::run(&arguments, &flags),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Completions(arguments)) => completions::run(&arguments),
        Some(Command::Man(arguments)) => man::run(&arguments),
        Some(Command::Doctor(arguments)) => doctor::run(&arguments, &flags),
    }
}

/// The command line as clap knows it: what help, completions and the man page are made from.
fn command() -> clap::Command {
    Arguments::command()
}

fn report_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let payload = info.payload();
        let literal = payload.downcast_ref::<&str>().copied();
        let what = literal.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message");
        report::line(&format!("a fault in mujaz itself, at {place}: {what}. Please report it with the input"));
    }));
}
