//! `mujaz brief`: a day of the archive without a screen, for mail, cron and pipes.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::{Outcome, report, settings, text};
use crate::archive::{Archive, Purpose};
use crate::briefing::Briefing;
use crate::config::{Environment, Flags};
use crate::digest::Digest;
use crate::export::{self, COLUMNS};
use crate::intake;
use crate::lexicon::Lexicon;

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
    /// Begin CSV with a byte order mark, by which Excel knows that it is UTF-8.
    #[arg(long)]
    bom: bool,
    /// List in place of the day the columns of CSV, which are the properties of GeoJSON: name, form and meaning, parted by tabs.
    #[arg(long, conflicts_with_all = ["date", "format", "bom"])]
    columns: bool,
}

/// Form of the output of `mujaz brief`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What the panes say, for reading.
    #[default]
    Text,
    /// The same with links to the reports, for mail and notes.
    Markdown,
    /// A page in one file, with the words of the reports; from right to left in Arabic.
    Html,
    /// The briefing of all reports of the day; `mujaz schema` prints its JSON Schema.
    Json,
    /// A table of all records, for spreadsheets and statistics; `--columns` lists its columns.
    Csv,
    /// All records for a map, those with a known place at its position.
    Geojson,
}

pub(super) fn run(arguments: &Brief, flags: &Flags) -> Result<Outcome, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.columns {
        columns(&mut out)?;
    } else {
        if arguments.bom && arguments.format != Format::Csv {
            return Err(Failure::Settings("--bom goes with --format csv".into()));
        }
        let archive = settings::archive(flags, Purpose::Look)?;
        let Some(briefing) = day(&archive, arguments.date)? else { return Ok(Outcome::Done) };
        write(&Digest::of(briefing), arguments, flags, &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// The briefing of the named day, or of the latest; nothing of an archive without reports, and that is told.
fn day(archive: &Archive, named: Option<NaiveDate>) -> Result<Option<Briefing>, Failure> {
    let Some(day) = named_or_latest(archive, named)? else {
        report::line(&format!("{}: no report in it yet", archive.path().display()));
        return Ok(None);
    };
    let briefing = archive.day(day).map_err(Failure::Archive)?;
    let briefing = archive.marks(day, &briefing).map_err(Failure::Archive)?.strike(briefing);
    if briefing.articles.is_empty() {
        report::line(&format!("{day}: no report of that day{}", nearest(archive, day)?));
    }
    Ok(Some(briefing))
}

fn write(digest: &Digest, arguments: &Brief, flags: &Flags, out: &mut impl Write) -> Result<(), Failure> {
    let environment = Environment::of_process();
    let lang = settings::config(flags, &environment)?.lang.value;
    let gazetteer = || {
        // Places and sides of the user's own are among its names.
        settings::vocabulary(&environment);
        &Lexicon::in_force().gazetteer
    };
    let briefing = &digest.briefing;
    match arguments.format {
        Format::Text => text::write(briefing, text::Asides::Digest(digest, arguments.explain), lang, out)?,
        Format::Markdown => export::markdown::write(digest, gazetteer(), lang, out)?,
        Format::Html => export::html::write(digest, gazetteer(), lang, out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, briefing).map_err(io::Error::from)?;
            writeln!(out)?;
        }
        Format::Csv => export::csv::write(digest, gazetteer(), arguments.bom, out)?,
        Format::Geojson => export::geojson::write(digest, gazetteer(), out)?,
    }
    Ok(())
}

/// The columns as a table of their own.
fn columns(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "name\tform\tmeaning")?;
    COLUMNS.iter().try_for_each(|column| writeln!(out, "{}\t{}\t{}", column.name, column.take.name(), column.what))
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
