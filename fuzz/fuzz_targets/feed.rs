//! Any text as the items of a feed: no panic, no control character in what comes out, and a whole item before it is kept.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mujaz::intake::{self, ContentType, Given};

const HEAD: &str = "<rss version=\"2.0\"><channel><title>x</title><item><title>first</title></item>";

fuzz_target!(|items: &str| {
    let feed = format!("{HEAD}{items}");
    let read = intake::feed(feed.as_bytes(), &ContentType::default(), &Given::default(), "input");
    let (feed, notes) = read.expect("the first item is whole");
    assert_eq!(feed.items[0].said.title.as_deref(), Some("first"));
    notes.iter().for_each(|note| clean(&note.to_string()));
    for item in &feed.items {
        item.id.iter().chain(&item.said.title).chain(&item.said.url).for_each(|text| clean(text));
        for paragraph in item.article.iter().flat_map(|article| &article.paragraphs) {
            clean(&paragraph.text);
        }
    }
});

fn clean(text: &str) {
    let hostile = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.chars().any(hostile), "{text:?}");
}
