//! One item as the library hands it over, to what is read of it.

use feed_rs::model::{Content, Entry, Text};
use url::Url;

use super::super::{Given, clean, entity, page, web_address};

/// What is read of an item, before it is an article.
#[derive(Debug)]
pub(super) struct Raw {
    pub number: usize,
    pub id: Option<String>,
    pub said: Given,
    pub paragraphs: Vec<String>,
    pub is_whole: bool,
    pub text: String,
    /// Why its text could not be read.
    pub problem: Option<String>,
}

/// Of fewer letters, what a feed calls the content is no more than a summary.
const SUMMARY: usize = 300;

/// What is read of an item.
pub(super) fn raw(number: usize, entry: Entry, base: Option<&Url>) -> Raw {
    let said = Given {
        date: entry.published.or(entry.updated).map(|stamp| stamp.date_naive()),
        url: address(&entry, base),
        title: entry.title.as_ref().and_then(|title| line(&title.content)),
        outlet: None,
    };
    let content = entry.content.and_then(content);
    let summary = entry.summary.map(summary);
    let mut read: Vec<Body> = content.into_iter().chain(summary).map(Body::read).collect();
    let content = if read.is_empty() { None } else { Some(read.remove(0)) };
    let best = match (content, read.pop()) {
        (Some(content), Some(summary)) if content.letters() < summary.letters() => Some(summary),
        (content, _) => content,
    };
    let best = best.unwrap_or_default();
    let id = Some(clean::line(entry.id.trim())).filter(|id| !id.is_empty());
    let is_whole = best.is_content && best.letters() >= SUMMARY && !best.is_cut();
    Raw { number, id, said, is_whole, paragraphs: best.paragraphs, text: best.text, problem: best.problem }
}

/// A text of one line, without the HTML that some feeds have in titles.
pub(super) fn line(text: &str) -> Option<String> {
    let paragraphs = if text.contains('<') { page::paragraphs(text).ok() } else { None };
    let text = paragraphs.map_or_else(|| text.to_owned(), |paragraphs| paragraphs.join(" "));
    let text = clean::line(&entity::decode(&text)).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text).filter(|text| !text.is_empty())
}

/// The address of the item's page.
fn address(entry: &Entry, base: Option<&Url>) -> Option<String> {
    let is_page = |rel: &Option<String>| rel.as_deref().is_none_or(|rel| rel == "alternate");
    let links = entry.links.iter().filter(|link| is_page(&link.rel)).map(|link| link.href.as_str());
    let whole = |address: &str| web_address(address.trim()).ok();
    let joined = |address: &str| whole(base?.join(address.trim()).ok()?.as_str());
    // An id that is no address is none in relation to another either.
    links.clone().find_map(whole).or_else(|| links.clone().find_map(joined)).or_else(|| whole(&entry.id))
}

/// A text of an item, read.
#[derive(Debug, Default)]
struct Body {
    text: String,
    is_content: bool,
    paragraphs: Vec<String>,
    problem: Option<String>,
}

/// A text of an item as the feed has it: whether it is what the feed calls content, and whether it is HTML.
struct Written {
    text: String,
    is_content: bool,
    is_html: bool,
}

fn content(content: Content) -> Option<Written> {
    let is_html = content.content_type.subty() != "plain";
    Some(Written { text: content.body?, is_content: true, is_html })
}

fn summary(summary: Text) -> Written {
    // Most feeds write HTML there and say that it is plain.
    let is_html = summary.content.contains("</") || summary.content.contains("<br");
    Written { text: summary.content, is_content: false, is_html }
}

impl Body {
    fn read(given: Written) -> Self {
        let Written { text, is_content, is_html } = given;
        let lines =
            |text: &str| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let (paragraphs, problem) = match page::paragraphs(&text) {
            _ if !is_html || !text.contains('<') => (lines(&text), None),
            Ok(paragraphs) => (paragraphs, None),
            Err(problem) => (Vec::new(), Some(format!("its text is not read: {problem}"))),
        };
        Self { text, is_content, paragraphs, problem }
    }

    fn letters(&self) -> usize {
        self.paragraphs.iter().flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()).count()
    }

    /// Whether the text says of itself that it goes on elsewhere.
    fn is_cut(&self) -> bool {
        let last = self.paragraphs.last().map_or("", |text| text.trim_end_matches([']', ')', ' ']));
        last.ends_with(['…']) || last.ends_with("...") || last.ends_with("&#8230;") || last.ends_with("&hellip;")
    }
}
