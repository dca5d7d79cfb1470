//! Which words report, and where what stands behind them is what they attribute.

use super::frame::Frame;
use super::{Reading, Verb};
use crate::arabic::inflect::{Agreement, Tense};
use crate::arabic::letters;
use crate::briefing::Act;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Form, Table, flag};

impl<'l> Reading<'_, '_, 'l> {
    /// The reading of this token as a reporting verb.
    pub(super) fn reporting(&self, at: usize) -> Option<Verb<'l>> {
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
    pub(super) fn holds(&self, verb: &Verb<'_>, frame: &Frame<'_>) -> bool {
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
