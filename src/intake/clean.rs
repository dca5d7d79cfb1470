//! What of a text may go on: everything but what a terminal could take for a control, or a reader cannot see.
//!
//! Taken out are control sequences with their payload, control characters, direction controls and marks, and invisible
//! format characters. Line breaks of all kinds become `\n`, tabs a space. Left as published: everything else, with the
//! joiner and the non-joiner (which Persian and Arabic spelling use) and variation selectors.

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, NoncharacterCodePoint, VariationSelector};

use super::{cluster, escape};

/// How much of a text was taken out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// Control sequences.
    pub sequences: usize,
    /// Control characters.
    pub controls: usize,
    /// Direction controls and invisible characters.
    pub invisible: usize,
    /// Letters that lost some of their marks; see [`cluster::MAX`].
    pub clusters: usize,
}

impl Removed {
    /// What there is to tell, or `None` where nothing was taken out.
    pub fn describe(&self) -> Option<String> {
        let Self { sequences, controls, invisible, clusters } = *self;
        let marks = format!("mark(s) of {clusters} letter(s), beyond {} each", cluster::MAX - 1);
        let parts: Vec<String> = [
            (sequences, format!("{sequences} control sequence(s)")),
            (controls, format!("{controls} control character(s)")),
            (invisible, format!("{invisible} direction control(s) or other invisible character(s)")),
            (clusters, marks),
        ]
        .into_iter()
        .filter_map(|(count, what)| (count > 0).then_some(what))
        .collect();
        (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", ")))
    }
}

/// `text` cleaned, its lines parted by `\n`; what was taken out is added to `removed`.
pub fn text(text: &str, removed: &mut Removed) -> String {
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let (len, instead) = match class(c) {
            Class::Text => {
                at += c.len_utf8();
                continue;
            }
            Class::Break => (line_break(text, at, c), "\n"),
            Class::Blank => (c.len_utf8(), " "),
            Class::Control => {
                let sequence = text.get(at..).and_then(escape::len);
                *if sequence.is_some() { &mut removed.sequences } else { &mut removed.controls } += 1;
                (sequence.unwrap_or(c.len_utf8()), "")
            }
            Class::Invisible => {
                removed.invisible += 1;
                (c.len_utf8(), "")
            }
        };
        out.push_str(text.get(kept..at).unwrap_or_default());
        out.push_str(instead);
        at += len;
        kept = at;
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    removed.clusters += cluster::cap(&mut out);
    out
}

/// `text` cleaned for one line: line breaks become spaces.
pub fn line(given: &str) -> String {
    let mut out = text(given, &mut Removed::default());
    if out.contains('\n') {
        out = out.replace('\n', " ");
    }
    out
}

enum Class {
    Text,
    Break,
    Blank,
    Control,
    Invisible,
}

fn class(c: char) -> Class {
    match c {
        ' '..='~' | '\u{0620}'..='\u{06ff}' | '\u{200c}' | '\u{200d}' => Class::Text,
        '\t' => Class::Blank,
        '\n' | '\u{0b}' | '\u{0c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Class::Break,
        _ if c.is_control() => Class::Control,
        '\u{fff9}'..='\u{fffb}' => Class::Invisible,
        _ if CodePointSetData::new::<VariationSelector>().contains(c) => Class::Text,
        _ if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => Class::Invisible,
        _ if CodePointSetData::new::<NoncharacterCodePoint>().contains(c) => Class::Invisible,
        _ => Class::Text,
    }
}

/// The length of a line break at `at`; carriage return and line feed are one.
fn line_break(text: &str, at: usize, c: char) -> usize {
    let both = c == '\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
    if both { 2 } else { c.len_utf8() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_as_published() {
        let published = "«قَالَ» می‌شود 👨\u{200d}👩\u{200d}👧 ❤\u{fe0f} 12٫5% \u{a0}(CNN) ـــ";
        let mut removed = Removed::default();
        assert_eq!(text(published, &mut removed), published);
        assert_eq!(removed, Removed::default());
    }

    #[test]
    fn controls_and_invisible_characters_go_and_are_counted() {
        let mut removed = Removed::default();
        let hostile = "أ\u{202e}ب\u{200b}ج\u{feff}د\u{ad}هـ\u{61c}و\u{e0041}ز\u{2066}ح\u{8}ط\u{1b}[2Jي\u{0}";
        assert_eq!(text(hostile, &mut removed), "أبجدهـوزحطي");
        assert_eq!(removed, Removed { sequences: 1, controls: 2, invisible: 7, clusters: 0 });
        assert!(removed.describe().unwrap().contains("1 control sequence"));
    }

    #[test]
    fn all_line_breaks_are_one() {
        let breaks = "1\r\n2\r3\n4\u{2028}5\u{2029}6\u{85}7\u{c}8\u{b}9\t0";
        assert_eq!(text(breaks, &mut Removed::default()), "1\n2\n3\n4\n5\n6\n7\n8\n9 0");
        assert_eq!(line("a\r\nb"), "a b");
    }
}
