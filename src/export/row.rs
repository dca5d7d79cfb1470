//! A record with the reports that it stands on, as a row of the table and a feature of the map.

use serde::Serialize;

use super::source::{Reports, Source, clean};
use crate::briefing::{Codes, Kind, Name, Realis, Record};
use crate::config::Lang;
use crate::digest::{Digest, words};
use crate::lexicon::gazetteer::{Gazetteer, Place};

/// Who or what stands in which part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Who does it: an event's actors, a statement's speakers, who travels or meets.
    Actors,
    Addressee,
    Via,
    With,
    ReportedBy,
    Holder,
    ClaimedBy,
    Place,
    From,
    To,
}

/// A record of a briefing.
#[derive(Debug)]
pub struct Row<'a> {
    pub(super) record: Record<'a>,
    /// The reports that say so.
    pub(super) reports: Vec<Source<'a>>,
    digest: &'a Digest,
    gazetteer: &'a Gazetteer,
}

impl<'a> Row<'a> {
    /// All records of a day, kind by kind in the order of the panes.
    pub fn all(digest: &'a Digest, gazetteer: &'a Gazetteer) -> impl Iterator<Item = Self> {
        Kind::ALL.into_iter().flat_map(move |kind| Self::of_kind(digest, gazetteer, kind))
    }

    /// Those of one kind.
    pub(super) fn of_kind(
        digest: &'a Digest,
        gazetteer: &'a Gazetteer,
        kind: Kind,
    ) -> impl Iterator<Item = Self> + use<'a> {
        let reports = Reports::of(&digest.briefing);
        let row =
            move |record: Record<'a>| Self { record, reports: reports.sources(record.evidence()), digest, gazetteer };
        Record::all(&digest.briefing, kind).map(row)
    }

    /// How many sources say so: reports with one origin, and copies of one text, count once.
    pub(super) fn count(row: &Row<'_>) -> usize {
        row.digest.sources(row.record)
    }

    /// Where they, or others, disagree.
    pub(super) fn disputes(&self, lang: Lang) -> Vec<String> {
        let line = self.digest.line(self.record.id());
        let told = line.into_iter().flat_map(|line| {
            line.disputes.iter().map(|dispute| clean(&words::dispute(self.digest, line, dispute, lang)))
        });
        told.collect()
    }

    /// The names in that part.
    pub(super) fn names(&self, role: Role) -> Vec<&'a Name> {
        match (self.record, role) {
            (Record::Event(event), Role::Actors) => event.actors.iter().collect(),
            (Record::Event(event), Role::Place) => event.place.iter().collect(),
            (Record::Statement(statement), Role::Actors) => statement.speaker.iter().collect(),
            (Record::Statement(statement), Role::Addressee) => statement.addressee.iter().collect(),
            (Record::Statement(statement), Role::Via) => statement.via.iter().collect(),
            (Record::Movement(movement), Role::Actors) => vec![&movement.actor],
            (Record::Movement(movement), Role::With) => movement.with.iter().collect(),
            (Record::Movement(movement), Role::From) => movement.from.iter().collect(),
            (Record::Movement(movement), Role::To) => movement.to.iter().collect(),
            (Record::Movement(movement), Role::ReportedBy) => movement.reported_by.iter().collect(),
            (Record::Position(position), Role::Place) => vec![&position.place],
            (Record::Position(position), Role::Holder) => position.holder.iter().collect(),
            (Record::Position(position), Role::ClaimedBy) => position.claimed_by.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Of each name there something: a list as long as there are names, empty where a name has none.
    pub(super) fn list(&self, role: Role, of: fn(&Name) -> &str) -> Vec<String> {
        self.names(role).into_iter().map(|name| clean(of(name))).collect()
    }

    /// The same of a part that holds one name at most.
    pub(super) fn one(&self, role: Role, of: fn(&Name) -> &str) -> Option<String> {
        self.list(role, of).into_iter().next().filter(|text| !text.is_empty())
    }

    /// The kind of event, speech act, movement or position.
    pub(super) fn kind(&self) -> String {
        match self.record {
            Record::Event(event) => word(event.kind),
            Record::Statement(statement) => word(statement.act),
            Record::Movement(movement) => word(movement.kind),
            Record::Position(position) => word(position.status),
        }
    }

    pub(super) fn realis(&self) -> Option<Realis> {
        match self.record {
            Record::Event(event) => Some(event.realis),
            Record::Position(position) => Some(position.realis),
            Record::Statement(_) | Record::Movement(_) => None,
        }
    }

    pub(super) fn codes(&self) -> Option<&'a Codes> {
        match self.record {
            Record::Event(event) => Some(&event.codes),
            Record::Movement(movement) => Some(&movement.codes),
            Record::Position(position) => Some(&position.codes),
            Record::Statement(_) => None,
        }
    }

    /// Where it can be put on a map: the place where it is, else where the way leads to, else where it comes from, as far as
    /// the gazetteer knows its position. A country is none: its middle or its capital would be a guess.
    pub(super) fn location(&self) -> Option<(Role, &'a Place, (f32, f32))> {
        [Role::Place, Role::To, Role::From].into_iter().find_map(|role| {
            let id = self.names(role).first()?.id.as_deref()?;
            let place = self.gazetteer.place(id)?;
            Some((role, place, place.position?))
        })
    }
}

/// A value as the public format writes it.
pub(super) fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
