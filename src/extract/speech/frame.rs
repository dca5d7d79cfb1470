//! What stands behind a reporting verb: its subject, and what it attributes.

use super::{Verb, can_speak};
use crate::arabic::inflect::{Agreement, Tense};
use crate::arabic::letters;
use crate::briefing::{Act, Mode, NameKind, Rule};
use crate::extract::clause::Subject;
use crate::extract::scan::{Mention, Page};
use crate::extract::text::{TERM, closes};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::Marker;
use crate::lexicon::{Function, Phrase, flag};

/// How far behind a quoted name what is said may begin, in tokens.
const SAID: usize = 6;

/// What stands behind a reporting verb.
#[expect(clippy::struct_excessive_bools, reason = "each is found by itself, and any may hold")]
pub(super) struct Frame<'p> {
    pub subject: Option<Subject<'p>>,
    /// "The statement said": whoever speaks in it.
    pub by_channel: bool,
    /// Behind عن: whose words are passed on.
    pub source: Option<&'p Mention>,
    /// Behind the subject of a demand, warning or accusation: whom it is put to.
    pub object: Option<&'p Mention>,
    pub clause: bool,
    pub quote: bool,
    /// Content behind one of the verb's own prepositions, or as its object.
    pub marked: bool,
    pub mode: Mode,
    /// Row of the channel, and where it stands.
    pub channel: Option<(u32, usize)>,
    /// What opens what is said, and where.
    pub opened: Option<(Rule, usize)>,
    /// The first token of what is said.
    pub content: usize,
}

impl<'p> Frame<'p> {
    pub fn behind(page: &'p Page<'_, '_>, verb: &Verb<'_>, end: usize) -> Self {
        let view = &page.view;
        // A verb that shows its plural stands behind its subject.
        let (start, _) = page.sentence(verb.at);
        let right_before =
            page.subject_right_before(verb.at, start).is_some_and(|m| can_speak(m) && page.agrees(m, verb.agreement));
        let before = verb.participle || right_before || matches!(verb.agreement, Agreement::Plural | Agreement::Dual);
        let subject = if before { None } else { page.subject_behind(verb.at, end) };
        let subject = subject.filter(|s| Self::may_speak(page, verb, s, start));
        // "It came in the statement that": جاء في البيان أن
        let came = view.folded(verb.at).trim_start_matches(['و', 'ف']);
        let within =
            matches!(came, "جاء" | "ورد" | "جاءت" | "وردت") && verb.at + 1 < end && view.folded(verb.at + 1) == "في";
        let names = verb.at + 1 + usize::from(within);
        let by_channel = subject.is_none() && names < end && page.channel(names) && (within || !page.governed(names));
        let mut frame = Self {
            by_channel,
            subject,
            source: None,
            object: None,
            clause: false,
            quote: false,
            marked: false,
            mode: Mode::Indirect,
            channel: None,
            opened: None,
            content: end,
        };
        let mut from = subject.map_or(verb.at + 1 + usize::from(by_channel), |s| s.last() + 1);
        let relays = verb.entry.relays;
        let mut relative = false;
        let mut at = verb.at + 1;
        while at < end {
            if subject.is_some_and(|s| (s.first()..=s.last()).contains(&at)) {
                at += 1;
                continue;
            }
            if let Some(close) = Self::alias(page, at, from, end) {
                from = close + 1;
                at = from;
                continue;
            }
            if view.is_mark(at) {
                if view.raw(at) == ":" && at >= from {
                    frame.quote = true;
                    frame.opened = Some((Rule::Quotation, at));
                    frame.content = frame.content.min(at + 1);
                    break;
                }
                if view.opens_quote(at) && Self::quotation(page, at, end) {
                    frame.quote = true;
                    frame.opened = Some((Rule::Quotation, at));
                    frame.content = frame.content.min(at);
                    break;
                }
                // What described a bare noun ends with the clause.
                relative &= !matches!(view.raw(at), "،" | "," | "-" | "–");
                at += 1;
                continue;
            }
            // "So it is that" goes on with what was said.
            if view.has(at, flag::COMPLEMENTIZER) && view.bits(at) & clitic::FA == 0 {
                frame.clause = true;
                frame.content = if frame.is_before(page, at) { at + 1 } else { frame.content.min(at + 1) };
                frame.opened = Some((Rule::Clause, at));
                break;
            }
            if view.has(at, flag::RELATIVE) && at >= from {
                // A relative clause in commas says nothing of the frame.
                let mark = (at + 1..end).find(|&k| view.is_mark(k) && !closes(view.raw(k)));
                let comma = mark.filter(|&k| matches!(view.raw(k), "،" | "," | "-"));
                let last = comma.unwrap_or_else(|| Self::related(page, at));
                relative = last == at;
                at = last + 1;
                continue;
            }
            // So says "where" a thing of the place.
            relative |= view.folded(at) == "حيث" && at > from;
            relative |= frame.describes(page, at, from);
            if let Some((row, len)) = Self::channel(page, at, verb.at).filter(|_| frame.channel.is_none()) {
                frame.channel = Some((row, at));
                // "A news conference" is no object in its second word.
                if len > 1 {
                    at += len;
                    continue;
                }
            }
            if relays && view.folded(at) == "عن" && frame.source.is_none() {
                frame.source = page.beginning(at + 1).filter(|m| can_speak(m));
            }
            if !frame.marked && at >= from && !(relative && page.verb(at)) && Self::marks(page, verb, at) {
                frame.marked = true;
                frame.opened = Some((Rule::Marked, at));
                frame.content = frame.content.min(at);
            }
            // "Who asked not to be named" says nothing of the frame.
            relative |= at >= from && page.asks_not_to_be_named(at, end);
            if page.verb(at) && at > from && !relative {
                break;
            }
            at += 1;
        }
        frame.object = subject.and_then(|s| Self::object(page, verb, s.last() + 1)).map(|m| page.found(Rule::PutTo, m));
        // What is said to somebody begins behind whom it is said to.
        if let Some(object) = frame.object {
            frame.content = frame.content.max(object.np.last + 1);
        }
        frame.mode = Self::mode(page, &frame, end);
        frame
    }

    /// "A report that the institute published", "a speech that he gave": a verb with a pronoun goes on describing a bare noun.
    fn describes(&self, page: &Page<'_, '_>, at: usize, from: usize) -> bool {
        let noun = at == from && self.subject.is_some() || self.channel.is_some_and(|(_, channel)| channel + 1 == at);
        noun && page.verb(at) && page.view.carries_pronoun(at)
    }

    /// Whether what is said begins behind the conjunction at `at` all the same: the verb's own preposition stands right before it
    /// (أشار إلى أن), or an adjective that goes on describing who speaks (السلطات في المدينة الموالية لموسكو أن).
    fn is_before(&self, page: &Page<'_, '_>, at: usize) -> bool {
        let (view, from) = (&page.view, self.content);
        if !self.marked || from >= at || view.bits(at) & clitic::WA != 0 {
            return false;
        }
        let adjective = view.bits(from) & clitic::AL != 0
            && (view.folded(from).ends_with('ه') || view.has(from, flag::NISBA))
            && from > 0
            && page.covering(from - 1).is_some();
        // "X, its arm in Syria, (said) that": what stands in apposition.
        let behind = self.subject.map(|subject| subject.last() + 2);
        let apposed = behind == Some(from) && matches!(view.raw(from - 1), "،" | ",");
        from + 1 == at && page.preposition(from) || (adjective || apposed) && !page.preposition(at - 1)
    }

    /// Where another name of the subject closes that stands right behind it in marks: اليونيسف "يونيسف", نيويورك تايمز (New York Times)
    fn alias(page: &Page<'_, '_>, at: usize, from: usize, end: usize) -> Option<usize> {
        let view = &page.view;
        if at != from || !view.is_mark(at) || !(view.opens_quote(at) || view.raw(at) == "(") {
            return None;
        }
        let (start, _) = page.sentence(at);
        let opened = (start..at).filter(|&k| view.is_mark(k) && view.raw(k) == "\"").count();
        if view.raw(at) == "\"" && opened % 2 == 1 {
            return Some(at);
        }
        let close = (at + 1..end.min(at + TERM + 3)).find(|&k| view.is_mark(k) && closes(view.raw(k)))?;
        (close > at + 1).then_some(close)
    }

    /// The last token of a relative clause that no comma closes: its verb and whom it names right behind, التحالف الذي تقوده واشنطن
    fn related(page: &Page<'_, '_>, relative: usize) -> usize {
        let verb = relative + 1;
        if verb >= page.view.text.tokens.len() || page.view.is_mark(verb) || page.preposition(verb) {
            return relative;
        }
        page.beginning(verb + 1).map_or(verb, |m| m.np.last)
    }

    /// A noun for a means of speaking, governed by what says that it is one (في بيان, خلال مؤتمر), or right behind the verb:
    /// its row and its length. تحقيق هذا الهدف is no investigation.
    fn channel(page: &Page<'_, '_>, at: usize, verb: usize) -> Option<(u32, usize)> {
        let view = &page.view;
        let (row, len) = view.text.phrases[at].iter().find_map(|m| match m.phrase {
            Phrase::Channel { row } => Some((row, m.len)),
            _ => None,
        })?;
        let aside = at > 0 && matches!(view.folded(at - 1), "الي" | "عن" | "من" | "قبل" | "بعد");
        let reached = view.folded(at).ends_with("تحقيق")
            && at + 1 < view.text.tokens.len()
            && (view.has(at + 1, flag::DEMONSTRATIVE) || view.bits(at + 1) & clitic::AL != 0);
        ((page.governed(at) || at == verb + 1) && !aside && !reached).then_some((row, len))
    }

    /// Whether what stands in the place of the subject can be one.
    fn may_speak(page: &'p Page<'_, '_>, verb: &Verb<'_>, subject: &Subject<'_>, start: usize) -> bool {
        !Self::is_object(page, subject)
            && !Self::is_put_to(page, verb, subject, start)
            && !Self::is_worded(page, verb, subject)
            && !Self::is_accused(page, verb, subject)
    }

    /// The bare noun right behind the subject of a verb that is put to somebody: دعا الرئيس الأطراف إلى
    fn object(page: &'p Page<'_, '_>, verb: &Verb<'_>, at: usize) -> Option<&'p Mention> {
        let put_to = matches!(verb.entry.act, Act::Demand | Act::Warn | Act::Accuse | Act::Welcome);
        page.beginning(at).filter(|m| put_to && can_speak(m) && !page.governed(at) && m.np.bits & clitic::WA == 0)
    }

    /// "In which it accuses X of", "and the statement accused X of": who speaks was named before.
    fn is_accused(page: &'p Page<'_, '_>, verb: &Verb<'_>, subject: &Subject<'_>) -> bool {
        let view = &page.view;
        let first = verb.at + 1;
        if subject.first() != first + 1 {
            return false;
        }
        let within = matches!(view.folded(first), "فيه" | "فيها" | "خلاله" | "خلالها");
        let issued = view.bits(first) & clitic::AL != 0 && page.channel(first);
        let put_to = matches!(verb.entry.act, Act::Demand | Act::Warn | Act::Accuse);
        match subject {
            Subject::Words(..) => within,
            Subject::Named(m) => (within || issued) && put_to && Self::object(page, verb, m.np.last + 1).is_none(),
        }
    }

    /// "Confirmed the going on of 'indirect contacts'": a word in quotation marks that no table knows as a name, not right behind
    /// the verb, is of what is said.
    fn is_worded(page: &Page<'_, '_>, verb: &Verb<'_>, subject: &Subject<'_>) -> bool {
        let Subject::Named(m) = subject else {
            // "And promised 'a fitting answer'": no name, unless what is said follows it.
            let quoted = page.view.opens_quote(subject.first() - 1);
            let behind = subject.last() + 1..page.view.text.tokens.len().min(subject.last() + SAID);
            return quoted && !behind.into_iter().any(|k| page.view.has(k, flag::COMPLEMENTIZER));
        };
        let listed = m.np.known.is_some() || m.np.kind == NameKind::Person;
        let first = m.np.first;
        !listed && first > verb.at + 2 && (page.view.opens_quote(first - 1) || page.view.text.quoted[first])
    }

    /// "And called on all parties to": who is called on, for the sentence goes on with "and" and they are many.
    fn is_put_to(page: &'p Page<'_, '_>, verb: &Verb<'_>, subject: &Subject<'_>, start: usize) -> bool {
        let view = &page.view;
        let put_to = matches!(verb.entry.act, Act::Demand | Act::Warn | Act::Accuse);
        let goes_on = view.bits(verb.at) & (clitic::WA | clitic::FA) != 0
            || verb.at > start && matches!(view.folded(verb.at - 1), "كما");
        let Subject::Named(m) = subject else { return false };
        // "And called (he) on Ankara to": the verb would show that a town or country calls.
        let masculine = verb.agreement == Agreement::Masculine && m.np.first == verb.at + 1;
        let place = matches!(m.np.kind, NameKind::Place | NameKind::Country);
        if put_to && masculine && place && page.feminine(m) == Some(true) {
            return true;
        }
        // "A letter that calls on the authorities to": an indefinite noun right before is what calls.
        let described = verb.tense == Tense::Imperfect
            && verb.at > start
            && page.covering(verb.at - 1).is_none()
            && !view.is_mark(verb.at - 1)
            && view.has(verb.at - 1, flag::COMMON)
            && !view.has(verb.at - 1, flag::NEVER_DEFINITE | flag::CALENDAR)
            && view.bits(verb.at - 1) & clitic::AL == 0;
        if put_to && described && Self::object(page, verb, m.np.last + 1).is_none() {
            return true;
        }
        let all = view.is_function(m.np.first, Function::Quantifier).is_some();
        let addressed = matches!(
            view.folded(m.np.first).trim_start_matches("ال"),
            "مجتمع" | "اطراف" | "فرقاء" | "دول" | "قوي" | "جهات" | "منظمات"
        );
        let many = m.np.kind == NameKind::Group || all || addressed;
        // "Rights groups accuse": an indefinite plural is who calls, unless its ending makes it an object.
        let word = view.folded(m.np.first);
        let indefinite = m.np.kind != NameKind::Group
            && !all
            && view.bits(m.np.first) & clitic::AL == 0
            && m.np.last > m.np.first
            && view.bits(m.np.first + 1) & clitic::AL == 0
            || m.np.kind == NameKind::Group && word.ends_with("ون");
        put_to
            && goes_on
            && many
            && !indefinite
            && m.np.first == verb.at + 1
            && Self::object(page, verb, m.np.last + 1).is_none()
    }

    /// Words that no table knows as a name are the subject only where the content follows them; else they are the
    /// object (وأعلن وقف القتال).
    fn is_object(page: &Page<'_, '_>, subject: &Subject<'_>) -> bool {
        let Subject::Words(first, last) = subject else { return false };
        let view = &page.view;
        let opens = |k: usize| {
            view.has(k, flag::COMPLEMENTIZER) || view.is_mark(k) && (view.raw(k) == ":" || view.opens_quote(k))
        };
        let content = (last + 1..view.text.tokens.len().min(last + 4)).take_while(|&k| !page.verb(k)).any(opens);
        let verbal = (*first..=*last).any(|k| view.bits(k) & clitic::PRONOUN != 0);
        let name = last > first && (*first..=*last).all(|k| view.unknown(k));
        let nominative = view.folded(*first).ends_with("ون") && view.folded(*first).chars().count() > 4;
        !(content || name || nominative) || verbal
    }

    /// Whether the token opens the content of a verb that takes a noun phrase.
    fn marks(page: &Page<'_, '_>, verb: &Verb<'_>, at: usize) -> bool {
        let view = &page.view;
        verb.entry.markers.iter().any(|marker| match marker {
            Marker::Word(word) => !(verb.entry.relays && *word == "عن") && letters::folded(word) == view.folded(at),
            Marker::Ba => view.bits(at) & clitic::BA != 0,
            Marker::La => view.bits(at) & clitic::LA != 0,
            Marker::Object => {
                let governed = at > 0 && page.preposition(at - 1);
                !view.is_number(at)
                    && !page.preposition(at)
                    && !view.has(at, flag::CALENDAR)
                    && !governed
                    && view.bits(at) & (clitic::BA | clitic::LA | clitic::KA) == 0
            }
        })
    }

    /// Whether the mark at `at` opens a quotation of some length.
    fn quotation(page: &Page<'_, '_>, at: usize, end: usize) -> bool {
        let view = &page.view;
        let words = (at + 1..end)
            .take_while(|&k| !(view.is_mark(k) && closes(view.raw(k)) && !matches!(view.raw(k), ")")))
            .count();
        words > TERM
    }

    /// Whether anything is said behind the verb.
    pub const fn says(&self, end: usize) -> bool {
        self.content < end
    }

    /// Direct where a quotation opens what is said.
    fn mode(page: &Page<'_, '_>, frame: &Frame<'_>, end: usize) -> Mode {
        let opens = (frame.content..end.min(frame.content + 3))
            .any(|k| page.view.opens_quote(k) && Self::quotation(page, k, end));
        if (frame.quote || frame.clause) && opens { Mode::Direct } else { Mode::Indirect }
    }
}
