//! Each input that cannot be used is named on standard error, with the exit status that it should have.

use std::fs::File;

use crate::{Folder, REPORT, mujaz, mujaz_reading};

#[test]
fn a_missing_file_is_named() {
    for command in ["parse", "open"] {
        mujaz(&[command, "no-such.txt"]).assert_failed(1, &["no-such.txt: no such file"]);
    }
}

#[test]
fn a_folder_without_reports_is_named() {
    let folder = Folder::new();
    folder.file("notes.md", REPORT);
    for command in ["parse", "open"] {
        let run = mujaz(&[command.as_ref(), folder.path().as_os_str()]);
        run.assert_failed(1, &[folder.path().to_str().unwrap(), "no reports", "*.txt, *.json, *.html"]);
    }
}

#[test]
fn empty_files_hold_no_text() {
    let folder = Folder::new();
    for bytes in ["", " \n\t\r\n", "\u{feff}", "\u{200b}\u{202e}\n", "---\ntitle: \u{645}\n---\n"] {
        let file = folder.file("empty.txt", bytes);
        mujaz(&["parse", &file]).assert_failed(1, &["empty.txt", "no text"]);
    }
    mujaz_reading(&["parse", "-"], b"").assert_failed(1, &["standard input", "no text"]);
}

#[test]
fn binary_files_are_named_for_what_they_are() {
    let folder = Folder::new();
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for (bytes, what) in [
        (noise.as_slice(), "binary data"),
        (b"%PDF-1.7\n1 0 obj\n", "a PDF"),
        (b"PK\x03\x04 word/document.xml", "an office document"),
        (&[0; 64], "binary data"),
    ] {
        let file = folder.file("report.txt", bytes);
        mujaz(&["parse", &file]).assert_failed(1, &["report.txt: not text", what]);
    }
}

#[test]
fn a_file_over_the_limit_is_refused_with_the_limit() {
    let folder = Folder::new();
    let file = folder.file("large.txt", REPORT);
    File::options().write(true).open(&file).unwrap().set_len(64_000_001).unwrap();
    mujaz(&["parse", &file]).assert_failed(1, &["large.txt: larger than 64 MB", "split it"]);
}

#[test]
fn front_matter_that_cannot_be_used_is_named_with_its_line() {
    let folder = Folder::new();
    for (line, problem) in [("date: 2020-13-40", "2020-06-04"), ("charset: klingon", "utf-8"), ("url: x", "https://")] {
        let file = folder.file("report.txt", format!("---\ntitle: x\n{line}\n---\n{REPORT}"));
        mujaz(&["parse", &file]).assert_failed(1, &["report.txt:3: ", problem]);
    }
}

#[test]
fn malformed_briefings_are_named_with_line_column_and_field() {
    let folder = Folder::new();
    let head = "{\n \"schema\": \"mujaz.briefing/1\", \"date\": null,\n";
    for (rest, problems) in [
        (" \"articles\": [", vec!["day.json:3:14: EOF"]),
        (" \"articles\": 7}", vec!["day.json:3:14: articles: invalid type"]),
        (" \"articles\": []}", vec!["day.json:3:", "missing field `events`"]),
        (
            " \"articles\": [{\"id\": \"a\", \"title\": 3}]}",
            vec!["day.json:3:", "articles[0].title: invalid type: integer `3`"],
        ),
    ] {
        let file = folder.file("day.json", format!("{head}{rest}"));
        mujaz(&["parse", &file]).assert_failed(1, &problems);
    }
    let file = folder.file("list.json", "[1, 2]");
    mujaz(&["parse", &file]).assert_failed(1, &["list.json", "no field \"schema\""]);
}

#[test]
fn an_unknown_schema_is_named_beside_the_known_one() {
    let folder = Folder::new();
    let file = folder.file("day.txt", "{\"schema\": \"mujaz.briefing/9\", \"pages\": []}");
    mujaz(&["parse", &file])
        .assert_failed(1, &["day.txt: unknown schema \"mujaz.briefing/9\"", "\"mujaz.briefing/1\""]);
}

#[test]
fn one_bad_file_among_many_is_named_and_the_others_are_read() {
    let folder = Folder::new();
    folder.file("1.txt", REPORT);
    folder.file("2.txt", [0; 100]);
    folder.file("3.txt", "تقرير آخر عن اليوم نفسه.");
    let run = mujaz(&["parse".as_ref(), folder.path().as_os_str()]);
    assert_eq!(run.status, 1);
    assert_eq!(run.err.lines().filter(|line| line.contains("2.txt: not text")).count(), 1, "{}", run.err);
    assert_eq!(run.json()["articles"].as_array().unwrap().len(), 2);
    let lines = mujaz(&["parse".as_ref(), folder.path().as_os_str(), "--format=jsonl".as_ref()]);
    assert_eq!((lines.status, lines.out.lines().count()), (1, 2));
}

#[test]
fn wrong_arguments_are_usage_errors() {
    let folder = Folder::new();
    let file = folder.file("report.txt", REPORT);
    let other = folder.file("other.txt", REPORT);
    for (arguments, message) in [
        (vec!["parse", &file, "--date", "2020-13-40"], "2020-13-40"),
        (vec!["open", &file, "--date", "4.6.2020"], "4.6.2020"),
        (vec!["parse", &file, "--url", "javascript:alert(1)"], "https://"),
        (vec!["parse", &file, "--format", "xml"], "jsonl"),
        (vec!["parse", &file, "--lang", "fr"], "ar"),
        (vec!["parse", &file, &other, "--title", "x"], "--title and --url are of one report"),
        (vec!["parse"], "Usage: mujaz parse"),
        (vec!["digest"], "digest"),
        (vec!["man", "digest"], "digest"),
    ] {
        mujaz(&arguments).assert_failed(2, &[message]);
    }
}

#[test]
fn without_a_terminal_the_way_out_is_named() {
    let folder = Folder::new();
    let file = folder.file("report.txt", REPORT);
    mujaz::<&str>(&[]).assert_failed(2, &["needs a terminal", "mujaz parse"]);
    mujaz(&["open", &file]).assert_failed(2, &["needs a terminal", "mujaz parse"]);
}
