//! The report in a page: the smallest element that holds most of the running text.
//!
//! Running text are paragraphs of some length that are no links. Menus and buttons have none of it, teasers of other reports
//! little; and what marks a report (`itemprop`, `<article>`, `<main>`) narrows the search first.

use super::blocks::{Block, blocks};
use super::chaff::winnow;
use super::tree::{Element, Tree};

/// A paragraph of fewer letters is no running text: a label, a name, a date.
const SHORT: usize = 40;

/// What holds so many of a hundred letters of the running text is the report; the rest are teasers and comments.
const MOST: usize = 80;

/// An element marked as the report is believed where it holds so many of a hundred letters: lists of teasers mark each one.
const BELIEVED: usize = 35;

/// Words in the class or id of elements that are the page's: menus, buttons, links to other reports.
const FURNITURE: [&str; 30] = [
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
    "copyright",
    "disqus",
    "menu",
    "meta",
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
    "toolbar",
    "trending",
    "widget",
];

/// Roles of elements that are the page's.
const ROLES: [&str; 7] = ["banner", "complementary", "contentinfo", "dialog", "menu", "navigation", "search"];

/// The paragraphs of the report.
pub(super) fn read(tree: &Tree) -> Vec<String> {
    let sparing = furniture(tree);
    let all = blocks(tree, 0..tree.len(), |element| sparing.binary_search(&element.at).is_ok());
    let running = Running::of(&all);
    if running.letters() == 0 {
        return winnow(all);
    }
    let scope = marked(tree, &running);
    let within = scope.map_or(0..tree.len(), |scope| scope.at..scope.end);
    let enough = running.between(within.start, within.end) * MOST;
    // Elements come in the order of the document, an outer one before those in it: the last that holds enough is the smallest.
    let holds = |element: &Element<'_>| running.between(element.at, element.end) * 100 >= enough;
    let is_within = |element: &Element<'_>| within.start <= element.at && element.end <= within.end;
    let smallest = tree.elements().filter(|element| is_within(element) && holds(element) && is_holder(element)).last();
    let report = smallest.map_or(within, |element| element.at..element.end);
    winnow(all.into_iter().filter(|block| report.contains(&block.at)).collect())
}

/// A paragraph holds its own text, and a report is more than a paragraph.
fn is_holder(element: &Element<'_>) -> bool {
    !["p", "span", "b", "strong", "a", "em", "i", "font", "h1", "h2", "h3", "li"].contains(&element.name)
}

/// The element that the page marks as the report, by the most telling mark.
fn marked<'a>(tree: &'a Tree, running: &Running) -> Option<Element<'a>> {
    let marks: [fn(&Element<'_>) -> bool; 3] = [
        |element| element.has("itemprop", "articleBody"),
        |element| element.name == "article",
        |element| element.name == "main" || element.has("role", "main"),
    ];
    marks.into_iter().find_map(|mark| {
        let letters = |element: &Element<'_>| running.between(element.at, element.end);
        let most = tree.elements().filter(mark).max_by_key(|element| (letters(element), usize::MAX - element.at))?;
        (letters(&most) * 100 >= running.letters() * BELIEVED).then_some(most)
    })
}

/// Where running text stands, and how much of it is before each place.
struct Running {
    places: Vec<(usize, usize)>,
    letters: usize,
}

impl Running {
    fn of(blocks: &[Block]) -> Self {
        let mut running = Self { places: Vec::new(), letters: 0 };
        for block in blocks.iter().filter(|block| block.letters >= SHORT && block.linked * 2 < block.letters) {
            running.places.push((block.at, running.letters));
            running.letters += block.letters;
        }
        running
    }

    const fn letters(&self) -> usize {
        self.letters
    }

    fn before(&self, at: usize) -> usize {
        let next = self.places.partition_point(|(place, _)| *place < at);
        self.places.get(next).map_or(self.letters, |(_, letters)| *letters)
    }

    fn between(&self, from: usize, to: usize) -> usize {
        self.before(to) - self.before(from)
    }
}

/// Where the page's furniture is, in order. What holds a third of the text or the headline is none, whatever it is called.
fn furniture(tree: &Tree) -> Vec<usize> {
    let all = Running::of(&blocks(tree, 0..tree.len(), |_| false));
    let holds_much = |element: &Element<'_>| all.between(element.at, element.end) * 3 > all.letters();
    let holds_heading = |element: &Element<'_>| element.inside().any(|inside| inside.name == "h1");
    let mut found = Vec::new();
    let mut end = 0;
    for element in tree.elements().filter(is_furniture) {
        if element.at >= end && !holds_much(&element) && !holds_heading(&element) {
            found.push(element.at);
            end = element.end;
        }
    }
    found
}

/// Whether an element is the page's by what it is called.
pub(super) fn is_furniture(element: &Element<'_>) -> bool {
    let names = ["class", "id"].into_iter().filter_map(|key| element.attribute(key));
    let mut words = names.flat_map(|names| names.split(|c: char| !c.is_alphanumeric()));
    let is_called = words.any(|word| FURNITURE.iter().any(|known| word.eq_ignore_ascii_case(known)));
    let is_hidden = element.attribute("hidden").is_some() || element.has("aria-hidden", "true");
    let has_role = element.attribute("role").is_some_and(|role| ROLES.contains(&role));
    (is_called || is_hidden || has_role) && !["html", "body", "main", "article", "h1"].contains(&element.name)
}
