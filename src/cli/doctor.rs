//! `mujaz doctor`: what is in force, and from where.

use std::io::{self, IsTerminal, Write};

use super::failure::Failure;
use super::{Outcome, settings};
use crate::config::{Environment, Flags};
use crate::tui::doctor;

pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    let mut out = io::stdout().lock();
    let size = out.is_terminal().then(|| crossterm::terminal::size().ok()).flatten();
    out.write_all(doctor::report(&config, &environment, size).as_bytes())?;
    out.flush()?;
    Ok(Outcome::Done)
}
