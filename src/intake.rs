//! Bytes to articles: plain text, pages, feeds, archives of many; charset, front matter, cleaning, paragraphs. A report is
//! hostile bytes until it has passed here.
//!
//! No bytes make this panic, and what comes out holds no control character, no part of a control sequence and no direction
//! control. Otherwise the text is what was published, in logical order. Whatever could not be kept is told in a [`Note`].

mod article;
mod bundle;
mod charset;
mod clean;
mod cluster;
mod content_type;
mod date;
mod deadline;
mod documents;
mod entity;
mod error;
mod escape;
mod feed;
mod files;
mod form;
mod json;
mod label;
mod language;
mod matter;
mod page;
#[cfg(test)]
mod properties;
mod sample;
mod stamp;

pub use clean::line as clean_line;
pub use content_type::ContentType;
pub use documents::{Contents, Part, documents, feed, page};
pub use error::{Error, Note};
pub use feed::{Feed, Item};
pub use files::{Input, inputs, is_readable};
pub use json::vet;
pub use sample::sample;

use chrono::NaiveDate;

use crate::briefing::{Article, Briefing};
use error::Notes;

/// The most bytes that are read of one file: 64 MB.
pub const MAX_FILE: usize = 64_000_000;

/// The most bytes of one paragraph: 32 KiB, some 2,500 words. A longer line is read as several paragraphs, so that no
/// word or paragraph grows too large to be set on a screen.
pub const MAX_PARAGRAPH: usize = 32 * 1024;

/// Which files of a directory are read.
pub const READABLE: &str = "*.txt, *.json, *.html, *.htm, *.xml, *.rss, *.atom and *.zip";

/// What the user says of the input on the command line; it wins over front matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
}

impl Given {
    /// What can be said of several reports at once.
    fn of_several(&self) -> Self {
        Self { date: self.date, outlet: self.outlet.clone(), ..Self::default() }
    }

    /// What is given here, and where nothing is, what `other` says.
    fn over(&self, other: Self) -> Self {
        let clean = |text: &Option<String>| text.as_deref().map(clean::line);
        Self {
            date: self.date.or(other.date),
            outlet: clean(&self.outlet).or(other.outlet),
            url: clean(&self.url).or(other.url),
            title: clean(&self.title).or(other.title),
        }
    }
}

/// What an input holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// A report to be parsed.
    Report(Article),
    /// What was parsed before: one or more briefings in JSON.
    Briefings(Vec<Briefing>),
}

/// Reads an input that holds one report, or briefings. `file` is its name in errors and notes.
pub fn read(bytes: &[u8], given: &Given, file: &str) -> Result<(Document, Vec<Note>), Error> {
    let several = || Error::Several { file: file.to_owned() };
    let Contents { mut parts, failures, notes } = documents(bytes, &ContentType::default(), given, file)?;
    let part = parts.pop().filter(|_| parts.is_empty() && failures.is_empty()).ok_or_else(several)?;
    Ok((part.document, notes))
}

fn report(decoded: &str, given: &Given, file: &str, notes: &mut Notes) -> Result<Article, Error> {
    let mut removed = clean::Removed::default();
    let text = clean::text(&entity::decode(decoded), &mut removed);
    if let Some(what) = removed.describe() {
        notes.add(None, what);
    }
    let (matter, body) = matter::split(&text, file, notes)?;
    article::build(body, matter, given, file, notes)
}

/// `value` where it is the address of a web page, which is all that a report's address may be: it becomes a link on the
/// screen.
pub fn web_address(value: &str) -> Result<String, String> {
    let scheme =
        ["https://", "http://"].iter().find(|s| value.get(..s.len()).is_some_and(|v| v.eq_ignore_ascii_case(s)));
    let is_whole = scheme.is_some_and(|scheme| value.len() > scheme.len())
        && value.len() <= 2048
        && !value.contains(char::is_whitespace)
        && clean::line(value) == value;
    if is_whole {
        Ok(value.to_owned())
    } else {
        Err(format!("\"{value}\" is no address of a web page; it starts with https:// or http://"))
    }
}

/// A day as the command line and front matter write it: `2020-06-04`.
pub fn day(value: &str) -> Result<NaiveDate, String> {
    matter::day(value)
}
