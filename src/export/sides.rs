//! The sides of the conflicts that a briefing is about.

use crate::briefing::{Briefing, Kind, Record};
use crate::lexicon::gazetteer::{Gazetteer, Side};

/// One record in so many, of those that name a side, makes a country's conflict one of the briefing, as on the dashboard: a
/// foreign minister is no side here because his country is one elsewhere.
const SHARE: usize = 5;

/// The sides of these conflicts.
#[derive(Debug)]
pub(super) struct Sides<'a> {
    gazetteer: &'a Gazetteer,
    countries: Vec<&'a str>,
}

impl<'a> Sides<'a> {
    pub fn of(briefing: &Briefing, gazetteer: &'a Gazetteer) -> Self {
        let records = Kind::ALL.into_iter().flat_map(|kind| Record::all(briefing, kind));
        let named: Vec<&str> =
            records.filter_map(|record| Some(of_actors(record, gazetteer).next()?.country)).collect();
        let count = |country: &str| named.iter().filter(|named| **named == country).count();
        let mut countries: Vec<&str> = Vec::new();
        for country in &named {
            if !countries.contains(country) && count(country) * SHARE >= named.len() {
                countries.push(country);
            }
        }
        Self { gazetteer, countries }
    }

    /// Those that a record names, each once.
    pub fn named(&self, record: Record<'_>) -> Vec<&'a Side> {
        let mut sides: Vec<&Side> = Vec::new();
        for side in of_actors(record, self.gazetteer) {
            if self.countries.contains(&side.country) && sides.iter().all(|known| known.id != side.id) {
                sides.push(side);
            }
        }
        sides
    }
}

fn of_actors<'a>(record: Record<'_>, gazetteer: &'a Gazetteer) -> impl Iterator<Item = &'a Side> {
    record.actors().into_iter().filter_map(move |name| gazetteer.side(name.side.as_deref()?))
}
