//! Movements: each journey and meeting once, and a meeting on a journey with the journey.

use super::{Made, Maker};
use crate::briefing::{Bilingual, Codes, Movement, MovementKind, MovementStatus};
use crate::extract::entity::EntityId;
use crate::extract::gist;
use crate::extract::motion::{Move, hosts};
use crate::lexicon::codes::CodeTable;

/// A movement with its traveller, destination and counterparts.
type Going = (Made<Movement>, EntityId, Option<EntityId>, Vec<EntityId>);

impl Maker<'_, '_, '_> {
    /// One movement for each traveller and destination, and for each meeting.
    pub fn movements(&self, moves: &[Move]) -> Vec<Made<Movement>> {
        let mut out: Vec<Going> = Vec::new();
        for (n, found) in moves.iter().enumerate() {
            let Some(evidence) = self.evidence(found.page, found.span) else { continue };
            let same = out.iter_mut().find(|(Made { record: m, .. }, actor, to, with)| {
                m.kind == found.kind
                    && match found.kind {
                        MovementKind::Travel => {
                            *actor == found.actor && (*to == found.to || to.is_none() || found.to.is_none())
                        }
                        MovementKind::Meeting => {
                            let one = *actor == found.actor && with.iter().any(|w| found.with.contains(w));
                            let other = found.with.contains(actor) && with.contains(&found.actor);
                            (one || other)
                                && (m.status == MovementStatus::Planned) == (found.status == MovementStatus::Planned)
                        }
                    }
            });
            if let Some((Made { record: known, frames }, actor, to, with)) = same {
                frames.push(n);
                if to.is_none() {
                    *to = found.to;
                    known.to = found.to.map(|t| self.name(t));
                }
                if known.when.date.is_none() {
                    known.when = found.when;
                }
                known.status = settled(known.status, found.status);
                for w in &found.with {
                    // Nobody meets themselves, from whichever side it is told.
                    if !with.contains(w) && w != actor {
                        with.push(*w);
                        known.with.push(self.name(*w));
                    }
                }
                if !known.evidence.iter().any(|e| e.paragraph == evidence.paragraph && e.start == evidence.start) {
                    known.evidence.push(evidence);
                }
                continue;
            }
            let movement = Movement {
                id: String::new(),
                kind: found.kind,
                actor: self.name(found.actor),
                to: found.to.map(|t| self.name(t)),
                from: found.from.map(|t| self.name(t)),
                with: self.names(&found.with),
                purpose: found.purpose.and_then(|p| self.evidence(found.page, p)).map(|e| e.quote),
                status: found.status,
                reported_by: None,
                gist: Bilingual::default(),
                when: found.when,
                codes: Codes::default(),
                evidence: vec![evidence],
            };
            let made = Made { record: movement, frames: vec![n] };
            out.push((made, found.actor, found.to, found.with.clone()));
        }
        let mut out = self.folded(out);
        for Made { record: m, frames } in &mut out {
            let is_call = frames.iter().all(|n| moves.get(*n).is_some_and(|found| found.is_call));
            m.codes = CodeTable::bundled().movement(m.kind, m.status);
            m.gist = gist::movement(m, is_call);
            let with: Vec<&str> = m.with.iter().map(|w| w.ar.as_str()).collect();
            let kind = if m.kind == MovementKind::Travel { "travel" } else { "meeting" };
            let status = format!("{:?}", m.status);
            let fields = [kind, &status, &m.actor.ar, m.to.as_ref().map_or("", |t| &t.ar), &with.join("|")];
            m.id = self.id("movement", &fields, &m.evidence);
        }
        out
    }

    /// A meeting on a reported journey goes into the journey's counterparts, where it has the journey's status: one told beside
    /// the journey, or with somebody who is at home where the journey leads.
    fn folded(&self, all: Vec<Going>) -> Vec<Made<Movement>> {
        let (mut journeys, meetings): (Vec<Going>, Vec<Going>) =
            all.into_iter().partition(|(made, ..)| made.record.kind == MovementKind::Travel);
        let mut apart = Vec::new();
        for (Made { record: meeting, frames }, actor, _, with) in meetings {
            let on_it = |(Made { record: j, .. }, who, to, _): &&mut Going| {
                let (a, b) = (&j.evidence, &meeting.evidence);
                let near = a.iter().any(|a| b.iter().any(|b| a.paragraph.abs_diff(b.paragraph) <= 1));
                let met: &[EntityId] = if *who == actor { &with } else { std::slice::from_ref(&actor) };
                let hosted = || to.is_some_and(|to| hosts(to, met, &self.doc.entities, self.lexicon));
                ((*who == actor || with.contains(who)) && j.status == meeting.status).then(|| (near, near || hosted()))
            };
            let fitting =
                journeys.iter_mut().filter_map(|j| on_it(&j).filter(|(_, fits)| *fits).map(|(near, _)| (near, j)));
            let Some((_, (Made { record: journey, frames: of_journey }, ..))) = fitting.min_by_key(|(near, _)| !near)
            else {
                apart.push(Made { record: meeting, frames });
                continue;
            };
            of_journey.extend(frames);
            for name in std::iter::once(&meeting.actor).chain(&meeting.with) {
                if *name != journey.actor && !journey.with.contains(name) {
                    journey.with.push(name.clone());
                }
            }
            for evidence in meeting.evidence {
                if !journey.evidence.iter().any(|e| e.paragraph == evidence.paragraph) {
                    journey.evidence.push(evidence);
                }
            }
        }
        journeys.into_iter().map(|(made, ..)| made).chain(apart).collect()
    }
}

/// What two reports of one journey say together: doubt and denial stay; what was planned and then done is done.
fn settled(known: MovementStatus, new: MovementStatus) -> MovementStatus {
    match (known, new) {
        (MovementStatus::Unconfirmed | MovementStatus::Denied, _) => known,
        (_, MovementStatus::Unconfirmed | MovementStatus::Denied) => new,
        (MovementStatus::Done, _) | (_, MovementStatus::Done) => MovementStatus::Done,
        _ => MovementStatus::Planned,
    }
}
