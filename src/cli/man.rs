//! `mujaz man`: the manual pages.

use std::io::{self, Write};

use clap::Args;
use clap::error::ErrorKind;

use super::failure::Failure;
use super::{Outcome, command};

/// Print a manual page, for `man -l -`.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The page of this command; without it, that of mujaz.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

pub(super) fn run(arguments: &Man) -> Result<Outcome, Failure> {
    let mut all = command();
    all.build();
    let page = match &arguments.command {
        None => all,
        Some(name) => {
            let unknown = || command().error(ErrorKind::InvalidValue, format!("\"{name}\" is no command of mujaz"));
            all.find_subcommand(name).cloned().ok_or_else(unknown)?
        }
    };
    let mut out = io::stdout().lock();
    clap_mangen::Man::new(page).render(&mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}
