//! The archive behind the dashboard, opened when it is first needed: its days, and what is asked of it.

use std::path::PathBuf;

use chrono::{NaiveDate, Utc};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::arabic::identity::key;
use crate::archive::search::{Order, Page, Part, Place, Query};
use crate::archive::{self, Archive, Carried, Change, Marks, Moment, Purpose, Told};
use crate::briefing::Name;
use crate::digest::{Digest, Dossier};
use crate::parallel::beside;

/// Hits of a search asked for at once; more come when the selection reaches the last.
const BATCH: usize = 50;

/// So many days a place's last state is carried on without news of it, and so many places at most.
const CARRIED_DAYS: i64 = 60;
const CARRIED: usize = 24;

/// The newest reports that a dossier is made of, at most.
const DOSSIER: usize = 200;

/// Where the archive is.
#[derive(Debug, Default)]
pub struct Shelf {
    path: Option<PathBuf>,
    archive: Option<Archive>,
    /// When the user looked last.
    looked: Option<Moment>,
    /// The moment of what is shown.
    shown: Option<Moment>,
}

/// A day of the archive.
#[derive(Debug, Default)]
pub struct Day {
    /// What its reports say, each thing once.
    pub digest: Digest,
    /// Its place in the archive.
    pub around: Around,
    /// What the user said of its records.
    pub marks: Marks,
    /// What is known of places of which its reports say nothing, the latest first.
    pub carried: Vec<Carried>,
    /// What was told on the days before of the places of its positions, by their keys.
    pub told: FxHashMap<String, Vec<Told>>,
}

/// What is around a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// The last day with reports before it.
    pub before: Option<NaiveDate>,
    /// The first day with reports after it.
    pub after: Option<NaiveDate>,
    /// The ids of its reports that came since the user looked last.
    pub new: Vec<String>,
}

impl Shelf {
    /// The archive at `path`, which is not opened yet; `looked` is when the user looked last.
    pub const fn new(path: Option<PathBuf>, looked: Option<Moment>) -> Self {
        Self { path, archive: None, looked, shown: None }
    }

    /// Opens the archive, if that was not done; false where there is none.
    pub fn open(&mut self) -> archive::Result<bool> {
        Ok(self.archive()?.is_some())
    }

    /// The archive, where there is one.
    fn archive(&mut self) -> archive::Result<Option<&Archive>> {
        if let (None, Some(path)) = (&self.archive, &self.path) {
            match Archive::open(path, Purpose::Look) {
                Ok(archive) => self.archive = Some(archive),
                Err(archive::Error::Missing { .. }) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Ok(self.archive.as_ref())
    }

    /// The next hits of a query.
    pub fn find(&mut self, query: &Query, after: Option<Place>) -> archive::Result<Page> {
        match self.archive()? {
            Some(archive) => archive.search(query, Order::Time, BATCH, after),
            None => Ok(Page::default()),
        }
    }

    /// The latest day with reports.
    pub fn latest(&mut self) -> archive::Result<Option<NaiveDate>> {
        self.archive()?.map_or(Ok(None), Archive::latest)
    }

    /// The first day with reports.
    pub fn first(&mut self) -> archive::Result<Option<NaiveDate>> {
        self.archive()?.map_or(Ok(None), Archive::first)
    }

    /// A day; one without reports has none.
    pub fn day(&mut self, day: NaiveDate) -> archive::Result<Day> {
        let looked = self.looked.clone();
        let Some(archive) = self.archive()? else { return Ok(Day::default()) };
        let shown = archive.moment()?;
        let new = looked.map_or_else(|| Ok(Vec::new()), |looked| archive.since(day, &looked))?;
        let around = Around { before: archive.before(day)?, after: archive.after(day)?, new };
        let briefing = archive.day(day)?;
        let marks = archive.marks(day, &briefing)?;
        let places: FxHashSet<String> = briefing.frontline.iter().map(|position| key(&position.place)).collect();
        let (digest, before) = beside(|| Digest::of(briefing), || before(archive, day, places));
        let (told, carried) = before?;
        self.shown = shown;
        Ok(Day { digest, around, marks, carried, told })
    }

    /// Changes what is said of some records of a day, each given by its report's id and its own. Returns what is said of the
    /// day's then.
    pub fn mark(&mut self, day: NaiveDate, records: &[(String, String)], change: &Change) -> archive::Result<Marks> {
        let Some(path) = &self.path else { return Ok(Marks::default()) };
        let mut archive = Archive::open(path, Purpose::Keep)?;
        archive.mark(day, records, change, Utc::now())?;
        archive.marks(day, &archive.day(day)?)
    }

    /// The dossier of a name; none where there is no archive.
    pub fn dossier(&mut self, part: Part, name: &Name) -> archive::Result<Option<Dossier>> {
        let Some(archive) = self.archive()? else { return Ok(None) };
        let mut reports = archive.about(part, &key(name), DOSSIER + 1)?;
        let is_cut = reports.len() > DOSSIER;
        reports.truncate(DOSSIER);
        Ok(Some(Dossier::of(part, name, reports, is_cut)))
    }

    /// How many reports each day has from one to another.
    pub fn counts(&mut self, from: NaiveDate, to: NaiveDate) -> archive::Result<Vec<(NaiveDate, usize)>> {
        self.archive()?.map_or_else(|| Ok(Vec::new()), |archive| archive.counts(from, to))
    }

    /// The moment of the last day that was shown, to be remembered.
    pub const fn shown(&self) -> Option<&Moment> {
        self.shown.as_ref()
    }
}

/// What was told before a day of the places that it tells of, and what is carried on of others.
#[expect(clippy::type_complexity, reason = "two fields of a day")]
fn before(
    archive: &Archive,
    day: NaiveDate,
    places: FxHashSet<String>,
) -> archive::Result<(FxHashMap<String, Vec<Told>>, Vec<Carried>)> {
    let carried = archive.front(day, CARRIED_DAYS, CARRIED, |place| places.contains(place))?;
    let others = carried.iter().map(|carried| key(&carried.position.place));
    let told = places.into_iter().chain(others).map(|place| {
        let days = archive.told_of(&place, day)?;
        Ok((place, days))
    });
    Ok((told.collect::<archive::Result<_>>()?, carried))
}
