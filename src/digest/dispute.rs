//! Where sources disagree: on whether it is so, on the day, on who holds a place.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Digest;
use super::line::Member;
use crate::arabic::identity;
use crate::briefing::{MovementStatus, Name, Position, PositionStatus, Realis, Record};

/// What is said of whether a thing is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// It is told as so, be it by an interested side.
    Affirmed,
    /// It is to come.
    Planned,
    /// It is said not to be confirmed.
    Unconfirmed,
    /// It is denied.
    Denied,
}

/// One disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispute {
    /// Some tell it as so, others as unconfirmed or denied; each of these with the members that say so, as places among
    /// the line's.
    Standing(Vec<(Standing, Vec<usize>)>),
    /// Some give one day, some another.
    Day(Vec<(NaiveDate, Vec<usize>)>),
    /// Another line says of the same place what cannot be so as well; the id of its record.
    Rival(String),
}

impl Standing {
    /// That of a record.
    pub const fn of(record: Record<'_>) -> Self {
        let realis = match record {
            Record::Event(event) => event.realis,
            Record::Position(position) => position.realis,
            Record::Movement(movement) => match movement.status {
                MovementStatus::Done => Realis::Asserted,
                MovementStatus::Planned => Realis::Planned,
                MovementStatus::Unconfirmed => Realis::Unconfirmed,
                MovementStatus::Denied => Realis::Denied,
            },
            // That somebody said it is so, whatever they say.
            Record::Statement(_) => Realis::Asserted,
        };
        match realis {
            Realis::Asserted | Realis::Claimed => Self::Affirmed,
            Realis::Planned => Self::Planned,
            Realis::Unconfirmed => Self::Unconfirmed,
            Realis::Denied => Self::Denied,
        }
    }
}

/// The disagreements among the members of one line.
pub(super) fn within(members: &[Member]) -> Vec<Dispute> {
    let mut disputes = Vec::new();
    let standings = by(members, |member| Some(member.standing));
    let told = |standing| standings.iter().any(|(other, _)| *other == standing);
    // What is planned in one report and done in the next is no disagreement.
    let is_open =
        told(Standing::Denied) && standings.len() > 1 || told(Standing::Affirmed) && told(Standing::Unconfirmed);
    if is_open {
        disputes.push(Dispute::Standing(standings));
    }
    let days = by(members, Member::day);
    if days.len() > 1 {
        disputes.push(Dispute::Day(days));
    }
    disputes
}

/// The members by a value, the values in their order.
fn by<T: Ord + Copy>(members: &[Member], value: impl Fn(&Member) -> Option<T>) -> Vec<(T, Vec<usize>)> {
    let mut found: BTreeMap<T, Vec<usize>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        if let Some(value) = value(member) {
            found.entry(value).or_default().push(at);
        }
    }
    found.into_iter().collect()
}

/// Finds lines that say of one place, for one time, what cannot both be so.
pub(super) fn across(digest: &mut Digest) {
    let mut rivals: Vec<(String, String)> = Vec::new();
    let mut places: BTreeMap<String, Vec<&Position>> = BTreeMap::new();
    for position in &digest.briefing.frontline {
        places.entry(identity::key(&position.place)).or_default().push(position);
    }
    for positions in places.values() {
        for (at, one) in positions.iter().enumerate() {
            for other in positions.iter().skip(at + 1).filter(|other| are_rivals(one, other)) {
                rivals.push((one.id.clone(), other.id.clone()));
            }
        }
    }
    for (one, other) in rivals {
        for (id, rival) in [(&one, &other), (&other, &one)] {
            if let Some(line) = digest.lines.get_mut(id) {
                line.disputes.push(Dispute::Rival(rival.clone()));
            }
        }
    }
}

/// Whether two positions of one place contradict each other.
fn are_rivals(one: &Position, other: &Position) -> bool {
    // One report that tells how a place changed hands disagrees with nobody.
    let is_of = |article: &str| other.evidence.iter().any(|evidence| evidence.article == article);
    let is_own = one.evidence.iter().any(|evidence| is_of(&evidence.article));
    let is_told = |position: &Position| matches!(position.realis, Realis::Asserted | Realis::Claimed);
    !is_own
        && is_told(one)
        && is_told(other)
        && (one.when.date.is_none() || other.when.date.is_none() || one.when.date == other.when.date)
        && match (one.status, other.status) {
            (PositionStatus::Controls, PositionStatus::Controls) => !share(&one.holder, &other.holder),
            (PositionStatus::Controls, PositionStatus::Lost) | (PositionStatus::Lost, PositionStatus::Controls) => {
                share(&one.holder, &other.holder)
            }
            _ => false,
        }
}

/// Whether two lists name one bearer, or members of one side; nobody named contradicts nobody.
fn share(one: &[Name], other: &[Name]) -> bool {
    let same = |a: &Name, b: &Name| identity::key(a) == identity::key(b) || a.side.is_some() && a.side == b.side;
    one.is_empty() || other.is_empty() || one.iter().any(|a| other.iter().any(|b| same(a, b)))
}
