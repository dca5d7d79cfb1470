//! The text of one paragraph, made ready to be set, with the way back to the original's bytes.
//!
//! Line breaks become spaces, or nothing at the end, and word and phrase ligatures that no cell can hold (U+FDFA and its neighbours) become the
//! letters they stand for. Everything else stays as it is.

use std::ops::Range;

/// The longest text that is looked at, in bytes. A paragraph of a report has some hundreds; what is longer was made to hurt.
/// The rest is not shown, and `…` says so.
pub(super) const MAX_BYTES: usize = 1 << 20;

/// Text ready to be set.
#[derive(Debug, Clone)]
pub(super) struct Source {
    text: String,
    /// What was replaced, in order.
    changes: Vec<Change>,
    /// Whether the original goes on behind [`MAX_BYTES`].
    pub cut: bool,
}

/// One replacement: `new` in the text stands for `old` in the original.
#[derive(Debug, Clone)]
struct Change {
    new: Range<usize>,
    old: Range<usize>,
}

impl Source {
    pub fn new(original: &str) -> Self {
        let cut = original.len() > MAX_BYTES;
        let original = prefix(original, MAX_BYTES);
        if !original.bytes().fold(false, |met, byte| met | may_begin_replaced(byte)) {
            return Self { text: original.to_owned(), changes: Vec::new(), cut };
        }
        let mut source = Self { text: String::with_capacity(original.len()), changes: Vec::new(), cut };
        let body = original.trim_end_matches(is_line_break);
        let mut copied = 0;
        for (at, c) in body.char_indices().filter(|&(_, c)| replacement(c).is_some()) {
            // Expansions count as well: a megabyte of ligatures would be sixteen.
            if source.text.len() > MAX_BYTES {
                source.cut = true;
                return source;
            }
            source.text.push_str(original.get(copied..at).unwrap_or_default());
            copied = at + c.len_utf8();
            let start = source.text.len();
            source.text.push_str(replacement(c).unwrap_or_default());
            source.changes.push(Change { new: start..source.text.len(), old: at..copied });
        }
        source.text.push_str(body.get(copied..).unwrap_or_default());
        if body.len() < original.len() {
            let end = source.text.len();
            source.changes.push(Change { new: end..end, old: body.len()..original.len() });
        }
        source
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original for a range of the text; those of a ligature for any part of what it stands for.
    #[inline]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.changes.is_empty() {
            return range;
        }
        match self.change_before(range.start) {
            Some(change) if range.start < change.new.end => change.old.clone(),
            _ => self.start(range.start)..self.end(range.end),
        }
    }

    /// Where the original of what begins at `at` begins.
    pub fn start(&self, at: usize) -> usize {
        match self.change_before(at) {
            Some(change) if at < change.new.end => change.old.start,
            Some(change) => change.old.end + (at - change.new.end),
            None => at,
        }
    }

    /// Where the original of what ends at `at` ends.
    fn end(&self, at: usize) -> usize {
        match self.change_before(at) {
            Some(change) if at == change.new.start => change.old.start,
            Some(change) if at < change.new.end => change.old.end,
            Some(change) => change.old.end + (at - change.new.end),
            None => at,
        }
    }

    /// The last change that begins at `at` or before.
    fn change_before(&self, at: usize) -> Option<&Change> {
        let after = self.changes.partition_point(|change| change.new.start <= at);
        self.changes.get(after.checked_sub(1)?)
    }
}

/// The longest beginning of `text` that is at most `bytes` long and ends between two characters.
pub(super) fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// What stands in the text for a character; the expansions are the characters' compatibility decompositions
/// (`UnicodeData.txt`) or, where Unicode gives none, the words of their names. A ZWNJ on each side keeps the neighbours apart.
const fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        _ if is_line_break(c) => " ",
        '\u{fdf0}' => "\u{200c}صلے\u{200c}",
        '\u{fdf1}' => "\u{200c}قلے\u{200c}",
        '\u{fdf2}' => "\u{200c}الله\u{200c}",
        '\u{fdf3}' => "\u{200c}اكبر\u{200c}",
        '\u{fdf4}' => "\u{200c}محمد\u{200c}",
        '\u{fdf5}' => "\u{200c}صلعم\u{200c}",
        '\u{fdf6}' => "\u{200c}رسول\u{200c}",
        '\u{fdf7}' => "\u{200c}عليه\u{200c}",
        '\u{fdf8}' => "\u{200c}وسلم\u{200c}",
        '\u{fdf9}' => "\u{200c}صلى\u{200c}",
        '\u{fdfa}' => "\u{200c}صلى الله عليه وسلم\u{200c}",
        '\u{fdfb}' => "\u{200c}جل جلاله\u{200c}",
        '\u{fdfc}' => "\u{200c}ریال\u{200c}",
        '\u{fdfd}' => "\u{200c}بسم الله الرحمن الرحيم\u{200c}",
        '\u{fdfe}' => "\u{200c}سبحانه وتعالى\u{200c}",
        _ => return None,
    })
}

/// Whether a character that is replaced may begin with it.
const fn may_begin_replaced(byte: u8) -> bool {
    byte < b' ' && byte != b'\t' || matches!(byte, 0xc2 | 0xe2 | 0xef)
}

const fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{1c}'..='\u{1f}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_oddities_is_kept() {
        let source = Source::new("قال: «نعم»\t(NATO)");
        assert_eq!(source.text(), "قال: «نعم»\t(NATO)");
        assert_eq!(source.original(4..9), 4..9);
        assert!(!source.cut);
    }

    #[test]
    fn every_part_of_an_expansion_leads_to_its_ligature() {
        let source = Source::new("ا\u{2029}\u{fdfb}ب");
        let word = source.text().find("جلاله").unwrap();
        assert_eq!(source.original(word..word + 2), 5..8);
        let last = source.text().len() - 2;
        assert_eq!(source.original(last..last + 2), 8..10);
        assert_eq!(source.original(0..2), 0..2);
        assert_eq!(source.original(2..3), 2..5);
        let ended = Source::new("سرت\r\n");
        assert_eq!((ended.text(), ended.start(6)), ("سرت", 8));
    }

    #[test]
    fn a_text_made_to_hurt_is_cut_between_characters() {
        let source = Source::new(&"ب".repeat(MAX_BYTES));
        assert!(source.cut);
        assert_eq!(source.text().len(), MAX_BYTES);
        assert_eq!(prefix("بب", 3), "ب");
        let ligatures = Source::new(&"\u{fdfa}".repeat(MAX_BYTES / 3));
        assert!(ligatures.cut && ligatures.text().len() < MAX_BYTES + 100);
    }
}
