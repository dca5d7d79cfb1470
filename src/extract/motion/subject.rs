//! Whose journey or meeting it is.

use super::{Clause, REACH};
use crate::arabic::inflect::Tense;
use crate::briefing::{NameKind, Rule};
use crate::extract::clause::Subject;
use crate::extract::entity::EntityId;
use crate::extract::front::is_place;
use crate::extract::scan::Mention;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Marker, Motion};
use crate::lexicon::{Form, Table, flag};

/// How far behind a noun who makes the journey may stand, in tokens.
const NEAR: usize = 6;

/// How far behind a noun of meeting "between" may stand, in tokens.
const BETWEEN: usize = 12;

/// How far before a noun its light verb may stand, in tokens.
const LIGHT: usize = 6;

impl<'p> Clause<'p, '_, '_> {
    /// The subject of the verb or noun; none where somebody speaks of himself, or nobody is named.
    pub(super) fn subject(&self, start: usize, end: usize, speaks: bool) -> Option<&'p Mention> {
        if self.verbal() { self.verb_subject(start, end, speaks) } else { self.noun_subject(start, end) }
    }

    fn verb_subject(&self, start: usize, end: usize, speaks: bool) -> Option<&'p Mention> {
        let Form::Verb(_, agreement) = self.form else { return None };
        let page = self.page;
        if page.goes_on_from_speaker(self.at, start) || (speaks && self.opens_speech()) {
            return None;
        }
        // An indefinite noun right before the verb is what the relative clause is about: وفد زار
        let relative = self
            .at
            .checked_sub(1)
            .and_then(|k| page.covering(k))
            .filter(|m| m.np.kind == NameKind::Group && m.np.bits & clitic::AL == 0 && self.bits & clitic::WA == 0);
        if let Some(m) = relative {
            return Some(page.found(Rule::SubjectRightBefore, m));
        }
        if let Some(m) = self.carried(end) {
            return Some(m);
        }
        if self.is_about_a_thing(start) {
            return None;
        }
        let behind = match page.subject_behind(self.at, end) {
            Some(Subject::Named(m)) if !is_place(m) => Some(m),
            Some(Subject::Words(..)) if page.subject_right_before(self.at, start).is_none() => return None,
            _ => None,
        };
        let before = || page.subject_before(self.at, start).filter(|m| page.agrees(m, agreement) && !is_place(m));
        // "Is expected to meet": the subject is that of the clause which أن goes on with.
        let higher = || {
            let that = self.at > start && page.view.folded(self.at - 1) == "ان";
            that.then(|| page.subject_of_higher(self.at - 1, start, |m| !is_place(m))).flatten()
        };
        let right_before =
            page.subject_right_before(self.at, start).filter(|m| !is_place(m) && page.agrees(m, agreement));
        right_before.or(behind).or_else(before).or_else(higher)
    }

    /// "A plane took the delegation to Muscat": who is carried makes the journey.
    fn carried(&self, end: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        if !self.entry.with.contains(&Marker::Object) || self.entry.motion != Motion::Travel {
            return None;
        }
        let vehicle = |k: &usize| {
            let word = view.folded(*k);
            matches!(
                word.strip_prefix("ال").unwrap_or(word),
                "طايره" | "طايرات" | "مروحيه" | "مروحيات" | "سفينه" | "حافله"
            )
        };
        let by = (self.behind..end.min(self.behind + NEAR)).find(vehicle)?;
        let whom =
            self.page.within(by + 1, end.min(by + NEAR)).find(|m| !is_place(m) && !self.page.governed(m.np.first))?;
        Some(self.page.found(Rule::Near, whom))
    }

    /// "Missiles that carry warheads that reach X": an indefinite noun that is no name stands right before an imperfect.
    fn is_about_a_thing(&self, start: usize) -> bool {
        let view = &self.page.view;
        let Some(before) = self.at.checked_sub(1).filter(|k| *k >= start) else { return false };
        matches!(self.form, Form::Verb(Tense::Imperfect, _))
            && self.bits & clitic::WA == 0
            && self.page.covering(before).is_none()
            && view.has(before, flag::COMMON | flag::NISBA)
            && view.bits(before) & clitic::AL == 0
            && !view.has(
                before,
                flag::NEVER_DEFINITE | flag::CALENDAR | flag::FUNCTION | flag::AUXILIARY | flag::PREPOSITION,
            )
            && !self.page.verb(before)
    }

    /// What is said begins with this verb: who says it speaks of himself.
    fn opens_speech(&self) -> bool {
        let view = &self.page.view;
        self.at > 0 && view.is_mark(self.at - 1) && (view.opens_quote(self.at - 1) || view.raw(self.at - 1) == ":")
    }

    /// "To visit": a noun with ل and no article says what for (لزيارة, but not للمحادثات).
    pub(super) fn meant(&self) -> bool {
        !self.verbal() && self.bits & clitic::LA != 0 && self.bits & clitic::AL == 0
    }

    fn noun_subject(&self, start: usize, end: usize) -> Option<&'p Mention> {
        let page = self.page;
        let view = &page.view;
        // دعوة لعباس لزيارة
        if self.meant() {
            let invited = self.at.checked_sub(1).and_then(|k| page.covering(k));
            let invited = invited.filter(|m| m.np.bits & clitic::LA != 0 && !is_place(m));
            return invited.map(|m| page.found(Rule::Near, m));
        }
        let own = page.beginning(self.behind).filter(|m| m.np.bits & !(clitic::AL | clitic::LA) == 0 && !is_place(m));
        if let Some(m) = own.filter(|_| self.bits & clitic::PRONOUN == 0) {
            return Some(page.found(Rule::BehindNoun, m));
        }
        // وصول الأخير
        if matches!(view.text.tokens.get(self.behind).map(|_| view.folded(self.behind)), Some("الاخير" | "الاخيره"))
            && self.bits & (clitic::AL | clitic::PRONOUN) == 0
        {
            let person = |m: &&Mention| matches!(m.np.kind, NameKind::Person | NameKind::Office);
            return page.within(start, self.at).rev().find(person).map(|m| page.found(Rule::Pronoun, m));
        }
        // محادثات بين X وY, زيارة يقوم بها X, زيارة رسمية للوزير
        let parties = (self.behind..end.min(self.behind + BETWEEN)).find(|&k| view.folded(k) == "بين");
        let reach = parties.map_or(self.behind + NEAR, |k| k + 2);
        let near = (self.behind..end.min(reach.max(self.behind + NEAR)))
            .take_while(|&k| !view.is_mark(k) || matches!(view.raw(k), "\"" | "”" | "»"))
            .find_map(|k| {
                let m = page.beginning(k).filter(|m| !is_place(m))?;
                let between = k > 0 && view.folded(k - 1) == "بين";
                let does = k > 0 && page.verb(k - 1) || k > 1 && page.verb(k - 2) && view.carries_pronoun(k - 1);
                let of =
                    m.np.bits & clitic::LA != 0 && (self.behind..k).all(|j| view.has(j, flag::COMMON | flag::NISBA));
                (between || does || of).then(|| page.found(Rule::Agent, m))
            });
        // A return or a part in something is somebody's only where it says whose (العودة إلى الحياة).
        let whose = !matches!(self.entry.motion, Motion::Return | Motion::Travel | Motion::Attend | Motion::Arrive)
            || self.bits & clitic::PRONOUN != 0
            || self.circumstance(start);
        near.or_else(|| whose.then(|| self.governing(start)).flatten())
    }

    /// The subject of the clause that a noun of travel or meeting goes on with: يقوم بزيارة, أجرى محادثات, خلال زيارته
    fn governing(&self, start: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        // الزيارة التي يؤديها
        let relative = view.text.tokens.len() > self.behind + 1
            && view.has(self.behind, flag::RELATIVE)
            && view.bits(self.behind + 1) & clitic::PRONOUN != 0;
        let own = self.bits & clitic::PRONOUN != 0 || relative;
        let light = self.light(start);
        if !own && !light && !self.adverbial(start) {
            return None;
        }
        let fits = |m: &Mention| !is_place(m) && self.pronoun_fits(m);
        let carried_out = light && self.bits & clitic::BA != 0;
        // "The city to which the prime minister paid a visit": التي قام بزيارة إليها
        let of_which = carried_out && self.at >= start + 2 && view.has(self.at - 2, flag::RELATIVE);
        if let Some(m) = of_which.then(|| self.subject_behind_object()).flatten() {
            return Some(m);
        }
        let higher = self.page.subject_of_higher(self.at, start, fits);
        if higher.is_some() {
            return higher;
        }
        let before = self.page.subject_before(self.at, start).filter(|m| fits(m));
        before.or_else(|| self.subject_ahead()).or_else(|| carried_out.then(|| self.subject_behind_object()).flatten())
    }

    /// Whether the pronoun on the noun may stand for somebody: وصولها is of nobody with a man's office.
    fn pronoun_fits(&self, m: &Mention) -> bool {
        self.pronoun_fits_one(self.page.feminine(m))
    }

    /// The same of somebody of whom it is known whether the name is feminine, in whatever paragraph.
    fn pronoun_fits_one(&self, feminine: Option<bool>) -> bool {
        if self.bits & clitic::PRONOUN == 0 {
            return true;
        }
        let word = self.page.view.folded(self.at);
        match (word.ends_with("ها"), word.ends_with('ه')) {
            (true, _) => feminine != Some(false),
            (false, true) => feminine != Some(true),
            _ => true,
        }
    }

    /// "Paid a visit to it, the prime minister": the subject stands behind the object.
    fn subject_behind_object(&self) -> Option<&'p Mention> {
        let (_, end) = self.page.sentence(self.at);
        self.page.named_subject_behind(self.behind - 1, end).filter(|m| !is_place(m))
    }

    /// A verb whose object the noun is, with nothing but its subject and adverbs between; not one of speech (دعا إلى زيارة).
    fn light(&self, start: usize) -> bool {
        let page = self.page;
        let view = &page.view;
        let mut k = self.at;
        let mut plain = 0;
        while k > start {
            k -= 1;
            if let Some(m) = page.covering(k) {
                k = m.np.first;
                continue;
            }
            if page.verb(k) || view.has(k, flag::VERB) && page.clause_initial(k) {
                // "Concluded a visit" is no speech, though "concluded by saying" is.
                let ends = view.folded(k).trim_start_matches(['و', 'ف']).contains("ختتم");
                return ends || view.senses(k, Table::Reporting).next().is_none();
            }
            if view.has(k, flag::COMPLEMENTIZER | flag::NEGATION) || view.is_mark(k) && view.raw(k) != "،" {
                return false;
            }
            let aside = view.has(k, flag::CALENDAR | flag::FUNCTION | flag::PREPOSITION);
            plain += usize::from(!aside && !view.is_mark(k) && !view.is_number(k));
            if plain > LIGHT {
                return false;
            }
        }
        false
    }

    /// Behind a word of time or circumstance: خلال لقاء, بعد زيارة
    fn circumstance(&self, start: usize) -> bool {
        let before = self.at.checked_sub(1).filter(|k| *k >= start);
        before.is_some_and(|k| {
            let word = self.page.view.folded(k).trim_start_matches('و');
            matches!(
                word,
                "خلال"
                    | "اثناء"
                    | "بعد"
                    | "عقب"
                    | "قبل"
                    | "ضمن"
                    | "اثر"
                    | "غداه"
                    | "لدي"
                    | "منذ"
                    | "بمناسبه"
                    | "ختام"
                    | "نهايه"
                    | "مستهل"
                    | "هامش"
                    | "اطار"
                    | "قبيل"
                    | "بعيد"
            )
        })
    }

    /// A noun of time or circumstance: خلال لقاء, بعد زيارة, في زيارة; not of what somebody wants (الراغبين في زيارة).
    pub(super) fn adverbial(&self, start: usize) -> bool {
        let view = &self.page.view;
        let Some(before) = self.at.checked_sub(1).filter(|k| *k >= start) else { return false };
        if self.circumstance(start) || (self.bits & clitic::BA != 0 && self.light(start)) {
            return true;
        }
        let within = view.folded(before).trim_start_matches('و') == "في" || view.folded(before) == "اجل";
        within
            && before.checked_sub(1).filter(|k| *k >= start).is_none_or(|k| {
                view.is_mark(k)
                    || self.page.covering(k).is_some()
                    || self.page.verb(k)
                    || view.has(k, flag::CALENDAR | flag::FUNCTION)
                    || view.is_number(k)
            })
    }

    /// "During a visit to X, Y said": the noun opens the sentence and its subject follows with the verb.
    fn subject_ahead(&self) -> Option<&'p Mention> {
        let (_, end) = self.page.sentence(self.at);
        let verb = (self.behind..end.min(self.at + REACH)).find(|&k| self.page.verb(k))?;
        match self.page.subject_behind(verb, end) {
            Some(Subject::Named(m)) if !is_place(m) => Some(m),
            _ => None,
        }
    }

    /// Whom "his visit" stands for where its sentence names nobody: the last person before it.
    pub(super) fn topic(&self) -> Option<EntityId> {
        if self.verbal() || self.bits & clitic::PRONOUN == 0 {
            return None;
        }
        let person = |m: &&Mention| matches!(m.np.kind, NameKind::Person | NameKind::Office);
        let here = self.page.within(0, self.at).rev().find(|m| person(m) && self.pronoun_fits(m));
        let above = || {
            let page = &self.doc.pages[self.n.checked_sub(1)?];
            page.mentions.iter().find(|m| person(m) && self.pronoun_fits_one(page.feminine(m)))
        };
        let entity = here.or_else(above).map(|m| m.entity)?;
        self.page.found_entity(Rule::Pronoun, entity, (self.at, self.at));
        Some(entity)
    }

    /// The subject and who is joined to it by "and".
    pub(super) fn actors(&self, subject: &Mention) -> Vec<EntityId> {
        let mut all = vec![subject.entity];
        let mut next = subject.np.last + 1;
        let joins = |m: &&Mention| m.np.bits & clitic::WA != 0 && !is_place(m);
        loop {
            let comma = self
                .page
                .view
                .text
                .tokens
                .get(next)
                .is_some_and(|_| self.page.view.is_mark(next) && matches!(self.page.view.raw(next), "،" | ","));
            let Some(more) = self.page.beginning(next + usize::from(comma)).filter(joins) else { return all };
            all.push(self.page.found(Rule::Joined, more).entity);
            next = more.np.last + 1;
        }
    }

    /// Those of many who are named: "officials will visit, among them X and Y". None where nobody is.
    pub(super) fn among(&self, end: usize) -> Vec<EntityId> {
        let view = &self.page.view;
        let opens = |k: &usize| {
            let word = view.folded(*k).trim_start_matches('و');
            matches!(word, "بينهم" | "ضمنهم" | "راسهم" | "ابرزهم" | "مقدمتهم" | "بينهما")
        };
        let Some(opened) = (self.behind..end.min(self.behind + REACH)).find(opens) else { return Vec::new() };
        match self.page.beginning(opened + 1).filter(|m| !is_place(m)) {
            Some(first) => self.actors(self.page.found(Rule::Joined, first)),
            None => Vec::new(),
        }
    }
}
