//! CSV, as RFC 4180 has it: a row a record, all kinds in one table with the columns of [`COLUMNS`].
//!
//! A list's texts are parted by ` | `; a bar inside of one becomes `¦`.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and so for a command
//! (<https://owasp.org/www-community/attacks/CSV_Injection>). Such a text gets an apostrophe before it, and so does one that
//! begins with an apostrophe: whoever takes one away from every cell that begins with it has the text itself.

use std::io::{self, Write};

use super::{COLUMNS, Row, Take};
use crate::digest::Digest;
use crate::lexicon::gazetteer::Gazetteer;

/// Writes the table. `mark`: with a byte order mark before it, by which Excel knows that it is UTF-8.
pub fn write(digest: &Digest, gazetteer: &Gazetteer, mark: bool, out: &mut impl Write) -> io::Result<()> {
    if mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS.iter().map(|column| column.name))?;
    for row in Row::all(digest, gazetteer) {
        table.write_record(COLUMNS.iter().map(|column| cell(&row, column.take)))?;
    }
    table.flush()
}

fn cell(row: &Row<'_>, take: Take) -> String {
    match take {
        Take::Text(take) => guarded(take(row).unwrap_or_default()),
        Take::List(take) => guarded(joined(take(row).iter().map(|text| text.replace('|', "¦")))),
        Take::Numbers(take) => joined(take(row).iter().map(u32::to_string)),
        Take::Count(take) => take(row).to_string(),
        Take::Degrees(take) => take(row).map(|degrees| degrees.to_string()).unwrap_or_default(),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(" | ")
}

/// A text that no spreadsheet takes for a formula. The wide forms count as well: some input methods and locales fold them.
fn guarded(text: String) -> String {
    if text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '\'', '＝', '＋', '－', '＠']) {
        return format!("'{text}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_guard_stands_before_what_could_be_a_formula_and_can_be_taken_away() {
        for text in ["=1+1", "+1", "-1", "@A1", " =1", "'=1", "＝1", "\t=1"] {
            let cell = guarded(text.to_owned());
            assert_eq!(cell.strip_prefix('\''), Some(text));
        }
        for text in ["", "سرت", "a=1", "2020-06-04", "| =1"] {
            assert_eq!(guarded(text.to_owned()), text);
        }
    }
}
