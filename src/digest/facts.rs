//! What a record is about, in numbers that compare quickly: keys of its names, and the stems of the words that tell it.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::arabic::token::{Token, TokenKind, tokens};
use crate::arabic::{identity, letters, stem};
use crate::briefing::{Briefing, DateBasis, Kind, Name, Record};

/// A key of a name, side or stem.
pub(super) type Key = u32;

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
    pub words: Vec<Key>,
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
        let (mut keys, mut stems) = (Keys::default(), Keys::default());
        let mut all = Self::default();
        // One sentence may tell several records.
        let mut read: FxHashMap<&str, Vec<Key>> = FxHashMap::default();
        for (kind, facts) in Kind::ALL.into_iter().zip(&mut all.kinds) {
            for (at, record) in Record::all(briefing, kind).enumerate() {
                let first = record.evidence().first();
                // A record whose report is not there can be told from no other, so it stays alone.
                let article = first.and_then(|evidence| articles.get(evidence.article.as_str()).copied());
                let words = read.entry(told(record)).or_insert_with_key(|told| words(told, &mut stems)).clone();
                facts.push(of(record, at, article.unwrap_or(usize::MAX), words, &mut keys));
            }
        }
        all.weigh(briefing.articles.len(), stems.known.len());
        all
    }

    /// Gives each stem the logarithm of one report in how many holds it, and each record the sum of its stems'.
    #[expect(clippy::cast_precision_loss, reason = "counts of reports")]
    fn weigh(&mut self, articles: usize, stems: usize) {
        let mut by_article: Vec<&Facts> = self.kinds.iter().flatten().collect();
        by_article.sort_by_key(|facts| facts.article);
        // Of each stem how many reports hold it, and the last of these.
        let mut held: Vec<(usize, Option<usize>)> = vec![(0, None); stems];
        for facts in by_article {
            for word in &facts.words {
                if let Some((count, last)) =
                    held.get_mut(*word as usize).filter(|(_, last)| *last != Some(facts.article))
                {
                    (*count, *last) = (*count + 1, Some(facts.article));
                }
            }
        }
        self.weights = held.iter().map(|(count, _)| (1.0 + articles as f32 / (*count).max(1) as f32).ln()).collect();
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

fn of(record: Record<'_>, at: usize, article: usize, words: Vec<Key>, keys: &mut Keys) -> Facts {
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

fn words(text: &str, stems: &mut Keys) -> Vec<Key> {
    let words = tokens(text).into_iter().filter(|token| token.kind != TokenKind::Mark);
    let mut folded = String::new();
    let word = |token: Token| {
        folded.clear();
        letters::fold_into(token.text(text), &mut folded);
        stems.of(stem::stem(&folded))
    };
    sorted(words.map(word).collect())
}

fn sorted(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys that two sorted lists share.
pub(super) fn common<'a>(one: &'a [Key], other: &'a [Key]) -> impl Iterator<Item = Key> + 'a {
    let mut rest = other;
    one.iter().copied().filter(move |key| {
        let below = rest.partition_point(|other| other < key);
        rest = rest.get(below..).unwrap_or_default();
        rest.first() == Some(key)
    })
}
