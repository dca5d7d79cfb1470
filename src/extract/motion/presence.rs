//! Journeys told by where somebody speaks: "said in Rome", "in a speech at the Davos forum".

use super::people::{abroad, matters};
use super::Move;
use crate::briefing::{MovementKind, MovementStatus, NameKind};
use crate::extract::front::is_place;
use crate::extract::modality;
use crate::extract::scan::{Doc, Mention, Page};
use crate::extract::speech::Speech;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Lexicon, Table};

/// How far behind who speaks the place may stand, in tokens.
const NEAR: usize = 14;

/// The journeys of those who speak abroad.
pub(super) fn presences(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Move> {
    let mut out = Vec::new();
    for speech in speeches {
        let Some(&actor) = speech.speakers.first() else { continue };
        let page = &doc.pages[speech.page];
        if doc.entities.list[actor].kind != NameKind::Person || !matters(actor, &doc.entities, lexicon) {
            continue;
        }
        let Some(place) = whereabouts(page, speech) else { continue };
        if abroad(place.entity, &[actor], &doc.entities, lexicon).is_empty() {
            continue;
        }
        let standing = modality::standing(page, speech.page, speech.verb, &[], &doc.entities, lexicon);
        out.push(Move {
            page: speech.page,
            at: place.np.first,
            kind: MovementKind::Travel,
            actor,
            to: Some(place.entity),
            from: None,
            with: Vec::new(),
            purpose: None,
            status: MovementStatus::Done,
            standing,
            when: page.when(place.np.first, speech.span, false),
            span: (speech.span.0, speech.content.0.max(place.np.last + 1)),
        });
    }
    out
}

/// The place in the words that introduce what is said, governed by في, من or ب right behind who speaks or a means of speech.
fn whereabouts<'p>(page: &'p Page<'_, '_>, speech: &Speech) -> Option<&'p Mention> {
    let view = &page.view;
    let speaker = page.within(speech.span.0, speech.content.0).find(|m| speech.speakers.contains(&m.entity))?;
    let from = speaker.np.last + 1;
    let to = speech.content.0.min(from + NEAR);
    let place = page.within(from, to).find(|m| is_place(m))?;
    let first = place.np.first;
    let between = from..first;
    let another = page.within(from, first).any(|m| !is_place(m));
    if another || between.clone().any(|k| page.verb(k) && view.senses(k, Table::Reporting).next().is_some()) {
        return None;
    }
    let channel = between.clone().any(|k| page.channel(k));
    let before = first.checked_sub(1).filter(|k| *k >= from).map(|k| view.folded(k));
    let held = place.np.bits & clitic::BA != 0 || matches!(before, Some("في" | "بمدينه" | "بالعاصمه"));
    let gathering = matches!(before, Some("منتدي" | "قمه" | "موتمر"));
    let direct = first <= from + 1 && matches!(before, Some("من" | "في"));
    ((channel && (held || gathering)) || direct).then_some(place)
}
