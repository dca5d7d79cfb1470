//! Speech that goes on in the next paragraph: a quotation left open, or a paragraph that is one quotation.

use super::{Reading, Speech};
use crate::briefing::{Act, Field, Mode, Rule, When};
use crate::extract::text::{TERM, View, closes};

/// Whether a quotation that a paragraph opens is still open behind its last token.
pub(super) fn left_open(view: &View<'_, '_>) -> bool {
    (0..view.text.tokens.len()).filter(|&k| view.is_mark(k)).fold(false, |open, k| match view.raw(k) {
        "\"" => !open,
        "«" | "“" => true,
        "»" | "”" => false,
        _ => open,
    })
}

impl Reading<'_, '_, '_> {
    /// What goes on being said here by who spoke in the paragraph before. `open` says that a quotation was left open there,
    /// `told` what was found in this paragraph.
    pub(super) fn goes_on_across(&mut self, open: bool, told: &[Speech]) -> Option<Speech> {
        let span = self.carried(open)?;
        if told.iter().rev().take_while(|s| s.page == self.n).any(|s| s.content.0 < span.1) {
            return None;
        }
        let before = told.last().filter(|s| self.n - s.page == 1 && (!open || s.mode == Mode::Direct))?;
        let speaker = *before.speakers.first()?;
        let why = self.page.reads_function(self.n, (span.0, span.0), Field::Kind, Rule::Quotation);
        self.page.found_entity(Rule::GoesOn, speaker, (span.0, span.0));
        // Evidence is one sentence, however many are said.
        let evidence = (span.0, self.page.sentence(span.0).1.min(span.1));
        Some(Speech {
            page: self.n,
            speakers: vec![speaker],
            act: Act::Say,
            mode: Mode::Direct,
            via: None,
            addressee: None,
            channel: None,
            verb: span.0,
            content: span,
            when: When::default(),
            span: evidence,
            why: why.filled(Field::Speaker, [speaker]).why(),
        })
    }

    /// The tokens from the paragraph's first up to the mark that closes what was open, or that closes the whole paragraph.
    fn carried(&self, open: bool) -> Option<(usize, usize)> {
        let view = &self.page.view;
        let length = view.text.tokens.len();
        let opens = length > 0 && view.opens_quote(0);
        let from = usize::from(opens && !open);
        let mark = |k: &usize| view.is_mark(*k) && matches!(view.raw(*k), "\"" | "«" | "»" | "“" | "”");
        let first = (from..length).find(mark)?;
        if first < from + TERM || !closes(view.raw(first)) || first > 0 && view.raw(first) == "«" {
            return None;
        }
        if open && !opens {
            return Some((0, first));
        }
        let rest = (first + 1..length).all(|k| view.is_mark(k));
        (opens && !open && rest).then_some((0, first + 1))
    }
}
