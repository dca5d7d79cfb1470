//! What several inputs hold, joined to one briefing; and a briefing taken apart by article.

use rustc_hash::{FxHashMap, FxHashSet};

use super::report;
use crate::briefing::{Article, Briefing, Evidence, Explanation};
use crate::extract;
use crate::intake::Document;
use crate::lexicon::Lexicon;
use crate::lexicon::keys::Keys;

/// What the inputs hold, each article once.
#[derive(Debug, Default)]
pub(super) struct Collection {
    seen: Seen,
    reports: Vec<Article>,
    parsed: Vec<Briefing>,
    order: FxHashMap<String, usize>,
}

impl Collection {
    /// Adds what the input of this name holds.
    pub fn add(&mut self, document: Document, name: &str) {
        match document {
            Document::Report(article) => {
                if self.seen.is_new(&article, name) {
                    self.remember(&article);
                    self.reports.push(article);
                }
            }
            Document::Briefings(briefings) => {
                for briefing in briefings {
                    let briefing = self.seen.new_part(briefing, name);
                    briefing.articles.iter().for_each(|article| self.remember(article));
                    self.parsed.push(briefing);
                }
            }
        }
    }

    fn remember(&mut self, article: &Article) {
        self.order.insert(article.id.clone(), self.order.len());
    }

    /// Whether no input held anything.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty() && self.parsed.is_empty()
    }

    /// The one briefing of it all, its articles in the order of the inputs.
    pub fn briefing(self, lexicon: &Lexicon) -> Briefing {
        self.joined(|reports| extract::briefing(reports, lexicon))
    }

    /// The same with how the records of its reports came about; those of briefings are not explained.
    pub fn explained(self, lexicon: &Lexicon) -> (Briefing, Explanation) {
        let mut explanation = Explanation::default();
        let briefing = self.joined(|reports| {
            let (briefing, how) = extract::explained(reports, lexicon, &Keys::new(lexicon));
            explanation = how;
            briefing
        });
        (briefing, explanation)
    }

    fn joined(self, read: impl FnOnce(Vec<Article>) -> Briefing) -> Briefing {
        let mut all = if self.reports.is_empty() { Briefing::default() } else { read(self.reports) };
        self.parsed.into_iter().for_each(|parsed| all.append(parsed));
        all.articles.sort_by_key(|article| self.order.get(&article.id));
        all
    }
}

/// The articles met so far.
#[derive(Debug, Default)]
pub(super) struct Seen(FxHashSet<String>);

impl Seen {
    /// Whether the article is met for the first time; where it is not, the user is told.
    pub fn is_new(&mut self, article: &Article, name: &str) -> bool {
        let is_new = self.0.insert(article.id.clone());
        if !is_new {
            let first = article.paragraphs.first().map_or("", |p| p.text.as_str());
            let beginning: String = first.chars().take(60).collect();
            report::line(&format!("{name}: a report that was read before, left out: {beginning}"));
        }
        is_new
    }

    /// The briefing without what it says of articles that were met before.
    pub fn new_part(&mut self, briefing: Briefing, name: &str) -> Briefing {
        let new: FxHashSet<String> =
            briefing.articles.iter().filter(|a| self.is_new(a, name)).map(|a| a.id.clone()).collect();
        if new.len() == briefing.articles.len() { briefing } else { part(&briefing, |id| new.contains(id)) }
    }
}

/// A briefing for each article, in their order. What several articles say goes to each of them, with its own evidence.
pub(super) fn by_article(briefing: &Briefing) -> impl Iterator<Item = Briefing> {
    briefing.articles.iter().map(|article| part(briefing, |id| id == article.id))
}

/// What a briefing says of some of its articles.
fn part(briefing: &Briefing, is_kept: impl Fn(&str) -> bool) -> Briefing {
    fn records<T: Clone>(
        all: &[T],
        evidence: fn(&mut T) -> &mut Vec<Evidence>,
        is_kept: impl Fn(&str) -> bool,
    ) -> Vec<T> {
        let kept = |record: &T| {
            let mut record = record.clone();
            evidence(&mut record).retain(|one| is_kept(&one.article));
            (!evidence(&mut record).is_empty()).then_some(record)
        };
        all.iter().filter_map(kept).collect()
    }
    let articles: Vec<Article> = briefing.articles.iter().filter(|article| is_kept(&article.id)).cloned().collect();
    Briefing {
        schema: briefing.schema.clone(),
        date: articles.iter().filter_map(|article| article.published).max(),
        articles,
        events: records(&briefing.events, |r| &mut r.evidence, &is_kept),
        statements: records(&briefing.statements, |r| &mut r.evidence, &is_kept),
        movements: records(&briefing.movements, |r| &mut r.evidence, &is_kept),
        frontline: records(&briefing.frontline, |r| &mut r.evidence, &is_kept),
    }
}
