//! One page, as a report.

use tokio::task::spawn_blocking;
use url::Url;

use super::client::{Answer, Client, Fresh, Request};
use super::error::{Error, Reason, shown};
use crate::briefing::Article;
use crate::intake::{self, ContentType, Given, Note};

/// Pages first, and whatever else there is.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5";

/// What an address answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Where it was in the end.
    pub url: String,
    /// What it is and in which charset, by the word of its server.
    pub content_type: ContentType,
    /// As received, decompressed.
    pub bytes: Vec<u8>,
}

/// A report from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where it was in the end.
    pub url: String,
    /// What it says.
    pub article: Article,
    /// What was noteworthy in reading it.
    pub notes: Vec<Note>,
    /// As received, decompressed.
    pub bytes: Vec<u8>,
}

/// Fetches what is at an address, whatever it is; half of it is an error.
pub async fn get(client: &Client, url: &str) -> Result<Received, Error> {
    let fresh = fresh(client, &parse(url)?, ACCEPT).await?;
    let (url, content_type) = (shown(&fresh.url), fresh.content_type());
    Ok(Received { url, content_type, bytes: fresh.body.bytes })
}

/// Fetches a page and reads it as a report. What is given wins over what the page says of itself, and that over `otherwise`.
pub async fn page(client: &Client, url: &str, given: &Given, otherwise: &Given) -> Result<Page, Error> {
    let Received { url: arrived, content_type, bytes } = get(client, url).await?;
    let given = given.clone();
    let otherwise = Given { url: otherwise.url.clone().or_else(|| Some(arrived.clone())), ..otherwise.clone() };
    let name = arrived.clone();
    let read = apart(move || (intake::page(&bytes, &content_type, &given, &otherwise, &name), bytes)).await;
    let (read, bytes) = read.map_err(|reason| Error::at(url, reason))?;
    let (article, notes) = read.map_err(|error| Error::at(url, unreadable(&error, &arrived)))?;
    Ok(Page { url: arrived, article, notes, bytes })
}

/// Reading may take long, and nothing else is to wait for it.
pub(super) async fn apart<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> Result<T, Reason> {
    let failed = |_| Reason::Unreadable("reading it failed for a fault in mujaz itself; please report it".to_owned());
    spawn_blocking(read).await.map_err(failed)
}

/// Why something cannot be read that intake calls `name`; an error of fetching names it already.
pub(super) fn unreadable(error: &intake::Error, name: &str) -> Reason {
    let text = error.to_string();
    let reason = text.strip_prefix(name).and_then(|rest| rest.strip_prefix(": "));
    Reason::Unreadable(reason.map_or_else(|| text.clone(), str::to_owned))
}

pub(super) fn parse(url: &str) -> Result<Url, Error> {
    Url::parse(url).map_err(|_| Error::at(url, Reason::NoAddress))
}

/// All of what is at an address.
async fn fresh(client: &Client, url: &Url, accept: &'static str) -> Result<Fresh, Error> {
    match client.get(&Request { url, accept, etag: None, last_modified: None }).await? {
        Answer::Fresh(fresh) => match fresh.body.cut {
            Some(reason) => Err(Error::new(url, reason)),
            None => Ok(*fresh),
        },
        // An answer to a condition that was not set is an error by then.
        Answer::Unchanged => Err(Error::new(url, Reason::Broken("unchanged".to_owned()))),
    }
}
