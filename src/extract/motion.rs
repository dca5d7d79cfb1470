//! Who went where, who met whom: verbs and nouns of travel and meeting.

mod people;

use super::clause::Subject;
use super::entity::{Entities, EntityId};
use super::front::is_place;
use super::modality::{self, Standing};
use super::scan::{Doc, Mention, Page};
use super::speech::Speech;
use crate::arabic::inflect::Tense;
use crate::arabic::letters;
use crate::briefing::{MovementKind, MovementStatus, NameKind, Realis, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Marker, Motion, Movement};
use crate::lexicon::{Form, Lexicon, Table, flag};

/// How far behind its word a destination or counterpart may stand, in tokens.
const REACH: usize = 24;

/// A journey or meeting, before it becomes a record.
#[derive(Debug, Clone)]
pub(crate) struct Move {
    pub page: usize,
    pub at: usize,
    pub kind: MovementKind,
    pub actor: EntityId,
    pub to: Option<EntityId>,
    pub from: Option<EntityId>,
    pub with: Vec<EntityId>,
    /// First token and the token after the last of what for (لإجراء محادثات).
    pub purpose: Option<(usize, usize)>,
    pub status: MovementStatus,
    pub standing: Standing,
    pub when: When,
    /// First token and the token after the last of the clause.
    pub span: (usize, usize),
}

/// All journeys and meetings, in the order of the text.
pub(crate) fn moves(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Move> {
    let mut out: Vec<Move> = Vec::new();
    for (n, page) in doc.pages.iter().enumerate() {
        for at in 0..page.view.text.tokens.len() {
            let Some((entry, form)) = motion(page, at, lexicon) else { continue };
            let standing = modality::standing(page, n, at, speeches, &doc.entities, lexicon);
            let clause = Clause { page, n, at, entry, form, lexicon, entities: &doc.entities };
            let more = clause.doubted(standing, &out).map_or_else(|| clause.moves(standing), |doubted| vec![doubted]);
            out.extend(more);
        }
    }
    out
}

fn motion<'l>(page: &Page<'_, '_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Movement, Form)> {
    if page.covering(at).is_some() {
        return None;
    }
    let verb = page.verb(at);
    let mut senses: Vec<_> = page.view.senses(at, Table::Movement).map(|(s, _)| s).collect();
    senses.sort_by_key(|s| matches!(s.form, Form::Verb(..)) != verb);
    let sense = senses.into_iter().find(|s| !matches!(s.form, Form::Verb(..)) || verb)?;
    lexicon.words.movement.get(sense.row as usize).map(|entry| (entry, sense.form))
}

const fn travels(motion: Motion) -> bool {
    matches!(
        motion,
        Motion::Arrive
            | Motion::Depart
            | Motion::Visit
            | Motion::Return
            | Motion::Tour
            | Motion::Travel
            | Motion::Attend
    )
}

struct Clause<'p, 'd, 'l> {
    page: &'p Page<'d, 'l>,
    n: usize,
    at: usize,
    entry: &'l Movement,
    form: Form,
    lexicon: &'l Lexicon,
    entities: &'p Entities,
}

impl<'p> Clause<'p, '_, '_> {
    /// What for: ل with a verbal noun, up to the next mark or verb.
    fn purpose(&self, end: usize) -> Option<(usize, usize)> {
        let view = &self.page.view;
        let aim = |k: usize| {
            let noun = view.has(k, flag::COMMON) || view.senses(k, Table::Movement).any(|(s, _)| s.form == Form::Noun);
            view.bits(k) & clitic::LA != 0 && noun && self.page.covering(k).is_none()
        };
        let from = (self.at + 1..end.min(self.at + REACH)).find(|&k| aim(k))?;
        let to = (from + 1..end).find(|&k| view.is_mark(k) || self.page.verb(k)).unwrap_or(end);
        (to > from + 1).then_some((from, to))
    }

    /// "They have not confirmed the visit": the journey told before, in doubt.
    fn doubted(&self, standing: Standing, before: &[Move]) -> Option<Move> {
        let noun = !matches!(self.form, Form::Verb(..)) && self.page.view.bits(self.at) & clitic::AL != 0;
        let doubt =
            matches!(standing.realis, Realis::Unconfirmed | Realis::Denied) && noun && travels(self.entry.motion);
        let known =
            before.iter().rev().find(|m| m.kind == MovementKind::Travel && self.n - m.page <= 1).filter(|_| doubt)?;
        let (start, end) = self.page.sentence(self.at);
        let status =
            if standing.realis == Realis::Denied { MovementStatus::Denied } else { MovementStatus::Unconfirmed };
        Some(Move { page: self.n, at: self.at, status, standing, span: (start, end), ..known.clone() })
    }

    fn moves(&self, standing: Standing) -> Vec<Move> {
        let (start, sentence_end) = self.page.sentence(self.at);
        let end = self.end(sentence_end);
        let found = self.subject(start, end);
        let mut actors = match (found, standing.speaker) {
            (Some(subject), _) => self.actors(subject),
            (None, Some(speaker)) => vec![speaker],
            (None, None) => return Vec::new(),
        };
        let subject = found.map_or(usize::MAX, |m| m.np.first);
        let first = subject.min(self.at);
        let status = self.status(standing);
        let when = self.page.when(self.at, (first, end), status == MovementStatus::Planned);
        let purpose = self.purpose(end).filter(|_| travels(self.entry.motion));
        let make = |actor, kind, to, from, with| Move {
            page: self.n,
            at: self.at,
            kind,
            actor,
            to,
            from,
            with,
            purpose,
            status,
            standing,
            when,
            span: (first, end),
        };
        if travels(self.entry.motion) {
            let to = self.place(&self.entry.to, subject, end);
            let from =
                self.place(&self.entry.from, subject, end).filter(|f| to.is_none_or(|t| t.np.first != f.np.first));
            if to.is_none() && (from.is_none() || self.entry.motion != Motion::Depart) {
                return Vec::new();
            }
            actors.retain(|a| self.matters(*a));
            let (to, from) = (to.map(|m| m.entity), from.map(|m| m.entity));
            return actors.into_iter().map(|actor| make(actor, MovementKind::Travel, to, from, Vec::new())).collect();
        }
        let with = self.counterparts(subject, &actors, end);
        if with.is_empty() {
            return Vec::new();
        }
        let Some(&actor) = actors.first().filter(|a| self.matters(**a)) else { return Vec::new() };
        if !with.iter().any(|w| self.matters(*w)) {
            return Vec::new();
        }
        // A meeting abroad is a journey of whoever is not at home there.
        let at = self.place(&self.entry.to, subject, end);
        let abroad: Vec<EntityId> = at.map(|at| self.abroad(at, &actors, &with)).unwrap_or_default();
        if let Some(at) = at.filter(|_| !abroad.is_empty()) {
            let all: Vec<EntityId> = actors.iter().chain(&with).copied().collect();
            let others = |who: EntityId| all.iter().copied().filter(|e| *e != who && self.matters(*e)).collect();
            return abroad
                .into_iter()
                .map(|who| make(who, MovementKind::Travel, Some(at.entity), None, others(who)))
                .collect();
        }
        vec![make(actor, MovementKind::Meeting, None, None, with)]
    }

    fn end(&self, end: usize) -> usize {
        let view = &self.page.view;
        (self.at + 2..end)
            .find(|&k| {
                (view.is_mark(k) && matches!(view.raw(k), "؛" | ":"))
                    || (self.page.verb(k) && view.bits(k) & (clitic::WA | clitic::FA) != 0)
            })
            .unwrap_or(end)
    }

    fn status(&self, standing: Standing) -> MovementStatus {
        match standing.realis {
            Realis::Planned => MovementStatus::Planned,
            Realis::Unconfirmed => MovementStatus::Unconfirmed,
            Realis::Denied => MovementStatus::Denied,
            Realis::Asserted | Realis::Claimed => {
                let imperfect = matches!(self.form, Form::Verb(Tense::Imperfect, _));
                if imperfect && self.ahead() { MovementStatus::Planned } else { MovementStatus::Done }
            }
        }
    }

    /// Words that put an imperfect into the future (غدا, المقبل).
    fn ahead(&self) -> bool {
        let view = &self.page.view;
        let (_, end) = self.page.sentence(self.at);
        (self.at..end.min(self.at + REACH)).any(|k| {
            matches!(
                view.folded(k),
                "غدا" | "المقبل" | "المقبله" | "القادم" | "القادمه" | "قريبا" | "لاحقا" | "المقبلين"
            )
        })
    }

    fn subject(&self, start: usize, end: usize) -> Option<&'p Mention> {
        if let Form::Verb(_, agreement) = self.form {
            if self.page.goes_on_from_speaker(self.at, start) {
                return None;
            }
            let behind = match self.page.subject_behind(self.at, end) {
                Some(Subject::Named(m)) if !is_place(m) => Some(m),
                Some(Subject::Words(..)) if self.page.subject_right_before(self.at, start).is_none() => return None,
                _ => None,
            };
            let before =
                || self.page.subject_before(self.at, start).filter(|m| self.page.agrees(m, agreement) && !is_place(m));
            // "Is expected to meet": the subject is that of the clause which أن goes on with.
            let higher = || {
                let that = self.at > start && self.page.view.folded(self.at - 1) == "ان";
                that.then(|| self.page.subject_of_higher(self.at - 1, start, |m| !is_place(m))).flatten()
            };
            let right_before = self
                .page
                .subject_right_before(self.at, start)
                .filter(|m| !is_place(m) && self.page.agrees(m, agreement));
            return right_before.or(behind).or_else(before).or_else(higher);
        }
        if let Some(m) =
            self.page.beginning(self.at + 1).filter(|m| m.np.bits & !(clitic::AL | clitic::LA) == 0 && !is_place(m))
        {
            return Some(m);
        }
        // محادثات بين X وY, زيارة يقوم بها X
        let view = &self.page.view;
        let near = (self.at + 1..end.min(self.at + 7)).find_map(|k| {
            let m = self.page.beginning(k).filter(|m| !is_place(m))?;
            let between = view.folded(k - 1) == "بين";
            let does = self.page.verb(k - 1);
            (between || does).then_some(m)
        });
        near.or_else(|| self.governing(start))
    }

    /// The subject of the verb that governs a noun of travel or meeting (يقوم بزيارة, أجرى محادثات, خلال زيارته).
    fn governing(&self, start: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        // دعا المبعوث إلى زيارة, دعوة لعباس لزيارة: who is nearest is to go.
        let purpose = view.bits(self.at) & clitic::LA != 0 || (self.at > start && view.folded(self.at - 1) == "الي");
        if purpose {
            let near = self.page.within(start.max(self.at.saturating_sub(8)), self.at).rev().find(|m| !is_place(m));
            if near.is_some() {
                return near;
            }
        }
        let higher = self.page.subject_of_higher(self.at, start, |m| !is_place(m));
        if higher.is_some() {
            return higher;
        }
        self.page.subject_before(self.at, start).filter(|m| !is_place(m)).or_else(|| self.subject_ahead())
    }

    /// "During a visit to X, Y said": the noun opens the sentence and its subject follows with the verb.
    fn subject_ahead(&self) -> Option<&'p Mention> {
        let (_, end) = self.page.sentence(self.at);
        let verb = (self.at + 1..end.min(self.at + REACH)).find(|&k| self.page.verb(k))?;
        match self.page.subject_behind(verb, end) {
            Some(Subject::Named(m)) if !is_place(m) => Some(m),
            _ => None,
        }
    }

    /// The subject and who is joined to it by "and".
    fn actors(&self, subject: &Mention) -> Vec<EntityId> {
        let mut all = vec![subject.entity];
        let mut next = subject.np.last + 1;
        while let Some(more) = self.page.beginning(next).filter(|m| m.np.bits & clitic::WA != 0 && !is_place(m)) {
            all.push(more.entity);
            next = more.np.last + 1;
        }
        all
    }

    fn marks(&self, markers: &[Marker], m: &Mention) -> bool {
        let view = &self.page.view;
        markers.iter().any(|marker| match marker {
            Marker::Word(word) => {
                m.np.first > 0 && self.preposition_of(m).is_some_and(|p| letters::folded(word) == view.folded(p))
            }
            Marker::Ba => m.np.bits & clitic::BA != 0,
            Marker::La => m.np.bits & clitic::LA != 0,
            Marker::Object => !self.page.governed(m.np.first) && m.np.bits & clitic::WA == 0,
        })
    }

    /// The preposition before a mention, over a few plain nouns ("إلى مقر الأمم المتحدة").
    fn preposition_of(&self, m: &Mention) -> Option<usize> {
        let view = &self.page.view;
        (m.np.first.saturating_sub(4)..m.np.first)
            .rev()
            .take_while(|&k| k > self.at && !view.is_mark(k) && self.page.covering(k).is_none() && !self.page.verb(k))
            .find(|&k| self.page.preposition(k))
    }

    fn place(&self, markers: &[Marker], subject: usize, end: usize) -> Option<&'p Mention> {
        let limit = end.min(self.at + REACH);
        let verb = matches!(self.form, Form::Verb(..));
        self.page.within(self.at, limit).find(|m| {
            let object = |m: &Mention| markers.contains(&Marker::Object) && !self.page.governed(m.np.first);
            is_place(m)
                && !m.np.anaphoric
                && m.np.first != subject
                && (self.marks(markers, m)
                    || (verb && object(m))
                    // A noun takes its place by إلى or ل whatever its verb does.
                    || (!verb && (m.np.bits & clitic::LA != 0 || self.preposition_of(m).is_some_and(|p| self.page.view.folded(p) == "الي")))
                    || (!verb && m.np.first == self.at + 1))
        })
    }

    fn counterparts(&self, subject: usize, actors: &[EntityId], end: usize) -> Vec<EntityId> {
        let limit = end.min(self.at + REACH);
        let view = &self.page.view;
        let mut found: Vec<EntityId> = Vec::new();
        let mut last: Option<&Mention> = None;
        let between = subject != usize::MAX && subject > 0 && view.folded(subject - 1) == "بين";
        for m in self.page.within(self.at, limit).filter(|m| m.np.first != subject && !actors.contains(&m.entity)) {
            if is_place(m) || !can_meet(m) {
                continue;
            }
            let joined = m.np.bits & clitic::WA != 0 && last.is_some_and(|l| l.np.last + 4 > m.np.first);
            let second = between && m.np.bits & clitic::WA != 0 && last.is_none();
            let object = matches!(self.form, Form::Verb(..))
                && self.entry.with.contains(&Marker::Object)
                && !self.page.governed(m.np.first)
                && m.np.bits & clitic::WA == 0
                && last.is_none();
            let with_word = self.preposition_of(m).is_some_and(|p| matches!(view.folded(p), "مع" | "بين"))
                || (m.np.first > 0 && view.folded(m.np.first - 1) == "مع");
            let noun = !matches!(self.form, Form::Verb(..));
            let noun_ba = noun && m.np.bits & clitic::BA != 0;
            // لقائه المبعوث: the pronoun is the subject, the noun behind it the object.
            let met =
                noun && view.bits(self.at) & clitic::PRONOUN != 0 && last.is_none() && !self.page.governed(m.np.first);
            if joined
                || second
                || object
                || with_word
                || noun_ba
                || met
                || (last.is_none() && self.marks(&self.entry.with, m))
            {
                found.push(m.entity);
                last = Some(m);
            }
        }
        found.dedup();
        found.truncate(4);
        found
    }
}

fn can_meet(m: &Mention) -> bool {
    matches!(m.np.kind, NameKind::Person | NameKind::Office | NameKind::Group | NameKind::Organisation)
}
