//! Who speaks: the subject of a reporting verb, or whom it goes on from.

use super::frame::Frame;
use super::{Reading, Speaking, Verb, can_speak};
use crate::arabic::inflect::{Agreement, Tense};
use crate::arabic::letters;
use crate::briefing::{NameKind, Rule};
use crate::extract::clause::Subject;
use crate::extract::entity::{EntityId, Known};
use crate::extract::scan::{Mention, surface};
use crate::lexicon::segment::clitic;
use crate::lexicon::{Form, Phrase, Sense, Table, flag};

/// How many paragraphs back "the statement" was issued.
const ISSUED: usize = 10;

/// Two who act together, folded.
const TWO: [&str; 7] = ["الجانبان", "الطرفان", "الرييسان", "الوزيران", "الزعيمان", "المسوولان", "القايدان"];

impl Reading<'_, '_, '_> {
    /// Who speaks, the first token that says so, and who relays it.
    pub(super) fn speakers(
        &mut self,
        verb: &Verb<'_>,
        frame: &Frame<'_>,
    ) -> Option<(Vec<EntityId>, usize, Option<EntityId>)> {
        let main = self.main_clause(verb.at);
        if let Some(both) = self.both_sides(verb.at) {
            return Some((both, verb.at, None));
        }
        if let Some(source) = frame.source {
            let via = frame.subject.and_then(|s| self.entity(s));
            self.page.found(Rule::PassedOn, source);
            self.note(source, verb.at, main);
            return Some((vec![source.entity], verb.at, via));
        }
        if verb.participle {
            let entity = self.who_goes_on(verb.at)?;
            return Some((vec![entity], verb.at, None));
        }
        if let Some(subject) = frame.subject {
            if let Subject::Named(m) = subject {
                if !self.may_speak(m) || self.heads_elsewhere(verb, m) {
                    return None;
                }
                if let Some(same) = self.same_source(m) {
                    self.page.found_entity(Rule::GoesOn, same.entity, (verb.at, m.np.last));
                    self.speaking.push(Speaking { page: self.n, token: verb.at, main, ..same });
                    return Some((vec![same.entity], verb.at, None));
                }
                self.note(m, verb.at, main);
                let mut all = vec![m.entity];
                let mut next = m.np.last + 1;
                while let Some(more) = self.page.beginning(next).filter(|m| m.np.bits & clitic::WA != 0 && can_speak(m))
                {
                    all.push(self.page.found(Rule::Joined, more).entity);
                    next = more.np.last + 1;
                }
                return Some((all, verb.at, None));
            }
            let entity = self.entity(subject)?;
            self.speaking.push(Speaking { entity, feminine: None, page: self.n, token: verb.at, main, issued: false });
            return Some((vec![entity], verb.at, None));
        }
        let before = self
            .page
            .subject_before(verb.at, self.start)
            .or_else(|| self.page.subject_of_auxiliary(verb.at, self.start))
            .filter(|m| self.may_speak(m) && self.page.agrees(m, verb.agreement))
            .filter(|m| {
                verb.tense == Tense::Perfect || verb.agreement != Agreement::Masculine || m.np.last + 4 >= verb.at
            });
        if let Some(m) = before.filter(|_| !frame.by_channel) {
            self.note(m, verb.at, main);
            return Some((vec![m.entity], m.np.first, None));
        }
        if !self.page.clause_initial(verb.at) || self.page.view.has(verb.at.saturating_sub(1), flag::RELATIVE) {
            return None;
        }
        if let Some((last, from)) = self.plain_subject(verb) {
            let entity = self.entity(Subject::Words(from, last))?;
            self.speaking.push(Speaking { entity, feminine: None, page: self.n, token: verb.at, main, issued: false });
            return Some((vec![entity], from, None));
        }
        let feminine = verb.agreement == Agreement::Feminine;
        let channel = frame.by_channel.then(|| self.channel_speaks(verb.at)).flatten();
        let fits =
            |s: &&Speaking| (frame.by_channel || s.feminine.is_none_or(|f| f == feminine)) && self.n - s.page <= 3;
        let of_main = self.speaking.iter().rev().filter(|s| s.main).find(fits);
        let issued = |s: &&Speaking| s.issued && self.n - s.page <= ISSUED;
        let issuer = self.speaking.iter().rev().find(issued).filter(|_| frame.by_channel);
        let known = issuer
            .or(of_main)
            .or_else(|| self.speaking.iter().rev().find(fits))
            .or_else(|| self.speaking.last().filter(|s| self.n - s.page <= 1));
        let Some(known) = known else { return channel.map(|entity| (vec![entity], verb.at, None)) };
        let entity = known.entity;
        self.page.found_entity(Rule::GoesOn, entity, (verb.at, verb.at));
        self.speaking.push(Speaking { page: self.n, token: verb.at, ..*known });
        Some((vec![entity], verb.at, None))
    }

    /// "The source", "the spokesman", "the same source" that the article names nowhere: whoever speaks.
    fn same_source(&self, m: &Mention) -> Option<Speaking> {
        let view = &self.page.view;
        let nameless = m.np.anaphoric
            && matches!(m.np.kind, NameKind::Source | NameKind::Office)
            && m.np.core.0 == m.np.core.1
            && view.folded(m.np.core.0).trim_start_matches(['و', 'ف'])
                == letters::folded(&self.entities.list[m.entity].ar);
        let speaks = matches!(view.folded(m.np.core.0), "المصدر" | "المتحدث" | "الناطق" | "المتحدثه" | "الناطقه");
        let near = |s: &&Speaking| self.n - s.page <= 2 && s.main;
        let known = self.speaking.iter().rev().find(near).filter(|_| nameless && speaks)?;
        Some(*known)
    }

    /// "The two presidents stressed": the two who were named last.
    fn both_sides(&self, verb: usize) -> Option<Vec<EntityId>> {
        let view = &self.page.view;
        let two = (verb + 1..self.end.min(verb + 4)).find(|&k| TWO.contains(&view.folded(k)))?;
        let here = self.page.within(0, verb).rev();
        let mut both: Vec<EntityId> = Vec::new();
        for m in here.chain(self.above.iter().rev().flat_map(|page| page.mentions.iter().rev())) {
            let entity = &self.entities.list[m.entity];
            let official = entity.known.is_some() || !entity.titles.is_empty();
            if entity.kind == NameKind::Person && official && !both.contains(&m.entity) {
                self.page.found_entity(Rule::Antecedent, m.entity, (two, two));
                both.insert(0, m.entity);
            }
            if both.len() == 2 {
                return Some(both);
            }
        }
        None
    }

    /// "A statement issued by" somebody whom the article does not let speak: the statement itself.
    fn channel_speaks(&mut self, at: usize) -> Option<EntityId> {
        let view = self.page.view;
        let len = view.text.phrases[at + 1].iter().find(|m| matches!(m.phrase, Phrase::Channel { .. }))?.len;
        let ar = surface(view, (at + 1, at + len), false, 0);
        let folded = letters::folded(&ar);
        let entity = self.entities.other(&ar, &folded, NameKind::Source, None);
        self.page.found_entity(Rule::ChannelSpeaks, entity, (at + 1, at + len));
        Some(entity)
    }

    /// وتوجه before a man is "and he headed", not "and she put".
    fn heads_elsewhere(&self, verb: &Verb<'_>, m: &Mention) -> bool {
        let view = &self.page.view;
        let masculine = |table: Table| {
            let reads = |s: Sense| matches!(s.form, Form::Verb(_, Agreement::Masculine));
            view.senses(verb.at, table).any(|(s, _)| reads(s))
        };
        verb.agreement == Agreement::Feminine
            && self.page.feminine(m) == Some(false)
            && [Table::Movement, Table::Frontline, Table::Events].into_iter().any(masculine)
    }

    /// Whose participle it is: of who speaks in the sentence, or of the subject of its main verb.
    fn who_goes_on(&self, at: usize) -> Option<EntityId> {
        let said = self.speaking.last().filter(|s| s.page == self.n && s.token >= self.start);
        if let Some(said) = said {
            self.page.found_entity(Rule::GoesOn, said.entity, (at, at));
            return Some(said.entity);
        }
        let verb = (self.start..at).find(|&k| self.page.verb(k));
        let subject = verb.and_then(|v| match self.page.subject_behind(v, at) {
            Some(Subject::Named(m)) => Some(m),
            _ => None,
        });
        subject.or_else(|| self.page.subject_before(at, self.start)).filter(|m| can_speak(m)).map(|m| m.entity)
    }

    /// Whether the verb opens its sentence or goes on with "and", and so is not within what another says.
    fn main_clause(&self, at: usize) -> bool {
        let view = &self.page.view;
        !(self.start..at).any(|k| view.has(k, flag::COMPLEMENTIZER)) || view.bits(at) & clitic::WA != 0
    }

    /// A plain plural noun right before its verb: لكن منتقدين يقولون إن
    fn plain_subject(&self, verb: &Verb<'_>) -> Option<(usize, usize)> {
        let view = &self.page.view;
        let before = verb.at.checked_sub(1).filter(|k| *k >= self.start)?;
        let plural = view.folded(before).ends_with("ين") || view.folded(before).ends_with("ون");
        let bare = view.bits(before) & !clitic::AL == 0
            && !view.has(before, flag::FUNCTION | flag::PREPOSITION | flag::CALENDAR);
        (verb.agreement == Agreement::Plural && plural && bare && !view.is_mark(before)).then_some((before, before))
    }

    fn note(&mut self, m: &Mention, token: usize, main: bool) {
        self.speaking.push(Speaking {
            entity: m.entity,
            feminine: self.page.feminine(m),
            page: self.n,
            token,
            main,
            issued: false,
        });
    }

    fn entity(&mut self, subject: Subject<'_>) -> Option<EntityId> {
        match subject {
            Subject::Named(m) => Some(m.entity),
            Subject::Words(first, last) => {
                let ar = surface(self.page.view, (first, last), false, 0);
                let folded = letters::folded(&ar);
                let entity = if last > first && (first..=last).all(|k| self.page.view.unknown(k)) {
                    let words: Vec<&str> = folded.split_whitespace().collect();
                    self.entities.person(&ar, &words, None)
                } else if folded.chars().count() > 2 {
                    self.entities.other(&ar, &folded, NameKind::Source, None)
                } else {
                    return None;
                };
                self.page.found_entity(Rule::PlainSubject, entity, (first, last));
                Some(entity)
            }
        }
    }

    fn may_speak(&self, m: &Mention) -> bool {
        can_speak(m) || (m.np.kind == NameKind::Place && self.is_capital(m))
    }

    /// Capitals stand for their governments.
    fn is_capital(&self, m: &Mention) -> bool {
        let Some(Known::Place(row)) = m.np.known else { return false };
        let gazetteer = &self.lexicon.gazetteer;
        gazetteer.places.get(row as usize).is_some_and(|p| gazetteer.countries.iter().any(|c| c.capital == p.id))
    }
}
