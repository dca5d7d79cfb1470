//! The glossary of `data/lexicon/gloss.tsv`: English for the words of roles, bodies and sources.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::table::{self, TableError};
use crate::arabic::letters;

/// The table, as bundled.
pub const BUNDLED: &str = include_str!("../../data/lexicon/gloss.tsv");

/// What a word of the glossary is in the grammar of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Somebody's office or trade.
    Title,
    /// What a title is called when a body follows: رئيس is a head there, else a president.
    Governing,
    /// Stands before a title: deputy, acting.
    Prefix,
    /// People without a name: source, residents, gunmen.
    Source,
    /// A government, council or company.
    Body,
    /// An army or other armed body.
    Force,
    /// What English puts behind the name: channel, airport.
    Label,
    /// Any other thing.
    Noun,
    /// What a ministry or agency is for: defence, intelligence. Modifies the noun before it.
    Field,
    /// A fixed name with its article in English.
    Name,
    /// An adjective.
    Adjective,
    /// An adjective with a complement behind a preposition: "loyal to".
    Participle,
    /// A preposition, of one word or several.
    Preposition,
}

/// A row of the glossary.
#[derive(Debug, Clone, Copy)]
pub struct Gloss {
    /// English, singular.
    pub en: &'static str,
    /// The English plural where it is irregular; for a field, its name behind "Ministry of". Empty where there is none.
    pub other: &'static str,
    /// Its part in the grammar.
    pub class: Class,
}

/// A row as one of its forms names it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The row.
    pub gloss: Gloss,
    /// Whether the form is a plural or dual.
    pub plural: bool,
}

/// The glossary, by folded form.
#[derive(Debug, Default)]
pub struct Glossary {
    forms: FxHashMap<String, SmallVec<[Entry; 1]>>,
    /// For the first word of each form of several words, how many it has at most.
    longest: FxHashMap<String, usize>,
}

impl Glossary {
    /// The bundled glossary.
    pub fn bundled() -> Result<Self, TableError> {
        Self::read("gloss.tsv", BUNDLED)
    }

    /// Reads and checks a glossary.
    pub fn read(file: &'static str, text: &'static str) -> Result<Self, TableError> {
        let mut all = Self::default();
        for row in table::rows(file, text, &["ar", "plural", "en", "other", "class"])? {
            let class =
                class(row.cell(4)).ok_or_else(|| row.error(format!("unknown class '{}' of gloss", row.cell(4))))?;
            let gloss = Gloss { en: row.cell(2), other: row.cell(3), class };
            if gloss.en.is_empty() {
                return Err(row.error("no English; fill en"));
            }
            let forms = row.list(0).map(|f| (f, false)).chain(row.list(1).map(|f| (f, true)));
            for (form, plural) in forms {
                let folded = letters::folded(form);
                if let Some((first, rest)) = folded.split_once(' ') {
                    let longest = all.longest.entry(first.to_owned()).or_default();
                    *longest = (*longest).max(1 + rest.split(' ').count());
                }
                let entries = all.forms.entry(folded).or_default();
                if entries.iter().any(|e| e.gloss.class == class) {
                    return Err(row.error(format!("'{form}' stands twice as {}; drop one", row.cell(4))));
                }
                entries.push(Entry { gloss, plural });
            }
        }
        Ok(all)
    }

    /// The most words of a form that begins with this folded word.
    pub fn longest(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or(1)
    }

    /// The rows that a folded form names.
    pub fn entries(&self, folded: &str) -> &[Entry] {
        self.forms.get(folded).map_or(&[], SmallVec::as_slice)
    }
}

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "title" => Class::Title,
        "governing" => Class::Governing,
        "prefix" => Class::Prefix,
        "source" => Class::Source,
        "body" => Class::Body,
        "force" => Class::Force,
        "label" => Class::Label,
        "noun" => Class::Noun,
        "field" => Class::Field,
        "name" => Class::Name,
        "adjective" => Class::Adjective,
        "participle" => Class::Participle,
        "preposition" => Class::Preposition,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_glossary_is_sound() {
        let glossary = Glossary::bundled().unwrap();
        let ministers = glossary.entries("وزراء");
        assert!(ministers.iter().any(|e| e.plural && e.gloss.en == "minister"));
    }

    #[test]
    fn faults_are_named_with_their_line() {
        for (text, problem) in [
            ("ar\tplural\ten\tother\tclass\nقط\t-\tcat\t-\tanimal\n", "gloss.tsv:2: unknown class 'animal' of gloss"),
            ("ar\tplural\ten\tother\tclass\nقط\t-\t-\t-\tnoun\n", "gloss.tsv:2: no English; fill en"),
            (
                "ar\tplural\ten\tother\tclass\nإمام\t-\timam\t-\ttitle\nامام\t-\tleader\t-\ttitle\n",
                "gloss.tsv:3: 'امام' stands twice as title; drop one",
            ),
        ] {
            assert_eq!(Glossary::read("gloss.tsv", text).unwrap_err().to_string(), problem);
        }
    }
}
