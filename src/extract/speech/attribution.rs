//! Attributions without a verb: according to X, quoting X. Before what is said where they open the sentence, else behind it.

use super::{Reading, Speaking, Speech};
use crate::briefing::{Act, Field, Mode, NameKind, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::{Function, flag};

/// How far behind the speaker an attribution may close, in tokens.
const CLOSES: usize = 12;

/// What a thing may accord with that says nothing, folded.
const RULES: [&str; 20] = [
    "قرار",
    "قرارات",
    "قانون",
    "قوانين",
    "اتفاق",
    "اتفاقيه",
    "اتفاقيات",
    "معايير",
    "مبادي",
    "ميثاق",
    "مواثيق",
    "دستور",
    "شروط",
    "بنود",
    "خطه",
    "مبادره",
    "احكام",
    "نظام",
    "انظمه",
    "مرجعيات",
];

impl Reading<'_, '_, '_> {
    /// وفق X, بحسب X, نقلا عن X
    pub(super) fn attribution(&mut self, at: usize) -> Option<Vec<Speech>> {
        let view = &self.page.view;
        let len = view.is_function(at, Function::Attribution)?;
        let mut next = at + len;
        // "As well he said" opens a sentence whose verb says what he said.
        if at == self.start
            && view.folded(at) == "كما"
            && let Some(said) = self.verb(at + len - 1)
        {
            return Some(said);
        }
        // "In his words" goes back to who is speaking.
        if view.text.quoted[at] || next < self.end && view.bits(next) & clitic::PRONOUN != 0 {
            return None;
        }
        // "According to a statement of ..." names the speaker behind.
        while next < self.end && next < at + len + 6 {
            if let Some(m) = self.page.beginning(next) {
                if matches!(m.np.kind, NameKind::Place) {
                    return None;
                }
                let speaker = m.entity;
                let why = self.page.reads_function(self.n, (at, at + len - 1), Field::Kind, Rule::Attribution);
                self.page.found(Rule::Attribution, m);
                let last = m.np.last;
                self.speaking.push(Speaking {
                    entity: speaker,
                    feminine: self.page.feminine(m),
                    page: self.n,
                    token: at,
                    main: false,
                    issued: (at + len..m.np.first).any(|k| self.page.channel(k)),
                });
                // What opens the sentence has what is said behind it.
                let (content, end) = match self.behind_attribution(at, last) {
                    Some(from) => ((from, self.end), self.end),
                    // What the sentence before said: "that came in a statement of X".
                    None if at == self.start => ((self.start, last + 1), last + 1),
                    None => ((self.start, at), last + 1),
                };
                return Some(vec![Speech {
                    page: self.n,
                    speakers: vec![speaker],
                    act: Act::Say,
                    mode: self.mode_of(content),
                    via: None,
                    addressee: None,
                    channel: None,
                    verb: at,
                    content,
                    when: When::default(),
                    span: (self.start, end),
                    why: why.filled(Field::Speaker, [speaker]).why(),
                }]);
            }
            // "According to the resolutions of": nobody says it.
            let rules =
                view.folded(next).trim_start_matches(['ل', 'ب']).trim_start_matches("ال").trim_start_matches('ل');
            if RULES.contains(&rules) {
                return None;
            }
            if view.is_mark(next) && !view.opens_quote(next)
                || self.page.verb(next)
                || view.has(next, flag::COMPLEMENTIZER)
            {
                return None;
            }
            next += 1;
        }
        None
    }

    /// Where what is said begins behind an attribution that opens its sentence and names its speaker up to `last`: behind the
    /// comma, the colon or the conjunction that closes it, or at a quotation; right behind the speaker where nothing does.
    fn behind_attribution(&self, at: usize, last: usize) -> Option<usize> {
        let view = &self.page.view;
        let refers = (at..last).any(|k| view.has(k, flag::DEMONSTRATIVE));
        let joined = at == self.start + 1 && matches!(view.folded(self.start), "ولكن" | "لكن");
        if at > self.start && !joined || last + 1 >= self.end || refers {
            return None;
        }
        let opens = |k: &usize| {
            view.has(*k, flag::COMPLEMENTIZER) || view.opens_quote(*k) || matches!(view.raw(*k), "،" | "," | ":")
        };
        let Some(mark) = (last + 1..self.end.min(last + 1 + CLOSES)).find(opens) else { return Some(last + 1) };
        let from = if view.opens_quote(mark) { mark } else { mark + 1 };
        // "According to X, it is that ...": the conjunction behind the comma goes with it.
        let from = if from < self.end && view.has(from, flag::COMPLEMENTIZER) { from + 1 } else { from };
        (from < self.end).then_some(from)
    }

    /// Direct where what is said begins as a quotation.
    fn mode_of(&self, content: (usize, usize)) -> Mode {
        if content.0 < content.1 && self.page.view.opens_quote(content.0) { Mode::Direct } else { Mode::Indirect }
    }
}
