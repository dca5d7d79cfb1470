//! Strings by number and numbers by string, and a list for each number: flat arrays, so that they are opened as they lie.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use zerovec::ZeroVec;

/// Slots for each string, at least: with this much room a string that is not there is mostly known by an empty slot.
const ROOM: usize = 2;

/// Distinct strings, numbered from 0 in the order in which they were added.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Index {
    /// All strings, one behind the other.
    #[serde(borrow)]
    text: ZeroVec<'static, u8>,
    /// Where each ends.
    #[serde(borrow)]
    ends: ZeroVec<'static, u32>,
    /// A power of two of slots, each with a string's number from 1; 0 where it is empty. A string stands in the first
    /// free slot from that of its hash.
    #[serde(borrow)]
    slots: ZeroVec<'static, u32>,
}

impl Index {
    /// An index of these strings, which are distinct.
    pub fn of<'s>(strings: impl Iterator<Item = &'s str>) -> Self {
        let mut text = String::new();
        let mut ends: Vec<u32> = Vec::new();
        for string in strings {
            text.push_str(string);
            ends.push(text.len() as u32);
        }
        let mut slots = vec![0; (ends.len() * ROOM).next_power_of_two()];
        let mut start = 0;
        for (number, &end) in ends.iter().enumerate() {
            let string = text.as_bytes().get(start..end as usize).unwrap_or_default();
            let mut at = hash(string) as usize & (slots.len() - 1);
            while slots[at] != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = number as u32 + 1;
            start = end as usize;
        }
        let text = ZeroVec::alloc_from_slice(text.as_bytes());
        Self { text, ends: ZeroVec::alloc_from_slice(&ends), slots: ZeroVec::alloc_from_slice(&slots) }
    }

    /// The number of a string.
    pub fn get(&self, string: &str) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(string.as_bytes()) as usize & mask;
        loop {
            let number = self.slots.get(at)?.checked_sub(1)?;
            if self.bytes(number) == Some(string.as_bytes()) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    fn bytes(&self, number: u32) -> Option<&[u8]> {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before))?;
        self.text.as_bytes().get(start as usize..self.ends.get(number)? as usize)
    }
}

/// A hash that is the same wherever mujaz is built and run, eight bytes at a time.
fn hash(string: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (words, rest) = string.as_chunks::<8>();
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let hash = words.iter().fold(string.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let tail = rest.iter().fold(0, |tail, byte| tail << 8 | u64::from(*byte));
    (mix(hash, tail).wrapping_mul(FACTOR) >> 32) as u32
}

/// Strings being numbered.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    numbers: FxHashMap<Box<str>, u32>,
}

impl Numbers {
    /// The number of a string, the next one if it is new.
    pub fn add(&mut self, string: &str) -> u32 {
        if let Some(&number) = self.numbers.get(string) {
            return number;
        }
        let number = self.numbers.len() as u32;
        self.numbers.insert(string.into(), number);
        number
    }

    /// The number of a string.
    pub fn get(&self, string: &str) -> Option<u32> {
        self.numbers.get(string).copied()
    }

    /// All of them, ready to be looked up.
    pub fn index(&self) -> Index {
        let mut strings: Vec<(u32, &str)> = self.numbers.iter().map(|(string, number)| (*number, &**string)).collect();
        strings.sort_unstable();
        Index::of(strings.into_iter().map(|(_, string)| string))
    }
}

/// A list for each number from 0, often an empty one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'static>"))]
pub(super) struct Lists<T: 'static> {
    /// Where each begins, and behind the last where that ends.
    #[serde(borrow)]
    starts: ZeroVec<'static, u32>,
    values: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: ZeroVec::new(), values: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// These lists, one for each number.
    pub fn of<L: IntoIterator<Item = T>>(lists: impl Iterator<Item = L>) -> Self {
        let mut starts = vec![0];
        let mut values = Vec::new();
        for list in lists {
            values.extend(list);
            starts.push(values.len() as u32);
        }
        Self { starts: ZeroVec::alloc_from_slice(&starts), values }
    }

    /// The list of a number; empty where there is none.
    pub fn get(&self, number: u32) -> &[T] {
        let range = || {
            let at = number as usize;
            self.values.get(self.starts.get(at)? as usize..self.starts.get(at + 1)? as usize)
        };
        range().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_string_is_found_under_its_number_and_no_other_is() {
        let strings: Vec<String> = (0..1000).map(|n| format!("كلمة{}", n * 7)).collect();
        let mut numbers = Numbers::default();
        for string in strings.iter().chain(&strings) {
            numbers.add(string);
        }
        let index = numbers.index();
        for (number, string) in strings.iter().enumerate() {
            assert_eq!(index.get(string), Some(number as u32));
            assert_eq!(index.get(&format!("{string}x")), None);
        }
        assert_eq!(index.get(""), None);
        assert_eq!(Index::default().get("كلمة"), None);
    }

    #[test]
    fn a_number_without_a_list_has_an_empty_one() {
        let lists = Lists::of([vec![1, 2], vec![], vec![3]].into_iter());
        assert_eq!([lists.get(0), lists.get(1), lists.get(2), lists.get(3)], [&[1, 2][..], &[], &[3], &[]]);
        assert!(Lists::<u8>::default().get(0).is_empty());
    }
}
