//! RSS and Atom: the library reads them, and where it does not, the whole items of them.

use std::borrow::Cow;

use super::mend::ampersands;
use super::parse::{Entries, library};
use super::scan::{Scan, scan};

/// What a feed in XML holds.
pub(super) fn entries(text: &str) -> Result<Entries, String> {
    let text = &*versioned(without_declaration(text));
    if scan(text).is_whole
        && let Ok(entries) = library(text)
    {
        return Ok(entries);
    }
    let mended = ampersands(text);
    let scan = scan(&mended);
    if scan.is_whole
        && let Ok(entries) = library(&mended)
    {
        return Ok(entries);
    }
    let frame = Frame::new(&mended, &scan).ok_or("a feed without a first element")?;
    if scan.items.is_empty() && !scan.is_whole {
        return Err("a feed that breaks off before the end of its first item".to_owned());
    }
    let items: Vec<&str> = scan.items.iter().filter_map(|item| mended.get(item.clone())).collect();
    let headed = library(&frame.around(&items, true)).or_else(|_| library(&frame.around(&items, false)));
    let mut found = match headed {
        Ok(found) => found,
        Err(problem) => one_by_one(&frame, &items, problem)?,
    };
    found.broken += scan.broken;
    Ok(found)
}

/// The XML declaration names the charset that the bytes had; decoded text has none.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => text,
    }
}

/// The versions of RSS that the library knows by this element; there are no others but slips.
const VERSIONS: [&str; 3] = ["2.0", "0.91", "0.92"];

/// RSS that says that it is 2.0 where it says no version that there is: the library reads none without.
fn versioned(text: &str) -> Cow<'_, str> {
    let root = scan(text).root;
    let Some(rest) = text.get(root.clone()).and_then(|root| root.strip_prefix("<rss")) else { return text.into() };
    let says = |version: &&str| rest.contains(&format!("\"{version}\"")) || rest.contains(&format!("'{version}'"));
    if VERSIONS.iter().any(says) {
        return text.into();
    }
    let (before, after) = (text.get(..root.start).unwrap_or_default(), text.get(root.end..).unwrap_or_default());
    format!("{before}<rss version=\"2.0\"{}{after}", rest.replace("version", "said")).into()
}

/// What stands around the items of a feed.
struct Frame<'a> {
    root: &'a str,
    head: &'a str,
    name: &'a str,
}

impl<'a> Frame<'a> {
    fn new(text: &'a str, scan: &'a Scan) -> Option<Self> {
        let first = scan.items.first().map_or(text.len(), |item| item.start);
        let root = text.get(scan.root.clone()).filter(|root| !root.is_empty())?;
        Some(Self { root, head: text.get(scan.root.end..first)?, name: &scan.name })
    }

    /// A feed of these items, with what the feed says of itself or without.
    fn around(&self, items: &[&str], with_head: bool) -> String {
        let is_rss = self.name.ends_with("rss");
        let head = match with_head {
            true => self.head,
            false if is_rss => "<channel>",
            false => "",
        };
        let channel = if is_rss { "</channel>" } else { "" };
        format!("{}{head}{}{channel}</{}>", self.root, items.concat(), self.name)
    }
}

/// The items that the library reads by themselves.
fn one_by_one(frame: &Frame<'_>, items: &[&str], problem: String) -> Result<Entries, String> {
    let mut all = Entries { title: None, list: Vec::new(), broken: 0 };
    if let Ok(head) = library(&frame.around(&[], true)) {
        all.title = head.title;
    }
    for item in items {
        match library(&frame.around(&[item], false)) {
            Ok(found) => all.list.extend(found.list),
            Err(_) => all.broken += 1,
        }
    }
    if all.list.is_empty() { Err(problem) } else { Ok(all) }
}
