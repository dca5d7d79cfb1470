//! Who said what: reporting verbs with their subjects, attributions (وفق, بحسب), headlines of the form "X: ...".

mod across;
mod attribution;
mod frame;
mod speakers;
mod verb;

use frame::Frame;

use super::entity::{Entities, EntityId};
use super::scan::{Doc, Mention, Page};
use super::trace::{Reasons, Why};
use crate::arabic::inflect::{Agreement, Tense};
use crate::briefing::{Act, Field, Mode, NameKind, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::Reporting;
use crate::lexicon::{Lexicon, Phrase, Sense, flag};

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

impl Reading<'_, '_, '_> {
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
}

fn can_speak(m: &Mention) -> bool {
    !matches!(m.np.kind, NameKind::Place)
}
