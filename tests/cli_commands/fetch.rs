//! `mujaz fetch`: what is new in the feeds, once.

use crate::server::{Server, feed, whole};
use crate::{Folder, Run, command, mujaz};

struct Desk {
    folder: Folder,
    config: String,
}

impl Desk {
    fn new(feeds: &[String]) -> Self {
        let folder = Folder::new();
        let feeds: String = feeds.iter().map(|url| format!("[[feed]]\nurl = \"{url}\"\n")).collect::<Vec<_>>().concat();
        let config = folder.file("config.toml", format!("archive = \"days.db\"\n[fetch]\nallow_local = true\n{feeds}"));
        Self { folder, config }
    }

    fn fetch(&self) -> Run {
        let output = command().args(["fetch", "--config", &self.config]).output().unwrap();
        Run {
            status: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

#[test]
fn what_is_new_is_kept_once() {
    let server = Server::new();
    server.give("/feed", "ETag: \"1\"\r\n", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
    let desk = Desk::new(&[server.url("/feed")]);
    let first = desk.fetch();
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(first.out.starts_with("new\t") && first.out.contains(&server.url("/1")), "{}", first.out);
    server.give(
        "/feed",
        "ETag: \"2\"\r\n",
        "application/rss+xml",
        &feed(&server, &[("/2", &whole()), ("/1", &whole())]),
    );
    let second = desk.fetch();
    assert_eq!(second.out.lines().count(), 1, "{}", second.out);
    assert!(second.out.contains(&server.url("/2")), "{}", second.out);
    assert!(server.asked().last().unwrap().to_lowercase().contains("if-none-match: \"1\""));
    assert!(desk.folder.path().join("days.db").is_file());
}

#[test]
fn a_page_that_could_not_be_had_is_asked_for_again() {
    let server = Server::new();
    let summary = "<description>استؤنفت المحادثات بين الوفدين اليوم</description>";
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", summary)]));
    let desk = Desk::new(&[server.url("/feed")]);
    let first = desk.fetch();
    assert!(
        first.out.starts_with("new\t") && first.err.contains("only what its feed says"),
        "{}{}",
        first.out,
        first.err
    );
    let text = "<p>أعلنت الحكومة أن المحادثات استؤنفت في العاصمة بعد توقف دام أسبوعا.</p>".repeat(6);
    server.give("/1", "", "text/html", &format!("<html><body><article>{text}</article></body></html>"));
    let second = desk.fetch();
    assert!(second.out.starts_with("changed\t"), "{}{}", second.out, second.err);
    assert_eq!(desk.fetch().out, "");
}

#[test]
fn a_feed_that_fails_is_named_and_the_others_are_kept() {
    let server = Server::new();
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
    let desk = Desk::new(&[server.url("/down"), server.url("/feed")]);
    let run = desk.fetch();
    assert_eq!((run.status, run.out.lines().count()), (1, 1), "{}{}", run.out, run.err);
    assert!(run.err.contains(&server.url("/down")) && run.err.contains("503"), "{}", run.err);
}

#[test]
fn without_a_feed_it_says_how_to_name_one() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "");
    mujaz(&["fetch", "--config", &config]).assert_failed(2, &["config.toml", "[[feed]]"]);
}
