//! Feeds read at once, and what comes of them kept: what `mujaz fetch`, `mujaz watch` and the dashboard have in common.

use std::sync::Mutex;

use chrono::{Local, Utc};
use tokio::sync::mpsc;

use super::failure::Failure;
use super::settings;
use crate::archive::{Archive, Fate, Incoming, Packer, Parcel, Purpose};
use crate::briefing::Briefing;
use crate::config::{Feed, Flags};
use crate::extract::Extractor;
use crate::fetch::{self, Client, Event, Fetched, Memory, Round, Subscription};
use crate::intake::Note;
use crate::lexicon::Lexicon;

/// How many reports wait to be kept.
const WAITING: usize = 64;

/// What happened to a feed.
#[derive(Debug)]
pub(super) enum News<'a> {
    /// It is asked for.
    Started,
    /// A report of it is safe on the disk.
    Kept { parcel: &'a Parcel, briefing: &'a Briefing, fate: Fate, notes: &'a [Note] },
    /// It is through.
    Done { notes: &'a [Note], moved: Option<&'a str> },
    /// It failed; what came before stands.
    Failed { url: &'a str, notes: &'a [Note], problem: &'a str },
}

/// Where what comes is read and kept, for a round.
pub(super) struct Desk<'a> {
    feeds: &'a [Feed],
    archive: Archive,
    looking: Mutex<Archive>,
    extractor: Extractor<'static>,
    packer: Packer,
}

impl<'a> Desk<'a> {
    /// One for these feeds; the archive is made where there is none.
    pub fn open(flags: &Flags, feeds: &'a [Feed]) -> Result<Self, Failure> {
        let archive = settings::archive(flags, Purpose::Keep)?;
        // What is known is asked for while the reports before it are being kept.
        let looking = Mutex::new(settings::archive(flags, Purpose::Look)?);
        let extractor = Extractor::new(Lexicon::in_force());
        Ok(Self { feeds, archive, looking, extractor, packer: Packer::new()? })
    }

    /// Fetches what is new in the feeds with these numbers, keeps it, and tells what happens as it happens. Dropped, it
    /// leaves nothing half done.
    pub async fn round(
        self,
        client: &Client,
        which: &[usize],
        hear: &mut impl FnMut(usize, News<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let Self { feeds, archive, looking, extractor, packer } = self;
        let mut keeper = Keeper { archive, extractor, packer };
        let asked: Vec<(usize, &Feed)> = which.iter().filter_map(|at| Some((*at, feeds.get(*at)?))).collect();
        let subscriptions = keeper.subscriptions(&asked)?;
        let known = |url: &str| looking.lock().is_ok_and(|archive| archive.holds(url).unwrap_or(false));
        let round = Round { now: Utc::now(), known: &known };
        let (tell, mut events) = mpsc::channel(WAITING);
        // It owns the receiver: where nothing can be kept any more, fetching ends as well.
        let keeping = async move {
            while let Some(event) = events.recv().await {
                let Some((number, feed)) = asked.get(number(&event)) else { continue };
                keeper.take(feed, event, &mut |news| hear(*number, news))?;
            }
            Ok::<_, Failure>(())
        };
        let fetching = async move { fetch::all(client, &subscriptions, &round, &tell).await };
        tokio::join!(fetching, keeping).1
    }
}

/// The feed of an event, among those of the round.
const fn number(event: &Event) -> usize {
    match event {
        Event::Started { feed }
        | Event::Article { feed, .. }
        | Event::Done { feed, .. }
        | Event::Failed { feed, .. } => *feed,
    }
}

struct Keeper {
    archive: Archive,
    extractor: Extractor<'static>,
    packer: Packer,
}

impl Keeper {
    fn subscriptions(&self, feeds: &[(usize, &Feed)]) -> Result<Vec<Subscription>, Failure> {
        let each = feeds.iter().map(|(_, feed)| {
            let memory = self.archive.feed(&feed.url).map_err(Failure::Archive)?;
            Ok(Subscription { feed: (*feed).clone(), memory })
        });
        each.collect()
    }

    fn take(
        &mut self,
        feed: &Feed,
        event: Event,
        hear: &mut impl FnMut(News<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        match event {
            Event::Started { .. } => hear(News::Started),
            Event::Article { fetched, .. } => self.keep(feed, &fetched, hear),
            Event::Done { notes, memory, moved, .. } => {
                self.remember(feed, &memory, None)?;
                hear(News::Done { notes: &notes, moved: moved.as_deref() })
            }
            Event::Failed { notes, error, memory, .. } => {
                let problem = error.to_string();
                self.remember(feed, &memory, Some(&problem))?;
                hear(News::Failed { url: &feed.url, notes: &notes, problem: &problem })
            }
        }
    }

    fn remember(&self, feed: &Feed, memory: &Memory, problem: Option<&str>) -> Result<(), Failure> {
        let now = Utc::now().timestamp();
        self.archive.remember_feed(&feed.url, memory, now, problem).map_err(Failure::Archive)
    }

    fn keep(
        &mut self,
        feed: &Feed,
        fetched: &Fetched,
        hear: &mut impl FnMut(News<'_>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let briefing = self.extractor.briefing(vec![fetched.article.clone()]);
        let source = fetched.article.url.as_deref().unwrap_or(&feed.url);
        let received = Local::now().fixed_offset();
        let Fetched { bytes, is_whole, notes, .. } = fetched;
        let incoming = Incoming { bytes, source, is_whole: *is_whole, received, briefing: &briefing };
        let Some(parcel) = self.packer.pack(&incoming)? else { return Ok(()) };
        let fates = self.archive.keep(std::slice::from_ref(&parcel)).map_err(Failure::Archive)?;
        fates.into_iter().try_for_each(|fate| hear(News::Kept { parcel: &parcel, briefing: &briefing, fate, notes }))
    }
}
