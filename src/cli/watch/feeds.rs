//! The feeds of the configuration, each as often as its interval says.

use tokio::time::{Instant, sleep_until};

use super::super::desk::{Desk, News};
use super::super::failure::Failure;
use super::super::fetch::{self, Teller};
use super::super::ingest::Tally;
use super::super::progress::Progress;
use super::super::schedule::Schedule;
use super::super::{Outcome, report, settings};
use super::ending::Ending;
use super::survived;
use crate::config::{Environment, Flags};

/// Fetches what is due until the end is wished.
pub(super) async fn watch(flags: &Flags) -> Result<Outcome, Failure> {
    let config = settings::config(flags, &Environment::of_process())?;
    fetch::check(&config)?;
    let client = fetch::client(&config)?;
    let mut ending = Ending::new()?;
    let mut schedule = Schedule::new(&config, flags)?;
    let mut teller = Teller::new(&config.feeds, Tally::of_news(), Progress::hidden());
    report::line(&format!("{} feed(s) under watch; Ctrl-C ends it", config.feeds.len()));
    while let Some(next) = schedule.next() {
        tokio::select! {
            () = ending.wished() => break,
            () = sleep_until(next) => {}
        }
        let due = schedule.due(Instant::now())?;
        if due.is_empty() {
            continue;
        }
        let mut hear = |feed, news: News<'_>| teller.hear(feed, &news);
        let round = async { Desk::open(flags, &config.feeds)?.round(&client, &due, &mut hear).await };
        tokio::select! {
            () = ending.wished() => break,
            told = round => { survived(told)?; },
        }
        schedule.done(&due, Instant::now())?;
    }
    teller.end();
    Ok(Outcome::Done)
}
