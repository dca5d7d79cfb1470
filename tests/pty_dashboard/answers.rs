//! What the terminal answers when it is asked who it is, and what comes of it; terminals that answer late, badly or never.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use mujaz::tui::host::QUESTIONS;
use mujaz::typeset::{Base, Mode, Paragraph, paint};
use portable_pty::PtySize;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use rustix::process::{Signal, WaitOptions, kill_process, waitpid};

use super::terminal::{Terminal, cells};

const VTE: &str = "\u{1b}P>|VTE(8401)\u{1b}\\\u{1b}[8;1$y\u{1b}[>61;8401;1c\u{1b}[?61;1;21;22c";
const VTE_OLD: &str = "\u{1b}[8;1$y\u{1b}[>65;7006;1c\u{1b}[?65;1;9c";
const KITTY: &str = "\u{1b}P>|kitty(0.48.2)\u{1b}\\\u{1b}[8;0$y\u{1b}[>1;4000;48c\u{1b}[?62;c";
const KONSOLE: &str = "\u{1b}P>|Konsole 26.08.2\u{1b}\\\u{1b}[>1;115;0c\u{1b}[?62;1;4c";
const MLTERM: &str = "\u{1b}[8;0$y\u{1b}[>24;279;0c\u{1b}[?63;1;2;3;4;7;29c";
const XTERM: &str = "\u{1b}P>|XTerm(379)\u{1b}\\\u{1b}[8;0$y\u{1b}[>41;379;0c\u{1b}[?64;1;2c";
const TMUX: &str = "\u{1b}P>|tmux 3.3a\u{1b}\\\u{1b}[>84;0;0c\u{1b}[?1;2;4c";

const EXPLICIT: &str = "\u{1b}[8l";
const IMPLICIT: &str = "\u{1b}[8h";
const WITHOUT_CTL: &str = "\u{1b}]5379;use_ctl=false\u{7}";
const WITH_CTL: &str = "\u{1b}]5379;use_ctl=true\u{7}";

/// A word of the report on the screen, as a mode paints it.
fn word(mode: Mode) -> String {
    let line = Paragraph::new("حكومة", Base::Rtl).truncate(u16::MAX);
    let area = Rect::new(0, 0, line.width, 1);
    let mut buffer = Buffer::empty(area);
    paint::line(&line, mode, area, &mut buffer, |_| Style::default());
    let painted = area.columns().map(|cell| buffer[(cell.x, 0)].symbol().to_owned());
    // In a longer line its embedding begins and ends elsewhere.
    painted.collect::<String>().replace(['\u{200e}', '\u{200f}', '\u{202b}', '\u{202c}'], "")
}

/// The dashboard, its first frame on the screen, in a terminal that has been asked and has not answered.
fn asked(variables: &[(&str, &str)]) -> Terminal {
    let mut terminal = Terminal::open(120, 36, variables);
    terminal.until_shown("q quit");
    assert!(terminal.wrote(QUESTIONS));
    terminal
}

impl Terminal {
    fn until_mode(&mut self, mode: Mode) {
        self.until("text in that mode", |terminal| terminal.text().contains(&word(mode)));
    }

    fn until_wrote(&mut self, bytes: &str) {
        self.until(bytes, |terminal| terminal.wrote(bytes));
    }

    fn places(&self, bytes: &str) -> Vec<usize> {
        let places = self.raw.windows(bytes.len()).enumerate();
        places.filter(|(_, window)| *window == bytes.as_bytes()).map(|(at, _)| at).collect()
    }

    /// Whether the last that was said is that the terminal orders letters again, behind the alternate screen.
    fn assert_given_back(&self, set: &str, unset: &str) {
        self.assert_restored();
        let last = |bytes| self.places(bytes).last().copied();
        assert!(last(set).is_some() && last(unset) > last(set), "{:?} {:?}", self.places(set), self.places(unset));
        assert!(last(unset) > last("\u{1b}[?1049l"));
    }

    fn quit(&mut self) {
        self.press("q");
        assert_eq!(self.end(), 0);
    }
}

#[test]
fn what_the_terminal_answers_decides_what_it_is_handed() {
    for (answers, mode) in [(VTE, Mode::Visual), (KITTY, Mode::Kitty), (KONSOLE, Mode::Embed), (XTERM, Mode::Visual)] {
        let mut terminal = asked(&[]);
        terminal.until_mode(Mode::Visual);
        terminal.press(answers);
        terminal.until_mode(mode);
        terminal.quit();
        terminal.assert_restored();
    }
}

#[test]
fn terminals_that_order_letters_are_told_not_to_and_painted_anew() {
    for (answers, set, unset) in
        [(VTE, EXPLICIT, IMPLICIT), (VTE_OLD, EXPLICIT, IMPLICIT), (MLTERM, WITHOUT_CTL, WITH_CTL)]
    {
        let mut terminal = asked(&[]);
        assert!(!terminal.wrote(set));
        let before = terminal.raw.len();
        terminal.press(answers);
        terminal.until_wrote(set);
        terminal.until("another frame", |terminal| {
            String::from_utf8_lossy(terminal.raw.get(before..).unwrap_or_default()).contains("quit")
        });
        let wiped = terminal.places("\u{1b}[2J").last().copied();
        assert!(wiped > terminal.places(set).last().copied());
        terminal.quit();
        terminal.assert_given_back(set, unset);
    }
}

#[test]
fn a_terminal_that_is_known_by_the_environment_is_told_before_the_first_frame() {
    let mut terminal = asked(&[("VTE_VERSION", "7006")]);
    let first = |bytes| terminal.places(bytes).first().copied();
    assert!(first(QUESTIONS) < first(EXPLICIT) && first(EXPLICIT) < first("\u{1b}[?1049h"));
    terminal.press(VTE_OLD);
    terminal.press("/ab");
    terminal.until_shown("/ab");
    assert_eq!(terminal.places("\u{1b}[2J").len(), 1, "nothing changed, so nothing is painted anew");
    terminal.press("\r");
    terminal.until("the line to be gone", |terminal| !terminal.text().contains("/ab"));
    terminal.quit();
    terminal.assert_given_back(EXPLICIT, IMPLICIT);
}

#[test]
fn a_variable_handed_down_from_another_terminal_is_found_out() {
    let mut terminal = asked(&[("KITTY_WINDOW_ID", "1")]);
    terminal.until_mode(Mode::Kitty);
    terminal.press("\u{1b}[8;0$y\u{1b}[>0;1701;1c\u{1b}[?6c");
    terminal.until_mode(Mode::Visual);
    terminal.quit();
}

#[test]
fn what_was_explicit_already_stays_so() {
    let mut terminal = asked(&[]);
    terminal.press("\u{1b}[8;2$y\u{1b}[>65;7006;1c\u{1b}[?65;1;9c");
    terminal.until_wrote(EXPLICIT);
    terminal.quit();
    assert!(!terminal.wrote(IMPLICIT));
    terminal.assert_restored();
}

#[test]
fn keys_before_among_and_behind_the_answers_are_typed_and_answers_are_not() {
    let mut terminal = Terminal::open(120, 36, &[]);
    terminal.press("/a");
    terminal.press(&KONSOLE.replace("\u{1b}[?62", "b\u{1b}[?62"));
    terminal.press("c");
    terminal.until_shown("/abc");
    terminal.until_mode(Mode::Embed);
    terminal.press("\u{3}");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn answers_in_fragments_are_put_together() {
    let mut terminal = asked(&[]);
    for byte in KITTY.chars() {
        terminal.press(&byte.to_string());
    }
    terminal.press("/x");
    terminal.until_shown("/x");
    terminal.until_mode(Mode::Kitty);
    terminal.press("\u{3}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn an_answer_that_comes_late_still_counts() {
    let mut terminal = asked(&[]);
    terminal.press("4j\r");
    terminal.until_shown("Report 2 of 2");
    terminal.press(VTE);
    terminal.until_wrote(EXPLICIT);
    terminal.until_shown("Report 2 of 2");
    terminal.quit();
    terminal.assert_given_back(EXPLICIT, IMPLICIT);
}

#[test]
fn garbage_is_no_answer_and_no_key() {
    let endless = format!("\u{1b}P>|{}\u{1b}\\", "q".repeat(20_000));
    for garbage in [
        "\u{1b}P>|q\u{1b}[?9;9q\u{1b}[>9;9q\u{1b}[9;9$y",
        "\u{1b}]11;q\u{7}\u{1b}P1$rq\u{1b}\\\u{1b}[?2501;2$y",
        &endless,
    ] {
        let mut terminal = asked(&[]);
        terminal.press(garbage);
        terminal.press("/ab");
        terminal.until_shown("/ab");
        terminal.press("\u{3}");
        assert_eq!(terminal.end(), 0, "{garbage}");
        terminal.assert_restored();
        assert!(!terminal.wrote(EXPLICIT));
    }
}

#[test]
fn an_answer_without_an_end_does_not_keep_ctrl_c_from_the_program() {
    let mut terminal = asked(&[]);
    terminal.press("\u{1b}P>|qqq");
    terminal.press("\u{3}");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn every_way_out_gives_the_order_of_letters_back() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut terminal = asked(&[("VTE_VERSION", "7006")]);
        kill_process(terminal.pid(), signal).unwrap();
        assert_eq!(terminal.end(), status);
        terminal.assert_given_back(EXPLICIT, IMPLICIT);
    }
}

#[test]
fn stopped_and_told_to_go_on_it_gives_back_and_takes_again() {
    let mut terminal = asked(&[]);
    terminal.press(VTE);
    terminal.until_wrote(EXPLICIT);
    for by_key in [true, false] {
        if by_key {
            terminal.press("\u{1a}");
        } else {
            kill_process(terminal.pid(), Signal::TSTP).unwrap();
        }
        let (_, status) = waitpid(Some(terminal.pid()), WaitOptions::UNTRACED).unwrap().unwrap();
        assert!(status.stopped());
        terminal.until("the terminal to be given back", |terminal| {
            terminal.places(IMPLICIT).last() > terminal.places(EXPLICIT).last()
        });
        terminal.assert_given_back(EXPLICIT, IMPLICIT);
        kill_process(terminal.pid(), Signal::CONT).unwrap();
        terminal.until("explicit mode again", |terminal| {
            terminal.places(EXPLICIT).last() > terminal.places(IMPLICIT).last()
        });
        terminal.until_shown("q quit");
    }
    terminal.quit();
    terminal.assert_given_back(EXPLICIT, IMPLICIT);
}

#[test]
fn a_resize_tells_the_new_rows() {
    let mut terminal = asked(&[("VTE_VERSION", "7006")]);
    let before = terminal.places(EXPLICIT).len();
    terminal.master.resize(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    terminal.screen.screen_mut().set_size(cells(24), cells(80));
    terminal.until("explicit mode again", |terminal| terminal.places(EXPLICIT).len() > before);
    terminal.until_shown("── 4 Frontline 6 ──");
    terminal.quit();
    terminal.assert_given_back(EXPLICIT, IMPLICIT);
}

#[test]
fn the_user_changes_the_way_and_the_terminal_is_told_what_goes_with_it() {
    let mut terminal = asked(&[("VTE_VERSION", "7006")]);
    terminal.press(VTE_OLD);
    terminal.press(":bidi auto\r");
    terminal.until_shown("Arabic letters: visual (auto: VTE)");
    terminal.press("bb");
    terminal.until_shown("Arabic letters: kitty");
    terminal.until_mode(Mode::Kitty);
    assert!(terminal.places(IMPLICIT).last() > terminal.places(EXPLICIT).last(), "visual alone needs it");
    terminal.press(":bidi logical\r");
    terminal.until_shown("Arabic letters: logical");
    terminal.press("b");
    terminal.until_mode(Mode::Visual);
    assert!(terminal.places(EXPLICIT).last() > terminal.places(IMPLICIT).last());
    terminal.quit();
    terminal.assert_given_back(EXPLICIT, IMPLICIT);
}

#[test]
fn the_linux_console_is_not_asked() {
    let mut terminal = Terminal::open(120, 36, &[("TERM", "linux")]);
    terminal.until_shown("q quit");
    terminal.quit();
    assert!(!terminal.wrote("\u{1b}[>q"));
}

/// A folder with a `tmux` of that script in it, for `PATH`.
fn tmux(script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tmux");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn in_tmux(script: &str) -> Terminal {
    let folder = tmux(script);
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let variables = [("TMUX", "/tmp/none,1,0"), ("TERM", "tmux-256color"), ("PATH", path.as_str())];
    let mut terminal = asked(&variables);
    terminal.press(TMUX);
    terminal.keep(folder);
    terminal
}

#[test]
fn in_tmux_the_terminal_around_it_is_told_through_it() {
    let mut terminal = in_tmux(r"printf 'xterm-256color\tVTE(8401)\t1\n'");
    terminal.until_wrote("\u{1b}Ptmux;\u{1b}\u{1b}7\u{1b}\u{1b}[1;1H\u{1b}\u{1b}[8l");
    terminal.quit();
    terminal.assert_given_back("\u{1b}\u{1b}[8l", "\u{1b}\u{1b}[8h");
}

#[test]
fn where_tmux_hands_nothing_on_the_terminal_around_it_gets_what_it_orders_rightly() {
    let mut terminal = in_tmux(r"printf 'xterm-256color\tVTE(8401)\t0\n'");
    terminal.until_mode(Mode::Embed);
    terminal.quit();
    assert!(!terminal.wrote("\u{1b}Ptmux"));
}

#[test]
fn a_tmux_that_fails_or_never_answers_is_not_waited_for() {
    for script in ["exit 1", "exec tail -f /dev/null"] {
        let mut terminal = in_tmux(script);
        terminal.press("4j");
        terminal.until_shown("International Airport (claimed)");
        terminal.quit();
        terminal.assert_restored();
    }
}

#[test]
fn doctor_asks_and_tells_what_came_of_it() {
    let mut terminal = Terminal::run(&["doctor"], 120, 36, &[]);
    terminal.until_wrote(QUESTIONS);
    terminal.press(VTE);
    assert_eq!(terminal.end(), 0);
    for line in ["answered   ESC P>|VTE(8401) ST", "kind       VTE  (it says so)", "told       explicit mode (CSI 8 l)"]
    {
        assert!(terminal.text().contains(line), "{line} in\n{}", terminal.text());
    }
    assert!(!terminal.wrote(EXPLICIT));
}

#[test]
fn the_test_for_the_eye_shows_every_way() {
    let mut terminal = Terminal::run(&["doctor", "--test"], 80, 24, &[]);
    terminal.until_shown("Do Arabic letters come out right?");
    terminal.press(KONSOLE);
    terminal.until_shown("Arabic letters: embed (auto: Konsole)");
    for mode in ["visual", "kitty", "embed", "logical"] {
        terminal.press("b");
        terminal.until_shown(&format!("Arabic letters: {mode} "));
    }
    terminal.quit();
    terminal.assert_restored();
}
