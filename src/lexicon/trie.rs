//! Phrases of several words, looked up word by word.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use zerovec::ZeroVec;

use super::index::Lists;
use super::{Phrase, WordId};

/// A phrase trie over interned words; node 0 is the root.
///
/// The nodes behind one node stand side by side, in the order of their words.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Trie {
    /// The word that leads to each node.
    #[serde(borrow)]
    words: ZeroVec<'static, u32>,
    /// The first of the nodes behind each node; behind the last node, how many there are.
    #[serde(borrow)]
    behind: ZeroVec<'static, u32>,
    /// What ends at each node; two where a word is a title and a head noun, say.
    values: Lists<Phrase>,
}

impl Trie {
    /// The node behind `word` from `node`.
    pub fn step(&self, node: u32, word: WordId) -> Option<u32> {
        let (first, end) = (self.behind.get(node as usize)?, self.behind.get(node as usize + 1)?);
        let at = self.words.get_subslice(first as usize..end as usize)?.binary_search(&word).ok()?;
        Some(first + at as u32)
    }

    /// What ends at `node`.
    pub fn values(&self, node: u32) -> &[Phrase] {
        self.values.get(node)
    }
}

/// A trie being filled.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    edges: FxHashMap<(u32, WordId), u32>,
    /// What ends at each node but the root.
    values: Vec<SmallVec<[Phrase; 1]>>,
}

impl Phrases {
    /// Adds a phrase; a phrase may have several values.
    pub fn insert(&mut self, phrase: &[WordId], value: Phrase) {
        let mut at = 0;
        for &word in phrase {
            let fresh = self.values.len() as u32 + 1;
            at = *self.edges.entry((at, word)).or_insert(fresh);
            if at == fresh {
                self.values.push(SmallVec::new());
            }
        }
        let node = (at as usize).checked_sub(1).and_then(|node| self.values.get_mut(node));
        if let Some(values) = node.filter(|values| !values.contains(&value)) {
            values.push(value);
        }
    }

    /// The trie of all of them.
    pub fn trie(mut self) -> Trie {
        let mut edges: Vec<((u32, WordId), u32)> = self.edges.drain().collect();
        edges.sort_unstable();
        // From the root outwards: a node's number is its place in this list.
        let mut nodes = vec![0];
        let mut words = vec![WordId::MAX];
        let mut behind = Vec::with_capacity(edges.len() + 2);
        let mut at = 0;
        while let Some(&node) = nodes.get(at) {
            behind.push(nodes.len() as u32);
            let first = edges.partition_point(|((from, _), _)| *from < node);
            for ((_, word), to) in edges.iter().skip(first).take_while(|((from, _), _)| *from == node) {
                nodes.push(*to);
                words.push(*word);
            }
            at += 1;
        }
        behind.push(nodes.len() as u32);
        let mut take =
            |node: &u32| (*node as usize).checked_sub(1).and_then(|n| self.values.get_mut(n)).map(std::mem::take);
        let values = Lists::of(nodes.iter().map(|node| take(node).unwrap_or_default()));
        Trie { words: ZeroVec::alloc_from_slice(&words), behind: ZeroVec::alloc_from_slice(&behind), values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_word_by_word() {
        let mut phrases = Phrases::default();
        let place = |row| Phrase::Place { row };
        for (words, value) in [(&[7, 3][..], place(1)), (&[7], place(2)), (&[7, 9, 3], place(3)), (&[2], place(4))] {
            phrases.insert(words, value);
        }
        phrases.insert(&[7], Phrase::Title { row: 5 });
        phrases.insert(&[7], place(2));
        let trie = phrases.trie();
        let found =
            |words: &[u32]| words.iter().try_fold(0, |node, word| trie.step(node, *word)).map(|n| trie.values(n));
        assert_eq!(found(&[7]), Some(&[place(2), Phrase::Title { row: 5 }][..]));
        assert_eq!(found(&[7, 3]), Some(&[place(1)][..]));
        assert_eq!(found(&[7, 9]), Some(&[][..]));
        assert_eq!(found(&[7, 9, 3]), Some(&[place(3)][..]));
        assert_eq!(found(&[2]), Some(&[place(4)][..]));
        assert_eq!((found(&[3]), found(&[2, 2])), (None, None));
    }
}
