//! The grammar of places: under a head noun (محافظة, مطار, محور), beside a direction, and coordinated.

use super::entity::Known;
use super::phrase::Np;
use super::text::{View, closes};
use crate::arabic::letters;
use crate::briefing::NameKind;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::HeadKind;
use crate::lexicon::{Phrase, flag};

/// The longest name of a place under a head noun, in words.
const PLACE_WORDS: usize = 4;

/// Head nouns of settlements and their parts.
const SETTLEMENTS: [&str; 5] = ["بلدة", "قرية", "حي", "مديرية", "ناحية"];

/// Words of a closed class, none of which is part of a place's name.
const CLOSED: u32 = flag::PREPOSITION
    | flag::COMPLEMENTIZER
    | flag::NEGATION
    | flag::RELATIVE
    | flag::FUNCTION
    | flag::AUXILIARY
    | flag::PRONOUN
    | flag::DEMONSTRATIVE;

impl View<'_, '_> {
    /// A place whose phrase begins at `at`: known, or under a head noun.
    pub fn place(&self, at: usize, end: usize) -> Option<Np> {
        if at >= end || self.is_mark(at) {
            return None;
        }
        self.headed_place(at, end).or_else(|| self.known_place(at, end))
    }

    fn known_place(&self, at: usize, end: usize) -> Option<Np> {
        self.listed(at, end).filter(|np| matches!(np.kind, NameKind::Place | NameKind::Country))
    }

    fn is_place_head(&self, at: usize) -> Option<(u32, usize, u8, HeadKind)> {
        self.text.phrases[at].iter().find_map(|m| {
            let Phrase::Head { row } = m.phrase else { return None };
            let kind = self.lexicon.words.heads[row as usize].kind;
            (kind.is_place() && m.bits & clitic::PRONOUN == 0).then_some((row, m.len, m.bits, kind))
        })
    }

    /// A head noun for a place begins here.
    pub fn heads_place(&self, at: usize) -> bool {
        self.is_place_head(at).is_some()
    }

    /// A direction or part (شمال, محيط) begins here.
    pub fn direction(&self, at: usize) -> bool {
        self.is_place_head(at).is_some_and(|(.., kind)| kind == HeadKind::Direction)
    }

    /// A head noun for several places (مدينتي, مناطق): what follows it is a list of their names.
    pub fn heads_many(&self, at: usize) -> bool {
        let Some((row, 1, _, kind)) = self.is_place_head(at) else { return false };
        let one = letters::folded(self.lexicon.words.heads[row as usize].one);
        kind != HeadKind::Direction && !self.folded(at).ends_with(one.as_str())
    }

    fn headed_place(&self, at: usize, end: usize) -> Option<Np> {
        let (row, len, bits, kind) = self.is_place_head(at)?;
        // A listed name that begins with the head noun (قصر بن غشير) is taken whole.
        if let Some(whole) = self.known_place(at, end).filter(|np| np.last >= at + len) {
            return Some(whole);
        }
        let start = at + len;
        if start >= end {
            return None;
        }
        let many = self.heads_many(at);
        let distinct = matches!(kind, HeadKind::Landmark | HeadKind::Site) && !many;
        // «محافظة "أبين"»
        let (open, from) = if bits & clitic::AL == 0 && (self.opens_quote(start) || self.raw(start) == "(") {
            (true, start + 1)
        } else {
            (false, start)
        };
        let inner = if from < end && self.bits(from) & !clitic::AL == 0 {
            self.headed_place(from, end).filter(|_| !open).or_else(|| self.known_place(from, end))
        } else {
            None
        };
        let np = if let Some(inner) = inner {
            let core = if distinct { (at, inner.core.1) } else { inner.core };
            let known = inner.known.filter(|_| !distinct);
            let head = if kind == HeadKind::Direction { inner.head } else { Some(row) };
            Np {
                first: at,
                core,
                known,
                bits,
                head,
                kind: if distinct { NameKind::Place } else { inner.kind },
                ..inner
            }
        } else {
            let words = match kind {
                // "The east of the country" names where as well as a name does.
                HeadKind::Direction if !open && self.folded(from) == "البلاد" => {
                    return Some(place_np(at, from, (at, from), bits, Some(row)));
                }
                HeadKind::Direction => 0,
                _ if open => self.quoted_name(from, end),
                // "The noble mosque": a known word with the article describes a definite noun.
                _ if bits & clitic::AL != 0 && self.bits(from) & clitic::AL != 0 && !self.unknown(from) => 0,
                _ => match self.unlisted_place(from, end) {
                    0 if (kind == HeadKind::Site || self.settlement(row)) && bits & clitic::AL == 0 && !many => {
                        self.site_name(from, end)
                    }
                    words => words,
                },
            };
            if words == 0 {
                return self.bare_head(at, len, end, (row, bits, kind));
            }
            let first = if distinct { at } else { from };
            place_np(at, from + words - 1, (first, from + words - 1), bits, Some(row))
        };
        Some(if open && np.last + 1 < end && closes(self.raw(np.last + 1)) {
            Np { last: np.last + 1, ..np }
        } else {
            np
        })
    }

    /// A head noun behind which an ordinary word with the article is a name: حي السلام, مديرية الحزم
    fn settlement(&self, row: u32) -> bool {
        SETTLEMENTS.contains(&self.lexicon.words.heads[row as usize].one)
    }

    /// "The city", "the airport", "the commercial port": a place named before, or one that has no other name.
    fn bare_head(&self, at: usize, len: usize, end: usize, (row, bits, kind): (u32, u8, HeadKind)) -> Option<Np> {
        if kind == HeadKind::Direction || bits & clitic::AL == 0 {
            return None;
        }
        // A name that is a head noun as well (الهضبة).
        if let Some(listed) = self.known_place(at, end) {
            return Some(listed);
        }
        let area = self.lexicon.words.heads[row as usize].one == "منطقة";
        let described = (kind != HeadKind::Place || area) && at + len < end && self.is_adjective(at + len);
        let last = if described { at + len } else { at + len - 1 };
        Some(Np { anaphoric: true, ..place_np(at, last, (at, last), bits, Some(row)) })
    }

    /// How many tokens stand between `from` and a closing mark close behind it, or the first "and" between them.
    fn quoted_name(&self, from: usize, end: usize) -> usize {
        let close = (from..end.min(from + PLACE_WORDS + 1)).find(|&k| self.is_mark(k));
        let Some(close) = close.filter(|&k| closes(self.raw(k))) else { return 0 };
        (from + 1..close).find(|&k| self.and(k)).unwrap_or(close) - from
    }

    /// An attached و opens this word, as far as can be told.
    fn and(&self, at: usize) -> bool {
        self.bits(at) & clitic::WA != 0 || (self.unknown(at) && self.folded(at).starts_with('و'))
    }

    /// How many tokens from `at` name a site by ordinary words: one with the article, or the body whose site it is.
    fn site_name(&self, at: usize, end: usize) -> usize {
        if at >= end || self.is_mark(at) || self.is_number(at) {
            return 0;
        }
        let body = self.headed(at, end).filter(|np| np.kind == NameKind::Force && !np.anaphoric);
        if let Some(body) = body {
            return body.last + 1 - at;
        }
        let plain = self.bits(at) == clitic::AL && !self.has(at, CLOSED | flag::TITLE | flag::CALENDAR | flag::VERB);
        usize::from(plain && self.title_at(at).is_none())
    }

    /// How many tokens from `at` name a place that no table lists.
    pub fn unlisted_place(&self, at: usize, end: usize) -> usize {
        let mut n = 0;
        while at + n < end && n < PLACE_WORDS {
            let here = at + n;
            if self.is_mark(here) || self.is_number(here) {
                break;
            }
            let attached = self.bits(here) & !clitic::AL != 0 && !self.unknown(here);
            let closed = self.has(here, CLOSED | flag::CALENDAR);
            let looks = self.unknown(here)
                || self.has(here, flag::NAME | flag::PARTICLE)
                || (n == 0 && self.is_place_head(here).is_some() && self.bits(here) & clitic::AL == 0)
                || (n > 0 && self.bits(here) & clitic::AL != 0 && self.has(here - 1, flag::HEAD));
            // "A checkpoint that they guard" (تحرسها) goes on with a verb.
            let word = self.folded(here);
            let verb =
                self.unknown(here) && word.starts_with(['ي', 'ت']) && (word.ends_with("ها") || word.ends_with("هم"));
            if attached || closed || verb || !looks {
                break;
            }
            let begins_clause = n > 0
                && self.unknown(here)
                && self.folded(here).starts_with(['و', 'ف'])
                && self.folded(here).contains("ال");
            if begins_clause {
                break;
            }
            n += 1;
        }
        n
    }

    /// A further place behind "and": the name begins behind the attached و.
    pub fn coordinated_place(&self, at: usize, end: usize, headed: bool, many: bool) -> Option<Np> {
        if at >= end || self.is_mark(at) {
            return None;
        }
        if let Some(np) = self.place(at, end).filter(|np| np.bits & clitic::WA != 0 && !np.anaphoric) {
            return Some(np);
        }
        let and = self.folded(at).starts_with('و') && self.unknown(at) && self.folded(at).chars().count() > 4;
        // Behind a head noun for several, an ordinary word without the article is a name too (مخيمي بلاطة وعسكر).
        let named = many
            && self.bits(at) == clitic::WA
            && !self.has(at, CLOSED | flag::VERB | flag::CALENDAR | flag::TITLE)
            && self.head_at(at).is_none();
        (headed && and || named).then(|| {
            let tail = usize::from(at + 1 < end && self.unknown(at + 1) && !self.folded(at + 1).starts_with('و'));
            Np { bits: clitic::WA, ..place_np(at, at + tail, (at, at + tail), clitic::WA, None) }
        })
    }
}

fn place_np(first: usize, last: usize, core: (usize, usize), bits: u8, head: Option<u32>) -> Np {
    let known: Option<Known> = None;
    Np {
        first,
        last,
        core,
        kind: NameKind::Place,
        known,
        role: None,
        titles: Vec::new(),
        anaphoric: false,
        short: false,
        head,
        bits,
    }
}
