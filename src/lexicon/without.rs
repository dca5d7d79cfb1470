//! Entries of the vocabulary that are switched off: one a line, named by table and key.
//!
//! ```text
//! # a comment
//! reporting:قال
//! places:ly-tripoli
//! people:ly-khalifa-haftar/حفتر
//! ```
//!
//! The key is the row's id, or in a table without ids its first form. Behind a slash stands one name of a row of the
//! gazetteer, as the table writes it; without one, all names of the row go. What is switched off is as good as not in the
//! table: its words are then known only where another entry has them.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::gazetteer::Gazetteer;
use super::table::TableError;
use super::words::Words;

/// The tables that have entries to switch off.
const TABLES: [&str; 15] = [
    "reporting",
    "movement",
    "frontline",
    "events",
    "verbs",
    "titles",
    "heads",
    "names",
    "function",
    "channels",
    "common",
    "countries",
    "places",
    "people",
    "organisations",
];

/// A list of entries that are switched off.
#[derive(Debug, Default)]
pub struct Without {
    /// By `table:key`: the line that names it, and whether a table has it.
    lines: FxHashMap<Box<str>, (usize, Cell<bool>)>,
}

impl Without {
    /// Reads a list; `file` is its name in errors.
    pub fn read(file: &str, text: &str) -> Result<Self, TableError> {
        let mut lines = FxHashMap::default();
        for (at, line) in text.lines().enumerate() {
            let entry = line.trim();
            if entry.is_empty() || entry.starts_with('#') {
                continue;
            }
            let table = entry.split_once(':').filter(|(_, key)| !key.is_empty()).map(|(table, _)| table);
            if table.is_none_or(|table| !TABLES.contains(&table)) {
                let problem =
                    format!("'{entry}' names no entry; write table:key, the tables are {}", TABLES.join(", "));
                return Err(TableError { file: file.to_owned(), line: at + 1, problem });
            }
            lines.insert(entry.into(), (at + 1, Cell::new(false)));
        }
        Ok(Self { lines })
    }

    /// Takes the entries out of these tables. An entry that no table has is an error, so that no misprint goes unseen.
    pub fn apply(&self, file: &str, words: &mut Words, names: &mut Gazetteer) -> Result<(), TableError> {
        words.reporting.retain(|e| !self.drops("reporting", e.forms.key()));
        words.movement.retain(|e| !self.drops("movement", e.forms.key()));
        words.frontline.retain(|e| !self.drops("frontline", e.forms.key()));
        words.events.retain(|e| !self.drops("events", e.forms.key()));
        words.verbs.retain(|(perfect, _)| !self.drops("verbs", perfect));
        words.titles.retain(|e| !self.drops("titles", first(&e.forms)));
        words.heads.retain(|e| !self.drops("heads", first(&e.forms)));
        words.names.retain(|e| !self.drops("names", e.ar));
        words.function.retain(|(word, _)| !self.drops("function", word));
        words.channels.retain(|(word, _)| !self.drops("channels", word));
        words.common.retain(|word| !self.drops("common", word));
        // Rows of the gazetteer name one another, so they stay, without the names by which a text finds them.
        for c in &mut names.countries {
            if self.drops("countries", c.id) {
                c.adjective.clear();
                c.people.clear();
            }
            self.strip("countries", c.id, &mut c.ar, &mut c.aliases);
        }
        for p in &mut names.places {
            self.strip("places", p.id, &mut p.ar, &mut p.aliases);
        }
        for p in &mut names.people {
            self.strip("people", p.id, &mut p.ar, &mut p.aliases);
        }
        for o in &mut names.organisations {
            self.strip("organisations", o.id, &mut o.ar, &mut o.aliases);
        }
        let unknown = self.lines.iter().filter(|(_, (_, found))| !found.get()).min_by_key(|(_, (line, _))| *line);
        match unknown {
            Some((entry, (line, _))) => {
                let problem = format!("no table has the entry '{entry}'");
                Err(TableError { file: file.to_owned(), line: *line, problem })
            }
            None => Ok(()),
        }
    }

    fn strip(&self, table: &str, id: &str, ar: &mut &'static str, aliases: &mut Vec<&'static str>) {
        let whole = self.drops(table, id);
        let drops = |name: &str| self.drops(table, &format!("{id}/{name}")) || whole;
        if drops(ar) {
            *ar = "";
        }
        aliases.retain(|alias| !drops(alias));
    }

    fn drops(&self, table: &str, key: &str) -> bool {
        let found = self.lines.get(format!("{table}:{key}").as_str());
        if let Some((_, found)) = found {
            found.set(true);
        }
        found.is_some()
    }
}

/// The first of an entry's forms, which names it.
pub(super) fn first(forms: &[&'static str]) -> &'static str {
    forms.first().copied().unwrap_or_default()
}
