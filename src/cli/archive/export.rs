//! `mujaz archive export`.

use std::io::{self, BufWriter, Write};

use crate::archive::{Line, Purpose};
use crate::cli::failure::Failure;
use crate::cli::{Outcome, report, settings};
use crate::config::Flags;

pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let archive = settings::archive(flags, Purpose::Look)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let write = |line: &Line| {
        serde_json::to_writer(&mut out, line).map_err(io::Error::from)?;
        writeln!(out).map_err(Failure::Output)
    };
    let damaged = archive.export(write, report::line)?;
    out.flush()?;
    if damaged == 0 {
        return Ok(Outcome::Done);
    }
    report::line(&format!("{damaged} texts were left out; `mujaz archive repair` reads anew what can be read"));
    Ok(Outcome::Partly(damaged))
}
