//! Feeds on loopback, for the program as a whole: of what servers may answer besides, `tests/fetch.rs` has more.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

/// A server on loopback; what it gives for each path can be changed.
#[derive(Clone)]
pub struct Server {
    address: String,
    answers: Arc<Mutex<Vec<(String, String)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn new() -> Self {
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

    /// Gives this for `path` from now on.
    pub fn give(&self, path: &str, headers: &str, kind: &str, body: &str) {
        let length = body.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {length}\r\n{headers}\
             Connection: close\r\n\r\n{body}"
        );
        self.answers.lock().unwrap().push((path.to_owned(), answer));
    }

    /// Refuses `path` from now on.
    pub fn refuse(&self, path: &str, headers: &str) {
        let answer = format!("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n{headers}Connection: close\r\n\r\n");
        self.answers.lock().unwrap().push((path.to_owned(), answer));
    }

    /// The heads of what was asked so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// The address of `path` on it.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

/// A feed with an item for each path, with its text.
pub fn feed(server: &Server, items: &[(&str, &str)]) -> String {
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

/// A text that is a whole report, as an item has it.
pub fn whole() -> String {
    format!(
        "<content:encoded>&lt;p&gt;{}&lt;/p&gt;</content:encoded>",
        "أعلنت الحكومة أن المحادثات استؤنفت في العاصمة. ".repeat(20)
    )
}
