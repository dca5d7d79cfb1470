//! What html5ever builds while it parses: nodes with links to each other, moved about until the end tags are in.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, LocalName, QualName, local_name, ns};

/// A node while parsing.
#[derive(Debug)]
pub(super) struct Growing {
    pub kind: Kind,
    pub children: Vec<usize>,
    parent: Option<usize>,
}

/// What a node is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Element(LocalName, Vec<Attribute>),
    Text(StrTendril),
    /// The document, comments, document types.
    Other,
}

/// A node as html5ever knows it: its place, and its name, which a borrowed node could not lend.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    at: usize,
    name: QualName,
}

/// The nodes, the first of them the document.
#[derive(Debug)]
pub(super) struct Sink(RefCell<Vec<Growing>>);

impl Default for Sink {
    fn default() -> Self {
        Self(RefCell::new(vec![Growing { kind: Kind::Other, children: Vec::new(), parent: None }]))
    }
}

impl Sink {
    fn add(&self, kind: Kind, name: QualName) -> Handle {
        let mut nodes = self.0.borrow_mut();
        nodes.push(Growing { kind, children: Vec::new(), parent: None });
        Handle { at: nodes.len() - 1, name }
    }

    /// Puts a node or text into a parent, before the child at this position; text joins the text before it.
    fn insert(&self, parent: usize, position: usize, child: NodeOrText<Handle>) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.detach(child.at);
                child.at
            }
            NodeOrText::AppendText(text) => {
                if self.joins(parent, position, &text) {
                    return;
                }
                self.add(Kind::Text(text), nameless()).at
            }
        };
        let mut nodes = self.0.borrow_mut();
        if let Some(children) = nodes.get_mut(parent).map(|parent| &mut parent.children) {
            children.insert(position.min(children.len()), child);
        }
        if let Some(child) = nodes.get_mut(child) {
            child.parent = Some(parent);
        }
    }

    fn joins(&self, parent: usize, position: usize, text: &StrTendril) -> bool {
        let mut nodes = self.0.borrow_mut();
        let before = position.checked_sub(1).and_then(|before| nodes.get(parent)?.children.get(before).copied());
        match before.and_then(|before| nodes.get_mut(before)).map(|node| &mut node.kind) {
            Some(Kind::Text(before)) => {
                before.push_tendril(text);
                true
            }
            _ => false,
        }
    }

    fn detach(&self, at: usize) {
        let Some((parent, position)) = self.place(at) else { return };
        let mut nodes = self.0.borrow_mut();
        if let Some(parent) = nodes.get_mut(parent) {
            parent.children.remove(position);
        }
        if let Some(node) = nodes.get_mut(at) {
            node.parent = None;
        }
    }

    /// A node's parent and where it is among its children. What is moved was mostly added last.
    fn place(&self, at: usize) -> Option<(usize, usize)> {
        let nodes = self.0.borrow();
        let parent = nodes.get(at)?.parent?;
        Some((parent, nodes.get(parent)?.children.iter().rposition(|child| *child == at)?))
    }

    fn len(&self, at: usize) -> usize {
        self.0.borrow().get(at).map_or(0, |node| node.children.len())
    }
}

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Vec<Growing>;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Vec<Growing> {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { at: 0, name: nameless() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        self.add(Kind::Element(name.local.clone(), attributes), name)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.add(Kind::Other, nameless())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.add(Kind::Other, nameless())
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.at, self.len(parent.at), child);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(child) = &child {
            self.detach(child.at);
        }
        if let Some((parent, position)) = self.place(sibling.at) {
            self.insert(parent, position, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        if self.place(element.at).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    // A template's content is what nobody sees: it stays in the template, which is skipped.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.at == other.at
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        let mut nodes = self.0.borrow_mut();
        if let Some(Kind::Element(_, own)) = nodes.get_mut(target.at).map(|node| &mut node.kind) {
            let new: Vec<_> =
                attributes.into_iter().filter(|one| own.iter().all(|known| known.name != one.name)).collect();
            own.extend(new);
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.at);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.0.borrow_mut();
        let children = nodes.get_mut(node.at).map(|node| std::mem::take(&mut node.children)).unwrap_or_default();
        for child in &children {
            if let Some(child) = nodes.get_mut(*child) {
                child.parent = Some(new_parent.at);
            }
        }
        if let Some(parent) = nodes.get_mut(new_parent.at) {
            parent.children.extend(children);
        }
    }
}
