//! What is loaded, and which of it is shown: a digest, its conflict, and a filter over its records.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::arabic::identity::key;
use crate::briefing::{Article, Bilingual, Briefing, Evidence, Name, Paragraph};
use crate::config::Lang;
use crate::digest::Digest;

use super::names::{self, Names};
use super::pane::Pane;
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
    names: Names,
    conflicts: Vec<String>,
    filter: Option<Facet>,
    shown: [Vec<usize>; 4],
}

impl Desk {
    /// All of a briefing.
    pub fn new(briefing: Briefing) -> Self {
        let mut desk = Self {
            digest: Digest::of(briefing),
            conflict: None,
            new: FxHashSet::default(),
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
        desk
    }

    /// The same, with the lines marked that only the `new` reports tell, given by their ids.
    pub fn with_new(briefing: Briefing, new: &[String]) -> Self {
        let mut desk = Self::new(briefing);
        let is_new = |record: &Record<'_>| {
            let told = record.evidence();
            !told.is_empty() && told.iter().all(|evidence| new.contains(&evidence.article))
        };
        if !new.is_empty() {
            desk.new =
                desk.records().map(|(_, _, record)| record).filter(is_new).map(|it| it.id().to_owned()).collect();
        }
        desk
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
                filter.as_ref().is_none_or(|facet| record.is_some_and(|record| self.belongs(record, facet)))
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
