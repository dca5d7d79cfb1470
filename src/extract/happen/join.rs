//! Candidates that tell one happening.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher as _;

use super::Candidate;
use crate::briefing::{EventType, NameKind, Realis};
use crate::extract::entity::{Entities, EntityId};
use crate::extract::scan::{Doc, Page};
use crate::lexicon::flag;

/// The most paragraphs that one event cites.
const CITED: usize = 2;
/// Two sentences that share so many twentieths of the shorter one's words tell one happening.
const ALIKE: usize = 7;
/// With how many of its sentences a candidate is compared.
const SENTENCES: usize = 6;

/// The words of the sentences that candidates stand in, without those of closed classes, each sentence once.
pub(super) struct Sentences {
    /// By paragraph and first token.
    known: FxHashMap<(usize, usize), usize>,
    words: Vec<Box<[u64]>>,
}

impl Sentences {
    pub fn new() -> Self {
        Self { known: FxHashMap::default(), words: Vec::new() }
    }

    /// The number of the sentence that holds a token.
    pub fn number(&mut self, doc: &Doc<'_, '_>, page: usize, at: usize) -> usize {
        let Some(text) = doc.pages.get(page) else { return 0 };
        let (start, end) = text.sentence(at);
        let next = self.words.len();
        let number = *self.known.entry((page, start)).or_insert(next);
        if number == next {
            self.words.push(words(text, start, end));
        }
        number
    }

    /// The words of a sentence, sorted.
    pub fn words(&self, number: usize) -> &[u64] {
        self.words.get(number).map_or(&[], |words| words)
    }

    /// Whether two sentences share most of the shorter one's words.
    fn alike(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.words(one), self.words(other));
        let least = one.len().min(other.len());
        least > 0 && shared(one, other) * 20 >= least * ALIKE
    }
}

/// The words of tokens `start..end` that are of no closed class, without articles and attached particles, sorted, each once.
pub(super) fn words(page: &Page<'_, '_>, start: usize, end: usize) -> Box<[u64]> {
    const CLOSED: u32 = flag::PREPOSITION
        | flag::FUNCTION
        | flag::COMPLEMENTIZER
        | flag::RELATIVE
        | flag::PRONOUN
        | flag::DEMONSTRATIVE
        | flag::AUXILIARY;
    let view = &page.view;
    let mut all: Vec<u64> = (start..end)
        .filter(|&k| !view.is_mark(k) && !view.has(k, CLOSED))
        .map(|k| {
            let mut hasher = FxHasher::default();
            hasher.write(bare(view.folded(k)).as_bytes());
            hasher.finish()
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    all.into()
}

/// A folded word without the article and what stands before that.
fn bare(word: &str) -> &str {
    ["وال", "بال", "فال", "كال", "لل", "ال"]
        .into_iter()
        .find_map(|front| word.strip_prefix(front).filter(|rest| rest.chars().nth(2).is_some()))
        .unwrap_or(word)
}

/// How many of two sorted lists' items are in both.
pub(super) fn shared(one: &[u64], other: &[u64]) -> usize {
    let (mut a, mut b, mut n) = (one.iter().peekable(), other.iter().peekable(), 0);
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a.next(),
            std::cmp::Ordering::Greater => b.next(),
            std::cmp::Ordering::Equal => {
                n += 1;
                b.next();
                a.next()
            }
        };
    }
    n
}

/// Whether two candidates tell one happening.
pub(super) fn same(
    known: &Candidate,
    other: &Candidate,
    titled: bool,
    sentences: &Sentences,
    entities: &Entities,
) -> bool {
    if known.kind != other.kind {
        return false;
    }
    let same_page = known.told.iter().any(|(page, _)| *page == other.page);
    let place = known.place.is_some() && known.place == other.place;
    // What the headline tells, the lead tells again.
    let headline = titled && known.page == 0 && other.page <= 1;
    if headline || same_page || place {
        return true;
    }
    let open = known.place.is_none() || other.place.is_none();
    // A force does much in one article; whoever else acts twice in one way is told of twice.
    let near = known.told.iter().any(|(page, _)| page.abs_diff(other.page) <= 1);
    let once = |a: &EntityId| near || entities.list[*a].kind != NameKind::Force;
    let actor = || known.actors.iter().any(|a| other.actors.contains(a) && once(a));
    let told_alike = || {
        let theirs = other.sentences.first();
        let ours = known.sentences.iter().take(SENTENCES);
        theirs.is_some_and(|theirs| ours.into_iter().any(|ours| sentences.alike(*ours, *theirs)))
    };
    open && (actor() || told_alike())
}

/// Adds what `other` tells to what is known.
pub(super) fn join(known: &mut Candidate, other: Candidate) {
    let acts_there = |id: &EntityId| other.actors.contains(id) && !other.beside.contains(id);
    known.beside.retain(|id| !acts_there(id));
    let acts_here = |id: &EntityId| known.actors.contains(id) && !known.beside.contains(id);
    let beside: Vec<EntityId> = other.beside.iter().copied().filter(|id| !acts_here(id)).collect();
    known.beside.extend(beside);
    // Who meets may be told in several places; who acts may not be mixed, or the other side would act with them.
    let company = matches!(known.kind, EventType::Talks | EventType::Agreement);
    known.lent |= known.actors.is_empty();
    if company || known.actors.is_empty() {
        for actor in other.actors {
            if !known.actors.contains(&actor) && known.actors.len() < 3 {
                known.actors.push(actor);
            }
        }
    }
    if known.when.date.is_none() {
        known.when = other.when;
    }
    if known.place.is_none() {
        known.place = other.place;
    }
    // What the lead says of the headline goes for it, and what stands in one sentence; somebody's denial further down does not.
    let close = known.page == 0 && other.page <= 1
        || known.sentences.first().is_some_and(|own| other.sentences.first() == Some(own));
    if close && matches!(other.realis, Realis::Unconfirmed | Realis::Denied) {
        known.realis = other.realis;
    }
    if known.sentences.first() == other.sentences.first() {
        known.weight = known.weight.max(other.weight);
    }
    known.sentences.extend(other.sentences);
    known.why.extend(other.why);
    if known.told.len() < CITED && !known.told.iter().any(|(p, _)| *p == other.page) {
        known.told.extend(other.told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_and_what_stands_before_it_are_no_part_of_a_word() {
        assert_eq!(["والحكومه", "للقتال", "وال", "قصف"].map(bare), ["حكومه", "قتال", "وال", "قصف"]);
    }

    #[test]
    fn what_two_lists_share_is_counted_once() {
        assert_eq!(shared(&[1, 3, 5, 7], &[0, 3, 4, 7, 9]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }
}
