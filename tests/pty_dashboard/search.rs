//! Search in the archive, in a terminal: the command's styles, and `S` on the dashboard.

use std::process::Command;

use super::terminal::Terminal;

/// A folder with an archive of one report.
fn archive() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("report.txt"), "السراج في أنقرة\nوصل فايز السراج إلى أنقرة أمس.\n").unwrap();
    let (report, archive) = (path("report.txt"), path("archive.db"));
    let arguments = ["ingest", &report, "--date", "2020-06-04", "--archive", &archive];
    assert!(Command::new(env!("CARGO_BIN_EXE_mujaz")).args(arguments).output().unwrap().status.success());
    (folder, archive)
}

#[test]
fn words_are_marked_on_a_terminal_unless_no_style_is_wanted() {
    let (_folder, archive) = archive();
    let marked = "\u{1b}[1m\u{1b}[4mالسراج\u{1b}[0m";
    for (flags, variables, is_marked) in [
        (&[][..], &[][..], true),
        (&["--plain"], &[], false),
        (&[], &[("NO_COLOR", "1")], false),
        (&[], &[("TERM", "dumb")], false),
    ] {
        let arguments = [&["search", "sarraj", "--archive", &archive], flags].concat();
        let mut terminal = Terminal::run(&arguments, 120, 36, variables);
        assert_eq!(terminal.end(), 0);
        assert!(terminal.wrote("السراج"), "{}", terminal.text());
        assert_eq!(terminal.wrote(marked), is_marked, "{flags:?} {variables:?}: {}", terminal.text());
    }
}

#[test]
fn a_report_is_found_and_opened_on_the_dashboard() {
    let (_folder, archive) = archive();
    let mut terminal = Terminal::run(&["--archive", &archive], 100, 30, &[]);
    terminal.until_shown("q quit");
    terminal.press("S");
    terminal.until_shown("Search the archive");
    terminal.press("sarraj\r");
    terminal.until_shown("Search the archive 1");
    terminal.press("\r");
    terminal.until_shown("Report 1 of 1");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}
