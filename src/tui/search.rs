//! Search in the archive from the dashboard: what is typed, and what was found.

use std::ops::Range;

use chrono::NaiveDate;

use super::state::Cursor;
use crate::archive::search::{Hit, Page, Place};

/// Bytes of a passage before its hit that a row begins with, so that the hit is on the screen; an Arabic letter is two.
const BEFORE: usize = 40;

/// A search, as its layer shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// What is typed.
    pub input: String,
    /// The selected hit, and the first on the screen.
    pub cursor: Cursor,
    /// What was asked last; the hits are its answer.
    pub asked: Option<String>,
    /// What was found, newest first.
    pub found: Vec<Found>,
    /// Behind which hit there may be more.
    pub next: Option<Place>,
}

/// A hit in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The day to open.
    pub day: NaiveDate,
    /// The report in it.
    pub article: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline, or its first line.
    pub title: Option<String>,
    /// The number of the paragraph to open it at.
    pub paragraph: u32,
    /// A piece of it that begins shortly before the first hit.
    pub text: String,
    /// The hits, in bytes of the piece.
    pub hits: Vec<Range<usize>>,
}

impl Search {
    /// Takes in the answer to a query that was typed, or more of it.
    pub fn take(&mut self, page: Page) {
        self.next = page.next;
        self.found.extend(page.hits.into_iter().filter_map(Found::of));
    }

    /// Whether what is typed is what the hits are an answer to.
    pub fn is_answered(&self) -> bool {
        self.asked.as_deref() == Some(self.input.trim())
    }

    /// Keeps the selected of `rows` hits on the screen.
    pub fn settle(&mut self, rows: usize) {
        let at = self.cursor.at.min(self.found.len().saturating_sub(1));
        let top = self.cursor.top.clamp((at + 1).saturating_sub(rows.max(1)), at);
        self.cursor = Cursor { at, top };
    }
}

impl Found {
    fn of(hit: Hit) -> Option<Self> {
        let passage = hit.passages.first()?;
        let first = passage.hits.first().map_or(0, |bytes| bytes.start - passage.bytes.start);
        // A word's beginning not far before the hit.
        let blanks = passage.text.match_indices(' ').map(|(at, blank)| at + blank.len());
        let start = std::iter::once(0).chain(blanks).find(|start| start + BEFORE >= first).unwrap_or_default();
        let shift = passage.bytes.start + start;
        let cut = if shift > 0 { "… " } else { "" };
        let text = format!("{cut}{}", passage.text.get(start..)?);
        let shown = |byte: usize| byte - shift + cut.len();
        let hits = passage.hits.iter().filter(|bytes| bytes.start >= shift);
        let hits = hits.map(|bytes| shown(bytes.start)..shown(bytes.end)).collect();
        let paragraph = passage.paragraph;
        let article = hit.briefing.articles.into_iter().next()?;
        // A report without a headline is known by its first line, unless that is shown anyway.
        let first = article.paragraphs.into_iter().next().filter(|first| first.number != paragraph);
        let (outlet, title) = (article.outlet, article.title.or(first.map(|first| first.text)));
        Some(Self { day: hit.day, article: article.id, outlet, title, paragraph, text, hits })
    }

    /// The first word that was found, as the text has it.
    pub fn word(&self) -> Option<&str> {
        self.text.get(self.hits.first()?.clone())
    }
}
