//! A line of the day: one record for all that tell the same, and what is known of each of them.

use std::cell::OnceCell;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Digest;
use super::dispute::{self, Dispute, Standing};
use super::facts::{Stem, stems};
use super::group::{Group, Grouped};
use super::likeness::Likeness;
use super::origin::Origins;
use crate::briefing::{
    Bilingual, Briefing, DateBasis, Event, Evidence, Kind, Movement, Position, Record, Statement, When,
};

/// What is known of a line.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The records that it stands for, in the order of their reports; one where nobody else tells it.
    pub members: Vec<Member>,
    /// From how many sources they are.
    pub sources: usize,
    /// Where they, or others, disagree.
    pub disputes: Vec<Dispute>,
}

/// A record that a line stands for.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// The id of its report.
    pub article: String,
    /// What it says.
    pub gist: Bilingual,
    /// Its day.
    pub when: When,
    /// Whether it is told as so.
    pub standing: Standing,
    /// The sentence that says so.
    pub evidence: Option<Evidence>,
    /// What makes it one with the others; none where there is no other.
    pub likeness: Option<Likeness>,
    /// Its source, as a number among those of the line, from 0: members that share one are copies of each other.
    pub source: usize,
}

impl Member {
    fn of(record: Record<'_>, likeness: Option<Likeness>) -> Self {
        let evidence = record.evidence().first().cloned();
        Self {
            id: record.id().to_owned(),
            article: evidence.as_ref().map(|evidence| evidence.article.clone()).unwrap_or_default(),
            gist: record.gist().clone(),
            when: record.when(),
            standing: Standing::of(record),
            evidence,
            likeness,
            source: 0,
        }
    }

    /// The day, where the text tells it.
    pub fn day(&self) -> Option<NaiveDate> {
        self.when.date.filter(|_| self.when.date_basis != Some(DateBasis::Published))
    }
}

/// One record for each group, in a briefing of the same reports.
pub(super) fn join(mut briefing: Briefing, groups: Vec<Group>, origins: Origins) -> Digest {
    let mut lines = FxHashMap::default();
    let mut chosen: [Vec<Chosen>; 4] = Default::default();
    let rank = ranks(&briefing);
    for group in groups {
        let mut members: Vec<Member> = Vec::new();
        let mut sources = Sources::new(&origins);
        for Grouped { at, likeness } in &group.members {
            let Some(record) = Record::of(&briefing, group.kind, *at) else { continue };
            // Most lines are of one record that stands on one sentence.
            let is_alone = group.members.len() == 1 && record.evidence().len() < 2;
            let source = if is_alone { 0 } else { sources.of(record.evidence()) };
            members.push(Member { source, ..Member::of(record, *likeness) });
        }
        let sources = sources.known.len().max(1);
        let Some(first) = representative(&briefing, group.kind, &group.members, &members) else { continue };
        let evidence = evidence(&briefing, &group, first);
        let weight = weight(&group, &members, &rank);
        let disputes = dispute::within(&members);
        if let Some(record) = Record::of(&briefing, group.kind, first) {
            lines.insert(record.id().to_owned(), Line { members, sources, disputes });
        }
        if let Some(chosen) = chosen.get_mut(group.kind as usize) {
            chosen.push(Chosen { at: first, evidence, weight });
        }
    }
    let [events, statements, movements, frontline] = &mut chosen;
    // Ties keep the order of the reports: the sort is stable.
    events.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    briefing.events = pick(briefing.events, events, |event: &mut Event| &mut event.evidence);
    briefing.statements = pick(briefing.statements, statements, |statement: &mut Statement| &mut statement.evidence);
    briefing.movements = pick(briefing.movements, movements, |movement: &mut Movement| &mut movement.evidence);
    briefing.frontline = pick(briefing.frontline, frontline, |position: &mut Position| &mut position.evidence);
    Digest { briefing, origins, lines }
}

/// The record that stands for a group, with the evidence of all.
struct Chosen {
    at: usize,
    evidence: Vec<Evidence>,
    weight: f32,
}

fn pick<T>(all: Vec<T>, chosen: &mut [Chosen], evidence: impl Fn(&mut T) -> &mut Vec<Evidence>) -> Vec<T> {
    let mut all: Vec<Option<T>> = all.into_iter().map(Some).collect();
    let take = |one: &mut Chosen| {
        let mut record = all.get_mut(one.at)?.take()?;
        *evidence(&mut record) = std::mem::take(&mut one.evidence);
        Some(record)
    };
    chosen.iter_mut().filter_map(take).collect()
}

/// The record that tells most, among those of the standing that most have: on a tie the more careful standing, the more
/// fields, the earlier report.
fn representative(briefing: &Briefing, kind: Kind, group: &[Grouped], members: &[Member]) -> Option<usize> {
    let votes = |standing: Standing| members.iter().filter(|member| member.standing == standing).count();
    let standing = members.iter().map(|member| member.standing).max_by_key(|standing| (votes(*standing), *standing))?;
    let fitting = group.iter().zip(members).filter(|(_, member)| member.standing == standing);
    let told = |at: usize| Record::of(briefing, kind, at).map_or(0, |record| fields(record));
    // The last of equals would be taken, so they are gone through from behind.
    let fitting: Vec<usize> = fitting.map(|(grouped, _)| grouped.at).collect();
    fitting.into_iter().rev().max_by_key(|at| told(*at))
}

/// How many fields are filled, a day that the text tells among them.
fn fields(record: Record<'_>) -> usize {
    let when = record.when();
    let is_told = when.date.is_some() && when.date_basis != Some(DateBasis::Published);
    record.actors().len() + record.places().len() + usize::from(is_told)
}

/// The evidence of all members, that of the record which stands for them first.
fn evidence(briefing: &Briefing, group: &Group, first: usize) -> Vec<Evidence> {
    let others = group.members.iter().map(|member| member.at).filter(|at| *at != first);
    let records = std::iter::once(first).chain(others).filter_map(|at| Record::of(briefing, group.kind, at));
    records.flat_map(|record| record.evidence().iter().cloned()).collect()
}

/// The rank of each event within its report, from 0.
fn ranks(briefing: &Briefing) -> Vec<usize> {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut ranks = Vec::with_capacity(briefing.events.len());
    for event in &briefing.events {
        let next = seen.entry(event.evidence.first().map_or("", |evidence| evidence.article.as_str())).or_default();
        ranks.push(*next);
        *next += 1;
    }
    ranks
}

/// How much a group matters: each source counts by how high its report ranks the event.
#[expect(clippy::cast_precision_loss, reason = "ranks within a report")]
fn weight(group: &Group, members: &[Member], ranks: &[usize]) -> f32 {
    if group.kind != Kind::Event {
        return 0.0;
    }
    let mut counted = FxHashSet::default();
    let own = group.members.iter().zip(members).filter(|(_, member)| counted.insert(member.source));
    own.map(|(grouped, _)| 1.0 / (2 + ranks.get(grouped.at).copied().unwrap_or_default()) as f32).sum()
}

/// The sources of a line: pieces of evidence with one origin share a source, and so do those whose sentences are copies.
struct Sources<'a> {
    origins: &'a Origins,
    known: Vec<Source<'a>>,
}

/// A source: its origin, and a sentence of its report.
struct Source<'a> {
    origin: &'a str,
    quote: &'a str,
    /// The words of the sentence, which are not asked for where the origin tells enough.
    words: OnceCell<Vec<Stem>>,
}

impl<'a> Sources<'a> {
    const fn new(origins: &'a Origins) -> Self {
        Self { origins, known: Vec::new() }
    }

    /// Takes in the evidence of a record. Returns the source of its first piece, as a number from 0.
    fn of(&mut self, evidence: &'a [Evidence]) -> usize {
        let numbers: Vec<usize> = evidence.iter().map(|one| self.number(one)).collect();
        numbers.first().copied().unwrap_or_default()
    }

    fn number(&mut self, evidence: &'a Evidence) -> usize {
        let origin = self.origins.get(&evidence.article).map_or(&evidence.article, |origin| &origin.key);
        let source = Source { origin, quote: &evidence.quote, words: OnceCell::new() };
        let found =
            self.known.iter().position(|known| known.origin == origin || are_copies(known.words(), source.words()));
        found.unwrap_or_else(|| {
            self.known.push(source);
            self.known.len() - 1
        })
    }
}

impl Source<'_> {
    fn words(&self) -> &[Stem] {
        self.words.get_or_init(|| stems(self.quote))
    }
}

/// Fewer words in the same order may come about by chance.
const COPIED: usize = 10;

/// Whether nine in ten of the runs of three words of the shorter sentence stand in the other.
fn are_copies(one: &[Stem], other: &[Stem]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < COPIED {
        return false;
    }
    let runs: FxHashSet<&[Stem]> = long.windows(3).collect();
    let shared = short.windows(3).filter(|run| runs.contains(run)).count();
    shared * 10 >= (short.len() - 2) * 9
}
