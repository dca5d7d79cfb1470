//! Who acts in a happening, and who only stands beside it.

use crate::briefing::{EventType, NameKind, Rule};
use crate::extract::entity::EntityId;
use crate::extract::front::is_place;
use crate::extract::scan::{Mention, Page};
use crate::lexicon::segment::clitic;
use crate::lexicon::{Form, Function, flag};

/// How far behind a death those may stand who died, in tokens.
const STRUCK: usize = 4;

/// How far behind its word an actor may stand, in tokens.
const ACTORS: usize = 10;

/// Those of the actors whom only another clause names, or none at all as one who acts.
pub(super) fn beside(
    page: &Page<'_, '_>,
    at: usize,
    (start, end): (usize, usize),
    actors: &[EntityId],
) -> Vec<EntityId> {
    let clause = clause_end(page, at, end);
    // "The death of four soldiers": whom it struck.
    let death = matches!(
        page.view.folded(at).trim_start_matches(['و', 'ب', 'ل']),
        "مقتل" | "مصرع" | "استشهاد" | "اصابه" | "جرح"
    );
    let struck = |m: &Mention| death && m.np.first > at && m.np.first <= at + STRUCK;
    let acts = |id: &EntityId| page.within(start, clause).any(|m| m.entity == *id && !aside(page, m) && !struck(m));
    actors.iter().copied().filter(|id| !acts(id)).collect()
}

/// Where the clause of a happening ends: before another verb, what is said of a noun or by somebody, and what was before or after.
fn clause_end(page: &Page<'_, '_>, at: usize, end: usize) -> usize {
    let view = &page.view;
    let stops = |&k: &usize| {
        let word = view.folded(k).trim_start_matches('و');
        page.covering(k).is_none()
            && (page.verb(k)
                || view.has(k, flag::COMPLEMENTIZER | flag::RELATIVE)
                || view.is_function(k, Function::Attribution).is_some()
                || view.is_mark(k) && matches!(view.raw(k), "؛" | ":")
                || matches!(word, "بعد" | "عقب" | "قبل" | "بينما" | "فيما" | "حيث" | "اذ" | "لكن") && !view.is_mark(k))
    };
    (at + 2..end).find(stops).unwrap_or(end)
}

/// "Against positions of X", "aiming at X": who is named there does not act.
fn aside(page: &Page<'_, '_>, m: &Mention) -> bool {
    let view = &page.view;
    let first = m.np.first;
    (first.saturating_sub(3)..first).rev().take_while(|&k| page.covering(k).is_none() && !view.is_mark(k)).any(|k| {
        let word = view.folded(k).trim_start_matches(['و', 'ب']);
        matches!(word, "ضد" | "استهداف" | "حسب" | "اجل" | "شان" | "بخصوص" | "حول") || k + 1 == first && word == "علي"
    })
}

/// Who acts in a happening: the subject of its verb and whom it names next; of a noun, who stands nearest behind it.
pub(super) fn actors(
    page: &Page<'_, '_>,
    at: usize,
    (start, end): (usize, usize),
    form: Form,
    kind: EventType,
) -> Vec<EntityId> {
    let strikes = matches!(kind, EventType::Attack | EventType::Accident | EventType::Arrest | EventType::Talks);
    let matters = |m: &&Mention| {
        let victim = page.view.is_function(m.np.core.0, Function::Victim).is_some() && m.np.known.is_none();
        let aside = strikes && victim || matches!(m.np.kind, NameKind::Medium | NameKind::Source);
        !is_place(m) && !aside
    };
    let mut found: Vec<&Mention> = Vec::new();
    // "Its refusal": of whoever is the subject.
    if form == Form::Noun && page.view.bits(at) & clitic::PRONOUN != 0 {
        found.extend(page.subject_of_higher(at, start, |m| matters(&m)));
    }
    if matches!(form, Form::Verb(..)) {
        let subject = page.antecedent(at).or_else(|| page.named_subject_behind(at, end));
        let acts = |m: &&Mention| matters(m) || m.np.kind == NameKind::Country && !page.governed(m.np.first);
        let before = subject.or_else(|| page.subject_before(at, start)).filter(acts);
        // "The United States condemns and warns": the subject of the verb before.
        let joined = page.view.bits(at) & clitic::WA != 0;
        let shared = || page.subject_of_higher(at, start, |m| acts(&m)).filter(|_| joined);
        found.extend(before.or_else(shared));
    }
    let near = page.within(at, end).filter(|m| m.np.first < at + ACTORS).filter(matters);
    let known = found.first().map(|m| m.entity);
    found.extend(near.map(|m| if known == Some(m.entity) { m } else { page.found(Rule::Near, m) }));
    let mut out: Vec<EntityId> = Vec::new();
    // Who accuses, warns or refuses does so alone; whom it is put to has no part in it.
    let alone = matches!(
        kind,
        EventType::Accusation | EventType::Threat | EventType::Demand | EventType::Refusal | EventType::Deployment
    );
    for m in found {
        if !out.contains(&m.entity) && out.len() < if alone { 1 } else { 2 } {
            out.push(m.entity);
        }
    }
    out
}
