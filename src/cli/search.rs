//! `mujaz search`: what the archive holds about something.

mod json;
mod text;

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::{Outcome, report, settings};
use crate::archive::Purpose;
use crate::archive::search::{Order, Place, Query, RANKED, READ};
use crate::config::{Environment, Flags};

/// Find reports in the archive, by words, names and days.
///
/// Hits come newest first, each with the passages where the words stand and the records meant. Where nothing is found, standard
/// error says so, and the exit status is 0.
#[derive(Debug, Args)]
#[command(after_long_help = LANGUAGE)]
pub(super) struct Search {
    /// What to look for; several arguments are joined with blanks. See below.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Form of the output.
    #[arg(long, short, value_enum, default_value_t)]
    format: Format,
    /// The most hits to print.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1000))]
    limit: u16,
    /// The best first, of the newest hundred, instead of the newest.
    #[arg(long)]
    rank: bool,
    /// Go on behind a hit of an earlier search, by its place, as in 2020-06-04.17.
    #[arg(long, value_name = "PLACE", conflicts_with = "rank")]
    after: Option<Place>,
}

/// Form of the output of `mujaz search`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    #[default]
    Text,
    /// One object.
    Json,
    /// One object a line, one line a hit.
    Jsonl,
}

/// In lines that a narrow terminal need not break.
const LANGUAGE: &str = "\
The query:
  حفتر طرابلس         both words
  '\"حكومة الوفاق\"'    one behind the other; «» and “” do too
  -word               without it; a query that begins so goes after --
  haftar OR sarraj    one of the two
  actor:haftar        who acts, speaks, travels, is met, holds (فاعل:)
  place:tripoli       a place called so, else a longer name    (مكان:)
  kind:statement      event, statement, movement, position     (نوع:)
  outlet:reuters      who published the report                 (مصدر:)
  from:2020-06-01     the first day, month or year             (من:)
  to:2020-06          the last, included                       (إلى:)
  on:2020             that one                                 (يوم:)

Hamza forms, ى and ي, ة and ه, vowel marks, and what is attached in front of a
word (و ف ب ل ك س ال) make no difference. Endings do: حكومة finds neither
حكومات nor حكومته. Names can be typed in Latin letters, however they are
romanised, where the vocabulary or a record of the report has them.
All actors, places and kinds of a query are asked of one and the same record.";

pub(super) fn run(arguments: &Search, flags: &Flags) -> Result<Outcome, Failure> {
    let typed = arguments.query.join(" ");
    let query = Query::parse(&typed).map_err(|error| Failure::Settings(format!("query: {error}")))?;
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    let archive = settings::archive(flags, Purpose::Look)?;
    settings::vocabulary(&environment);
    let order = if arguments.rank { Order::Rank } else { Order::Time };
    let page = archive.search(&query, order, arguments.limit.into(), arguments.after).map_err(Failure::Archive)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Text => {
            // The theme without colours is what NO_COLOR, TERM=dumb and --plain come to.
            let is_styled = io::stdout().is_terminal() && config.theme.value != "mono" && !config.ascii.value;
            text::write(&page, config.lang.value, is_styled, &mut out)?;
        }
        Format::Json => json::write(&page, &typed, order, &mut out)?,
        Format::Jsonl => json::write_lines(&page, &mut out)?,
    }
    out.flush()?;
    match page.next {
        None if page.hits.is_empty() => report::line(&format!("nothing found for {typed}")),
        Some(place) if page.hits.is_empty() => {
            report::line(&format!("none of {READ} reports is a hit; --after {place} looks further"));
        }
        Some(place) => report::line(&format!("there may be more: --after {place}")),
        None if arguments.rank && page.hits.len() == usize::from(arguments.limit) => {
            report::line(&format!("the best of the newest {RANKED}; without --rank all are told, the newest first"));
        }
        None => {}
    }
    Ok(Outcome::Done)
}
