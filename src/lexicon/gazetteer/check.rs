//! The names of a table held against each other. It takes longer than a start may, so it is done where somebody asks.

use rustc_hash::FxHashMap;

use crate::arabic::letters;
use crate::lexicon::table::{self, Row, TableError};

/// Checks the Arabic columns of a table: every name is Arabic, and two rows bear the same one only where both say so.
///
/// The table's second and third column must be `ar` and, where there is one, `aliases`.
pub fn check(file: &str, text: &str) -> Result<(), TableError> {
    let header = text.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
    let columns: Vec<&str> = header.split('\t').collect();
    let rows = table::rows(file, text, &columns)?;
    let first = names(rows.iter(), columns.get(2) == Some(&"aliases")).into_iter().next();
    first.map_or(Ok(()), Err)
}

/// What is wrong with the names of these rows, each fault at the later of two rows.
pub fn names<'r, 'a: 'r>(rows: impl Iterator<Item = &'r Row<'a>>, aliases: bool) -> Vec<TableError> {
    let mut found = Vec::new();
    // By folded name: the row that bears it, and whether it is marked as shared.
    let mut borne: FxHashMap<String, (&Row<'a>, bool)> = FxHashMap::default();
    for row in rows {
        for name in std::iter::once(row.cell(1)).chain(row.list(2).filter(|_| aliases)) {
            let (shared, bare) = name.strip_prefix('=').map_or((false, name), |bare| (true, bare));
            let (short, bare) = bare.strip_prefix('~').map_or((false, bare), |bare| (true, bare));
            if !bare.chars().any(letters::is_arabic_letter) || !bare.chars().all(belongs) {
                found.push(row.error(format!("'{name}' is no Arabic name: letters, figures, spaces and - / . only")));
                continue;
            }
            if short || !aliases {
                continue;
            }
            match borne.insert(letters::folded(bare), (row, shared)) {
                Some((other, _)) if std::ptr::eq(other, row) => {
                    found.push(row.error(format!("'{name}' stands twice in this row, as it is matched")));
                }
                Some((other, marked)) if !(shared && marked) => {
                    let place = if other.file == row.file { String::new() } else { format!(" of {}", other.file) };
                    found.push(row.error(format!(
                        "'{name}' is also on line {}{place}; mark it in both rows with a leading '=', or drop one",
                        other.line
                    )));
                }
                _ => {}
            }
        }
    }
    found
}

/// A character that may stand in a name.
fn belongs(c: char) -> bool {
    letters::is_arabic_letter(c) || letters::is_ignored(c) || c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '.')
}
