//! Happenings that a position, a journey or a demand makes.

use super::rank::Rank;
use super::shape::Shape;
use super::{Candidate, Source};
use crate::arabic::inflect::Tense;
use crate::briefing::{Act, EventType, MovementKind, MovementStatus, Realis};
use crate::extract::front::Hold;
use crate::extract::motion::Move;
use crate::extract::scan::Doc;
use crate::extract::speech::Speech;
use crate::lexicon::{Form, Function, Table};

pub(super) fn from_hold(doc: &Doc<'_, '_>, hold: &Hold) -> Option<Candidate> {
    // A hold without a place over arms or goods is a seizure.
    let kind = match hold.event? {
        EventType::Territory if hold.places.is_empty() && seizes(doc, hold) => EventType::Seizure,
        kind => kind,
    };
    Some(Candidate {
        kind,
        source: Source::Frontline,
        weight: 0,
        status: Some(hold.status),
        rank: Rank::Later,
        page: hold.page,
        at: hold.at,
        depth: depth(doc, hold.page, hold.at),
        verb: !hold.noun,
        said: hold.standing.said,
        background: hold.standing.background,
        wished: hold.standing.wished,
        actors: hold.holders.clone(),
        beside: Vec::new(),
        lent: false,
        place: hold.places.first().copied(),
        realis: hold.standing.realis,
        when: hold.when,
        told: vec![(hold.page, hold.span)],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, hold.page, hold.at),
        why: hold.why.clone(),
        points: Vec::new(),
    })
}

/// Whether arms or goods stand behind the word.
fn seizes(doc: &Doc<'_, '_>, hold: &Hold) -> bool {
    let Some(page) = doc.pages.get(hold.page) else { return false };
    (hold.at + 1..hold.span.1.min(hold.at + 10)).any(|k| page.view.is_function(k, Function::Arms).is_some())
}

pub(super) fn from_move(doc: &Doc<'_, '_>, found: &Move) -> Candidate {
    let realis = match found.status {
        MovementStatus::Done => Realis::Asserted,
        MovementStatus::Planned => Realis::Planned,
        MovementStatus::Unconfirmed => Realis::Unconfirmed,
        MovementStatus::Denied => Realis::Denied,
    };
    let mut actors = vec![found.actor];
    actors.extend(&found.with);
    Candidate {
        kind: if found.kind == MovementKind::Travel { EventType::Travel } else { EventType::Talks },
        source: Source::Movement,
        weight: 0,
        status: None,
        rank: Rank::Later,
        page: found.page,
        at: found.at,
        depth: depth(doc, found.page, found.at),
        verb: false,
        said: found.standing.said,
        background: found.standing.background,
        wished: found.standing.wished,
        actors,
        beside: Vec::new(),
        lent: false,
        place: found.to,
        realis,
        when: found.when,
        told: vec![(found.page, found.span)],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, found.page, found.at),
        why: found.why.clone(),
        points: Vec::new(),
    }
}

/// An accusation, warning or demand is news only where it is the title or the lead.
pub(super) fn from_speech(doc: &Doc<'_, '_>, speech: &Speech) -> Option<Candidate> {
    let kind = match speech.act {
        Act::Accuse => EventType::Accusation,
        Act::Warn => EventType::Threat,
        Act::Demand => EventType::Demand,
        _ => return None,
    };
    (speech.page <= 1).then(|| Candidate {
        kind,
        source: Source::Speech,
        weight: 0,
        status: None,
        rank: Rank::Later,
        page: speech.page,
        at: speech.verb,
        depth: depth(doc, speech.page, speech.verb),
        verb: true,
        said: false,
        background: false,
        wished: false,
        actors: speech.speakers.clone(),
        beside: Vec::new(),
        lent: false,
        place: None,
        realis: Realis::Asserted,
        when: speech.when,
        told: vec![(speech.page, speech.span)],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, speech.page, speech.verb),
        why: speech.why.clone(),
        points: Vec::new(),
    })
}

/// Whether a verb in the imperfect stands here.
pub(super) fn imperfect(doc: &Doc<'_, '_>, page: usize, at: usize) -> bool {
    let tables = [Table::Events, Table::Frontline, Table::Movement, Table::Reporting];
    let Some(page) = doc.pages.get(page) else { return false };
    let mut senses = tables.into_iter().flat_map(|table| page.view.senses(at, table));
    let tense = senses.find_map(|(s, _)| match s.form {
        Form::Verb(tense, _) => Some(tense),
        _ => None,
    });
    tense == Some(Tense::Imperfect)
}

fn depth(doc: &Doc<'_, '_>, page: usize, at: usize) -> usize {
    doc.pages.get(page).map_or(0, |p| at - p.sentence(at).0.min(at))
}
