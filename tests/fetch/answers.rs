//! Answers of every kind to a request for a page.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use mujaz::config::Fetch;

use super::server::{Act, Server, answer, head, html};
use super::{limits, page, patient, refusal};
use crate::REPORT;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn compressed(encoding: &str, body: &[u8]) -> Vec<Act> {
    answer("200 OK", &["Content-Type: text/html", &format!("Content-Encoding: {encoding}")], body)
}

#[tokio::test]
async fn a_page_is_read_and_the_request_says_who_asks() {
    let server = Server::always(html(REPORT)).await;
    let page = page(&patient(), &server.url("/report")).await.unwrap();
    assert!(page.article.paragraphs.iter().any(|p| p.text.contains("المحادثات استؤنفت")));
    assert_eq!(page.article.url.as_deref(), Some(server.url("/report").as_str()));
    assert_eq!(page.bytes, REPORT.as_bytes());
    let asked = &server.asked()[0];
    assert_eq!(asked.header("user-agent"), Some(concat!("mujaz/", env!("CARGO_PKG_VERSION"))));
    assert_eq!((asked.header("cookie"), asked.header("referer")), (None, None));
}

#[tokio::test]
async fn every_compression_that_is_asked_for_is_read() {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(REPORT.as_bytes()).unwrap();
    // As brotli writes what it leaves as it is: the size of its window, one piece of so many bytes, the end.
    let length = u32::try_from(REPORT.len() - 1).unwrap();
    assert!(length < 65_536);
    let bits: u32 = (length << 4) | (1 << 20);
    let mut brotli = bits.to_le_bytes()[..3].to_vec();
    brotli.extend(REPORT.as_bytes());
    brotli.push(3);
    for (encoding, body) in [
        ("gzip", gzip(REPORT.as_bytes())),
        ("x-gzip", gzip(REPORT.as_bytes())),
        ("GZIP, gzip", gzip(&gzip(REPORT.as_bytes()))),
        ("deflate", zlib.finish().unwrap()),
        ("br", brotli),
        ("zstd", zstd::encode_all(REPORT.as_bytes(), 3).unwrap()),
        ("identity", REPORT.as_bytes().to_vec()),
    ] {
        let server = Server::always(compressed(encoding, &body)).await;
        let page = page(&patient(), &server.url("/")).await.unwrap_or_else(|error| panic!("{encoding}: {error}"));
        assert_eq!(page.bytes, REPORT.as_bytes(), "{encoding}");
        assert_eq!(server.asked()[0].header("accept-encoding"), Some("gzip, br, zstd, deflate"));
    }
}

#[tokio::test]
async fn a_bomb_is_no_larger_than_is_allowed() {
    let blank = vec![b' '; 50_000_000];
    let zstd = zstd::encode_all(blank.as_slice(), 3).unwrap();
    for (encoding, bomb) in [("gzip", gzip(&blank)), ("gzip, gzip", gzip(&gzip(&blank))), ("zstd", zstd)] {
        assert!(bomb.len() < 100_000, "{encoding} has {} bytes", bomb.len());
        let server = Server::always(compressed(encoding, &bomb)).await;
        assert!(refusal(&patient(), &server.url("/")).await.contains("larger than 0.1 MB"));
    }
}

#[tokio::test]
async fn what_is_compressed_wrongly_is_said_to_be() {
    let whole = gzip(REPORT.as_bytes());
    for (encoding, body, problem) in [
        ("gzip", &whole[..whole.len() / 2], "cut short"),
        ("gzip", REPORT.as_bytes(), "cut short"),
        ("br", &[0xff; 40][..], "cut short"),
        ("zstd", REPORT.as_bytes(), "cut short"),
        ("compress", &whole, "compressed as \"compress\", which mujaz does not read"),
        ("gzip, gzip, gzip", &whole, "compressed as \"gzip, gzip, gzip\""),
    ] {
        let server = Server::always(compressed(encoding, body)).await;
        let error = refusal(&patient(), &server.url("/")).await;
        assert!(error.contains(problem), "{error}");
    }
}

#[tokio::test]
async fn an_endless_answer_is_given_up_at_its_size() {
    let endless = Act::Endless(vec![b' '; 4096]);
    let chunk = Act::Endless(b"4\r\n    \r\n".to_vec());
    let kind = "Content-Type: text/html";
    for acts in [
        vec![head("200 OK", &[kind]), endless.clone()],
        vec![head("200 OK", &[kind, "Transfer-Encoding: chunked"]), chunk],
        vec![head("200 OK", &[kind, "Content-Length: 99999999999"]), Act::Hang],
    ] {
        let server = Server::always(acts).await;
        assert!(refusal(&patient(), &server.url("/")).await.contains("larger than 0.1 MB"));
    }
}

#[tokio::test]
async fn endless_headers_are_given_up() {
    for line in
        [&b"X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"[..], b"aaaaaaaaaaaaaaaaaaaaaaaa"]
    {
        let start = Act::Send(b"HTTP/1.1 200 OK\r\nX: ".to_vec());
        let server = Server::always(vec![start, Act::Endless(line.to_vec())]).await;
        let error = refusal(&patient(), &server.url("/")).await;
        assert!(error.contains("no proper answer"), "{error}");
    }
}

#[tokio::test]
async fn who_says_nothing_more_is_given_up() {
    let silent = Server::always(vec![Act::Hang]).await;
    let quick = Fetch { connect: Duration::from_millis(200), ..limits() };
    assert!(refusal(&quick, &silent.url("/")).await.contains("no answer within 0.25 s"));
    let stalled =
        Server::always(vec![head("200 OK", &["Content-Length: 9"]), Act::Send(b"abc".to_vec()), Act::Hang]).await;
    assert!(refusal(&limits(), &stalled.url("/")).await.contains("no more of the answer within 0.05 s"));
}

#[tokio::test]
async fn who_takes_for_ever_is_given_up() {
    // Interim answers are no silence, and their sizes count for nothing.
    let interim = Server::always(vec![Act::Endless(b"HTTP/1.1 103 Early Hints\r\n\r\n".to_vec())]).await;
    let limits = Fetch { timeout: Duration::from_millis(300), max_size: usize::MAX, ..patient() };
    let error = refusal(&limits, &interim.url("/")).await;
    assert!(error.contains("no answer within 0.3 s") || error.contains("no proper answer"), "{error}");
    let kind = "Content-Type: text/html";
    let body = Server::always(vec![head("200 OK", &[kind]), Act::Endless(b" ".to_vec())]).await;
    assert!(refusal(&limits, &body.url("/")).await.contains("within 0.3 s"));
}

#[tokio::test]
async fn half_a_page_is_none() {
    let kind = "Content-Type: text/html";
    let length = format!("Content-Length: {}", REPORT.len() + 1);
    let part = Act::Send(REPORT.as_bytes().to_vec());
    let chunk = Act::Send(format!("{:x}\r\n{REPORT}\r\n", REPORT.len()).into_bytes());
    for acts in [
        vec![head("200 OK", &[kind, &length]), part.clone()],
        vec![head("200 OK", &[kind, &length]), part, Act::Reset],
        vec![head("200 OK", &[kind, "Transfer-Encoding: chunked"]), chunk],
    ] {
        let server = Server::always(acts).await;
        let error = refusal(&patient(), &server.url("/")).await;
        assert!(error.contains("cut short"), "{error}");
    }
}

#[tokio::test]
async fn what_is_no_text_is_named() {
    for (kind, what) in [
        ("image/png", "a picture (image/png)"),
        ("video/mp4", "a video (video/mp4)"),
        ("audio/mpeg", "a sound recording"),
        ("application/pdf", "a PDF"),
        ("Application/X-7z-Compressed; x=y", "an archive (application/x-7z-compressed)"),
    ] {
        let server = Server::always(answer("200 OK", &[&format!("Content-Type: {kind}")], "bytes")).await;
        let error = refusal(&patient(), &server.url("/")).await;
        assert!(error.contains(what) && error.ends_with("neither a page nor a feed"), "{error}");
    }
    let mislabelled = Server::always(html(b"%PDF-1.7 \x00\x01")).await;
    assert!(refusal(&patient(), &mislabelled.url("/")).await.contains("a PDF"));
}

#[tokio::test]
async fn a_status_is_told_with_what_it_means() {
    for (status, meaning) in [
        ("404 Not Found", "nothing at this address (HTTP 404)"),
        ("410 Gone", "gone for good; take it out of the configuration (HTTP 410)"),
        ("403 Forbidden", "refuses access (HTTP 403)"),
        ("429 Too Many Requests", "asked too often (HTTP 429)"),
        ("500 Internal Server Error", "the server fails (HTTP 500)"),
        ("503 Service Unavailable", "the server fails (HTTP 503)"),
        ("304 Not Modified", "nothing changed, which was not asked (HTTP 304)"),
        ("418 I'm a teapot", "refuses (HTTP 418)"),
    ] {
        let server = Server::always(answer(status, &["Content-Type: text/html"], "")).await;
        let error = refusal(&patient(), &server.url("/")).await;
        assert!(error.ends_with(meaning), "{error}");
    }
    let server = Server::always(vec![head("204 No Content", &[])]).await;
    assert!(refusal(&patient(), &server.url("/")).await.ends_with("an answer without content (HTTP 204)"));
}

#[tokio::test]
async fn a_broken_connection_is_told() {
    let reset = Server::always(vec![Act::Reset]).await;
    assert!(refusal(&patient(), &reset.url("/")).await.contains("no proper answer"));
    let closed = Server::always(Vec::new()).await;
    assert!(refusal(&patient(), &closed.url("/")).await.contains("no proper answer"));
    let garbage = Server::always(vec![Act::Send(b"SSH-2.0-OpenSSH_9.9\r\n\x1b[2J".to_vec())]).await;
    assert!(refusal(&patient(), &garbage.url("/")).await.contains("no proper answer"));
    let gone = closed.url("/");
    drop(closed);
    tokio::task::yield_now().await;
    assert!(refusal(&patient(), &gone).await.contains("no connection"));
    let plain = Server::always(vec![Act::Send(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())]).await;
    let error = refusal(&patient(), &plain.url("/").replace("http:", "https:")).await;
    assert!(error.contains("no secure connection"), "{error}");
}

#[tokio::test]
async fn hostile_headers_reach_nobody() {
    let hostile = b"HTTP/1.1 200 \x9b31m\xff\r\nContent-Type: text/html; charset=\"\x1b]0;x\x07\r\nETag: \xff\x80\r\n\
        Content-Disposition: attachment; filename=../../x\r\nConnection: close\r\n\r\n";
    let server = Server::always(vec![Act::Send(hostile.to_vec()), Act::Send(REPORT.as_bytes().to_vec())]).await;
    match page(&patient(), &server.url("/")).await {
        Ok(page) => assert!(page.article.paragraphs.iter().all(|p| !p.text.contains(char::is_control))),
        Err(error) => assert!(!error.to_string().contains(char::is_control), "{error:?}"),
    }
    let redirect = Act::Send(b"HTTP/1.1 302 x\r\nLocation: http://a\xff\x9b\xe2\x80\xae b/\r\n\r\n".to_vec());
    let server = Server::always(vec![redirect]).await;
    let error = refusal(&patient(), &server.url("/")).await;
    assert!(!error.contains(|c: char| c.is_control() || c == '\u{202e}'), "{error:?}");
}

#[tokio::test]
async fn a_password_is_sent_and_not_told() {
    let server = Server::always(answer("404 Not Found", &[], "")).await;
    let url = server.url("/").replace("http://", "http://reader:secret@");
    let error = page(&patient(), &url).await.unwrap_err().to_string();
    assert!(error.starts_with(&server.url("/")) && !error.contains("secret"), "{error}");
    assert!(server.asked()[0].header("authorization").is_some());
}

#[tokio::test]
async fn what_is_no_web_address_is_not_asked_for() {
    for url in ["", "example", "file:///etc/passwd", "http://", "mailto:x@example.org", "http://[::1"] {
        let error = page(&patient(), url).await.unwrap_err().to_string();
        assert!(error.contains("http"), "{error}");
    }
}
