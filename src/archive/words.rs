//! What search looks in: the words of a report, and who and what its records name.

use std::collections::BTreeSet;

use crate::arabic::{letters, stem};
use crate::briefing::{Article, Briefing, Kind, Name, Record};

/// The row of an article in the index of words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The stems of the text's words in their order, a `¶` between paragraphs, so that no phrase goes over its end.
    pub text: String,
    /// What is asked for by name: `a=` actors, `p=` places, `k=` kinds of records, `o=` the outlet.
    pub names: String,
    /// Names and roles in Latin letters, as [`stem::latin`] has them.
    pub latin: String,
}

impl Words {
    /// The words of a briefing of one article.
    pub fn of(article: &Article, briefing: &Briefing) -> Self {
        let mut out = Self::default();
        for paragraph in &article.paragraphs {
            push_stems(&paragraph.text, &mut out.text);
            out.text.push_str(" ¶");
        }
        let mut names = BTreeSet::new();
        let mut latin = BTreeSet::new();
        names.extend(article.outlet.as_deref().map(|outlet| term('o', outlet)));
        for kind in Kind::ALL {
            for record in Record::all(briefing, kind) {
                names.insert(format!("k={}", kind.name()));
                for (mark, all) in [('a', record.actors()), ('p', record.places())] {
                    for name in all {
                        names.insert(term(mark, &key(name)));
                        latin.extend(name.en.split_whitespace().map(stem::latin));
                    }
                }
            }
        }
        out.names = joined(names);
        out.latin = joined(latin);
        out
    }
}

/// What tells one name from another: the gazetteer's id, else the folded Arabic.
pub fn key(name: &Name) -> String {
    name.id.clone().unwrap_or_else(|| letters::folded(&name.ar))
}

/// A term of the column `names`: one word to the index, whatever stands in it.
pub(super) fn term(mark: char, key: &str) -> String {
    let key = letters::folded(key);
    let one: String = key.chars().map(|c| if is_of_word(c) || "-_:".contains(c) { c } else { '_' }).collect();
    format!("{mark}={one}")
}

/// Appends the stems of a text's words, a blank before each.
pub(super) fn push_stems(text: &str, out: &mut String) {
    let folded = letters::folded(text);
    for word in folded.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()) {
        out.push(' ');
        out.push_str(stem::stem(word));
    }
}

/// Whether a folded character belongs to a word: the index takes all others as blanks.
pub(super) fn is_of_word(c: char) -> bool {
    // The letters of Arabic, which are nearly all there are, without looking them up.
    matches!(c, 'ء'..='ي') || c.is_alphanumeric()
}

fn joined(terms: BTreeSet<String>) -> String {
    terms.into_iter().filter(|term| !term.is_empty()).collect::<Vec<_>>().join(" ")
}
