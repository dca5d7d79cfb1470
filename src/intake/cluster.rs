//! Letters that carry more marks than any writing does: a terminal cell, or a renderer, would carry them all.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::arabic::letters::is_arabic_letter;

/// The most characters of one grapheme cluster that are kept. A fully vocalised letter has four, a family emoji eleven.
pub(super) const MAX: usize = 16;

/// Cuts grapheme clusters to [`MAX`] characters and returns how many were cut.
pub(super) fn cap(text: &mut String) -> usize {
    if !may_exceed(text) {
        return 0;
    }
    // Clusters are slow to find, so only the lines that need it are searched for them.
    let mut cut = 0;
    let lines = text.split_inclusive('\n');
    *text = lines.map(|line| if may_exceed(line) { capped(line, &mut cut) } else { Cow::Borrowed(line) }).collect();
    cut
}

fn capped<'a>(line: &'a str, cut: &mut usize) -> Cow<'a, str> {
    let once = replace(line, |cluster| {
        *cut += 1;
        cluster.char_indices().nth(MAX).and_then(|(end, _)| cluster.get(..end)).unwrap_or(cluster)
    });
    // A cut cluster may join its neighbour (Hangul, joined emoji). One that is then too long again is no writing at all;
    // the replacement character joins nothing, so this is the last pass.
    Cow::Owned(replace(&once, |_| "\u{fffd}"))
}

/// `text` with `short` in place of its oversized clusters.
fn replace<'a>(text: &'a str, mut short: impl FnMut(&'a str) -> &'a str) -> String {
    text.graphemes(true).map(|cluster| if is_oversized(cluster) { short(cluster) } else { cluster }).collect()
}

fn is_oversized(cluster: &str) -> bool {
    cluster.len() > MAX && cluster.chars().nth(MAX).is_some()
}

/// A cheap test that lets nearly every text pass: before or behind the base of an oversized cluster stands a run of
/// characters none of which is an ASCII or Arabic letter or common punctuation.
fn may_exceed(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        let is_base = c.is_ascii() || is_arabic_letter(c) || matches!(c, 'ـ' | '\u{a0}' | '\u{2010}'..='\u{2027}');
        run = if is_base { 0 } else { run + 1 };
        run >= MAX / 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capped(text: &str) -> (String, usize) {
        let mut out = text.to_owned();
        let cut = cap(&mut out);
        assert!(!out.graphemes(true).any(is_oversized), "{out:?}");
        (out, cut)
    }

    #[test]
    fn vocalised_text_and_emoji_stay() {
        for text in ["اللَّهُمَّ صَلِّ", "👨\u{200d}👩\u{200d}👧\u{200d}👦", "한국어", "Ελληνικά και ελληνικά γράμματα"]
        {
            assert_eq!(capped(text), (text.to_owned(), 0));
        }
    }

    #[test]
    fn five_thousand_marks_are_cut_and_counted() {
        let (out, cut) = capped(&format!("قا{}ل", "\u{64e}".repeat(5000)));
        assert_eq!((out.chars().count(), cut), (2 + 15 + 1, 1));
        assert!(out.ends_with('ل'));
    }

    #[test]
    fn clusters_that_join_after_a_cut_are_cut_too() {
        for part in ["👨\u{200d}", "\u{1100}", "\u{600}", "क\u{94d}", "\u{200d}"] {
            assert!(capped(&part.repeat(5000)).1 > 0);
        }
        capped(&format!("{}\u{1161}\u{11a8}", "\u{1100}".repeat(40)).repeat(50));
    }
}
