//! Who said what: reporting verbs with their subjects, attributions (وفق, بحسب), headlines of the form "X: ...".

mod across;
mod attribution;
mod frame;

use frame::Frame;

use super::clause::Subject;
use super::entity::{Entities, EntityId};
use super::scan::{Doc, Mention, Page, surface};
use super::trace::{Reasons, Why};
use crate::arabic::inflect::{Agreement, Tense};
use crate::arabic::letters;
use crate::briefing::{Act, Field, Mode, NameKind, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::Reporting;
use crate::lexicon::{Form, Lexicon, Phrase, Sense, Table, flag};

/// Two who act together, folded.
const TWO: [&str; 7] = ["الجانبان", "الطرفان", "الرييسان", "الوزيران", "الزعيمان", "المسوولان", "القايدان"];

/// How many paragraphs back "the statement" was issued.
const ISSUED: usize = 10;

/// How many paragraphs back "the two sides" are looked for.
const NEAR: usize = 2;

/// One act of speech in a paragraph, before it becomes a record.
#[derive(Debug, Clone)]
pub(crate) struct Speech {
    /// The paragraph, from 0.
    pub page: usize,
    /// Who speaks; several who share a verb.
    pub speakers: Vec<EntityId>,
    pub act: Act,
    pub mode: Mode,
    /// The medium that relays it.
    pub via: Option<EntityId>,
    /// Of whom it demands, whom it warns, accuses or welcomes.
    pub addressee: Option<EntityId>,
    /// Row of the channel.
    pub channel: Option<u32>,
    /// The verb or attribution, as a token.
    pub verb: usize,
    /// First token and the token after the last of what is said.
    pub content: (usize, usize),
    pub when: When,
    /// First token and the token after the last of the whole clause.
    pub span: (usize, usize),
    pub why: Why,
}

/// A reporting verb found in a sentence.
#[derive(Clone, Copy)]
struct Verb<'l> {
    at: usize,
    sense: Sense,
    entry: &'l Reporting,
    tense: Tense,
    agreement: Agreement,
    participle: bool,
}

/// The speaker that a bare verb goes on with.
#[derive(Debug, Clone, Copy)]
struct Speaking {
    entity: EntityId,
    feminine: Option<bool>,
    page: usize,
    /// The verb, as a token of the page.
    token: usize,
    /// Of a main clause, not within what another says.
    main: bool,
    /// In a statement, letter or briefing, which later stands for who issued it.
    issued: bool,
}

/// All acts of speech, in the order of the text.
pub(crate) fn speeches(doc: &mut Doc<'_, '_>, lexicon: &Lexicon) -> Vec<Speech> {
    let mut out: Vec<Speech> = Vec::new();
    let mut speaking: Vec<Speaking> = Vec::new();
    let mut open = false;
    let Doc { pages, entities } = doc;
    for (n, page) in pages.iter().enumerate() {
        if page.view.text.heading {
            continue;
        }
        let above = &pages[n.saturating_sub(NEAR)..n];
        for &(start, end) in &page.view.text.sentences {
            let mut at = start;
            while at < end {
                // "He added, quoting the newspaper, that": one act of speech.
                let medium = |speaker: &EntityId| entities.list[*speaker].kind == NameKind::Medium;
                let framed = out.last().is_some_and(|s| {
                    s.page == n && s.verb < at && at < s.content.0 && !s.speakers.iter().any(medium) && opened(page, s)
                });
                let mut reader = Reading { page, above, n, entities, lexicon, speaking: &mut speaking, start, end };
                let found = if framed { None } else { reader.attribution(at) }.or_else(|| reader.verb(at));
                if let Some(found) = found {
                    out.extend(found);
                }
                at += 1;
            }
        }
        let end = page.view.text.tokens.len();
        let mut reader = Reading { page, above, n, entities, lexicon, speaking: &mut speaking, start: 0, end };
        out.extend(reader.goes_on_across(open, &out));
        open = across::left_open(&page.view);
    }
    cut_at_the_next(&mut out, pages);
    for (number, speech) in out.iter().enumerate() {
        pages[speech.page].note_said(speech.content, number);
    }
    out
}

/// Whether a conjunction, a colon or a quotation opens what is said.
fn opened(page: &Page<'_, '_>, speech: &Speech) -> bool {
    let (view, from) = (&page.view, speech.content.0);
    let opens = from > 0 && (view.has(from - 1, flag::COMPLEMENTIZER) || view.raw(from - 1) == ":");
    opens || from < view.text.tokens.len() && view.opens_quote(from)
}

/// What is said ends where the sentence goes on with "and he added".
fn cut_at_the_next(speeches: &mut [Speech], pages: &[Page<'_, '_>]) {
    for nth in 1..speeches.len() {
        let (before, rest) = speeches.split_at_mut(nth);
        let (Some(said), Some(next)) = (before.last_mut(), rest.first()) else { continue };
        let inside = next.page == said.page && (said.content.0 + 1..said.content.1).contains(&next.verb);
        let view = &pages[next.page].view;
        let goes_on = view.bits(next.verb) & (clitic::WA | clitic::FA) != 0 && next.content.0 > next.verb;
        if inside && goes_on && next.span.0 >= said.content.0 {
            said.content.1 = next.verb;
            said.span.1 = said.span.1.min(next.verb).max(said.content.0 + 1);
        }
    }
}

struct Reading<'r, 'd, 'l> {
    page: &'r Page<'d, 'l>,
    /// The paragraphs right before.
    above: &'r [Page<'d, 'l>],
    n: usize,
    entities: &'r mut Entities,
    lexicon: &'l Lexicon,
    speaking: &'r mut Vec<Speaking>,
    start: usize,
    end: usize,
}

impl<'l> Reading<'_, '_, 'l> {
    /// The acts of a reporting verb that stands here.
    fn verb(&mut self, at: usize) -> Option<Vec<Speech>> {
        let verb = self.reporting(at)?;
        let why = self.page.reads(self.n, at, Field::Kind, verb.sense);
        let frame = Frame::behind(self.page, &verb, self.end);
        if !self.holds(&verb, &frame) {
            return None;
        }
        let (speakers, first, via) = self.speakers(&verb, &frame)?;
        if frame.channel.is_some()
            && let Some(said) = self.speaking.last_mut().filter(|s| s.token == at && s.page == self.n)
        {
            said.issued = true;
        }
        let addressee = frame.object.map(|m| m.entity).filter(|e| !speakers.contains(e));
        let from = first.min(at);
        let content = (frame.content.min(self.end), self.end);
        let act = verb.entry.act;
        let when = self.page.when(at, (from, content.0), false);
        let why = self.reasons(why, &frame, via, addressee);
        let make = |speakers: Vec<EntityId>| Speech {
            why: why.clone().filled(Field::Speaker, speakers.iter().copied()).why(),
            page: self.n,
            speakers,
            act,
            mode: frame.mode,
            via,
            addressee,
            channel: frame.channel.map(|(row, _)| row),
            verb: at,
            content,
            when,
            span: (from, self.end),
        };
        let people =
            speakers.iter().all(|s| matches!(self.entities.list[*s].kind, NameKind::Person | NameKind::Country));
        Some(if people { speakers.into_iter().map(|s| make(vec![s])).collect() } else { vec![make(speakers)] })
    }

    /// Why the fields are filled that several speakers share.
    fn reasons<'p>(
        &self,
        why: Reasons<'p>,
        frame: &Frame<'_>,
        via: Option<EntityId>,
        addressee: Option<EntityId>,
    ) -> Reasons<'p> {
        let why = why.filled(Field::Via, via).filled(Field::Addressee, addressee);
        let why = match frame.opened {
            Some((rule, at)) => why.by(Field::Content, rule, (at, at), None),
            None => why,
        };
        match frame.channel {
            Some((row, at)) => {
                let entry = self.lexicon.entry_of_phrase(Phrase::Channel { row });
                why.by(Field::Channel, Rule::Word, (at, at), entry)
            }
            None => why,
        }
    }

    /// The reading of this token as a reporting verb.
    fn reporting(&self, at: usize) -> Option<Verb<'l>> {
        let view = &self.page.view;
        if self.page.covering(at).is_some() || view.text.quoted[at] {
            return None;
        }
        let (sense, bits) = view.senses(at, Table::Reporting).find(|(s, _)| !matches!(s.form, Form::Noun))?;
        let noun = match sense.form {
            // للمطالبة, المؤكد
            Form::Participle => bits & (clitic::AL | clitic::LA | clitic::BA | clitic::KA) != 0,
            // ردا على is no dual.
            Form::Verb(Tense::Perfect, Agreement::Dual) => view.has(at, flag::COMMON) && !view.has(at, flag::FINITE),
            _ => false,
        };
        // "An official who asked not to be named": nobody demands anything.
        let unnamed = self.page.asks_not_to_be_named(at, self.end);
        // جاء ذلك في
        let refers = at + 1 < self.end && view.folded(at).ends_with("جاء") && view.has(at + 1, flag::DEMONSTRATIVE);
        if noun || refers || unnamed {
            return None;
        }
        let entry = &self.lexicon.words.reporting[sense.row as usize];
        let verb = match sense.form {
            Form::Verb(tense, agreement) => Verb { at, sense, entry, tense, agreement, participle: false },
            _ => Verb { at, sense, entry, tense: Tense::Perfect, agreement: Agreement::Masculine, participle: true },
        };
        let passive = passive(view.raw(at), verb.tense, view.bits(at) & (clitic::WA | clitic::FA) != 0);
        let noun = passive || !verb.participle && !self.page.verb(at);
        let negated = at > self.start && view.has(at - 1, flag::NEGATION) && view.folded(at - 1) != "ما";
        (!noun && !negated && !self.comments(&verb)).then_some(verb)
    }

    /// "Which confirms that", "a thing that points to": nobody says it.
    fn comments(&self, verb: &Verb<'_>) -> bool {
        let view = &self.page.view;
        let Some(before) = verb.at.checked_sub(1).filter(|k| *k >= self.start) else { return false };
        let thing = before > self.start && view.folded(before - 1).ends_with("الامر") && view.folded(before) == "الذي";
        let which = matches!(view.folded(before), "ما" | "مما" | "بما") || thing;
        let shows = verb.entry.act != Act::Say || view.folded(verb.at).ends_with("شير");
        which
            && shows
            && verb.tense == Tense::Imperfect
            && verb.agreement == Agreement::Masculine
            && view.bits(verb.at) & clitic::PRONOUN == 0
    }

    /// Whether what stands behind the verb is what such a verb attributes.
    fn holds(&self, verb: &Verb<'_>, frame: &Frame<'_>) -> bool {
        let complete = (frame.clause || frame.quote || frame.marked) && frame.says(self.end);
        if verb.participle {
            return complete;
        }
        // يذكر أن, يشار إلى أن: nobody says it.
        let impersonal = verb.tense == Tense::Imperfect
            && verb.agreement == Agreement::Masculine
            && frame.subject.is_none()
            && self.page.clause_initial(verb.at)
            && (verb.at == self.start || self.page.view.is_mark(verb.at - 1));
        if impersonal {
            return false;
        }
        // "Which Doha denies": what is said stands before.
        let view = &self.page.view;
        // "Baghdad is considered", "was counted among": with nothing that somebody holds, it is a passive.
        let considers =
            matches!(view.folded(verb.at).trim_start_matches(['و', 'ف']), "يعتبر" | "تعتبر" | "يعد" | "تعد");
        if considers && view.bits(verb.at) & clitic::PRONOUN == 0 && !frame.clause {
            return false;
        }
        let looks_back = verb.at > self.start
            && view.bits(verb.at) & clitic::PRONOUN != 0
            && (view.has(verb.at - 1, flag::RELATIVE) || view.folded(verb.at - 1) == "ما")
            && frame.subject.is_some();
        // "Sanctions that the council approved": with a pronoun and amid its sentence the verb describes what is before it.
        let describes = view.bits(verb.at) & clitic::PRONOUN != 0
            && view.bits(verb.at) & (clitic::WA | clitic::FA) == 0
            && verb.at > self.start
            && !view.is_mark(verb.at - 1)
            && !(frame.clause || frame.quote);
        (complete && !describes) || looks_back
    }

    /// Who speaks, the first token that says so, and who relays it.
    fn speakers(&mut self, verb: &Verb<'_>, frame: &Frame<'_>) -> Option<(Vec<EntityId>, usize, Option<EntityId>)> {
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
        let Some(super::entity::Known::Place(row)) = m.np.known else { return false };
        let gazetteer = &self.lexicon.gazetteer;
        gazetteer.places.get(row as usize).is_some_and(|p| gazetteer.countries.iter().any(|c| c.capital == p.id))
    }
}

/// Whether the marks of a verb make it a passive, so that nobody speaks. In a text without marks a single u on the first
/// letter says so (يُتوقع); in one with marks يُعلن is active as well, and the vowel before the last letter decides.
fn passive(raw: &str, tense: Tense, joined: bool) -> bool {
    const U: char = '\u{64f}';
    let vowel = |c: &char| ('\u{64e}'..='\u{652}').contains(c);
    let mut letters = raw.chars();
    let word =
        if joined && letters.next().is_some() { letters.as_str().trim_start_matches(|c| vowel(&c)) } else { raw };
    let first = word.chars().nth(1);
    let marks = raw.chars().filter(vowel).count();
    let before_last = raw.chars().rev().skip_while(vowel).skip(1).find(|c| *c != '\u{651}');
    let i = if tense == Tense::Imperfect { '\u{64e}' } else { '\u{650}' };
    // قال and أضاف have their alef in the active alone: قيل, أضيف.
    let long = letters::folded(raw).chars().rev().nth(1) == Some('ا') && tense == Tense::Perfect;
    first == Some(U) && !long && (marks == 1 || before_last == Some(i))
}

fn can_speak(m: &Mention) -> bool {
    !matches!(m.np.kind, NameKind::Place)
}
