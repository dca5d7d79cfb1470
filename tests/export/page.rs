//! A page as html5ever reads it: what browsers are bound to make of it.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page that was read.
pub struct Page {
    pub elements: Vec<Element>,
    /// What the parser had to mend.
    pub errors: Vec<String>,
    document: Handle,
}

/// An element with what it holds.
#[derive(Debug, Clone)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Page {
    pub fn read(html: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
        Self { elements, errors, document: dom.document }
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    pub fn text(&self) -> String {
        let mut out = String::new();
        text(&self.document, &mut out);
        out
    }

    /// The elements and the names of their attributes, in order.
    pub fn shape(&self) -> Vec<String> {
        let shape = |element: &Element| {
            let names: Vec<_> = element.attributes.iter().map(|(name, _)| name.as_str()).collect();
            format!("{} {}", element.name, names.join(" "))
        };
        self.elements.iter().map(shape).collect()
    }
}

fn collect(node: &Handle, out: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let mut held = String::new();
        text(node, &mut held);
        let attributes = attrs.borrow().iter().map(|it| (it.name.local.to_string(), it.value.to_string())).collect();
        out.push(Element { name: name.local.to_string(), attributes, text: held });
    }
    node.children.borrow().iter().for_each(|child| collect(child, out));
}

fn text(node: &Handle, out: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        out.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| text(child, out));
}
