//! One feed, as items.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};
use url::Url;

use super::body::Body;
use super::client::{Answer, Client, Fresh, Request};
use super::error::{Error, Reason, shown};
use super::event::Fetched;
use super::page::{apart, parse, unreadable};
use super::subscription::{Memory, Subscription};
use crate::intake::{self, Given, Item, Note};

/// Feeds first, and whatever else there is.
const ACCEPT: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, \
                      text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/// What a feed answers.
#[derive(Debug)]
pub(super) struct Channel {
    /// Its items, the newest first.
    pub entries: Vec<Entry>,
    /// What was noteworthy in reading it, apart from its items.
    pub notes: Vec<Note>,
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
    /// What the feed says of it.
    pub said: Given,
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
            Ok(Channel { entries: Vec::new(), notes: Vec::new(), memory, moved: None, cut: None })
        }
        Answer::Fresh(fresh) => read(&url, *fresh, subscription).await,
    }
}

async fn read(url: &Url, fresh: Fresh, subscription: &Subscription) -> Result<Channel, Error> {
    let content_type = fresh.content_type();
    let Fresh { moved, etag, last_modified, body: Body { bytes, cut }, .. } = fresh;
    let own = moved.as_ref().unwrap_or(url).to_string();
    let given = Given { outlet: subscription.feed.outlet.clone(), url: Some(own), ..Given::default() };
    let name = shown(url);
    let own_name = name.clone();
    let failed = |reason| Error::new(url, reason);
    let read = apart(move || intake::feed(&bytes, &content_type, &given, &own_name)).await.map_err(failed)?;
    let (feed, mut notes) = match read {
        Ok(read) => read,
        Err(error) => return Err(failed(cut.unwrap_or_else(|| unreadable(&error, &name)))),
    };
    let mut items = feed.items;
    if items.iter().all(|item| item.said.date.is_some()) {
        items.sort_by_key(|item| Reverse(item.said.date));
    }
    let entries = items.into_iter().map(|item| entry(item, &name, &mut notes)).collect();
    let memory = Memory { etag, last_modified, wait_until: None };
    Ok(Channel { entries, notes, memory, moved: moved.as_ref().map(shown), cut: cut.map(failed) })
}

/// An item of the feed `name`, with those of the notes that are on it.
fn entry(item: Item, name: &str, notes: &mut Vec<Note>) -> Entry {
    let Item { number, id, said, article, is_whole, text } = item;
    let own = format!("{name}: item {number}");
    let notes = notes.extract_if(.., |note| note.file == own).collect();
    let fetched = article.map(|article| Fetched { article, notes, bytes: text.into_bytes(), is_whole });
    let keys = said.url.iter().cloned().chain(id).collect();
    Entry { keys, page: said.url.clone().filter(|_| !is_whole), said, fetched }
}
