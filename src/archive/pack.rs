//! A report and its briefing made ready to be kept: all of the work that needs no archive, so that any thread can do it.

use std::borrow::Cow;
use std::cell::RefCell;

use chrono::{DateTime, FixedOffset, NaiveDate};
use zstd::bulk::{Compressor, Decompressor};

use super::front::states;
use super::key::{key, text_key};
use super::words::Words;
use crate::briefing::{Article, Briefing};

/// A report as it came in.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The bytes as received.
    pub bytes: &'a [u8],
    /// The file, feed or address that they came from.
    pub source: &'a str,
    /// Whether it is the whole text, and not a feed's summary of it.
    pub is_whole: bool,
    /// When they came, in the user's zone.
    pub received: DateTime<FixedOffset>,
    /// The briefing of its article, its only one.
    pub briefing: &'a Briefing,
}

/// A report ready to be kept.
#[derive(Debug)]
pub struct Parcel {
    pub(super) key: String,
    pub(super) day: i64,
    pub(super) hash: String,
    pub(super) received: i64,
    pub(super) source: String,
    pub(super) whole: bool,
    pub(super) reader: Cow<'static, str>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) bytes: Vec<u8>,
    pub(super) briefing: Vec<u8>,
    pub(super) words: Words,
    /// What it tells of places, by their keys.
    pub(super) held: Vec<(String, String)>,
}

impl Parcel {
    /// What tells the report from others.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// As another text of the report with this key, for who knows that it is one.
    pub fn become_revision_of(&mut self, key: &str) {
        key.clone_into(&mut self.key);
    }

    /// Whether nothing but its text tells it from others.
    pub fn is_known_by_text(&self) -> bool {
        self.key == text_key(&self.hash)
    }

    /// The day that the report belongs to.
    pub fn day(&self) -> Option<NaiveDate> {
        day(self.day)
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        &self.hash
    }

    /// Where the report came from.
    pub fn source(&self) -> &str {
        &self.source
    }
}

/// The version of mujaz, as it is written down with what it reads.
pub(super) const READER: &str = concat!("mujaz ", env!("CARGO_PKG_VERSION"));

/// How much effort compressing takes: at 1 Arabic text is a third of its size already, and nobody waits for it.
const EFFORT: i32 = 1;

/// The most bytes that a compressed text may have when read back: what intake takes, and its records.
const LIMIT: usize = 512 << 20;

/// Makes parcels, one after the other.
pub struct Packer {
    compressor: Compressor<'static>,
}

impl std::fmt::Debug for Packer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Packer").finish_non_exhaustive()
    }
}

impl Packer {
    /// One that has packed nothing. Fails where there is no memory for it.
    pub fn new() -> std::io::Result<Self> {
        let mut compressor = Compressor::new(EFFORT)?;
        // A byte that the disk changed is to be noticed, in an Arabic letter as well.
        compressor.include_checksum(true)?;
        Ok(Self { compressor })
    }

    /// The parcel of a report; none where its briefing has no article.
    pub fn pack(&mut self, incoming: &Incoming<'_>) -> std::io::Result<Option<Parcel>> {
        let Some(article) = incoming.briefing.articles.first() else { return Ok(None) };
        let json = serde_json::to_vec(incoming.briefing)?;
        Ok(Some(Parcel {
            key: key(article),
            day: number(article.published.unwrap_or_else(|| incoming.received.date_naive())),
            hash: article.id.clone(),
            received: incoming.received.timestamp(),
            source: incoming.source.to_owned(),
            whole: incoming.is_whole,
            reader: Cow::Borrowed(READER),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            title: headline(article),
            bytes: self.compressor.compress(incoming.bytes)?,
            briefing: self.compressor.compress(&json)?,
            words: Words::of(article, incoming.briefing),
            held: states(incoming.briefing),
        }))
    }
}

/// The headline of a report, else its first line.
fn headline(article: &Article) -> Option<String> {
    article.title.clone().or_else(|| article.paragraphs.first().map(|paragraph| paragraph.text.clone()))
}

thread_local! {
    /// One a thread, as making it takes longer than what it does for a report.
    static DECOMPRESSOR: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// What was compressed; an error where it is damaged.
pub(super) fn unpack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let size = Decompressor::upper_bound(bytes).unwrap_or(LIMIT).min(LIMIT);
    DECOMPRESSOR.with_borrow_mut(|kept| match kept {
        Some(decompressor) => decompressor.decompress(bytes, size),
        None => kept.insert(Decompressor::new()?).decompress(bytes, size),
    })
}

/// A day as the archive counts it, from 1970-01-01.
pub(super) fn number(day: NaiveDate) -> i64 {
    day.signed_duration_since(NaiveDate::default()).num_days()
}

/// The day of a number.
pub(super) fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::default().checked_add_signed(chrono::TimeDelta::try_days(number)?)
}
