//! A feed to the reports in it: RSS, Atom or JSON Feed.
//!
//! The parsers are libraries' that give up a whole feed for one fault in it; here the items without fault are kept, and the
//! others counted.

mod item;
mod json;
mod mend;
mod parse;
mod scan;
mod xml;

use super::article::{self, Source};
use super::error::{Error, Notes};
use super::page::MAX_PAGE;
use super::{Given, deadline};
use crate::briefing::Article;
use item::Raw;

/// What a feed holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it calls itself.
    pub title: Option<String>,
    /// Its items, in its own order; those with neither text nor address are left out.
    pub items: Vec<Item>,
}

/// One item of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number in the feed, from 1.
    pub number: usize,
    /// What the feed names it by (`guid`, `id`), cleaned; it stays the same where the item is changed.
    pub id: Option<String>,
    /// Title, address, outlet (the feed's title) and day, the last in the zone of who published.
    pub said: Given,
    /// What the feed has of the report; none where that is an address alone.
    pub article: Option<Article>,
    /// Whether the feed has the report's text. Where it has not, `article` is a summary or a headline, and the report is the
    /// page at the address.
    pub is_whole: bool,
    /// The text as the feed has it, mostly HTML: what `article` was made from.
    pub text: String,
}

/// What is read of a feed by the libraries, on the thread with the deadline.
#[derive(Debug, Default)]
struct Parsed {
    title: Option<String>,
    items: Vec<Raw>,
    broken: usize,
}

/// The feed in a decoded text; `given` has its address, where it has one, by which relative links are told.
pub(super) fn read(text: String, given: &Given, file: &str, notes: &mut Notes) -> Result<Feed, Error> {
    let unread = |problem: String| Error::Unread { file: file.to_owned(), problem };
    if text.len() > MAX_PAGE {
        return Err(unread(format!("a feed of more than {} MB, the most that is read of one", MAX_PAGE / 1_000_000)));
    }
    let parsed = {
        let base = given.url.clone();
        deadline::within(move || parse::parse(&text, base.as_deref()))
    }
    .map_err(|why| unread(why.to_owned()))?;
    let parsed = parsed.map_err(unread)?;
    if parsed.broken > 0 {
        let kept = parsed.items.len();
        notes.add(None, format!("{} broken or cut item(s) of this feed left out, {kept} kept", parsed.broken));
    }
    let mut items = Vec::new();
    for raw in parsed.items {
        items.extend(item(raw, parsed.title.as_deref(), given, file, notes)?);
    }
    Ok(Feed { title: parsed.title, items })
}

fn item(raw: Raw, outlet: Option<&str>, given: &Given, file: &str, notes: &mut Notes) -> Result<Option<Item>, Error> {
    let name = name(file, raw.number);
    let said = Given { outlet: outlet.map(str::to_owned), ..raw.said };
    let paragraphs = if raw.paragraphs.is_empty() { said.title.iter().cloned().collect() } else { raw.paragraphs };
    let mut own = Notes::new(&name);
    if let Some(problem) = raw.problem {
        own.add(None, problem);
    }
    let source = Source { given: said.clone(), language: None };
    let article = match article::of_paragraphs(&paragraphs, source, &given.of_several(), &name, &mut own) {
        Ok(article) => Some(article),
        Err(Error::Empty { .. }) => None,
        Err(error) => return Err(error),
    };
    notes.extend(own);
    let Raw { number, id, is_whole, text, .. } = raw;
    let is_empty = article.is_none() && said.url.is_none();
    Ok((!is_empty).then_some(Item { number, id, said, article, is_whole, text }))
}

/// What an item is called in notes.
pub(super) fn name(file: &str, number: usize) -> String {
    format!("{file}: item {number}")
}
