//! Checks of `data/lexicon`: what the reader cannot see in one row at a time.

use std::collections::{BTreeMap, BTreeSet};

use mujaz::arabic::letters::folded;
use mujaz::lexicon::Lexicon;
use mujaz::lexicon::tables::{Layout, TABLES, Tables};
use mujaz::vocabulary::{self, BUNDLED};

/// The text of a bundled table.
fn text(name: &str) -> &'static str {
    BUNDLED.iter().find(|(file, _)| *file == name).expect("a bundled table").1
}

/// The tables of words, with their text, but for the list of ordinary ones.
fn tables_of_words() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLES.iter().filter(|t| t.folder == "lexicon" && !t.columns.is_empty()).map(|t| (t.name, text(t.name)))
}

/// The cells of a bundled table, with the line of each row.
fn rows(name: &str) -> Vec<(usize, Vec<&'static str>)> {
    text(name)
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.starts_with('#'))
        .skip(1)
        .filter(|(_, l)| !l.is_empty())
        .map(|(at, l)| (at + 1, l.split('\t').collect()))
        .collect()
}

fn listed(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').filter(|v| !v.is_empty() && *v != "-")
}

/// Fails with all that was found, one a line.
fn none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn every_row_is_read_and_compiled() {
    let mut tables = Tables::default();
    for (name, text) in BUNDLED {
        let layout = Layout::of(name).expect("a table that mujaz knows");
        tables.read(layout, name, text).unwrap_or_else(|error| panic!("{error}"));
    }
    tables.resolve().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_row_says_something_and_is_met() {
    let found = vocabulary::check(&vocabulary::bundled_sheets(), &[], Lexicon::bundled());
    none(&found.iter().map(ToString::to_string).collect::<Vec<_>>(), "doubtful rows");
}

#[test]
fn rows_have_all_their_cells() {
    let mut found = Vec::new();
    for (file, text) in tables_of_words() {
        let columns = text.lines().find(|l| !l.starts_with('#')).unwrap_or_default().split('\t').count();
        for (line, cells) in rows(file) {
            if cells.len() != columns || cells.iter().any(|c| c.trim() != *c || c.is_empty()) {
                found.push(format!(
                    "{file}:{line}: {} cells of {columns}, or a padded or empty one; write '-'",
                    cells.len()
                ));
            }
        }
    }
    none(&found, "ragged rows");
}

#[test]
fn no_entry_stands_twice_in_a_table() {
    // What makes a row the same as another: the columns of its key, matched as the reader matches.
    let keys: [(&str, &[usize]); 9] = [
        ("reporting.tsv", &[0, 1]),
        ("movement.tsv", &[0, 1, 2, 3]),
        ("frontline.tsv", &[0, 1, 2, 3]),
        ("events.tsv", &[0, 1, 2, 3]),
        ("titles.tsv", &[0]),
        ("heads.tsv", &[0, 3]),
        ("names.tsv", &[0]),
        ("function.tsv", &[0, 1]),
        ("channels.tsv", &[0]),
    ];
    let mut found = Vec::new();
    for (file, columns) in keys {
        let mut seen = BTreeMap::new();
        for (line, cells) in rows(file) {
            let key: Vec<String> = columns.iter().map(|&c| folded(cells[c])).collect();
            if let Some(first) = seen.insert(key, line) {
                found.push(format!("{file}:{line}: {} stands in line {first} already", cells[0]));
            }
        }
    }
    none(&found, "repeated entries");
}

#[test]
fn no_form_is_listed_by_two_titles() {
    let mut seen = BTreeMap::new();
    let mut found = Vec::new();
    for (line, cells) in rows("titles.tsv") {
        for form in cells[..3].iter().flat_map(|c| listed(c)) {
            if let Some(first) = seen.insert(folded(form), line).filter(|&first| first != line) {
                found.push(format!("titles.tsv:{line}: '{form}' is a form of line {first} already"));
            }
        }
    }
    none(&found, "one title with two meanings");
}

#[test]
fn a_verb_says_one_thing() {
    // The same verb may be in several tables, but in one of them it has one act or one status a subject.
    let mut found = Vec::new();
    for (file, meaning) in [("reporting.tsv", 4), ("frontline.tsv", 3), ("movement.tsv", 3)] {
        let mut seen: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        for (line, cells) in rows(file).into_iter().filter(|(_, c)| c[0] != "-") {
            let key = folded(&format!("{} {}", cells[0], cells[1]));
            if let Some((first, other)) = seen.insert(key, (line, cells[meaning])).filter(|(_, m)| *m != cells[meaning])
            {
                found.push(format!(
                    "{file}:{line}: '{}' is '{}' here and '{other}' in line {first}",
                    cells[0], cells[meaning]
                ));
            }
        }
    }
    none(&found, "contradictory verbs");
}

#[test]
fn verbs_can_be_inflected() {
    let mut found = Vec::new();
    for file in ["reporting.tsv", "movement.tsv", "frontline.tsv", "events.tsv"] {
        for (line, cells) in rows(file) {
            let (perfect, imperfect) = (cells[0], cells[1]);
            // A passive may stand in the perfect alone: its imperfect is often the active of another verb (يقال).
            if perfect == "-" && imperfect != "-" {
                found.push(format!("{file}:{line}: '{imperfect}' has no perfect"));
            }
            if imperfect != "-" && !imperfect.starts_with('ي') {
                found.push(format!("{file}:{line}: the imperfect '{imperfect}' does not begin with ي"));
            }
            if perfect == "-" && listed(cells[2]).next().is_none() {
                found.push(format!("{file}:{line}: neither a verb nor a noun"));
            }
        }
    }
    none(&found, "verbs that cannot be inflected");
}

#[test]
fn gists_use_the_slots_in_both_languages() {
    let slots = |gist: &str| ["{actor}", "{object}", "{place}"].map(|s| gist.contains(s));
    let mut found = Vec::new();
    for (line, cells) in rows("events.tsv") {
        let (english, arabic) = (cells[5], cells[6]);
        if slots(english) != slots(arabic) {
            found.push(format!("events.tsv:{line}: '{english}' and '{arabic}' fill different slots"));
        }
    }
    none(&found, "gists that differ");
}

#[test]
fn arabic_columns_are_arabic() {
    let mut found = Vec::new();
    let columns: [(&str, &[usize]); 9] = [
        ("reporting.tsv", &[0, 1, 2, 3]),
        ("movement.tsv", &[0, 1, 2]),
        ("frontline.tsv", &[0, 1, 2]),
        ("events.tsv", &[0, 1, 2]),
        ("titles.tsv", &[0, 1, 2]),
        ("heads.tsv", &[0, 1]),
        ("names.tsv", &[0]),
        ("function.tsv", &[0]),
        ("channels.tsv", &[0]),
    ];
    for (file, columns) in columns {
        for (line, cells) in rows(file) {
            for form in columns.iter().flat_map(|&c| listed(cells[c])) {
                if !form.chars().all(|c| c == ' ' || ('\u{0621}'..='\u{0652}').contains(&c)) {
                    found.push(format!("{file}:{line}: '{form}' is not plain Arabic"));
                }
            }
        }
    }
    none(&found, "other letters");
}

#[test]
fn common_words_are_single_sorted_and_no_names() {
    let words: Vec<&str> = text("common.txt").lines().collect();
    let mut found: Vec<String> = words
        .iter()
        .filter(|w| w.contains(' ') || w.chars().count() < 2)
        .map(|w| format!("'{w}' is not one word"))
        .collect();
    found.extend(
        words.windows(2).filter(|w| w[0] >= w[1]).map(|w| format!("'{}' and '{}' are out of order", w[0], w[1])),
    );
    let names: BTreeSet<String> = rows("names.tsv").iter().map(|(_, c)| folded(c[0])).collect();
    found.extend(
        words.iter().filter(|w| names.contains(&folded(w))).map(|w| format!("'{w}' is in names.tsv too; keep one")),
    );
    none(&found, "common.txt");
}

#[test]
fn few_common_words_are_places() {
    // A place that is also an ordinary word (الوسط, المنصورة) is no error, but many are a sign of a bad list.
    let common: BTreeSet<String> = text("common.txt").lines().map(folded).collect();
    let both: BTreeSet<String> = ["places.tsv", "countries.tsv"]
        .iter()
        .flat_map(|file| rows(file))
        .flat_map(|(_, cells)| std::iter::once(cells[1]).chain(listed(cells[2])))
        .map(folded)
        .filter(|name| common.contains(name) || name.strip_prefix("ال").is_some_and(|bare| common.contains(bare)))
        .collect();
    assert!(both.len() * 50 <= common.len(), "{} common words are places: {both:?}", both.len());
}

#[test]
fn ordinary_words_are_listed_folded() {
    for word in text("common.txt").lines() {
        assert_eq!(word, folded(word), "common.txt: write it as matching reads it");
    }
}
