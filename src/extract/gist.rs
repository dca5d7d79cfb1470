//! One line in each language for a record, made from its fields and nothing else.
//!
//! The sentences stand in `data/locale/gist.tsv`; here is their grammar: agreement, prepositions, lists, what is planned or
//! doubted. An English gist of a statement says who makes what kind of statement, and about whom; the words themselves stay
//! as printed, in the Arabic one.

mod arabic;
mod english;
mod template;

use crate::briefing::{
    Act, Bilingual, Event, EventType, Movement, MovementKind, MovementStatus, Name, NameKind, Position, PositionStatus,
    Realis, Statement,
};
use template::{Mood, Slots, sentence};

/// What happened. `predicate` is the English and Arabic of the happening's own table, with `{actor}`, `{object}` and `{place}`;
/// it is used where its fields are there.
pub fn event(event: &Event, object: Option<&Name>, predicate: Option<(&str, &str)>) -> Bilingual {
    let mut slots = Slots::default();
    slots.names("actors", &event.actors);
    slots.names("object", object);
    slots.place(event.place.as_ref());
    if event.actors.len() > 1 {
        slots.names("pair", &event.actors);
    }
    let mood = if event.realis == Realis::Planned { Mood::Planned } else { Mood::Present };
    let own = predicate.and_then(|(en, ar)| template::predicate(en, ar, &slots, mood));
    let gist = own.unwrap_or_else(|| sentence(key_of_event(event.kind), &slots, mood));
    qualified(gist, event.realis, None)
}

/// The predicate of an [`event`] that a position tells, where its status says more than its type: a place lost is no place taken.
pub fn told(status: PositionStatus) -> Option<(&'static str, &'static str)> {
    template::raw(match status {
        PositionStatus::Controls => "told.controls",
        PositionStatus::Lost => "told.lost",
        PositionStatus::Besieged => "told.besieged",
        PositionStatus::Attacked => "told.attacked",
        PositionStatus::Advancing | PositionStatus::Contested => return None,
    })
}

/// Who holds, takes, attacks or leaves which place.
pub fn position(position: &Position) -> Bilingual {
    let mut slots = Slots::default();
    slots.names("holder", &position.holder);
    slots.place(Some(&position.place));
    if position.holder.len() > 1 {
        slots.names("pair", &position.holder);
    }
    let key = match position.status {
        PositionStatus::Controls => "position.controls",
        PositionStatus::Advancing => "position.advancing",
        PositionStatus::Contested => "position.contested",
        PositionStatus::Lost => "position.lost",
        PositionStatus::Besieged => "position.besieged",
        PositionStatus::Attacked => "position.attacked",
    };
    let mood = if position.realis == Realis::Planned { Mood::Planned } else { Mood::Present };
    // A side that claims for itself needs no naming twice.
    let claimant = position.claimed_by.as_ref().filter(|c| !position.holder.contains(c));
    qualified(sentence(key, &slots, mood), position.realis, claimant)
}

/// Who went where, who met whom. `is_call` says that it was a call, so that nobody stood before anybody.
pub fn movement(movement: &Movement, is_call: bool) -> Bilingual {
    let mut slots = Slots::default();
    slots.names("actor", Some(&movement.actor));
    slots.names("to", movement.to.as_ref());
    slots.names("from", movement.from.as_ref());
    slots.names("with", &movement.with);
    slots.at(movement.to.as_ref());
    let denied = movement.status == MovementStatus::Denied;
    let key = match (movement.kind, denied) {
        (MovementKind::Travel, false) => "travel",
        (MovementKind::Travel, true) => "travel.denied",
        (MovementKind::Meeting, false) if is_call && !movement.with.is_empty() => "call",
        (MovementKind::Meeting, false) => "meeting",
        (MovementKind::Meeting, true) => "meeting.denied",
    };
    let (mood, realis) = match movement.status {
        MovementStatus::Done => (Mood::Past, Realis::Asserted),
        MovementStatus::Planned => (Mood::Planned, Realis::Asserted),
        MovementStatus::Unconfirmed => (Mood::Past, Realis::Unconfirmed),
        MovementStatus::Denied => (Mood::Bare, Realis::Asserted),
    };
    let mut gist = qualified(sentence(key, &slots, mood), realis, None);
    if let Some(reporter) = &movement.reported_by {
        slots.names("reporter", Some(reporter));
        let by = sentence("reported", &slots, Mood::Present);
        gist.ar = format!("{}، {}", gist.ar, by.ar);
        gist.en = format!("{}, {}", gist.en, by.en.replacen("According", "according", 1));
    }
    gist
}

/// Who says what. `about` are the names found in what is said; the English gist names them in place of the words.
pub fn statement(statement: &Statement, about: &[Name]) -> Bilingual {
    let mut slots = Slots::default();
    slots.speakers(&statement.speaker);
    slots.names("addressee", statement.addressee.as_ref());
    let told = |n: &&Name| !statement.speaker.contains(n) && statement.addressee.as_ref() != Some(n);
    slots.names("about", &about.iter().filter(told).take(3).cloned().collect::<Vec<_>>());
    slots.channel(statement.channel.as_ref());
    let key = match statement.act {
        _ if statement.speaker.is_empty() => "statement.unnamed",
        Act::Say => "statement.say",
        Act::Announce => "statement.announce",
        Act::Confirm => "statement.confirm",
        Act::Deny => "statement.deny",
        Act::Demand => "statement.demand",
        Act::Warn => "statement.warn",
        Act::Accuse => "statement.accuse",
        Act::Promise => "statement.promise",
        Act::Welcome => "statement.welcome",
    };
    let mut gist = sentence(key, &slots, Mood::Present);
    let content = arabic::one_line(&statement.content);
    if !content.is_empty() {
        let colon = if arabic::goes_on(statement.act, &content) { "" } else { ":" };
        gist.ar = format!("{}{colon} {content}", gist.ar);
    }
    gist
}

/// The gist with what is to be said of its reality behind it.
fn qualified(gist: Bilingual, realis: Realis, claimant: Option<&Name>) -> Bilingual {
    let mut slots = Slots::default();
    slots.names("claimant", claimant);
    let key = match realis {
        Realis::Asserted => return gist,
        Realis::Claimed if claimant.is_some() => "realis.claimed-by",
        Realis::Claimed => "realis.claimed",
        Realis::Planned => "realis.planned",
        Realis::Unconfirmed => "realis.unconfirmed",
        Realis::Denied => "realis.denied",
    };
    let mark = template::phrase(key, &slots);
    Bilingual { ar: format!("{} ({})", gist.ar, mark.ar), en: format!("{} ({})", gist.en, mark.en) }
}

fn key_of_event(kind: EventType) -> &'static str {
    match kind {
        EventType::Attack => "event.attack",
        EventType::Territory => "event.territory",
        EventType::Advance => "event.advance",
        EventType::Retreat => "event.retreat",
        EventType::Seizure => "event.seizure",
        EventType::Deployment => "event.deployment",
        EventType::Talks => "event.talks",
        EventType::Travel => "event.travel",
        EventType::Agreement => "event.agreement",
        EventType::Politics => "event.politics",
        EventType::Protest => "event.protest",
        EventType::Arrest => "event.arrest",
        EventType::Sanction => "event.sanction",
        EventType::Aid => "event.aid",
        EventType::Accusation => "event.accusation",
        EventType::Threat => "event.threat",
        EventType::Demand => "event.demand",
        EventType::Refusal => "event.refusal",
        EventType::Accident => "event.accident",
    }
}

/// Whether the English name is a plural: forces, sources, police.
fn is_plural(name: &Name) -> bool {
    matches!(
        name.kind,
        NameKind::Force | NameKind::Source | NameKind::Group | NameKind::Office | NameKind::Organisation
    ) && english::is_plural(&name.en)
}

#[cfg(test)]
mod tests;
