//! A parsed page, its nodes in the order of the document: what is in an element are the nodes behind it, up to its end.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};

use super::sink::{Growing, Kind, Sink};

/// The nodes of a page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    end: usize,
}

/// One element of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    tree: &'a Tree,
    /// Its place in the document's order.
    pub at: usize,
    /// The place behind all that is in it.
    pub end: usize,
    /// Its name, in small letters.
    pub name: &'a str,
}

/// A node that a walk comes to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen<'a> {
    Element(Element<'a>),
    Text(&'a str),
}

impl Tree {
    /// The page that this HTML, or piece of HTML, makes. Never fails: HTML has no errors.
    pub fn parse(html: &str) -> Self {
        Self::flat(parse_document(Sink::default(), ParseOpts::default()).one(html))
    }

    fn flat(mut growing: Vec<Growing>) -> Self {
        enum Step {
            Enter(usize),
            End(usize),
        }
        let mut nodes: Vec<Node> = Vec::with_capacity(growing.len());
        let mut steps = vec![Step::Enter(0)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(at) => {
                    let Some(node) = growing.get_mut(at) else { continue };
                    let kind = std::mem::replace(&mut node.kind, Kind::Other);
                    steps.push(Step::End(nodes.len()));
                    steps.extend(std::mem::take(&mut node.children).into_iter().rev().map(Step::Enter));
                    nodes.push(Node { kind, end: 0 });
                }
                Step::End(at) => {
                    let end = nodes.len();
                    if let Some(node) = nodes.get_mut(at) {
                        node.end = end;
                    }
                }
            }
        }
        Self { nodes }
    }

    /// How many nodes there are.
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The element or text at a place, if it is one.
    pub fn seen(&self, at: usize) -> Option<Seen<'_>> {
        let node = self.nodes.get(at)?;
        match &node.kind {
            Kind::Element(name, _) => Some(Seen::Element(Element { tree: self, at, end: node.end, name })),
            Kind::Text(text) => Some(Seen::Text(text)),
            Kind::Other => None,
        }
    }

    /// All elements, in order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.elements_in(0, self.len())
    }

    /// The elements of these names, in order.
    pub fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = Element<'a>> {
        self.elements().filter(|element| names.contains(&element.name))
    }

    fn elements_in(&self, from: usize, to: usize) -> impl Iterator<Item = Element<'_>> {
        (from..to).filter_map(|at| match self.seen(at)? {
            Seen::Element(element) => Some(element),
            Seen::Text(_) => None,
        })
    }
}

impl<'a> Element<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let Kind::Element(_, attributes) = &self.tree.nodes.get(self.at)?.kind else { return None };
        attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    /// Whether an attribute has this value.
    pub fn has(&self, attribute: &str, value: &str) -> bool {
        self.attribute(attribute).is_some_and(|found| found.trim().eq_ignore_ascii_case(value))
    }

    /// The elements in it, in order.
    pub fn inside(self) -> impl Iterator<Item = Element<'a>> {
        self.tree.elements_in(self.at + 1, self.end)
    }

    /// All of its text.
    pub fn text(&self) -> String {
        let texts = (self.at..self.end).filter_map(|at| match self.tree.seen(at)? {
            Seen::Text(text) => Some(text),
            Seen::Element(_) => None,
        });
        texts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_holds_what_is_behind_it_up_to_its_end() {
        let tree = Tree::parse("<p id=x>أ <b>ب</b> ج<p>د");
        let paragraphs: Vec<String> = tree.named(&["p"]).map(|p| p.text()).collect();
        assert_eq!(paragraphs, ["أ ب ج", "د"]);
        let first = tree.named(&["p"]).next().unwrap();
        assert!(first.has("id", "X"));
        assert_eq!(first.inside().map(|inside| inside.name).collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn crossed_tags_and_text_in_tables_lose_nothing() {
        for html in
            ["<p>1<b>2<i>3</b>4</i>5", "<table>1<tr>2<td>3</table>4", "<a>1<div>2<a>3</div>4</a>", "<select>1<b>2"]
        {
            let tree = Tree::parse(html);
            let mut text: Vec<char> = tree.named(&["html"]).next().unwrap().text().chars().collect();
            text.sort_unstable();
            let mut whole: Vec<char> = html.chars().filter(char::is_ascii_digit).collect();
            whole.sort_unstable();
            assert_eq!(text, whole, "{html}");
        }
    }
}
