//! The words around the records, in both languages.

use crate::briefing::{MovementStatus, Realis};
use crate::cli::Language;

/// A word of the text form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Headlines,
    Statements,
    Movements,
    Frontline,
    Reports,
    NoDate,
    Claimed,
    Planned,
    Unconfirmed,
    Denied,
    Done,
}

impl Label {
    pub const fn in_language(self, language: Language) -> &'static str {
        let (ar, en) = match self {
            Self::Headlines => ("العناوين", "Headlines"),
            Self::Statements => ("التصريحات", "Statements"),
            Self::Movements => ("التحركات", "Movements"),
            Self::Frontline => ("الجبهات", "Frontline"),
            Self::Reports => ("التقارير", "reports"),
            Self::NoDate => (
                "التاريخ غير معروف، فلم تُحسب التواريخ النسبية (--date)",
                "date unknown, so relative dates are not resolved (--date)",
            ),
            Self::Claimed => ("بحسب قولها", "claimed"),
            Self::Planned => ("مقرر", "planned"),
            Self::Unconfirmed => ("غير مؤكد", "unconfirmed"),
            Self::Denied => ("نُفي", "denied"),
            Self::Done => ("تم", "done"),
        };
        match language {
            Language::Ar => ar,
            Language::En => en,
        }
    }
}

/// The mark of what is not simply asserted.
pub(super) const fn realis(realis: Realis) -> Option<Label> {
    match realis {
        Realis::Asserted => None,
        Realis::Claimed => Some(Label::Claimed),
        Realis::Planned => Some(Label::Planned),
        Realis::Unconfirmed => Some(Label::Unconfirmed),
        Realis::Denied => Some(Label::Denied),
    }
}

/// The mark of a movement, which always has one.
pub(super) const fn status(status: MovementStatus) -> Label {
    match status {
        MovementStatus::Done => Label::Done,
        MovementStatus::Planned => Label::Planned,
        MovementStatus::Unconfirmed => Label::Unconfirmed,
        MovementStatus::Denied => Label::Denied,
    }
}
