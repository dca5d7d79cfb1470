//! What it paints, what it answers to, and how it leaves.

use std::process::{Command, Stdio};

use portable_pty::PtySize;
use rustix::process::{Signal, WaitOptions, kill_process, waitpid};

use super::terminal::{Terminal, cells};

#[test]
fn it_opens_answers_to_keys_and_quits() {
    let mut terminal = Terminal::open(120, 36, &[]);
    terminal.until_shown("q quit");
    assert!(terminal.text().starts_with(" mujaz · Thu 4 Jun 2020 · Libya · 2 reports"));
    terminal.press("4j");
    terminal.until_shown("International Airport (claimed)");
    terminal.press("\r");
    terminal.until_shown("Report 2 of 2");
    terminal.press("\u{1b}");
    // A key straight after Esc would be Alt with that key, so the frame is waited for: to its last row, as it comes in parts.
    terminal.until("panes", |terminal| terminal.text().contains("f filter") && !terminal.text().contains("Report 2"));
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn keys_typed_ahead_are_kept() {
    let mut terminal = Terminal::open(100, 28, &[]);
    terminal.press("3jjj");
    terminal.until_shown("according to Egyptian media");
    terminal.press("\u{3}");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn a_resize_paints_the_new_size() {
    let mut terminal = Terminal::open(120, 36, &[]);
    terminal.until_shown("q quit");
    terminal.master.resize(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    terminal.screen.screen_mut().set_size(cells(24), cells(80));
    terminal.until_shown("── 4 Frontline 6 ──");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_signal_restores_the_terminal() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut terminal = Terminal::open(80, 24, &[]);
        terminal.until_shown("q quit");
        kill_process(terminal.pid(), signal).unwrap();
        assert_eq!(terminal.end(), status);
        terminal.assert_restored();
    }
}

#[test]
fn ctrl_z_and_sigtstp_stop_it_and_sigcont_paints_it_again() {
    let mut terminal = Terminal::open(80, 24, &[]);
    terminal.until_shown("q quit");
    for by_key in [true, false] {
        if by_key {
            terminal.press("\u{1a}");
        } else {
            kill_process(terminal.pid(), Signal::TSTP).unwrap();
        }
        let (_, status) = waitpid(Some(terminal.pid()), WaitOptions::UNTRACED).unwrap().unwrap();
        assert!(status.stopped());
        terminal.until("restored terminal", |terminal| !terminal.screen.screen().alternate_screen());
        terminal.assert_restored();
        kill_process(terminal.pid(), Signal::CONT).unwrap();
        terminal.until("alternate screen", |terminal| terminal.screen.screen().alternate_screen());
        terminal.until_shown("q quit");
    }
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn a_citation_goes_to_the_clipboard_of_the_terminal() {
    let mut terminal = Terminal::open(100, 28, &[]);
    terminal.until_shown("q quit");
    terminal.press("y");
    terminal.until("clipboard sequence", |terminal| terminal.wrote("\u{1b}]52;c;4oCc"));
    terminal.press("o");
    terminal.until("hyperlink", |terminal| terminal.wrote("\u{1b}]8;;https://bulletin.example/2020/06/04/1\u{1b}\\"));
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_step_down_writes_little() {
    let mut terminal = Terminal::open(120, 36, &[]);
    terminal.until_shown("q quit");
    let before = terminal.raw.len();
    terminal.press("j");
    terminal.until_shown("forces take it");
    assert!(terminal.raw.len() - before <= 3000, "{} bytes", terminal.raw.len() - before);
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn no_color_means_no_colour() {
    let mut terminal = Terminal::open(120, 36, &[("NO_COLOR", "1")]);
    terminal.until_shown("q quit");
    terminal.press("jL");
    terminal.until("Arabic", |terminal| terminal.text().contains(" q "));
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let text = String::from_utf8_lossy(&terminal.raw);
    for sequence in text.split("\u{1b}[").filter_map(|part| part.split_once('m')).map(|(sequence, _)| sequence) {
        let numbers = sequence.split(';').filter_map(|number| number.parse::<u8>().ok());
        for number in numbers {
            assert!(!matches!(number, 30..=38 | 40..=48 | 90..=107), "\\e[{sequence}m");
        }
    }
    assert!(terminal.wrote("\u{1b}[7m"), "the evidence is reversed");
}

#[test]
fn where_only_ascii_is_safe_the_borders_are_ascii() {
    for variables in [[("LANG", "C")], [("TERM", "linux")]] {
        let mut terminal = Terminal::open(120, 36, &variables);
        terminal.until_shown("q quit");
        assert!(terminal.text().contains("+- 1 Headlines 7 ---"), "{}", terminal.text());
        terminal.press("q");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn the_configuration_is_read_and_what_is_wrong_in_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, "[keys.panes]\nquit = \"Q\"\n").unwrap();
    let mut terminal = Terminal::open(120, 36, &[("MUJAZ_CONFIG", path.to_str().unwrap())]);
    terminal.until_shown("Q quit");
    terminal.press("qQ");
    assert_eq!(terminal.end(), 0);

    std::fs::write(&path, "[keys.panes]\nquit = \"Q\"\njump = \"x\"\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    command.args(["open", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/briefing.json")]);
    let output = command.env("MUJAZ_CONFIG", &path).stdin(Stdio::null()).output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains("mine.toml:3: no command 'jump'"), "{complaint}");
}

#[test]
fn without_a_terminal_it_says_what_to_use() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    command.args(["open", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/briefing.json")]);
    let output = command.env_remove("MUJAZ_CONFIG").stdin(Stdio::null()).output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint.contains("mujaz parse") && output.stdout.is_empty(), "{complaint}");
}

#[test]
fn without_a_command_it_opens_on_the_archives_latest_day_or_on_the_sample() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.db");
    let archive = archive.to_str().unwrap();
    let bare = |archive: &str| Terminal::run(&["--archive", archive], 120, 36, &[]);
    let mut terminal = bare(archive);
    terminal.until_shown("the bundled sample; `muj");
    assert!(terminal.text().starts_with(" mujaz · Sat 6 Jun 2020 · Libya · 9 reports"), "{}", terminal.text());
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    let briefing = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/briefing.json");
    let kept = Command::new(env!("CARGO_BIN_EXE_mujaz")).args(["ingest", briefing, "--archive", archive]).output();
    assert!(kept.unwrap().status.success());
    let mut terminal = bare(archive);
    terminal.until_shown("q quit");
    assert!(terminal.text().starts_with(" mujaz · Thu 4 Jun 2020 · Libya"), "{}", terminal.text());
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}
