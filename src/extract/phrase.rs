//! The grammar of names: titles before and after, bodies under their head nouns, unnamed sources.

use super::entity::Known;
use super::text::View;
use crate::briefing::NameKind;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{HeadKind, TitleKind};
use crate::lexicon::{Form, Function, Phrase, Table, flag};

/// The longest name of a person, in words.
const NAME_WORDS: usize = 6;
/// The longest office, in words.
const ROLE_WORDS: usize = 14;
/// The longest name of a body under a head noun, in words.
const BODY_WORDS: usize = 6;

/// A noun phrase that names an actor.
#[derive(Debug, Clone)]
pub(crate) struct Np {
    /// First and last token, titles included.
    pub first: usize,
    pub last: usize,
    /// First and last token of the name itself.
    pub core: (usize, usize),
    pub kind: NameKind,
    pub known: Option<Known>,
    /// First and last token of the office.
    pub role: Option<(usize, usize)>,
    /// Rows of the titles in it.
    pub titles: Vec<u32>,
    /// A title or head noun with the article and nothing else: somebody named before.
    pub anaphoric: bool,
    /// The name is short and counts only where the full form occurred.
    pub short: bool,
    /// Row of the head noun that opens it.
    pub head: Option<u32>,
    /// Particles attached to its first word.
    pub bits: u8,
}

/// Particles that may stand before an actor without making it something else.
const OUTER: u8 = clitic::WA | clitic::FA;

impl View<'_, '_> {
    /// The actor whose phrase begins at token `at`, not reaching `end`. Particles attached to its first word are not looked at.
    pub fn np(&self, at: usize, end: usize) -> Option<Np> {
        if at >= end || self.is_mark(at) {
            return None;
        }
        let opening = at;
        let mut at = at;
        while at + 1 < end
            && (self.has(at, flag::DEMONSTRATIVE)
                || (self.is_function(at, Function::Quantifier).is_some() && self.bits(at) & clitic::AL == 0))
            && !self.is_mark(at + 1)
        {
            at += 1;
            if self.folded(at) == "من" && at + 1 < end {
                at += 1;
            }
        }
        let found = self
            .titled(at, end)
            .or_else(|| self.listed(at, end))
            .or_else(|| self.headed(at, end))
            .or_else(|| self.unknown_person(at, end))?;
        // What stands before ("each of", "those") belongs to the phrase, not to the name.
        Some(if opening < at { Np { first: opening, bits: self.bits(opening), ..found } } else { found })
    }

    /// A name of the gazetteer that begins at `at`.
    pub fn listed(&self, at: usize, end: usize) -> Option<Np> {
        let found = self.text.phrases[at].iter().find(|m| {
            at + m.len <= end
                && matches!(
                    m.phrase,
                    Phrase::Person { .. } | Phrase::Organisation { .. } | Phrase::Country { .. } | Phrase::Place { .. }
                )
                && self.is_entity(at, m.len)
        })?;
        let last = at + found.len - 1;
        let (kind, known, short) = match found.phrase {
            Phrase::Person { row, short } => (NameKind::Person, Known::Person(row), short),
            Phrase::Organisation { row, short } => (self.body_kind(row), Known::Organisation(row), short),
            Phrase::Country { row } => (NameKind::Country, Known::Country(row), false),
            Phrase::Place { row } => (NameKind::Place, Known::Place(row), false),
            _ => return None,
        };
        let mut np = Np {
            first: at,
            last,
            core: (at, last),
            kind,
            known: Some(known),
            role: None,
            titles: Vec::new(),
            anaphoric: false,
            short,
            head: None,
            bits: found.bits,
        };
        match kind {
            NameKind::Person => self.title_behind(&mut np, end),
            _ if len_of(&np) > 1 => np.head = self.head_at(at).map(|(row, ..)| row),
            _ => {}
        }
        match kind {
            NameKind::Organisation | NameKind::Force | NameKind::Country => {
                while np.last + 1 < end && self.is_adjective(np.last + 1) && kind != NameKind::Country {
                    np.last += 1;
                }
            }
            _ => {}
        }
        Some(np)
    }

    fn body_kind(&self, row: u32) -> NameKind {
        self.lexicon.gazetteer.organisations[row as usize].name_kind()
    }

    /// A listed single word that is also an ordinary word or verb is a name only where nothing else fits.
    fn is_entity(&self, at: usize, len: usize) -> bool {
        len > 1 || !self.has(at, flag::PREPOSITION | flag::COMPLEMENTIZER | flag::NEGATION)
    }

    /// An adjective with the article that goes on describing a body: الليبية, المسلحة.
    fn is_adjective(&self, at: usize) -> bool {
        !self.is_mark(at)
            && self.bits(at) & clitic::AL != 0
            && self.bits(at) & !(clitic::AL) == 0
            && (self.has(at, flag::NISBA) || self.looks_like_nisba(at))
    }

    fn looks_like_nisba(&self, at: usize) -> bool {
        let word = self.folded(at);
        word.starts_with("ال")
            && (word.ends_with("يه") || word.ends_with("ي") || word.ends_with("يين") || word.ends_with("يون"))
    }

    fn title_at(&self, at: usize) -> Option<(u32, usize, u8)> {
        self.text.phrases[at].iter().find_map(|m| match m.phrase {
            Phrase::Title { row } => Some((row, m.len, m.bits)),
            _ => None,
        })
    }

    pub fn head_at(&self, at: usize) -> Option<(u32, usize, u8)> {
        self.text.phrases[at].iter().find_map(|m| match m.phrase {
            Phrase::Head { row } => Some((row, m.len, m.bits)),
            _ => None,
        })
    }

    fn title_kind(&self, row: u32) -> TitleKind {
        self.lexicon.words.titles[row as usize].kind
    }

    /// Title, what it is the title of, and the name: وزير الخارجية التركي مولود جاويش أوغلو.
    fn titled(&self, at: usize, end: usize) -> Option<Np> {
        let (row, len, bits) = self.title_at(at)?;
        if len == 1 && self.describes(at) {
            return None;
        }
        // A longer name of the gazetteer wins (الأمين العام للأمم المتحدة is no organisation, though).
        if self.text.phrases[at]
            .iter()
            .any(|m| matches!(m.phrase, Phrase::Organisation { .. } | Phrase::Country { .. }) && m.len > len)
        {
            return None;
        }
        let mut titles = vec![row];
        let limit = end.min(at + ROLE_WORDS);
        let mut next = at + len;
        let mut tail = at + len - 1;
        let mut office_open = true;
        // Behind a definite word or a name no bare noun goes on with an office.
        let mut closed = false;
        while next < limit {
            if self.is_mark(next) {
                // A nickname or an organisation in quotation marks goes on; a comma does not.
                if self.opens_quote(next) && next + 2 < limit && !self.is_mark(next + 1) && office_open {
                    let close = (next + 1..limit.min(next + 5)).find(|&k| self.is_mark(k));
                    if let Some(close) = close.filter(|&c| super::text::closes(self.raw(c))) {
                        tail = close;
                        next = close + 1;
                        continue;
                    }
                }
                // "The head of the government, X, ...": the name in apposition.
                if matches!(self.raw(next), "،" | ",")
                    && next + 1 < end
                    && let Some(person) = self.person_at(next + 1, end).filter(|p| self.surely_named(p))
                {
                    return Some(Np { first: at, role: Some((at, tail)), titles, bits, ..person });
                }
                break;
            }
            let person = self.person_at(next, end).or_else(|| self.apposed(next, end));
            if let Some(person) = person {
                let role = Some((at, next - 1));
                let mut np = Np { first: at, role, titles, bits, ..person };
                self.title_behind(&mut np, end);
                return Some(np);
            }
            if let Some((row, len, _)) = self.title_at(next).filter(|_| self.bits(next) & clitic::WA == 0) {
                titles.push(row);
                tail = next + len - 1;
                next += len;
                closed = false;
                continue;
            }
            let step = self.complement(next, end);
            if step == 0 || (closed && self.opens_another(next)) {
                break;
            }
            let preposition = self.has(next, flag::PREPOSITION);
            if preposition && !self.goes_with_office(next, end) {
                office_open = false;
            }
            if office_open && !preposition {
                tail = next + step - 1;
            }
            if !office_open {
                break;
            }
            closed = !preposition && (step > 1 || self.bits(next) & clitic::AL != 0 || self.names_something(next));
            next += step;
        }
        let alone = tail == at + len - 1;
        if self.title_kind(row) == TitleKind::Honorific && alone {
            return None;
        }
        let definite = bits & clitic::AL != 0;
        let kind = if self.is_plural_title(at, row) { NameKind::Group } else { NameKind::Office };
        Some(Np {
            first: at,
            last: tail,
            core: (at, tail),
            kind,
            known: None,
            role: None,
            titles,
            anaphoric: alone && definite,
            short: false,
            head: None,
            bits,
        })
    }

    /// A title that is an adjective here: المؤتمر الصحفي.
    fn describes(&self, at: usize) -> bool {
        let nisba = self.folded(at).ends_with('ي') || self.folded(at).ends_with("يه");
        let Some(before) = at.checked_sub(1).filter(|k| nisba && !self.is_mark(*k)) else { return false };
        let noun = self.has(before, flag::COMMON) && !self.has(before, flag::FUNCTION | flag::PREPOSITION);
        noun && (self.bits(before) ^ self.bits(at)) & clitic::AL == 0 && self.bits(at) & !clitic::AL == 0
    }

    fn is_plural_title(&self, at: usize, row: u32) -> bool {
        let title = &self.lexicon.words.titles[row as usize];
        let folded = self.folded(at);
        let bare = folded.trim_start_matches("ال");
        let singular = title.forms.first().map(|f| crate::arabic::letters::folded(f)).unwrap_or_default();
        let is_singular =
            singular.split(' ').next().is_some_and(|w| folded.ends_with(w) || folded.ends_with(&format!("{w}ه")));
        !is_singular && (bare.ends_with("اء") || bare.ends_with("ون") || bare.ends_with("ين") || bare.ends_with("ات"))
    }

    fn names_something(&self, at: usize) -> bool {
        self.text.phrases[at]
            .iter()
            .any(|m| m.phrase.is_name() && !matches!(m.phrase, Phrase::Nisba { .. } | Phrase::People { .. }))
    }

    /// Whether the word begins a noun phrase of its own behind a closed one: a bare noun, or a head noun with the article.
    fn opens_another(&self, at: usize) -> bool {
        let bits = self.bits(at);
        if bits & (clitic::WA | clitic::LA | clitic::BA) != 0
            || self.has(at, flag::PREPOSITION | flag::DEMONSTRATIVE)
            || self.names_something(at)
        {
            return false;
        }
        let definite = bits & clitic::AL != 0;
        (!definite && self.has(at, flag::COMMON) && !self.has(at, flag::NISBA))
            || (definite && self.has(at, flag::HEAD))
    }

    /// How many tokens from `at` go on saying what an office is of; 0 where none.
    fn complement(&self, at: usize, end: usize) -> usize {
        if let Some(m) = self.text.phrases[at]
            .iter()
            .find(|m| matches!(m.phrase, Phrase::Organisation { .. } | Phrase::Country { .. } | Phrase::Place { .. }))
            .filter(|m| at + m.len <= end && m.bits & OUTER == 0)
        {
            return m.len;
        }
        let outer = self.bits(at) & clitic::FA != 0;
        if outer
            || self.has(
                at,
                flag::COMPLEMENTIZER | flag::NEGATION | flag::FUTURE | flag::RELATIVE | flag::PRONOUN | flag::AUXILIARY,
            )
        {
            return 0;
        }
        if self.has(at, flag::DEMONSTRATIVE) {
            return usize::from(at + 1 < end && !self.is_mark(at + 1));
        }
        if self.has(at, flag::PREPOSITION) {
            return usize::from(at + 1 < end && !self.is_mark(at + 1));
        }
        if self.is_number(at) {
            return 0;
        }
        if self.is_verb(at)
            && self.bits(at) & clitic::AL == 0
            && !self.has(at, flag::HEAD | flag::TITLE)
            && !self.has(at, flag::COMMON)
        {
            return 0;
        }
        // المكلف بشؤون, but not أبلغ نظيره بضرورة
        let with = self.bits(at) & clitic::BA != 0 && !self.has(at, flag::HEAD) && self.bits(at) & clitic::AL == 0;
        if with
            && at > 0
            && !matches!(
                self.folded(at - 1).trim_start_matches("ال"),
                "خاص" | "خاصه" | "معني" | "معنيه" | "مكلف" | "مكلفه"
            )
        {
            return 0;
        }
        let nominal = self.has(at, flag::COMMON | flag::NISBA | flag::HEAD | flag::TITLE | flag::CALENDAR)
            || self.bits(at) & clitic::AL != 0;
        usize::from(nominal && !self.is_function(at, Function::Attribution).is_some())
    }

    /// A preposition that belongs to an office: المتحدث باسم, السفير لدى, المبعوث إلى, مدير ... في.
    fn goes_with_office(&self, at: usize, end: usize) -> bool {
        match self.folded(at) {
            "باسم" | "لدي" | "لشوون" | "بشان" => true,
            "في" | "علي" | "من" | "الي" => {
                at + 1 < end
                    && (self.has(at + 1, flag::HEAD)
                        || self.text.phrases[at + 1].iter().any(|m| {
                            matches!(
                                m.phrase,
                                Phrase::Organisation { .. } | Phrase::Country { .. } | Phrase::Place { .. }
                            )
                        }))
                    && !self.names_a_channel(at + 1)
            }
            _ => false,
        }
    }

    fn names_a_channel(&self, at: usize) -> bool {
        self.text.phrases[at].iter().any(|m| matches!(m.phrase, Phrase::Channel { .. }))
    }

    /// An ordinary bare word right behind a title with the article can only be a name: النائب نضال ...
    fn apposed(&self, at: usize, end: usize) -> Option<Np> {
        let title = at > 0 && self.has(at - 1, flag::TITLE) && self.bits(at - 1) & clitic::AL != 0;
        let bare = |k: usize| k < end && !self.is_mark(k) && !self.is_number(k) && self.bits(k) == 0;
        let closed = flag::NEVER_DEFINITE | flag::CALENDAR | flag::NISBA | flag::TITLE | flag::HEAD;
        let noun = title
            && bare(at)
            && self.has(at, flag::COMMON)
            && !self.has(at, closed)
            && !self.raw(at).ends_with(['ا', 'ً']);
        let named = |k: usize| bare(k) && (self.unknown(k) || self.has(k, flag::NAME)) && !self.has(k, closed);
        (noun && named(at + 1)).then(|| person_np(at, at + 1 + usize::from(named(at + 2)), None, false))
    }

    /// A listed person, or two words or more with a known name among them.
    fn surely_named(&self, np: &Np) -> bool {
        let (first, last) = np.core;
        np.known.is_some() || (last > first && (first..=last).any(|k| self.has(k, flag::NAME | flag::PARTICLE)))
    }

    /// A listed person, or a run of words that can only be a name.
    fn person_at(&self, at: usize, end: usize) -> Option<Np> {
        if self.bits(at) & (OUTER | clitic::LA | clitic::BA) != 0 && !self.unknown(at) && !self.has(at, flag::NAME) {
            return None;
        }
        if let Some(m) = self.text.phrases[at]
            .iter()
            .find(|m| matches!(m.phrase, Phrase::Person { .. }) && at + m.len <= end && m.bits & OUTER == 0)
        {
            let Phrase::Person { row, short } = m.phrase else { return None };
            let last = at + m.len - 1;
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
    fn name_tail(&self, at: usize, end: usize) -> usize {
        let mut n = 0;
        while at + n < end
            && n < 2
            && (self.unknown(at + n) || self.has(at + n, flag::NAME))
            && self.bits(at + n) & !clitic::AL == 0
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
            let attached = self.bits(here) & !clitic::AL != 0;
            let name = self.has(here, flag::NAME)
                && (!attached || words == 0)
                && (words > 0 || self.bits(here) & clitic::AL == 0);
            let blocked =
                self.has(
                    here,
                    flag::PREPOSITION
                        | flag::COMPLEMENTIZER
                        | flag::NEGATION
                        | flag::FUNCTION
                        | flag::AUXILIARY
                        | flag::NISBA
                        | flag::RELATIVE
                        | flag::DEMONSTRATIVE,
                ) && !(name && !self.raw(here).ends_with('ى') && words > 0 && !self.is_preposition_here(here, end));
            let unknown = self.unknown(here)
                && (words > 0 || !self.raw(here).starts_with("ال"))
                && !(words > 0 && self.looks_like_nisba(here) && self.folded(here).ends_with("يه"));
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
    fn is_preposition_here(&self, at: usize, end: usize) -> bool {
        self.has(at, flag::PREPOSITION)
            && at + 1 < end
            && !self.is_mark(at + 1)
            && self.bits(at + 1) & clitic::AL != 0
            && !self.unknown(at + 1)
    }

    /// A verb with its complementizer right behind it.
    fn speaks_on(&self, at: usize) -> bool {
        at + 1 < self.text.tokens.len() && self.has(at + 1, flag::COMPLEMENTIZER | flag::PREPOSITION)
    }

    /// A name without a title: two words or more that can only be one.
    fn unknown_person(&self, at: usize, end: usize) -> Option<Np> {
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

    /// A title behind a name: أحمد معيتيق نائب رئيس الحكومة; also after one comma.
    fn title_behind(&self, np: &mut Np, end: usize) {
        let mut next = np.last + 1;
        if next < end && self.is_mark(next) && matches!(self.raw(next), "،" | ",") {
            next += 1;
        }
        if next >= end || self.is_mark(next) || np.role.is_some() {
            return;
        }
        let Some((row, _, bits)) = self.title_at(next) else { return };
        if bits & !clitic::AL != 0 || self.title_kind(row) == TitleKind::Honorific {
            return;
        }
        let Some(behind) = self.titled(next, end).filter(|t| t.kind == NameKind::Office && t.known.is_none()) else {
            return;
        };
        np.role = Some((behind.first, behind.last));
        np.titles.extend(behind.titles);
        np.last = behind.last;
    }

    /// A body, a source or a crowd under its head noun: قوات ..., وزارة ..., مصدر ...
    fn headed(&self, at: usize, end: usize) -> Option<Np> {
        let (row, len, bits) = self.head_at(at)?;
        if len == 1 && self.describes(at) {
            return None;
        }
        let kind = match self.lexicon.words.heads[row as usize].kind {
            HeadKind::Force => NameKind::Force,
            HeadKind::Organisation => NameKind::Organisation,
            HeadKind::Source => NameKind::Source,
            HeadKind::Medium => NameKind::Medium,
            HeadKind::Delegation | HeadKind::Group => NameKind::Group,
            HeadKind::Place | HeadKind::Direction => return None,
        };
        let start = at + len;
        let mut last = start - 1;
        let limit = end.min(at + BODY_WORDS);
        let mut next = start;
        while next < limit {
            if self.is_mark(next) {
                let quoted = self.opens_quote(next) || self.raw(next) == "(";
                let close = (next + 1..limit.min(next + 4)).find(|&k| self.is_mark(k));
                match close
                    .filter(|&c| quoted && c > next + 1 && super::text::closes(self.raw(c)) && kind != NameKind::Source)
                {
                    Some(close) => {
                        last = close;
                        next = close + 1;
                        continue;
                    }
                    None => break,
                }
            }
            if let Some(m) = self.text.phrases[next]
                .iter()
                .find(|m| {
                    matches!(
                        m.phrase,
                        Phrase::Person { .. }
                            | Phrase::Organisation { .. }
                            | Phrase::Country { .. }
                            | Phrase::Place { .. }
                    )
                })
                .filter(|m| next + m.len <= end && m.bits & !(clitic::AL | clitic::LA) == 0)
            {
                last = next + m.len - 1;
                next = last + 1;
                if matches!(m.phrase, Phrase::Person { .. }) {
                    break;
                }
                continue;
            }
            if kind == NameKind::Medium
                && next > start
                && let Some(person) = self.person_at(next, end)
            {
                return Some(Np { first: at, role: Some((at, next - 1)), bits, ..person });
            }
            let goes_on = self.describes_body(next, start, bits, kind);
            if !goes_on || self.is_number(next) {
                break;
            }
            last = next;
            next += 1;
        }
        if kind == NameKind::Source && bits & clitic::AL == 0 {
            last = self.source_tail(last, end);
        }
        let alone = last < start;
        Some(Np {
            first: at,
            last,
            core: (at, last),
            kind,
            known: None,
            role: None,
            titles: Vec::new(),
            anaphoric: alone && bits & clitic::AL != 0,
            short: false,
            head: Some(row),
            bits,
        })
    }
}

impl View<'_, '_> {
    /// Whether the word goes on saying which body the head noun before `start` names.
    fn describes_body(&self, at: usize, start: usize, head: u8, kind: NameKind) -> bool {
        let closed = flag::PREPOSITION
            | flag::COMPLEMENTIZER
            | flag::NEGATION
            | flag::RELATIVE
            | flag::PRONOUN
            | flag::FUNCTION
            | flag::AUXILIARY;
        let definite = self.bits(at) & clitic::AL != 0;
        let word_of = self.senses(at, Table::Reporting).next().is_some() && self.bits(at) & clitic::AL == 0;
        if self.bits(at) & !clitic::AL != 0 || self.has(at, closed) || word_of {
            return false;
        }
        if self.is_verb(at) && !definite && !self.has(at, flag::TITLE | flag::HEAD) {
            return false;
        }
        // "القوات السيطرة": a happening behind a definite noun is a phrase of its own, and so is a title or another body.
        let happening = [Table::Reporting, Table::Movement, Table::Frontline, Table::Events]
            .into_iter()
            .any(|table| self.senses(at, table).any(|(s, _)| s.form == Form::Noun));
        let another = happening || self.has(at, flag::TITLE | flag::HEAD) && !self.looks_like_nisba(at);
        if head & clitic::AL != 0 {
            return if definite { !another } else { self.unknown(at) && at == start };
        }
        if at == start {
            return kind != NameKind::Source || definite || self.describes_source(at);
        }
        let named = kind != NameKind::Source && (self.unknown(at) || self.has(at, flag::NAME | flag::PARTICLE));
        (definite && !(another && self.bits(at - 1) & clitic::AL != 0))
            || named
            || (kind == NameKind::Source && self.describes_source(at))
    }

    /// عسكري, أمنية, ميدانيين behind an unnamed source.
    fn describes_source(&self, at: usize) -> bool {
        let raw = self.raw(at);
        if self.senses(at, Table::Reporting).next().is_some() || self.carries_pronoun(at) {
            return false;
        }
        self.has(at, flag::COMMON | flag::NISBA | flag::TITLE)
            && ["ي", "ية", "ين", "ون", "ة", "يا", "ين"].iter().any(|e| raw.ends_with(e))
    }

    /// What says whose or where an unnamed source is: مصادر في الخارجية التركية, شهود من المدينة
    fn source_tail(&self, last: usize, end: usize) -> usize {
        let next = last + 1;
        if next >= end || self.is_mark(next) {
            return last;
        }
        let apart = matches!(self.folded(next), "في" | "من" | "داخل" | "لدي");
        let at = if apart { next + 1 } else { next };
        let attached = self.bits(next) & clitic::BA != 0;
        if at >= end || !(apart || attached) {
            return last;
        }
        let body = self.listed(at, end).or_else(|| self.headed(at, end)).or_else(|| self.place(at, end));
        body.filter(|np| !np.anaphoric && np.kind != NameKind::Person).map_or(last, |np| np.last)
    }
}

fn len_of(np: &Np) -> usize {
    np.core.1 + 1 - np.core.0
}

fn person_np(first: usize, last: usize, known: Option<Known>, short: bool) -> Np {
    Np {
        first,
        last,
        core: (first, last),
        kind: NameKind::Person,
        known,
        role: None,
        titles: Vec::new(),
        anaphoric: false,
        short,
        head: None,
        bits: 0,
    }
}
