//! The vocabulary from outside: entries switched off, and which entries a report is read by.

use super::{Folder, mujaz};

const TOWN: &str = "سيطرت قوات الوفاق على مدينة غريان بالكامل.\n";

#[test]
fn an_entry_that_is_switched_off_is_not_read_by() {
    let folder = Folder::new();
    let report = folder.file("report.txt", TOWN);
    let place = |arguments: &[&str]| {
        let run = mujaz(&[&["parse", &report], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.err);
        run.json()["frontline"][0]["place"]["id"].clone()
    };
    assert_eq!(place(&[]), "ly-gharyan");
    for entry in ["places:ly-gharyan", "places:ly-gharyan/غريان"] {
        let without = folder.file("without", format!("# towns\n\n{entry}\n"));
        assert_ne!(place(&["--without", &without]), "ly-gharyan", "{entry}");
    }
    let without = folder.file("without", "frontline:سيطر\n");
    assert_eq!(place(&["--without", &without]), serde_json::Value::Null, "nobody takes anything");
}

#[test]
fn a_misprint_in_the_list_is_named_with_its_line() {
    let folder = Folder::new();
    let report = folder.file("report.txt", TOWN);
    for (list, message) in [
        ("# x\nplaces:ly-nowhere\n", ":2: no table has the entry 'places:ly-nowhere'"),
        ("towns:ly-gharyan\n", ":1: 'towns:ly-gharyan' names no entry; write table:key"),
        ("غريان\n", ":1: 'غريان' names no entry"),
    ] {
        let without = folder.file("without", list);
        mujaz(&["parse", "--without", &without, &report]).assert_failed(2, &[message]);
    }
    mujaz(&["parse", "--without", "no-such-file", &report]).assert_failed(2, &["no-such-file: "]);
}

#[test]
fn the_entries_that_a_report_is_read_by_are_those_that_can_be_switched_off() {
    let folder = Folder::new();
    let report = folder.file("report.txt", TOWN);
    for format in ["json", "jsonl"] {
        let briefing = mujaz(&["parse", "--explain", "--format", format, &report]).json();
        let vocabulary = &briefing["explain"]["vocabulary"][0];
        assert_eq!(vocabulary["article"], briefing["articles"][0]["id"]);
        let entries: Vec<&str> = vocabulary["entries"].as_array().unwrap().iter().filter_map(|e| e.as_str()).collect();
        for entry in ["places:ly-gharyan", "places:ly-gharyan/غريان", "frontline:سيطر", "function:على", "heads:مدينة"]
        {
            assert!(entries.contains(&entry), "{entry} is not in {entries:?}");
        }
        let without = folder.file("without", entries.join("\n"));
        let bare = mujaz(&["parse", "--explain", "--without", &without, &report]);
        assert_eq!(bare.status, 0, "{}", bare.err);
        // What is left may be read by other entries, but by none of these.
        let left = bare.json()["explain"]["vocabulary"][0]["entries"].clone();
        assert!(left.as_array().unwrap().iter().all(|e| !entries.contains(&e.as_str().unwrap())), "{left}");
    }
    let plain = mujaz(&["parse", &report]).json();
    assert_eq!(plain.get("explain"), None, "only what is asked for is printed");
}
