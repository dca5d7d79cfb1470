//! The clause around a verb: its subject, before or behind it, and what stands in between.

mod agreement;

use super::scan::{Mention, Page};
use super::text::{Match, closes};
use crate::arabic::inflect::Tense;
use crate::briefing::{NameKind, Rule};
use crate::lexicon::segment::clitic;
use crate::lexicon::{Form, Function, Phrase, Table, flag};

/// How far a subject may stand from its verb, in tokens.
const REACH: usize = 40;
/// How many plain words may stand between a subject and the verb behind it.
const PLAIN: usize = 14;
/// The longest subject that is no mention ("سكان محليون"), in words.
const GENERIC: usize = 4;

/// "His Excellency", "Her Majesty" and the like without a name, folded: whoever was named before.
const ADDRESSED: [&str; 14] = [
    "معاليه",
    "معاليها",
    "سموه",
    "سموها",
    "جلالته",
    "فخامته",
    "سعادته",
    "سيادته",
    "دولته",
    "فضيلته",
    "سماحته",
    "نيافته",
    "غبطته",
    "قداسته",
];

/// What was found in the place of a subject.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'p> {
    /// A mention.
    Named(&'p Mention),
    /// Words that name nobody the tables know: first and last token.
    Words(usize, usize),
}

impl Subject<'_> {
    /// Its last token.
    pub fn last(&self) -> usize {
        match self {
            Self::Named(m) => m.np.last,
            Self::Words(_, last) => *last,
        }
    }

    /// Its first token.
    pub fn first(&self) -> usize {
        match self {
            Self::Named(m) => m.np.first,
            Self::Words(first, _) => *first,
        }
    }
}

impl Page<'_, '_> {
    /// Whether a preposition, apart or attached, governs what begins at this token.
    pub fn governed(&self, at: usize) -> bool {
        let attached = self.beginning(at).map_or_else(|| self.view.bits(at), |m| m.np.bits);
        attached & (clitic::BA | clitic::LA | clitic::KA) != 0 || (at > 0 && self.preposition(at - 1))
    }

    /// Whether what begins here is what a bare noun before it is of: حياة الشعب
    fn genitive(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|k| self.covering(*k).is_none() && !self.view.is_mark(*k)) else {
            return false;
        };
        let view = &self.view;
        view.has(before, flag::COMMON)
            && view.bits(before) & clitic::AL == 0
            && !self.verb(before)
            && !view.has(before, flag::NEVER_DEFINITE & !flag::VERB | flag::CALENDAR)
    }

    /// See [`Self::preposition`], which remembers it.
    pub fn reads_as_preposition(&self, at: usize) -> bool {
        if self.opens_as_verb(at) {
            return false;
        }
        if self.view.is_mark(at) || self.covering(at).is_some_and(|m| m.np.first < at || m.np.last > at) {
            return false;
        }
        // على with a pronoun governs nothing that follows.
        !self.view.carries_pronoun(at)
            && (self.view.has(at, flag::PREPOSITION)
                || self.view.is_function(at, Function::Preposition).is_some()
                || self.view.is_function(at, Function::Attribution).is_some())
    }

    /// See [`Self::verb`], which remembers it.
    pub fn reads_as_verb(&self, at: usize) -> bool {
        let governed = at > 0
            && self.preposition(at - 1)
            && self.covering(at - 1).is_none()
            && self.view.bits(at) & clitic::WA == 0;
        // "Issued by" is no confiscation.
        let issued =
            self.view.folded(at) == "صادر" && at + 1 < self.view.text.tokens.len() && self.view.folded(at + 1) == "عن";
        // فجر الأحد is a time, and no bombing.
        let dawn = self.view.has(at, flag::CALENDAR)
            && at + 1 < self.view.text.tokens.len()
            && self.view.has(at + 1, flag::CALENDAR);
        if governed || issued || dawn {
            return false;
        }
        self.covering(at).is_none() && (self.view.is_verb(at) || self.opens_as_verb(at)) && !self.looks_nominal(at)
    }

    /// A verb in the perfect, by any of its readings.
    pub fn perfect(&self, at: usize) -> bool {
        [Table::Reporting, Table::Movement, Table::Frontline, Table::Events]
            .into_iter()
            .any(|table| self.view.senses(at, table).any(|(s, _)| matches!(s.form, Form::Verb(Tense::Perfect, _))))
    }

    /// A word that is a preposition as well (وعبر) is a verb where it opens its sentence.
    fn opens_as_verb(&self, at: usize) -> bool {
        self.view.has(at, flag::VERB) && self.view.has(at, flag::PREPOSITION) && self.sentence(at).0 == at
    }

    /// A word that could be a noun as well, in a place where a noun stands.
    fn looks_nominal(&self, at: usize) -> bool {
        let view = &self.view;
        if view.has(at, flag::FINITE) && !view.has(at, flag::NAME) {
            return false;
        }
        if view.bits(at) & (clitic::AL | clitic::BA | clitic::LA | clitic::KA | clitic::PRONOUN) != 0
            && view.has(at, flag::COMMON)
        {
            return true;
        }
        view.has(at, flag::COMMON) && !self.clause_initial(at)
    }

    /// Whether a clause may begin at this token, so that a word that is noun or verb is a verb.
    pub fn clause_initial(&self, at: usize) -> bool {
        let view = &self.view;
        if at == 0 || view.bits(at) & (clitic::WA | clitic::FA | clitic::SA) != 0 {
            return true;
        }
        let before = at - 1;
        if view.is_mark(before) {
            return true;
        }
        let (start, _) = self.sentence(at);
        at == start
            || view.has(
                before,
                flag::AUXILIARY | flag::NEGATION | flag::FUTURE | flag::RELATIVE | flag::COMPLEMENTIZER | flag::PRONOUN,
            )
            || matches!(
                view.folded(before),
                "قد" | "وقد"
                    | "فقد"
                    | "لقد"
                    | "ولقد"
                    | "حيث"
                    | "كما"
                    | "فيما"
                    | "بينما"
                    | "ما"
                    | "ان"
                    | "عندما"
                    | "بعدما"
                    | "كان"
                    | "وكان"
            )
            || self.covering(before).is_some_and(|m| !self.governed(m.np.first))
            || self.reports_first(at, start)
    }

    /// A verb of reporting behind what says where or when: وفي واشنطن قال, وفي وقت سابق ذكر
    fn reports_first(&self, at: usize, start: usize) -> bool {
        let view = &self.view;
        let reports = view.senses(at, Table::Reporting).any(|(s, _)| matches!(s.form, Form::Verb(Tense::Perfect, _)));
        if !reports {
            return false;
        }
        let before = at - 1;
        let adverb = |k: usize| {
            let ends = |m: &Match| matches!(m.phrase, Phrase::Function(_)) && k + m.len == at;
            view.text.phrases[k].iter().any(ends)
        };
        let aside = self.covering(before).is_some()
            || view.has(before, flag::CALENDAR)
            || view.bits(before) & clitic::AL != 0
            || view.has(before, flag::COMMON | flag::NISBA) && !view.has(before, flag::VERB | flag::PREPOSITION)
            || (before.saturating_sub(3)..at).any(adverb);
        let opening = (start..at).rev().find(|&k| view.is_mark(k)).map_or(start, |k| k + 1);
        let phrase = self.preposition(opening) || view.has(opening, flag::CALENDAR);
        aside && phrase && !(opening..at).any(|k| self.covering(k).is_none() && view.has(k, flag::FINITE))
    }

    /// The subject behind the verb at `verb`, up to `end`.
    pub fn subject_behind(&self, verb: usize, end: usize) -> Option<Subject<'_>> {
        let view = &self.view;
        let limit = end.min(verb + REACH);
        let mut at = verb + 1;
        let mut in_phrase = false;
        let mut through_channel = false;
        while at < limit {
            if let Some(m) = self.beginning(at) {
                let of = in_phrase && self.genitive(at) && !view.folded(at - 1).ends_with('ا');
                let loose = of || self.governed(at) || (m.np.bits & clitic::WA != 0 && in_phrase);
                if !loose || through_channel {
                    return Some(Subject::Named(self.found(Rule::SubjectBehind, m)));
                }
                in_phrase = true;
                at = m.np.last + 1;
                continue;
            }
            if view.is_mark(at) {
                match self.over_mark(at, limit) {
                    Some(next) => at = next,
                    None => return None,
                }
                in_phrase = false;
                continue;
            }
            // "What is called the Union of ...".
            if view.folded(at) == "ما"
                && at + 1 < limit
                && matches!(view.folded(at + 1), "يسمي" | "تسمي" | "سمي" | "يدعي" | "تدعي" | "يعرف" | "تعرف")
            {
                at += 2;
                continue;
            }
            if view.has(at, flag::COMPLEMENTIZER | flag::RELATIVE) || view.folded(at) == "ما" || self.verb(at) {
                return None;
            }
            if view.senses(at, Table::Reporting).any(|(s, _)| s.form == Form::Participle) {
                at += 1;
                continue;
            }
            // "His Excellency" alone is a pronoun.
            if !in_phrase && ADDRESSED.contains(&view.folded(at)) {
                return None;
            }
            if self.preposition(at) || view.bits(at) & (clitic::BA | clitic::LA | clitic::KA) != 0 {
                in_phrase = true;
            } else if view.bits(at) & clitic::AL != 0 && at > 0 && view.has(at - 1, flag::CALENDAR) {
                // الاثنين الماضي
            } else if view.is_number(at)
                || view.has(at, flag::CALENDAR | flag::DEMONSTRATIVE | flag::PRONOUN | flag::FUNCTION)
                || view.has(at, flag::PREPOSITION) && view.carries_pronoun(at)
            {
                // Says when or how; the subject is still to come.
            } else if !in_phrase {
                if self.channel(at) {
                    through_channel = true;
                } else if through_channel {
                    // "A statement issued by ..." goes on.
                } else {
                    return self.generic(at, limit).map(|last| Subject::Words(at, last));
                }
            }
            at += 1;
        }
        None
    }

    /// The named subject behind a verb that does not report, so that it stands before any comma.
    pub fn named_subject_behind(&self, verb: usize, end: usize) -> Option<&Mention> {
        let comma = (verb + 1..end).find(|&k| self.view.is_mark(k) && matches!(self.view.raw(k), "،" | ","));
        match self.subject_behind(verb, comma.unwrap_or(end)) {
            Some(Subject::Named(m)) => Some(m),
            _ => None,
        }
    }

    /// A noun for a means of speaking, not governed by a preposition.
    pub fn channel(&self, at: usize) -> bool {
        self.view.text.phrases[at].iter().any(|m| matches!(m.phrase, Phrase::Channel { .. }))
    }

    /// Where to go on behind a mark that a subject may follow.
    fn over_mark(&self, at: usize, limit: usize) -> Option<usize> {
        let view = &self.view;
        match view.raw(at) {
            "(" => (at + 1..limit).find(|&k| view.is_mark(k) && view.raw(k) == ")").map(|k| k + 1),
            "،" | "," | "-" | "–" | "ـ" => Some(at + 1),
            _ if view.opens_quote(at) => {
                let close = (at + 1..limit.min(at + 6)).find(|&k| view.is_mark(k) && closes(view.raw(k)));
                close.map(|_| at + 1)
            }
            mark if closes(mark) => Some(at + 1),
            _ => None,
        }
    }

    /// The last token of a subject that is no mention.
    fn generic(&self, at: usize, limit: usize) -> Option<usize> {
        let view = &self.view;
        let noun = |k: usize| {
            !view.is_mark(k)
                && !view.is_number(k)
                && view.bits(k) & !clitic::AL == 0
                && !view.has(
                    k,
                    flag::PREPOSITION
                        | flag::COMPLEMENTIZER
                        | flag::NEGATION
                        | flag::RELATIVE
                        | flag::FUNCTION
                        | flag::VERB,
                )
        };
        if !noun(at) || view.unknown(at) && view.bits(at) & clitic::AL == 0 && view.folded(at).chars().count() < 3 {
            return None;
        }
        // A name that no table knows ends with its last unknown word.
        let name = view.unknown(at) && at + 1 < limit && view.unknown(at + 1);
        // Behind a word with the article a bare one is of something else (روى القادمون الجدد حكايات), and so is one with a pronoun
        // (أبدى العايد اعتقاده).
        let apart = |k: usize| {
            let bare = view.bits(k) & clitic::AL == 0 && view.bits(k - 1) & clitic::AL != 0;
            (bare || view.carries_pronoun(k)) && !view.unknown(k)
        };
        let goes_on = |k: usize| noun(k) && self.covering(k).is_none() && (!name || view.unknown(k)) && !apart(k);
        let last = (at + 1..limit.min(at + GENERIC)).take_while(|&k| goes_on(k)).last();
        Some(last.unwrap_or(at))
    }

    /// The subject before the verb at `verb`, not before `start`.
    pub fn subject_before(&self, verb: usize, start: usize) -> Option<&Mention> {
        let view = &self.view;
        let mut at = verb;
        let mut plain = 0;
        while at > start && verb - at < REACH {
            at -= 1;
            if let Some(m) = self.covering(at) {
                let whole = m.np.first;
                let coordinated = m.np.bits & clitic::WA != 0 && whole > start && self.covering(whole - 1).is_some();
                // A place acts only right before its verb (طهران تقول).
                let aside = m.np.kind == NameKind::Place && m.np.last + 2 < verb;
                if aside || self.governed(whole) || coordinated || self.genitive(whole) {
                    at = whole;
                    continue;
                }
                return Some(self.found(Rule::SubjectBefore, m));
            }
            if view.is_mark(at) {
                if !matches!(view.raw(at), "،" | "," | "-" | "–" | "(" | ")" | "\"" | "«" | "»" | "“" | "”") {
                    return None;
                }
                continue;
            }
            if view.has(at, flag::COMPLEMENTIZER) || (self.verb(at) && !view.has(at, flag::AUXILIARY)) {
                return None;
            }
            if !view.has(
                at,
                flag::AUXILIARY | flag::FUNCTION | flag::CALENDAR | flag::RELATIVE | flag::NEGATION | flag::FUTURE,
            ) {
                plain += 1;
                if plain > PLAIN {
                    return None;
                }
            }
        }
        None
    }

    /// The mention right before a verb that opens its clause (أمير قطر يلتقي): the subject, whoever stands behind.
    pub fn subject_right_before(&self, verb: usize, start: usize) -> Option<&Mention> {
        let view = &self.view;
        if view.bits(verb) & (clitic::WA | clitic::FA) != 0 {
            return None;
        }
        let passed =
            |k: usize| matches!(view.folded(k), "قد" | "فقد") || view.is_mark(k) && matches!(view.raw(k), "،" | ",");
        let before = (start..verb).rev().find(|&k| !passed(k))?;
        let apart = verb - before > 1 && view.is_mark(before + 1);
        let m = self.covering(before).filter(|m| m.np.last == before && (!apart || m.np.last > m.np.first))?;
        let first = m.np.first;
        let opens = first == start
            || view.is_mark(first - 1)
            || view.has(first - 1, flag::COMPLEMENTIZER | flag::AUXILIARY)
            || matches!(view.folded(first - 1), "ان" | "لكن" | "فيما" | "بينما" | "حيث" | "كما" | "وكان" | "كان");
        (opens && !self.governed(first)).then(|| self.found(Rule::SubjectRightBefore, m))
    }

    /// "Who asked not to be named": طلب عدم ذكر اسمه
    pub fn asks_not_to_be_named(&self, at: usize, end: usize) -> bool {
        let view = &self.view;
        let asks = ["طلب", "طلبت", "طلبا", "طلبوا", "طالبا", "طالبه", "طالبين"];
        at + 1 < end
            && asks.contains(&view.folded(at).trim_start_matches('و'))
            && matches!(view.folded(at + 1), "عدم" | "بعدم" | "الا")
    }

    /// "Said that he met": a pronoun right before the verb stands for who speaks.
    pub fn goes_on_from_speaker(&self, verb: usize, start: usize) -> bool {
        let pronoun = |k: usize| self.view.has(k, flag::COMPLEMENTIZER) && self.view.carries_pronoun(k);
        (start..verb).rev().find(|&k| self.view.folded(k) != "قد").is_some_and(pronoun)
    }

    /// Whom a relative clause is about, right before its verb, whatever governs them: تصريحات الوزير الذي اتهم
    pub fn antecedent(&self, verb: usize) -> Option<&Mention> {
        let view = &self.view;
        let passed = |k: usize| matches!(view.folded(k), "قد") || view.has(k, flag::AUXILIARY | flag::NEGATION);
        let relative = (verb.saturating_sub(3)..verb).rev().find(|&k| !passed(k)).filter(|&k| {
            matches!(view.folded(k), "الذي" | "التي" | "الذين" | "اللذان" | "اللذين" | "اللتان" | "اللتين")
        })?;
        let before = (relative.saturating_sub(2)..relative).rev().find(|&k| !view.is_mark(k))?;
        let m = self.covering(before).filter(|m| m.np.last == before)?;
        (view.bits(verb) & clitic::PRONOUN == 0).then(|| self.found(Rule::SubjectBefore, m))
    }

    /// The nearest subject of a verb before `at`: that of a clause which أن or a preposition goes on with.
    pub fn subject_of_higher(&self, at: usize, start: usize, wanted: impl Fn(&Mention) -> bool) -> Option<&Mention> {
        let mut k = at;
        while k > start && at - k < REACH {
            k -= 1;
            if self.covering(k).is_some() || !(self.verb(k) || self.view.has(k, flag::VERB) && self.clause_initial(k)) {
                continue;
            }
            let behind = self.named_subject_behind(k, at);
            let found = behind.filter(|m| wanted(m)).or_else(|| self.subject_before(k, start).filter(|m| wanted(m)));
            if let Some(m) = found {
                return Some(self.found(Rule::SubjectOfHigherVerb, m));
            }
        }
        None
    }

    /// The subject of an auxiliary that opens the sentence, whatever stands before the verb: وكان X الذي ... قد قال
    pub fn subject_of_auxiliary(&self, verb: usize, start: usize) -> Option<&Mention> {
        let aux =
            (start..verb.min(start + 3)).find(|&k| self.view.has(k, flag::AUXILIARY) && self.covering(k).is_none())?;
        self.beginning(aux + 1).filter(|m| m.np.last < verb).map(|m| self.found(Rule::SubjectOfAuxiliary, m))
    }
}
