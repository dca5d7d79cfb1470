//! The four kinds of record seen alike: whom they name, what they cite, what can be found in them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Briefing, Event, Evidence, Movement, Name, Position, Statement, When};

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// What happened.
    Event,
    /// Who said what.
    Statement,
    /// Who went where.
    Movement,
    /// Who holds what.
    Position,
}

impl Kind {
    /// All, in the order of their panes.
    pub const ALL: [Self; 4] = [Self::Event, Self::Statement, Self::Movement, Self::Position];

    /// What files and options call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Statement => "statement",
            Self::Movement => "movement",
            Self::Position => "position",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A record of any kind that stands for itself, outside a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnyRecord {
    /// What happened.
    Event(Box<Event>),
    /// Who said what.
    Statement(Box<Statement>),
    /// Who went where.
    Movement(Box<Movement>),
    /// Who holds what.
    Position(Box<Position>),
}

impl AnyRecord {
    /// The record.
    pub const fn as_record(&self) -> Record<'_> {
        match self {
            Self::Event(event) => Record::Event(event),
            Self::Statement(statement) => Record::Statement(statement),
            Self::Movement(movement) => Record::Movement(movement),
            Self::Position(position) => Record::Position(position),
        }
    }
}

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
    /// The record of a kind at a place of the briefing.
    pub fn of(briefing: &'a Briefing, kind: Kind, at: usize) -> Option<Self> {
        Some(match kind {
            Kind::Event => Self::Event(briefing.events.get(at)?),
            Kind::Statement => Self::Statement(briefing.statements.get(at)?),
            Kind::Movement => Self::Movement(briefing.movements.get(at)?),
            Kind::Position => Self::Position(briefing.frontline.get(at)?),
        })
    }

    /// How many records of a kind there are.
    pub fn count(briefing: &Briefing, kind: Kind) -> usize {
        match kind {
            Kind::Event => briefing.events.len(),
            Kind::Statement => briefing.statements.len(),
            Kind::Movement => briefing.movements.len(),
            Kind::Position => briefing.frontline.len(),
        }
    }

    /// The records of a kind, in their order.
    pub fn all(briefing: &'a Briefing, kind: Kind) -> impl Iterator<Item = Self> {
        (0..Self::count(briefing, kind)).filter_map(move |at| Self::of(briefing, kind, at))
    }

    /// The record by itself.
    pub fn to_owned(self) -> AnyRecord {
        match self {
            Self::Event(event) => AnyRecord::Event(Box::new(event.clone())),
            Self::Statement(statement) => AnyRecord::Statement(Box::new(statement.clone())),
            Self::Movement(movement) => AnyRecord::Movement(Box::new(movement.clone())),
            Self::Position(position) => AnyRecord::Position(Box::new(position.clone())),
        }
    }

    /// What kind it is.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Event(_) => Kind::Event,
            Self::Statement(_) => Kind::Statement,
            Self::Movement(_) => Kind::Movement,
            Self::Position(_) => Kind::Position,
        }
    }

    /// Its id.
    pub fn id(self) -> &'a str {
        match self {
            Self::Event(event) => &event.id,
            Self::Statement(statement) => &statement.id,
            Self::Movement(movement) => &movement.id,
            Self::Position(position) => &position.id,
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
