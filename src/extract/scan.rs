//! An article's mentions: who and what is named where, each joined to its entry in the article's table of names.

mod last;
mod named;
mod resolve;

use chrono::{Datelike as _, NaiveDate};
use rustc_hash::FxHashSet;

use self::last::Last;
pub(crate) use self::resolve::surface;
use self::resolve::{bodies_within, enter, resolve};
use super::entity::{Entities, EntityId};
use super::phrase::Np;
use super::text::{Text, View};
use super::trace::Notes;
use crate::arabic::calendar;
use crate::briefing::{NameKind, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::{Analyser, Form, Lexicon, Table, flag};

/// A noun phrase of a paragraph and what it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub np: Np,
    pub entity: EntityId,
    /// How the words came to stand for it.
    pub by: Rule,
}

/// A paragraph with its mentions.
pub(crate) struct Page<'d, 'l> {
    pub view: View<'d, 'l>,
    /// In the order of the text, none within another.
    pub mentions: Vec<Mention>,
    /// For each token the mention that covers it.
    cover: Vec<u32>,
    /// The days that the paragraph names.
    dates: Vec<calendar::Found>,
    published: Option<NaiveDate>,
    /// What rules found in it.
    pub notes: Notes,
    /// Which tokens are prepositions, and which finite verbs: asked for so often that each is found once.
    prepositions: Vec<bool>,
    verbs: Vec<bool>,
    /// For each token the last act of speech whose content it is, once those are found.
    said: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Page<'_, '_> {
    /// Finds the prepositions and verbs, in that order, since a verb does not follow a preposition.
    fn read(mut self) -> Self {
        let tokens = 0..self.view.text.tokens.len();
        self.prepositions = tokens.clone().map(|at| self.reads_as_preposition(at)).collect();
        self.verbs = tokens.map(|at| self.reads_as_verb(at)).collect();
        self
    }

    /// A preposition that stands alone and is not part of a name.
    pub fn preposition(&self, at: usize) -> bool {
        self.prepositions.get(at).copied().unwrap_or_default()
    }

    /// A finite verb that is not part of a name.
    pub fn verb(&self, at: usize) -> bool {
        self.verbs.get(at).copied().unwrap_or_default()
    }

    /// Notes that these tokens are the content of an act of speech.
    pub fn note_said(&mut self, (from, to): (usize, usize), speech: usize) {
        self.said.resize(self.view.text.tokens.len(), NONE);
        for slot in self.said.iter_mut().take(to).skip(from) {
            *slot = speech as u32;
        }
    }

    /// The last of the acts of speech whose content this token is.
    pub fn said(&self, at: usize) -> Option<usize> {
        self.said.get(at).filter(|speech| **speech != NONE).map(|speech| *speech as usize)
    }

    /// The mention whose phrase begins at this token.
    pub fn beginning(&self, at: usize) -> Option<&Mention> {
        self.covering(at).filter(|m| m.np.first == at)
    }

    /// The mention whose phrase holds this token.
    pub fn covering(&self, at: usize) -> Option<&Mention> {
        self.cover.get(at).filter(|m| **m != NONE).and_then(|m| self.mentions.get(*m as usize))
    }

    /// The sentence that holds this token, as a token range.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        let sentences = &self.view.text.sentences;
        let found = sentences.get(sentences.partition_point(|(_, end)| *end <= at)).filter(|(start, _)| *start <= at);
        found.copied().unwrap_or((0, self.view.text.tokens.len()))
    }

    /// The day named nearest to token `at` within `from..to`; of what is still to come, a bare weekday is the next one.
    pub fn when(&self, at: usize, (from, to): (usize, usize), ahead: bool) -> When {
        let tokens = &self.view.text.tokens;
        let byte = |token: usize| tokens.get(token).map_or(self.view.text.raw.len(), |t| t.start as usize);
        let (low, high, here) = (byte(from), byte(to), byte(at));
        let first = self.dates.partition_point(|d| d.bytes.start < low);
        let beyond = self.dates.partition_point(|d| d.bytes.start < high).max(first);
        let near = self.dates.get(first..beyond).unwrap_or_default().iter();
        let Some(found) = near.min_by_key(|d| d.bytes.start.abs_diff(here)) else { return When::default() };
        let day = match self.published.filter(|_| ahead) {
            Some(published) => found.upcoming(published),
            None => found.day,
        };
        When { date: Some(day), date_basis: Some(found.basis) }
    }

    /// A year before that of publication; without a day of publication, one behind "the year".
    pub fn earlier_year(&self, at: usize) -> bool {
        let view = &self.view;
        let year = if view.is_number(at) {
            view.folded(at).parse::<i32>().ok().filter(|y| (1900..2100).contains(y))
        } else {
            None
        };
        year.is_some_and(|y| match self.published {
            Some(day) => y < day.year(),
            None => at > 0 && matches!(view.folded(at - 1), "عام" | "سنه" | "العام" | "منذ"),
        })
    }

    /// Mentions within a token range.
    pub fn within(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.np.first < from);
        let beyond = self.mentions.partition_point(|m| m.np.first < to).max(first);
        self.mentions.get(first..beyond).unwrap_or_default().iter().filter(move |m| m.np.last < to)
    }
}

/// An article taken apart.
pub(crate) struct Doc<'d, 'l> {
    pub pages: Vec<Page<'d, 'l>>,
    pub entities: Entities,
}

/// Finds and joins all mentions.
pub(crate) fn scan<'d, 'l>(
    texts: &'d [Text<'d>],
    published: Option<NaiveDate>,
    analyser: &'d Analyser<'l>,
    lexicon: &'l Lexicon,
    noting: bool,
) -> Doc<'d, 'l> {
    let mut entities = Entities::default();
    let views: Vec<View<'d, 'l>> = texts.iter().map(|text| View { text, analyser, lexicon }).collect();
    let phrases: Vec<Vec<Np>> = views.iter().map(|v| noun_phrases(*v)).collect();
    // Full names first: a headline uses the family name of somebody whom the lead names in full.
    for (view, found) in views.iter().zip(&phrases) {
        for np in found.iter().filter(|np| !np.anaphoric && !np.short) {
            if np.kind == NameKind::Person && np.core.1 > np.core.0 || np.known.is_some() {
                enter(*view, np, &mut entities);
            }
        }
    }
    let surnames: FxHashSet<String> = entities.surnames().map(str::to_owned).collect();
    let mut pages = Vec::with_capacity(views.len());
    let mut last = Last::default();
    for (view, found) in views.into_iter().zip(phrases) {
        let found = with_surnames(view, found, &surnames);
        let mut mentions: Vec<Mention> = Vec::with_capacity(found.len());
        for np in found {
            let Some((entity, by)) = resolve(view, &np, &mut entities, &last) else { continue };
            for inner in bodies_within(view, &np) {
                let body = enter(view, &inner, &mut entities);
                last.see(view, &inner, body, &entities);
            }
            last.see(view, &np, entity, &entities);
            mentions.push(Mention { np, entity, by });
        }
        let mut cover = vec![NONE; view.text.tokens.len()];
        for (n, m) in mentions.iter().enumerate() {
            for slot in cover.iter_mut().take(m.np.last + 1).skip(m.np.first) {
                *slot = n as u32;
            }
        }
        let dates = dates(view, published);
        pages.push(
            Page {
                view,
                mentions,
                cover,
                dates,
                published,
                notes: Notes::new(noting),
                prepositions: Vec::new(),
                verbs: Vec::new(),
                said: Vec::new(),
            }
            .read(),
        );
    }
    Doc { pages, entities }
}

/// The days that a paragraph names.
fn dates(view: View<'_, '_>, published: Option<NaiveDate>) -> Vec<calendar::Found> {
    let tokens = &view.text.tokens;
    let begins = |at: usize| view.word(at).dated;
    if !(0..tokens.len()).any(begins) {
        return Vec::new();
    }
    let word = |at: usize| if view.is_mark(at) { view.raw(at) } else { view.folded(at) };
    let words: Vec<&str> = (0..tokens.len()).map(word).collect();
    calendar::dates_of(view.text.raw, tokens, &words, begins, published)
}

/// The noun phrases of a paragraph.
fn noun_phrases(view: View<'_, '_>) -> Vec<Np> {
    let mut out: Vec<Np> = Vec::new();
    for &(start, end) in &view.text.sentences {
        let mut at = start;
        while at < end {
            // طالب at the head of its sentence demands, and is no student.
            let opens = at == start || view.is_mark(at - 1) || view.bits(at) & clitic::WA != 0;
            let speaks = opens
                && view.bits(at) & clitic::AL == 0
                && view.senses(at, Table::Reporting).any(|(s, _)| matches!(s.form, Form::Verb(..)))
                && view.text.phrases[at].iter().all(|m| m.len == 1);
            let found = view.place(at, end).or_else(|| view.np(at, end)).filter(|np| !speaks || np.known.is_some());
            let Some(np) = found else {
                at += 1;
                continue;
            };
            // "Mariupol, the port": said of the place just named.
            let apposed = np.anaphoric
                && np.kind == NameKind::Place
                && np.bits & !clitic::AL == 0
                && out
                    .last()
                    .is_some_and(|last| last.kind == NameKind::Place && !last.anaphoric && last.last + 1 == np.first);
            if apposed {
                at = np.last + 1;
                continue;
            }
            let mut next = np.last + 1;
            let headed = np.head.is_some() || np.first != np.core.0;
            let place = matches!(np.kind, NameKind::Place | NameKind::Country) && !np.anaphoric;
            let many = place && view.heads_many(np.first);
            out.push(np);
            while place && let Some(more) = view.coordinated_place(next, end, headed, many) {
                next = more.last + 1;
                out.push(more);
            }
            at = next;
        }
    }
    out
}

/// Adds single words that are the family name of somebody named in full.
fn with_surnames(view: View<'_, '_>, found: Vec<Np>, surnames: &FxHashSet<String>) -> Vec<Np> {
    let mut out = Vec::with_capacity(found.len());
    let mut taken = found.into_iter().peekable();
    for &(start, end) in &view.text.sentences {
        let mut at = start;
        while at < end {
            if let Some(next) = taken.next_if(|np| np.first == at) {
                at = next.last + 1;
                out.push(next);
                continue;
            }
            if !view.is_mark(at)
                && let Some(bits) = surname_here(view, at, surnames)
            {
                out.push(single_name(at, bits));
            }
            at += 1;
        }
    }
    out
}

/// What is attached to a word that is otherwise a known family name.
fn surname_here(view: View<'_, '_>, at: usize, surnames: &FxHashSet<String>) -> Option<u8> {
    let word = view.folded(at);
    let known =
        |w: &str| w.chars().count() > 2 && surnames.contains(w.strip_prefix("ال").filter(|s| s.len() > 4).unwrap_or(w));
    let plain = view.unknown(at)
        || view.has(at, flag::NAME)
        || !view.has(at, flag::PREPOSITION | flag::FUNCTION | flag::VERB | flag::COMMON);
    if plain && known(word) {
        return Some(0);
    }
    // A family name that is an ordinary word as well counts with the article it has as a name, and between a verb and أن.
    let spoken = at > 0
        && view.has(at - 1, flag::VERB)
        && at + 1 < view.text.tokens.len()
        && view.has(at + 1, flag::COMPLEMENTIZER);
    if (word.starts_with("ال") && surnames.contains(word)) || (spoken && known(word)) {
        return Some(0);
    }
    if !view.unknown(at) {
        return None;
    }
    [('و', clitic::WA), ('ل', clitic::LA), ('ب', clitic::BA), ('ف', clitic::FA)]
        .into_iter()
        .find_map(|(letter, bit)| word.strip_prefix(letter).filter(|w| known(w)).map(|_| bit))
}

fn single_name(at: usize, bits: u8) -> Np {
    Np {
        first: at,
        last: at,
        core: (at, at),
        kind: NameKind::Person,
        known: None,
        role: None,
        titles: Vec::new(),
        anaphoric: false,
        short: true,
        head: None,
        bits,
    }
}
