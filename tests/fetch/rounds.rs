//! Feeds, one and many: what comes of their items, what is remembered, and what one failing feed does to the others.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use mujaz::config::{Feed, Fetch, Local, Origin, Proxies};
use mujaz::fetch::{self, Client, Counts, Event, Fetched, Memory, Round, Subscription};
use tokio::sync::mpsc;

use super::server::{Act, Asked, Server, answer, head, html};
use super::{limits, patient};
use crate::REPORT;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_591_264_800, 0).unwrap()
}

fn subscription(url: &str) -> Subscription {
    Subscription { feed: Feed { url: url.to_owned(), outlet: None, line: 1 }, memory: Memory::default() }
}

/// What a round told, in order of the feeds.
#[derive(Default)]
struct Told {
    reports: Vec<Fetched>,
    counts: Counts,
    memory: Memory,
    moved: Option<String>,
    error: Option<String>,
}

async fn round(limits: &Fetch, subscriptions: &[Subscription], known: &[String]) -> Vec<Told> {
    let client = Client::new(limits).unwrap();
    let known = |key: &str| known.iter().any(|known| known == key);
    let round = Round { now: now(), known: &known };
    let (tell, mut told) = mpsc::channel(1);
    let listening = async {
        let mut all: Vec<Told> = subscriptions.iter().map(|_| Told::default()).collect();
        let mut started = vec![false; subscriptions.len()];
        while let Some(event) = told.recv().await {
            match event {
                Event::Started { feed } => started[feed] = true,
                Event::Article { feed, fetched } => all[feed].reports.push(*fetched),
                Event::Done { feed, counts, memory, moved } => {
                    (all[feed].counts, all[feed].memory, all[feed].moved) = (counts, memory, moved);
                }
                Event::Failed { feed, counts, error, memory } => {
                    (all[feed].counts, all[feed].memory, all[feed].error) = (counts, memory, Some(error.to_string()));
                }
            }
        }
        assert!(started.iter().all(|started| *started));
        all
    };
    let fetching = async {
        fetch::all(&client, subscriptions, &round, &tell).await;
        drop(tell);
    };
    tokio::join!(fetching, listening).1
}

async fn one(limits: &Fetch, subscription: Subscription) -> Told {
    round(limits, &[subscription], &[]).await.pop().unwrap()
}

/// A feed of these items.
fn rss(items: &[String]) -> String {
    let items = items.concat();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
             <channel><title>صحيفة</title><link>http://127.0.0.1/</link>{items}</channel></rss>"
    )
}

/// An item with its whole text.
fn whole(n: usize) -> String {
    let text = REPORT_TEXT.repeat(2);
    format!(
        "<item><title>الخبر {n}</title><guid isPermaLink=\"false\">id-{n}</guid><pubDate>Thu, 04 Jun 2020 0{}:00:00 GMT</pubDate>\
         <content:encoded><![CDATA[<p>{text} {n}</p><p>{text}</p>]]></content:encoded></item>",
        9 - n % 10
    )
}

/// An item with a summary, and the page of it.
fn linked(n: usize, page: &str) -> String {
    format!(
        "<item><title>الخبر {n}</title><link>{page}</link><guid>{page}</guid><pubDate>Thu, 04 Jun 2020 0{}:00:00 GMT</pubDate>\
         <description>ملخص قصير للخبر {n}.</description></item>",
        9 - n % 10
    )
}

const REPORT_TEXT: &str = "أعلنت الحكومة اليوم أن المحادثات استؤنفت بعد توقف دام شهرين، وأن الوفدين يلتقيان غدا في العاصمة، \
    وقال مصدر في الوفد إن الجولة الجديدة تبحث فتح الطرق بين المدن. ";

fn xml(body: &str) -> Vec<Act> {
    answer("200 OK", &["Content-Type: application/rss+xml; charset=utf-8"], body)
}

/// A server with a feed at `/feed` of `items` items, each with a page.
async fn linking(items: usize, page: impl Fn(&Asked) -> Vec<Act> + Send + Sync + 'static) -> Server {
    Server::new(move |asked| {
        if asked.target != "/feed" {
            return page(asked);
        }
        let host = asked.header("host").unwrap();
        xml(&rss(&(0..items).map(|n| linked(n, &format!("http://{host}/{n}"))).collect::<Vec<_>>()))
    })
    .await
}

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
async fn a_failing_feed_takes_nothing_from_the_others() {
    let good = linking(2, |_| html(REPORT)).await;
    let reset = Server::always(vec![Act::Reset]).await;
    let silent = Server::always(vec![head("200 OK", &["Content-Type: text/xml"]), Act::Hang]).await;
    let gone = Server::always(answer("410 Gone", &[], "")).await;
    let looping = Server::new(|asked| super::server::redirect(&asked.target)).await;
    let feeds = [&reset, &silent, &good, &gone, &looping];
    let subscriptions: Vec<_> = feeds.iter().map(|server| subscription(&server.url("/feed"))).collect();
    let limits = Fetch { silence: Duration::from_millis(500), ..limits() };
    let told = round(&limits, &subscriptions, &[]).await;
    let failed: Vec<bool> = told.iter().map(|told| told.error.is_some()).collect();
    assert_eq!(failed, [true, true, false, true, true]);
    assert_eq!(told[2].counts.whole, 2);
}

#[tokio::test]
async fn whichever_request_fails_the_other_reports_stand() {
    let requests = 5;
    for (fault, acts) in
        [("reset", vec![Act::Reset]), ("closed", vec![]), ("refused", answer("500 Internal Server Error", &[], ""))]
    {
        for failing in 0..requests {
            let acts = acts.clone();
            let server = Server::new(move |asked: &Asked| {
                let host = asked.header("host").unwrap();
                match asked.target.as_str() {
                    _ if asked.before == failing => acts.clone(),
                    "/feed" => xml(&rss(&(0..requests - 1)
                        .map(|n| linked(n, &format!("http://{host}/{n}")))
                        .collect::<Vec<_>>())),
                    _ => html(REPORT),
                }
            })
            .await;
            let told = one(&patient(), subscription(&server.url("/feed"))).await;
            let expected = match failing {
                0 => Counts::default(),
                _ => Counts { whole: requests - 2, summaries: 1, ..Counts::default() },
            };
            assert_eq!((told.counts, told.error.is_some()), (expected, failing == 0), "{fault} {failing}");
            assert_eq!(told.memory, Memory::default());
        }
    }
}

#[tokio::test]
async fn who_listens_no_more_ends_it() {
    let server = linking(4, |_| html(REPORT)).await;
    let silent = Server::always(vec![Act::Hang]).await;
    let client = Client::new(&patient()).unwrap();
    let round = Round { now: now(), known: &|_| false };
    let subscriptions = [subscription(&server.url("/feed")), subscription(&silent.url("/feed"))];
    let (tell, mut told) = mpsc::channel(1);
    let listening = async move {
        while let Some(event) = told.recv().await {
            if matches!(event, Event::Article { .. }) {
                return;
            }
        }
    };
    // The silent server would be waited for much longer.
    tokio::join!(fetch::all(&client, &subscriptions, &round, &tell), listening);
    assert!(server.asked().len() < 5);
}

#[tokio::test]
async fn a_proxy_is_asked_in_place_of_the_server() {
    let proxy = Server::always(xml(&rss(&[whole(0)]))).await;
    let proxies = Proxies::all(&proxy.url(""), Origin::Default);
    let limits = Fetch { proxies, local: Local::Refused, ..patient() };
    let told = one(&limits, subscription("http://feeds.example/feed")).await;
    assert_eq!((told.counts.whole, told.error), (1, None));
    assert_eq!(proxy.targets(), ["http://feeds.example/feed"]);
    for local in ["http://10.0.0.1/feed", "http://localhost/feed", &proxy.url("/feed")] {
        assert!(one(&limits, subscription(local)).await.error.unwrap().contains("local network"), "{local}");
    }
    // What is secure is only passed on by it, to whom it is told; this one is no such proxy.
    assert!(one(&limits, subscription("https://feeds.example/feed")).await.error.is_some());
    assert_eq!(proxy.targets(), ["http://feeds.example/feed", "feeds.example:443"]);
}

#[tokio::test]
async fn whom_no_proxy_is_for_is_asked_directly() {
    let server = Server::always(xml(&rss(&[whole(0)]))).await;
    let proxy = Server::always(Vec::new()).await;
    let proxies =
        Proxies { except: "example.org, 127.0.0.1".to_owned(), ..Proxies::all(&proxy.url(""), Origin::Default) };
    let told = one(&Fetch { proxies, ..patient() }, subscription(&server.url("/feed"))).await;
    assert_eq!((told.counts.whole, proxy.asked().len()), (1, 0));
}

#[tokio::test]
async fn a_proxy_that_is_none_is_named_by_who_names_it() {
    for value in ["", "proxy example", "ftp://proxy.example"] {
        let proxies = Proxies::all(value, Origin::Variable("HTTPS_PROXY"));
        let error = Client::new(&Fetch { proxies, ..patient() }).unwrap_err().to_string();
        assert!(error.contains("environment HTTPS_PROXY") && error.contains("no address of a proxy"), "{error}");
    }
}
