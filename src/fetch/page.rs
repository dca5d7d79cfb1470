//! One page, as a report.

use tokio::task::spawn_blocking;
use url::Url;

use super::client::{Answer, Client, Fresh, Request};
use super::error::{Error, Reason, shown};
use crate::briefing::Article;
use crate::intake::{self, Document, Given, Note};

/// Pages first, and whatever else there is.
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5";

/// What an address answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Where it was in the end.
    pub url: String,
    /// What it is and in which charset, by the word of its server.
    pub content_type: Option<String>,
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
    let parsed = parse(url)?;
    let fresh = fresh(client, &parsed, ACCEPT).await?;
    Ok(Received { url: shown(&fresh.url), content_type: fresh.content_type, bytes: fresh.body.bytes })
}

/// Fetches a page and reads it as a report. What is given wins over what the page says of itself.
pub async fn page(client: &Client, url: &str, given: &Given) -> Result<Page, Error> {
    let Received { url: arrived, bytes, .. } = get(client, url).await?;
    let given = Given { url: given.url.clone().or_else(|| Some(arrived.clone())), ..given.clone() };
    let name = arrived.clone();
    // It may take long, and nothing else is to wait for it.
    let read = spawn_blocking(move || (intake::read(&bytes, &given, &name), bytes)).await;
    let unreadable = |reason: String| Error::at(url, Reason::Unreadable(reason));
    let (read, bytes) = read.map_err(|_| unreadable("reading it failed; please report this".to_owned()))?;
    match read.map_err(|error| unreadable(error.to_string()))? {
        (Document::Report(article), notes) => Ok(Page { url: arrived, article, notes, bytes }),
        (Document::Briefings(_), _) => Err(unreadable("a briefing of mujaz, and no report".to_owned())),
    }
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
