//! `mujaz brief`: a day of the archive, as it was read.

use serde_json::Value;

use crate::{Folder, REPORT, mujaz};

#[test]
fn the_latest_day_or_the_one_that_is_named() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let archive = archive.to_str().unwrap();
    for (name, day) in [("a.txt", "2020-06-03"), ("b.txt", "2020-06-05")] {
        let report = folder.file(name, format!("{REPORT}{day}"));
        assert_eq!(mujaz(&["ingest", &report, "--date", day, "--archive", archive]).status, 0);
    }
    let brief = |arguments: &[&str]| mujaz(&[&["brief", "--archive", archive], arguments].concat());
    assert!(brief(&[]).out.contains("5 Jun 2020"), "{}", brief(&[]).out);
    assert!(brief(&["--date", "2020-06-03"]).out.contains("3 Jun 2020"));
    let none = brief(&["--date", "2020-06-04"]);
    assert!(none.status == 0 && none.out.starts_with("Thu 4 Jun 2020 · 0 reports"), "{}", none.out);
    assert!(none.err.contains("the nearest are 2020-06-03 and 2020-06-05"), "{}", none.err);
    assert!(brief(&["--date", "yesterday"]).status == 2);
}

#[test]
fn the_briefing_is_that_of_parse() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let report = folder.file("report.txt", REPORT);
    let given = ["--date", "2020-06-04", "--outlet", "وكالة"];
    let parsed = mujaz(&[&["parse", report.as_str()][..], &given].concat()).json();
    mujaz(&[&["ingest", &report, "--archive", archive.to_str().unwrap()][..], &given].concat());
    let kept: Value = mujaz(&["brief", "--format", "json", "--archive", archive.to_str().unwrap()]).json();
    assert_eq!(kept, parsed);
}

#[test]
fn without_an_archive_it_says_how_to_make_one() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    mujaz(&["brief", "--archive", archive.to_str().unwrap()]).assert_failed(1, &["no archive yet", "mujaz ingest"]);
    assert!(!archive.exists());
}
