//! Who went where, who met whom: verbs and nouns of travel and meeting.

mod meet;
mod people;
mod place;
mod presence;
mod subject;

pub(crate) use people::hosts;

use super::entity::{Entities, EntityId};
use super::modality::{self, Standing};
use super::scan::{Doc, Mention, Page};
use super::speech::Speech;
use super::trace::{Reasons, Why};
use crate::arabic::inflect::Tense;
use crate::briefing::{Field, MovementKind, MovementStatus, Realis, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Motion, Movement};
use crate::lexicon::{Form, Lexicon, Phrase, Sense, Table, flag};

/// How far before a journey "called off" may stand, in tokens.
const CANCELLED: usize = 5;

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
    /// By phone.
    pub is_call: bool,
    pub standing: Standing,
    pub when: When,
    /// First token and the token after the last of the clause.
    pub span: (usize, usize),
    pub why: Why,
}

/// All journeys and meetings, in the order of the text.
pub(crate) fn moves(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Move> {
    let mut out: Vec<Move> = Vec::new();
    for (n, page) in doc.pages.iter().enumerate() {
        for at in 0..page.view.text.tokens.len() {
            let Some((entry, sense, bits, len)) = motion(page, at, lexicon) else { continue };
            let form = sense.form;
            let standing = modality::standing(page, at, speeches, &doc.entities, lexicon);
            let clause =
                Clause { doc, page, n, at, behind: at + len, bits, entry, form, lexicon, entities: &doc.entities };
            let more = clause
                .doubted(standing, &out, page.reads(n, at, Field::Kind, sense))
                .map_or_else(|| clause.moves(standing, page.reads(n, at, Field::Kind, sense)), |doubted| vec![doubted]);
            out.extend(more);
        }
    }
    out.extend(presence::presences(doc, speeches, lexicon));
    out.sort_by_key(|m| (m.page, m.at));
    out
}

/// The word of travel or meeting at a token: its entry, its form, what is attached to it, and how many tokens it takes.
fn motion<'l>(page: &Page<'_, '_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Movement, Sense, u8, usize)> {
    if page.covering(at).is_some() {
        return None;
    }
    let verb = page.verb(at);
    let phrase = page.view.text.phrases[at].iter().find_map(|m| match m.phrase {
        Phrase::Happening(sense) if sense.table == Table::Movement => Some((sense, m.bits, m.len)),
        _ => None,
    });
    let single = || {
        let mut senses: Vec<_> = page.view.senses(at, Table::Movement).collect();
        senses.sort_by_key(|(s, _)| matches!(s.form, Form::Verb(..)) != verb);
        let read = senses.into_iter().find(|(s, _)| !matches!(s.form, Form::Verb(..)) || verb);
        read.map(|(s, bits)| (s, bits | page.view.bits(at), 1))
    };
    let (sense, bits, len) = phrase.or_else(single)?;
    // A road is a journey where somebody is on it: في طريقه إلى
    let road = page.view.folded(at).starts_with("طريق");
    if road && (bits & clitic::PRONOUN == 0 || at == 0 || page.view.folded(at - 1) != "في") {
        return None;
    }
    lexicon.words.movement.get(sense.row as usize).map(|entry| (entry, sense, bits, len))
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

/// A word of travel or meeting with its surroundings.
struct Clause<'p, 'd, 'l> {
    doc: &'p Doc<'d, 'l>,
    page: &'p Page<'d, 'l>,
    n: usize,
    /// The word, and the token behind it.
    at: usize,
    behind: usize,
    /// What is attached to it. Its own reading's: a word may be listed whole as well (لقائه).
    bits: u8,
    entry: &'l Movement,
    form: Form,
    lexicon: &'l Lexicon,
    entities: &'p Entities,
}

impl Clause<'_, '_, '_> {
    const fn verbal(&self) -> bool {
        matches!(self.form, Form::Verb(..))
    }

    /// What for: ل with a verbal noun, up to the next mark or verb.
    fn purpose(&self, end: usize) -> Option<(usize, usize)> {
        let view = &self.page.view;
        let aim = |k: usize| {
            let noun = view.has(k, flag::COMMON) || view.senses(k, Table::Movement).any(|(s, _)| s.form == Form::Noun);
            view.bits(k) & clitic::LA != 0 && noun && self.page.covering(k).is_none()
        };
        let from = (self.behind..end.min(self.at + REACH)).find(|&k| aim(k))?;
        let to = (from + 1..end).find(|&k| view.is_mark(k) || self.page.verb(k)).unwrap_or(end);
        (to > from + 1).then_some((from, to))
    }

    /// "They have not confirmed the visit": the journey told before, in doubt.
    fn doubted(&self, standing: Standing, before: &[Move], why: Reasons<'_>) -> Option<Move> {
        let noun = !self.verbal() && self.bits & clitic::AL != 0;
        let doubt =
            matches!(standing.realis, Realis::Unconfirmed | Realis::Denied) && noun && travels(self.entry.motion);
        let known =
            before.iter().rev().find(|m| m.kind == MovementKind::Travel && self.n - m.page <= 1).filter(|_| doubt)?;
        let (start, end) = self.page.sentence(self.at);
        let status =
            if standing.realis == Realis::Denied { MovementStatus::Denied } else { MovementStatus::Unconfirmed };
        let mut known = known.clone();
        known.why.extend(why.standing(&standing).why());
        Some(Move { page: self.n, at: self.at, status, standing, span: (start, end), ..known })
    }

    fn moves(&self, standing: Standing, why: Reasons<'_>) -> Vec<Move> {
        let (start, sentence_end) = self.page.sentence(self.at);
        if travels(self.entry.motion) && self.cancelled(start) {
            return Vec::new();
        }
        let end = self.end(sentence_end);
        // "Called for peace during a meeting": the meeting is not what is called for.
        let wished = standing.wished && standing.realis == Realis::Planned && self.adverbial(start);
        let standing = if wished { Standing { realis: Realis::Asserted, ..standing } } else { standing };
        let found = self.subject(start, end, standing.speaker.is_some());
        let mut actors = match (found, standing.speaker) {
            (Some(subject), _) => self.actors(subject),
            // "To visit", of nobody in particular.
            (None, _) if self.meant() => return Vec::new(),
            (None, Some(speaker)) => {
                self.page.found_entity(Rule::SpeaksOfSelf, speaker, (self.at, self.at));
                vec![speaker]
            }
            (None, None) => self.topic().into_iter().collect(),
        };
        let subject = found.map_or(usize::MAX, |m| m.np.first);
        let first = subject.min(self.at);
        let status = self.status(standing, (first, end));
        let when = self.page.when(self.at, (first, end), status == MovementStatus::Planned);
        let purpose = self.purpose(end).filter(|_| travels(self.entry.motion));
        let why = why.standing(&standing);
        let is_call = self.is_call(end);
        let make = |actor, kind, to: Option<EntityId>, from: Option<EntityId>, with: Vec<EntityId>| Move {
            why: why
                .clone()
                .filled(Field::Actor, [actor])
                .filled(Field::To, to)
                .filled(Field::From, from)
                .filled(Field::With, with.iter().copied())
                .why(),
            page: self.n,
            at: self.at,
            kind,
            actor,
            to,
            from,
            with,
            purpose,
            status,
            is_call,
            standing,
            when,
            span: (first, end),
        };
        if travels(self.entry.motion) {
            // A journey of earlier years is no news.
            let near = start.max(self.at.saturating_sub(REACH))..sentence_end.min(self.at + REACH);
            if near.into_iter().any(|k| self.page.earlier_year(k)) {
                return Vec::new();
            }
            if !actors.iter().any(|a| self.matters(*a)) {
                actors.extend(self.among(sentence_end));
            }
            actors.retain(|a| self.matters(*a));
            let leaves = self.entry.motion == Motion::Depart;
            let start_from = self.place(&self.entry.from, subject, end).map(|m| m.entity);
            let to =
                self.destination(subject, end).filter(|to| !leaves || !start_from.is_some_and(|f| self.same(f, *to)));
            let from = start_from.filter(|f| to.is_none_or(|t| t != *f));
            let placed = to.is_some() || (from.is_some() && leaves);
            if !placed || self.entry.motion == Motion::Attend && !to.is_some_and(|to| self.all_abroad(to, &actors)) {
                return Vec::new();
            }
            let comes_home = matches!(self.entry.motion, Motion::Return | Motion::Arrive);
            let places = to.map_or_else(|| vec![None], |to| self.coordinated(to).into_iter().map(Some).collect());
            let own = |actor: EntityId, to: Option<EntityId>| to.is_some_and(|to| self.own_country(to, actor));
            let each = |actor: EntityId| {
                places.iter().map(move |to| (actor, *to)).filter(move |(who, to)| comes_home || !own(*who, *to))
            };
            return actors
                .into_iter()
                .flat_map(each)
                .map(|(actor, to)| make(actor, MovementKind::Travel, to, from, Vec::new()))
                .collect();
        }
        let Some((actors, with)) = self.parties(subject, actors, (start, end)) else { return Vec::new() };
        let Some(&actor) = actors.first() else { return Vec::new() };
        // A meeting abroad is a journey of whoever is not at home there.
        let parties: Vec<EntityId> = actors.iter().chain(&with).copied().collect();
        let at = self.venue(subject, &parties, end);
        let abroad: Vec<EntityId> = at.map(|at| self.abroad(at.entity, &actors, &with)).unwrap_or_default();
        if let Some(at) = at.filter(|_| !abroad.is_empty()) {
            let others = |who: EntityId| {
                let side = if actors.contains(&who) { &with } else { &actors };
                side.iter().copied().filter(|e| *e != who && self.matters(*e)).collect()
            };
            return abroad
                .into_iter()
                .map(|who| make(who, MovementKind::Travel, Some(at.entity), None, others(who)))
                .collect();
        }
        vec![make(actor, MovementKind::Meeting, None, None, with)]
    }

    /// Where the clause ends: before a mark that parts sentences, or a verb joined by "and".
    fn end(&self, end: usize) -> usize {
        let view = &self.page.view;
        (self.behind + 1..end)
            .find(|&k| {
                (view.is_mark(k) && matches!(view.raw(k), "؛" | ":"))
                    || (self.page.verb(k) && view.bits(k) & (clitic::WA | clitic::FA) != 0)
            })
            .unwrap_or(end)
    }

    /// A call, or talks in one: بحث في مكالمة هاتفية مع
    fn is_call(&self, end: usize) -> bool {
        let call = |k: usize| {
            self.page.view.senses(k, Table::Movement).any(|(sense, _)| {
                let entry = self.lexicon.words.movement.get(sense.row as usize);
                sense.form == Form::Noun && entry.is_some_and(|e| e.motion == Motion::Call)
            })
        };
        let talks = matches!(self.entry.motion, Motion::Talks | Motion::Meet);
        self.entry.motion == Motion::Call || talks && (self.behind..end.min(self.at + REACH)).any(call)
    }

    /// "Called off his visit": nobody goes.
    fn cancelled(&self, start: usize) -> bool {
        let view = &self.page.view;
        let before = start.max(self.at.saturating_sub(CANCELLED))..self.at;
        !self.verbal()
            && before.into_iter().any(|k| {
                let word = view.folded(k).trim_start_matches(['و', 'ف']);
                self.page.covering(k).is_none() && matches!(word, "الغاء" | "الغي" | "الغت" | "الغيت" | "يلغي" | "تلغي")
            })
    }

    /// "Before a visit to", "two days before the visit", "postponed his visit": it is still to come.
    fn before_it(&self) -> bool {
        let view = &self.page.view;
        let Some(last) = self.at.checked_sub(1).filter(|_| !self.verbal()) else { return false };
        let word = |k: usize| view.folded(k).trim_start_matches(['و', 'ف', 'ب', 'ل']);
        let eve =
            |k: usize| matches!(word(k), "قبل" | "قبيل" | "عشيه" | "تاجيل" | "ارجاء" | "ارجا" | "اجل" | "استباقا");
        let of =
            view.folded(last) == "من" && (last.saturating_sub(4)..last).any(|k| word(k) == "قبل" && !view.is_mark(k));
        eve(last) || of
    }

    fn status(&self, standing: Standing, span: (usize, usize)) -> MovementStatus {
        match standing.realis {
            Realis::Planned => MovementStatus::Planned,
            Realis::Unconfirmed => MovementStatus::Unconfirmed,
            Realis::Denied => MovementStatus::Denied,
            Realis::Asserted | Realis::Claimed => {
                let imperfect = matches!(self.form, Form::Verb(Tense::Imperfect, _));
                let to_come = self.before_it() || imperfect && (self.ahead() || self.on_a_day_to_come(span));
                if to_come { MovementStatus::Planned } else { MovementStatus::Done }
            }
        }
    }

    /// "Heads on Sunday for Tokyo": a bare weekday by an imperfect that no "was" puts into the past is the coming one.
    fn on_a_day_to_come(&self, span: (usize, usize)) -> bool {
        let before = self.at.checked_sub(1);
        let past = before.is_some_and(|k| self.page.view.has(k, flag::AUXILIARY | flag::RELATIVE));
        !past && self.page.when(self.at, span, true) != self.page.when(self.at, span, false)
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
}

fn can_meet(m: &Mention) -> bool {
    use crate::briefing::NameKind;
    matches!(m.np.kind, NameKind::Person | NameKind::Office | NameKind::Group | NameKind::Organisation)
}
