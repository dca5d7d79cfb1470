//! JSON Feed: the library reads it, and where it does not, the whole items of it.

use serde_json::{Deserializer, Map, Value, json};

use super::parse::{Entries, library};

/// What a JSON Feed holds.
pub(super) fn entries(text: &str) -> Result<Entries, String> {
    let problem = match library(text) {
        Ok(entries) => return Ok(entries),
        Err(problem) => problem,
    };
    let title = after_key(text, "title").and_then(first::<String>).map(|(title, _)| title);
    let rest = after_key(text, "items").and_then(|rest| rest.strip_prefix('['));
    let (items, mut broken) = rest.map_or_else(Default::default, items);
    let mut entries = Vec::new();
    for item in items {
        let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "", "items": [item] });
        match library(&feed.to_string()) {
            Ok(found) => entries.extend(found.list),
            Err(_) => broken += 1,
        }
    }
    if entries.is_empty() { Err(problem) } else { Ok(Entries { title, list: entries, broken }) }
}

/// The objects of a list that may be cut, and how many there are besides.
fn items(list: &str) -> (Vec<Map<String, Value>>, usize) {
    let mut items = Vec::new();
    let mut rest = list.trim_start();
    while rest.starts_with('{') {
        let Some((item, len)) = first(rest) else { return (items, 1) };
        items.push(item);
        rest = rest.get(len..).unwrap_or_default().trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    (items, 0)
}

/// What follows the first `"key":`.
fn after_key<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("\"{key}\""))?;
    Some(rest.trim_start().strip_prefix(':')?.trim_start())
}

/// The value that a text begins with, and its length.
fn first<T: serde::de::DeserializeOwned>(text: &str) -> Option<(T, usize)> {
    let mut values = Deserializer::from_str(text).into_iter::<T>();
    let value = values.next()?.ok()?;
    Some((value, values.byte_offset()))
}
