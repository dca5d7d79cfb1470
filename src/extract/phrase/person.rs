//! Names of persons: listed ones, and runs of words that can only be a name.

use super::{NAME_WORDS, Np, OUTER, person_np};
use crate::briefing::NameKind;
use crate::extract::entity::Known;
use crate::extract::text::View;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::TitleKind;
use crate::lexicon::{Form, Phrase, Table, flag};

/// The longest name that only a title behind it shows to be one, in words.
const SPOKEN: usize = 4;

impl View<'_, '_> {
    /// An ordinary bare word right behind a title with the article, or its adjective, can only be a name: النائب نضال ...,
    /// الصحفي الأفغاني أسد ...
    pub(in crate::extract) fn apposed(&self, at: usize, end: usize) -> Option<Np> {
        let title = at > 0 && self.has(at - 1, flag::TITLE | flag::NISBA) && self.bits(at - 1) & clitic::AL != 0;
        let bare = |k: usize| k < end && !self.is_mark(k) && !self.is_number(k) && self.bits(k) == 0;
        let closed = flag::NEVER_DEFINITE | flag::CALENDAR | flag::NISBA | flag::TITLE | flag::HEAD;
        let noun = title
            && bare(at)
            && self.has(at, flag::COMMON)
            && !self.has(at, closed)
            && !self.raw(at).ends_with(['ا', 'ً'])
            && !self.plain(at).ends_with('ا');
        let named = |k: usize| bare(k) && (self.unknown(k) || self.has(k, flag::NAME)) && !self.has(k, closed);
        (noun && named(at + 1)).then(|| person_np(at, at + 1 + usize::from(named(at + 2)), None, false))
    }

    /// A listed person, or two words or more with a known name among them.
    pub(in crate::extract) fn surely_named(&self, np: &Np) -> bool {
        let (first, last) = np.core;
        np.known.is_some() || (last > first && (first..=last).any(|k| self.has(k, flag::NAME | flag::PARTICLE)))
    }

    /// A listed person, or a run of words that can only be a name.
    pub(in crate::extract) fn person_at(&self, at: usize, end: usize) -> Option<Np> {
        if self.bits(at) & (OUTER | clitic::LA | clitic::BA) != 0 && !self.unknown(at) && !self.has(at, flag::NAME) {
            return None;
        }
        if let Some(m) = self.text.phrases[at]
            .iter()
            .find(|m| matches!(m.phrase, Phrase::Person { .. }) && at + m.len <= end && m.bits & OUTER == 0)
        {
            let Phrase::Person { row, short } = m.phrase else { return None };
            let last = at + m.len - 1;
            // A family name that is a nationality as well is that before a name (الرئيس السوداني بكري).
            if short && m.len == 1 && self.has(at, flag::NISBA) && last + 1 < end && self.has(last + 1, flag::NAME) {
                return None;
            }
            let last = last + self.name_tail(last + 1, end);
            return Some(person_np(at, last, Some(Known::Person(row)), short));
        }
        if self.text.phrases[at].iter().any(|m| {
            matches!(
                m.phrase,
                Phrase::Organisation { short: false, .. } | Phrase::Country { .. } | Phrase::Place { .. }
            ) && m.bits & OUTER == 0
        }) && !self.has(at, flag::NAME)
        {
            return None;
        }
        let words = self.name_run(at, end);
        (words > 0).then(|| person_np(at, at + words - 1, None, false))
    }

    /// Name words that go on behind a listed name.
    pub(in crate::extract) fn name_tail(&self, at: usize, end: usize) -> usize {
        let mut n = 0;
        while at + n < end
            && n < 2
            && (self.unknown(at + n) || self.has(at + n, flag::NAME))
            && self.bits(at + n) & !clitic::AL == 0
            // "Aroused a commotion": no family is called so, unless a table has it.
            && (self.has(at + n, flag::NAME) || !self.plain(at + n).ends_with('ة'))
            && !self.has(at + n, flag::PREPOSITION | flag::VERB)
        {
            n += 1;
        }
        n
    }

    /// How many tokens from `at` are words of a person's name.
    pub fn name_run(&self, at: usize, end: usize) -> usize {
        let mut words = 0;
        while at + words < end && words < NAME_WORDS {
            let here = at + words;
            if self.is_mark(here) || self.is_number(here) {
                break;
            }
            let particle = self.has(here, flag::PARTICLE) && here + 1 < end && !self.is_mark(here + 1);
            // A letter that stands apart is attached to what follows: لـ, بـ
            let letter = self.folded(here).chars().nth(1).is_none();
            let attached = self.bits(here) & !clitic::AL != 0;
            let name = self.has(here, flag::NAME)
                && (!attached || words == 0)
                && (words > 0 || self.bits(here) & clitic::AL == 0);
            let closed = self.has(
                here,
                flag::PREPOSITION
                    | flag::COMPLEMENTIZER
                    | flag::NEGATION
                    | flag::FUNCTION
                    | flag::AUXILIARY
                    | flag::NISBA
                    | flag::RELATIVE
                    | flag::DEMONSTRATIVE,
            );
            // A family name may be written like a preposition (علي).
            let family = name && words > 0 && !self.plain(here).ends_with('ى') && !self.is_preposition_here(here, end);
            let blocked = closed && !family;
            let ordinary =
                words > 1 && self.plain(here).ends_with('ة') || words > 0 && self.plain(here).starts_with("بإ");
            let unknown = self.unknown(here)
                && !letter
                && !ordinary
                && (words > 0 || !self.plain(here).starts_with("ال"))
                && (words == 0 || !self.looks_like_nisba(here) || !self.folded(here).ends_with("يه"));
            if particle && !blocked {
                words += 2;
                continue;
            }
            if blocked || !(name || unknown) {
                break;
            }
            if words > 0 && name && !unknown && self.is_verb(here) && self.speaks_on(here) {
                break;
            }
            words += 1;
        }
        // One unknown short word is hardly a name.
        if words == 1 && !self.has(at, flag::NAME) && self.folded(at).chars().count() < 3 {
            0
        } else {
            words.min(end - at)
        }
    }

    /// على or علي written alike: a preposition where a noun with the article follows.
    pub(in crate::extract) fn is_preposition_here(&self, at: usize, end: usize) -> bool {
        self.has(at, flag::PREPOSITION)
            && at + 1 < end
            && !self.is_mark(at + 1)
            && self.bits(at + 1) & clitic::AL != 0
            && !self.unknown(at + 1)
    }

    /// A verb with its complementizer right behind it.
    pub(in crate::extract) fn speaks_on(&self, at: usize) -> bool {
        at + 1 < self.text.tokens.len() && self.has(at + 1, flag::COMPLEMENTIZER | flag::PREPOSITION)
    }

    /// A name without a title: two words or more that can only be one.
    pub(in crate::extract) fn unknown_person(&self, at: usize, end: usize) -> Option<Np> {
        let words = self.name_run(at, end);
        let named = (at..at + words).any(|k| self.has(k, flag::NAME | flag::PARTICLE));
        let first_verb = self.is_verb(at) && !self.has(at, flag::NAME);
        let opens = self.bits(at) & (clitic::PRONOUN | clitic::AL) == 0
            && !self.has(at, flag::CALENDAR | flag::NISBA | flag::AUXILIARY);
        if words < 2 || first_verb || !named || !opens {
            return None;
        }
        let mut np = person_np(at, at + words - 1, None, false);
        self.title_behind(&mut np, end);
        Some(np)
    }

    /// Whatever words stand between a verb that reports and a title: قال عيد عماش المتحدث باسم ...
    pub(in crate::extract) fn introduced(&self, at: usize, end: usize) -> Option<Np> {
        let reports = |k: usize| self.senses(k, Table::Reporting).any(|(s, _)| matches!(s.form, Form::Verb(..)));
        if self.bits(at) != 0 || !at.checked_sub(1).is_some_and(reports) {
            return None;
        }
        let closed = flag::NEVER_DEFINITE
            | flag::COMPLEMENTIZER
            | flag::NEGATION
            | flag::RELATIVE
            | flag::DEMONSTRATIVE
            | flag::PRONOUN
            | flag::FUNCTION
            | flag::CALENDAR
            | flag::NISBA
            | flag::TITLE
            | flag::HEAD;
        let happens =
            |k: usize| [Table::Events, Table::Movement].into_iter().any(|table| self.senses(k, table).next().is_some());
        let word = |k: usize| {
            !self.is_mark(k)
                && !self.is_number(k)
                && self.bits(k) & !clitic::AL == 0
                && !self.has(k, closed)
                && !happens(k)
        };
        let words = (at..end.min(at + SPOKEN)).take_while(|&k| word(k)).count();
        if words < 2 {
            return None;
        }
        let mut np = person_np(at, at + words - 1, None, false);
        self.title_behind(&mut np, end);
        let (first, last) = np.role?;
        let says = last > first || self.bits(first) & clitic::AL != 0;
        says.then_some(np)
    }

    /// A title behind a name: أحمد معيتيق نائب رئيس الحكومة; also after one comma.
    pub(in crate::extract) fn title_behind(&self, np: &mut Np, end: usize) {
        let mut next = np.last + 1;
        if next < end && self.is_mark(next) && matches!(self.raw(next), "،" | ",") {
            next += 1;
        }
        if next >= end || self.is_mark(next) || np.role.is_some() {
            return;
        }
        let Some((row, _, bits)) = self.title_at(next) else { return };
        // "His counterpart" is another.
        if bits & !clitic::AL != 0 || self.carries_pronoun(next) || self.title_kind(row) == TitleKind::Honorific {
            return;
        }
        let Some(behind) = self.titled(next, end).filter(|t| t.kind == NameKind::Office && t.known.is_none()) else {
            return;
        };
        np.role = Some((behind.first, behind.last));
        np.titles.extend(behind.titles);
        np.last = behind.last;
    }
}
