//! `mujaz brief`: a day of the archive without a screen, for mail, cron and pipes.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::{Outcome, report, settings, text};
use crate::archive::{Archive, Purpose};
use crate::config::{Environment, Flags};
use crate::digest::Digest;
use crate::intake;

/// Print a day of the archive: the latest, unless another is named.
#[derive(Debug, Args)]
pub(super) struct Brief {
    /// The day, as in 2020-06-04.
    #[arg(long, value_name = "DAY", value_parser = intake::day)]
    date: Option<NaiveDate>,
    /// Form of the output.
    #[arg(long, short, value_enum, default_value_t)]
    format: Format,
    /// Say of each line that stands for several records which these are, from which source, and why they are one.
    #[arg(long)]
    explain: bool,
}

/// Form of the output of `mujaz brief`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What the panes say, for reading.
    #[default]
    Text,
    /// The briefing of all reports of the day; `mujaz schema` prints its JSON Schema.
    Json,
}

pub(super) fn run(arguments: &Brief, flags: &Flags) -> Result<Outcome, Failure> {
    let archive = settings::archive(flags, Purpose::Look)?;
    let Some(day) = named_or_latest(&archive, arguments.date)? else {
        report::line(&format!("{}: no report in it yet", archive.path().display()));
        return Ok(Outcome::Done);
    };
    let briefing = archive.day(day).map_err(Failure::Archive)?;
    if briefing.articles.is_empty() {
        report::line(&format!("{day}: no report of that day{}", nearest(&archive, day)?));
    }
    let digest = Digest::of(briefing);
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Text => {
            let lang = settings::config(flags, &Environment::of_process())?.lang.value;
            text::write(&digest.briefing, text::Asides::Digest(&digest, arguments.explain), lang, &mut out)?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &digest.briefing).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn named_or_latest(archive: &Archive, named: Option<NaiveDate>) -> Result<Option<NaiveDate>, Failure> {
    named.map_or_else(|| archive.latest().map_err(Failure::Archive), |day| Ok(Some(day)))
}

/// Which days there are instead, for who asked for one without reports.
fn nearest(archive: &Archive, day: NaiveDate) -> Result<String, Failure> {
    let before = archive.before(day).map_err(Failure::Archive)?;
    let after = archive.after(day).map_err(Failure::Archive)?;
    Ok(match (before, after) {
        (Some(before), Some(after)) => format!("; the nearest are {before} and {after}"),
        (Some(one), None) | (None, Some(one)) => format!("; the nearest is {one}"),
        (None, None) => String::new(),
    })
}
