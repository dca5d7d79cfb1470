//! The four kinds of record seen alike: whom they name, what they cite, what can be found in them.

use crate::briefing::{Bilingual, Briefing, Event, Evidence, Movement, Name, Position, Statement, When};

use super::pane::Pane;

/// A record of any kind.
#[derive(Debug, Clone, Copy)]
pub enum Record<'a> {
    /// What happened.
    Event(&'a Event),
    /// Who said what.
    Statement(&'a Statement),
    /// Who went where.
    Movement(&'a Movement),
    /// Who holds what.
    Position(&'a Position),
}

impl<'a> Record<'a> {
    /// The record of a pane at a place of the briefing.
    pub fn of(briefing: &'a Briefing, pane: Pane, at: usize) -> Option<Self> {
        Some(match pane {
            Pane::Headlines => Self::Event(briefing.events.get(at)?),
            Pane::Statements => Self::Statement(briefing.statements.get(at)?),
            Pane::Movements => Self::Movement(briefing.movements.get(at)?),
            Pane::Frontline => Self::Position(briefing.frontline.get(at)?),
        })
    }

    /// How many records a pane has.
    pub fn count(briefing: &Briefing, pane: Pane) -> usize {
        match pane {
            Pane::Headlines => briefing.events.len(),
            Pane::Statements => briefing.statements.len(),
            Pane::Movements => briefing.movements.len(),
            Pane::Frontline => briefing.frontline.len(),
        }
    }

    /// Its line in both languages.
    pub const fn gist(self) -> &'a Bilingual {
        match self {
            Self::Event(event) => &event.gist,
            Self::Statement(statement) => &statement.gist,
            Self::Movement(movement) => &movement.gist,
            Self::Position(position) => &position.gist,
        }
    }

    /// The sentences that say so.
    pub fn evidence(self) -> &'a [Evidence] {
        match self {
            Self::Event(event) => &event.evidence,
            Self::Statement(statement) => &statement.evidence,
            Self::Movement(movement) => &movement.evidence,
            Self::Position(position) => &position.evidence,
        }
    }

    /// Its day.
    pub const fn when(self) -> When {
        match self {
            Self::Event(event) => event.when,
            Self::Statement(statement) => statement.when,
            Self::Movement(movement) => movement.when,
            Self::Position(position) => position.when,
        }
    }

    /// Who acts, speaks, travels, is met, holds.
    pub fn actors(self) -> Vec<&'a Name> {
        match self {
            Self::Event(event) => event.actors.iter().collect(),
            Self::Statement(s) => s.speaker.iter().chain(&s.via).chain(&s.addressee).collect(),
            Self::Movement(m) => std::iter::once(&m.actor).chain(&m.with).chain(&m.reported_by).collect(),
            Self::Position(p) => p.holder.iter().chain(&p.claimed_by).collect(),
        }
    }

    /// Where.
    pub fn places(self) -> Vec<&'a Name> {
        match self {
            Self::Event(event) => event.place.iter().collect(),
            Self::Statement(_) => Vec::new(),
            Self::Movement(m) => m.to.iter().chain(&m.from).collect(),
            Self::Position(p) => vec![&p.place],
        }
    }

    /// All texts in which it can be found.
    pub fn texts(self) -> impl Iterator<Item = &'a str> {
        let gist = self.gist();
        let names = self.actors().into_iter().chain(self.places());
        let names = names.flat_map(|name| {
            let role = name.role.iter().flat_map(|role| [role.ar.as_str(), role.en.as_str()]);
            [name.ar.as_str(), name.en.as_str()].into_iter().chain(role)
        });
        let words = match self {
            Self::Statement(s) => vec![s.content.as_str()],
            Self::Movement(m) => m.purpose.as_deref().into_iter().collect(),
            Self::Event(_) | Self::Position(_) => Vec::new(),
        };
        let quotes = self.evidence().iter().map(|evidence| evidence.quote.as_str());
        [gist.ar.as_str(), gist.en.as_str()].into_iter().chain(names).chain(words).chain(quotes)
    }
}
