//! Why an input could not be read, and what was noteworthy about one that could.

use std::fmt;
use std::io;

use super::{MAX_FILE, READABLE};
use crate::briefing::SCHEMA;

/// Why an input could not be read. Each names the input and says what to do where that is not plain.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing at this path.
    #[error("{file}: no such file or directory")]
    Missing {
        /// The path.
        file: String,
    },
    /// The system refused.
    #[error("{file}: {source}")]
    Io {
        /// The path.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// A directory in which nothing can be read.
    #[error("{directory}: no reports in this directory: it is searched for {READABLE}, not for folders in it")]
    NoReports {
        /// The path.
        directory: String,
    },
    /// No bytes, or nothing but blanks and controls.
    #[error("{file}: no text in it")]
    Empty {
        /// The input.
        file: String,
    },
    /// Not text.
    #[error("{file}: not text but {what}; save it as plain text first")]
    Binary {
        /// The input.
        file: String,
        /// What it is.
        what: &'static str,
    },
    /// More than [`MAX_FILE`] bytes.
    #[error("{file}: larger than {} MB, the most that is read of one file; split it", MAX_FILE / 1_000_000)]
    TooLarge {
        /// The input.
        file: String,
    },
    /// A page, feed or archive that cannot be read.
    #[error("{file}: {problem}")]
    Unread {
        /// The input.
        file: String,
        /// What it is and why, and what to do where there is something.
        problem: String,
    },
    /// Several reports where one is wanted.
    #[error("{file}: holds several reports, but one is wanted")]
    Several {
        /// The input.
        file: String,
    },
    /// A line of the front matter that cannot be used.
    #[error("{file}:{line}: {problem}")]
    FrontMatter {
        /// The input.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to write instead.
        problem: String,
    },
    /// A briefing that is no JSON, or lacks a field, or has a wrong one.
    #[error("{file}:{line}:{column}: {field}{}{problem}", if field.is_empty() { "" } else { ": " })]
    Json {
        /// The input.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in bytes.
        column: usize,
        /// The path of the field (`articles[0].title`), empty where the JSON itself is broken.
        field: String,
        /// What is wrong.
        problem: String,
    },
    /// JSON whose `schema` is missing or not ours.
    #[error("{file}: {found}; this version reads \"{SCHEMA}\"")]
    Schema {
        /// The input.
        file: String,
        /// What its `schema` field holds.
        found: String,
    },
    /// A well-formed briefing that contradicts itself.
    #[error("{file}: {field}: {problem}")]
    Invalid {
        /// The input.
        file: String,
        /// The path of the field (`events[3].evidence[0].quote`).
        field: String,
        /// What is wrong.
        problem: String,
    },
}

/// Something noteworthy about an input that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The input.
    pub file: String,
    /// The line, from 1, where it is about one.
    pub line: Option<usize>,
    /// What there is to note.
    pub text: String,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.text),
            None => write!(f, "{}: {}", self.file, self.text),
        }
    }
}

/// The most notes on one input; a hostile one gives cause for millions.
const MOST: usize = 20;

/// The notes on one input, as they come up.
#[derive(Debug)]
pub(super) struct Notes<'a> {
    file: &'a str,
    pub list: Vec<Note>,
    more: usize,
}

impl<'a> Notes<'a> {
    pub fn new(file: &'a str) -> Self {
        Self { file, list: Vec::new(), more: 0 }
    }

    pub fn add(&mut self, line: impl Into<Option<usize>>, text: impl Into<String>) {
        if self.list.len() < MOST {
            self.list.push(Note { file: self.file.to_owned(), line: line.into(), text: text.into() });
        } else {
            self.more += 1;
        }
    }

    /// Adds the notes on a part of the input.
    pub fn extend(&mut self, part: Notes<'_>) {
        let room = MOST.saturating_sub(self.list.len());
        self.more += part.more + part.list.len().saturating_sub(room);
        self.list.extend(part.list.into_iter().take(room));
    }

    /// All of them, those past the limit as one that counts them.
    pub fn finish(mut self) -> Vec<Note> {
        if self.more > 0 {
            self.list.push(Note { file: self.file.to_owned(), line: None, text: format!("{} more notes", self.more) });
        }
        self.list
    }
}
