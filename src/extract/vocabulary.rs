//! Which entries of the vocabulary the words of an article are read by.

use std::collections::BTreeSet;

use super::text::{Match, Text, View};
use crate::lexicon::keys::{Entry, Keys};
use crate::lexicon::{Analyser, Lexicon, Table};

/// The entries that occur in these paragraphs, each once and in order.
pub(crate) fn entries(texts: &[Text<'_>], analyser: &Analyser<'_>, lexicon: &Lexicon, keys: &Keys) -> BTreeSet<Entry> {
    let mut out = BTreeSet::new();
    for text in texts {
        let view = View { text, analyser, lexicon };
        for at in 0..text.tokens.len() {
            for table in [Table::Reporting, Table::Movement, Table::Frontline, Table::Events] {
                out.extend(view.senses(at, table).filter_map(|(sense, _)| lexicon.entry_of_sense(sense)));
            }
            let word = view.word(at);
            for stem in word.stems.iter().filter(|stem| word.cheapest(stem.bits)) {
                out.extend(keys.of_word(stem.word));
            }
            for found in &text.phrases[at] {
                phrase(view, at, found, keys, &mut out);
            }
        }
    }
    out
}

/// The entries of one phrase: the row, and the very name or word of a closed class.
fn phrase(view: View<'_, '_>, at: usize, found: &Match, keys: &Keys, out: &mut BTreeSet<Entry>) {
    let row = view.lexicon.entry_of_phrase(found.phrase);
    out.extend(row);
    // A hyphen inside a name is a token, and no word of it.
    let words: Vec<usize> = (at..at + found.len).filter(|&k| !view.is_mark(k)).collect();
    let has = |n: usize, id| words.get(n).is_some_and(|k| view.word(*k).stems.iter().any(|stem| stem.word == id));
    for first in view.word(at).stems.iter().filter(|stem| stem.bits == found.bits) {
        let written = keys.of_phrase(words.len(), first.word, has);
        out.extend(written.filter(|e| match row {
            Some(row) => (e.table, e.key) == (row.table, row.key),
            None => e.table == "function",
        }));
    }
}
