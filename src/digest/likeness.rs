//! Whether two records tell the same: by who and where they name, on which day, and in which words.
//!
//! The limits were set by hand-checked pairs of real reports; `README.md` states how often they are right.

use super::facts::{All, Facts, common};
use crate::briefing::{Briefing, EventType, Kind, PositionStatus, Record};

/// What two records that tell the same have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// How alike they are: the greater, the more; comparable within a kind.
    pub score: f32,
    /// Whether they name somebody in common, or people of one side.
    pub actors: bool,
    /// Whether they name one place.
    pub place: bool,
    /// Which part of their words, by weight, they share: the shared over the geometric mean of both, 0 to 1.
    pub words: f32,
}

/// From this part of their words on, two records may name other people and places and still tell the same.
const COPY: f32 = 0.7;
/// From this part on they may differ in the day, which is then a disagreement.
const CLOSE: f32 = 0.45;
/// From this part on statements of one side's members, not of one speaker, are the same.
const JOINT: f32 = 0.6;
/// Fewer words in common say nothing.
const LEAST_WORDS: usize = 3;

/// What two records of a kind have in common; none where they do not tell the same.
pub(super) fn of(kind: Kind, all: &All, briefing: &Briefing, one: &Facts, other: &Facts) -> Option<Likeness> {
    if one.article == other.article || one.article == usize::MAX {
        return None;
    }
    let class = class(kind, briefing, one, other)?;
    let is_one = common(&one.actors, &other.actors).next().is_some();
    let actors = relation(one.actors.is_empty() || other.actors.is_empty(), || {
        is_one || common(&one.sides, &other.sides).next().is_some()
    });
    let place = place(one, other);
    // Most pairs end here, before their words are compared.
    // Who holds a place in the one report and another in the next contradict each other in the same words.
    let must_share = match kind {
        Kind::Event => false,
        Kind::Statement | Kind::Movement => true,
        Kind::Position => class == Class::Once,
    };
    if must_share && actors == Relation::Apart || kind == Kind::Position && place != Relation::Same {
        return None;
    }
    let is_named = actors == Relation::Same || place == Relation::Same;
    let is_apart = actors == Relation::Apart || place == Relation::Apart;
    let must_copy = is_apart || !is_named;
    let both = (one.weight * other.weight).sqrt();
    // The longer cannot share more than the shorter has.
    if must_copy && one.weight.min(other.weight) < COPY * both {
        return None;
    }
    let (count, shared) = all.shared(one, other);
    // A short headline is told in the very words of another, or says nothing.
    let is_short = count < LEAST_WORDS && one.words != other.words;
    let words = if is_short || both <= 0.0 { 0.0 } else { shared / both };
    if must_copy && words < COPY || days_apart(one, other) > 1 && words < CLOSE {
        return None;
    }
    let named = |relation, gain| if relation == Relation::Same { gain } else { 0.0 };
    let (score, least) = match (kind, class) {
        // Who took which town, or went where, is one thing on one day; who attacked whom may be many.
        (Kind::Event, Class::Once) => (words + named(place, 0.25) + named(actors, 0.25), 0.5),
        (Kind::Event, Class::Often) => (words + named(place, 0.1) + named(actors, 0.1), 0.5),
        (Kind::Statement, _) => (words, if is_one { 0.4 } else { JOINT }),
        (Kind::Movement, _) => (words * 0.5 + named(place, 0.4) + named(actors, 0.3) + met(one, other), 0.7),
        (Kind::Position, Class::Once) => (words * 0.5 + named(actors, 0.5), 0.5),
        (Kind::Position, Class::Often) => (words + named(actors, 0.2), 0.4),
    };
    let likeness = Likeness { score, actors: actors == Relation::Same, place: place == Relation::Same, words };
    (score >= least).then_some(likeness)
}

/// How what two records name of one sort compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Same,
    /// One of them names nothing, or less exactly.
    Open,
    Apart,
}

fn relation(is_open: bool, is_same: impl FnOnce() -> bool) -> Relation {
    match is_open {
        true => Relation::Open,
        false if is_same() => Relation::Same,
        false => Relation::Apart,
    }
}

fn place(one: &Facts, other: &Facts) -> Relation {
    let (Some(a), Some(b)) = (one.place, other.place) else { return Relation::Open };
    // A country holds its towns: who names it names the same less exactly.
    let is_within = one.country == Some(b) || other.country == Some(a);
    relation(a != b && is_within, || a == b)
}

fn days_apart(one: &Facts, other: &Facts) -> i64 {
    one.day.zip(other.day).map_or(0, |(a, b)| (a - b).num_days().abs())
}

/// Meetings have no direction: who meets whom counts for as much as who is named first.
fn met(one: &Facts, other: &Facts) -> f32 {
    let is_shared = common(&one.with, &other.with).next().is_some();
    if is_shared { 0.4 } else { 0.0 }
}

/// Whether what two records tell can be told of the same names more than once a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Once,
    Often,
}

/// The class of two records of one type; none where their types differ.
fn class(kind: Kind, briefing: &Briefing, one: &Facts, other: &Facts) -> Option<Class> {
    let (one, other) = (Record::of(briefing, kind, one.at)?, Record::of(briefing, kind, other.at)?);
    let (is_same, is_once) = match (one, other) {
        (Record::Event(a), Record::Event(b)) => (a.kind == b.kind, is_once(a.kind)),
        (Record::Movement(a), Record::Movement(b)) => (a.kind == b.kind, true),
        (Record::Position(a), Record::Position(b)) => (a.status == b.status, a.status != PositionStatus::Attacked),
        (Record::Statement(_), Record::Statement(_)) => (true, false),
        _ => (false, false),
    };
    is_same.then_some(if is_once { Class::Once } else { Class::Often })
}

const fn is_once(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Territory | EventType::Advance | EventType::Retreat | EventType::Travel | EventType::Agreement
    )
}
