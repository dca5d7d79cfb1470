//! The grammar of names: titles before and after, bodies under their head nouns, unnamed sources.

mod body;
mod office;
mod person;

use super::entity::Known;
use super::text::{View, closes};
use crate::briefing::NameKind;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Function, Phrase, flag};

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
        if at >= end || self.is_mark(at) || self.is_counted(at) {
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
            .or_else(|| self.unknown_person(at, end))
            .or_else(|| self.introduced(at, end))?;
        // What stands before ("each of", "those") belongs to the phrase, not to the name.
        Some(if opening < at { Np { first: opening, bits: self.bits(opening), ..found } } else { found })
    }

    /// "60 fighters of": what is counted, in the accusative, says how many and not who.
    fn is_counted(&self, at: usize) -> bool {
        let word = self.raw(at).trim_end_matches('\u{64b}');
        at > 0 && self.is_number(at - 1) && self.bits(at) == 0 && (word.ends_with('ا') || self.raw(at).ends_with("اً"))
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
        let last = self.closed_quote(at, at + found.len - 1, end);
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

    /// The last token of a name with the mark that closes a quotation in it: تنظيم"داعش"
    fn closed_quote(&self, first: usize, last: usize, end: usize) -> usize {
        let open = (first + 1..last).any(|k| self.opens_quote(k));
        let closed = (first + 2..=last).any(|k| self.is_mark(k) && closes(self.raw(k)));
        let closes_behind = last + 1 < end && self.is_mark(last + 1) && closes(self.raw(last + 1));
        if open && !closed && closes_behind { last + 1 } else { last }
    }

    pub(in crate::extract) fn body_kind(&self, row: u32) -> NameKind {
        self.lexicon.gazetteer.organisations[row as usize].name_kind()
    }

    /// A listed single word that is also an ordinary word or verb is a name only where nothing else fits.
    pub(in crate::extract) fn is_entity(&self, at: usize, len: usize) -> bool {
        len > 1 || !self.has(at, flag::PREPOSITION | flag::COMPLEMENTIZER | flag::NEGATION)
    }

    /// An adjective with the article that goes on describing a body: الليبية, المسلحة.
    pub(in crate::extract) fn is_adjective(&self, at: usize) -> bool {
        !self.is_mark(at)
            && self.bits(at) & clitic::AL != 0
            && self.bits(at) & !(clitic::AL) == 0
            && (self.has(at, flag::NISBA) || self.looks_like_nisba(at))
    }

    pub(in crate::extract) fn looks_like_nisba(&self, at: usize) -> bool {
        let word = self.folded(at);
        word.starts_with("ال")
            && (word.ends_with("يه") || word.ends_with("ي") || word.ends_with("يين") || word.ends_with("يون"))
    }

    pub(in crate::extract) fn title_at(&self, at: usize) -> Option<(u32, usize, u8)> {
        self.text.phrases[at].iter().find_map(|m| match m.phrase {
            // مساعدة is aid, unless it is somebody's assistant.
            Phrase::Title { .. }
                if self.folded(at).trim_start_matches("ال") == "مساعده"
                    && !(at + 1 < self.text.tokens.len() && self.has(at + 1, flag::TITLE)) =>
            {
                None
            }
            Phrase::Title { row } => Some((row, m.len, m.bits)),
            _ => None,
        })
    }

    pub fn head_at(&self, at: usize) -> Option<(u32, usize, u8)> {
        self.text.phrases[at].iter().find_map(|m| match m.phrase {
            // ة ends a word: مهاجمة is no "attacker of his", though it is folded to the letters of one.
            Phrase::Head { row } if m.bits & clitic::PRONOUN == 0 || m.len > 1 || !self.plain(at).ends_with('ة') => {
                Some((row, m.len, m.bits))
            }
            _ => None,
        })
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
