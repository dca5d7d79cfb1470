//! Any text as a page of HTML: no panic, no long wait, and what comes out holds no control character.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mujaz::intake::{self, ContentType, Given};

fuzz_target!(|html: &str| {
    let html = format!("<html>{html}");
    let read = intake::page(html.as_bytes(), &ContentType::default(), &Given::default(), &Given::default(), "input");
    match read {
        Ok((article, notes)) => {
            article.title.iter().chain(&article.outlet).chain(&article.url).for_each(|text| clean(text));
            article.paragraphs.iter().for_each(|paragraph| clean(&paragraph.text));
            notes.iter().for_each(|note| clean(&note.to_string()));
        }
        Err(error) => clean(&error.to_string()),
    }
});

fn clean(text: &str) {
    let hostile = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.chars().any(hostile), "{text:?}");
}
