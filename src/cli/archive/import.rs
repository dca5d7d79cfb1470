//! `mujaz archive import`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use clap::Args;

use crate::archive::{Archive, Entry, Lines, Merging, Purpose};
use crate::cli::failure::Failure;
use crate::cli::ingest::Tally;
use crate::cli::{Outcome, report, settings};
use crate::config::Flags;

/// Read an exported archive into this one, which may hold something already.
///
/// Prints a line for each text as soon as it is safe on the disk, like `ingest`. What both hold is not kept twice; of a report
/// whose texts differ, all are kept, and that which came last is in force. A line that is wrong is named with its number, and
/// keeps none of the others away.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The exported archive; - for standard input.
    #[arg(value_name = "FILE|-")]
    file: PathBuf,
}

/// The most lines of one transaction, and the most bytes that are held at once for it.
const BATCH: usize = 256;
const HELD: usize = 16 << 20;

pub(super) fn run(arguments: &Import, flags: &Flags) -> Result<Outcome, Failure> {
    let is_stdin = arguments.file.as_os_str() == "-";
    let name = if is_stdin { "standard input".to_owned() } else { arguments.file.display().to_string() };
    let unreadable = |error: io::Error| {
        report::line(&format!("{name}: {error}"));
        Failure::Reported
    };
    let input: Box<dyn BufRead> = if is_stdin {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(&arguments.file).map_err(unreadable)?))
    };
    let mut lines = Lines::new(input).map_err(Failure::System)?;
    let mut desk = Desk {
        archive: settings::archive(flags, Purpose::Keep)?,
        merging: Merging::default(),
        batch: Vec::new(),
        held: 0,
        tally: Tally::default(),
    };
    while let Some(entry) = lines.next_entry().map_err(unreadable)? {
        match entry {
            Ok(entry) => desk.take(entry)?,
            Err(bad) => {
                report::line(&format!("{name}: {bad}"));
                desk.tally.failed += 1;
            }
        }
    }
    desk.keep()?;
    report::line(&desk.tally.summary());
    Ok(if desk.tally.failed == 0 { Outcome::Done } else { Outcome::Partly(desk.tally.failed) })
}

/// Where what came waits to be kept.
struct Desk {
    archive: Archive,
    merging: Merging,
    batch: Vec<Entry>,
    held: usize,
    tally: Tally,
}

impl Desk {
    fn take(&mut self, entry: Entry) -> Result<(), Failure> {
        self.held += entry.size();
        self.batch.push(entry);
        if self.batch.len() >= BATCH || self.held >= HELD { self.keep() } else { Ok(()) }
    }

    fn keep(&mut self) -> Result<(), Failure> {
        self.held = 0;
        let batch = std::mem::take(&mut self.batch);
        let fates = self.archive.merge(&batch, &mut self.merging)?;
        let parcels = batch.iter().filter_map(Entry::parcel);
        let mut out = io::stdout().lock();
        parcels.zip(fates).try_for_each(|(parcel, fate)| self.tally.acknowledge(parcel, fate, &mut out))?;
        out.flush()?;
        Ok(())
    }
}
