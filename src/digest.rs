//! Many reports to one day: what several of them tell is one line, with who tells it and where they disagree.
//!
//! ```text
//! Briefing ──facts──▶ what a record is about ──likeness──▶ pairs ──group──▶ lines ──dispute──▶ Digest
//!  of a day             keys and word stems      that tell the      the best          one record each,
//!                                                same, and why      pair first        every evidence kept
//! ```
//!
//! A digest depends on its briefing alone: the same reports in the same order give the same lines. Two records of one
//! report are never joined, as the report tells them apart itself.

mod dispute;
mod dossier;
mod facts;
mod front;
mod group;
mod likeness;
mod line;
mod origin;
pub mod words;

use rustc_hash::FxHashMap;

pub use dispute::{Dispute, Standing};
pub use dossier::Dossier;
pub use front::Course;
pub use likeness::Likeness;
pub use line::{Line, Member};
pub use origin::{Origin, Origins};

use crate::briefing::{Briefing, Kind, Record};
use crate::parallel::beside;

/// A day: its briefing, with one record for all that tell the same, and what is known of each of them.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// One record a line, with the evidence of all its members, the most told events first.
    pub briefing: Briefing,
    /// Where each report has its news from.
    pub origins: Origins,
    lines: FxHashMap<String, Line>,
}

impl Digest {
    /// What a briefing says, each thing once.
    pub fn of(briefing: Briefing) -> Self {
        let (origins, groups) = beside(|| Origins::of(&briefing), || group::groups(&briefing));
        let mut digest = line::join(briefing, groups, origins);
        dispute::across(&mut digest);
        digest
    }

    /// What is known of the line of that record.
    pub fn line(&self, id: &str) -> Option<&Line> {
        self.lines.get(id)
    }

    /// From how many sources a record is: reports with one origin, and copies of one text, count once.
    pub fn sources(&self, record: Record<'_>) -> usize {
        self.line(record.id()).map_or(1, |line| line.sources)
    }

    /// All lines that stand for several records, in the order of the panes.
    pub fn merged(&self) -> impl Iterator<Item = (Record<'_>, &Line)> {
        let all = Kind::ALL.into_iter().flat_map(|kind| Record::all(&self.briefing, kind));
        all.filter_map(|record| Some((record, self.line(record.id())?))).filter(|(_, line)| line.members.len() > 1)
    }
}
