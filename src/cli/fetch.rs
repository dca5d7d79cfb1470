//! `mujaz fetch`: what is new in the feeds of the configuration, into the archive.

use std::io::{self, Write};

use tokio::runtime::Builder;

use super::desk::{Desk, News};
use super::failure::Failure;
use super::ingest::Tally;
use super::progress::Progress;
use super::{Outcome, report, settings};
use crate::config::{Config, Environment, Feed, Flags};
use crate::fetch::Client;
use crate::intake::Note;

pub(super) fn run(flags: &Flags) -> Result<Outcome, Failure> {
    let environment = Environment::of_process();
    let config = settings::config(flags, &environment)?;
    check(&config)?;
    settings::vocabulary(&environment);
    let client = client(&config)?;
    let desk = Desk::open(flags, &config.feeds)?;
    let all: Vec<usize> = (0..config.feeds.len()).collect();
    let mut teller = Teller::new(&config.feeds, Tally::default(), Progress::new(all.len(), flags, &environment));
    let runtime = Builder::new_current_thread().enable_all().build().map_err(Failure::System)?;
    let told = runtime.block_on(desk.round(&client, &all, &mut |feed, news| teller.hear(feed, &news)));
    told?;
    let failed = teller.end();
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Partly(failed) })
}

/// Fails where there is no feed, and says how to name one.
pub(super) fn check(config: &Config) -> Result<(), Failure> {
    if !config.feeds.is_empty() {
        return Ok(());
    }
    let file = config.file.clone().or(config.folder.as_ref().map(|folder| folder.join("config.toml")));
    let problem = "no feed to fetch; add for each two lines: [[feed]] and url = \"https://...\"";
    Err(Failure::Settings(format!("{}: {problem}", file.unwrap_or_default().display())))
}

/// Who fetches, by the configuration.
pub(super) fn client(config: &Config) -> Result<Client, Failure> {
    Client::new(&config.fetch).map_err(|error| Failure::Settings(error.to_string()))
}

/// Tells on both streams what happens to feeds, around the line that says how far it is.
pub(super) struct Teller<'a> {
    feeds: &'a [Feed],
    tally: Tally,
    progress: Progress,
    failed: usize,
}

impl<'a> Teller<'a> {
    pub const fn new(feeds: &'a [Feed], tally: Tally, progress: Progress) -> Self {
        Self { feeds, tally, progress, failed: 0 }
    }

    /// Tells one thing.
    pub fn hear(&mut self, feed: usize, news: &News<'_>) -> Result<(), Failure> {
        let url = self.feeds.get(feed).map_or("", |feed| feed.url.as_str());
        match news {
            News::Started => {}
            News::Kept { parcel, fate, notes, .. } => {
                self.notes(notes);
                self.progress.clear();
                let mut out = io::stdout().lock();
                self.tally.acknowledge(parcel, *fate, &mut out)?;
                out.flush()?;
                self.progress.new = self.tally.count_new();
            }
            News::Done { notes, moved } => {
                self.notes(notes);
                if let Some(moved) = moved {
                    self.line(&format!("{url}: moved to {moved}; change it in the configuration"));
                }
                self.progress.done += 1;
            }
            News::Failed { url, notes, problem } => {
                self.notes(notes);
                self.line(problem);
                self.failed += 1;
                self.progress.done += 1;
                self.progress.failed(url);
            }
        }
        self.progress.draw();
        Ok(())
    }

    fn notes(&mut self, notes: &[Note]) {
        if !notes.is_empty() {
            self.progress.clear();
            report::notes(notes);
        }
    }

    fn line(&mut self, message: &str) {
        self.progress.clear();
        report::line(message);
    }

    /// Sums it up, and says how many feeds failed.
    pub fn end(mut self) -> usize {
        self.progress.clear();
        report::line(&self.tally.summary());
        self.failed
    }
}
