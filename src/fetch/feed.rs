//! One feed, as items.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use tokio::task::spawn_blocking;
use url::Url;

use super::body::Body;
use super::client::{Answer, Client, Fresh, Request};
use super::error::{Error, Reason, shown};
use super::event::Fetched;
use super::items::{self, Item};
use super::page::parse;
use super::subscription::{Memory, Subscription};
use crate::intake::{self, Document, Given};

/// Feeds first, and whatever else there is.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, \
                      text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/// What a feed answers.
#[derive(Debug)]
pub(super) struct Channel {
    /// Its items, the newest first.
    pub entries: Vec<Entry>,
    /// What to remember of it.
    pub memory: Memory,
    /// Where it is from now on, by the word of its server.
    pub moved: Option<String>,
    /// Why there are no more entries, where it is not whole.
    pub cut: Option<Error>,
}

/// One item of a feed.
#[derive(Debug)]
pub(super) struct Entry {
    /// What it is known by: its address, and the feed's own name for it.
    pub keys: Vec<String>,
    /// Where the whole text is, if the feed does not have it.
    pub page: Option<String>,
    /// What the feed says of it, for its page.
    pub given: Given,
    /// The text that the feed has, if any.
    pub fetched: Option<Fetched>,
}

/// Asks for a feed, unless its server wants to be left alone or nothing in it changed.
pub(super) async fn fetch(client: &Client, subscription: &Subscription, now: DateTime<Utc>) -> Result<Channel, Error> {
    let Subscription { feed, memory } = subscription;
    let url = parse(&feed.url)?;
    if let Some(wait) = memory.wait(now) {
        return Err(Error::new(&url, Reason::Patience(wait)));
    }
    let (etag, last_modified) = (memory.etag.as_deref(), memory.last_modified.as_deref());
    match client.get(&Request { url: &url, accept: ACCEPT, etag, last_modified }).await? {
        Answer::Unchanged => {
            let memory = Memory { wait_until: None, ..memory.clone() };
            Ok(Channel { entries: Vec::new(), memory, moved: None, cut: None })
        }
        Answer::Fresh(fresh) => read(&url, *fresh, subscription).await,
    }
}

async fn read(url: &Url, fresh: Fresh, subscription: &Subscription) -> Result<Channel, Error> {
    let Fresh { url: base, moved, content_type, etag, last_modified, body } = fresh;
    let failed = |reason| Error::new(url, reason);
    // It may take long, and nothing else is to wait for it.
    let Body { bytes, cut } = body;
    let read = spawn_blocking(move || items::read(&bytes, content_type.as_deref(), &base)).await;
    let read = match read.map_err(|_| failed(Reason::Unreadable("reading it failed; please report this".to_owned())))? {
        Ok(read) => read,
        Err(reason) => return Err(failed(cut.unwrap_or(reason))),
    };
    let broken = || read.is_broken.then(|| Reason::Cut(format!("broken after {} items", read.items.len())));
    let cut = cut.or_else(broken).map(failed);
    let outlet = subscription.feed.outlet.clone().or(read.title);
    let mut items = read.items;
    if items.iter().all(|item| item.published.is_some()) {
        items.sort_by_key(|item| Reverse(item.published));
    }
    let entries = items.into_iter().map(|item| entry(item, outlet.as_ref())).collect();
    let memory = Memory { etag, last_modified, wait_until: None };
    Ok(Channel { entries, memory, moved: moved.as_ref().map(shown), cut })
}

fn entry(item: Item, outlet: Option<&String>) -> Entry {
    let Item { id, url, title, published, text, is_whole } = item;
    let given =
        Given { date: published.map(|time| time.date_naive()), outlet: outlet.cloned(), url: url.clone(), title };
    let name = url.clone().unwrap_or_else(|| intake::clean_line(&id));
    let fetched = match intake::read(text.as_bytes(), &given, &name) {
        Ok((Document::Report(article), notes)) => Some(Fetched { article, notes, bytes: text.into_bytes(), is_whole }),
        // Nothing to read; its page may have more.
        Ok((Document::Briefings(_), _)) | Err(_) => None,
    };
    let page = url.clone().filter(|_| !is_whole || fetched.is_none());
    Entry { keys: url.into_iter().chain([id]).collect(), page, given: Given { title: None, ..given }, fetched }
}
