//! The items of a feed: RSS, Atom or JSON Feed, decoded before it is parsed, so that one wrong byte does not cost all of it.
//!
//! Of a feed that ends too early, or is broken somewhere, the items before that place are read.

mod text;

use chrono::{DateTime, Utc};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1256};
use feed_rs::model::Entry;
use feed_rs::parser;

use super::error::Reason;
use crate::intake;

/// The fewest characters of a text that is taken for the whole report, where the feed marks it as content.
const WHOLE_CONTENT: usize = 300;

/// The same where it stands in a summary's place.
const WHOLE_SUMMARY: usize = 1500;

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The feed's own name for it.
    pub id: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<DateTime<Utc>>,
    /// What the feed says, each line a paragraph; may be empty.
    pub text: String,
    /// Whether that is the whole report.
    pub is_whole: bool,
}

/// What a feed holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Feed {
    /// The feed's own name.
    pub title: Option<String>,
    /// In the order of the feed.
    pub items: Vec<Item>,
    /// Whether it is broken behind these items.
    pub is_broken: bool,
}

/// Reads a feed; `content_type` is what its server says of it.
pub(super) fn read(bytes: &[u8], content_type: Option<&str>) -> Result<Feed, Reason> {
    let text = decode(bytes, content_type);
    let (feed, is_broken) = match parse(&text) {
        Ok(feed) => (feed, false),
        Err(reason) => (salvaged(&text).and_then(|text| parse(&text).ok()).ok_or(reason)?, true),
    };
    let title = feed.title.map(|title| intake::clean_line(&title.content)).filter(|title| !title.is_empty());
    Ok(Feed { title, items: feed.entries.into_iter().map(item).collect(), is_broken })
}

fn parse(text: &str) -> Result<feed_rs::model::Feed, Reason> {
    parser::parse(text.as_bytes())
        .map_err(|error| Reason::Unreadable(format!("no feed: {}", intake::clean_line(&error.to_string()))))
}

/// The text of a feed without its XML declaration, which may name another charset.
fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let declared = || {
        let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
        let labels = [content_type.and_then(|kind| after(kind, "charset=")), after(&head, "encoding=")];
        labels.into_iter().flatten().find_map(|label| Encoding::for_label(label.as_bytes()))
    };
    let encoding = match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => declared().unwrap_or(WINDOWS_1256),
    };
    let (text, _, _) = encoding.decode(bytes);
    let text = text.trim_start();
    let body = text.strip_prefix("<?xml").and_then(|rest| Some(rest.split_once("?>")?.1));
    body.unwrap_or(text).to_owned()
}

/// The word behind `key`, in quotation marks or not.
fn after(text: &str, key: &str) -> Option<String> {
    let (_, rest) = text.split_once(key)?;
    let word = rest.trim_start_matches(['"', '\'']);
    word.split(['"', '\'', ';', ' ', '?']).next().map(str::to_owned)
}

/// The feed up to its last whole item.
fn salvaged(text: &str) -> Option<String> {
    [("</item>", "</channel></rss>"), ("</entry>", "</feed>")].into_iter().find_map(|(end, rest)| {
        let (whole, _) = text.rsplit_once(end)?;
        Some(format!("{whole}{end}{rest}"))
    })
}

fn item(entry: Entry) -> Item {
    let content = entry.content.and_then(|content| content.body).map(|html| text::plain(&html)).unwrap_or_default();
    let summary = entry.summary.map(|summary| text::plain(&summary.content)).unwrap_or_default();
    let long = |text: &str, least| text.chars().count() >= least;
    let is_whole = long(&content, WHOLE_CONTENT) || long(&summary, WHOLE_SUMMARY);
    let address = |href: String| intake::web_address(&href).ok();
    Item {
        id: entry.id,
        url: entry.links.into_iter().find_map(|link| address(link.href)),
        title: entry.title.map(|title| text::plain(&title.content)).filter(|title| !title.is_empty()),
        published: entry.published.or(entry.updated),
        text: if content.len() >= summary.len() { content } else { summary },
        is_whole,
    }
}
