//! Every table by name: its folder, its columns, and what makes a row the same as another.

use super::Lexicon;
use super::compile::compile;
use super::gazetteer::Gazetteer;
use super::gloss::Glosses;
use super::ranking::Ranking;
use super::table::{self, Row, TableError};
use super::without::Without;
use super::words::Words;
use crate::arabic::letters;

/// What a table is called and how it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Its file name.
    pub name: &'static str,
    /// Its folder under `data/`.
    pub folder: &'static str,
    /// Its columns; none for a list, one value a line.
    pub columns: &'static [&'static str],
    /// The columns of its key: a user's row replaces the bundled one of the same key.
    pub key: &'static [usize],
}

const LEXICON: &str = "lexicon";
const GAZETTEER: &str = "gazetteer";

/// All tables, each behind those whose ids it names.
pub const TABLES: [Layout; 19] = [
    words("reporting.tsv", &["perfect", "imperfect", "masdar", "participle", "act", "frames", "en"], &[0, 1]),
    words("movement.tsv", &["perfect", "imperfect", "masdar", "kind", "to", "from", "with", "en"], &[0, 1, 2, 3]),
    words(
        "frontline.tsv",
        &["perfect", "imperfect", "masdar", "status", "subject", "place", "object", "event", "alone", "en"],
        &[0, 1, 2, 3],
    ),
    words("events.tsv", &["perfect", "imperfect", "masdar", "type", "weight", "gist_en", "gist_ar"], &[0, 1, 2, 3]),
    words("verbs.tsv", &["perfect", "imperfect"], &[0, 1]),
    words("titles.tsv", &["ar", "feminine", "plural", "en", "kind"], &[0]),
    words("heads.tsv", &["ar", "plural", "en", "kind"], &[0, 3]),
    words("names.tsv", &["ar", "en", "kind"], &[0]),
    words("function.tsv", &["ar", "class"], &[0, 1]),
    words("channels.tsv", &["ar", "en"], &[0]),
    words("gloss.tsv", &["ar", "plural", "en", "other", "class"], &[0, 4]),
    words("ranking.tsv", &["clue", "points"], &[0]),
    words("common.txt", &[], &[0]),
    names("countries.tsv", &["id", "ar", "aliases", "en", "adjective", "people", "adjective_en", "capital"], &[0]),
    names("sides.tsv", &["id", "ar", "en", "country", "slot", "state_from", "state_to"], &[0]),
    names("places.tsv", &["id", "ar", "aliases", "en", "kind", "country", "lat", "lon"], &[0]),
    names("people.tsv", &["id", "ar", "aliases", "en", "country", "side"], &[0]),
    names("offices.tsv", &["person", "ar", "en", "from", "to"], &[0, 1, 3]),
    names("organisations.tsv", &["id", "ar", "aliases", "en", "kind", "country", "side"], &[0]),
];

const fn words(name: &'static str, columns: &'static [&'static str], key: &'static [usize]) -> Layout {
    Layout { name, folder: LEXICON, columns, key }
}

const fn names(name: &'static str, columns: &'static [&'static str], key: &'static [usize]) -> Layout {
    Layout { name, folder: GAZETTEER, columns, key }
}

impl Layout {
    /// The layout of the table of this file name.
    pub fn of(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|layout| layout.name == name)
    }

    /// The rows of a table of this layout, each or why it is none.
    pub fn rows<'a>(&self, file: &'a str, text: &'a str) -> Result<Vec<Result<Row<'a>, TableError>>, TableError> {
        table::each(file, text, self.columns)
    }

    /// What makes a row of this layout the same as another, as matching reads it.
    pub fn key(&self, row: &Row<'_>) -> String {
        self.key.iter().map(|&column| letters::folded(row.cell(column))).collect::<Vec<_>>().join("\t")
    }

    /// Its columns of this name, as numbers; of a list, the only one has the name `ar`.
    pub fn columns_of(&self, names: &[&str]) -> Vec<usize> {
        if self.columns.is_empty() {
            return if names.contains(&"ar") { vec![0] } else { Vec::new() };
        }
        self.columns.iter().enumerate().filter(|(_, name)| names.contains(name)).map(|(at, _)| at).collect()
    }
}

/// All tables being read, row by row.
#[derive(Debug, Default)]
pub struct Tables {
    words: Words,
    gazetteer: Gazetteer,
    glosses: Glosses,
    ranking: Ranking,
}

impl Tables {
    /// Reads a whole table.
    pub fn read(&mut self, layout: &Layout, file: &'static str, text: &'static str) -> Result<(), TableError> {
        layout.rows(file, text)?.into_iter().try_for_each(|row| self.enter(layout, &row?))
    }

    /// Checks and enters a row of a table.
    pub fn enter(&mut self, layout: &Layout, row: &Row<'static>) -> Result<(), TableError> {
        match (layout.folder, layout.name) {
            (GAZETTEER, name) => self.gazetteer.enter(name, row),
            (_, "gloss.tsv") => self.glosses.enter(row),
            (_, "ranking.tsv") => self.ranking.enter(row),
            (_, name) => self.words.enter(name, row),
        }
    }

    /// Checks the ids that stand in a table before the one they belong to.
    pub fn resolve(&self) -> Result<(), TableError> {
        self.gazetteer.resolve()
    }

    /// Takes these entries out; `file` is the name of their list in errors.
    pub fn switch_off(&mut self, entries: &Without, file: &str) -> Result<(), TableError> {
        entries.apply(file, &mut self.words, &mut self.gazetteer)
    }

    /// Compiles them.
    pub fn compile(self) -> Lexicon {
        compile(self.words, self.gazetteer, self.glosses.glossary(), self.ranking)
    }
}
