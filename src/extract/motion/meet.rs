//! Who met whom.

use super::{Clause, REACH, can_meet};
use crate::briefing::{NameKind, Rule};
use crate::extract::clause::Subject;
use crate::extract::entity::EntityId;
use crate::extract::front::is_place;
use crate::extract::scan::Mention;
use crate::lexicon::flag;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Marker, Motion};

/// The most counterparts of one meeting.
const MOST: usize = 4;

impl Clause<'_, '_, '_> {
    /// The two sides of a meeting, each with somebody who matters.
    pub(super) fn parties(
        &self,
        subject: usize,
        actors: Vec<EntityId>,
        (start, end): (usize, usize),
    ) -> Option<(Vec<EntityId>, Vec<EntityId>)> {
        let mut with = self.counterparts(subject, &actors, end);
        if with.is_empty() {
            with = self.referred_to(start, &actors).into_iter().collect();
        }
        if with.is_empty()
            && let Some(gathered) = self.gathered()
        {
            return Some(gathered);
        }
        let (actors, with) = match actors.split_first() {
            _ if !with.is_empty() => (actors, with),
            // "X and Y met"
            Some((first, rest)) if !rest.is_empty() => (vec![*first], rest.to_vec()),
            _ => self.of_the_clause(start, end)?,
        };
        let (mut actors, mut with) = (actors, with);
        let body = |e: &EntityId| self.entities.list[*e].kind == NameKind::Organisation;
        // A ministry that summons an ambassador: it is he who went.
        let summons = self.entry.motion == Motion::Invite;
        if summons && !actors.iter().any(|a| self.matters(*a)) && actors.first().is_some_and(body) {
            std::mem::swap(&mut actors, &mut with);
            let actor = actors.iter().position(|a| self.matters(*a))?;
            actors.swap(0, actor);
            return Some((actors, with));
        }
        let actor = actors.iter().position(|a| self.matters(*a))?;
        actors.swap(0, actor);
        with.iter().any(|e| self.matters(*e)).then_some((actors, with))
    }

    fn counterparts(&self, subject: usize, actors: &[EntityId], end: usize) -> Vec<EntityId> {
        let view = &self.page.view;
        let limit = end.min(self.at + REACH);
        // What somebody said or agreed on at the meeting names others.
        let limit = (self.behind..limit)
            .find(|&k| view.has(k, flag::COMPLEMENTIZER) && self.page.covering(k).is_none())
            .unwrap_or(limit);
        let mut found: Vec<EntityId> = Vec::new();
        let mut last: Option<&Mention> = None;
        let between = subject != usize::MAX && subject > 0 && view.folded(subject - 1) == "بين";
        for m in self.page.within(self.at, limit).filter(|m| m.np.first != subject && !actors.contains(&m.entity)) {
            if is_place(m) || !can_meet(m) {
                continue;
            }
            let joined = m.np.bits & clitic::WA != 0 && last.is_some_and(|l| l.np.last + 4 > m.np.first);
            let second = between && m.np.bits & clitic::WA != 0 && last.is_none();
            let object = self.verbal()
                && self.entry.with.contains(&Marker::Object)
                && !self.page.governed(m.np.first)
                && m.np.bits & clitic::WA == 0
                && last.is_none();
            // Behind a first counterpart another is joined to it, or has a word of its own ("with X and with Y").
            let own_word = m.np.first > 0 && matches!(view.folded(m.np.first - 1), "ومع" | "مع" | "وبين");
            let with_word = last.is_none()
                && self.preposition_of(m).is_some_and(|p| matches!(view.folded(p), "مع" | "بين"))
                || own_word && (last.is_none() || m.np.first > 0 && view.folded(m.np.first - 1) != "مع");
            let noun = !self.verbal();
            let noun_ba = noun && last.is_none() && m.np.bits & clitic::BA != 0;
            // لقائه المبعوث: the pronoun is the subject, the noun behind it the object.
            let met = noun && self.bits & clitic::PRONOUN != 0 && last.is_none() && !self.page.governed(m.np.first);
            if joined
                || second
                || object
                || with_word
                || noun_ba
                || met
                || (last.is_none() && self.marks(&self.entry.with, m))
            {
                found.push(self.page.found(Rule::Counterpart, m).entity);
                last = Some(m);
            }
        }
        found.dedup();
        found.truncate(MOST);
        found
    }

    /// Whom a pronoun stands for: استقبله, لقاء معه
    fn referred_to(&self, start: usize, actors: &[EntityId]) -> Option<EntityId> {
        let view = &self.page.view;
        let object = self.verbal() && self.bits & clitic::PRONOUN != 0 && self.entry.with.contains(&Marker::Object);
        let behind = (self.behind..view.text.tokens.len().min(self.behind + 3))
            .any(|k| matches!(view.folded(k), "معه" | "معها" | "معهم" | "معهما"));
        let m = self
            .page
            .within(start, self.at)
            .rev()
            .filter(|_| object || behind)
            .find(|m| can_meet(m) && !actors.contains(&m.entity))?;
        Some(self.page.found(Rule::Pronoun, m).entity)
    }

    /// "A meeting that brought X and Y together": whom a verb behind the noun gathers.
    fn gathered(&self) -> Option<(Vec<EntityId>, Vec<EntityId>)> {
        let view = &self.page.view;
        let (_, end) = self.page.sentence(self.at);
        let verb = (self.behind..end.min(self.at + REACH)).find(|&k| {
            let word = view.folded(k).trim_start_matches('و');
            self.page.covering(k).is_none()
                && matches!(word, "جمع" | "جمعت" | "يجمع" | "تجمع" | "ضم" | "ضمت" | "يضم" | "تضم" | "جمعه" | "جمعهما")
        })?;
        let mut all: Vec<EntityId> = Vec::new();
        let mut last = verb;
        let together = |m: &&Mention, last: usize| m.np.first <= last + 3 && can_meet(m);
        while let Some(m) = self.page.within(last + 1, view.text.tokens.len()).next().filter(|m| together(m, last)) {
            all.push(self.page.found(Rule::Counterpart, m).entity);
            last = m.np.last;
        }
        all.dedup();
        all.truncate(MOST + 1);
        let with = all.split_off(1.min(all.len()));
        let matter = |who: &[EntityId]| who.iter().any(|e| self.matters(*e));
        (!with.is_empty() && (matter(&all) || matter(&with))).then_some((all, with))
    }

    /// "In a telephone call, X and Y agreed", "X asked Y, during a working session": the parties are those of the clause.
    fn of_the_clause(&self, start: usize, end: usize) -> Option<(Vec<EntityId>, Vec<EntityId>)> {
        let view = &self.page.view;
        let before = self.at.checked_sub(1).filter(|k| *k >= start)?;
        let adverbial = matches!(view.folded(before).trim_start_matches('و'), "خلال" | "اثناء" | "في" | "ختام" | "عقب");
        // Who gives a news conference meets nobody by it.
        let conference = view.folded(self.at).ends_with("موتمر");
        if !adverbial
            || conference
            || self.verbal()
            || !matches!(self.entry.motion, Motion::Meet | Motion::Call | Motion::Talks)
        {
            return None;
        }
        let (_, sentence_end) = self.page.sentence(self.at);
        let verb = (start..self.at)
            .rev()
            .find(|&k| self.page.verb(k))
            .or_else(|| (self.behind..end.min(self.at + REACH)).find(|&k| self.page.verb(k)))?;
        let Some(Subject::Named(subject)) = self.page.subject_behind(verb, sentence_end) else { return None };
        let mut all = self.actors(subject);
        if all.len() < 2 {
            let next = subject.np.last + 1;
            let object = self
                .page
                .beginning(next)
                .filter(|m| can_meet(m) && m.np.bits & (clitic::WA | clitic::BA) == 0 && m.entity != subject.entity)?;
            all.push(self.page.found(Rule::Near, object).entity);
        }
        let with = all.split_off(1);
        Some((all, with))
    }
}
