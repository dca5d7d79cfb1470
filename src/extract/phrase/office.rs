//! Offices: title, what it is the title of, and the name that stands with it.

use super::{Np, OUTER, ROLE_WORDS};
use crate::briefing::NameKind;
use crate::extract::text::{Match, View};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{HeadKind, TitleKind};
use crate::lexicon::{Form, Function, Phrase, Table, flag};

/// Military ranks with the article, folded.
const RANKS: [&str; 11] =
    ["اللواء", "العميد", "العقيد", "المقدم", "الرائد", "النقيب", "الملازم", "الفريق", "المشير", "الجنرال", "الكولونيل"];

/// What somebody is, among the titles before a name.
struct Office {
    /// Only how one is addressed was found as yet.
    polite: bool,
    /// First and last token of the title that it begins with.
    title: (usize, usize),
    /// Its last token.
    last: usize,
    /// What is attached to the title.
    bits: u8,
}

impl Office {
    /// Takes in a further title.
    fn take(&mut self, kind: TitleKind, (first, last): (usize, usize), bits: u8) {
        if kind == TitleKind::Honorific && !self.polite {
            return;
        }
        if kind != TitleKind::Honorific && self.polite {
            (self.polite, self.title, self.bits) = (false, (first, last), bits);
        }
        self.last = last;
    }
}

impl View<'_, '_> {
    pub(in crate::extract) fn title_kind(&self, row: u32) -> TitleKind {
        self.lexicon.words.titles[row as usize].kind
    }

    /// Title, what it is the title of, and the name: وزير الخارجية التركي مولود جاويش أوغلو.
    pub(in crate::extract) fn titled(&self, at: usize, end: usize) -> Option<Np> {
        let (row, len, bits) = self.title_at(at)?;
        if len == 1 && (self.describes(at) || self.is_due(at)) {
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
        // "His Excellency the minister, Mr": what he is without how he is addressed.
        let mut office =
            Office { polite: self.title_kind(row) == TitleKind::Honorific, title: (at, tail), last: tail, bits };
        let mut office_open = true;
        // Behind a definite word or a name no bare noun goes on with an office.
        let mut closed = self.bits(tail) & clitic::AL != 0;
        while next < limit {
            if self.is_mark(next) {
                if let Some(close) = self.quoted_part(next, limit, closed).filter(|_| office_open) {
                    tail = close;
                    office.last = close;
                    next = close + 1;
                    continue;
                }
                // "The head of the government, X, ...": the name in apposition.
                if matches!(self.raw(next), "،" | ",")
                    && next + 1 < end
                    && let Some(person) = self
                        .person_at(next + 1, end)
                        .filter(|p| self.surely_named(p) || self.stands_between_marks(p, end))
                {
                    return Some(Np { first: at, role: Some((office.title.0, tail)), titles, bits, ..person });
                }
                break;
            }
            let person = self.person_at(next, end).or_else(|| self.apposed(next, end));
            if let Some(person) = person {
                let role = Some((office.title.0, office.last));
                let mut np = Np { first: at, role, titles, bits, ..person };
                self.title_behind(&mut np, end);
                return Some(np);
            }
            if let Some((row, len, bits)) =
                self.title_at(next).filter(|_| self.bits(next) & clitic::WA == 0 && !self.is_counterpart(next))
            {
                titles.push(row);
                tail = next + len - 1;
                if office.polite || !self.is_rank(next) {
                    office.take(self.title_kind(row), (next, tail), bits);
                }
                next += len;
                closed = self.bits(tail) & clitic::AL != 0;
                continue;
            }
            let step = self.complement(next, end);
            if step == 0
                || self.begins_another(next, end, (at, row))
                || self.tells_when(next, end)
                || (closed && self.opens_another(next))
                || self.stands_apart(next, row)
            {
                break;
            }
            let preposition = self.has(next, flag::PREPOSITION);
            if preposition && !self.goes_with_office(next, end, (at, row)) {
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
            office.last = next - 1;
        }
        if self.title_kind(row) == TitleKind::Honorific && tail == at + len - 1 {
            return None;
        }
        let alone = tail == office.title.1;
        let definite = office.bits & clitic::AL != 0;
        let kind = if self.is_plural_title(at, row) { NameKind::Group } else { NameKind::Office };
        Some(Np {
            first: at,
            last: tail,
            core: (office.title.0, tail),
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

    /// Whether another is named behind the title at `first`: "his counterpart", "and the Turkish minister" behind "the Russian
    /// minister", and behind many a title with the article ("the foreign ministers of X and the representative").
    fn begins_another(&self, next: usize, end: usize, (first, row): (usize, u32)) -> bool {
        let title = self.has(next, flag::TITLE);
        let joined = self.bits(next) & clitic::WA != 0 && title;
        let beside = joined && self.bits(next) & clitic::AL != 0 && self.is_plural_title(first, row);
        let office = || self.titled(next, end).is_some_and(|np| np.kind == NameKind::Office);
        self.is_counterpart(next) || beside || joined && self.has(next - 1, flag::NISBA) && office()
    }

    /// Where a nickname or an organisation in quotation marks closes that goes on with an office; a comma does not. `closed` where
    /// what stands before is definite.
    fn quoted_part(&self, open: usize, limit: usize, closed: bool) -> Option<usize> {
        if !self.opens_quote(open) || open + 2 >= limit || self.is_mark(open + 1) {
            return None;
        }
        // Behind a definite word other words are what is told of, and no name: المتحدث باسم الوزارة «الجماعات ...».
        let words = closed
            && !self.has(open - 1, flag::HEAD | flag::TITLE)
            && self.has(open + 1, flag::COMMON | flag::HEAD)
            && !self.has(open + 1, flag::NAME);
        let close = (open + 1..limit.min(open + 5)).find(|&k| self.is_mark(k))?;
        (!words && crate::extract::text::closes(self.raw(close))).then_some(close)
    }

    /// Words that no table knows between two commas: متحدث باسم الانفصاليين، فلاديسلاف دينيجو، ...
    fn stands_between_marks(&self, np: &Np, end: usize) -> bool {
        let (first, last) = np.core;
        let closed = last + 1 < end && self.is_mark(last + 1) && matches!(self.raw(last + 1), "،" | ",");
        last > first && closed && (first..=last).all(|k| self.unknown(k) || self.has(k, flag::NAME))
    }

    /// A title that is an adjective here: المؤتمر الصحفي.
    pub(in crate::extract) fn describes(&self, at: usize) -> bool {
        let nisba = self.folded(at).ends_with('ي') || self.folded(at).ends_with("يه");
        let Some(before) = at.checked_sub(1).filter(|k| nisba && !self.is_mark(*k)) else { return false };
        // طالب أهالي الضحايا: a verb that opens the clause, and no student.
        let opens = before == 0 || self.is_mark(before - 1) || self.bits(before) & clitic::WA != 0;
        let reports = self.senses(before, Table::Reporting).any(|(sense, _)| matches!(sense.form, Form::Verb(..)));
        let verb = opens && reports;
        let noun = self.has(before, flag::COMMON) && !self.has(before, flag::FUNCTION | flag::PREPOSITION) && !verb;
        noun && (self.bits(before) ^ self.bits(at)) & clitic::AL == 0 && self.bits(at) & !clitic::AL == 0
    }

    /// لقاءه المقرر في الجزائر: what is due, and no rapporteur.
    fn is_due(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|k| !self.is_mark(*k)) else { return false };
        let noun = self.has(before, flag::COMMON) && self.bits(before) & (clitic::AL | clitic::PRONOUN) != 0;
        // ومن المقرر أن
        let planned = self.folded(before).trim_start_matches('و') == "من";
        self.is_function(at, Function::Planned).is_some() && noun || planned && self.folded(at) == "المقرر"
    }

    pub(in crate::extract) fn is_plural_title(&self, at: usize, row: u32) -> bool {
        let title = &self.lexicon.words.titles[row as usize];
        let folded = self.folded(at);
        let bare = folded.trim_start_matches("ال");
        let singular = title.forms.first().map(|f| crate::arabic::letters::folded(f)).unwrap_or_default();
        let is_singular =
            singular.split(' ').next().is_some_and(|w| folded.ends_with(w) || folded.ends_with(&format!("{w}ه")));
        !is_singular && (bare.ends_with("اء") || bare.ends_with("ون") || bare.ends_with("ين") || bare.ends_with("ات"))
    }

    pub(in crate::extract) fn names_something(&self, at: usize) -> bool {
        self.text.phrases[at]
            .iter()
            .any(|m| m.phrase.is_name() && !matches!(m.phrase, Phrase::Nisba { .. } | Phrase::People { .. }))
    }

    /// Whether the word begins a noun phrase of its own behind a closed one: a bare noun, or a head noun with the article.
    pub(in crate::extract) fn opens_another(&self, at: usize) -> bool {
        let bits = self.bits(at);
        if bits & (clitic::WA | clitic::LA | clitic::BA) != 0
            || self.has(at, flag::PREPOSITION | flag::DEMONSTRATIVE)
            || self.names_something(at)
            || matches!(self.folded(at), "لشوون" | "باسم")
        {
            return false;
        }
        let definite = bits & clitic::AL != 0;
        (!definite && self.has(at, flag::COMMON) && !self.has(at, flag::NISBA))
            || (definite && (self.has(at, flag::HEAD) || self.is_function(at, Function::Topic).is_some()))
    }

    /// A day or "last year" behind an office says when, not which: الوزير الياباني الأربعاء
    fn tells_when(&self, at: usize, end: usize) -> bool {
        let year = self.folded(at) == "العام";
        let relative = |k: usize| {
            k < end && matches!(self.folded(k), "الماضي" | "المقبل" | "القادم" | "الحالي" | "الجاري" | "الفايت")
        };
        let now = matches!(self.folded(at), "اليوم" | "امس" | "غدا" | "الليله" | "صباح" | "مساء");
        self.is_weekday(at) || now || year && relative(at + 1)
    }

    /// الأحد ... السبت
    pub(in crate::extract) fn is_weekday(&self, at: usize) -> bool {
        matches!(self.folded(at), "الاحد" | "الاثنين" | "الثلاثاء" | "الاربعاء" | "الخميس" | "الجمعه" | "السبت")
    }

    /// A place that the office is not of: bare behind a definite word (زار الوزير القطري بغداد), or with ل behind any
    /// office but one that is sent there (أمير قطر لإسبانيا).
    fn stands_apart(&self, at: usize, row: u32) -> bool {
        let place = self.text.phrases[at]
            .iter()
            .find(|m| matches!(m.phrase, Phrase::Country { .. } | Phrase::Place { .. }))
            .filter(|_| !self.has(at, flag::NISBA | flag::NAME));
        let Some(m) = place else { return false };
        let before = at - 1;
        if m.bits & clitic::LA != 0 {
            let sent = matches!(
                self.title_kind(row),
                TitleKind::Envoy | TitleKind::Diplomat | TitleKind::Official | TitleKind::Deputy | TitleKind::Spokesman
            );
            return !sent && self.names_something(before);
        }
        let definite =
            self.bits(before) & clitic::AL != 0 && (self.is_adjective(before) || self.has(before, flag::TITLE));
        definite && m.bits & (clitic::AL | clitic::BA) == 0
    }

    /// How many tokens from `at` go on saying what an office is of; 0 where none.
    pub(in crate::extract) fn complement(&self, at: usize, end: usize) -> usize {
        // "The spokesman told the reporters", "the spokesman went on to say": المتحدث للصحفيين, الناطق للقول
        let says = self.bits(at) & clitic::LA != 0
            && self.senses(at, Table::Reporting).any(|(sense, _)| sense.form == Form::Noun);
        let doubts = self.is_function(at, Function::Unconfirmed).is_some();
        if self.tells_media(at) || says || doubts {
            return 0;
        }
        let adjective = self.text.phrases[at].iter().find(|m| matches!(m.phrase, Phrase::Nisba { .. }));
        if let Some(m) = adjective.filter(|m| m.len > 1 && at + m.len <= end && m.bits & OUTER == 0) {
            return m.len;
        }
        if let Some(m) = self.text.phrases[at]
            .iter()
            .find(|m| matches!(m.phrase, Phrase::Organisation { .. } | Phrase::Country { .. } | Phrase::Place { .. }))
            .filter(|m| at + m.len <= end && m.bits & OUTER == 0)
        {
            // An indefinite adjective ends what is before it: وفد فرنسي سوريا
            // The minister is Egyptian, and speaks today; the paper is another thing: وزير الخارجية المصري اليوم
            let medium =
                matches!(m.phrase, Phrase::Organisation { row, .. } if self.body_kind(row) == NameKind::Medium);
            if medium && at > 0 && self.has(at, flag::NISBA) && self.bits(at - 1) & clitic::AL != 0 {
                return 1;
            }
            let place = !matches!(m.phrase, Phrase::Organisation { .. });
            let closed = at > 0 && self.has(at - 1, flag::NISBA) && self.bits(at - 1) & clitic::AL == 0;
            let apart = place && closed && !self.has(at, flag::NISBA);
            return if apart { 0 } else { m.len };
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
        // "Officials, their saying that": what they say.
        let noun = self.senses(at, Table::Reporting).any(|(sense, _)| sense.form == Form::Noun);
        let saying = self.carries_pronoun(at) && noun || self.is_saying(at);
        if self.is_number(at) || saying {
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
        usize::from(nominal && self.is_function(at, Function::Attribution).is_none())
    }

    /// "Their saying that": what they say.
    pub(in crate::extract) fn is_saying(&self, at: usize) -> bool {
        matches!(self.folded(at), "قوله" | "قولها" | "قولهم" | "قولهما")
    }

    /// A military rank, which stands between an office and a name and is no part of either.
    fn is_rank(&self, at: usize) -> bool {
        RANKS.contains(&self.folded(at))
    }

    /// Whom somebody speaks to behind ل: reporters, an agency, a channel.
    pub(in crate::extract) fn tells_media(&self, at: usize) -> bool {
        let word = self.folded(at);
        let reporters = matches!(word, "للصحفيين" | "للصحافيين" | "للاعلاميين" | "للصحافه" | "للجزيره" | "للقناه");
        let medium = |m: &Match| match m.phrase {
            Phrase::Organisation { row, .. } => self.body_kind(row) == NameKind::Medium,
            Phrase::Head { row } => self.lexicon.words.heads[row as usize].kind == HeadKind::Medium,
            _ => false,
        };
        let attached = word.strip_prefix('ل').is_some_and(|rest| rest.starts_with("صحاف") || rest.starts_with("صحفي"));
        reporters || attached || self.bits(at) & clitic::LA != 0 && self.text.phrases[at].iter().any(medium)
    }

    /// A preposition that belongs to an office: المتحدث باسم, السفير لدى, المبعوث إلى, مدير ... في.
    pub(in crate::extract) fn goes_with_office(&self, at: usize, end: usize, (first, row): (usize, u32)) -> bool {
        // A president or minister is not one in a town; he is there.
        let counterpart = self.lexicon.words.titles.get(row as usize).and_then(|t| t.forms.first());
        if counterpart.is_some_and(|title| title.starts_with("نظير")) {
            return false;
        }
        let resident =
            !matches!(self.title_kind(row), TitleKind::HeadOfState | TitleKind::HeadOfGovernment | TitleKind::Minister);
        match self.folded(at) {
            "باسم" | "لدي" | "لشوون" | "بشان" => true,
            // Only who is sent is one "to": وصل أعضاء الوفد إلى سوريا
            "الي" if !self.is_sent(row) => false,
            "في" | "علي" | "من" | "الي" => {
                // Ministers meet in a hotel, and are taken from an airport.
                let body = |k: usize| {
                    self.head_at(k).is_some_and(|(row, ..)| {
                        let kind = self.lexicon.words.heads[row as usize].kind;
                        !matches!(kind, HeadKind::Landmark | HeadKind::Site | HeadKind::Direction)
                    })
                };
                // Many members of a party are not of the place where they are arrested.
                let resident = resident && self.folded(at) != "من" && !self.is_plural_title(first, row);
                at + 1 < end
                    && (body(at + 1)
                        || self.text.phrases[at + 1].iter().any(|m| {
                            // "In Lebanon" goes with any office behind which the name stands.
                            let named = || self.person_at(at + 1 + m.len, end).is_some_and(|p| self.surely_named(&p));
                            matches!(m.phrase, Phrase::Organisation { .. })
                                || matches!(m.phrase, Phrase::Country { .. } | Phrase::Place { .. })
                                    && (resident || at + 1 + m.len < end && named())
                        }))
                    && !self.names_a_channel(at + 1)
            }
            _ => false,
        }
    }

    /// نظيره, نظيرتها
    fn is_counterpart(&self, at: usize) -> bool {
        self.folded(at).starts_with("نظير") && self.has(at, flag::TITLE)
    }

    /// An envoy, ambassador or representative.
    fn is_sent(&self, row: u32) -> bool {
        let title = self.lexicon.words.titles.get(row as usize).and_then(|t| t.forms.first());
        title.is_some_and(|title| {
            ["مبعوث", "موفد", "ممثل", "سفير", "مندوب", "منسق", "وسيط", "مقرر"].iter().any(|sent| title.contains(sent))
        })
    }

    pub(in crate::extract) fn names_a_channel(&self, at: usize) -> bool {
        self.text.phrases[at].iter().any(|m| matches!(m.phrase, Phrase::Channel { .. }))
    }
}
