//! Inputs read, parsed and packed on every core, and handed on in the order in which they were given.
//!
//! ```text
//! inputs ──▶ [bytes] ──▶ threads: intake, extract, pack ──▶ [parcels] ──▶ batches, in order
//! ```
//! What waits in brackets is bounded, so that memory does not grow with the number of inputs.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, Scope};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset};

use super::collection::by_article;
use super::reading::Opened;
use crate::archive::{Incoming, Packer, Parcel};
use crate::briefing::Briefing;
use crate::extract::Extractor;
use crate::intake::{Document, Given, Part};
use crate::lexicon::Lexicon;

/// What came of one input.
#[derive(Debug, Default)]
pub(super) struct Milled {
    /// Its reports, ready to be kept.
    pub parcels: Vec<Parcel>,
    /// What there is to tell of it.
    pub notes: Vec<String>,
    /// How much in it could not be read.
    pub failures: usize,
}

/// How many inputs wait to be milled, for each thread.
const WAITING: usize = 32;

/// How many wait to be kept, for each thread: there is work for it while a batch is brought to the disk.
const MILLED: usize = 128;

/// How long a batch that is not full waits for more: each costs a transaction, and is worth more inputs than one.
const LINGER: Duration = Duration::from_millis(100);

/// The inputs on their way.
pub(super) struct Mill {
    done: Receiver<(usize, Milled)>,
    early: BTreeMap<usize, Milled>,
    next: usize,
}

/// Starts threads for the jobs; those that fail are told of like the others. An error where the system has no threads or no
/// memory for them.
pub(super) fn start<'scope>(
    scope: &'scope Scope<'scope, '_>,
    jobs: impl Iterator<Item = Result<Opened, String>> + Send + 'scope,
    given: &'scope Given,
    lexicon: &'static Lexicon,
    received: DateTime<FixedOffset>,
) -> io::Result<Mill> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let (feed, waiting) = sync_channel(WAITING * threads);
    let (hand_on, done) = sync_channel(MILLED * threads);
    let waiting = Arc::new(Mutex::new(waiting));
    thread::Builder::new().spawn_scoped(scope, move || jobs.enumerate().try_for_each(|job| feed.send(job)))?;
    for _ in 0..threads {
        let (waiting, hand_on) = (Arc::clone(&waiting), hand_on.clone());
        let stone = Stone { given, received, lexicon, extractor: Extractor::new(lexicon), packer: Packer::new()? };
        thread::Builder::new().spawn_scoped(scope, move || stone.grind(&waiting, &hand_on))?;
    }
    Ok(Mill { done, early: BTreeMap::new(), next: 0 })
}

impl Mill {
    /// What is done, in order, `most` inputs at most; waits for one, and for others a moment; none when all are through.
    pub fn batch(&mut self, most: usize) -> Option<Vec<Milled>> {
        let mut batch = Vec::new();
        let mut end = None;
        loop {
            while batch.len() < most
                && let Some(milled) = self.early.remove(&self.next)
            {
                self.next += 1;
                batch.push(milled);
            }
            if batch.len() == most {
                return Some(batch);
            }
            let more = if batch.is_empty() {
                self.done.recv().ok()
            } else {
                let end = *end.get_or_insert_with(|| Instant::now() + LINGER);
                self.done.recv_timeout(end.saturating_duration_since(Instant::now())).ok()
            };
            match more {
                Some((number, milled)) => drop(self.early.insert(number, milled)),
                None => return (!batch.is_empty()).then_some(batch),
            }
        }
    }
}

type Numbered = (usize, Result<Opened, String>);

/// What one thread works with.
struct Stone<'a> {
    given: &'a Given,
    received: DateTime<FixedOffset>,
    lexicon: &'static Lexicon,
    extractor: Extractor<'static>,
    packer: Packer,
}

impl Stone<'_> {
    fn grind(mut self, waiting: &Mutex<Receiver<Numbered>>, hand_on: &SyncSender<(usize, Milled)>) {
        loop {
            // A thread that panicked held no more than the end of a queue.
            let next = waiting.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
            let Ok((number, job)) = next else { return };
            let milled = match job {
                Ok(job) => self.mill_safely(&job),
                Err(error) => failed(&error),
            };
            if hand_on.send((number, milled)).is_err() {
                return;
            }
        }
    }

    /// A fault of the program in one input takes none of the others down.
    fn mill_safely(&mut self, job: &Opened) -> Milled {
        let milled = panic::catch_unwind(AssertUnwindSafe(|| self.mill(job)));
        milled.unwrap_or_else(|_| {
            self.extractor = Extractor::new(self.lexicon);
            failed(&format!("{}: left out for a fault in mujaz itself", job.name))
        })
    }

    fn mill(&mut self, job: &Opened) -> Milled {
        let contents = match job.read(self.given) {
            Ok(contents) => contents,
            Err(error) => return failed(&error.to_string()),
        };
        let notes = contents.notes.iter().map(ToString::to_string).chain(contents.failures.iter().cloned());
        let mut milled = Milled { parcels: Vec::new(), notes: notes.collect(), failures: contents.failures.len() };
        for part in contents.parts {
            self.mill_part(part, &job.bytes, &mut milled);
        }
        milled
    }

    fn mill_part(&mut self, part: Part, whole: &[u8], milled: &mut Milled) {
        match part.document {
            Document::Report(article) => {
                let bytes = part.bytes.as_deref().unwrap_or(whole);
                let briefing = self.extractor.briefing(vec![article]);
                self.pack(bytes, &part.name, &briefing, milled);
            }
            Document::Briefings(briefings) => {
                for briefing in briefings.iter().flat_map(by_article) {
                    let bytes = serde_json::to_vec(&briefing).unwrap_or_default();
                    self.pack(&bytes, &part.name, &briefing, milled);
                }
            }
        }
    }

    fn pack(&mut self, bytes: &[u8], source: &str, briefing: &Briefing, milled: &mut Milled) {
        match self.packer.pack(&Incoming { bytes, source, is_whole: true, received: self.received, briefing }) {
            Ok(parcel) => milled.parcels.extend(parcel),
            Err(error) => {
                milled.notes.push(format!("{source}: {error}"));
                milled.failures += 1;
            }
        }
    }
}

fn failed(note: &str) -> Milled {
    Milled { notes: vec![note.to_owned()], failures: 1, ..Milled::default() }
}
