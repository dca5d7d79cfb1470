//! Sides: who can hold or attack a place, and for which force somebody speaks.

use super::Clause;
use crate::arabic::letters;
use crate::briefing::{NameKind, PositionStatus};
use crate::extract::entity::{Entity, EntityId, Known};

impl Clause<'_, '_, '_> {
    /// The force or government of the side for which somebody speaks or commands, where the article names it.
    pub(super) fn body_of(&self, id: EntityId) -> EntityId {
        let gazetteer = &self.lexicon.gazetteer;
        let Some(Known::Person(row)) = self.entities.list[id].known else { return id };
        let Some(person) = gazetteer.people.get(row as usize).filter(|p| !p.side.is_empty()) else { return id };
        let of_side = |e: &Entity| match e.known {
            Some(Known::Organisation(row)) => {
                gazetteer.organisations.get(row as usize).is_some_and(|o| o.side == person.side)
            }
            _ => false,
        };
        let find = |kind| self.entities.list.iter().position(|e| e.kind == kind && of_side(e));
        find(NameKind::Force).or_else(|| find(NameKind::Organisation)).unwrap_or(id)
    }

    /// Who can hold or attack a place: forces, parties to a conflict, states and commanders.
    pub(super) fn armed(&self, id: EntityId) -> bool {
        let entity = &self.entities.list[id];
        let gazetteer = &self.lexicon.gazetteer;
        match entity.kind {
            NameKind::Force => !letters::plain(&entity.ar).contains("شرطة"),
            NameKind::Country => true,
            NameKind::Organisation => match entity.known {
                Some(Known::Organisation(row)) => {
                    gazetteer.organisations.get(row as usize).is_some_and(|o| !o.side.is_empty())
                }
                // A government that no table lists (حكومة الوفاق under another name).
                _ => letters::plain(&entity.ar).starts_with("حكومة"),
            },
            NameKind::Person => match entity.known {
                Some(Known::Person(row)) => gazetteer.people.get(row as usize).is_some_and(|p| !p.side.is_empty()),
                _ => false,
            },
            NameKind::Group | NameKind::Office | NameKind::Source | NameKind::Medium | NameKind::Place => false,
        }
    }

    /// Who is driven out in this sentence.
    pub(super) fn losers(&self, start: usize) -> Vec<EntityId> {
        self.before
            .iter()
            .filter(|h| h.page == self.n && h.at >= start && h.status == PositionStatus::Lost)
            .flat_map(|h| h.holders.iter().copied())
            .collect()
    }
}
