//! Feeds on a terminal: how far `mujaz fetch` is.

use super::terminal::Terminal;
use crate::server::{Server, feed, whole};

/// A folder with a configuration of these feeds, and the path of that.
fn configured(feeds: &[String], settings: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let feeds: Vec<String> = feeds.iter().map(|url| format!("[[feed]]\nurl = \"{url}\"\n")).collect();
    let feeds = feeds.concat();
    let text = format!("archive = \"days.db\"\n[fetch]\nallow_local = true\n{settings}{feeds}");
    std::fs::write(&path, text).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}

#[test]
fn how_far_it_is_stands_on_one_line_that_is_gone_at_the_end() {
    let server = Server::new();
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
    let feeds = [server.url("/feed"), server.url("/down")];
    for (variables, flags, is_shown) in [
        (&[][..], &[][..], true),
        (&[("NO_COLOR", "1")], &[], true),
        (&[("TERM", "dumb")], &[], false),
        (&[], &["--plain"], false),
    ] {
        let (folder, config) = configured(&feeds, "");
        let arguments = [&["fetch", "--config", &config], flags].concat();
        let mut terminal = Terminal::run(&arguments, 160, 24, variables);
        terminal.keep(folder);
        assert_eq!(terminal.end(), 1);
        let text = terminal.text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.iter().any(|line| line.starts_with("new\t") || line.starts_with("new ")), "{text}");
        assert_eq!(lines.last(), Some(&"mujaz: 1 new, 0 changed, 0 known"), "{text}");
        assert!(!text.contains("of 2 feeds"), "{text}");
        assert_eq!(terminal.wrote("2 of 2 feeds, 1 new; failed: 127.0.0.1"), is_shown);
        assert_eq!(terminal.wrote("\u{1b}"), is_shown, "{:?}", String::from_utf8_lossy(&terminal.raw));
        assert!(!terminal.wrote("\u{1b}[3"), "no colour");
    }
}

#[test]
fn feeds_are_read_behind_the_screen_and_what_is_new_waits_for_a_key() {
    let server = Server::new();
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
    let (folder, config) = configured(&[server.url("/feed"), server.url("/down")], "");
    let mut terminal = Terminal::run(&["--config", &config], 120, 36, &[]);
    terminal.keep(folder);
    terminal.until_shown("1 new (R)");
    terminal.until_shown("1 feed fails (F)");
    assert!(terminal.text().starts_with(" mujaz · Sat 6 Jun 2020 · Libya · 9 reports"), "{}", terminal.text());
    terminal.press("F");
    terminal.until_shown("the server fails (HTTP 503)");
    assert!(terminal.text().contains("─ Feeds ─"), "{}", terminal.text());
    terminal.press("\r");
    terminal.until("panes", |terminal| !terminal.text().contains("─ Feeds ─"));
    terminal.press("R");
    terminal.until("day", |terminal| terminal.text().lines().next().is_some_and(|row| row.contains("1 report ")));
    assert!(!terminal.text().contains("1 new"), "{}", terminal.text());
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/2", &whole()), ("/1", &whole())]));
    server.give("/down", "", "application/rss+xml", &feed(&server, &[("/2", &whole())]));
    terminal.press("u");
    terminal
        .until("feeds mended", |terminal| terminal.text().contains("1 new (R)") && !terminal.text().contains("fails"));
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn where_it_is_not_wanted_nothing_is_read_until_a_key_says_so() {
    let server = Server::new();
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
    let (folder, config) = configured(&[server.url("/feed")], "background = false\n");
    let mut terminal = Terminal::run(&["--config", &config], 120, 36, &[]);
    terminal.keep(folder);
    terminal.until_shown("the bundled sample");
    terminal.press("F");
    terminal.until_shown("not read yet");
    assert!(server.asked().is_empty());
    // Ctrl-U is no letter to be typed, F5 goes everywhere.
    terminal.press("\u{1b}[15~");
    terminal.until_shown("1 new (R)");
    terminal.press("\u{3}");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn a_server_that_never_answers_keeps_neither_keys_nor_the_end_waiting() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (folder, config) = configured(&[format!("http://{}/", silent.local_addr().unwrap())], "timeout = 600\n");
    let mut terminal = Terminal::run(&["--config", &config], 120, 36, &[]);
    terminal.keep(folder);
    terminal.until_shown("the bundled sample");
    terminal.press("F");
    terminal.until_shown("being read");
    terminal.press("\r?");
    terminal.until_shown("go to pane 1");
    terminal.press("\r");
    terminal.until_shown("q quit");
    terminal.press("q");
    assert_eq!(terminal.end(), 0);
    terminal.assert_restored();
}

#[test]
fn what_is_followed_rings_when_it_comes_in() {
    for (alert, rings) in [("bell", "\u{7}"), ("notify", "\u{1b}]9;mujaz: ")] {
        let server = Server::new();
        server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
        let (folder, config) = configured(&[server.url("/feed")], "");
        let path = folder.path().join("config.toml");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("follow = [\"المحادثات\"]\nalert = \"{alert}\"\n{text}")).unwrap();
        let mut terminal = Terminal::run(&["--config", &config], 120, 36, &[]);
        terminal.keep(folder);
        terminal.until("rung", |terminal| terminal.wrote(rings));
        terminal.press("q");
        assert_eq!(terminal.end(), 0);
        terminal.assert_restored();
    }
}
