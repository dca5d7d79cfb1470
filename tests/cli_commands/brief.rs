//! `mujaz brief`: a day of the archive, as it was read, in each of its formats.

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

/// An archive of the sample, whose latest day has reports of two outlets.
fn sample(folder: &Folder) -> String {
    let archive = folder.path().join("archive.db").to_str().unwrap().to_owned();
    assert_eq!(mujaz(&["ingest", "data/sample", "--archive", &archive]).status, 0);
    archive
}

#[test]
fn every_format_goes_to_standard_output_and_is_the_same_again() {
    let folder = Folder::new();
    let archive = sample(&folder);
    let begin = [
        ("text", "Sat 6 Jun 2020"),
        ("markdown", "# Briefing: Sat 6 Jun 2020\n"),
        ("html", "<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"),
        ("json", "{\n"),
        ("csv", "kind,id,type,"),
        ("geojson", "{\"type\":\"FeatureCollection\","),
    ];
    for (format, begin) in begin {
        let brief = || mujaz(&["brief", "--archive", &archive, "--format", format]);
        let run = brief();
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{format}");
        assert!(run.out.starts_with(begin) && run.out.ends_with('\n'), "{format}: {}", run.out);
        assert_eq!(run.out, brief().out, "{format}");
    }
}

#[test]
fn the_language_of_the_interface_is_that_of_the_formats_for_people() {
    let folder = Folder::new();
    let archive = sample(&folder);
    let brief = |format, lang| mujaz(&["brief", "--archive", &archive, "--format", format, "--lang", lang]).out;
    assert!(brief("markdown", "ar").starts_with("# موجز: السبت 6 يونيو 2020\n"));
    assert!(brief("html", "ar").starts_with("<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\">"));
    for format in ["csv", "geojson"] {
        assert_eq!(brief(format, "ar"), brief(format, "en"), "{format}");
    }
}

#[test]
fn the_mark_for_excel_goes_with_csv_alone() {
    let folder = Folder::new();
    let archive = sample(&folder);
    let run = mujaz(&["brief", "--archive", &archive, "--format", "csv", "--bom"]);
    assert!(run.status == 0 && run.out.starts_with("\u{feff}kind,"), "{}", run.err);
    mujaz(&["brief", "--archive", &archive, "--bom"]).assert_failed(2, &["--bom", "--format csv"]);
    mujaz(&["brief", "--columns", "--format", "csv"]).assert_failed(2, &["--columns"]);
}

#[test]
fn a_place_of_ones_own_is_on_the_map() {
    let folder = Folder::new();
    let home = folder.path();
    let tables = home.join("mujaz/vocabulary");
    std::fs::create_dir_all(&tables).unwrap();
    let row = "ly-khirbat-al-dais\tخربة الديس\t-\tKhirbat al-Dais\ttown\tly\t31.5\t15.25\n";
    std::fs::write(tables.join("places.tsv"), format!("id\tar\taliases\ten\tkind\tcountry\tlat\tlon\n{row}")).unwrap();
    let report = folder.file("report.txt", "أعلنت قوات الوفاق السيطرة على خربة الديس.\n");
    let archive = home.join("archive.db");
    let run = |arguments: &[&str]| {
        let mut command = crate::command();
        command.args(arguments).arg("--archive").arg(&archive).env("XDG_CONFIG_HOME", &home);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    run(&["ingest", &report, "--date", "2020-06-04"]);
    let map = run(&["brief", "--format", "geojson"]);
    assert!(map.contains("\"geometry\":{\"type\":\"Point\",\"coordinates\":[15.25,31.5]}"), "{map}");
}

#[test]
fn an_archive_without_reports_gives_no_document_and_says_so() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let archive = archive.to_str().unwrap();
    let nothing = folder.path().join("nothing");
    std::fs::create_dir(&nothing).unwrap();
    mujaz(&["ingest", nothing.to_str().unwrap(), "--archive", archive]);
    let run = mujaz(&["brief", "--archive", archive, "--format", "html"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    assert!(run.err.contains("no report in it yet"), "{}", run.err);
}

#[test]
fn without_an_archive_it_says_how_to_make_one() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    mujaz(&["brief", "--archive", archive.to_str().unwrap()]).assert_failed(1, &["no archive yet", "mujaz ingest"]);
    assert!(!archive.exists());
}
