//! Search in the archive: words of the text, names of the records, days.
//!
//! ```text
//! typed ──parse──▶ Query ──plan──▶ FTS5 ──rows, newest first──▶ report ──show──▶ Hit: passages, records
//! ```
//!
//! The index is asked for rows in their order, which is that of days, and no further than the page goes; so what a search
//! costs does not grow with the archive. Only reports that are shown are read, and where several names are asked of one
//! record, those that must be read to know.

mod about;
mod names;
mod parse;
mod plan;
mod rank;
mod show;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

pub use about::Part;
pub use parse::{Query, QueryError};
pub use show::Passage;

use super::keep::row_of;
use super::pack::{day, number};
use super::{Archive, Result};
use crate::briefing::{Article, Briefing, Kind, Record};
use crate::lexicon::Lexicon;
use plan::Plan;
use show::Marker;

/// In which order hits come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Time,
    /// The best first, of the newest [`RANKED`].
    Rank,
}

/// How many hits are ranked. Each has to be read for it.
pub const RANKED: usize = 100;

/// How many reports are read for one page, at most, where the index alone does not tell whether a report is a hit.
pub const READ: usize = 500;

/// The rows of the index that match, the newest first.
const ROWS: &str = "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC";

/// What was read of a report.
const REPORT: &str = "SELECT article.current, reading.briefing FROM article \
                      JOIN reading ON reading.revision = article.current WHERE article.id = ?1";

/// The place of a hit in the order of time: its day, and the number of its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(i64);

/// A report that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands in time.
    pub place: Place,
    /// The day that it belongs to.
    pub day: NaiveDate,
    /// What was read of the report.
    pub briefing: Briefing,
    /// Where in its text the words stand; else the evidence of the first record, else its beginning.
    pub passages: Vec<Passage>,
    /// The records meant, by kind and place in the briefing.
    pub records: Vec<(Kind, usize)>,
}

/// Some hits, and where the next begin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The hits.
    pub hits: Vec<Hit>,
    /// Behind which place to go on, where there may be more. With no hits it means that [`READ`] reports were read in vain.
    pub next: Option<Place>,
}

impl Hit {
    /// The report.
    pub fn article(&self) -> Option<&Article> {
        self.briefing.articles.first()
    }

    /// The records meant.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.records.iter().filter_map(|(kind, at)| Record::of(&self.briefing, *kind, *at))
    }
}

impl Archive {
    /// The reports that a query finds, `limit` at most; in the order of time those behind a place, where one is given.
    pub fn search(&self, query: &Query, order: Order, limit: usize, after: Option<Place>) -> Result<Page> {
        let plan = Plan::new(query, Lexicon::in_force());
        match order {
            Order::Time => self.page(&plan, limit, after, |_, _| 0).map(|(page, _)| page),
            Order::Rank => {
                let (mut page, scores) = self.page(&plan, RANKED, after, rank::score)?;
                let mut scored: Vec<_> = scores.into_iter().zip(page.hits).collect();
                scored.sort_by_key(|(score, hit)| std::cmp::Reverse((*score, hit.place)));
                page.hits = scored.into_iter().map(|(_, hit)| hit).take(limit).collect();
                page.next = None;
                Ok(page)
            }
        }
    }

    fn page(&self, plan: &Plan, limit: usize, after: Option<Place>, score: Score) -> Result<(Page, Vec<u32>)> {
        let last = after.map_or(i64::MAX, |place| place.0.saturating_sub(1)).min(*plan.rows.end());
        let mut statement = self.told(self.connection.prepare_cached(ROWS))?;
        let mut rows = self.told(statement.query((&plan.matching, plan.rows.start(), last)))?;
        let (mut page, mut scores, mut read, mut at) = (Page::default(), Vec::new(), 0, None);
        while let Some(row) = self.told(rows.next())? {
            if page.hits.len() == limit || read == READ {
                page.next = at;
                break;
            }
            let place = Place(self.told(row.get(0))?);
            at = Some(place);
            read += 1;
            let Some(briefing) = self.report(place)? else { continue };
            let Some((hit, worth)) = hit(plan, place, briefing, score) else { continue };
            scores.push(worth);
            page.hits.push(hit);
        }
        Ok((page, scores))
    }

    /// What was read of the report at a place; none where it was taken away meanwhile.
    fn report(&self, place: Place) -> Result<Option<Briefing>> {
        let mut statement = self.told(self.connection.prepare_cached(REPORT))?;
        let mut rows = self.told(statement.query([place.article()]))?;
        let Some(row) = self.told(rows.next())? else { return Ok(None) };
        let packed = self.told(row.get_ref(1))?.as_blob().unwrap_or_default();
        self.read(self.told(row.get(0))?, packed).map(Some)
    }
}

/// What a hit is worth, by what is marked in its report and how many records are meant.
type Score = fn(&[show::Marked<'_>], usize) -> u32;

/// The hit that a report is, and what it is worth; none where no record fulfils all that is asked of one.
fn hit(plan: &Plan, place: Place, briefing: Briefing, score: Score) -> Option<(Hit, u32)> {
    // Most that is no hit is known by its records alone.
    let admits = |kind| Record::all(&briefing, kind).any(|record| plan.admits(record));
    if !plan.demands.is_empty() && !Kind::ALL.into_iter().any(admits) {
        return None;
    }
    let marker = Marker::new(plan, &briefing);
    let marked = briefing.articles.first().map(|article| marker.mark(&article.paragraphs)).unwrap_or_default();
    let records = show::records(plan, &briefing, &marked);
    let mut passages = show::passages(&marked);
    if passages.is_empty() {
        let first = records.first().and_then(|(kind, at)| Record::of(&briefing, *kind, *at));
        let evidence = first.and_then(|record| show::evidence(&briefing, record));
        passages.extend(evidence.or_else(|| show::beginning(&briefing)));
    }
    let worth = score(&marked, records.len());
    Some((Hit { place, day: place.day()?, briefing, passages, records }, worth))
}

impl Place {
    fn article(self) -> i64 {
        self.0 & 0xffff_ffff
    }

    fn day(self) -> Option<NaiveDate> {
        day(self.0 >> 32)
    }
}

/// As in `2020-06-04.17`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day().unwrap_or_default();
        write!(f, "{day}.{}", self.article())
    }
}

/// A text that names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place as an earlier search names it, such as 2020-06-04.17")]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> std::result::Result<Self, NoPlace> {
        let (day, article) = text.split_once('.').ok_or(NoPlace)?;
        let day: NaiveDate = day.parse().map_err(|_| NoPlace)?;
        let article: u32 = article.parse().map_err(|_| NoPlace)?;
        Ok(Self(row_of(number(day), i64::from(article))))
    }
}
