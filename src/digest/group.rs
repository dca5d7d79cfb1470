//! Records that tell the same, in groups: the most alike pair first, and each group of one record a report at most.

use rustc_hash::{FxHashMap, FxHashSet};

use super::facts::{All, Facts};
use super::likeness::{self, Likeness};
use crate::briefing::{Briefing, EventType, Kind};

/// A record of a group, as a place among those of its kind.
#[derive(Debug)]
pub(super) struct Grouped {
    pub at: usize,
    /// What it has in common with the one in the group that it is most like; none where it is alone.
    pub likeness: Option<Likeness>,
}

/// Records of one kind that tell the same, in their order.
#[derive(Debug)]
pub(super) struct Group {
    pub kind: Kind,
    pub members: Vec<Grouped>,
}

#[derive(Debug)]
struct Pair {
    a: usize,
    b: usize,
    likeness: Likeness,
}

/// All records in groups, in the order of the kinds and, within one, of their first members.
pub(super) fn groups(briefing: &Briefing) -> Vec<Group> {
    let all = All::of(briefing);
    let mut groups = Vec::new();
    for (kind, facts) in Kind::ALL.into_iter().zip(&all.kinds) {
        let pairs = pairs(kind, &all, facts, briefing);
        let articles: Vec<usize> = facts.iter().map(|facts| facts.article).collect();
        let joined = Joining::new(&articles).all(&pairs);
        let likenesses = likenesses(facts.len(), &joined, &pairs);
        let grouped = |at| Grouped { at, likeness: likenesses.get(at).copied().flatten() };
        let of_kind = joined.into_iter().map(|members| members.into_iter().map(grouped).collect());
        groups.extend(of_kind.map(|members| Group { kind, members }));
    }
    groups
}

/// All pairs that tell the same, the most alike first.
fn pairs(kind: Kind, all: &All, facts: &[Facts], briefing: &Briefing) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (a, b) in candidates(kind, facts, briefing) {
        let (Some(one), Some(other)) = (facts.get(a), facts.get(b)) else { continue };
        let likeness = likeness::of(kind, all, briefing, one, other);
        pairs.extend(likeness.map(|likeness| Pair { a, b, likeness }));
    }
    pairs.sort_by(|x, y| y.likeness.score.total_cmp(&x.likeness.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    pairs
}

/// Pairs that share what records of the kind must share to tell the same; comparing all with all would cost the square
/// of a day's reports.
fn candidates(kind: Kind, facts: &[Facts], briefing: &Briefing) -> Vec<(usize, usize)> {
    let mut by_key: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, facts) in facts.iter().enumerate() {
        let event = |at: usize| briefing.events.get(at).map(|event: &crate::briefing::Event| event.kind);
        let keys = match kind {
            Kind::Event => event(at).into_iter().map(|kind: EventType| kind as u32).collect(),
            Kind::Position => facts.place.into_iter().collect(),
            Kind::Statement | Kind::Movement => [facts.actors.as_slice(), &facts.sides].concat(),
        };
        for key in keys {
            by_key.entry(key).or_default().push(at);
        }
    }
    let pairs = by_key
        .values()
        .flat_map(|places| places.iter().enumerate().flat_map(|(n, a)| places.iter().skip(n + 1).map(|b| (*a, *b))));
    let mut pairs: Vec<(usize, usize)> = pairs.filter(|(a, b)| a != b).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Groups that grow.
struct Joining<'a> {
    articles: &'a [usize],
    /// The group of each record, by the number of the record that founded it.
    of: Vec<usize>,
    groups: Vec<Vec<usize>>,
}

impl<'a> Joining<'a> {
    fn new(articles: &'a [usize]) -> Self {
        let all = 0..articles.len();
        Self { articles, of: all.clone().collect(), groups: all.map(|at| vec![at]).collect() }
    }

    fn all(mut self, pairs: &[Pair]) -> Vec<Vec<usize>> {
        let alike: FxHashSet<(usize, usize)> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
        for pair in pairs {
            let (Some(&one), Some(&other)) = (self.of.get(pair.a), self.of.get(pair.b)) else { continue };
            if one != other && self.may_join(one, other, &alike) {
                self.join(one.min(other), one.max(other));
            }
        }
        self.groups.retain(|group| !group.is_empty());
        self.groups
    }

    /// Whether two groups have no report in common, and at least half of the pairs between them tell the same: a chain
    /// of likenesses must not join ends that are unlike.
    fn may_join(&self, one: usize, other: usize, alike: &FxHashSet<(usize, usize)>) -> bool {
        let (Some(one), Some(other)) = (self.groups.get(one), self.groups.get(other)) else { return false };
        let pairs = || one.iter().flat_map(|a| other.iter().map(|b| (*a.min(b), *a.max(b))));
        let report = |at: usize| self.articles.get(at);
        pairs().all(|(a, b)| report(a) != report(b))
            && pairs().filter(|pair| alike.contains(pair)).count() * 2 >= one.len() * other.len()
    }

    fn join(&mut self, into: usize, from: usize) {
        let moved = self.groups.get_mut(from).map(std::mem::take).unwrap_or_default();
        for member in &moved {
            if let Some(group) = self.of.get_mut(*member) {
                *group = into;
            }
        }
        if let Some(group) = self.groups.get_mut(into) {
            group.extend(moved);
            group.sort_unstable();
        }
    }
}

/// Of each of so many records what it has in common with the one in its group that it is most like.
fn likenesses(count: usize, groups: &[Vec<usize>], pairs: &[Pair]) -> Vec<Option<Likeness>> {
    let mut of = vec![usize::MAX; count];
    for (number, group) in groups.iter().enumerate() {
        for member in group {
            if let Some(of) = of.get_mut(*member) {
                *of = number;
            }
        }
    }
    let mut best = vec![None; count];
    // The most alike come first.
    for pair in pairs.iter().filter(|pair| of.get(pair.a) == of.get(pair.b)) {
        for member in [pair.a, pair.b] {
            if let Some(best) = best.get_mut(member) {
                best.get_or_insert(pair.likeness);
            }
        }
    }
    best
}
