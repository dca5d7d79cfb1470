//! Phrases of several words, looked up word by word.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// A phrase trie over interned words; node 0 is the root.
#[derive(Debug)]
pub struct Trie<V> {
    edges: FxHashMap<(u32, u32), u32>,
    values: FxHashMap<u32, SmallVec<[V; 1]>>,
    nodes: u32,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { edges: FxHashMap::default(), values: FxHashMap::default(), nodes: 0 }
    }
}

impl<V: Copy + PartialEq> Trie<V> {
    /// Makes room for so many phrases, so that the tables need not grow while they are filled.
    pub fn reserve(&mut self, phrases: usize) {
        self.edges.reserve(phrases);
        self.values.reserve(phrases);
    }

    /// Adds a phrase; a phrase may have several values.
    pub fn insert(&mut self, phrase: &[u32], value: V) {
        let mut at = 0;
        for &word in phrase {
            let next = *self.edges.entry((at, word)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes
            });
            at = next;
        }
        let values = self.values.entry(at).or_default();
        if at != 0 && !values.contains(&value) {
            values.push(value);
        }
    }

    /// The node behind `word` from `node`.
    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// What ends at `node`.
    pub fn values(&self, node: u32) -> &[V] {
        self.values.get(&node).map_or(&[], SmallVec::as_slice)
    }
}
