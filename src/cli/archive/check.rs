//! `mujaz archive check`.

use std::io::{self, BufWriter, Write};

use crate::archive;
use crate::cli::failure::Failure;
use crate::cli::{Outcome, report, settings};
use crate::config::Flags;
use crate::intake::clean_line;

/// Each problem on a line of standard output, then what was looked at.
pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let path = settings::archive_path(flags)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut written = Ok(());
    let checked = archive::check(&path, &mut |problem| {
        if written.is_ok() {
            written = writeln!(out, "{}", clean_line(problem));
        }
    })?;
    written?;
    let archive::Checked { version, articles, revisions, feeds, problems } = checked;
    let found = if problems == 0 { "whole".to_owned() } else { format!("problems: {problems}") };
    let path = clean_line(&path.display().to_string());
    let held = match version {
        Some(version) => format!("version {version}, {articles} reports in {revisions} texts, {feeds} feeds"),
        None => "no table of it can be read".to_owned(),
    };
    writeln!(out, "{path}: {held}; {found}")?;
    out.flush()?;
    if problems == 0 {
        return Ok(Outcome::Done);
    }
    report::line("`mujaz archive repair` saves what can be read, and keeps the damaged file beside");
    Ok(Outcome::Partly(usize::try_from(problems).unwrap_or(usize::MAX)))
}
