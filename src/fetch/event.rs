//! What happens while feeds are fetched.

use super::error::Error;
use super::subscription::Memory;
use crate::briefing::Article;
use crate::intake::Note;

/// What happened, and to which feed: its number among the subscriptions, from 0.
#[derive(Debug)]
pub enum Event {
    /// The feed is asked for.
    Started {
        /// Which.
        feed: usize,
    },
    /// A report came that was not known.
    Article {
        /// From which.
        feed: usize,
        /// The report.
        fetched: Box<Fetched>,
    },
    /// The feed is through.
    Done {
        /// Which.
        feed: usize,
        /// What was in it.
        counts: Counts,
        /// What was noteworthy in reading it, apart from its reports.
        notes: Vec<Note>,
        /// What to remember for the next time.
        memory: Memory,
        /// Where it is from now on, by the word of its server.
        moved: Option<String>,
    },
    /// The feed failed; the reports that came before stand.
    Failed {
        /// Which.
        feed: usize,
        /// What was in it until then.
        counts: Counts,
        /// What was noteworthy in reading it, apart from its reports.
        notes: Vec<Note>,
        /// Why.
        error: Error,
        /// What to remember for the next time.
        memory: Memory,
    },
}

/// A report that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// What it says.
    pub article: Article,
    /// What was noteworthy in reading it.
    pub notes: Vec<Note>,
    /// As received: the page, or the item of the feed.
    pub bytes: Vec<u8>,
    /// Whether it is the whole text and not a summary.
    pub is_whole: bool,
}

/// How many items a feed had, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones, handed on with their whole text.
    pub whole: usize,
    /// New ones, handed on with no more than the feed says.
    pub summaries: usize,
    /// Those that were known.
    pub known: usize,
    /// Those with neither text nor a page that could be had.
    pub empty: usize,
}
