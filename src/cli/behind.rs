//! What goes on behind the dashboard: feeds read when they are due, or when the user wishes.
//!
//! All of it is on a thread of its own, which begins when the first frame is there: to read a report takes longer than a key
//! may wait. It ends when the dashboard does; what is under way then is given up, and what is being written is as if it had
//! not begun.

use std::pin::pin;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Local};
use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::desk::{self, Desk};
use super::failure::Failure;
use super::schedule::Schedule;
use super::{fetch, settings};
use crate::archive::{self, Archive, Fate, Purpose};
use crate::config::{self, Config, Environment, Flags};
use crate::fetch::Client;
use crate::intake;
use crate::tui::feeds::{Behind, Feed, News, Start, Wish};
use crate::tui::follow::Followed;

/// How long what is being written is waited for at the end.
const PATIENCE: Duration = Duration::from_millis(500);

/// The end of it.
pub(super) struct End(Receiver<()>);

impl End {
    /// Waits for it, for a moment.
    pub fn wait(self) {
        // Nothing is ever sent: the other end is dropped.
        let _ = self.0.recv_timeout(PATIENCE);
    }
}

/// What the dashboard begins once it is shown.
pub(super) fn prepare(flags: &Flags) -> (Start, End) {
    let flags = flags.clone();
    let (ended, end) = channel();
    let start = Box::new(move || {
        let (tell, news) = unbounded_channel();
        let (wishes, heard) = unbounded_channel();
        let begun = thread::Builder::new().name("behind".to_owned()).spawn(move || run(&flags, &tell, heard, ended));
        // Without a thread nobody hears the wishes, and the dashboard is what it is without feeds.
        drop(begun);
        Behind { news, wishes }
    });
    (start, End(end))
}

/// The thread. `_ended` is dropped at its end.
fn run(flags: &Flags, tell: &UnboundedSender<News>, wishes: UnboundedReceiver<Wish>, _ended: Sender<()>) {
    let failed = |problem: String| drop(tell.send(News::Failed(intake::clean_line(&problem))));
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(error.to_string()),
    };
    if let Err(failure) = runtime.block_on(Stage { flags, tell }.serve(wishes)) {
        failed(failure.message());
    }
    // A name that is being looked up is not waited for.
    runtime.shutdown_background();
}

/// Where it goes on.
struct Stage<'a> {
    flags: &'a Flags,
    tell: &'a UnboundedSender<News>,
}

impl Stage<'_> {
    /// Does what is due and wished for, until nobody is there to wish.
    async fn serve(self, mut wishes: UnboundedReceiver<Wish>) -> Result<(), Failure> {
        let config = settings::config(self.flags, &Environment::of_process())?;
        self.say(News::Feeds(self.feeds(&config)));
        let mut client = None;
        let mut schedule = Schedule::new(&config, self.flags)?;
        let all: Vec<usize> = (0..config.feeds.len()).collect();
        loop {
            let next = schedule.next().filter(|_| config.fetch.background);
            let which = tokio::select! {
                () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() => None,
                wish = wishes.recv() => match wish {
                    None => return Ok(()),
                    Some(Wish::Fetch) => Some(all.clone()),
                },
            };
            let mut is_wished = which.is_some();
            let which = match which {
                Some(which) => which,
                None => schedule.due(Instant::now())?,
            };
            if which.is_empty() {
                continue;
            }
            let client = match &mut client {
                Some(client) => client,
                none => none.insert(fetch::client(&config)?),
            };
            let Some(done) = self.round(&config, client, &which, &mut wishes, &mut is_wished).await else {
                return Ok(());
            };
            match done {
                Ok(()) if is_wished => self.say(News::Fetched),
                Ok(()) => {}
                Err(failure) => self.say(News::Failed(failure.message())),
            }
            schedule.done(&which, Instant::now())?;
        }
    }

    /// Reads these feeds, and does meanwhile what else is wished for; none where nobody is there any more.
    async fn round(
        &self,
        config: &Config,
        client: &Client,
        which: &[usize],
        wishes: &mut UnboundedReceiver<Wish>,
        is_wished: &mut bool,
    ) -> Option<Result<(), Failure>> {
        let (tell, flags) = (self.tell, self.flags);
        let followed = Followed::new(&config.follow);
        let mut hear = |feed, news: desk::News<'_>| {
            // Where nobody listens, the wishes are at their end as well.
            if let Some(news) = told(feed, &news, &followed) {
                drop(tell.send(news));
            }
            Ok(())
        };
        let round = async { Desk::open(flags, &config.feeds)?.round(client, which, &mut hear).await };
        let mut round = pin!(round);
        loop {
            tokio::select! {
                done = &mut round => return Some(done),
                wish = wishes.recv() => match wish? {
                    Wish::Fetch => *is_wished = true,
                },
            }
        }
    }

    fn say(&self, news: News) {
        // Where nobody listens, the wishes are at their end as well.
        drop(self.tell.send(news));
    }

    /// The feeds of the configuration, as they were left the last time.
    fn feeds(&self, config: &Config) -> Vec<Feed> {
        let archive = look(self.flags).ok().flatten();
        let each = config.feeds.iter().map(|feed| {
            let last = archive.as_ref().and_then(|archive| archive.checked(&feed.url).ok().flatten());
            let (checked, problem) = last.unzip();
            let checked = checked.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
            Feed {
                name: name(feed),
                checked: checked.map(|checked| checked.with_timezone(&Local).naive_local()),
                problem: problem.flatten().map(|problem| short(&feed.url, &problem)),
                ..Feed::default()
            }
        });
        each.collect()
    }
}

/// The archive to look into, where there is one.
fn look(flags: &Flags) -> archive::Result<Option<Archive>> {
    match settings::archive(flags, Purpose::Look) {
        Ok(archive) => Ok(Some(archive)),
        Err(Failure::Archive(error)) if !matches!(error, archive::Error::Missing { .. }) => Err(error),
        Err(_) => Ok(None),
    }
}

/// What is told of a feed on the screen.
fn told(feed: usize, news: &desk::News<'_>, followed: &Followed) -> Option<News> {
    let done = |problem| News::Done { feed, checked: Local::now().naive_local(), problem };
    match news {
        desk::News::Started => Some(News::Started(feed)),
        desk::News::Kept { fate: Fate::Known, .. } => None,
        desk::News::Kept { briefing, .. } => {
            let followed = followed.among(briefing).next().map(|record| record.gist().clone());
            Some(News::Kept { feed, followed })
        }
        desk::News::Done { .. } => Some(done(None)),
        desk::News::Failed { url, problem, .. } => Some(done(Some(short(url, problem)))),
    }
}

/// What a feed is called: its outlet, else its address.
fn name(feed: &config::Feed) -> String {
    if let Some(outlet) = &feed.outlet {
        return intake::clean_line(outlet);
    }
    let address = shown(&feed.url);
    address.split_once("://").map_or(address.as_str(), |(_, address)| address).to_owned()
}

/// An address as it may be shown.
fn shown(url: &str) -> String {
    Url::parse(url).map_or_else(|_| intake::clean_line(url), |url| crate::fetch::shown(&url))
}

/// A problem without the address that it begins with: that of the feed is known.
fn short(url: &str, problem: &str) -> String {
    intake::clean_line(problem.strip_prefix(&shown(url)).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(problem))
}
