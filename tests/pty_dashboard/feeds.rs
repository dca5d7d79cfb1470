//! Feeds on a terminal: how far `mujaz fetch` is.

use super::terminal::Terminal;
use crate::server::{Server, feed, whole};

/// A folder with a configuration of these feeds, and the path of that.
fn configured(feeds: &[String], settings: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let feeds: String = feeds.iter().map(|url| format!("[[feed]]\nurl = \"{url}\"\n")).collect();
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
