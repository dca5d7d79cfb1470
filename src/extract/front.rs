//! Who holds, takes, attacks or leaves which place: verbs and nouns of control, advance, clash, loss, siege and attack.

mod side;
mod stronghold;

use super::entity::{Entities, EntityId, Known};
use super::modality::{self, Standing};
use super::scan::{Doc, Mention, Page};
use super::speech::Speech;
use super::trace::{Reasons, Why};
use crate::arabic::inflect::Tense;
use crate::briefing::{Act, EventType, Field, NameKind, PositionStatus, Realis, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Control, Marker, Part};
use crate::lexicon::{Form, Lexicon, Sense, Table, flag};

/// How far behind its word a place may stand, in tokens.
const REACH: usize = 22;
/// How far behind its word and subject a preposition of its own may stand, in tokens.
const MARKER: usize = 8;
/// How far before a noun the verb that announces it may stand, in tokens.
const ANNOUNCED: usize = 8;
/// How many places one word may speak of.
const PLACES: usize = 8;

/// A claim about places, before it becomes records.
#[derive(Debug, Clone)]
pub(crate) struct Hold {
    pub page: usize,
    pub at: usize,
    /// Told by a noun, not a verb.
    pub noun: bool,
    pub status: PositionStatus,
    pub event: Option<EventType>,
    pub places: Vec<EntityId>,
    pub holders: Vec<EntityId>,
    pub standing: Standing,
    pub when: When,
    /// First token and the token after the last of the clause.
    pub span: (usize, usize),
    pub why: Why,
}

/// All claims, in the order of the text.
pub(crate) fn holds(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Hold> {
    let mut out: Vec<Hold> = Vec::new();
    for (n, page) in doc.pages.iter().enumerate() {
        for at in 0..page.view.text.tokens.len() {
            let Some((entry, sense)) = control(page, at, lexicon) else { continue };
            let form = sense.form;
            let why = page.reads(n, at, Field::Kind, sense);
            let standing = modality::standing(page, n, at, speeches, &doc.entities, lexicon);
            let hold =
                Clause { page, n, at, entry, form, lexicon, entities: &doc.entities, before: &out }.hold(standing, why);
            out.extend(hold);
        }
    }
    out.extend(stronghold::strongholds(doc, speeches, lexicon));
    out
}

fn control<'l>(page: &Page<'_, '_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Control, Sense)> {
    if page.covering(at).is_some() {
        return None;
    }
    let verb = page.verb(at);
    let noun_here = page.view.bits(at) & clitic::AL != 0 || !page.clause_initial(at);
    let mut senses: Vec<_> = page.view.senses(at, Table::Frontline).map(|(s, _)| s).collect();
    senses.sort_by_key(|s| matches!(s.form, Form::Verb(..)) != (verb && !noun_here));
    let sense = senses.into_iter().find(|s| if matches!(s.form, Form::Verb(..)) { verb } else { true })?;
    lexicon.words.frontline.get(sense.row as usize).map(|entry| (entry, sense))
}

struct Clause<'p, 'd, 'l> {
    page: &'p Page<'d, 'l>,
    n: usize,
    at: usize,
    entry: &'l Control,
    form: Form,
    lexicon: &'l Lexicon,
    entities: &'p Entities,
    /// What was found before.
    before: &'p [Hold],
}

impl<'p> Clause<'p, '_, '_> {
    fn hold(&self, mut standing: Standing, why: Reasons<'_>) -> Option<Hold> {
        if self.under() && standing.realis == Realis::Planned {
            standing.realis = Realis::Asserted;
            standing.by = (Rule::Asserted, self.at);
        }
        let (start, end) = self.page.sentence(self.at);
        let end = self.end(end);
        let verb = matches!(self.form, Form::Verb(..));
        let subject = self.subject(start, end);
        if verb
            && subject.is_some_and(|m| {
                m.np.kind == NameKind::Person
                    && !matches!(self.entry.status, PositionStatus::Attacked | PositionStatus::Controls)
            })
        {
            return None;
        }
        let mut places = self.places(subject, end);
        if places.is_empty() {
            places.extend(self.place_before(start));
        }
        let view = &self.page.view;
        let of_before =
            self.before.iter().rev().find(|h| h.page == self.n && (start..end).contains(&h.at) && !h.places.is_empty());
        if self.entry.subject == Part::Place {
            match subject.filter(|m| is_place(m)) {
                Some(m) => places = vec![m],
                None if self.entry.status == PositionStatus::Lost => return None,
                None => {}
            }
        }
        let mut holders: Vec<EntityId> = self.holders(subject, start, end);
        if holders.is_empty() {
            holders.extend(standing.speaker);
            self.note_all(Rule::SpeaksOfSelf, &holders);
        }
        if holders.is_empty() {
            // A second noun of the same sentence goes on with the actor of the first.
            holders = self
                .before
                .iter()
                .rev()
                .find(|h| h.page == self.n && (start..end).contains(&h.at) && h.status != PositionStatus::Lost)
                .map(|h| h.holders.clone())
                .unwrap_or_default();
            self.note_all(Rule::SameActor, &holders);
        }
        for holder in &mut holders {
            let body = self.body_of(*holder);
            if body != *holder {
                self.note(Rule::ForceOfSide, body);
            }
            *holder = body;
        }
        let advancing = self.entry.status == PositionStatus::Advancing;
        holders.retain(|h| self.armed(*h) && !(advancing && self.entities.list[*h].kind == NameKind::Organisation));
        let mut holders = dedup(holders, 4);
        if holders.is_empty() {
            holders.extend(
                standing.claimed_by.map(|c| self.body_of(c)).filter(|c| self.armed(*c) && verb_less(self.form)),
            );
            self.note_all(Rule::Claimed, &holders);
        }
        let sure = self.entry.alone || self.entry.status == PositionStatus::Contested;
        if holders.is_empty() && !sure {
            return None;
        }
        let mut places: Vec<EntityId> = places.iter().map(|m| m.entity).collect();
        // "And its recapture": the pronoun stands for the places spoken of.
        if let Some(known) = of_before.filter(|_| {
            places.is_empty()
                && self.entry.status == PositionStatus::Controls
                && view.bits(self.at) & clitic::PRONOUN != 0
        }) {
            places.clone_from(&known.places);
            self.note_all(Rule::Pronoun, &places);
        }
        if standing.realis == Realis::Asserted && self.announced(start) {
            standing.realis = Realis::Claimed;
            standing.claimed_by = holders.first().copied();
            standing.by = (Rule::Announced, self.at);
        }
        let first = subject.map_or(self.at, |m| m.np.first.min(self.at));
        let why = why.filled(Field::Place, places.iter().copied()).filled(Field::Holder, holders.iter().copied());
        Some(Hold {
            why: why.standing(&standing).why(),
            page: self.n,
            at: self.at,
            noun: !verb,
            status: self.entry.status,
            event: self.entry.event.filter(|_| !self.lasts(start)),
            places,
            holders,
            standing,
            when: self.page.when(self.at, (first, end), standing.realis == Realis::Planned),
            span: (first, end),
        })
    }

    fn note_all(&self, rule: Rule, entities: &[EntityId]) {
        for entity in entities {
            self.note(rule, *entity);
        }
    }

    fn note(&self, rule: Rule, entity: EntityId) {
        self.page.found_entity(rule, entity, (self.at, self.at));
    }

    /// "Announce their control of", also in a headline and in a relative clause: a claim, whoever prints it.
    fn announced(&self, start: usize) -> bool {
        let view = &self.page.view;
        let announces = |k: usize| {
            view.senses(k, Table::Reporting).any(|(sense, _)| {
                let entry = self.lexicon.words.reporting.get(sense.row as usize);
                matches!(sense.form, Form::Verb(..)) && entry.is_some_and(|e| e.act == Act::Announce)
            })
        };
        let near = start.max(self.at.saturating_sub(ANNOUNCED))..self.at;
        verb_less(self.form) && near.into_iter().any(|k| self.page.covering(k).is_none() && announces(k))
    }

    /// "They control" tells of what lasts, and no happening; in a headline, or behind أصبح, it does.
    fn lasts(&self, start: usize) -> bool {
        let view = &self.page.view;
        let becomes = (start..self.at).rev().take(3).any(|k| view.has(k, flag::AUXILIARY));
        self.entry.status == PositionStatus::Controls
            && matches!(self.form, Form::Verb(Tense::Imperfect, _))
            && !view.text.heading
            && !becomes
    }

    /// Where the clause ends: before the next verb with "and", a semicolon, or with the sentence.
    fn end(&self, end: usize) -> usize {
        let view = &self.page.view;
        let reach = end.min(self.at + REACH * 2);
        (self.at + 2..reach)
            .find(|&k| {
                (view.is_mark(k) && matches!(view.raw(k), "؛" | ":"))
                    || (self.page.verb(k) && view.bits(k) & (clitic::WA | clitic::FA) != 0)
            })
            .unwrap_or(end)
    }

    fn subject(&self, start: usize, end: usize) -> Option<&'p Mention> {
        if let Form::Verb(_, agreement) = self.form {
            if self.page.goes_on_from_speaker(self.at, start) {
                return None;
            }
            let behind = self.page.named_subject_behind(self.at, end);
            let object_place =
                |m: &&Mention| is_place(m) && self.entry.subject != Part::Place && m.np.kind == NameKind::Place;
            let behind = behind.filter(|m| !object_place(m));
            let right_before = self
                .page
                .subject_right_before(self.at, start)
                .filter(|m| !is_place(m) && self.page.agrees(m, agreement));
            return right_before.or(behind).or_else(|| {
                self.page
                    .subject_before(self.at, start)
                    .filter(|m| !is_place(m) || self.entry.subject == Part::Place)
                    .filter(|m| self.page.agrees(m, agreement))
            });
        }
        // سيطرة الجيش على ..., غارات للتحالف على ..., هجوم شنه ...
        let next = self.page.beginning(self.at + 1).filter(|m| !is_place(m) && self.at + 1 < end);
        let next = next.map(|m| self.page.found(Rule::BehindNoun, m));
        next.or_else(|| self.agent(end))
    }

    /// Behind a noun: "by", an attached ل, or the subject of a verb that goes with it (شنها, نفذها).
    fn agent(&self, end: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        (self.at + 1..end.min(self.at + 10)).find_map(|k| {
            let m = self.page.beginning(k).filter(|m| is_actor(m))?;
            let by =
                k >= 2 && (view.folded(k - 1) == "قبل" || view.folded(k - 1) == "جانب") && view.folded(k - 2) == "من";
            let for_it = m.np.bits & clitic::LA != 0;
            let does = self.page.verb(k - 1) && view.bits(k - 1) & clitic::PRONOUN != 0;
            (by || for_it || does).then(|| self.page.found(Rule::Agent, m))
        })
    }

    fn places(&self, subject: Option<&Mention>, end: usize) -> Vec<&'p Mention> {
        let limit = end.min(self.at + REACH);
        let skip = |m: &&Mention| subject.is_none_or(|s| s.np.first != m.np.first);
        let mut found: Vec<&Mention> = Vec::new();
        let behind = subject.filter(|s| s.np.first > self.at).map_or(self.at, |s| s.np.last);
        let marked = (self.at + 1..limit.min(behind + MARKER)).find(|&k| self.marks(k));
        let object = self.entry.place.contains(&Marker::Object);
        if marked.is_none() && !object && self.entry.status == PositionStatus::Lost {
            return found;
        }
        let from = marked.unwrap_or(self.at + 1);
        for m in self.page.within(from, self.page.view.text.tokens.len()).filter(skip) {
            if m.np.first >= limit || found.len() >= PLACES || self.parted(from, m.np.first) {
                break;
            }
            if !is_place(m) || m.np.kind == NameKind::Country && found.is_empty() && !object && marked.is_none() {
                continue;
            }
            let of_noun = verb_less(self.form) && m.np.first == self.at + 1;
            let toward =
                of_noun || self.page.governed(m.np.first) || object || m.np.bits & clitic::WA != 0 || marked.is_some();
            let source =
                m.np.first > 0 && matches!(self.page.view.folded(m.np.first - 1), "من" | "عن") && !self.leaves();
            if !toward || source || self.at_sea(m) {
                continue;
            }
            if let Some(last) = found.last() {
                let coordinated = m.np.bits & clitic::WA != 0 && m.np.first <= last.np.last + 3;
                let inside = m.np.first <= last.np.last + 4 && !coordinated;
                // "In X in the province of Y": the narrower place is meant.
                if inside || !coordinated {
                    if coordinated_later(self.page, m, last) {
                        found.push(self.page.found(Rule::Joined, m));
                    }
                    continue;
                }
            }
            let rule = if marked.is_some() || object { Rule::Marked } else { Rule::Near };
            found.push(self.page.found(rule, m));
        }
        found
    }

    /// Whether another clause begins between the word and a place.
    fn parted(&self, from: usize, to: usize) -> bool {
        (from.max(self.at + 1)..to).any(|k| {
            (self.page.verb(k) || self.page.view.has(k, flag::RELATIVE | flag::COMPLEMENTIZER))
                && self.page.covering(k).is_none()
        })
    }

    /// "The port, which the Houthis control": a pronoun stands for the place before the relative.
    fn place_before(&self, start: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        let behind = if self.at + 1 < view.text.tokens.len() { view.folded(self.at + 1) } else { "" };
        let pronoun = view.bits(self.at) & clitic::PRONOUN != 0
            || matches!(behind, "عليه" | "عليها" | "منه" | "منها" | "فيه" | "فيها" | "اليها");
        let from = start.max(self.at.saturating_sub(6));
        let relative = (from..self.at).any(|k| view.has(k, flag::RELATIVE));
        (pronoun && relative || self.under())
            .then(|| self.page.within(start, self.at).rev().find(|m| is_place(m)))
            .flatten()
            .map(|m| self.page.found(Rule::Pronoun, m))
    }

    /// "Under the control of", "subject to the control of": the place stands before.
    fn under(&self) -> bool {
        let view = &self.page.view;
        let before = self.at.checked_sub(1).map(|k| view.folded(k).trim_start_matches("ال")).unwrap_or_default();
        self.entry.status == PositionStatus::Controls
            && verb_less(self.form)
            && (before == "تحت" || ["خاضع", "تخضع", "يخضع", "خضع"].iter().any(|w| before.starts_with(w)))
    }

    /// Whether the place is told by من or عن.
    fn leaves(&self) -> bool {
        self.entry.place.iter().any(|m| matches!(m, Marker::Word("من" | "عن")))
    }

    fn at_sea(&self, m: &Mention) -> bool {
        let Some(Known::Place(row)) = m.np.known else { return false };
        self.lexicon
            .gazetteer
            .places
            .get(row as usize)
            .is_some_and(|p| matches!(p.kind, "sea" | "ocean" | "strait" | "gulf" | "river"))
    }

    fn marks(&self, k: usize) -> bool {
        let view = &self.page.view;
        self.entry.place.iter().any(|marker| match marker {
            Marker::Word(word) => crate::arabic::letters::folded(word) == view.folded(k),
            Marker::Ba => self.page.beginning(k).is_some_and(|m| m.np.bits & clitic::BA != 0),
            Marker::La => self.page.beginning(k).is_some_and(|m| m.np.bits & clitic::LA != 0),
            Marker::Object => false,
        })
    }

    fn holders(&self, subject: Option<&Mention>, start: usize, end: usize) -> Vec<EntityId> {
        if self.entry.status == PositionStatus::Contested {
            let sides: Vec<EntityId> = self
                .page
                .within(start, end)
                .filter(|m| {
                    is_actor(m)
                        && m.np.kind != NameKind::Person
                        && m.np.first > self.at.saturating_sub(12)
                        && m.np.first < self.at + REACH
                })
                .map(|m| self.page.found(Rule::Side, m).entity)
                .collect();
            return dedup(sides, 2);
        }
        if self.entry.subject == Part::Place || self.entry.subject == Part::Victim {
            return self.agent(end).map(|m| vec![m.entity]).unwrap_or_default();
        }
        if self.entry.object == Some(Part::Loser) && self.entry.status == PositionStatus::Lost {
            // "Drove the rest of X out of": the object loses.
            let object = |m: &&Mention| {
                is_actor(m) && subject.is_none_or(|s| s.np.first != m.np.first) && m.np.first < self.at + MARKER
            };
            let object = self.page.within(self.at, end).find(object);
            return object.map(|m| vec![self.page.found(Rule::Near, m).entity]).unwrap_or_default();
        }
        if let Some(m) = subject.filter(|m| is_actor(m)) {
            let mut all = vec![m.entity];
            let mut next = m.np.last + 1;
            while let Some(more) = self.page.beginning(next).filter(|m| m.np.bits & clitic::WA != 0 && is_actor(m)) {
                all.push(self.page.found(Rule::Joined, more).entity);
                next = more.np.last + 1;
            }
            return dedup(all, 3);
        }
        self.actor_of_clause(start).map(|m| vec![m.entity]).unwrap_or_default()
    }

    /// The subject of the verb that governs a noun (تمكنت القوات من السيطرة على).
    fn actor_of_clause(&self, start: usize) -> Option<&'p Mention> {
        let higher = self.page.subject_of_higher(self.at, start, is_actor);
        if higher.is_some() {
            return higher;
        }
        let before = self.page.subject_before(self.at, start).filter(|m| is_actor(m));
        // "Its recapture": by whoever was named last and did not lose it.
        let own = self.page.view.bits(self.at) & clitic::PRONOUN != 0;
        let losers = self.losers(start);
        let named = || {
            let mut actors = self.page.within(start, self.at).rev().filter(|m| is_actor(m));
            let found = actors.find(|m| !losers.contains(&m.entity) && self.armed(self.body_of(m.entity)));
            found.map(|m| self.page.found(Rule::Pronoun, m))
        };
        before.or_else(|| if own { named() } else { None })
    }
}

/// A place that goes on a list after another named beside the last one.
fn coordinated_later(page: &Page<'_, '_>, m: &Mention, last: &Mention) -> bool {
    let between = last.np.last + 1..m.np.first;
    m.np.bits & clitic::WA != 0 && m.np.first - last.np.last < 8 && between.clone().all(|k| !page.verb(k))
}

/// A noun, whose actor may be left unsaid (إعلان السيطرة على).
const fn verb_less(form: Form) -> bool {
    !matches!(form, Form::Verb(..))
}

fn dedup(mut all: Vec<EntityId>, most: usize) -> Vec<EntityId> {
    let mut seen = Vec::new();
    all.retain(|e| {
        let new = !seen.contains(e);
        seen.push(*e);
        new
    });
    all.truncate(most);
    all
}

pub(crate) fn is_place(m: &Mention) -> bool {
    matches!(m.np.kind, NameKind::Place | NameKind::Country)
}

fn is_actor(m: &Mention) -> bool {
    matches!(
        m.np.kind,
        NameKind::Force
            | NameKind::Organisation
            | NameKind::Country
            | NameKind::Group
            | NameKind::Person
            | NameKind::Source
    )
}
