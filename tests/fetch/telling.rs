//! Feeds as servers have them, and what a round over them tells.

use chrono::{DateTime, Utc};
use mujaz::config::{Feed, Fetch};
use mujaz::fetch::{self, Client, Counts, Event, Fetched, Memory, Round, Subscription};
use mujaz::intake::Note;
use tokio::sync::mpsc;

use super::server::{Act, Asked, Server, answer};

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_591_264_800, 0).unwrap()
}

pub fn subscription(url: &str) -> Subscription {
    Subscription {
        feed: Feed { url: url.to_owned(), outlet: None, interval: None, line: 1 },
        memory: Memory::default(),
    }
}

/// What a round told, in order of the feeds.
#[derive(Default)]
pub struct Told {
    pub reports: Vec<Fetched>,
    pub counts: Counts,
    pub notes: Vec<Note>,
    pub memory: Memory,
    pub moved: Option<String>,
    pub error: Option<String>,
}

pub async fn round(limits: &Fetch, subscriptions: &[Subscription], known: &[String]) -> Vec<Told> {
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
                Event::Done { feed, counts, notes, memory, moved } => {
                    (all[feed].counts, all[feed].notes) = (counts, notes);
                    (all[feed].memory, all[feed].moved) = (memory, moved);
                }
                Event::Failed { feed, counts, error, memory, .. } => {
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

pub async fn one(limits: &Fetch, subscription: Subscription) -> Told {
    round(limits, &[subscription], &[]).await.pop().unwrap()
}

/// A feed of these items.
pub fn rss(items: &[String]) -> String {
    let items = items.concat();
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
             <channel><title>صحيفة</title><link>http://127.0.0.1/</link>{items}</channel></rss>"
    )
}

/// An item with its whole text.
pub fn whole(n: usize) -> String {
    let text = REPORT_TEXT.repeat(2);
    format!(
        "<item><title>الخبر {n}</title><guid isPermaLink=\"false\">id-{n}</guid><pubDate>Thu, 04 Jun 2020 0{}:00:00 GMT</pubDate>\
         <content:encoded><![CDATA[<p>{text} {n}</p><p>{text}</p>]]></content:encoded></item>",
        9 - n % 10
    )
}

/// An item with a summary, and the page of it.
pub fn linked(n: usize, page: &str) -> String {
    format!(
        "<item><title>الخبر {n}</title><link>{page}</link><guid>{page}</guid><pubDate>Thu, 04 Jun 2020 0{}:00:00 GMT</pubDate>\
         <description>ملخص قصير للخبر {n}.</description></item>",
        9 - n % 10
    )
}

pub const REPORT_TEXT: &str = "أعلنت الحكومة اليوم أن المحادثات استؤنفت بعد توقف دام شهرين، وأن الوفدين يلتقيان غدا في العاصمة، \
    وقال مصدر في الوفد إن الجولة الجديدة تبحث فتح الطرق بين المدن. ";

pub fn xml(body: &str) -> Vec<Act> {
    answer("200 OK", &["Content-Type: application/rss+xml; charset=utf-8"], body)
}

/// A server with a feed at `/feed` of `items` items, each with a page.
pub async fn linking(items: usize, page: impl Fn(&Asked) -> Vec<Act> + Send + Sync + 'static) -> Server {
    Server::new(move |asked| {
        if asked.target != "/feed" {
            return page(asked);
        }
        let host = asked.header("host").unwrap();
        xml(&rss(&(0..items).map(|n| linked(n, &format!("http://{host}/{n}"))).collect::<Vec<_>>()))
    })
    .await
}
