//! The report in a page: found by what marks it, else by how readers of browsers find it.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::blocks::{Block, blocks};
use super::chaff::winnow;

/// A text of fewer letters is no report, where there may be a better one.
const SHORT: usize = 140;

/// Words in the class or id of elements that are the page's: menus, buttons, links to other reports.
const FURNITURE: [&str; 26] = [
    "ad",
    "ads",
    "advertisement",
    "author",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "comment",
    "comments",
    "cookie",
    "disqus",
    "menu",
    "newsletter",
    "popular",
    "promo",
    "recommended",
    "related",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "social",
    "subscribe",
    "tags",
    "trending",
];

/// What is left out before anything is weighed.
const NEVER: &str = "script, style, noscript, template, nav, aside, footer, form, figure, iframe, svg, button, dialog, [hidden], \
    [aria-hidden='true'], [role='navigation'], [role='complementary'], [role='contentinfo'], [role='search'], [role='banner'], \
    [role='dialog']";

/// The paragraphs of the report.
pub(super) fn read(document: Document) -> Vec<String> {
    strip(&document);
    let marked = longest(&document, "[itemprop='articleBody']");
    if letters(&marked) >= SHORT {
        return winnow(marked);
    }
    let whole = document.clone();
    let found = readable(document);
    if letters(&found) >= SHORT {
        return winnow(found);
    }
    // A short report gives such readers too little to weigh.
    let rest = ["article", "main, [role='main']", "body"].iter().map(|which| longest(&whole, which));
    let best = rest.into_iter().find(|blocks| letters(blocks) > letters(&found));
    winnow(best.unwrap_or(found))
}

/// What the library takes for the main text.
fn readable(document: Document) -> Vec<Block> {
    let config = Config { disable_json_ld: true, char_threshold: SHORT, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut reader| reader.parse());
    article.map_or_else(|_| Vec::new(), |article| blocks(Document::fragment(article.content).root()))
}

/// The text of the element with most of it.
fn longest(document: &Document, which: &str) -> Vec<Block> {
    let texts = document.select(which).nodes().iter().map(|node| blocks(*node)).collect::<Vec<_>>();
    texts.into_iter().rev().max_by_key(|blocks| letters(blocks)).unwrap_or_default()
}

fn letters(blocks: &[Block]) -> usize {
    blocks.iter().map(|block| block.letters).sum()
}

/// Takes the page's furniture out.
fn strip(document: &Document) {
    document.select(NEVER).remove();
    let all = document.root().normalized_char_count();
    for node in document.select("[class], [id]").nodes() {
        if is_furniture(node) && node.normalized_char_count() * 3 < all && !holds_heading(node) {
            node.remove_from_parent();
        }
    }
}

fn holds_heading(node: &NodeRef<'_>) -> bool {
    node.has_name("h1") || node.descendants_it().any(|inside| inside.has_name("h1"))
}

fn is_furniture(node: &NodeRef<'_>) -> bool {
    let named = [node.attr("class"), node.attr("id")];
    let is_named = named.into_iter().flatten().any(|names| {
        names
            .split(|c: char| !c.is_alphanumeric())
            .any(|name| FURNITURE.iter().any(|word| name.eq_ignore_ascii_case(word)))
    });
    is_named && !["html", "body", "main", "article"].iter().any(|name| node.has_name(name))
}
