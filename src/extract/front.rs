//! Who holds, takes, attacks or leaves which place: verbs and nouns of control, advance, clash, loss, siege and attack.

mod aim;
mod ground;
mod side;
mod stronghold;

use self::aim::Aim;
use super::entity::{Entities, EntityId};
use super::modality::{self, Standing};
use super::scan::{Doc, Mention, Page};
use super::speech::Speech;
use super::trace::{Reasons, Why};
use crate::arabic::inflect::{Agreement, Tense};
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
/// Among how many positions before and behind a clash its sides are looked for.
const AROUND: usize = 100;
/// How far apart two clashes may be told of which only one names its sides, in paragraphs.
const NEARBY: usize = 2;
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
            let standing = modality::standing(page, at, speeches, &doc.entities, lexicon);
            let hold =
                Clause { page, n, at, entry, form, lexicon, entities: &doc.entities, before: &out }.hold(standing, why);
            out.extend(hold);
        }
    }
    out.extend(stronghold::strongholds(doc, speeches, lexicon));
    sides_told_elsewhere(&mut out);
    out
}

/// "The battles go on in X": who fights there is told where the report speaks of X again, or in a paragraph nearby.
fn sides_told_elsewhere(holds: &mut [Hold]) {
    let open = |h: &Hold| h.status == PositionStatus::Contested && h.holders.is_empty();
    for nth in (0..holds.len()).filter(|&nth| open(&holds[nth])).collect::<Vec<_>>() {
        let hold = &holds[nth];
        let same = |h: &&Hold| h.places.iter().any(|place| hold.places.contains(place));
        let away = |h: &Hold| h.page.abs_diff(hold.page);
        // Near by in the report, so that the cost is linear in its length.
        let around = &holds[nth.saturating_sub(AROUND)..holds.len().min(nth + AROUND)];
        let told = around.iter().filter(|h| h.status == PositionStatus::Contested && !h.holders.is_empty());
        let donor = told.filter(|h| same(h) || h.holders.len() > 1 && away(h) <= NEARBY);
        let Some(donor) = donor.min_by_key(|h| (!same(h), away(h), h.page)) else { continue };
        let (holders, reasons) = (donor.holders.clone(), donor.why.clone());
        holds[nth].why.extend(reasons.into_iter().filter(|reason| reason.field == Field::Holder));
        holds[nth].holders = holders;
    }
}

fn control<'l>(page: &Page<'_, '_>, at: usize, lexicon: &'l Lexicon) -> Option<(&'l Control, Sense)> {
    if page.covering(at).is_some() {
        return None;
    }
    // استعادتها behind التي or بعد أن is a verb, whatever else it could be.
    let view = &page.view;
    let after = at > 1 && view.folded(at - 1) == "ان" && matches!(view.folded(at - 2), "بعد" | "وبعد" | "قبل" | "منذ");
    let related = at > 0 && (view.has(at - 1, flag::RELATIVE) || after) && view.is_verb(at);
    let verb = page.verb(at) || related;
    let takes_object = |sense: Sense| {
        lexicon
            .words
            .frontline
            .get(sense.row as usize)
            .is_some_and(|e| e.place.contains(&Marker::Object) || e.object.is_some())
    };
    let mut senses: Vec<_> = view
        .senses(at, Table::Frontline)
        // سيطرتها is "their control": a verb with a preposition has no object.
        .filter(|(s, bits)| !matches!(s.form, Form::Verb(..)) || bits & clitic::PRONOUN == 0 || takes_object(*s))
        .map(|(s, _)| s)
        .collect();
    // "They announced their recapture of": behind the subject of another verb it is no verb.
    let announced = view.bits(at) & clitic::PRONOUN != 0
        && at > 0
        && page.covering(at - 1).is_some()
        && (page.sentence(at).0..at).rev().take_while(|&k| !view.is_mark(k)).any(|k| page.verb(k));
    let noun_here = view.bits(at) & clitic::AL != 0 || !page.clause_initial(at) || announced;
    // قصفا, تقدما: the accusative of a noun, rather than what two did.
    let dual = senses.iter().any(|s| s.form == Form::Noun);
    senses.retain(|s| !(dual && matches!(s.form, Form::Verb(_, Agreement::Dual))));
    senses.sort_by_key(|s| matches!(s.form, Form::Verb(..)) != (verb && !noun_here));
    let negated = at > 0 && page.view.has(at - 1, flag::NEGATION);
    let sense = senses.into_iter().find(|s| match s.form {
        // يستعد is "gets ready" but behind لم.
        Form::Verb(Tense::Jussive, _) => verb && negated,
        Form::Verb(..) => verb,
        _ => true,
    })?;
    if view.in_phrase(at) {
        return None;
    }
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
        }
        let (start, end) = self.page.sentence(self.at);
        let end = self.end(end);
        let aim = self.aim(start);
        let status = match aim {
            Aim::Open => return None,
            Aim::Pursued => PositionStatus::Advancing,
            Aim::Reached => self.entry.status,
        };
        if aim == Aim::Pursued && standing.realis == Realis::Planned {
            standing.realis = if standing.claimed_by.is_some() { Realis::Claimed } else { Realis::Asserted };
        }
        let verb = matches!(self.form, Form::Verb(..));
        let subject = self.subject(start, end);
        // "Haftar's arrival in Cairo" is a journey, by verb or noun.
        let advances = self.entry.status == PositionStatus::Advancing;
        if (verb || advances)
            && subject.is_some_and(|m| {
                m.np.kind == NameKind::Person
                    && !matches!(self.entry.status, PositionStatus::Attacked | PositionStatus::Controls)
            })
        {
            return None;
        }
        if self.entry.subject == Part::Troops && !subject.is_some_and(is_actor) || advances && self.puts_forward(end) {
            return None;
        }
        let places = self.speaks_of(subject, start, end)?;
        let holders = self.whose(subject, (start, end), status, &standing);
        let sure = self.entry.alone && !self.accident(end) || self.entry.status == PositionStatus::Contested;
        if holders.is_empty() && !sure {
            return None;
        }
        if standing.realis == Realis::Asserted && self.announced(start) {
            standing.realis = Realis::Claimed;
            standing.claimed_by = holders.first().copied();
            standing.by = (Rule::Announced, self.at);
        }
        for (rule, entities) in [(Rule::Near, &places), (Rule::Side, &holders)] {
            for entity in entities {
                self.page.found_else(rule, *entity, self.at);
            }
        }
        let why = why.filled(Field::Place, places.iter().copied()).filled(Field::Holder, holders.iter().copied());
        let first = subject.map_or(self.at, |m| m.np.first.min(self.at));
        Some(Hold {
            why: why.standing(&standing).why(),
            page: self.n,
            at: self.at,
            noun: !verb,
            status,
            event: self.entry.event.filter(|_| aim == Aim::Reached && !self.lasts(start)),
            places,
            holders,
            standing,
            when: self.when(first, end, standing.realis == Realis::Planned),
            span: (first, end),
        })
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

    /// The day of the clause, else that of its sentence, else that of the sentence before.
    fn when(&self, first: usize, end: usize, ahead: bool) -> When {
        let (start, stop) = self.page.sentence(self.at);
        let own = self.page.when(self.at, (first, end), ahead);
        if own.date.is_some() {
            return own;
        }
        let sentence = self.page.when(self.at, (start, stop), ahead);
        let before = start.checked_sub(1).map(|last| self.page.sentence(last));
        match before.filter(|_| sentence.date.is_none()) {
            Some(span) => self.page.when(self.at, span, ahead),
            None => sentence,
        }
    }

    /// An explosion in a depot or a pipeline is no attack, unless somebody is said to have made it.
    fn accident(&self, end: usize) -> bool {
        let view = &self.page.view;
        let explosion = self.entry.subject == Part::Place && self.entry.status == PositionStatus::Attacked;
        let thing = |k: usize| {
            let word = view.folded(k).trim_start_matches(['ب', 'ل']).trim_start_matches("ال");
            ["مخزن", "مستودع", "انبوب", "خط", "غاز", "مرفا", "منجم", "مصنع", "كارثي", "محطه", "لغم"].contains(&word)
        };
        explosion && (self.at + 1..end.min(self.at + 5)).any(thing)
    }

    /// "Came forward with a request" is no advance.
    fn puts_forward(&self, end: usize) -> bool {
        let view = &self.page.view;
        let with = |k: usize| view.bits(k) & clitic::BA != 0 && view.folded(k) != "باتجاه" || view.folded(k) == "بها";
        let passed = |k: &usize| view.has(*k, flag::CALENDAR) || matches!(view.folded(*k), "اليوم" | "امس");
        // تقدم العناية is "provides".
        let provides = |k: usize| {
            let word = view.folded(self.at).trim_start_matches(['و', 'ف', 'س']);
            word == "تقدم" && !verb_less(self.form) && view.has(k, flag::COMMON) && !self.page.preposition(k)
        };
        let next = (self.at + 1..end).find(|k| !passed(k));
        next.is_some_and(|k| self.page.covering(k).is_none() && (with(k) || provides(k)))
    }

    /// "The vehicles of the army entered": whose the subject is, where the subject names nobody.
    fn owner_behind(&self, end: usize) -> Option<&'p Mention> {
        let thing = self.at + 1;
        let plain = thing < end
            && self.page.covering(thing).is_none()
            && (self.page.view.has(thing, flag::COMMON) || self.page.view.unknown(thing));
        let free = plain && self.page.view.bits(thing) == 0 && !self.page.preposition(thing) && !self.page.verb(thing);
        self.page
            .beginning(thing + 1)
            .filter(|m| free && m.np.first < end && m.np.kind != NameKind::Person && is_actor(m))
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
            let behind = self.page.named_subject_behind(self.at, end).or_else(|| self.owner_behind(end));
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
        let next = self.page.beginning(self.at + 1).filter(|m| {
            // "An attack with artillery": by what, not by whom.
            !is_place(m) && self.at + 1 < end && m.np.bits & clitic::BA == 0
        });
        let next = next.map(|m| self.page.found(Rule::BehindNoun, m));
        next.or_else(|| self.agent(end))
    }
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
    // "In the middle of Yemen" is where.
    let located = m.np.kind == NameKind::Country && m.np.first < m.np.core.0;
    !located
        && matches!(
            m.np.kind,
            NameKind::Force
                | NameKind::Organisation
                | NameKind::Country
                | NameKind::Group
                | NameKind::Person
                | NameKind::Source
        )
}

/// A folded verb without the pronoun of its object: شنها, شهدته
fn without_pronoun(word: &str) -> Option<&str> {
    word.strip_suffix("ها").or_else(|| word.strip_suffix('ه'))
}
