//! All that is told of somebody, or of a place, by day: each thing once, as on a day of its own.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Digest;
use crate::arabic::identity::key;
use crate::archive::search::Part;
use crate::briefing::{Bilingual, Briefing, Name, Record};

/// What is known of a bearer of a name.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// Its key; see [`identity`](crate::arabic::identity).
    pub key: String,
    /// What it is called.
    pub name: Bilingual,
    /// Its days, the latest first.
    pub days: Vec<(NaiveDate, Digest)>,
    /// How many reports it is made of.
    pub reports: usize,
    /// Whether there are older reports that are left away.
    pub is_cut: bool,
    /// Of somebody whom they meet, of a place who goes there: the most frequent first.
    pub met: Vec<(Bilingual, usize)>,
}

impl Dossier {
    /// That of a name, of its newest `reports`.
    pub fn of(part: Part, name: &Name, reports: Vec<(NaiveDate, Briefing)>, is_cut: bool) -> Self {
        let own = key(name);
        let count = reports.len();
        let mut days: BTreeMap<NaiveDate, Briefing> = BTreeMap::new();
        for (day, briefing) in reports {
            days.entry(day).or_default().append(about(part, &own, briefing));
        }
        let digest = |(day, mut briefing): (NaiveDate, Briefing)| {
            briefing.date = Some(day);
            (day, Digest::of(briefing))
        };
        let days: Vec<_> = days.into_iter().rev().map(digest).collect();
        let met = met(part, &own, &days);
        let name = Bilingual { ar: name.ar.clone(), en: name.en.clone() };
        Self { key: own, name, days, reports: count, is_cut, met }
    }

    /// How many records each day has, the earliest first.
    pub fn counts(&self) -> Vec<(NaiveDate, usize)> {
        let count = |digest: &Digest| {
            let Briefing { events, statements, movements, frontline, .. } = &digest.briefing;
            events.len() + statements.len() + movements.len() + frontline.len()
        };
        self.days.iter().rev().map(|(day, digest)| (*day, count(digest))).collect()
    }
}

/// Of a briefing the records that name it.
fn about(part: Part, own: &str, mut briefing: Briefing) -> Briefing {
    let is_in = |record: Record<'_>| names(part, record).iter().any(|name| key(name) == own);
    briefing.events.retain(|event| is_in(Record::Event(event)));
    briefing.statements.retain(|statement| is_in(Record::Statement(statement)));
    briefing.movements.retain(|movement| is_in(Record::Movement(movement)));
    briefing.frontline.retain(|position| is_in(Record::Position(position)));
    briefing
}

fn names(part: Part, record: Record<'_>) -> Vec<&Name> {
    match part {
        Part::Actor => record.actors(),
        Part::Place => record.places(),
    }
}

fn met(part: Part, own: &str, days: &[(NaiveDate, Digest)]) -> Vec<(Bilingual, usize)> {
    let mut met: BTreeMap<String, (Bilingual, usize)> = BTreeMap::new();
    for movement in days.iter().flat_map(|(_, digest)| &digest.briefing.movements) {
        let others = std::iter::once(&movement.actor).chain(&movement.with);
        for name in others.filter(|name| part == Part::Place || key(name) != own) {
            // Who only says that somebody travels meets nobody.
            if part == Part::Actor && movement.with.is_empty() {
                continue;
            }
            let fresh = || (Bilingual { ar: name.ar.clone(), en: name.en.clone() }, 0);
            met.entry(key(name)).or_insert_with(fresh).1 += 1;
        }
    }
    let mut met: Vec<_> = met.into_values().collect();
    met.sort_by(|(a, n), (b, m)| (m, &a.ar).cmp(&(n, &b.ar)));
    met
}
