//! What happened: candidates from every kind of frame, joined where they tell one happening, and ranked.

use super::entity::EntityId;
use super::front::{Hold, is_place};
use super::modality;
use super::motion::Move;
use super::scan::{Doc, Page};
use super::speech::Speech;
use crate::briefing::{Act, EventType, MovementKind, MovementStatus, Realis, When};
use crate::lexicon::words::Happening;
use crate::lexicon::{Form, Lexicon, Table};

/// The most events of an article.
const MOST: usize = 8;
/// What a candidate must weigh to be shown.
const LEAST: i32 = 4;

/// A happening, before it becomes a record.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub kind: EventType,
    pub page: usize,
    pub at: usize,
    pub actors: Vec<EntityId>,
    pub place: Option<EntityId>,
    pub realis: Realis,
    /// Row of the table of happenings.
    pub row: Option<u16>,
    pub when: When,
    pub span: (usize, usize),
    pub weight: i32,
    /// Paragraphs and spans of all that tell it, the first being this one's.
    pub told: Vec<(usize, (usize, usize))>,
}

/// The article's events, the most important first.
pub(crate) fn events(doc: &Doc<'_, '_>, speeches: &[Speech], holds: &[Hold], moves: &[Move], lexicon: &Lexicon) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    all.extend(holds.iter().filter_map(from_hold));
    all.extend(moves.iter().map(from_move));
    for (n, page) in doc.pages.iter().enumerate() {
        for at in 0..page.view.text.tokens.len() {
            all.extend(happening(doc, page, n, at, speeches, lexicon));
        }
    }
    all.extend(speeches.iter().filter_map(from_speech));
    for candidate in &mut all {
        candidate.weight += prominence(doc, candidate);
    }
    all.sort_by_key(|c| (c.page, c.at));
    let mut joined: Vec<Candidate> = Vec::new();
    for candidate in all {
        match joined.iter_mut().find(|known| same(known, &candidate)) {
            Some(known) => join(known, candidate),
            None => joined.push(candidate),
        }
    }
    joined.retain(|c| c.weight >= LEAST);
    joined.sort_by_key(|c| (-c.weight, c.page, c.at));
    joined.truncate(MOST);
    joined
}

fn from_hold(hold: &Hold) -> Option<Candidate> {
    let kind = hold.event?;
    let weight = if hold.places.is_empty() { 1 } else { 3 } + i32::from(!hold.holders.is_empty()) - 3 * i32::from(hold.standing.wished) - 2 * i32::from(hold.standing.background);
    Some(Candidate {
        kind,
        page: hold.page,
        at: hold.at,
        actors: hold.holders.clone(),
        place: hold.places.first().copied(),
        realis: hold.standing.realis,
        row: None,
        when: hold.when,
        span: hold.span,
        weight,
        told: vec![(hold.page, hold.span)],
    })
}

fn from_move(found: &Move) -> Candidate {
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
        page: found.page,
        at: found.at,
        actors,
        place: found.to,
        realis,
        row: None,
        when: found.when,
        span: found.span,
        weight: 3 - 2 * i32::from(found.standing.background),
        told: vec![(found.page, found.span)],
    }
}

/// An accusation, warning, demand or refusal is news only where it is the lead.
fn from_speech(speech: &Speech) -> Option<Candidate> {
    let kind = match speech.act {
        Act::Accuse => EventType::Accusation,
        Act::Warn => EventType::Threat,
        Act::Demand => EventType::Demand,
        _ => return None,
    };
    (speech.page <= 1).then(|| Candidate {
        kind,
        page: speech.page,
        at: speech.verb,
        actors: speech.speakers.clone(),
        place: None,
        realis: Realis::Asserted,
        row: None,
        when: speech.when,
        span: speech.span,
        weight: 1,
        told: vec![(speech.page, speech.span)],
    })
}

fn happening(doc: &Doc<'_, '_>, page: &Page<'_, '_>, n: usize, at: usize, speeches: &[Speech], lexicon: &Lexicon) -> Option<Candidate> {
    if page.covering(at).is_some() {
        return None;
    }
    let verb = page.verb(at);
    let sense = page.view.senses(at, Table::Events).map(|(s, _)| s).find(|s| !matches!(s.form, Form::Verb(..)) || verb)?;
    let entry: &Happening = lexicon.words.events.get(sense.row as usize)?;
    let (start, end) = page.sentence(at);
    let standing = modality::standing(page, n, at, speeches, &doc.entities, lexicon);
    let actors: Vec<EntityId> = page.within(start, end).filter(|m| !is_place(m) && m.np.first.abs_diff(at) < 12).map(|m| m.entity).take(2).collect();
    let place = page.within(at, end).find(|m| is_place(m) && m.np.first < at + 14).map(|m| m.entity);
    Some(Candidate {
        kind: entry.kind,
        page: n,
        at,
        actors,
        place,
        realis: standing.realis,
        row: Some(sense.row),
        when: page.when(at, (start, end), standing.realis == Realis::Planned),
        span: (start, end),
        weight: i32::from(entry.weight) - 2 * i32::from(standing.wished) - 2 * i32::from(standing.background),
        told: vec![(n, (start, end))],
    })
}

/// What the place in the article adds: the title and the lead tell the news.
fn prominence(doc: &Doc<'_, '_>, candidate: &Candidate) -> i32 {
    let titled = doc.pages.first().is_some_and(|p| p.view.text.heading);
    let lead = usize::from(titled);
    match candidate.page {
        0 => 3,
        page if page == lead => 3,
        page if page <= lead + 2 => 1,
        _ => 0,
    }
}

fn same(known: &Candidate, other: &Candidate) -> bool {
    if known.kind != other.kind {
        return false;
    }
    let near = known.told.iter().any(|(page, _)| page.abs_diff(other.page) <= 1);
    let actor = known.actors.iter().any(|a| other.actors.contains(a));
    let place = known.place.is_some() && known.place == other.place;
    let open = known.place.is_none() || other.place.is_none();
    let same_page = known.told.iter().any(|(page, _)| *page == other.page);
    same_page || place || (near && actor && open) || (near && known.page == 0)
}

fn join(known: &mut Candidate, other: Candidate) {
    known.weight = known.weight.max(other.weight) + i32::from(!known.told.iter().any(|(p, _)| *p == other.page));
    for actor in other.actors {
        if !known.actors.contains(&actor) && known.actors.len() < 3 {
            known.actors.push(actor);
        }
    }
    if known.when.date.is_none() {
        known.when = other.when;
    }
    if known.place.is_none() {
        known.place = other.place;
    }
    if matches!(other.realis, Realis::Unconfirmed | Realis::Denied) {
        known.realis = other.realis;
    }
    if known.told.len() < 4 && !known.told.iter().any(|(p, _)| *p == other.page) {
        known.told.push((other.page, other.span));
    }
}
