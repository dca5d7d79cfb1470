//! What is refused before a page is parsed: HTML whose parsing takes time that grows with the square of its size.
//!
//! Parsers look through all open elements again and again, so 10,000 nested `<div>` of 110 kB take 16 seconds, and a tag is
//! held against all of its attributes for each new one. Real pages nest some 40 deep.

use std::borrow::Cow;

use memchr::{memchr, memmem};
use rustc_hash::FxHashMap;

/// The deepest nesting that is parsed.
pub(in super::super) const DEEPEST: usize = 512;

/// The most attributes of one tag.
const MOST_ATTRIBUTES: usize = 512;

/// Elements that never hold others, or end where the next one of their kind begins: they do not nest by themselves.
const FLAT: [&str; 32] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];

/// Elements whose content is not markup.
const RAW: [&str; 8] = ["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"];

/// Elements of drawings end with `/>`, but these are never of a drawing.
const NEVER_DRAWN: [&str; 16] = [
    "article",
    "b",
    "blockquote",
    "center",
    "code",
    "div",
    "em",
    "font",
    "i",
    "ol",
    "section",
    "span",
    "strong",
    "table",
    "u",
    "ul",
];

/// What is wrong with the page, if something is.
pub(in super::super) fn check(html: &str) -> Result<(), String> {
    let mut rest = html.as_bytes();
    let mut open = Open::default();
    while let Some(at) = memchr(b'<', rest) {
        rest = rest.get(at + 1..).unwrap_or_default();
        rest = match rest {
            [b'!', b'-', b'-', ..] => after_comment(rest),
            [b'!' | b'?', ..] => after(rest, b">"),
            [b'/', ..] => {
                let (name, end) = tag_name(rest.get(1..).unwrap_or_default());
                open.close(&name);
                end
            }
            [first, ..] if first.is_ascii_alphabetic() => {
                let tag = Tag::read(rest);
                if tag.attributes > MOST_ATTRIBUTES {
                    return Err(format!("a tag with more than {MOST_ATTRIBUTES} attributes; no page needs them"));
                }
                open.open(&tag);
                if open.depth > DEEPEST {
                    return Err(format!("its elements are nested more than {DEEPEST} deep; no page needs that"));
                }
                if RAW.contains(&tag.name.as_ref()) { after_raw(tag.rest, &tag.name) } else { tag.rest }
            }
            _ => rest,
        };
    }
    Ok(())
}

/// The elements that are open, by name. An end tag closes the last of its name only: parsers do not close more either where
/// tags are crossed, and what hostile crossing leaves open is what counts.
#[derive(Default)]
struct Open {
    names: FxHashMap<String, usize>,
    depth: usize,
}

impl Open {
    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_ref();
        let is_drawn = tag.ends_itself && self.is_drawing() && !NEVER_DRAWN.contains(&name);
        if is_drawn || FLAT.contains(&name) || RAW.contains(&name) {
            return;
        }
        match self.names.get_mut(name) {
            Some(count) => *count += 1,
            None => _ = self.names.insert(name.to_owned(), 1),
        }
        self.depth += 1;
    }

    fn close(&mut self, name: &str) {
        if let Some(count) = self.names.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.depth -= 1;
        }
    }

    fn is_drawing(&self) -> bool {
        ["svg", "math"].iter().any(|name| self.names.get(*name).is_some_and(|count| *count > 0))
    }
}

struct Tag<'a> {
    name: Cow<'a, str>,
    attributes: usize,
    ends_itself: bool,
    rest: &'a [u8],
}

impl<'a> Tag<'a> {
    /// The start tag whose name `bytes` begin with.
    fn read(bytes: &'a [u8]) -> Self {
        let (name, mut rest) = tag_name(bytes);
        let (mut attributes, mut ends_itself, mut is_between, mut is_value) = (0, false, true, false);
        while let [byte, after @ ..] = rest {
            rest = after;
            match byte {
                b'>' => break,
                b'"' | b'\'' if is_value => {
                    rest = after_byte(rest, *byte);
                    (is_between, is_value) = (true, false);
                }
                b'=' => is_value = true,
                b'/' => (is_between, ends_itself) = (true, true),
                byte if byte.is_ascii_whitespace() => is_between = true,
                _ => {
                    attributes += usize::from(is_between && !is_value);
                    (is_between, is_value, ends_itself) = (false, false, false);
                }
            }
        }
        Self { name, attributes, ends_itself, rest }
    }
}

/// The name that a tag begins with, in small letters, and what follows it.
fn tag_name(bytes: &[u8]) -> (Cow<'_, str>, &[u8]) {
    let end = bytes.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')).unwrap_or(bytes.len());
    let (name, rest) = bytes.split_at(end);
    let mut name = String::from_utf8_lossy(name);
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        name.to_mut().make_ascii_lowercase();
    }
    (name, rest)
}

fn after<'a>(bytes: &'a [u8], end: &[u8]) -> &'a [u8] {
    memmem::find(bytes, end).and_then(|at| bytes.get(at + end.len()..)).unwrap_or_default()
}

fn after_byte(bytes: &[u8], byte: u8) -> &[u8] {
    memchr(byte, bytes).and_then(|at| bytes.get(at + 1..)).unwrap_or_default()
}

/// What follows the comment that `!--` begins; `!-->` and `!--->` are whole ones.
fn after_comment(bytes: &[u8]) -> &[u8] {
    let inside = bytes.get(3..).unwrap_or_default();
    if let Some(rest) = inside.strip_prefix(b">").or_else(|| inside.strip_prefix(b"->")) {
        return rest;
    }
    let ends = [&b"-->"[..], b"--!>"].map(|end| (memmem::find(inside, end), end.len()));
    let first = ends.into_iter().filter_map(|(at, len)| Some(at? + len)).min();
    first.and_then(|end| inside.get(end..)).unwrap_or_default()
}

/// What follows the content of an element that holds no markup: its end tag.
fn after_raw<'a>(bytes: &'a [u8], name: &str) -> &'a [u8] {
    let mut rest = bytes;
    while let Some(at) = memmem::find(rest, b"</") {
        rest = rest.get(at..).unwrap_or_default();
        let end = rest.get(2..2 + name.len());
        if end.is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return rest;
        }
        rest = rest.get(2..).unwrap_or_default();
    }
    b""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_too_deep_is_refused() {
        for piece in [
            "<div>",
            "<DIV class='a>b'>",
            "<b><div></b>",
            "<div></span>",
            "<div/>",
            "<x-y>",
            "<font color=red><p>",
            "<svg><div/>",
            "<!--><i>",
            "<table><tr><td></div><div>",
        ] {
            assert!(check(&piece.repeat(600)).is_err(), "{piece}");
            assert!(check(&piece.repeat(100)).is_ok(), "{piece}");
        }
    }

    #[test]
    fn what_does_not_nest_is_let_through_however_much_it_is() {
        for piece in [
            "<p>نص",
            "<li>نص",
            "<div><p>نص</div>",
            "<br><img src=x>",
            "<script>if (a<div) { '<div>' }</script>",
            "<!-- <div> -->",
            "<style>div>p{}</style>",
            "<svg><path d='x'/></svg>",
            "<a title=\"<div>\">نص</a>",
            "1 < 2 ",
            "<textarea><div></textarea>",
        ] {
            assert_eq!(check(&piece.repeat(5000)), Ok(()), "{piece}");
        }
        let drawing = format!("<svg>{}</svg>", "<path/>".repeat(5000));
        assert_eq!(check(&drawing), Ok(()));
    }

    #[test]
    fn a_tag_of_many_attributes_is_refused() {
        for attribute in [" a", " a=1", " a=\"1\"", "/a"] {
            assert!(check(&format!("<p {}>", attribute.repeat(2000))).is_err(), "{attribute}");
        }
        assert_eq!(check(&format!("<p title=\"{}\">", "a=b ".repeat(2000))), Ok(()));
    }
}
