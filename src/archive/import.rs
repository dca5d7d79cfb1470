//! Lines of an exported archive, read back: into an empty archive, or one that holds something already.
//!
//! They come from outside like any report: sizes are bounded, types and fields checked, strings cleaned. What both archives
//! hold is not kept twice. Of a report that both have, with different texts in force, the text that came later is.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, BufRead, Read};

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::keep::{add_article, add_revision, count, kept, replace, revision_of};
use super::line::{End, FORMAT, Feed, Header, LONGEST, Revision};
use super::pack::{Incoming, Packer, Parcel, number};
use super::{Archive, Fate, Result};
use crate::briefing::SCHEMA;
use crate::intake;

/// The most bytes of a field that is not of a report's text.
const LONGEST_FIELD: usize = 128 << 10;

/// What a line holds, ready to be kept.
#[derive(Debug)]
pub enum Entry {
    /// A text of a report.
    Revision {
        /// The text.
        parcel: Box<Parcel>,
        /// Whether it was the one in force.
        in_force: bool,
    },
    /// What is remembered of a feed.
    Feed(Feed),
}

impl Entry {
    /// The text, where it is one.
    pub fn parcel(&self) -> Option<&Parcel> {
        if let Self::Revision { parcel, .. } = self { Some(parcel) } else { None }
    }

    /// About how many bytes it takes in memory.
    pub fn size(&self) -> usize {
        self.parcel().map_or(0, |parcel| parcel.bytes.len() + parcel.briefing.len() + parcel.words.text.len())
    }
}

/// A line that cannot be taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {}{problem}", if field.is_empty() { String::new() } else { format!("{field}: ") })]
pub struct BadLine {
    /// Its number, from 1.
    pub line: u64,
    /// The field that is wrong, where it is one.
    pub field: String,
    /// What is wrong.
    pub problem: String,
}

/// The field that is wrong and what is wrong with it.
type Problem = (String, String);

fn problem(field: &str, problem: impl Display) -> Problem {
    (field.to_owned(), problem.to_string())
}

/// The lines of an exported archive, one after the other.
pub struct Lines<R> {
    input: R,
    number: u64,
    /// The number of the last header.
    header: Option<u64>,
    packer: Packer,
    is_over: bool,
}

impl<R> std::fmt::Debug for Lines<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("number", &self.number).finish_non_exhaustive()
    }
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`. Fails where there is no memory to pack them.
    pub fn new(input: R) -> io::Result<Self> {
        Ok(Self { input, number: 0, header: None, packer: Packer::new()?, is_over: false })
    }

    /// What the next line that holds something holds; nothing at the end.
    pub fn next_entry(&mut self) -> io::Result<Option<std::result::Result<Entry, BadLine>>> {
        while !self.is_over {
            let line = self.number + 1;
            let bad = |(field, problem)| BadLine { line, field, problem };
            match self.next_line()? {
                None => {
                    self.is_over = true;
                    let cut = "the last line is missing: the export was cut off; what came before it is kept";
                    return Ok(self.header.map(|_| Err(bad(problem("", cut)))));
                }
                Some(read) => match read.and_then(|text| self.entry(&text)) {
                    Ok(None) => {}
                    Ok(Some(entry)) => return Ok(Some(Ok(entry))),
                    Err(problem) => return Ok(Some(Err(bad(problem)))),
                },
            }
        }
        Ok(None)
    }

    /// The next line that is not blank, without its end.
    fn next_line(&mut self) -> io::Result<Option<std::result::Result<Vec<u8>, Problem>>> {
        let mut text = Vec::new();
        let most = LONGEST as u64 + 1;
        if (&mut self.input).take(most).read_until(b'\n', &mut text)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if text.len() > LONGEST && !text.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Err(problem("", format_args!("longer than {LONGEST} bytes, the most of a line")))));
        }
        Ok(Some(Ok(text)))
    }

    fn entry(&mut self, text: &[u8]) -> std::result::Result<Option<Entry>, Problem> {
        if text.trim_ascii().is_empty() {
            return Ok(None);
        }
        let kind = read::<Kind>(text).inspect_err(|_| self.is_over |= self.header.is_none())?.kind;
        if kind != "archive" && self.header.is_none() {
            self.is_over = true;
            return Err(problem("kind", format_args!("\"{kind}\" where the first line of {FORMAT} is due")));
        }
        match kind.as_str() {
            "archive" => {
                let Header { schema } = read(text)?;
                if schema != FORMAT {
                    self.is_over = true;
                    return Err(problem("schema", format_args!("\"{schema}\"; this mujaz reads {FORMAT}")));
                }
                self.header = Some(self.number);
                Ok(None)
            }
            "revision" => self.revision(read(text)?).map(Some),
            "feed" => feed(read(text)?).map(Some),
            "end" => {
                let came = self.number - self.header.take().unwrap_or_default();
                let End { lines } = read(text)?;
                // A further export may follow, so that two can be joined.
                self.is_over = false;
                if lines == came { Ok(None) } else { Err(problem("lines", format_args!("{lines}, but {came} came"))) }
            }
            other => Err(problem("kind", format_args!("\"{other}\" is unknown to this mujaz"))),
        }
    }

    fn revision(&mut self, line: Revision) -> std::result::Result<Entry, Problem> {
        let Revision { key, day, received, source, whole, reader, bytes, mut briefing } = line;
        for (name, text) in [("key", &key), ("source", &source), ("reader", &reader)] {
            check_length(name, text)?;
        }
        if key.is_empty() {
            return Err(problem("key", "it is empty"));
        }
        if briefing.schema != SCHEMA {
            return Err(problem("briefing.schema", format_args!("\"{}\"; this mujaz reads {SCHEMA}", briefing.schema)));
        }
        if briefing.articles.len() != 1 {
            let count = briefing.articles.len();
            return Err(problem("briefing.articles", format_args!("{count} of them where one is due")));
        }
        intake::vet(&mut briefing).map_err(|(field, what)| problem(&format!("briefing.{field}"), what))?;
        let received = received.fixed_offset();
        let incoming = Incoming { bytes: &bytes.0, source: &source, is_whole: whole, received, briefing: &briefing };
        let packed = self.packer.pack(&incoming).map_err(|error| problem("", error))?;
        let mut parcel = packed.ok_or_else(|| problem("briefing.articles", "there is none"))?;
        parcel.key = key;
        parcel.reader = Cow::Owned(reader);
        parcel.day = day.map_or(parcel.day, number);
        Ok(Entry::Revision { parcel: Box::new(parcel), in_force: day.is_some() })
    }
}

/// What a line is, before the rest of it is read.
#[derive(Deserialize)]
struct Kind {
    kind: String,
}

fn read<T: DeserializeOwned>(text: &[u8]) -> std::result::Result<T, Problem> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let field = error.path().to_string();
        let message = error.inner().to_string();
        let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        problem(if field == "." { "" } else { &field }, what)
    })?;
    deserializer.end().map_err(|_| problem("", "more than one object in a line"))?;
    Ok(read)
}

fn feed(feed: Feed) -> std::result::Result<Entry, Problem> {
    intake::web_address(&feed.url).map_err(|what| problem("url", what))?;
    for (name, text) in [("etag", &feed.etag), ("modified", &feed.modified), ("problem", &feed.problem)] {
        check_length(name, text.as_deref().unwrap_or_default())?;
    }
    Ok(Entry::Feed(feed))
}

fn check_length(name: &str, text: &str) -> std::result::Result<(), Problem> {
    if text.len() <= LONGEST_FIELD {
        return Ok(());
    }
    Err(problem(name, format_args!("longer than {LONGEST_FIELD} bytes")))
}

/// What an import remembers from one batch to the next.
#[derive(Debug, Default)]
pub struct Merging {
    /// Articles that came with a text that was replaced; the one in force is still to come.
    unsettled: FxHashSet<i64>,
}

impl Archive {
    /// Keeps what lines hold, all or none of it, and tells what became of each text. When it returns they are on the disk.
    pub fn merge(&mut self, entries: &[Entry], merging: &mut Merging) -> Result<Vec<Fate>> {
        let fates = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|transaction| {
            let mut fates = Vec::new();
            for entry in entries {
                match entry {
                    Entry::Revision { parcel, in_force } => {
                        fates.push(merging.revision(&transaction, parcel, *in_force)?);
                    }
                    Entry::Feed(feed) => merge_feed(&transaction, feed)?,
                }
            }
            transaction.commit()?;
            Ok(fates)
        });
        self.told(fates)
    }
}

impl Merging {
    fn revision(&mut self, transaction: &Transaction<'_>, parcel: &Parcel, in_force: bool) -> rusqlite::Result<Fate> {
        let Some(kept) = kept(transaction, &parcel.key)? else {
            let article = add_article(transaction, parcel)?;
            if !in_force {
                self.unsettled.insert(article);
            }
            return Ok(Fate::New);
        };
        let known = revision_of(transaction, kept.id, &parcel.hash)?;
        let settles = in_force && self.unsettled.remove(&kept.id);
        let takes = settles || (in_force && known.is_none() && parcel.received >= came(transaction, kept.current)?);
        let revision = known.map_or_else(|| add_revision(transaction, kept.id, parcel), Ok)?;
        if takes && revision != kept.current {
            replace(transaction, &kept, revision, parcel)?;
        }
        Ok(if known.is_some() { Fate::Known } else { Fate::Changed(count(transaction, kept.id)?) })
    }
}

/// When a revision came.
fn came(transaction: &Transaction<'_>, revision: i64) -> rusqlite::Result<i64> {
    let found = transaction
        .prepare_cached("SELECT received FROM revision WHERE id = ?1")?
        .query_row([revision], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(i64::MIN))
}

/// Remembers a feed, unless it is known and was asked later.
fn merge_feed(transaction: &Transaction<'_>, feed: &Feed) -> rusqlite::Result<()> {
    let Feed { url, etag, modified, wait_until, checked, problem } = feed;
    let seconds = |time: &Option<chrono::DateTime<chrono::Utc>>| time.map(|time| time.timestamp());
    transaction
        .prepare_cached(
            "INSERT INTO feed (url, etag, modified, not_before, checked, problem) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified,
               not_before = excluded.not_before, checked = excluded.checked, problem = excluded.problem
             WHERE excluded.checked > feed.checked",
        )?
        .execute(params![url, etag, modified, seconds(wait_until), seconds(checked), problem])
        .map(drop)
}
