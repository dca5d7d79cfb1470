//! Addresses of the web among the inputs.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use crate::{Folder, REPORT, command, mujaz};

/// The address of a server that gives everybody this, until the test ends.
fn server(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    format!("http://{address}/report")
}

fn ok(kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn an_address_is_fetched_and_read_like_a_file() {
    let url = server(ok("text/plain; charset=utf-8", REPORT));
    let folder = Folder::new();
    let config = folder.file("config.toml", "[fetch]\nallow_local = [\"127.0.0.1\"]\n");
    let run = mujaz(&["parse", &url, "--date", "2020-06-04", "--config", &config]);
    assert_eq!(run.status, 0, "{}", run.err);
    let article = &run.json()["articles"][0];
    assert_eq!(
        (article["url"].as_str(), article["paragraphs"][0]["text"].as_str()),
        (Some(url.as_str()), REPORT.lines().next())
    );
}

#[test]
fn a_page_and_a_feed_are_read_as_what_they_are() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "[fetch]\nallow_local = true\n");
    let paragraphs = REPORT.trim_end().replace('\n', "<p>");
    let head = "<link rel=\"canonical\" href=\"https://example.org/report\"><title>المحادثات</title>";
    let page = server(ok(
        "text/html; charset=utf-8",
        &format!("<html><head>{head}</head><body><p>{paragraphs}</body></html>"),
    ));
    let item = |n: u8| {
        format!(
            "<item><title>خبر {n}</title><link>https://example.org/{n}</link><description>ملخص</description></item>"
        )
    };
    let items = format!("<rss version=\"2.0\"><channel><title>صحيفة</title>{}{}</channel></rss>", item(1), item(2));
    let feed = server(ok("application/rss+xml", &items));
    let run = mujaz(&["parse", &page, &feed, "--date", "2020-06-04", "--config", &config]);
    assert_eq!(run.status, 0, "{}", run.err);
    let json = run.json();
    let urls: Vec<_> =
        json["articles"].as_array().unwrap().iter().map(|article| article["url"].as_str().unwrap()).collect();
    assert_eq!(urls, ["https://example.org/report", "https://example.org/1", "https://example.org/2"]);
    assert!(run.err.contains(&format!("{feed}: 2 of 2 items hold no more than a summary")), "{}", run.err);
}

#[test]
fn one_that_fails_is_named_and_the_others_stand() {
    let url = server(ok("image/png", "picture"));
    let folder = Folder::new();
    let config = folder.file("config.toml", "[fetch]\nallow_local = true\n");
    let report = folder.file("report.txt", REPORT);
    let run = mujaz(&["parse", &url, &report, "--config", &config]);
    assert_eq!((run.status, run.json()["articles"].as_array().unwrap().len()), (1, 1));
    assert!(run.err.contains(&format!("{url}: a picture (image/png), neither a page nor a feed")), "{}", run.err);
}

#[test]
fn the_local_network_is_refused_unless_it_is_allowed() {
    let url = server(ok("text/plain", REPORT));
    mujaz(&["parse", &url]).assert_failed(1, &[&url, "local network (127.0.0.1)", "fetch.allow_local"]);
}

#[test]
fn a_broken_setting_is_told_when_something_is_to_be_fetched() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "[fetch]\ntimeout = \"long\"\n");
    let problem = ["config.toml:2: 'fetch.timeout' must be a whole number from 1 to 600"];
    mujaz(&["parse", "https://example.org/", "--config", &config]).assert_failed(2, &problem);
}

#[test]
fn doctor_tells_of_feeds_and_proxies_but_no_password() {
    let folder = Folder::new();
    let config = folder.file("config.toml", "[[feed]]\nurl = \"https://example.org/feed\"\n");
    let output = command()
        .env("HTTPS_PROXY", "http://reader:secret@proxy.example:8080")
        .args(["doctor", "--config", &config])
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.lines().any(|line| line.starts_with("feeds      1  (") && line.ends_with("config.toml:2)")), "{out}");
    assert!(out.contains("proxy      proxy.example:8080 for https  (environment HTTPS_PROXY)\n"), "{out}");
    assert!(!out.contains("secret"));
}
