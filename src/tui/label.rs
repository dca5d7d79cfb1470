//! Keys of labels and signs for the values of a record's fields.

use crate::briefing::{Act, EventType, MovementStatus, PositionStatus, Realis};

use super::theme::Meaning;

/// How a status is shown: its word among the labels, its sign, its sign in ASCII, its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// Key of the word.
    pub label: &'static str,
    /// The sign beside the word, so that colour never carries the meaning alone.
    pub glyph: &'static str,
    /// The same where only ASCII can be shown.
    pub ascii: &'static str,
    /// Its style.
    pub meaning: Meaning,
}

const fn sign(label: &'static str, glyph: &'static str, ascii: &'static str, meaning: Meaning) -> Sign {
    Sign { label, glyph, ascii, meaning }
}

/// Of what is told as so, nothing needs to be said.
pub const fn realis(realis: Realis) -> Option<Sign> {
    match realis {
        Realis::Asserted => None,
        Realis::Claimed => Some(sign("realis.claimed", "◇", "\"", Meaning::Claimed)),
        Realis::Planned => Some(sign("realis.planned", "▷", "o", Meaning::Planned)),
        Realis::Unconfirmed => Some(sign("realis.unconfirmed", "?", "?", Meaning::Unconfirmed)),
        Realis::Denied => Some(sign("realis.denied", "×", "x", Meaning::Denied)),
    }
}

/// Whether a journey or meeting took place.
pub const fn movement(status: MovementStatus) -> Sign {
    match status {
        MovementStatus::Done => sign("status.done", "✓", "+", Meaning::Done),
        MovementStatus::Planned => sign("status.planned", "▷", "o", Meaning::Planned),
        MovementStatus::Unconfirmed => sign("status.unconfirmed", "?", "?", Meaning::Unconfirmed),
        MovementStatus::Denied => sign("status.denied", "×", "x", Meaning::Denied),
    }
}

/// What is said of a place.
pub const fn position(status: PositionStatus) -> Sign {
    match status {
        PositionStatus::Controls => sign("position.controls", "●", "@", Meaning::Quote),
        PositionStatus::Advancing => sign("position.advancing", "△", ">", Meaning::Quote),
        PositionStatus::Contested => sign("position.contested", "◐", "%", Meaning::Quote),
        PositionStatus::Lost => sign("position.lost", "○", "-", Meaning::Quote),
        PositionStatus::Besieged => sign("position.besieged", "◎", "&", Meaning::Quote),
        PositionStatus::Attacked => sign("position.attacked", "↯", "!", Meaning::Quote),
    }
}

/// Key of the label of an event's type.
pub const fn event(kind: EventType) -> &'static str {
    match kind {
        EventType::Attack => "type.attack",
        EventType::Territory => "type.territory",
        EventType::Advance => "type.advance",
        EventType::Retreat => "type.retreat",
        EventType::Seizure => "type.seizure",
        EventType::Deployment => "type.deployment",
        EventType::Talks => "type.talks",
        EventType::Travel => "type.travel",
        EventType::Agreement => "type.agreement",
        EventType::Politics => "type.politics",
        EventType::Protest => "type.protest",
        EventType::Arrest => "type.arrest",
        EventType::Sanction => "type.sanction",
        EventType::Aid => "type.aid",
        EventType::Accusation => "type.accusation",
        EventType::Threat => "type.threat",
        EventType::Demand => "type.demand",
        EventType::Refusal => "type.refusal",
        EventType::Accident => "type.accident",
    }
}

/// Key of the label of a speech act.
pub const fn act(act: Act) -> &'static str {
    match act {
        Act::Say => "act.say",
        Act::Announce => "act.announce",
        Act::Confirm => "act.confirm",
        Act::Deny => "act.deny",
        Act::Demand => "act.demand",
        Act::Warn => "act.warn",
        Act::Accuse => "act.accuse",
        Act::Promise => "act.promise",
        Act::Welcome => "act.welcome",
    }
}

/// What came since the user looked last.
pub const NEW: Sign = Sign { glyph: "•", ascii: "+", label: "day.new", meaning: Meaning::Notice };

/// What the user follows.
pub const FOLLOWED: Sign = Sign { glyph: "★", ascii: "@", label: "day.followed", meaning: Meaning::Marker };

/// What the user says is wrong.
pub const WRONG: Sign = Sign { glyph: "✗", ascii: "X", label: "mark.wrong", meaning: Meaning::Error };

/// What the user hid.
pub const HIDDEN: Sign = Sign { glyph: "◌", ascii: "o", label: "mark.hidden", meaning: Meaning::Muted };

/// What is otherwise than it was told until now.
pub const CHANGED: Sign = Sign { glyph: "±", ascii: "*", label: "front.changed", meaning: Meaning::Notice };

/// What sources disagree on.
pub const DISPUTED: Sign = Sign { glyph: "≠", ascii: "!", label: "why.disputed", meaning: Meaning::Denied };

/// The sign of a side's slot; none for who belongs to no side.
pub const fn side(slot: Option<u8>, ascii: bool) -> &'static str {
    match (slot, ascii) {
        (Some(1), false) => "■",
        (Some(1), true) => "#",
        (Some(2), false) => "□",
        (Some(2), true) => "=",
        (Some(3), false) => "▲",
        (Some(3), true) => "^",
        (Some(4), false) => "◆",
        (Some(4), true) => "*",
        (_, false) => "·",
        (_, true) => ".",
    }
}

/// The labels of all types of events, for the width of their column.
pub const EVENTS: [&str; 19] = [
    "type.attack",
    "type.territory",
    "type.advance",
    "type.retreat",
    "type.seizure",
    "type.deployment",
    "type.talks",
    "type.travel",
    "type.agreement",
    "type.politics",
    "type.protest",
    "type.arrest",
    "type.sanction",
    "type.aid",
    "type.accusation",
    "type.threat",
    "type.demand",
    "type.refusal",
    "type.accident",
];
