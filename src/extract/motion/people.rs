//! Who matters politically, and where one is at home.

use super::Clause;
use crate::arabic::letters;
use crate::briefing::NameKind;
use crate::extract::entity::{Entities, EntityId, Known};
use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::Country;
use crate::lexicon::words::TitleKind;

impl Clause<'_, '_, '_> {
    /// Those of known country whose country is not that of the place.
    pub(super) fn abroad(&self, at: EntityId, actors: &[EntityId], with: &[EntityId]) -> Vec<EntityId> {
        let all: Vec<EntityId> = actors.iter().chain(with).copied().collect();
        abroad(at, &all, self.entities, self.lexicon)
    }

    /// Whether all of them are abroad there.
    pub(super) fn all_abroad(&self, at: EntityId, actors: &[EntityId]) -> bool {
        self.abroad(at, actors, &[]).len() == actors.len()
    }

    /// Whether two entities are one place of the gazetteer.
    pub(super) fn same(&self, one: EntityId, other: EntityId) -> bool {
        let known = |id: EntityId| self.entities.list[id].known;
        one == other || known(one).is_some() && known(one) == known(other)
    }

    /// Whether the place is the country that somebody is of: to visit it is no journey of his.
    pub(super) fn own_country(&self, at: EntityId, who: EntityId) -> bool {
        let Some(Known::Country(row)) = self.entities.list[at].known else { return false };
        let there = self.lexicon.gazetteer.countries.get(row as usize).map(|c| c.id);
        there.is_some() && country(who, self.entities, self.lexicon) == there
    }

    /// Somebody who matters politically: known, or with an office.
    pub(super) fn matters(&self, id: EntityId) -> bool {
        matters(id, self.entities, self.lexicon)
    }
}

/// Those of known country whose country is not that of the place.
pub(super) fn abroad(at: EntityId, who: &[EntityId], entities: &Entities, lexicon: &Lexicon) -> Vec<EntityId> {
    let gazetteer = &lexicon.gazetteer;
    let place = match entities.list[at].known {
        Some(Known::Place(row)) => gazetteer.places.get(row as usize),
        _ => None,
    };
    // One is at home in the capital of one's country, whichever country the city is listed under.
    let shared = |c: &str| {
        place.is_some_and(|p| gazetteer.countries.iter().any(|country| country.id == c && country.capital == p.id))
    };
    let Some(there) = home(at, entities, lexicon) else { return Vec::new() };
    // An ambassador is abroad by office.
    let posted =
        |id: &EntityId| letters::folded(entities.list[*id].role.as_deref().unwrap_or_default()).contains("سفير");
    let foreign = |id: &EntityId| {
        matters(*id, entities, lexicon)
            && !posted(id)
            && country(*id, entities, lexicon).is_some_and(|c| c != there && !shared(c))
    };
    who.iter().copied().filter(foreign).collect()
}

/// Whether one of them is at home where a journey leads.
pub(crate) fn hosts(to: EntityId, who: &[EntityId], entities: &Entities, lexicon: &Lexicon) -> bool {
    let there = home(to, entities, lexicon);
    there.is_some() && who.iter().any(|id| country(*id, entities, lexicon) == there)
}

/// The country that a place is in or is; none where the gazetteer does not say.
fn home(at: EntityId, entities: &Entities, lexicon: &Lexicon) -> Option<&'static str> {
    let gazetteer = &lexicon.gazetteer;
    let country = match entities.list[at].known {
        Some(Known::Place(row)) => gazetteer.places.get(row as usize).map(|p| p.country),
        Some(Known::Country(row)) => gazetteer.countries.get(row as usize).map(|c| c.id),
        _ => None,
    };
    country.filter(|c| !c.is_empty())
}

/// The country of a person: the gazetteer's, or that of the nationality in the office.
fn country(id: EntityId, entities: &Entities, lexicon: &Lexicon) -> Option<&'static str> {
    let entity = &entities.list[id];
    let gazetteer = &lexicon.gazetteer;
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
pub(super) fn matters(id: EntityId, entities: &Entities, lexicon: &Lexicon) -> bool {
    let entity = &entities.list[id];
    let official = entity.titles.iter().any(|t| {
        lexicon.words.titles.get(*t as usize).is_some_and(|t| {
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
