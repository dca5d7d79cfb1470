//! Bodies, forces, sources and crowds under their head nouns: قوات ..., وزارة ..., مصدر ...

use super::{BODY_WORDS, Np};
use crate::briefing::NameKind;
use crate::extract::text::View;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::HeadKind;
use crate::lexicon::{Form, Function, Phrase, Table, flag};

/// What an unnamed source is said to be, which no ending shows.
const RANKED: [&str; 7] = ["رفيع", "بارز", "بارزة", "مطلع", "كبير", "موثوق", "مقرب"];

impl View<'_, '_> {
    /// A body, a source or a crowd under its head noun: قوات ..., وزارة ..., مصدر ...
    pub(in crate::extract) fn headed(&self, at: usize, end: usize) -> Option<Np> {
        let (row, len, bits) = self.head_at(at)?;
        // A stronghold is somebody's, and no body of its own.
        if len == 1 && (self.describes(at) || self.is_epithet(at))
            || self.is_function(at, Function::Stronghold).is_some()
        {
            return None;
        }
        let kind = match self.lexicon.words.heads[row as usize].kind {
            HeadKind::Force => NameKind::Force,
            HeadKind::Organisation => NameKind::Organisation,
            HeadKind::Source => NameKind::Source,
            HeadKind::Medium => NameKind::Medium,
            HeadKind::Delegation | HeadKind::Group => NameKind::Group,
            HeadKind::Place | HeadKind::Landmark | HeadKind::Site | HeadKind::Direction => return None,
        };
        let start = at + len;
        let mut last = start - 1;
        let limit = end.min(at + BODY_WORDS);
        let mut next = start;
        while next < limit {
            // "Eyewitnesses told Reuters".
            if kind == NameKind::Source && self.tells_media(next) {
                break;
            }
            if self.is_mark(next) {
                let quoted = self.opens_quote(next) || self.raw(next) == "(";
                let close = (next + 1..limit.min(next + 4)).find(|&k| self.is_mark(k));
                match close.filter(|&c| {
                    quoted && c > next + 1 && crate::extract::text::closes(self.raw(c)) && kind != NameKind::Source
                }) {
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
                // "قوات الحشد الموصل", "السلطات مطار صنعاء": behind a definite noun a place is no part of the name.
                .filter(|m| {
                    let place = matches!(m.phrase, Phrase::Place { .. } | Phrase::Country { .. });
                    !place || m.bits & clitic::LA != 0 || !self.closes_body(at, next - 1)
                })
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
            let goes_on = self.describes_body(next, start, len, bits, kind);
            if !goes_on || self.is_number(next) {
                break;
            }
            last = next;
            next += 1;
        }
        if self.lexicon.words.heads[row as usize].kind == HeadKind::Delegation {
            last = self.delegation_tail(last, end);
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

    /// "The armed rebellion": an adjective, and no armed man.
    fn is_epithet(&self, at: usize) -> bool {
        let epithet = matches!(self.folded(at), "المسلح" | "المسلحه" | "المتمرد" | "المتمرده" | "المتطرف" | "المتطرفه");
        let noun = |k: usize| !self.is_mark(k) && self.bits(k) & clitic::AL != 0 && self.has(k, flag::COMMON);
        epithet && at.checked_sub(1).is_some_and(noun)
    }

    /// Whether a place behind `last` is no longer of the body under the head at `head`: behind a definite noun, or an
    /// indefinite adjective (زار وفد فرنسي سوريا).
    fn closes_body(&self, head: usize, last: usize) -> bool {
        let adjective = self.folded(last).ends_with('ي') || self.folded(last).ends_with("يه");
        self.bits(last) & clitic::AL != 0
            || last > head && adjective && self.has(last, flag::COMMON | flag::NISBA) && !self.has(last, flag::HEAD)
    }

    /// Whether the word goes on saying which body the head noun before `start` names.
    pub(in crate::extract) fn describes_body(
        &self,
        at: usize,
        start: usize,
        len: usize,
        head: u8,
        kind: NameKind,
    ) -> bool {
        let closed = flag::PREPOSITION
            | flag::COMPLEMENTIZER
            | flag::NEGATION
            | flag::RELATIVE
            | flag::PRONOUN
            | flag::FUNCTION
            | flag::AUXILIARY;
        let definite = self.bits(at) & clitic::AL != 0;
        let word_of = self.senses(at, Table::Reporting).next().is_some() && self.bits(at) & clitic::AL == 0;
        let when = self.is_weekday(at) || matches!(self.folded(at), "اليوم" | "امس" | "ل");
        if self.bits(at) & !clitic::AL != 0 || self.has(at, closed) || word_of || when || self.is_saying(at) {
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
        // "Gunmen the fire": an indefinite plural in ون has nobody behind it.
        let head_word = self.folded(start - len);
        let nunated = head & clitic::AL == 0 && len == 1 && (head_word.ends_with("ون") || head_word.ends_with("ين"));
        let other = definite || at == start && self.plain(at).ends_with('ا');
        if nunated && other && !self.names_something(at) {
            return false;
        }
        // "The security forces an attempt": a bare word behind a head noun that is definite as a whole.
        let bare = !definite && !self.unknown(at) && !self.has(at, flag::NAME | flag::PARTICLE);
        if at == start && len > 1 && bare && self.bits(at - 1) & clitic::AL != 0 {
            return false;
        }
        if head & clitic::AL != 0 {
            // "The sources the information": no adjective of theirs ends so.
            let apart = kind == NameKind::Source && self.folded(at).ends_with("ات");
            return if definite { !another && !apart } else { self.unknown(at) && at == start };
        }
        // "Rights groups the government": an indefinite adjective ends what is before a definite noun.
        let adjective = (at > start || len > 1) && self.bits(at - 1) & clitic::AL == 0;
        // ألماني has no article, though it is folded to the letters of one.
        let article = definite && self.plain(at).starts_with("ال");
        if article && adjective && self.closes_body(start - len, at - 1) {
            return false;
        }
        // قوات الجيش مسلحي التنظيم: a bare head noun behind a definite one is another's.
        if !definite && self.has(at, flag::HEAD) && at > 0 && self.bits(at - 1) & clitic::AL != 0 {
            return false;
        }
        if at == start && len > 1 && happening && !definite {
            return false;
        }
        if at == start {
            // Behind a head noun of several words (مصدر عسكري) only what describes it goes on.
            return len == 1 || kind != NameKind::Source || definite || self.describes_source(at);
        }
        let named = kind != NameKind::Source && (self.unknown(at) || self.has(at, flag::NAME | flag::PARTICLE));
        (definite && !(another && self.bits(at - 1) & clitic::AL != 0))
            || named
            || (kind == NameKind::Source && !another && self.describes_source(at))
    }

    /// عسكري, أمنية, ميدانيين behind an unnamed source.
    pub(in crate::extract) fn describes_source(&self, at: usize) -> bool {
        let raw = self.plain(at);
        if RANKED.contains(&raw.as_ref()) {
            return true;
        }
        if self.senses(at, Table::Reporting).next().is_some() || self.carries_pronoun(at) {
            return false;
        }
        self.has(at, flag::COMMON | flag::NISBA | flag::TITLE)
            && ["ي", "ية", "ين", "ون", "ة", "يا", "ين"].iter().any(|e| raw.ends_with(e))
    }

    /// Whose a delegation is: وفد من جماعة الحوثي
    fn delegation_tail(&self, last: usize, end: usize) -> usize {
        let of = last + 1;
        if of + 1 >= end || self.is_mark(of) || self.folded(of) != "من" {
            return last;
        }
        let body = self.listed(of + 1, end).or_else(|| self.headed(of + 1, end));
        let whose = |np: &Np| !np.anaphoric && matches!(np.kind, NameKind::Organisation | NameKind::Force);
        body.filter(whose).map_or(last, |np| np.last)
    }

    /// What says whose or where an unnamed source is: مصادر في الخارجية التركية, شهود من المدينة
    pub(in crate::extract) fn source_tail(&self, last: usize, end: usize) -> usize {
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
