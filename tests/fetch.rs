//! What is fetched from servers slow, endless, broken and hostile: a real one on loopback, of which each test decides the bytes.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without may end it")]

#[path = "fetch/answers.rs"]
mod answers;
#[path = "fetch/feeds.rs"]
mod feeds;
#[path = "fetch/proxies.rs"]
mod proxies;
#[path = "fetch/redirects.rs"]
mod redirects;
#[path = "fetch/rounds.rs"]
mod rounds;
#[path = "fetch/server.rs"]
mod server;
#[path = "fetch/telling.rs"]
mod telling;

use std::time::Duration;

use mujaz::config::{Fetch, Local};
use mujaz::fetch::{self, Client, Error, Page};
use mujaz::intake::Given;

/// Limits under which a test on loopback never waits for long: what hangs is given up soon, what works has time.
fn limits() -> Fetch {
    Fetch {
        connect: Duration::from_secs(30),
        silence: Duration::from_millis(50),
        timeout: Duration::from_secs(60),
        pause: Duration::ZERO,
        max_size: 100_000,
        local: Local::Hosts(vec!["127.0.0.1".to_owned()]),
        ..Fetch::default()
    }
}

/// Limits for answers that come as fast as the machine lets them.
fn patient() -> Fetch {
    Fetch { silence: Duration::from_secs(30), ..limits() }
}

async fn page(limits: &Fetch, url: &str) -> Result<Page, Error> {
    fetch::page(&Client::new(limits).unwrap(), url, &Given::default(), &Given::default()).await
}

/// Why the page cannot be had.
async fn refusal(limits: &Fetch, url: &str) -> String {
    let error = page(limits, url).await.unwrap_err().to_string();
    assert!(error.starts_with(url), "{error} does not name {url}");
    error
}

/// A report in HTML.
const REPORT: &str = "<!doctype html><html lang=ar><head><title>استئناف المحادثات</title></head><body><article>\n\
    <h1>استئناف المحادثات</h1>\n<p>أعلنت الحكومة اليوم أن المحادثات استؤنفت بعد توقف دام شهرين، وأن الوفدين يلتقيان غدا في العاصمة.</p>\n\
    <p>وقال مصدر في الوفد إن الجولة الجديدة تبحث فتح الطرق بين المدن وتبادل المحتجزين وعودة العائلات إلى بيوتها.</p>\n\
    </article></body></html>\n";
