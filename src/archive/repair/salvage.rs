//! A text of a report put together from what is left of it.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use super::finds::{Finds, Parts};
use super::pages::{Pages, Spot};
use super::row::{Row, Value};
use crate::archive::export::{briefing, bytes, named, time};
use crate::archive::line::{Feed, Marked};
use crate::archive::mark::Mark;
use crate::archive::pack::{READER, day};
use crate::archive::{Entry, Incoming, Packer};
use crate::briefing::{Article, Briefing};
use crate::extract::Extractor;
use crate::intake::{self, ContentType, Document, Given};

/// What became of a text.
pub(super) struct Saved {
    /// The text; none where it is lost.
    pub entry: Option<Entry>,
    /// What there is to tell, with its name.
    pub note: Option<String>,
    /// Whether its records were read anew.
    pub is_read_anew: bool,
}

/// Puts texts together, in the order in which they were kept.
pub(super) struct Salvage<'a> {
    pub pages: &'a mut Pages,
    pub finds: &'a Finds,
    pub extractor: Extractor<'static>,
    pub packer: Packer,
    /// When the text before came: the next one of which that is lost came then or later.
    pub received: i64,
}

/// What a row of `revision` says.
#[derive(Debug, Default)]
struct Told {
    article: Option<i64>,
    hash: Option<String>,
    source: String,
    whole: bool,
    outlet: Option<String>,
    url: Option<String>,
    title: Option<String>,
}

impl Salvage<'_> {
    /// The text of this number.
    pub fn revision(&mut self, id: i64, parts: Parts) -> Saved {
        let told = self.told(parts.revision);
        let what = told.title.as_deref().or(told.url.as_deref()).unwrap_or(&told.source);
        let name = named(id, what);
        let received = self.blob(parts.received, 1).and_then(|packed| bytes(Some(&packed)).ok());
        let is_of_it = |read: &(String, Briefing)| {
            told.hash.as_ref().is_none_or(|hash| read.1.articles.iter().any(|article| article.id == *hash))
        };
        let read = self.reading(parts.reading).filter(is_of_it);
        let (note, is_read_anew, bytes, (reader, briefing)) = match (received, read) {
            (Some(bytes), Some(read)) => (None, false, bytes, read),
            (None, Some(read)) => {
                let json = serde_json::to_vec(&read.1).unwrap_or_default();
                let note =
                    format!("{name}: the bytes as received are lost; what was read in them is kept in their place");
                (Some(note), false, json, read)
            }
            (Some(bytes), None) => match self.read_anew(&bytes, id, &told) {
                Some(briefing) => (Some(format!("{name}: read anew")), true, bytes, (READER.to_owned(), briefing)),
                None => return lost(&name),
            },
            (None, None) => return lost(&name),
        };
        let entry = self.entry(id, &told, &bytes, reader, &briefing);
        if entry.is_none() { lost(&name) } else { Saved { entry, note, is_read_anew } }
    }

    fn entry(&mut self, id: i64, told: &Told, bytes: &[u8], reader: String, briefing: &Briefing) -> Option<Entry> {
        let article = self.article(id, told);
        let row = article.and_then(|article| self.finds.articles.get(&article).copied());
        let in_force = match (row, article) {
            (Some(_), _) => self.finds.in_force.contains_key(&id),
            (None, Some(article)) => self.finds.last.get(&article) == Some(&id),
            (None, None) => true,
        };
        let received = received(self.received);
        let incoming = Incoming { bytes, source: &told.source, is_whole: told.whole, received, briefing };
        let mut parcel = self.packer.pack(&incoming).ok()??;
        if let Some(key) = row.and_then(|row| self.text(row.spot, 1)).filter(|key| !key.is_empty()) {
            parcel.key = key;
        }
        parcel.reader = Cow::Owned(reader);
        if in_force && let Some(row) = row.filter(|row| day(row.day).is_some()) {
            parcel.day = row.day;
        }
        Some(Entry::Revision { parcel: Box::new(parcel), in_force })
    }

    /// The number of the article that a text is of.
    fn article(&self, id: i64, told: &Told) -> Option<i64> {
        told.article.or_else(|| self.finds.in_force.get(&id).copied())
    }

    fn told(&mut self, spot: Option<Spot>) -> Told {
        let Some(row) = spot.and_then(|spot| self.pages.whole(spot)) else {
            return Told { whole: true, ..Told::default() };
        };
        if let Some(Value::Integer(seconds)) = row.get(3) {
            self.received = *seconds;
        }
        Told {
            article: integer(&row, 1),
            hash: text(&row, 2),
            source: text(&row, 4).unwrap_or_default(),
            whole: integer(&row, 5) != Some(0),
            outlet: text(&row, 6),
            url: text(&row, 7),
            title: text(&row, 8),
        }
    }

    fn reading(&mut self, spot: Option<Spot>) -> Option<(String, Briefing)> {
        let row = self.pages.whole(spot?)?;
        let Some(Value::Blob(packed)) = row.get(2) else { return None };
        Some((text(&row, 1)?, briefing(Some(packed)).ok()?))
    }

    fn blob(&mut self, spot: Option<Spot>, column: usize) -> Option<Vec<u8>> {
        match self.pages.whole(spot?)?.into_iter().nth(column)? {
            Value::Blob(bytes) => Some(bytes),
            _ => None,
        }
    }

    fn text(&mut self, spot: Spot, column: usize) -> Option<String> {
        text(&self.pages.whole(spot)?, column)
    }

    /// The records of a report, read again from its bytes.
    fn read_anew(&mut self, bytes: &[u8], id: i64, told: &Told) -> Option<Briefing> {
        let row = self.article(id, told).and_then(|article| self.finds.articles.get(&article));
        let given = Given {
            date: row.and_then(|row| day(row.day)),
            outlet: told.outlet.clone(),
            url: told.url.clone(),
            title: None,
        };
        let is_it = |article: &Article| told.hash.as_ref() == Some(&article.id);
        // A page says its day itself, or had none; what the archive gave it in place of one is tried only then.
        let ways = [Given { date: None, ..given.clone() }, given];
        let all: Vec<Article> = ways.iter().flat_map(|given| articles(bytes, given, &told.source)).collect();
        let found = all.iter().find(|article| is_it(article)).or_else(|| all.first())?.clone();
        Some(self.extractor.briefing(vec![found]))
    }

    /// What the user said of a record of the article of this number; none where its key is lost.
    pub fn mark(&mut self, spot: Spot, article: i64) -> Option<Marked> {
        let row = self.pages.whole(spot)?;
        let of = self.finds.articles.get(&article)?.spot;
        Some(Marked { key: self.text(of, 1).filter(|key| !key.is_empty())?, mark: mark(&row)? })
    }

    /// What was remembered of a feed.
    pub fn feed(&mut self, spot: Spot) -> Option<Feed> {
        let row = self.pages.whole(spot)?;
        let moment = |column| integer(&row, column).and_then(time);
        let url = text(&row, 0).filter(|url| intake::web_address(url).is_ok())?;
        let (etag, modified, problem) = (text(&row, 1), text(&row, 2), text(&row, 5));
        Some(Feed { url, etag, modified, wait_until: moment(3), checked: moment(4), problem })
    }
}

/// What is said in a mark's row.
fn mark(row: &Row) -> Option<Mark> {
    let (wrong, hidden) = (integer(row, 3)? != 0, integer(row, 4)? != 0);
    let marked = integer(row, 6).and_then(time)?;
    Some(Mark { wrong, hidden, note: text(row, 5), marked, record: serde_json::from_str(&text(row, 2)?).ok()? })
}

fn lost(name: &str) -> Saved {
    Saved { entry: None, note: Some(format!("{name}: lost")), is_read_anew: false }
}

fn received(seconds: i64) -> DateTime<FixedOffset> {
    time(seconds).unwrap_or_default().fixed_offset()
}

fn articles(bytes: &[u8], given: &Given, source: &str) -> Vec<Article> {
    let contents = intake::documents(bytes, &ContentType::default(), given, source).unwrap_or_default();
    let each = contents.parts.into_iter().flat_map(|part| match part.document {
        Document::Report(article) => vec![article],
        Document::Briefings(briefings) => briefings.into_iter().flat_map(|briefing| briefing.articles).collect(),
    });
    each.collect()
}

fn integer(row: &Row, column: usize) -> Option<i64> {
    if let Some(Value::Integer(number)) = row.get(column) { Some(*number) } else { None }
}

fn text(row: &Row, column: usize) -> Option<String> {
    if let Some(Value::Text(text)) = row.get(column) { Some(text.clone()) } else { None }
}
