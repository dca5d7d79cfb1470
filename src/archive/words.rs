//! What search looks in: the words of a report, and who and what its records name.
//!
//! | column | term | stands for |
//! |---|---|---|
//! | text | `حكومه` | a word's stem, in the order of the text |
//! | names | `a=ly-khalifa-haftar` | an actor: the gazetteer's id, else the folded Arabic name |
//! | | `a=:محمد`, `a=:mhmd` | a word of an actor that the gazetteer does not hold, Arabic or [`stem::latin`] |
//! | | `p=` | the same of a place |
//! | | `a-statement=`, `p-event=` | both, of the records of one kind |
//! | | `b=ly-khalifa-haftar:ly-tripoli` | both an actor and a place of one record, by their ids |
//! | | `k=statement` | the kind of a record |
//! | | `o=:رويترز`, `o=:rtrs` | a word of the outlet's name |
//! | | `e=` | any report |
//! | latin | `fis srj` | a record's names in Latin letters, as [`stem::latin`] has them |

use std::collections::BTreeSet;

use crate::arabic::identity::key;
use crate::arabic::{letters, romanise, stem};
use crate::briefing::{Article, Briefing, Kind, Name, Record};

/// The row of an article in the index of words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// The stems of the text's words in their order, a `¶` between paragraphs, so that no phrase goes over its end.
    pub text: String,
    /// What is asked for by name.
    pub names: String,
    /// Names in Latin letters, a `¶` between them.
    pub latin: String,
}

/// Whose names a term is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Mark {
    Actor,
    Place,
    Both,
    Kind,
    Outlet,
    Every,
}

impl Words {
    /// The words of a briefing of one article.
    pub fn of(article: &Article, briefing: &Briefing) -> Self {
        let mut out = Self::default();
        for paragraph in &article.paragraphs {
            push_stems(&paragraph.text, &mut out.text);
            out.text.push_str(" ¶");
        }
        let mut names = BTreeSet::from([term(Mark::Every, None, "")]);
        let mut latin = BTreeSet::new();
        for word in article.outlet.as_deref().map(name_words).unwrap_or_default() {
            names.insert(word_term(Mark::Outlet, None, &word));
        }
        for kind in Kind::ALL {
            for record in Record::all(briefing, kind) {
                names.insert(term(Mark::Kind, None, kind.name()));
                push_both(record, &mut names);
                for (mark, all) in [(Mark::Actor, record.actors()), (Mark::Place, record.places())] {
                    for name in all {
                        push_name(mark, kind, name, &mut names);
                        latin.insert(name.en.split_whitespace().map(stem::latin).collect::<Vec<_>>().join(" "));
                    }
                }
            }
        }
        out.names = names.into_iter().collect::<Vec<_>>().join(" ");
        out.latin = latin.into_iter().collect::<Vec<_>>().join(" ¶ ");
        out
    }
}

fn push_name(mark: Mark, kind: Kind, name: &Name, terms: &mut BTreeSet<String>) {
    for kind in [None, Some(kind)] {
        terms.insert(term(mark, kind, &key(name)));
        if name.id.is_none() {
            let latin = name.en.split_whitespace().map(stem::latin);
            terms.extend(stems(&name.ar).into_iter().chain(latin).map(|word| word_term(mark, kind, &word)));
        }
    }
}

/// Each actor with each place of a record, so that who asks for both need not read every report that has the one and the other.
fn push_both(record: Record<'_>, terms: &mut BTreeSet<String>) {
    let places = record.places();
    for actor in record.actors().into_iter().filter_map(|name| name.id.as_deref()) {
        let both = places.iter().filter_map(|place| Some(both(actor, place.id.as_deref()?)));
        terms.extend(both);
    }
}

/// The term of an actor and a place of one record.
pub(super) fn both(actor: &str, place: &str) -> String {
    term(Mark::Both, None, &format!("{actor}:{place}"))
}

/// The words by which a name in any script is found: its stems, and each in Latin letters.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let latin = romanise::romanise(name, |_| None);
    let latin = latin.split([' ', '_']).map(stem::latin);
    stems(name).into_iter().chain(latin).filter(|word| !word.is_empty()).collect()
}

/// A term of the column `names`: one word to the index, whatever stands in it.
pub(super) fn term(mark: Mark, kind: Option<Kind>, key: &str) -> String {
    let mark = match mark {
        Mark::Actor => 'a',
        Mark::Place => 'p',
        Mark::Both => 'b',
        Mark::Kind => 'k',
        Mark::Outlet => 'o',
        Mark::Every => 'e',
    };
    let key = letters::folded(key);
    let one: String = key.chars().map(|c| if is_of_word(c) || "-_:".contains(c) { c } else { '_' }).collect();
    let kind = kind.map(|kind| format!("-{}", kind.name())).unwrap_or_default();
    format!("{mark}{kind}={one}")
}

/// The term of one word of a name.
pub(super) fn word_term(mark: Mark, kind: Option<Kind>, word: &str) -> String {
    term(mark, kind, &format!(":{word}"))
}

/// The stems of a text's words, in their order.
pub(super) fn stems(text: &str) -> Vec<String> {
    let mut out = String::new();
    push_stems(text, &mut out);
    out.split_whitespace().map(str::to_owned).collect()
}

/// Appends the stems of a text's words, a blank before each.
fn push_stems(text: &str, out: &mut String) {
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
