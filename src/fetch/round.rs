//! All feeds at once. Each stands for itself: what goes wrong with one is told, and takes nothing from the others.

use chrono::{DateTime, Utc};
use futures_util::stream::{self, TryStreamExt};
use rustc_hash::FxHashSet;
use tokio::sync::mpsc::Sender;

use super::client::Client;
use super::error::Error;
use super::event::{Counts, Event, Fetched};
use super::feed::{self, Channel, Entry};
use super::page::page;
use super::subscription::{Memory, Subscription};
use crate::intake::{Given, Note};

/// What a round of fetching goes by.
pub struct Round<'a> {
    /// The time that servers' wishes to be left alone are held against.
    pub now: DateTime<Utc>,
    /// Whether the report with this address, or with this id of its feed's own, is kept already. Those are not fetched again.
    pub known: &'a (dyn Fn(&str) -> bool + Sync),
}

/// Fetches all feeds, and tells what happens as it happens.
///
/// It ends when all are through, when the receiver is gone, or when it is dropped; nothing is under way then.
pub async fn all(client: &Client, subscriptions: &[Subscription], round: &Round<'_>, events: &Sender<Event>) {
    let readings = subscriptions.iter().enumerate().map(|(feed, subscription)| {
        Ok(Reading {
            client,
            round,
            events,
            feed,
            subscription,
            counts: Counts::default(),
            notes: Vec::new(),
            again: false,
        })
    });
    let reading = stream::iter(readings).try_for_each_concurrent(None, Reading::run);
    tokio::select! {
        _ = reading => {}
        () = events.closed() => {}
    }
}

/// Why a feed is not read further.
enum Stop {
    Failed(Error),
    /// Nobody listens.
    Gone,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// One feed being read.
struct Reading<'a> {
    client: &'a Client,
    round: &'a Round<'a>,
    events: &'a Sender<Event>,
    feed: usize,
    subscription: &'a Subscription,
    counts: Counts,
    notes: Vec<Note>,
    /// Whether a page failed that may be had another time.
    again: bool,
}

impl Reading<'_> {
    async fn run(mut self) -> Result<(), Stop> {
        let feed = self.feed;
        self.tell(Event::Started { feed }).await?;
        let end = self.read().await;
        let (counts, notes) = (self.counts, std::mem::take(&mut self.notes));
        let end = match end {
            Ok((memory, moved)) => Event::Done { feed, counts, notes, memory, moved },
            Err(Stop::Failed(error)) => {
                let memory = self.subscription.memory.after(&error.reason, self.round.now);
                Event::Failed { feed, counts, notes, error, memory }
            }
            Err(Stop::Gone) => return Err(Stop::Gone),
        };
        self.tell(end).await
    }

    async fn tell(&self, event: Event) -> Result<(), Stop> {
        self.events.send(event).await.map_err(|_| Stop::Gone)
    }

    async fn read(&mut self) -> Result<(Memory, Option<String>), Stop> {
        let Channel { entries, notes, memory, moved, cut } =
            feed::fetch(self.client, self.subscription, self.round.now).await?;
        self.notes = notes;
        let mut pages = self.client.limits().pages;
        let mut seen = FxHashSet::default();
        for entry in entries {
            if entry.keys.iter().any(|key| seen.contains(key) || (self.round.known)(key)) {
                self.counts.known += 1;
                continue;
            }
            seen.extend(entry.keys.iter().cloned());
            match self.report(entry, &mut pages).await {
                Some(fetched) => {
                    let count = if fetched.is_whole { &mut self.counts.whole } else { &mut self.counts.summaries };
                    *count += 1;
                    self.tell(Event::Article { feed: self.feed, fetched: Box::new(fetched) }).await?;
                }
                None => self.counts.empty += 1,
            }
        }
        if let Some(error) = cut {
            return Err(Stop::Failed(error));
        }
        // What could not be had is looked for again, which takes the feed as a whole.
        let memory = if self.again { Memory::default() } else { memory };
        Ok((memory, moved))
    }

    /// The report of an item: as the feed has it, where it has all of it, else that of the page that it leads to.
    async fn report(&mut self, entry: Entry, pages: &mut usize) -> Option<Fetched> {
        let Some(url) = entry.page else { return entry.fetched };
        let most = self.client.limits().pages;
        let why = if let Some(left) = pages.checked_sub(1) {
            *pages = left;
            // By the feed's address for it, whatever the page calls its own, it is known the next time.
            let outlet = self.subscription.feed.outlet.clone();
            let given = Given { outlet, url: Some(url.clone()), ..Given::default() };
            match page(self.client, &url, &given, &entry.said).await {
                Ok(page) => {
                    let (article, notes, bytes) = (page.article, page.notes, page.bytes);
                    return Some(Fetched { article, notes, bytes, is_whole: true });
                }
                Err(error) => {
                    self.again |= error.reason.is_passing();
                    format!("only what its feed says of it, for its page cannot be had: {}", error.reason)
                }
            }
        } else {
            format!("only what its feed says of it, for the pages of {most} items are fetched at once (fetch.pages)")
        };
        let mut fetched = entry.fetched?;
        fetched.notes.push(Note { file: url, line: None, text: why });
        Some(fetched)
    }
}
