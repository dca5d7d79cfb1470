//! One feed: what comes of its items, and what is remembered of it.

use std::time::Duration;

use chrono::TimeDelta;
use mujaz::config::Fetch;
use mujaz::fetch::{Counts, Memory, Subscription};

use super::server::{Act, Asked, Server, answer, head, html};
use super::telling::{linked, linking, now, one, round, rss, subscription, whole, xml};
use super::{limits, patient};
use crate::REPORT;
#[tokio::test]
async fn items_with_their_text_need_no_page() {
    let server = Server::always(xml(&rss(&[whole(0), whole(1)]))).await;
    let mut subscription = subscription(&server.url("/feed"));
    subscription.feed.outlet = Some("صحيفة أخرى".to_owned());
    let told = one(&patient(), subscription).await;
    assert_eq!(told.counts, Counts { whole: 2, ..Counts::default() });
    let article = &told.reports[0].article;
    assert_eq!((article.title.as_deref(), article.outlet.as_deref()), (Some("الخبر 0"), Some("صحيفة أخرى")));
    assert_eq!(article.published.unwrap().to_string(), "2020-06-04");
    assert_eq!(server.targets(), ["/feed"]);
}

#[tokio::test]
async fn items_without_are_read_from_their_pages() {
    let server = linking(3, |_| html(REPORT)).await;
    let told = one(&patient(), subscription(&server.url("/feed"))).await;
    assert_eq!(told.counts, Counts { whole: 3, ..Counts::default() });
    let article = &told.reports[0].article;
    assert!(article.paragraphs.iter().any(|p| p.text.contains("فتح الطرق")), "{article:?}");
    assert_eq!(article.url.as_deref(), Some(server.url("/0").as_str()));
    assert_eq!(article.published.unwrap().to_string(), "2020-06-04");
    assert_eq!(server.targets(), ["/feed", "/0", "/1", "/2"]);
}

#[tokio::test]
async fn what_is_known_is_not_asked_for_again() {
    let server = linking(3, |_| html(REPORT)).await;
    let known = [server.url("/0"), server.url("/2")];
    let told = round(&patient(), &[subscription(&server.url("/feed"))], &known).await.pop().unwrap();
    assert_eq!(told.counts, Counts { whole: 1, known: 2, ..Counts::default() });
    assert_eq!(server.targets(), ["/feed", "/1"]);
}

#[tokio::test]
async fn only_so_many_pages_of_one_feed_are_asked_for_at_once() {
    let server = linking(5, |_| html(REPORT)).await;
    let told = one(&Fetch { pages: 2, ..patient() }, subscription(&server.url("/feed"))).await;
    assert_eq!(told.counts, Counts { whole: 2, summaries: 3, ..Counts::default() });
    assert_eq!(server.targets(), ["/feed", "/0", "/1"]);
    let note = told.reports[4].notes.last().unwrap().to_string();
    assert!(note.contains("/4: only what its feed says of it") && note.contains("fetch.pages"), "{note}");
}

#[tokio::test]
async fn a_page_that_fails_leaves_the_summary_and_is_looked_for_again_where_that_may_help() {
    for (status, again) in [("404 Not Found", false), ("502 Bad Gateway", true)] {
        let server = Server::new(move |asked: &Asked| match asked.target.as_str() {
            "/feed" => {
                let feed = rss(&[linked(0, &format!("http://{}/0", asked.header("host").unwrap()))]);
                answer("200 OK", &["Content-Type: text/xml", "ETag: \"1\""], feed)
            }
            _ => answer(status, &[], ""),
        })
        .await;
        let told = one(&patient(), subscription(&server.url("/feed"))).await;
        assert_eq!((told.counts.summaries, told.error), (1, None));
        let report = &told.reports[0];
        assert!(!report.is_whole && report.article.paragraphs.iter().any(|p| p.text.contains("ملخص قصير")));
        assert!(report.notes.last().unwrap().text.contains("its page cannot be had"), "{:?}", report.notes);
        assert_eq!(told.memory.etag.is_none(), again, "{status}");
    }
}

#[tokio::test]
async fn a_feed_that_did_not_change_is_not_sent_again() {
    let server = Server::new(|asked| {
        if asked.header("if-none-match") == Some("W/\"7\"") {
            return vec![head("304 Not Modified", &[])];
        }
        let headers = ["Content-Type: text/xml", "ETag: W/\"7\"", "Last-Modified: Thu, 04 Jun 2020 08:00:00 GMT"];
        answer("200 OK", &headers, rss(&[whole(0)]))
    })
    .await;
    let first = one(&patient(), subscription(&server.url("/feed"))).await;
    assert_eq!((first.counts.whole, first.memory.etag.as_deref()), (1, Some("W/\"7\"")));
    let again = Subscription { memory: first.memory.clone(), ..subscription(&server.url("/feed")) };
    let second = one(&patient(), again).await;
    assert_eq!((second.counts, second.error, second.memory), (Counts::default(), None, first.memory));
    assert_eq!(server.asked()[1].header("if-modified-since"), Some("Thu, 04 Jun 2020 08:00:00 GMT"));
}

#[tokio::test]
async fn a_server_that_asks_for_patience_is_left_alone_until_then() {
    let server = Server::always(answer("429 Too Many Requests", &["Retry-After: 600"], "")).await;
    let first = one(&patient(), subscription(&server.url("/feed"))).await;
    assert!(first.error.unwrap().ends_with("asked too often (HTTP 429)"));
    assert_eq!(first.memory.wait_until, Some(now() + TimeDelta::seconds(600)));
    let again = Subscription { memory: first.memory.clone(), ..subscription(&server.url("/feed")) };
    let second = one(&patient(), again).await;
    assert!(second.error.unwrap().ends_with("its server asks to be left alone for 600 s more"));
    assert_eq!(second.memory, first.memory);
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_page_that_asks_for_patience_spares_its_server_the_others() {
    let server = linking(4, |_| answer("503 Service Unavailable", &["Retry-After: 600"], "")).await;
    let told = one(&patient(), subscription(&server.url("/feed"))).await;
    assert_eq!(told.counts.summaries, 4);
    assert_eq!(server.targets(), ["/feed", "/0"]);
}

#[tokio::test]
async fn a_feed_that_moved_for_good_is_told_to_have() {
    let target = Server::always(xml(&rss(&[whole(0)]))).await;
    for (status, moved) in [("301 Moved Permanently", true), ("302 Found", false)] {
        let location = format!("Location: {}", target.url("/new"));
        let server = Server::always(answer(status, &[&location], "")).await;
        let told = one(&patient(), subscription(&server.url("/feed"))).await;
        assert_eq!(told.moved, moved.then(|| target.url("/new")));
    }
}

#[tokio::test]
async fn of_a_feed_cut_short_the_whole_items_stand() {
    let text = rss(&[whole(0), whole(1), whole(2)]);
    let at = text.rfind("<content:encoded>").unwrap() + 40;
    let at = (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
    let length = format!("Content-Length: {}", text.len());
    let start = head("200 OK", &["Content-Type: application/rss+xml", "ETag: \"1\"", &length]);
    let part = Act::Send(text.as_bytes()[..at].to_vec());
    for end in [vec![], vec![Act::Reset], vec![Act::Hang]] {
        let server = Server::always([vec![start.clone(), part.clone()], end].concat()).await;
        let limits = Fetch { silence: Duration::from_millis(200), ..limits() };
        let told = one(&limits, subscription(&server.url("/feed"))).await;
        assert_eq!(told.counts.whole, 2);
        let error = told.error.unwrap();
        assert!(error.contains("cut short") || error.contains("no more of the answer"), "{error}");
        assert_eq!(told.memory, Memory::default());
    }
}

#[tokio::test]
async fn what_is_no_feed_is_said_to_be_none() {
    for (kind, body, problem) in [
        ("image/png", "\u{fffd}PNG", "a picture (image/png)"),
        ("text/html", REPORT, ""),
        ("application/rss+xml", "", ""),
        ("application/json", "{\"version\": 3}", ""),
    ] {
        let server = Server::always(answer("200 OK", &[&format!("Content-Type: {kind}")], body)).await;
        let told = one(&patient(), subscription(&server.url("/feed"))).await;
        let error = told.error.unwrap();
        assert!(error.starts_with(&server.url("/feed")) && error.contains(problem), "{error}");
    }
}

#[tokio::test]
async fn a_charset_declared_wrongly_is_seen_through() {
    let feed = rss(&[whole(0)]);
    let (legacy, _, _) = encoding_rs::WINDOWS_1256.encode(&feed);
    for (kind, body) in [
        ("text/xml; charset=windows-1256", feed.as_bytes()),
        ("text/xml; charset=windows-1256", &legacy),
        ("text/xml; charset=no-such", feed.as_bytes()),
        ("text/xml", feed.as_bytes()),
    ] {
        let server = Server::always(answer("200 OK", &[&format!("Content-Type: {kind}")], body)).await;
        let told = one(&patient(), subscription(&server.url("/feed"))).await;
        assert_eq!(told.reports[0].article.title.as_deref(), Some("الخبر 0"), "{kind}");
    }
}

#[tokio::test]
async fn an_item_that_is_broken_is_told_of_and_a_note_goes_with_its_report() {
    let foreign = whole(1).replace(super::telling::REPORT_TEXT, &"The talks were resumed today. ".repeat(20));
    let broken = "<item><title>خبر</broken></item>".to_owned();
    let server = Server::always(xml(&rss(&[whole(0), foreign, broken]))).await;
    let told = one(&patient(), subscription(&server.url("/feed"))).await;
    assert_eq!((told.counts.whole, told.error), (2, None));
    assert!(told.notes.iter().any(|note| note.text.contains("broken or cut item")), "{:?}", told.notes);
    assert!(told.reports[0].notes.is_empty(), "{:?}", told.reports[0].notes);
    assert!(told.reports[1].notes[0].text.contains("does not look like Arabic"), "{:?}", told.reports[1].notes);
}
