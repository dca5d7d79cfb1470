//! The reports that a record stands on.

use rustc_hash::FxHashMap;
use url::Url;

use crate::briefing::{Article, Briefing, Evidence};
use crate::intake;

/// So many words of a report stand for it where nobody says what it is called.
const WORDS: usize = 6;

/// The reports of a briefing, by id.
#[derive(Debug)]
pub(super) struct Reports<'a> {
    by_id: FxHashMap<&'a str, &'a Article>,
}

/// A report, with what of it says so.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// [`Article::id`].
    pub id: &'a str,
    /// The report; none where the briefing lacks it.
    pub article: Option<&'a Article>,
    /// What of it says so, in its order; not empty.
    pub evidence: Vec<&'a Evidence>,
}

impl<'a> Reports<'a> {
    pub fn of(briefing: &'a Briefing) -> Self {
        Self { by_id: briefing.articles.iter().map(|article| (article.id.as_str(), article)).collect() }
    }

    /// One source a report, in the order in which the evidence first names them.
    pub fn sources(&self, evidence: &'a [Evidence]) -> Vec<Source<'a>> {
        let mut sources: Vec<Source<'a>> = Vec::new();
        for one in evidence {
            if let Some(source) = sources.iter_mut().find(|source| source.id == one.article) {
                source.evidence.push(one);
            } else {
                let article = self.by_id.get(one.article.as_str()).copied();
                sources.push(Source { id: &one.article, article, evidence: vec![one] });
            }
        }
        sources
    }
}

impl Source<'_> {
    /// What it is called.
    pub fn name(&self) -> String {
        self.article.map_or_else(|| clean(self.id), name)
    }

    /// Where it can be read.
    pub fn link(&self) -> Option<String> {
        self.article.and_then(link)
    }

    /// The numbers of the paragraphs that say so, each once.
    pub fn paragraphs(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.evidence.iter().map(|one| one.paragraph).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// What a report is called: by its outlet, else by its headline, else by how it begins, else by its id.
pub(super) fn name(article: &Article) -> String {
    let called = [article.outlet.as_deref(), article.title.as_deref()].into_iter().flatten().map(clean);
    let beginning = article.paragraphs.first().map(|paragraph| beginning(&clean(&paragraph.text)));
    called.chain(beginning).find(|name| !name.is_empty()).unwrap_or_else(|| clean(&article.id))
}

/// The first words of a text.
fn beginning(text: &str) -> String {
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// The address of a report where it is one of the web: printable ASCII, and nothing in it that ends a link in any format.
pub(super) fn link(article: &Article) -> Option<String> {
    let url = Url::parse(article.url.as_deref()?).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    // A parsed address is ASCII. What could end it in Markdown or in a list of the table is escaped.
    let escaped = |c: char| match c {
        '"' | '\'' | '(' | ')' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    };
    Some(url.as_str().chars().map(escaped).collect())
}

/// A text on one line, without what cannot be seen.
pub(super) fn clean(text: &str) -> String {
    intake::clean_line(text).trim().to_owned()
}
