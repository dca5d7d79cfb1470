//! `mujaz archive`: what it finds, saves, writes out and takes back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{Folder, REPORT, Run, command, mujaz, mujaz_reading};

/// A page of the file, as SQLite makes it.
const PAGE: usize = 4096;

fn archive(verb: &str, file: &Path) -> Run {
    mujaz(&["archive", verb, "--archive", file.to_str().unwrap()])
}

fn ingest(file: &Path, arguments: &[&str]) -> Run {
    let run = mujaz(&[&["ingest", "--archive", file.to_str().unwrap()], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    run
}

/// An archive of the sample and a report that was changed twice.
fn filled(folder: &Folder) -> PathBuf {
    let file = folder.path().join("archive.db");
    ingest(&file, &["data/sample"]);
    for end in ["أمس", "اليوم", "غدا"] {
        let report = folder.file("report.txt", REPORT.replace("أمس", end));
        ingest(&file, &[&report, "--url", "https://example.org/1", "--date", "2020-06-05"]);
    }
    file
}

fn import(text: &str, file: &Path) -> Run {
    mujaz_reading(&["archive", "import", "-", "--archive", file.to_str().unwrap()], text.as_bytes())
}

fn assert_whole(file: &Path) {
    let run = archive("check", file);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.ends_with("; whole\n"), "{}", run.out);
}

/// The file and its log as one file.
fn bytes(file: &Path) -> Vec<u8> {
    assert!(!file.with_extension("db-wal").exists());
    fs::read(file).unwrap()
}

/// Writes a file anew with some of its bytes changed.
fn damage(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut all = bytes(file);
    change(&mut all);
    fs::write(file, all).unwrap();
}

#[test]
fn what_is_exported_and_imported_is_exported_the_same() {
    let folder = Folder::new();
    let exported = archive("export", &filled(&folder));
    assert_eq!((exported.status, exported.err.as_str()), (0, ""));
    let other = folder.path().join("other.db");
    let run = import(&exported.out, &other);
    assert_eq!((run.status, run.err.as_str()), (0, "mujaz: 10 new, 2 changed, 0 known\n"));
    assert_whole(&other);
    assert_eq!(archive("export", &other).out, exported.out);
    let day = |file: &Path| mujaz(&["brief", "--date", "2020-06-05", "--archive", file.to_str().unwrap()]).out;
    assert_eq!(day(&other), day(&folder.path().join("archive.db")));
    let again = import(&exported.out, &other);
    assert_eq!((again.status, again.err.as_str()), (0, "mujaz: 0 new, 0 changed, 12 known\n"));
    assert_eq!(archive("export", &other).out, exported.out);
}

#[test]
fn every_line_fits_the_schema_in_the_repository() {
    let schema: Value = serde_json::from_str(include_str!("../../data/schema/mujaz.archive-1.schema.json")).unwrap();
    let stale = "stale: mujaz schema archive > data/schema/mujaz.archive-1.schema.json";
    assert_eq!(mujaz(&["schema", "archive"]).json(), schema, "{stale}");
    let schema = jsonschema::validator_for(&schema).unwrap();
    let folder = Folder::new();
    let other = folder.path().join("other.db");
    let feed = "{\"kind\":\"feed\",\"url\":\"https://example.org/rss\",\"checked\":\"2020-06-05T08:00:00Z\"}";
    let lines = format!("{}\n{feed}\n{}\n", header(), json!({"kind": "end", "lines": 2}));
    assert_eq!(import(&lines, &other).status, 0);
    for out in [archive("export", &filled(&folder)).out, archive("export", &other).out] {
        let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.last().unwrap()["lines"], lines.len() - 1);
        for line in &lines {
            let errors: Vec<String> = schema.iter_errors(line).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(errors.is_empty(), "{errors:#?}");
        }
    }
    assert!(archive("export", &other).out.contains(feed));
    assert!(!schema.is_valid(&json!({"kind": "revision", "key": 5})));
}

fn header() -> Value {
    json!({"kind": "archive", "schema": "mujaz.archive/1"})
}

#[test]
fn of_two_archives_with_different_texts_the_later_one_is_in_force() {
    let folder = Folder::new();
    let exported = archive("export", &filled(&folder)).out;
    let [early, late] = ["2000-01-01T00:00:00Z", "2200-01-01T00:00:00Z"].map(|received| {
        let other = folder.path().join(format!("{received}.db"));
        let report = folder.file("report.txt", REPORT.replace("أمس", "صباحا"));
        ingest(&other, &[&report, "--url", "https://example.org/1", "--date", "2020-06-05"]);
        let theirs: Vec<String> = exported
            .lines()
            .filter(|line| !line.contains("\"kind\":\"revision\"") || line.contains("example.org/1\""))
            .map(|line| {
                let mut line: Value = serde_json::from_str(line).unwrap();
                if line["kind"] == "revision" {
                    line["received"] = received.into();
                }
                if line["kind"] == "end" {
                    line["lines"] = 4.into();
                }
                line.to_string()
            })
            .collect();
        let run = import(&theirs.join("\n"), &other);
        assert_eq!((run.status, run.err.as_str()), (0, "mujaz: 0 new, 3 changed, 0 known\n"));
        assert_whole(&other);
        mujaz(&["brief", "--format", "json", "--archive", other.to_str().unwrap()]).out
    });
    assert!(early.contains("صباحا") && !early.contains("غدا"));
    assert!(late.contains("غدا") && !late.contains("صباحا"));
}

#[test]
fn a_bad_line_is_named_and_keeps_none_of_the_others_away() {
    let folder = Folder::new();
    let exported = archive("export", &filled(&folder)).out;
    let mut lines: Vec<String> = exported.lines().map(str::to_owned).collect();
    lines[3] = lines[3].replace("\"whole\":true", "\"whole\":\"\u{202e}yes\"");
    lines[5] = "{".to_owned();
    let file = folder.file("lines.jsonl", lines.join("\n"));
    let other = folder.path().join("other.db");
    let run = mujaz(&["archive", "import", &file, "--archive", other.to_str().unwrap()]);
    assert_eq!(run.status, 1);
    for message in ["lines.jsonl: line 4: whole: invalid type", "lines.jsonl: line 6: EOF", "2 could not be read"] {
        assert!(run.err.contains(message), "{message:?} is not in {:?}", run.err);
    }
    assert!(!run.err.contains('\u{202e}'));
    assert_eq!(run.out.lines().count(), 10);
    assert_whole(&other);
    import("shopping list\n", &other).assert_failed(1, &["standard input: line 1: ", "0 new"]);
    let missing = mujaz(&["archive", "import", "no-such.jsonl", "--archive", other.to_str().unwrap()]);
    missing.assert_failed(1, &["no-such.jsonl: "]);
}

#[test]
fn damage_is_named_with_the_way_out() {
    let folder = Folder::new();
    let file = filled(&folder);
    assert_whole(&file);
    let whole = archive("repair", &file);
    assert_eq!((whole.status, whole.out.contains("nothing to repair")), (0, true), "{}", whole.out);
    flip(&file, "reading", "briefing", 4);
    let run = archive("check", &file);
    assert_eq!(run.status, 1);
    assert!(run.out.starts_with("revision 4 (") && run.out.contains("problems: 1"), "{}", run.out);
    assert!(run.err.contains("`mujaz archive repair`"), "{}", run.err);
    let exported = archive("export", &file);
    assert_eq!(exported.status, 1);
    assert!(exported.err.contains("left out: "), "{}", exported.err);
    assert_eq!(exported.out.lines().count(), 1 + 11 + 1);
}

/// Changes a byte of a compressed text, as a disk may.
fn flip(file: &Path, table: &str, column: &str, revision: u32) {
    let archive = rusqlite::Connection::open(file).unwrap();
    let sql = format!("SELECT {column} FROM {table} WHERE revision = {revision}");
    let mut bytes: Vec<u8> = archive.query_row(&sql, [], |row| row.get(0)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    archive.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE revision = {revision}"), [bytes]).unwrap();
}

#[test]
fn records_that_are_lost_are_read_anew_from_the_bytes_of_their_report() {
    let folder = Folder::new();
    let file = filled(&folder);
    let before = archive("export", &file).out;
    (1..=12).for_each(|revision| flip(&file, "reading", "briefing", revision));
    let run = archive("repair", &file);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.starts_with("revision 1 (") && run.out.contains("): read anew\n"), "{}", run.out);
    assert!(run.out.contains("12 texts saved, 12 of them read anew, 0 lost"), "{}", run.out);
    assert_whole(&file);
    assert_eq!(archive("export", &file).out, before);
}

#[test]
fn what_was_read_stands_where_the_bytes_are_lost_and_what_lost_both_is_named() {
    let folder = Folder::new();
    let file = filled(&folder);
    let day = || mujaz(&["brief", "--date", "2020-06-03", "--archive", file.to_str().unwrap()]).out;
    let before = day();
    for revision in [2, 3, 12] {
        flip(&file, "received", "bytes", revision);
    }
    flip(&file, "reading", "briefing", 12);
    let run = archive("repair", &file);
    assert_eq!((run.status, run.err.as_str()), (1, ""), "{}", run.out);
    assert_eq!(run.out.matches("the bytes as received are lost; what was read in them is kept").count(), 2);
    let title = REPORT.lines().next().unwrap();
    assert!(run.out.contains(&format!("revision 12 ({title}): lost\n")), "{}", run.out);
    assert_whole(&file);
    assert_eq!(day(), before);
    // Of the report whose last text is lost, that before it is in force.
    let brief = ["brief", "--date", "2020-06-05", "--format", "json", "--archive", file.to_str().unwrap()];
    let brief = mujaz(&brief).out;
    assert!(brief.contains("وصل اليوم") && !brief.contains("وصل أمس") && !brief.contains("غدا"), "{brief}");
}

#[test]
fn a_file_without_its_beginning_is_saved_and_kept() {
    let folder = Folder::new();
    let file = filled(&folder);
    let before = archive("export", &file).out;
    damage(&file, |bytes| bytes[..PAGE].fill(0));
    let torn = fs::read(&file).unwrap();
    let brief = mujaz(&["brief", "--archive", file.to_str().unwrap()]);
    brief.assert_failed(1, &["archive.db: not an archive of mujaz", "`mujaz archive repair`"]);
    let run = archive("repair", &file);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.contains("12 texts saved, 0 of them read anew, 0 lost; the damaged file is "), "{}", run.out);
    assert_eq!(fs::read(folder.path().join("archive.db.damaged-1")).unwrap(), torn);
    assert_eq!(archive("export", &file).out, before);
}

#[test]
fn a_file_cut_anywhere_is_told_and_repaired() {
    let folder = Folder::new();
    let file = filled(&folder);
    let whole = bytes(&file);
    for pages in 1..whole.len() / PAGE {
        fs::write(&file, &whole[..pages * PAGE]).unwrap();
        let brief = mujaz(&["brief", "--archive", file.to_str().unwrap()]);
        brief.assert_failed(1, &["archive.db: ", "`mujaz archive repair`"]);
        let run = archive("repair", &file);
        let lost = run.out.lines().filter(|line| line.ends_with(": lost")).count();
        assert_eq!((run.status, run.err.as_str()), (i32::from(lost > 0), ""), "{}", run.out);
        assert_whole(&file);
    }
    // Each damaged file is kept under a name of its own.
    let kept = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_str().unwrap().contains("damaged"));
    assert_eq!(kept.count(), whole.len() / PAGE - 1);
}

#[test]
fn what_was_never_an_archive_is_left_alone() {
    let folder = Folder::new();
    let notes = folder.file("notes.txt", "shopping list ".repeat(1000));
    for verb in ["check", "repair", "export"] {
        archive(verb, Path::new(&notes)).assert_failed(1, &["notes.txt: not an archive of mujaz"]);
        archive(verb, Path::new("no-such.db")).assert_failed(1, &["no-such.db: there is no archive yet"]);
    }
    assert_eq!(fs::read_to_string(&notes).unwrap(), "shopping list ".repeat(1000));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_archive_that_somebody_has_open_is_not_repaired() {
    let folder = Folder::new();
    let file = filled(&folder);
    damage(&file, |bytes| bytes[PAGE * 5..PAGE * 6].fill(0));
    let other = rusqlite::Connection::open(&file).unwrap();
    let _: i64 = other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    archive("repair", &file).assert_failed(1, &["archive.db: another mujaz has it open"]);
    drop(other);
    assert!(archive("repair", &file).out.contains("texts saved"));
}

#[test]
fn what_was_not_yet_carried_over_from_the_log_is_saved_too() {
    let folder = Folder::new();
    let file = filled(&folder);
    let other = rusqlite::Connection::open(&file).unwrap();
    let _: i64 = other.query_row("SELECT count(*) FROM article", [], |row| row.get(0)).unwrap();
    // While another has it open, the log is not carried over.
    let report = folder.file("late.txt", REPORT.replace("أمس", "مساء"));
    ingest(&file, &[&report, "--date", "2020-06-07"]);
    let torn = folder.path().join("torn.db");
    fs::copy(folder.path().join("archive.db-wal"), folder.path().join("torn.db-wal")).unwrap();
    fs::write(&torn, vec![0; PAGE * 2]).unwrap();
    let run = archive("repair", &torn);
    assert!(run.out.contains("texts saved"), "{} {}", run.out, run.err);
    assert!(archive("export", &torn).out.contains("late.txt"));
    assert!(folder.path().join("torn.db.damaged-1-wal").exists());
}

#[test]
fn the_verbs_are_in_help_completions_and_manual() {
    for verb in ["check", "repair", "export", "import"] {
        for arguments in [&["archive", "--help"][..], &["completions", "bash"], &["man", "archive", verb]] {
            assert!(mujaz(arguments).out.contains(verb), "{verb} is not in {arguments:?}");
        }
    }
    assert_eq!(command().arg("archive").output().unwrap().status.code(), Some(2));
}
