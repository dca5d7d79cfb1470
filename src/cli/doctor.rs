//! `mujaz doctor`: what is in force, and from where.

use std::io::{self, IsTerminal, Write};

use super::Outcome;
use super::arguments::Flags;
use super::failure::Failure;

pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let _ = flags;
    let mut out = io::stdout().lock();
    writeln!(out, "mujaz     {}", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "terminal  {}", if io::stdout().is_terminal() { "yes" } else { "no" })?;
    out.flush()?;
    Ok(Outcome::Done)
}
