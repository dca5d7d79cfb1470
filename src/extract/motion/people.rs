//! Who matters politically, and where one is at home.

use super::Clause;
use crate::arabic::letters;
use crate::briefing::NameKind;
use crate::extract::entity::{EntityId, Known};
use crate::extract::scan::Mention;
use crate::lexicon::gazetteer::Country;
use crate::lexicon::words::TitleKind;

impl Clause<'_, '_, '_> {
    /// Those of known country whose country is not that of the place.
    pub(super) fn abroad(&self, at: &Mention, actors: &[EntityId], with: &[EntityId]) -> Vec<EntityId> {
        let gazetteer = &self.lexicon.gazetteer;
        let there = match at.np.known {
            Some(Known::Place(row)) => gazetteer.places.get(row as usize).map(|p| p.country),
            Some(Known::Country(row)) => gazetteer.countries.get(row as usize).map(|c| c.id),
            _ => None,
        };
        let Some(there) = there.filter(|c| !c.is_empty()) else { return Vec::new() };
        let foreign = |id: &EntityId| self.matters(*id) && self.country(*id).is_some_and(|home| home != there);
        actors.iter().chain(with).copied().filter(foreign).collect()
    }

    /// The country of a person: the gazetteer's, or that of the nationality in the office.
    pub(super) fn country(&self, id: EntityId) -> Option<&'static str> {
        let entity = &self.entities.list[id];
        let gazetteer = &self.lexicon.gazetteer;
        if let Some(Known::Person(row)) = entity.known {
            return gazetteer.people.get(row as usize).map(|p| p.country).filter(|c| !c.is_empty());
        }
        let office = entity.role.as_deref().unwrap_or(&entity.ar);
        let mut words = office.split_whitespace().map(letters::folded);
        words.find_map(|word| {
            let bare = word.strip_prefix("ال").unwrap_or(&word);
            let bare = bare.strip_suffix('ه').unwrap_or(bare);
            let named = |c: &&Country| letters::folded(c.ar) == word;
            if let Some(country) = gazetteer.countries.iter().find(named) {
                return Some(country.id);
            }
            gazetteer.countries.iter().find(|c| c.adjective.iter().any(|a| letters::folded(a) == bare)).map(|c| c.id)
        })
    }

    /// Somebody who matters politically: known, or with an office.
    pub(super) fn matters(&self, id: EntityId) -> bool {
        let entity = &self.entities.list[id];
        let official = entity.titles.iter().any(|t| {
            self.lexicon.words.titles.get(*t as usize).is_some_and(|t| {
                !matches!(t.kind, TitleKind::Expert | TitleKind::Media | TitleKind::Relative | TitleKind::Honorific)
            })
        });
        match entity.kind {
            NameKind::Person => entity.known.is_some() || official,
            NameKind::Office => official,
            NameKind::Group => letters::plain(&entity.ar).contains("وفد") || official,
            NameKind::Organisation
            | NameKind::Force
            | NameKind::Country
            | NameKind::Source
            | NameKind::Medium
            | NameKind::Place => false,
        }
    }
}
