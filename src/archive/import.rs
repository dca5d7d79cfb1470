//! Lines of an exported archive, read back.
//!
//! They come from outside like any report: sizes are bounded, types and fields checked, strings cleaned. No bytes make this
//! panic.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, BufRead, Read};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::line::{End, FORMAT, Feed, Header, LONGEST, Marked, Revision};
use super::pack::{Incoming, Packer, Parcel, number};
use crate::briefing::SCHEMA;
use crate::intake;

/// The most bytes of a field that is not of a report's text.
const LONGEST_FIELD: usize = 128 << 10;

/// The most bytes of a first line.
const LONGEST_HEADER: usize = 4096;

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
    /// What the user said of a record.
    Mark(Box<Marked>),
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
    pub fn next_entry(&mut self) -> io::Result<Option<Result<Entry, BadLine>>> {
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
    fn next_line(&mut self) -> io::Result<Option<Result<Vec<u8>, Problem>>> {
        let mut text = Vec::new();
        // What does not begin as an export is not read to its end to find that out.
        let most = if self.header.is_some() { LONGEST } else { LONGEST_HEADER };
        if (&mut self.input).take(most as u64 + 1).read_until(b'\n', &mut text)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if text.len() > most && !text.ends_with(b"\n") {
            if self.header.is_some() {
                self.input.skip_until(b'\n')?;
            } else {
                self.is_over = true;
            }
            return Ok(Some(Err(problem("", format_args!("longer than {most} bytes, the most that it may have")))));
        }
        Ok(Some(Ok(text)))
    }

    fn entry(&mut self, text: &[u8]) -> Result<Option<Entry>, Problem> {
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
            "mark" => mark(read(text)?).map(Some),
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

    fn revision(&mut self, line: Revision) -> Result<Entry, Problem> {
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

fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Problem> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let field = error.path().to_string();
        let message = error.inner().to_string();
        let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
        problem(if matches!(field.as_str(), "." | "?") { "" } else { &field }, what)
    })?;
    deserializer.end().map_err(|_| problem("", "more than one object in a line"))?;
    Ok(read)
}

fn feed(feed: Feed) -> Result<Entry, Problem> {
    intake::web_address(&feed.url).map_err(|what| problem("url", what))?;
    for (name, text) in [("etag", &feed.etag), ("modified", &feed.modified), ("problem", &feed.problem)] {
        check_length(name, text.as_deref().unwrap_or_default())?;
    }
    Ok(Entry::Feed(feed))
}

fn mark(mut marked: Marked) -> Result<Entry, Problem> {
    check_length("key", &marked.key)?;
    check_length("note", marked.mark.note.as_deref().unwrap_or_default())?;
    marked.mark.note = marked.mark.note.as_deref().map(intake::clean_line);
    Ok(Entry::Mark(Box::new(marked)))
}

fn check_length(name: &str, text: &str) -> Result<(), Problem> {
    if text.len() <= LONGEST_FIELD {
        return Ok(());
    }
    Err(problem(name, format_args!("longer than {LONGEST_FIELD} bytes")))
}

#[cfg(test)]
mod tests;
