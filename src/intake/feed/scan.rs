//! Where the items of a feed lie in its XML, and which of them are whole.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::page::DEEPEST;

/// The longest tag: attributes are held against each other, each with all before it.
const LONGEST_TAG: usize = 8 * 1024;

/// What a feed's XML is made of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// The start tag of the first element.
    pub root: Range<usize>,
    /// The name of the first element.
    pub name: String,
    /// The whole items.
    pub items: Vec<Range<usize>>,
    /// How many items are broken, cut, or nest too deep.
    pub broken: usize,
    /// Whether there is no fault in it at all.
    pub is_whole: bool,
}

/// Looks through the XML once. Behind a fault it goes on with the next item.
pub(super) fn scan(text: &str) -> Scan {
    let mut scan = Scan { is_whole: true, ..Scan::default() };
    let mut from = 0;
    while let Some(fault) = scan.part(text, from) {
        scan.is_whole = false;
        match next_item(text, fault) {
            Some(next) => from = next,
            None => break,
        }
    }
    scan
}

impl Scan {
    /// Goes on from a byte, and stops behind the first fault, which it returns.
    fn part(&mut self, text: &str, from: usize) -> Option<usize> {
        let mut reader = Reader::from_str(text.get(from..)?);
        reader.config_mut().allow_unmatched_ends = from > 0;
        let mut depth = 0_usize;
        let mut item: Option<(usize, usize)> = None;
        loop {
            let start = from + usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event();
            let end = from + usize::try_from(reader.buffer_position()).ok()?;
            match event {
                Ok(Event::Start(tag)) if end - start <= LONGEST_TAG && depth < DEEPEST => {
                    self.note_root(&tag, start..end);
                    if item.is_none() && is_item(&tag) && (depth > 0 || from > 0) {
                        item = Some((start, depth));
                    }
                    depth += 1;
                }
                Ok(Event::End(_)) => {
                    depth = depth.saturating_sub(1);
                    if let Some((start, _)) = item.filter(|(_, outside)| *outside == depth) {
                        self.items.push(start..end);
                        item = None;
                    }
                }
                Ok(Event::Eof) => {
                    self.broken += usize::from(item.is_some());
                    self.is_whole &= depth == 0;
                    return None;
                }
                Ok(Event::Start(_)) | Err(_) => {
                    self.broken += usize::from(item.is_some());
                    return Some(end.max(item.map_or(start, |(start, _)| start) + 1));
                }
                Ok(_) => {}
            }
        }
    }

    fn note_root(&mut self, tag: &BytesStart<'_>, bytes: Range<usize>) {
        if self.name.is_empty() {
            self.name = String::from_utf8_lossy(tag.name().as_ref().as_bytes()).into_owned();
            self.root = bytes;
        }
    }
}

fn is_item(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref().as_bytes(), b"item" | b"entry")
}

/// Where the next item begins.
fn next_item(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += memchr::memchr(b'<', bytes.get(at..)?)?;
        let name = bytes.get(at + 1..)?;
        let after = name.strip_prefix(b"item").or_else(|| name.strip_prefix(b"entry"));
        if after.and_then(|after| after.first()).is_some_and(|b| b.is_ascii_whitespace() || *b == b'>') {
            return Some(at);
        }
        at += 1;
    }
}
