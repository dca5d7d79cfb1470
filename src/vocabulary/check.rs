//! What the reader of a table cannot see in one row at a time: rows that stand twice or say nothing new, verbs that mean two
//! things, names borne by two, and words that no rule can reach.

use rustc_hash::FxHashMap;

use super::own::Sheet;
use crate::arabic::letters;
use crate::arabic::token::{self, TokenKind};
use crate::lexicon::gazetteer;
use crate::lexicon::segment::clitic;
use crate::lexicon::table::{Row, TableError};
use crate::lexicon::tables::Layout;
use crate::lexicon::{Analyser, Lexicon};

/// What is wrong with these tables, beside others that are in force with them (none for the bundled tables themselves), all
/// of them compiled to `lexicon`.
pub fn check(sheets: &[Sheet], beside: &[Sheet], lexicon: &Lexicon) -> Vec<TableError> {
    let mut found = Vec::new();
    let mut analyser = Analyser::new(lexicon);
    for sheet in sheets {
        let layout = sheet.layout;
        let others: Vec<&Row<'static>> =
            beside.iter().filter(|other| other.layout == layout).flat_map(|other| &other.rows).collect();
        repeated(layout, &sheet.rows, &others, &mut found);
        contradictory(layout, &sheet.rows, &others, &mut found);
        shared(layout, &sheet.rows, &others, &mut found);
        for row in &sheet.rows {
            unreachable(layout, row, &mut analyser, &mut found);
        }
    }
    found
}

fn repeated(layout: &Layout, rows: &[Row<'static>], others: &[&Row<'static>], found: &mut Vec<TableError>) {
    let known: FxHashMap<String, &Row<'static>> = others.iter().map(|row| (layout.key(row), *row)).collect();
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows {
        let key = layout.key(row);
        if known.get(&key).is_some_and(|other| other.says_the_same(row)) {
            found.push(row.error("the bundled table says the same; drop it"));
        }
        if let Some(line) = seen.insert(key, row.line) {
            found.push(row.error(format!("stands in line {line} already; drop one")));
        }
    }
}

/// A verb may be in several tables, but in one of them it has one act, status or kind.
fn contradictory(layout: &Layout, rows: &[Row<'static>], others: &[&Row<'static>], found: &mut Vec<TableError>) {
    let [meaning] = layout.columns_of(&["act", "status", "kind"])[..] else { return };
    let verb = layout.columns_of(&["perfect", "imperfect"]);
    if verb.is_empty() {
        return;
    }
    let says = |row: &Row<'static>| verb.iter().map(|&c| letters::folded(row.cell(c))).collect::<Vec<_>>().join(" ");
    let keys: Vec<String> = rows.iter().map(|row| layout.key(row)).collect();
    let mut seen: FxHashMap<String, &Row<'static>> = FxHashMap::default();
    let kept = others.iter().copied().filter(|row| !keys.contains(&layout.key(row)));
    let own = others.len();
    for (at, row) in kept.chain(rows).enumerate().filter(|(_, row)| !row.cell(0).is_empty()) {
        let first = *seen.entry(says(row)).or_insert(row);
        if first.cell(meaning) != row.cell(meaning) && (at >= own || rows.iter().any(|new| std::ptr::eq(new, row))) {
            let (word, here, there) = (row.cell(0), row.cell(meaning), first.cell(meaning));
            found.push(row.error(format!(
                "'{word}' is '{here}' here and '{there}' in {}:{}; one verb says one thing",
                first.file, first.line
            )));
        }
    }
}

fn shared(layout: &Layout, rows: &[Row<'static>], others: &[&Row<'static>], found: &mut Vec<TableError>) {
    if layout.columns_of(&["aliases"]).is_empty() {
        return;
    }
    let keys: Vec<String> = rows.iter().map(|row| layout.key(row)).collect();
    let kept = others.iter().copied().filter(|row| !keys.contains(&layout.key(row)));
    let own = rows.first().map_or("", |row| row.file);
    found.extend(gazetteer::names(kept.chain(rows), true).into_iter().filter(|fault| fault.file == own));
}

/// Forms that the matcher never meets as it takes a text apart.
fn unreachable(layout: &Layout, row: &Row<'static>, analyser: &mut Analyser<'_>, found: &mut Vec<TableError>) {
    for column in layout.columns_of(&["perfect", "imperfect"]) {
        if row.cell(column).contains(' ') {
            found.push(row.error(format!(
                "'{}' is never met: a verb is one word; leave it empty, and keep its noun",
                row.cell(column)
            )));
        }
    }
    // What an office and a side are called is shown, and looked for nowhere.
    if ["offices.tsv", "sides.tsv", "ranking.tsv"].contains(&layout.name) {
        return;
    }
    let columns = layout.columns_of(&["masdar", "participle", "ar", "aliases", "feminine", "plural", "people"]);
    for form in columns.into_iter().flat_map(|column| row.list(column)) {
        let bare = form.trim_start_matches(['=', '~']);
        if !reaches(bare, layout.name == "gloss.tsv", analyser) {
            found.push(row.error(format!("'{form}' is never met: a text that has it is read as other words")));
        }
    }
}

/// Whether a text that has nothing but this form leads to what the tables have under it. Words of the glossary are looked up
/// in phrases that other tables found, so of them every word must be one.
fn reaches(form: &str, alone: bool, analyser: &mut Analyser<'_>) -> bool {
    let tokens = token::tokens(form);
    let parts_nothing = |mark: &str| matches!(mark, "-" | "/" | ".");
    if tokens.iter().any(|t| t.kind == TokenKind::Mark && !parts_nothing(t.text(form))) {
        return false;
    }
    let words: Vec<u32> =
        tokens.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| analyser.read(t.text(form))).collect();
    let lexicon = analyser.lexicon();
    if words.is_empty() || alone {
        return !words.is_empty();
    }
    let mut nodes = vec![0];
    for &word in &words {
        let stems: Vec<_> = analyser.word(word).stems.iter().filter(|s| s.bits & !clitic::AL == 0).collect();
        if words.len() == 1 {
            return !stems.is_empty();
        }
        nodes = nodes.iter().flat_map(|&node| stems.iter().filter_map(move |s| lexicon.step(node, s.word))).collect();
    }
    nodes.iter().any(|&node| !lexicon.phrases(node).is_empty())
}
