//! Many feeds at once: what one that fails does to the others.

use std::time::Duration;

use mujaz::config::Fetch;
use mujaz::fetch::{self, Client, Counts, Event, Memory, Round};
use tokio::sync::mpsc;

use super::server::{Act, Asked, Server, answer, head, html, redirect};
use super::telling::{linked, linking, now, one, round, rss, subscription, xml};
use super::{limits, patient};
use crate::REPORT;
#[tokio::test]
async fn a_failing_feed_takes_nothing_from_the_others() {
    let good = linking(2, |_| html(REPORT)).await;
    let reset = Server::always(vec![Act::Reset]).await;
    let silent = Server::always(vec![head("200 OK", &["Content-Type: text/xml"]), Act::Hang]).await;
    let gone = Server::always(answer("410 Gone", &[], "")).await;
    let looping = Server::new(|asked| redirect(&asked.target)).await;
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
