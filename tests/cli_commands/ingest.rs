//! `mujaz ingest`: what is kept, and what is said of it.

use crate::{Folder, REPORT, Run, command, mujaz};

/// The first column of each line: what became of each report.
fn fates(run: &Run) -> Vec<&str> {
    run.out.lines().filter_map(|line| line.split('\t').next()).collect()
}

#[test]
fn each_report_is_acknowledged_in_the_order_of_the_inputs() {
    let folder = Folder::new();
    let archive = folder.path().join("data/archive.db");
    let archive = archive.to_str().unwrap();
    let reports: Vec<String> =
        (0..40).map(|n| folder.file(&format!("{n:02}.txt"), format!("{REPORT}وبلغ عدد الحاضرين {n} شخصا."))).collect();
    let mut arguments = vec!["ingest", "--archive", archive, "--date", "2020-06-04"];
    arguments.extend(reports.iter().map(String::as_str));
    let run = mujaz(&arguments);
    assert_eq!((run.status, run.err.as_str()), (0, "mujaz: 40 new, 0 changed, 0 known\n"));
    let named: Vec<&str> = run.out.lines().filter_map(|line| line.split('\t').nth(3)).collect();
    assert_eq!(named, reports);
    assert!(run.out.starts_with("new\t2020-06-04\t"), "{}", run.out);
    let again = mujaz(&arguments);
    assert_eq!((again.status, again.err.as_str()), (0, "mujaz: 0 new, 0 changed, 40 known\n"));
}

#[test]
fn a_report_that_was_changed_is_told_from_a_new_one() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let keep = |text: &str, address: &str| {
        let report = folder.file("report.txt", text);
        mujaz(&["ingest", &report, "--url", address, "--date", "2020-06-04", "--archive", archive.to_str().unwrap()])
    };
    assert_eq!(fates(&keep(REPORT, "https://example.org/1")), ["new"]);
    assert_eq!(fates(&keep(&REPORT.replace("أمس", "اليوم"), "https://example.org/1?utm_source=x")), ["changed"]);
    assert_eq!(fates(&keep(REPORT, "https://example.org/2")), ["new"]);
}

#[test]
fn a_bad_input_keeps_none_of_the_others_away() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let good = folder.file("good.txt", REPORT);
    let empty = folder.file("empty.txt", "");
    let run = mujaz(&["ingest", &empty, "no-such.txt", &good, "--archive", archive.to_str().unwrap()]);
    assert_eq!((run.status, fates(&run)), (1, vec!["new"]));
    for message in ["empty.txt: no text in it", "no-such.txt: no such file", "1 new, 0 changed, 0 known, 2 could not"] {
        assert!(run.err.contains(message), "{message:?} is not in {:?}", run.err);
    }
}

#[test]
fn a_briefing_made_elsewhere_is_kept_as_it_is() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let archive = archive.to_str().unwrap();
    let report = folder.file("report.txt", REPORT);
    let parsed = mujaz(&["parse", &report, "--date", "2020-06-04"]);
    let briefing = folder.file("briefing.json", parsed.out);
    assert_eq!(fates(&mujaz(&["ingest", &briefing, "--archive", archive])), ["new"]);
    assert_eq!(fates(&mujaz(&["ingest", &report, "--date", "2020-06-04", "--archive", archive])), ["known"]);
}

#[test]
fn the_archive_is_where_flag_variable_file_or_the_data_folder_say() {
    let folder = Folder::new();
    let report = folder.file("report.txt", REPORT);
    let config = folder.file("config.toml", "archive = \"kept/days.db\"\n");
    let home = folder.path().join("home");
    let run = |variables: &[(&str, &str)], arguments: &[&str]| {
        let output = command()
            .envs(variables.iter().copied())
            .env("HOME", &home)
            .args(["ingest", &report])
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(&[], &[]);
    assert!(home.join(".local/share/mujaz/archive.db").is_file());
    run(&[], &["--config", &config]);
    assert!(folder.path().join("kept/days.db").is_file());
    let named = folder.path().join("variable.db");
    run(&[("MUJAZ_ARCHIVE", named.to_str().unwrap())], &["--config", &config]);
    assert!(named.is_file());
    let output = command().args(["ingest", &report]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--archive"));
}

#[test]
fn what_is_no_archive_is_named_and_left_alone() {
    let folder = Folder::new();
    let report = folder.file("report.txt", REPORT);
    let run = mujaz(&["ingest", &report, "--archive", &report]);
    run.assert_failed(1, &["report.txt", "not an archive of mujaz", "--archive"]);
    assert_eq!(std::fs::read_to_string(&report).unwrap(), REPORT);
}

#[test]
fn doctor_names_the_archive_and_its_latest_day() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let archive = archive.to_str().unwrap();
    let line = || {
        let run = mujaz(&["doctor", "--archive", archive]);
        run.out.lines().find(|line| line.starts_with("archive")).unwrap().to_owned()
    };
    assert!(line().contains("flag --archive") && line().contains("not there"), "{}", line());
    let report = folder.file("report.txt", REPORT);
    mujaz(&["ingest", &report, "--date", "2020-06-04", "--archive", archive]);
    assert!(line().contains("2020-06-04"), "{}", line());
}

#[test]
fn two_keep_at_once_in_an_archive_that_neither_found() {
    let folder = Folder::new();
    let archive = folder.path().join("archive.db");
    let archive = archive.to_str().unwrap();
    let start = |half: usize| {
        let reports = (0..60).map(|n| folder.file(&format!("{half}-{n}.txt"), format!("{REPORT}العدد {half} {n}")));
        command().args(["ingest", "--archive", archive]).args(reports).spawn().unwrap()
    };
    let keeping = [start(1), start(2)];
    for child in keeping {
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && err.contains("60 new, 0 changed, 0 known"), "{err}");
    }
}
