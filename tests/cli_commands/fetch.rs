//! `mujaz fetch`: what is new in the feeds, once.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::{Folder, Run, command, mujaz};

/// A server on loopback; what it gives for each path can be changed.
#[derive(Clone)]
struct Server {
    address: String,
    answers: Arc<Mutex<Vec<(String, String)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { address, answers: Arc::default(), asked: Arc::default() };
        let own = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let mut byte = [0];
                    if stream.read(&mut byte).unwrap() == 0 {
                        break;
                    }
                    head.extend(byte);
                }
                let head = String::from_utf8(head).unwrap();
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                let answers = own.answers.lock().unwrap();
                let found = answers.iter().rev().find(|(known, _)| *known == path);
                let answer =
                    found.map_or("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", |a| &a.1);
                own.asked.lock().unwrap().push(head);
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        server
    }

    fn give(&self, path: &str, headers: &str, kind: &str, body: &str) {
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {length}\r\n{headers}\
             Connection: close\r\n\r\n{body}"
        );
        self.answers.lock().unwrap().push((path.to_owned(), answer));
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

/// A feed with an item for each path, with its text.
fn feed(server: &Server, items: &[(&str, &str)]) -> String {
    let mut out = "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
        <title>صحيفة</title>"
        .to_owned();
    for (path, text) in items {
        let link = server.url(path);
        write!(out, "<item><title>استئناف المحادثات بين الوفدين في العاصمة</title><link>{link}</link>{text}</item>")
            .unwrap();
    }
    out + "</channel></rss>"
}

fn whole() -> String {
    format!(
        "<content:encoded>&lt;p&gt;{}&lt;/p&gt;</content:encoded>",
        "أعلنت الحكومة أن المحادثات استؤنفت في العاصمة. ".repeat(20)
    )
}

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
    assert!(server.asked.lock().unwrap().last().unwrap().to_lowercase().contains("if-none-match: \"1\""));
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
