//! `mujaz review`, and what marks do to `mujaz brief`.

use std::path::Path;

use chrono::{DateTime, NaiveDate};
use mujaz::archive::{Archive, Change, Purpose};
use mujaz::briefing::{Kind, Record};
use serde_json::Value;

use crate::{Folder, mujaz};

const DAY: &str = "2020-06-04";

/// An archive of a report with two journeys, of which the first is marked.
fn marked(folder: &Folder, change: &Change) -> String {
    let archive = folder.path().join("archive.db").to_str().unwrap().to_owned();
    let report = folder.file("report.txt", "موجز\nوصل فايز السراج إلى أنقرة.\nوصل خليفة حفتر إلى القاهرة.");
    assert_eq!(mujaz(&["ingest", &report, "--date", DAY, "--outlet", "النورس", "--archive", &archive]).status, 0);
    let day: NaiveDate = DAY.parse().unwrap();
    let mut open = Archive::open(Path::new(&archive), Purpose::Keep).unwrap();
    let briefing = open.day(day).unwrap();
    let record = Record::of(&briefing, Kind::Movement, 0).unwrap();
    let now = DateTime::parse_from_rfc3339("2020-06-04T08:00:00Z").unwrap().to_utc();
    let records = [(briefing.articles[0].id.clone(), record.id().to_owned())];
    open.mark(day, &records, change, now).unwrap();
    archive
}

#[test]
fn brief_leaves_out_what_is_wrong_or_hidden_and_keeps_what_has_a_note() {
    for (change, stays) in
        [(Change::Wrong(true), false), (Change::Hidden(true), false), (Change::Note(Some("ask".to_owned())), true)]
    {
        let folder = Folder::new();
        let archive = marked(&folder, &change);
        for format in ["text", "markdown", "html", "json", "csv", "geojson"] {
            let brief = mujaz(&["brief", "--format", format, "--archive", &archive]).out;
            let is_named = match format {
                "text" => brief.contains("done: Fayez al-Sarraj"),
                "markdown" => brief.contains("**done** Fayez al-Sarraj"),
                "html" => brief.matches("<li class=\"record movement\">").count() == 2,
                "json" => serde_json::from_str::<Value>(&brief).unwrap()["movements"].as_array().unwrap().len() == 2,
                "csv" => brief.lines().filter(|line| line.starts_with("movement,")).count() == 2,
                _ => brief.matches("\"kind\":\"movement\"").count() == 2,
            };
            assert_eq!(is_named, stays, "{change:?} {format}: {brief}");
        }
    }
}

#[test]
fn a_line_a_mark_with_record_report_and_paragraph_as_the_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../data/schema/mujaz.review-1.schema.json")).unwrap();
    assert_eq!(mujaz(&["schema", "review"]).json(), schema, "stale: mujaz schema review > data/schema/...");
    let schema = jsonschema::validator_for(&schema).unwrap();
    let folder = Folder::new();
    let run = mujaz(&["review", "export", "--archive", &marked(&folder, &Change::Wrong(true))]);
    let line: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!((run.out.lines().count(), run.status), (1, 0));
    assert!(schema.is_valid(&line), "{:?}", schema.iter_errors(&line).map(|it| it.to_string()).collect::<Vec<_>>());
    assert_eq!((&line["kind"], &line["wrong"], &line["day"]), (&"movement".into(), &true.into(), &DAY.into()));
    assert_eq!(line["record"]["movement"]["actor"]["id"], "ly-fayez-al-sarraj");
    assert_eq!(line["now"], line["record"]);
    assert_eq!(line["outlet"], "النورس");
    assert_eq!(line["paragraph"], "وصل فايز السراج إلى أنقرة.");
}

#[test]
fn marks_are_exported_imported_and_saved_with_the_archive() {
    let folder = Folder::new();
    let archive = marked(&folder, &Change::Note(Some("ask".to_owned())));
    let reviews = mujaz(&["review", "export", "--archive", &archive]).out;
    let exported = mujaz(&["archive", "export", "--archive", &archive]).out;
    assert!(exported.contains("{\"kind\":\"mark\",\"key\":\""), "{exported}");
    let file = folder.file("export.jsonl", &exported);
    let other = folder.path().join("other.db").to_str().unwrap().to_owned();
    for _ in 0..2 {
        assert_eq!(mujaz(&["archive", "import", &file, "--archive", &other]).status, 0);
        assert_eq!(mujaz(&["review", "export", "--archive", &other]).out, reviews);
    }
    // The index of words is lost; repair makes all anew.
    let mut bytes = std::fs::read(&other).unwrap();
    bytes.truncate(bytes.len() - 4096);
    std::fs::write(&other, bytes).unwrap();
    assert_eq!(mujaz(&["archive", "repair", "--archive", &other]).status, 0);
    assert_eq!(mujaz(&["review", "export", "--archive", &other]).out, reviews);
}
