//! The names of a table held against each other. This reads the table a second time, so it is done in tests alone.

use rustc_hash::FxHashMap;

use crate::arabic::letters;
use crate::lexicon::table::{self, TableError};

/// Checks the Arabic columns of a table: every name is Arabic, and two rows bear the same one only where both say so.
///
/// The table's second and third column must be `ar` and, where there is one, `aliases`.
pub fn check(file: &str, text: &str) -> Result<(), TableError> {
    let header = text.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
    let columns: Vec<&str> = header.split('\t').collect();
    let aliases = columns.get(2) == Some(&"aliases");
    // By folded name: the row that bears it, and whether it is marked as shared.
    let mut borne: FxHashMap<String, (usize, bool)> = FxHashMap::default();
    for row in table::rows(file, text, &columns)? {
        for name in std::iter::once(row.cell(1)).chain(row.list(2).filter(|_| aliases)) {
            let (shared, bare) = name.strip_prefix('=').map_or((false, name), |bare| (true, bare));
            let (short, bare) = bare.strip_prefix('~').map_or((false, bare), |bare| (true, bare));
            if !bare.chars().any(letters::is_arabic_letter) || !bare.chars().all(belongs) {
                return Err(row.error(format!("'{name}' is no Arabic name: letters, figures, spaces and - / . only")));
            }
            if short || !aliases {
                continue;
            }
            match borne.insert(letters::folded(bare), (row.line, shared)) {
                Some((line, _)) if line == row.line => {
                    return Err(row.error(format!("'{name}' stands twice in this row, as it is matched")));
                }
                Some((line, other)) if !(shared && other) => {
                    let problem = format!(
                        "'{name}' is also on line {line}; mark it in both rows with a leading '=', or drop one"
                    );
                    return Err(row.error(problem));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// A character that may stand in a name.
fn belongs(c: char) -> bool {
    letters::is_arabic_letter(c) || letters::is_ignored(c) || c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '.')
}
