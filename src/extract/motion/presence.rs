//! Journeys told by where somebody speaks: "said in Rome", "in a speech at the Davos forum".

use super::Move;
use super::people::{abroad, matters};
use crate::briefing::{Field, MovementKind, MovementStatus, NameKind, Rule, When};
use crate::extract::entity::EntityId;
use crate::extract::front::is_place;
use crate::extract::modality::{self, Standing};
use crate::extract::scan::{Doc, Mention, Page};
use crate::extract::speech::Speech;
use crate::extract::trace::Why;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Lexicon, Table};

/// How far behind who speaks, or behind the means of speech, the place may stand, in tokens.
const NEAR: usize = 6;

/// How far behind "will be" the place may stand, in tokens.
const STAY: usize = 4;

/// The journeys of those who speak abroad, or are told to be there.
pub(super) fn presences(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Move> {
    let mut out = stays(doc, speeches, lexicon);
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
        let why = page.reads_function(speech.page, (place.np.first, place.np.last), Field::Kind, Rule::Presence);
        page.found(Rule::Presence, place);
        page.found_entity(Rule::GoesOn, actor, (speech.verb, speech.verb));
        let standing = modality::standing(page, speech.verb, &[], &doc.entities, lexicon);
        let why = why.filled(Field::Actor, [actor]).filled(Field::To, [place.entity]).standing(&standing).why();
        out.push(Move {
            when: page.when(place.np.first, speech.span, false),
            span: (speech.span.0, speech.content.0.max(place.np.last + 1)),
            ..presence(speech.page, (actor, place), MovementStatus::Done, standing, why)
        });
    }
    out
}

/// The journey of somebody who is at a place, told by the place's words; its day is not looked for.
fn presence(
    page: usize,
    (actor, place): (EntityId, &Mention),
    status: MovementStatus,
    standing: Standing,
    why: Why,
) -> Move {
    Move {
        page,
        at: place.np.first,
        kind: MovementKind::Travel,
        actor,
        to: Some(place.entity),
        from: None,
        with: Vec::new(),
        purpose: None,
        status,
        is_call: false,
        standing,
        when: When::default(),
        span: (place.np.first, place.np.last + 1),
        why,
    }
}

/// "Will be in Geneva on Monday", "who is in Cairo at present".
fn stays(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Move> {
    let mut out = Vec::new();
    for (n, page) in doc.pages.iter().enumerate() {
        let view = &page.view;
        for at in 0..view.text.tokens.len() {
            let word = view.folded(at);
            let to_come = matches!(word, "سيكون" | "ستكون" | "سيتواجد" | "ستتواجد");
            let there = matches!(
                word,
                "الموجود"
                    | "الموجوده"
                    | "المتواجد"
                    | "المتواجده"
                    | "يتواجد"
                    | "تتواجد"
                    | "يوجد"
                    | "توجد"
            );
            if !(to_come || there) || page.covering(at).is_some() {
                continue;
            }
            let (start, end) = page.sentence(at);
            let held = |m: &&Mention| {
                is_place(m)
                    && (m.np.bits & clitic::BA != 0 || m.np.first > 0 && view.folded(m.np.first - 1) == "في")
                    && m.np.first <= at + STAY
            };
            let Some(place) = page.within(at + 1, end).next().filter(held) else { continue };
            let Some(who) = page.subject_before(at, start).filter(|m| !is_place(m)) else { continue };
            let actor = who.entity;
            if abroad(place.entity, &[actor], &doc.entities, lexicon).is_empty() {
                continue;
            }
            let why = page.reads_function(n, (at, at), Field::Kind, Rule::Presence);
            page.found(Rule::Presence, place);
            let standing = modality::standing(page, at, speeches, &doc.entities, lexicon);
            let status = if to_come { MovementStatus::Planned } else { MovementStatus::Done };
            let why = why.filled(Field::Actor, [actor]).filled(Field::To, [place.entity]).standing(&standing).why();
            out.push(Move {
                when: page.when(at, (who.np.first, end), to_come),
                span: (who.np.first, end),
                ..presence(n, (actor, place), status, standing, why)
            });
        }
    }
    out
}

/// The place in the words that introduce what is said: right behind who speaks ("from Geneva"), or behind a means of speech.
fn whereabouts<'p>(page: &'p Page<'_, '_>, speech: &Speech) -> Option<&'p Mention> {
    let view = &page.view;
    let frame = speech.span.0..speech.content.0;
    let speaker = page.within(frame.start, frame.end).find(|m| speech.speakers.contains(&m.entity))?;
    let channel = frame.clone().find(|&k| page.channel(k));
    page.within(speaker.np.last + 1, frame.end).filter(|m| is_place(m)).find(|place| {
        let first = place.np.first;
        let between = |from: usize| {
            let another = page.within(from, first).any(|m| !is_place(m));
            let told = (from..first)
                .any(|k| k != speech.verb && page.verb(k) && view.senses(k, Table::Reporting).next().is_some());
            first > from && first - from <= NEAR && !another && !told
        };
        let before = (first > 0).then(|| view.folded(first - 1));
        let held = place.np.bits & clitic::BA != 0 || matches!(before, Some("في"));
        let gathering = matches!(before, Some("منتدي" | "قمه" | "موتمر"));
        let behind_channel = channel.is_some_and(|c| c < first && between(c + 1)) && (held || gathering);
        let direct =
            between(speaker.np.last) && (held || matches!(before, Some("من"))) && channel.is_none_or(|c| c > first);
        behind_channel || direct
    })
}
