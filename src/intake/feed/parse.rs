//! The text of a feed to its items, by whichever parser it is for.

use chrono::{DateTime, NaiveTime, Utc};
use feed_rs::model;
use feed_rs::parser::{Builder, Parser};
use url::Url;

use super::super::stamp;
use super::item::{self, Raw};
use super::{Parsed, json, xml};

/// What the library made of a feed, and how many items it could not read.
pub(super) struct Entries {
    pub title: Option<String>,
    pub list: Vec<model::Entry>,
    pub broken: usize,
}

/// The items of a feed, those that are broken counted; relative links are told by the feed's own address.
pub(super) fn parse(text: &str, base: Option<&str>) -> Result<Parsed, String> {
    let base = base.and_then(|base| Url::parse(base).ok());
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    let found = if is_json { json::entries(text) } else { xml::entries(text) }?;
    let items: Vec<Raw> =
        (1..).zip(found.list).map(|(number, entry)| item::raw(number, entry, base.as_ref())).collect();
    Ok(Parsed { title: found.title.as_deref().and_then(item::line), items, broken: found.broken })
}

/// The library's reading of a whole document.
pub(super) fn library(text: &str) -> Result<Entries, String> {
    let feed = parser().parse(text.as_bytes()).map_err(|error| error.to_string())?;
    Ok(Entries { title: feed.title.map(|title| title.content), list: feed.entries, broken: 0 })
}

/// Stamps lose their zone in the library's hands, so it is given the day where it was published as one of UTC. Items
/// without an id would get a random one.
fn parser() -> Parser {
    let stamp = |text: &str| -> Option<DateTime<Utc>> { Some(stamp::day(text)?.and_time(NaiveTime::MIN).and_utc()) };
    Builder::new().timestamp_parser(stamp).id_generator(|_, _, _| String::new()).build()
}
