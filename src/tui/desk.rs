//! What is loaded, and which of it is shown: a digest, its conflict, and a filter over its records.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::arabic::identity::key;
use crate::archive::{Carried, Mark, Marks, Told};
use crate::briefing::{Article, Bilingual, Briefing, Evidence, Name, Paragraph, Position, PositionStatus};
use crate::config::Lang;
use crate::digest::{Course, Digest};

use super::follow::Followed;
use super::label;
use super::locale::Locale;
use super::names::{self, Names};
use super::pane::Pane;
use super::shelf::Day;
use crate::briefing::Record;

/// What a filter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FacetKind {
    /// Whoever acts, speaks, travels or holds.
    Actor,
    /// Where it happens.
    Place,
    /// The country whose conflict it belongs to.
    Conflict,
}

/// An actor, place or conflict that records share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What it is.
    pub kind: FacetKind,
    /// The gazetteer's id, or the folded Arabic name.
    pub key: String,
    /// Its name.
    pub name: Bilingual,
    /// How many records name it.
    pub count: usize,
}

/// What the user said of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineMark {
    /// Whether it is wrong.
    pub wrong: bool,
    /// Whether it is not to be shown.
    pub hidden: bool,
    /// The note on it.
    pub note: Option<String>,
}

/// One record in so many makes a country a conflict of the briefing.
const SHARE: usize = 5;

/// A briefing with the choice made of it.
#[derive(Debug)]
pub struct Desk {
    /// What is loaded, each thing once.
    pub digest: Digest,
    /// The country that most records are about.
    pub conflict: Option<Bilingual>,
    /// The ids of the records that came since the user looked last.
    pub new: FxHashSet<String>,
    /// The ids of the records that the user follows.
    pub followed: FxHashSet<String>,
    /// Positions of places of which the day says nothing, by their ids: the last day that says something.
    pub carried: FxHashMap<String, NaiveDate>,
    /// How many reports are loaded for what they say themselves; those behind them tell what is carried on.
    pub reports: usize,
    told: FxHashMap<String, Vec<Told>>,
    marks: Marks,
    reveals: bool,
    names: Names,
    conflicts: Vec<String>,
    filter: Option<Facet>,
    shown: [Vec<usize>; 4],
}

impl Desk {
    /// All of a briefing.
    pub fn new(briefing: Briefing) -> Self {
        Self::of(Day { digest: Digest::of(briefing), ..Day::default() })
    }

    /// All of a day.
    pub fn of(day: Day) -> Self {
        let mut desk = Self {
            reports: day.digest.briefing.articles.len(),
            digest: day.digest,
            conflict: None,
            new: FxHashSet::default(),
            followed: FxHashSet::default(),
            carried: FxHashMap::default(),
            told: day.told,
            marks: day.marks,
            reveals: false,
            names: Names::in_force(),
            conflicts: Vec::new(),
            filter: None,
            shown: Default::default(),
        };
        let facets: Vec<Facet> = desk.facets().into_iter().filter(|facet| facet.kind == FacetKind::Conflict).collect();
        let all: usize = facets.iter().map(|facet| facet.count).sum();
        desk.conflict = facets.first().map(|facet| facet.name.clone());
        // A foreign minister is no side here because his country is one elsewhere: what few records are about is no
        // conflict of this briefing.
        desk.conflicts = facets.into_iter().filter(|facet| facet.count * SHARE >= all).map(|facet| facet.key).collect();
        desk.set_filter(None);
        desk.mark_new(&day.around.new);
        desk.carry(day.carried);
        desk
    }

    /// Marks the lines that only these reports tell.
    fn mark_new(&mut self, new: &[String]) {
        let is_new = |record: &Record<'_>| {
            let told = record.evidence();
            !told.is_empty() && told.iter().all(|evidence| new.contains(&evidence.article))
        };
        if !new.is_empty() {
            let all = self.records().map(|(_, _, record)| record);
            self.new = all.filter(is_new).map(|record| record.id().to_owned()).collect();
        }
    }

    /// Marks what the user follows.
    pub fn follow(&mut self, followed: &Followed) {
        if !followed.is_empty() {
            self.followed = followed.among(&self.digest.briefing).map(|record| record.id().to_owned()).collect();
        }
    }

    /// Takes in what is carried on from earlier days, behind what the day tells itself.
    fn carry(&mut self, carried: Vec<Carried>) {
        let briefing = &mut self.digest.briefing;
        for Carried { day, position, article } in carried {
            if !briefing.articles.iter().any(|known| known.id == article.id) {
                briefing.articles.push(article);
            }
            self.carried.insert(position.id.clone(), day);
            briefing.frontline.push(position);
        }
        self.set_filter(None);
    }

    /// How a position came about; nothing is known of one outside the archive.
    pub fn course(&self, position: &Position) -> Option<Course> {
        Some(Course::of(position, self.told.get(&key(&position.place))?))
    }

    /// What was told of a place, in words: `LNA: holds`.
    pub fn told(&self, told: &Told, lang: Lang) -> String {
        let labels = Locale::of(lang);
        let one = |state: &String| {
            let (status, holders) = state.split_once(' ').unwrap_or((state, ""));
            let known = PositionStatus::ALL.into_iter().find(|known| known.name() == status);
            let status = known.map_or(status, |known| labels.get(label::position(known).label));
            let holders: Vec<&str> = holders.split(',').map(|key| self.names.of_key(key, lang)).collect();
            if holders.concat().is_empty() {
                status.to_owned()
            } else {
                format!("{}: {status}", names::joined(&holders, labels.get("word.comma"), labels.get("word.and")))
            }
        };
        told.states.iter().map(one).collect::<Vec<_>>().join(labels.get("word.separator"))
    }

    /// What the user said of a record: what goes for all of those that its line stands for, and the first note.
    pub fn mark(&self, record: Record<'_>) -> LineMark {
        let Some(line) = self.digest.line(record.id()) else { return LineMark::default() };
        let all = |says: fn(&Mark) -> bool| {
            !line.members.is_empty() && line.members.iter().all(|member| self.marks.get(&member.id).is_some_and(says))
        };
        let note = line.members.iter().find_map(|member| self.marks.get(&member.id)?.note.clone());
        LineMark { wrong: all(|mark| mark.wrong), hidden: all(|mark| mark.hidden), note }
    }

    /// Takes in other marks.
    pub fn set_marks(&mut self, marks: Marks) {
        self.marks = marks;
        self.set_filter(self.filter.clone());
    }

    /// How many records are hidden.
    pub fn hidden(&self) -> usize {
        let all = Pane::ALL.into_iter().flat_map(|pane| Record::all(&self.digest.briefing, pane.kind()));
        all.filter(|record| self.mark(*record).hidden).count()
    }

    /// Whether what is hidden is shown.
    pub const fn reveals(&self) -> bool {
        self.reveals
    }

    /// Shows what is hidden, or no longer.
    pub fn reveal(&mut self, reveals: bool) {
        self.reveals = reveals;
        self.set_filter(self.filter.clone());
    }

    /// The colour and sign of a name's side in the conflicts that the briefing is about, from 1.
    pub fn slot(&self, name: &Name) -> Option<u8> {
        self.names.side_in(name, &self.conflicts).map(|side| side.slot)
    }

    /// The short name of a name's side in these conflicts; its own where it belongs to none.
    pub fn short<'a>(&'a self, name: &'a Name, lang: Lang) -> &'a str {
        match (self.names.side_in(name, &self.conflicts), lang) {
            (Some(side), Lang::En) => side.en,
            (Some(side), Lang::Ar) => side.ar,
            (None, lang) => names::of(name, lang),
        }
    }

    /// The filter in force.
    pub const fn filter(&self) -> Option<&Facet> {
        self.filter.as_ref()
    }

    /// Shows what the facet names, or all.
    pub fn set_filter(&mut self, filter: Option<Facet>) {
        for pane in Pane::ALL {
            let all = 0..Record::count(&self.digest.briefing, pane.kind());
            let kept = all.filter(|&at| {
                let record = Record::of(&self.digest.briefing, pane.kind(), at);
                record.is_some_and(|record| {
                    filter.as_ref().is_none_or(|facet| self.belongs(record, facet))
                        && (self.reveals || !self.mark(record).hidden)
                })
            });
            let kept = kept.collect();
            if let Some(shown) = self.shown.get_mut(pane as usize) {
                *shown = kept;
            }
        }
        self.filter = filter;
    }

    fn belongs(&self, record: Record<'_>, facet: &Facet) -> bool {
        match facet.kind {
            FacetKind::Actor => record.actors().iter().any(|name| key(name) == facet.key),
            FacetKind::Place => record.places().iter().any(|name| key(name) == facet.key),
            FacetKind::Conflict => self.names.conflict(record) == Some(&facet.key),
        }
    }

    /// The shown records of a pane, as places in the briefing.
    pub fn shown(&self, pane: Pane) -> &[usize] {
        self.shown.get(pane as usize).map_or(&[], Vec::as_slice)
    }

    /// The record at row `row` of a pane.
    pub fn record(&self, pane: Pane, row: usize) -> Option<Record<'_>> {
        Record::of(&self.digest.briefing, pane.kind(), *self.shown(pane).get(row)?)
    }

    /// The records of all panes that are shown: pane, row, record.
    pub fn records(&self) -> impl Iterator<Item = (Pane, usize, Record<'_>)> {
        Pane::ALL.into_iter().flat_map(move |pane| {
            let rows = self.shown(pane).iter().enumerate();
            rows.filter_map(move |(row, &at)| Some((pane, row, Record::of(&self.digest.briefing, pane.kind(), at)?)))
        })
    }

    /// The report of a piece of evidence, with its place among the reports.
    pub fn article(&self, evidence: &Evidence) -> Option<(usize, &Article)> {
        self.digest.briefing.articles.iter().enumerate().find(|(_, article)| article.id == evidence.article)
    }

    /// The paragraph of a piece of evidence.
    pub fn paragraph(&self, evidence: &Evidence) -> Option<(&Article, &Paragraph)> {
        let (_, article) = self.article(evidence)?;
        Some((article, article.paragraphs.iter().find(|p| p.number == evidence.paragraph)?))
    }

    /// From how many sources a record is: copies of one text count once.
    pub fn sources(&self, record: Record<'_>) -> usize {
        self.digest.sources(record)
    }

    /// Whether sources disagree on a record.
    pub fn is_disputed(&self, record: Record<'_>) -> bool {
        self.digest.line(record.id()).is_some_and(|line| !line.disputes.is_empty())
    }

    /// All that can be filtered by, the most frequent first, then in the order of their names.
    pub fn facets(&self) -> Vec<Facet> {
        let mut found: FxHashMap<(FacetKind, String), Facet> = FxHashMap::default();
        let mut count = |kind, key: String, name: &dyn Fn() -> Bilingual| {
            let facet = found.entry((kind, key.clone())).or_insert_with(|| Facet { kind, key, name: name(), count: 0 });
            facet.count += 1;
        };
        for pane in Pane::ALL {
            for at in 0..Record::count(&self.digest.briefing, pane.kind()) {
                let Some(record) = Record::of(&self.digest.briefing, pane.kind(), at) else { continue };
                for (kind, names) in [(FacetKind::Actor, record.actors()), (FacetKind::Place, record.places())] {
                    let mut seen: Vec<String> = Vec::new();
                    for name in names {
                        let key = key(name);
                        if !seen.contains(&key) {
                            count(kind, key.clone(), &|| Bilingual { ar: name.ar.clone(), en: name.en.clone() });
                            seen.push(key);
                        }
                    }
                }
                if let Some(country) = self.names.conflict(record) {
                    count(FacetKind::Conflict, country.to_owned(), &|| self.names.country_name(country));
                }
            }
        }
        let mut facets: Vec<Facet> = found.into_values().collect();
        facets.sort_by(|a, b| (b.count, a.kind, &a.key).cmp(&(a.count, b.kind, &b.key)));
        facets
    }
}
