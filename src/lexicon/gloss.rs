//! The glossary of `data/lexicon/gloss.tsv`: English for the words of roles, bodies and sources.

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use zerovec::ZeroVec;

use super::index::{Index, Lists, Numbers};
use super::table::{Row, TableError};
use crate::arabic::letters;

/// What a word of the glossary is in the grammar of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Gloss {
    /// English, singular.
    pub en: &'static str,
    /// The English plural where it is irregular; for a field, its name behind "Ministry of". Empty where there is none.
    pub other: &'static str,
    /// Its part in the grammar.
    pub class: Class,
}

/// A row as one of its forms names it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Entry {
    /// The row.
    pub gloss: Gloss,
    /// Whether the form is a plural or dual.
    pub plural: bool,
}

/// The glossary, by folded form.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Glossary {
    forms: Index,
    entries: Lists<Entry>,
    /// The first words of the forms of several words, and how many such a form has at most.
    firsts: Index,
    #[serde(borrow)]
    longest: ZeroVec<'static, u32>,
}

impl Glossary {
    /// The most words of a form that begins with this folded word.
    pub fn longest(&self, first: &str) -> usize {
        self.firsts.get(first).and_then(|at| self.longest.get(at as usize)).map_or(1, |words| words as usize)
    }

    /// The rows that a folded form names.
    pub fn entries(&self, folded: &str) -> &[Entry] {
        self.forms.get(folded).map_or(&[], |form| self.entries.get(form))
    }
}

/// A glossary being read, table by table.
#[derive(Debug, Default)]
pub struct Glosses {
    forms: Numbers,
    entries: Vec<SmallVec<[Entry; 1]>>,
    firsts: Numbers,
    longest: Vec<u32>,
}

impl Glosses {
    /// Checks a row and enters it.
    pub fn enter(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let class = class(row.cell(4)).ok_or_else(|| row.error(format!("unknown class '{}' of gloss", row.cell(4))))?;
        let gloss = Gloss { en: row.cell(2), other: row.cell(3), class };
        if gloss.en.is_empty() {
            return Err(row.error("no English; fill en"));
        }
        let forms = row.list(0).map(|f| (f, false)).chain(row.list(1).map(|f| (f, true)));
        for (form, plural) in forms {
            let folded = letters::folded(form);
            if let Some((first, rest)) = folded.split_once(' ') {
                let first = self.firsts.add(first) as usize;
                self.longest.resize(self.longest.len().max(first + 1), 0);
                self.longest[first] = self.longest[first].max(1 + rest.split(' ').count() as u32);
            }
            let form_number = self.forms.add(&folded) as usize;
            self.entries.resize(self.entries.len().max(form_number + 1), SmallVec::new());
            let entries = &mut self.entries[form_number];
            if entries.iter().any(|e| e.gloss.class == class) {
                return Err(row.error(format!("'{form}' stands twice as {}; drop one", row.cell(4))));
            }
            entries.push(Entry { gloss, plural });
        }
        Ok(())
    }

    /// The glossary of all that was read.
    pub fn glossary(self) -> Glossary {
        Glossary {
            forms: self.forms.index(),
            entries: Lists::of(self.entries.into_iter()),
            firsts: self.firsts.index(),
            longest: ZeroVec::alloc_from_slice(&self.longest),
        }
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
    use crate::lexicon::table;

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
            let rows = table::rows("gloss.tsv", text, &["ar", "plural", "en", "other", "class"]).unwrap();
            let mut glosses = Glosses::default();
            let fault = rows.iter().find_map(|row| glosses.enter(row).err()).unwrap();
            assert_eq!(fault.to_string(), problem);
        }
    }
}
