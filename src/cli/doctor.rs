//! `mujaz doctor`: what is in force, and from where; and a test for the eye.

use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::failure::Failure;
use super::{Outcome, dashboard, settings};
use crate::config::{Environment, Flags};
use crate::tui::doctor;

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
    out.flush()?;
    Ok(Outcome::Done)
}
