//! Where a report has its news from: its outlet, or the agency that it passes on. What has one origin is one source.

use rustc_hash::FxHashMap;

use crate::arabic::letters;
use crate::arabic::token::folded_words;
use crate::briefing::{Article, Briefing, NameKind};
use crate::lexicon::Lexicon;

/// Where a report has its news from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What reports with the same news share.
    pub key: String,
    /// The agency that the report names as its own source, by its name in the gazetteer; none where it names none.
    pub agency: Option<&'static str>,
}

/// The origins of all reports of a briefing.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// By id of the article.
    by_article: FxHashMap<String, Origin>,
}

/// A byline is a paragraph of so many words at most.
const BYLINE: usize = 8;
/// A dateline names its agency within so many words.
const DATELINE: usize = 6;

impl Origins {
    /// Those of a briefing's articles.
    pub fn of(briefing: &Briefing) -> Self {
        let agencies = Agencies::in_force();
        let by_article = briefing.articles.iter().map(|article| (article.id.clone(), agencies.origin(article)));
        Self { by_article: by_article.collect() }
    }

    /// The origin of a report.
    pub fn get(&self, article: &str) -> Option<&Origin> {
        self.by_article.get(article)
    }
}

/// The media of the gazetteer by their folded names, each name in words.
struct Agencies {
    names: Vec<(Vec<String>, &'static str)>,
}

impl Agencies {
    /// Compiled tables hold the usual name alone, which bylines use.
    fn in_force() -> Self {
        let media = Lexicon::in_force().gazetteer.organisations.iter().filter(|one| one.kind == NameKind::Medium);
        Self { names: media.map(|one| (folded_words(one.ar), one.ar)).collect() }
    }

    fn origin(&self, article: &Article) -> Origin {
        let agency = self.credited(article);
        // A report without an outlet is nobody's but its own.
        let outlet = article.outlet.as_deref().map_or_else(|| article.id.clone(), letters::folded);
        Origin { key: agency.map_or(outlet, letters::folded), agency }
    }

    /// The one agency to which a report credits itself: in a byline of its own before or after the text, or in the
    /// dateline. Where several are named the outlet has made a text of its own from them.
    fn credited(&self, article: &Article) -> Option<&'static str> {
        let paragraphs = &article.paragraphs;
        let edges = paragraphs.iter().take(3).chain(paragraphs.iter().rev().take(2));
        let mut found: Vec<&'static str> = Vec::new();
        for paragraph in edges {
            let all = byline(&paragraph.text);
            if !all.is_empty()
                && (all.first().is_some_and(|word| CREDIT.contains(&word.as_str())) || self.is_name(&all))
            {
                found.extend(self.named(&all));
            } else if let Some(place) = dateline(&paragraph.text) {
                found.extend(self.named(&folded_words(place)));
            }
        }
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    fn is_name(&self, all: &[String]) -> bool {
        self.names.iter().any(|(name, _)| name == all)
    }

    fn named(&self, all: &[String]) -> Vec<&'static str> {
        let holds = |name: &[String]| !name.is_empty() && all.windows(name.len()).any(|part| part == name);
        self.names.iter().filter(|(name, _)| holds(name)).map(|(_, ar)| *ar).collect()
    }
}

/// What begins a credit.
const CREDIT: [&str; 3] = ["المصدر", "مصدر", "المصادر"];

/// The words of a paragraph that may be a byline; none of a longer one.
fn byline(text: &str) -> Vec<String> {
    // Few of the pieces between blanks are no words, so most paragraphs are known for what they are by their beginning.
    if text.split_whitespace().nth(2 * BYLINE).is_some() {
        return Vec::new();
    }
    let all = folded_words(text);
    if all.len() <= BYLINE { all } else { Vec::new() }
}

/// What stands in brackets, or between a place and a dash, before the first sentence: `طرابلس (رويترز) -`.
fn dateline(text: &str) -> Option<&str> {
    let (head, rest) = text.split_once('(')?;
    if head.split_whitespace().nth(2 * DATELINE).is_some() {
        return None;
    }
    let (inside, after) = rest.split_once(')')?;
    let is_dateline = after.trim_start().starts_with(['-', '–', '—', ':']) && folded_words(head).len() <= DATELINE;
    is_dateline.then_some(inside)
}
