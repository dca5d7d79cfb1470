//! `mujaz ingest`: reports into the archive.

use std::io::{self, Write};
use std::thread;

use chrono::Local;
use clap::Args;

use super::arguments::{GivenArguments, InputArguments, VocabularyArguments};
use super::failure::Failure;
use super::mill::{self, Milled};
use super::web::Web;
use super::{Outcome, reading, report, settings};
use crate::archive::{Archive, Fate, Parcel, Purpose};
use crate::config::Flags;
use crate::intake::clean_line;

/// Keep reports in the archive, with what they say.
///
/// Prints a line for each as soon as it is safe on the disk: new, changed or known, then its day, its id, and where it came from.
/// A report that is known is not kept twice; of one that was changed, every text is kept.
#[derive(Debug, Args)]
pub(super) struct Ingest {
    #[command(flatten)]
    pub named: InputArguments,
    #[command(flatten)]
    pub given: GivenArguments,
    #[command(flatten)]
    pub vocabulary: VocabularyArguments,
}

/// The most reports of one transaction: what is lost of work, never of what was acknowledged, when the power fails.
pub(super) const BATCH: usize = 256;

pub(super) fn run(arguments: &Ingest, flags: &Flags) -> Result<Outcome, Failure> {
    let (lexicon, _) = arguments.vocabulary.lexicon(false)?;
    let sources = reading::sources(&arguments.named.inputs);
    reading::check_single(sources.len(), &arguments.given)?;
    let given = arguments.given.given();
    let mut archive = settings::archive(flags, Purpose::Keep)?;
    let mut tally = Tally::default();
    thread::scope(|scope| {
        let mut web = Web::new(flags);
        let jobs = sources.into_iter().map(move |source| match source {
            Ok(source) => source.open(&mut web).unwrap_or_else(|failure| Err(failure.message())),
            Err(error) => Err(error.to_string()),
        });
        let received = Local::now().fixed_offset();
        let mut milled = mill::start(scope, jobs, &given, lexicon, received).map_err(Failure::System)?;
        let mut out = io::stdout().lock();
        while let Some(batch) = milled.batch(BATCH) {
            tally.take(batch, &mut archive, &mut out)?;
        }
        Ok::<_, Failure>(())
    })?;
    report::line(&tally.summary());
    Ok(if tally.failed == 0 { Outcome::Done } else { Outcome::Partly(tally.failed) })
}

/// What became of the reports so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    new: usize,
    changed: usize,
    known: usize,
    /// How much could not be read.
    pub failed: usize,
    /// Whether those that are known are counted and no more.
    is_of_news: bool,
}

impl Tally {
    /// One that says nothing of what is known.
    pub fn of_news() -> Self {
        Self { is_of_news: true, ..Self::default() }
    }

    /// Keeps a batch, and only then says of each report that it is kept.
    pub fn take(&mut self, batch: Vec<Milled>, archive: &mut Archive, out: &mut impl Write) -> Result<(), Failure> {
        let parcels: Vec<Parcel> = batch.into_iter().flat_map(|milled| self.open(milled)).collect();
        self.keep(&parcels, archive, out)
    }

    /// What there is to keep of an input, once the rest is told.
    pub fn open(&mut self, milled: Milled) -> Vec<Parcel> {
        for note in milled.notes {
            report::line(&note);
        }
        self.failed += milled.failures;
        milled.parcels
    }

    /// Keeps these, and only then says of each that it is kept.
    pub fn keep(&mut self, parcels: &[Parcel], archive: &mut Archive, out: &mut impl Write) -> Result<(), Failure> {
        let fates = archive.keep(parcels).map_err(Failure::Archive)?;
        for (parcel, fate) in parcels.iter().zip(fates) {
            self.acknowledge(parcel, fate, out)?;
        }
        out.flush()?;
        Ok(())
    }

    /// Says of a report that is on the disk what became of it.
    pub fn acknowledge(&mut self, parcel: &Parcel, fate: Fate, out: &mut impl Write) -> io::Result<()> {
        let (word, count) = match fate {
            Fate::New => ("new", &mut self.new),
            Fate::Changed(_) => ("changed", &mut self.changed),
            Fate::Known => ("known", &mut self.known),
        };
        *count += 1;
        if self.is_of_news && fate == Fate::Known {
            return Ok(());
        }
        let day = parcel.day().map(|day| day.to_string()).unwrap_or_default();
        // The name of a file may hold anything.
        writeln!(out, "{word}\t{day}\t{}\t{}", parcel.id(), clean_line(parcel.source()))
    }

    /// How many are new.
    pub const fn count_new(&self) -> usize {
        self.new
    }

    /// The same in a line.
    pub fn summary(&self) -> String {
        let Self { new, changed, known, failed, .. } = self;
        match failed {
            0 => format!("{new} new, {changed} changed, {known} known"),
            _ => format!("{new} new, {changed} changed, {known} known, {failed} could not be read"),
        }
    }
}
