//! Whole files into the archive, which is open for no longer than that takes.

use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use chrono::Local;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::failure::Failure;
use super::super::ingest::{BATCH, Tally};
use super::super::reading::{Opened, Source};
use super::super::web::Web;
use super::super::{mill, report, settings};
use super::settling::Look;
use crate::archive::{Parcel, Purpose};
use crate::config::Flags;
use crate::intake::{Given, Input};
use crate::lexicon::Lexicon;

/// Keeps files, and remembers what they were.
pub(super) struct Keeper {
    flags: Flags,
    tally: Tally,
    /// The reports of which nothing but the text is known, by their files: another text in the same file is another text of
    /// the same report.
    files: FxHashMap<String, String>,
    /// Their keys, each of one file: a copy of it is not the same report when it is changed.
    taken: FxHashSet<String>,
}

impl Keeper {
    pub fn new(flags: &Flags) -> Self {
        Self { flags: flags.clone(), tally: Tally::of_news(), files: FxHashMap::default(), taken: FxHashSet::default() }
    }

    /// Keeps these files, and says so.
    pub fn keep(&mut self, files: Vec<PathBuf>) -> Result<(), Failure> {
        let mut archive = settings::archive(&self.flags, Purpose::Keep)?;
        let given = Given::default();
        let flags = self.flags.clone();
        thread::scope(|scope| {
            let mut web = Web::new(&flags);
            let jobs = files.into_iter().filter_map(move |file| read(&file, &mut web));
            let received = Local::now().fixed_offset();
            let mut milled =
                mill::start(scope, jobs, &given, Lexicon::in_force(), received).map_err(Failure::System)?;
            let mut out = io::stdout().lock();
            while let Some(batch) = milled.batch(BATCH) {
                let mut parcels = Vec::new();
                for milled in batch {
                    let mut own = self.tally.open(milled);
                    if let [parcel] = own.as_mut_slice() {
                        self.recognise(parcel);
                    }
                    parcels.extend(own);
                }
                self.tally.keep(&parcels, &mut archive, &mut out)?;
            }
            Ok(())
        })
    }

    /// A report that only its text tells from others is the one that was in its file before.
    fn recognise(&mut self, parcel: &mut Parcel) {
        if !parcel.is_known_by_text() {
            self.forget_name(parcel.source());
        } else if let Some(key) = self.files.get(parcel.source()) {
            parcel.become_revision_of(key);
        } else if self.taken.insert(parcel.key().to_owned()) {
            self.files.insert(parcel.source().to_owned(), parcel.key().to_owned());
        }
    }

    /// These files are gone: what comes under their names is another report.
    pub fn forget(&mut self, files: &[PathBuf]) {
        for file in files {
            self.forget_name(&Input::File(file.clone()).name());
        }
    }

    fn forget_name(&mut self, name: &str) {
        if let Some(key) = self.files.remove(name) {
            self.taken.remove(&key);
        }
    }

    /// Sums it up.
    pub fn end(&self) {
        report::line(&self.tally.summary());
    }
}

/// What is in a file; none where it was changed meanwhile, of which there will be word.
fn read(file: &Path, web: &mut Web<'_>) -> Option<Result<Opened, String>> {
    let before = Look::at(file);
    let opened = Source::Here(Input::File(file.to_owned())).open(web).unwrap_or_else(|failure| Err(failure.message()));
    is_still(file, before).then_some(opened)
}

fn is_still(file: &Path, before: Option<Look>) -> bool {
    before.is_some() && Look::at(file) == before
}
