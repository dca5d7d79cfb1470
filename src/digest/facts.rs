//! What a record is about, in numbers that compare quickly: keys of its names, and the stems of the words that tell it.

use std::hash::BuildHasher;

use chrono::NaiveDate;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::arabic::{identity, letters, stem};
use crate::briefing::{Briefing, DateBasis, Kind, Name, Record};
use crate::parallel::in_parallel;

/// A key of a name or side.
pub(super) type Key = u32;
/// A stem, by the hash of its letters: that two of a day's some ten thousand share one is as good as impossible.
pub(super) type Stem = u64;
/// A stem of a briefing, by the order in which they come.
pub(super) type Word = u32;

/// What one record is about. Lists of keys are sorted, none twice.
#[derive(Debug)]
pub(super) struct Facts {
    /// The report, as a place in the briefing.
    pub article: usize,
    /// Its place among the records of its kind.
    pub at: usize,
    /// Who acts, speaks, travels, holds.
    pub actors: Vec<Key>,
    /// The sides that these belong to.
    pub sides: Vec<Key>,
    /// Whom a traveller meets.
    pub with: Vec<Key>,
    /// Where, or where to.
    pub place: Option<Key>,
    /// The country of that place; its own key where it is one.
    pub country: Option<Key>,
    /// The day, where the text tells it.
    pub day: Option<NaiveDate>,
    /// The stems of the words that tell it.
    pub words: Vec<Word>,
    /// The weight of all these words together.
    pub weight: f32,
}

/// The facts of all records of a briefing.
#[derive(Debug, Default)]
pub(super) struct All {
    /// Those of each kind, in its order.
    pub kinds: [Vec<Facts>; 4],
    /// What each stem weighs: the more, the fewer reports it stands in.
    weights: Vec<f32>,
}

#[derive(Default)]
struct Keys {
    known: FxHashMap<String, Key>,
}

impl Keys {
    fn of(&mut self, text: &str) -> Key {
        if let Some(key) = self.known.get(text) {
            return *key;
        }
        let key = Key::try_from(self.known.len()).unwrap_or(Key::MAX);
        self.known.insert(text.to_owned(), key);
        key
    }

    fn names<'a>(&mut self, names: impl IntoIterator<Item = &'a Name>) -> Vec<Key> {
        sorted(names.into_iter().map(|name| self.of(&identity::key(name))).collect())
    }
}

impl All {
    pub fn of(briefing: &Briefing) -> Self {
        let articles: FxHashMap<&str, usize> =
            briefing.articles.iter().enumerate().map(|(at, article)| (article.id.as_str(), at)).collect();
        let mut keys = Keys::default();
        let mut all = Self::default();
        let (read, stems) = sentences(briefing);
        for (kind, facts) in Kind::ALL.into_iter().zip(&mut all.kinds) {
            for (at, record) in Record::all(briefing, kind).enumerate() {
                let first = record.evidence().first();
                // A record whose report is not there can be told from no other, so it stays alone.
                let article = first.and_then(|evidence| articles.get(evidence.article.as_str()).copied());
                let words = read.get(told(record)).cloned().unwrap_or_default();
                facts.push(of(record, at, article.unwrap_or(usize::MAX), words, &mut keys));
            }
        }
        all.weigh(stems, briefing.articles.len());
        all
    }

    /// Gives each stem the logarithm of one report in how many holds it, and each record the sum of its stems'.
    #[expect(clippy::cast_precision_loss, reason = "counts of reports")]
    fn weigh(&mut self, stems: usize, articles: usize) {
        let mut by_article: Vec<&Facts> = self.kinds.iter().flatten().collect();
        by_article.sort_by_key(|facts| facts.article);
        // Of each stem how many reports hold it, and the last of these.
        let mut held: Vec<(usize, Option<usize>)> = vec![(0, None); stems];
        for facts in by_article {
            for word in &facts.words {
                let Some((count, last)) = held.get_mut(*word as usize) else { continue };
                if *last != Some(facts.article) {
                    (*count, *last) = (*count + 1, Some(facts.article));
                }
            }
        }
        let weight = |count: usize| (1.0 + articles as f32 / count.max(1) as f32).ln();
        self.weights = held.into_iter().map(|(count, _)| weight(count)).collect();
        for facts in self.kinds.iter_mut().flatten() {
            facts.weight = facts.words.iter().filter_map(|word| self.weights.get(*word as usize)).sum();
        }
    }

    /// How many stems two records share, and what these weigh.
    pub fn shared(&self, one: &Facts, other: &Facts) -> (usize, f32) {
        let (mut count, mut weight) = (0, 0.0);
        for word in common(&one.words, &other.words) {
            count += 1;
            weight += self.weights.get(word as usize).copied().unwrap_or_default();
        }
        (count, weight)
    }
}

fn of(record: Record<'_>, at: usize, article: usize, words: Vec<Word>, keys: &mut Keys) -> Facts {
    let (actors, with, place): (Vec<&Name>, Vec<&Name>, Option<&Name>) = match record {
        Record::Event(event) => (event.actors.iter().collect(), Vec::new(), event.place.as_ref()),
        Record::Statement(statement) => (statement.speaker.iter().collect(), Vec::new(), None),
        Record::Movement(movement) => (vec![&movement.actor], movement.with.iter().collect(), movement.to.as_ref()),
        Record::Position(position) => (position.holder.iter().collect(), Vec::new(), Some(&position.place)),
    };
    let sides = actors.iter().filter_map(|name| name.side.as_deref()).map(|side| keys.of(side)).collect();
    let country = place.and_then(|place| place.id.as_deref());
    let country = country.map(|id| keys.of(id.split_once('-').map_or(id, |(country, _)| country)));
    let when = record.when();
    Facts {
        article,
        at,
        sides: sorted(sides),
        with: keys.names(with),
        place: place.map(|name| keys.of(&identity::key(name))),
        actors: keys.names(actors),
        country,
        day: when.date.filter(|_| when.date_basis != Some(DateBasis::Published)),
        words,
        weight: 0.0,
    }
}

/// The words that tell a record.
fn told(record: Record<'_>) -> &str {
    match record {
        Record::Statement(statement) if !statement.content.is_empty() => &statement.content,
        _ => record.evidence().first().map_or("", |evidence| evidence.quote.as_str()),
    }
}

/// The sentences that tell a briefing's records, each with the stems of its words, for one may tell several records; and how
/// many stems there are.
fn sentences(briefing: &Briefing) -> (FxHashMap<&str, Vec<Word>>, usize) {
    let all = Kind::ALL.into_iter().flat_map(|kind| Record::all(briefing, kind));
    let mut seen = FxHashSet::default();
    let sentences: Vec<&str> = all.map(told).filter(|told| seen.insert(*told)).collect();
    let read = in_parallel(&sentences, |told| stems(told));
    let mut known: FxHashMap<Stem, Word> = FxHashMap::default();
    let mut word = |stem| {
        let next = known.len() as Word;
        *known.entry(stem).or_insert(next)
    };
    let words = read.into_iter().map(|stems| sorted(stems.into_iter().map(&mut word).collect()));
    let words = sentences.into_iter().zip(words).collect();
    (words, known.len())
}

/// The stems of a text's words, in their order: runs of letters and digits. A day tells some thousand sentences, and no rule
/// asks where in them a word stands, so they are not taken apart as those that are read.
pub(super) fn stems(text: &str) -> Vec<Stem> {
    // A word with its blank takes some ten bytes.
    let mut stems = Vec::with_capacity(text.len() / 8);
    let mut word = String::with_capacity(64);
    for letter in text.chars().chain([' ']).filter_map(letters::fold) {
        if matches!(letter, 'ا'..='ي') || letter.is_alphanumeric() {
            word.push(letter);
        } else if !word.is_empty() {
            stems.push(FxBuildHasher.hash_one(stem::stem(&word)));
            word.clear();
        }
    }
    stems
}

fn sorted<T: Ord>(mut keys: Vec<T>) -> Vec<T> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys that two sorted lists share.
pub(super) fn common<'a, T: Ord + Copy>(one: &'a [T], other: &'a [T]) -> impl Iterator<Item = T> + 'a {
    let mut rest = other.iter().copied().peekable();
    one.iter().copied().filter(move |key| {
        while rest.next_if(|other| other < key).is_some() {}
        rest.peek() == Some(key)
    })
}
