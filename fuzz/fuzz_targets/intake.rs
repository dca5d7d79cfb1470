//! Any bytes as an input: no panic, and what comes out holds no control character, in any of its texts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mujaz::briefing::Article;
use mujaz::intake::{self, ContentType, Document, Given};

fuzz_target!(|bytes: &[u8]| {
    let contents = match intake::documents(bytes, &ContentType::default(), &Given::default(), "input") {
        Ok(contents) => contents,
        Err(error) => return clean(&error.to_string()),
    };
    contents.notes.iter().for_each(|note| clean(&note.to_string()));
    contents.failures.iter().for_each(|failure| clean(failure));
    for part in contents.parts {
        clean(&part.name);
        match part.document {
            Document::Report(article) => check(&article),
            Document::Briefings(briefings) => {
                for briefing in briefings {
                    clean(&serde_json::to_string(&briefing).expect("a briefing can be written"));
                    briefing.articles.iter().for_each(check);
                }
            }
        }
    }
});

fn check(article: &Article) {
    article.title.iter().chain(&article.outlet).chain(&article.url).for_each(|text| clean(text));
    for paragraph in &article.paragraphs {
        clean(&paragraph.text);
        assert!(paragraph.text.len() <= intake::MAX_PARAGRAPH);
    }
}

fn clean(text: &str) {
    let hostile = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!text.chars().any(hostile), "{text:?}");
}
