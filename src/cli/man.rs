//! `mujaz man`: the manual pages.

use std::io::{self, Write};

use clap::Args;
use clap::error::ErrorKind;

use super::failure::Failure;
use super::{Outcome, command};

/// Print a manual page, for `man -l -`.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The page of this command, as in archive export; without it, that of mujaz.
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

pub(super) fn run(arguments: &Man) -> Result<Outcome, Failure> {
    let mut all = command();
    all.build();
    let mut page = &all;
    for name in &arguments.command {
        let unknown = || command().error(ErrorKind::InvalidValue, format!("\"{name}\" is no command of mujaz"));
        page = page.find_subcommand(name).ok_or_else(unknown)?;
    }
    let page = page.clone();
    let mut out = io::stdout().lock();
    clap_mangen::Man::new(page).render(&mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}
