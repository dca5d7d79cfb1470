//! The three forms of the output of `parse`, the schema that the JSON is held against, and the columns of `brief`.

use serde_json::Value;

use crate::{Folder, REPORT, mujaz};

fn schema() -> Value {
    serde_json::from_str(include_str!("../../data/schema/mujaz.briefing-1.schema.json")).unwrap()
}

fn assert_valid(briefing: &Value) {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let errors: Vec<String> = schema.iter_errors(briefing).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_schema_in_the_repository_is_the_one_that_is_printed() {
    let run = mujaz(&["schema"]);
    assert_eq!(run.status, 0);
    assert_eq!(run.json(), schema(), "stale: mujaz schema > data/schema/mujaz.briefing-1.schema.json");
}

#[test]
fn the_columns_in_the_repository_are_those_that_are_printed() {
    let run = mujaz(&["brief", "--columns"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let kept = include_str!("../../data/schema/columns.tsv");
    assert_eq!(run.out, kept, "stale: mujaz brief --columns > data/schema/columns.tsv");
}

#[test]
fn every_output_fits_the_schema() {
    let json = mujaz(&["parse", "data/sample"]);
    assert_eq!((json.status, json.err.as_str()), (0, ""));
    assert_valid(&json.json());
    let lines = mujaz(&["parse", "data/sample", "--format", "jsonl"]);
    let lines: Vec<Value> = lines.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.iter().for_each(assert_valid);
    assert_eq!(lines.len(), json.json()["articles"].as_array().unwrap().len());
    assert!(lines.iter().all(|line| line["articles"].as_array().unwrap().len() == 1));
}

#[test]
fn the_schema_tells_other_json_apart() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let mut briefing = mujaz(&["parse", "data/sample"]).json();
    briefing["schema"] = "mujaz.briefing/9".into();
    assert!(!schema.is_valid(&briefing));
    briefing["schema"] = "mujaz.briefing/1".into();
    assert!(schema.is_valid(&briefing));
    briefing["articles"][0]["paragraphs"][0]["number"] = "one".into();
    assert!(!schema.is_valid(&briefing));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["json", "jsonl", "text"] {
        let arguments = ["parse", "data/sample", "--format", format];
        assert_eq!(mujaz(&arguments).out, mujaz(&arguments).out);
    }
}

#[test]
fn what_was_written_can_be_read_again() {
    let folder = Folder::new();
    let json = mujaz(&["parse", "data/sample"]).out;
    let lines = mujaz(&["parse", "data/sample", "--format", "jsonl"]).out;
    let again = mujaz(&["parse", &folder.file("day.json", &json)]);
    assert_eq!((again.status, again.err.as_str(), again.out.as_str()), (0, "", json.as_str()));
    let again = mujaz(&["parse", &folder.file("day.jsonl", &lines), "--format", "jsonl"]);
    assert_eq!((again.status, again.err.as_str(), again.out.as_str()), (0, "", lines.as_str()));
}

#[test]
fn several_inputs_give_one_briefing_in_their_order() {
    let folder = Folder::new();
    let day = folder.file("day.json", mujaz(&["parse", "data/sample"]).out);
    let report = folder.file("report.txt", REPORT);
    let run = mujaz(&["parse", &day, &report, &day]);
    assert_eq!(run.status, 0);
    assert_valid(&run.json());
    let json = run.json();
    let articles = json["articles"].as_array().unwrap();
    let samples = std::fs::read_dir("data/sample").unwrap().count();
    assert_eq!(articles.len(), samples + 1);
    assert_eq!(articles[samples]["paragraphs"][0]["text"].as_str(), REPORT.lines().next());
}
