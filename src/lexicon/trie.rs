//! Phrases of several words, looked up word by word.

use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

/// Nodes that the bundled tables make, rounded up.
const ROOM: usize = 28_000;

/// A phrase trie over interned words; node 0 is the root.
#[derive(Debug)]
pub struct Trie<V> {
    edges: FxHashMap<(u32, u32), u32>,
    /// What ends at each node; two where a word is a title and a head noun, say.
    values: Vec<SmallVec<[V; 1]>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        // Room for the bundled tables, so that nothing is moved while they are read.
        let edges = FxHashMap::with_capacity_and_hasher(ROOM, FxBuildHasher);
        let mut values = Vec::with_capacity(ROOM);
        values.push(SmallVec::new());
        Self { edges, values }
    }
}

impl<V: Copy + PartialEq> Trie<V> {
    /// Adds a phrase; a phrase may have several values.
    pub fn insert(&mut self, phrase: &[u32], value: V) {
        let mut at = 0;
        for &word in phrase {
            let fresh = self.values.len() as u32;
            let next = *self.edges.entry((at, word)).or_insert(fresh);
            if next == fresh {
                self.values.push(SmallVec::new());
            }
            at = next;
        }
        if let Some(values) = self.values.get_mut(at as usize).filter(|v| at != 0 && !v.contains(&value)) {
            values.push(value);
        }
    }

    /// The node behind `word` from `node`.
    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.edges.get(&(node, word)).copied()
    }

    /// What ends at `node`.
    pub fn values(&self, node: u32) -> &[V] {
        self.values.get(node as usize).map_or(&[], SmallVec::as_slice)
    }
}
