//! A page of HTML to an article: what it says of itself, and the report in it without its menus, buttons and links.
//!
//! The parser is a library's, and can be kept busy by hostile pages: so a page is measured before it is parsed, and parsing
//! has a deadline.

mod blocks;
mod body;
mod chaff;
mod gate;
mod linked_data;
mod metadata;
mod sink;
mod tree;

use super::article::{self, Source};
use super::error::{Error, Notes};
use super::{Given, deadline};

use tree::Tree;

pub(super) use gate::{DEEPEST, check};

/// The most bytes of one page: 16 MB.
pub(super) const MAX_PAGE: usize = 16_000_000;

/// The article of a page. `given` wins over what the page says, and that over `otherwise`.
pub(super) fn read(
    html: String,
    given: &Given,
    otherwise: &Given,
    file: &str,
    notes: &mut Notes,
) -> Result<crate::briefing::Article, Error> {
    let unread = |problem: String| Error::Unread { file: file.to_owned(), problem };
    if html.len() > MAX_PAGE {
        return Err(unread(format!("a page of more than {} MB, the most that is read of one", MAX_PAGE / 1_000_000)));
    }
    check(&html).map_err(unread)?;
    let work = move || {
        let tree = Tree::parse(&html);
        (metadata::read(&tree), body::read(&tree))
    };
    let (said, paragraphs) = deadline::within(work).map_err(|why| unread(why.to_owned()))?;
    let source = Source { given: said.over(otherwise.clone()), language: None };
    article::of_paragraphs(&paragraphs, source, given, file, notes)
}

/// The paragraphs of a piece of HTML, as feeds carry it: all of it is report.
pub(super) fn paragraphs(html: &str) -> Result<Vec<String>, String> {
    check(html)?;
    let tree = Tree::parse(html);
    Ok(chaff::winnow(blocks::blocks(&tree, 0..tree.len(), body::is_furniture)))
}
