//! The table, read by the `csv` crate.

use std::collections::BTreeMap;

use ::csv::{ReaderBuilder, StringRecord};
use mujaz::export::{self, COLUMNS};

use crate::{csv, gazetteer, merged, records, sample, written};

/// The rows by column. The reader refuses rows of different lengths.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |row: StringRecord| names.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn a_row_is_a_record_and_every_column_is_documented_once() {
    let day = sample();
    let text = csv(&day);
    assert_eq!(text.split_once("\r\n").unwrap().0, COLUMNS.map(|column| column.name).join(","));
    assert_eq!(rows(&text).len(), records(&day));
    let mut names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), COLUMNS.len());
    assert!(COLUMNS.iter().all(|column| !column.what.is_empty() && !column.what.contains(['\t', '\n'])));
}

#[test]
fn every_column_is_filled_by_some_record() {
    let rows = rows(&csv(&merged()));
    let empty = COLUMNS.iter().filter(|column| rows.iter().all(|row| row[column.name].is_empty()));
    assert_eq!(empty.map(|column| column.name).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn an_event_is_there_with_place_codes_and_all_its_sources() {
    let day = merged();
    let rows = rows(&csv(&day));
    let (event, row) = (&day.briefing.events[0], &rows[0]);
    assert_eq!([&row["kind"], &row["id"], &row["gist_ar"]], ["event", &event.id, &event.gist.ar]);
    assert_eq!([&row["type"], &row["realis"]], ["territory", "claimed"]);
    let place = gazetteer().place(event.place.as_ref().unwrap().id.as_deref().unwrap()).unwrap();
    let (lat, lon) = place.position.unwrap();
    assert_eq!([&row["lat"], &row["lon"], &row["located_by"]], [&lat.to_string(), &lon.to_string(), "place"]);
    assert_eq!(row["plover"], event.codes.plover.clone().unwrap());
    assert_eq!(row["acled"], event.codes.acled.clone().unwrap());
    assert_eq!(row["sources"], "2");
    for list in ["source_id", "outlets", "titles", "published", "urls"] {
        assert_eq!(row[list].split(" | ").count(), 2, "{list}: {}", row[list]);
    }
    assert_eq!(row["quote"].split(" | ").count(), event.evidence.len());
    assert_eq!(row["quote_start"].split(" | ").next().unwrap(), event.evidence[0].start.to_string());
}

#[test]
fn each_kind_fills_its_own_columns() {
    let day = sample();
    let rows = rows(&csv(&day));
    let statement = rows.iter().find(|row| row["kind"] == "statement").unwrap();
    assert_eq!(statement["content"], day.briefing.statements[0].content);
    assert_eq!(statement["actors_ar"], day.briefing.statements[0].speaker[0].ar);
    assert!(statement["plover"].is_empty() && statement["lat"].is_empty());
    let movement = rows.iter().find(|row| row["kind"] == "movement" && row["with_id"] == "ru-sergey-lavrov").unwrap();
    assert_eq!([&movement["type"], &movement["status"], &movement["to_id"]], ["travel", "done", "ru-moscow"]);
    assert_eq!(movement["located_by"], "to");
    let clash = rows.iter().find(|row| row["kind"] == "position" && row["type"] == "contested").unwrap();
    assert_eq!(clash["holder_side"], "ly-gna | ly-lna");
}

#[test]
fn the_mark_for_excel_is_there_only_when_asked_for() {
    let day = sample();
    let marked = written(|out| export::csv::write(&day, gazetteer(), true, out));
    assert_eq!(marked.strip_prefix('\u{feff}'), Some(csv(&day).as_str()));
    assert_eq!(rows(&marked), rows(&csv(&day)));
}
