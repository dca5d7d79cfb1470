//! The four panes.

use crate::briefing::Kind;

/// A pane of the dashboard, and with it a kind of record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// What happened.
    #[default]
    Headlines,
    /// Who said what.
    Statements,
    /// Who went where.
    Movements,
    /// Who holds what.
    Frontline,
}

impl Pane {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Headlines, Self::Statements, Self::Movements, Self::Frontline];

    /// Its number, from 1.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The pane of a number, from 1.
    pub fn from_number(number: usize) -> Option<Self> {
        Self::ALL.get(number.checked_sub(1)?).copied()
    }

    /// The pane after this one; the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_number(self.number() % 4 + 1).unwrap_or_default()
    }

    /// The pane before this one; the last before the first.
    #[must_use]
    pub fn previous(self) -> Self {
        self.next().next().next()
    }

    /// The kind of its records.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Headlines => Kind::Event,
            Self::Statements => Kind::Statement,
            Self::Movements => Kind::Movement,
            Self::Frontline => Kind::Position,
        }
    }

    /// The key of its title among the labels.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Headlines => "pane.headlines",
            Self::Statements => "pane.statements",
            Self::Movements => "pane.movements",
            Self::Frontline => "pane.frontline",
        }
    }
}
