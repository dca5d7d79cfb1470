//! `mujaz fetch`: what is new in the feeds of the configuration, into the archive.

use std::io;
use std::sync::Mutex;

use chrono::{Local, Utc};
use tokio::runtime::Builder;
use tokio::sync::mpsc;

use super::failure::Failure;
use super::ingest::Tally;
use super::mill::Milled;
use super::{Outcome, report, settings};
use crate::archive::{Archive, Incoming, Packer, Purpose};
use crate::config::{Config, Environment, Flags};
use crate::extract::Extractor;
use crate::fetch::{self, Client, Event, Fetched, Memory, Round, Subscription};
use crate::lexicon::Lexicon;

/// How many reports wait to be kept.
const WAITING: usize = 64;

pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    if config.feeds.is_empty() {
        let file = config.file.or(config.folder.map(|folder| folder.join("config.toml"))).unwrap_or_default();
        let problem = "no feed to fetch; add for each two lines: [[feed]] and url = \"https://...\"";
        return Err(Failure::Settings(format!("{}: {problem}", file.display())));
    }
    settings::vocabulary(&environment);
    let client = Client::new(&config.fetch).map_err(|error| Failure::Settings(error.to_string()))?;
    let mut desk = Desk::new(&config, settings::archive(flags, Purpose::Keep)?)?;
    let subscriptions = desk.subscriptions()?;
    // What is known is asked for while the reports before it are being kept.
    let looking = Mutex::new(settings::archive(flags, Purpose::Look)?);
    let known = |url: &str| looking.lock().is_ok_and(|archive| archive.holds(url).unwrap_or(false));
    let round = Round { now: Utc::now(), known: &known };
    let runtime = Builder::new_current_thread().enable_all().build().map_err(Failure::System)?;
    let told = runtime.block_on(async {
        let (tell, mut events) = mpsc::channel(WAITING);
        let desk = &mut desk;
        // It owns the receiver: where nothing can be kept any more, fetching ends as well.
        let keeping = async move {
            while let Some(event) = events.recv().await {
                desk.take(event)?;
            }
            Ok::<_, Failure>(())
        };
        let fetching = async move { fetch::all(&client, &subscriptions, &round, &tell).await };
        tokio::join!(fetching, keeping).1
    });
    told?;
    report::line(&desk.tally.summary());
    Ok(if desk.failed == 0 { Outcome::Done } else { Outcome::Partly(desk.failed) })
}

/// Where what comes is read and kept.
struct Desk<'a> {
    config: &'a Config,
    archive: Archive,
    extractor: Extractor<'static>,
    packer: Packer,
    tally: Tally,
    failed: usize,
}

impl<'a> Desk<'a> {
    fn new(config: &'a Config, archive: Archive) -> Result<Self, Failure> {
        let extractor = Extractor::new(Lexicon::in_force());
        let packer = Packer::new().map_err(Failure::System)?;
        Ok(Self { config, archive, extractor, packer, tally: Tally::default(), failed: 0 })
    }

    fn subscriptions(&self) -> Result<Vec<Subscription>, Failure> {
        let each = self.config.feeds.iter().map(|feed| {
            let memory = self.archive.feed(&feed.url).map_err(Failure::Archive)?;
            Ok(Subscription { feed: feed.clone(), memory })
        });
        each.collect()
    }

    fn take(&mut self, event: Event) -> Result<(), Failure> {
        match event {
            Event::Started { .. } => Ok(()),
            Event::Article { feed, fetched } => self.keep(feed, &fetched),
            Event::Done { feed, notes, memory, moved, .. } => {
                report::notes(&notes);
                if let Some(moved) = moved {
                    report::line(&format!("{}: moved to {moved}; change it in the configuration", self.url(feed)));
                }
                self.remember(feed, &memory, None)
            }
            Event::Failed { feed, notes, error, memory, .. } => {
                report::notes(&notes);
                self.failed += 1;
                let problem = error.to_string();
                report::line(&problem);
                self.remember(feed, &memory, Some(&problem))
            }
        }
    }

    fn url(&self, feed: usize) -> &'a str {
        self.config.feeds.get(feed).map_or("", |feed| feed.url.as_str())
    }

    fn remember(&self, feed: usize, memory: &Memory, problem: Option<&str>) -> Result<(), Failure> {
        let now = Utc::now().timestamp();
        self.archive.remember_feed(self.url(feed), memory, now, problem).map_err(Failure::Archive)
    }

    fn keep(&mut self, feed: usize, fetched: &Fetched) -> Result<(), Failure> {
        let briefing = self.extractor.briefing(vec![fetched.article.clone()]);
        let source = fetched.article.url.as_deref().unwrap_or(self.url(feed));
        let received = Local::now().fixed_offset();
        let Fetched { bytes, is_whole, .. } = fetched;
        let incoming = Incoming { bytes, source, is_whole: *is_whole, received, briefing: &briefing };
        let parcel = self.packer.pack(&incoming)?;
        let notes = fetched.notes.iter().map(ToString::to_string).collect();
        let milled = Milled { parcels: parcel.into_iter().collect(), notes, failures: 0 };
        self.tally.take(vec![milled], &mut self.archive, &mut io::stdout().lock())
    }
}
