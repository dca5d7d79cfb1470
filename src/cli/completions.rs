//! `mujaz completions`: what a shell needs to complete a command line.

use std::io::{self, Write};

use clap::Args;

use super::failure::Failure;
use super::{Outcome, command};

/// Print the completions for a shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

pub(super) fn run(arguments: &Completions) -> Result<Outcome, Failure> {
    // clap_complete panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command(), "mujaz", &mut script);
    let mut out = io::stdout().lock();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}
