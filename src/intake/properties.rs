//! Promises that hold for all bytes.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Bytes that get far: pieces of text, of controls and of front matter, in any order, and arbitrary ones.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        "[قالمنةىأ ]{1,12}".prop_map(String::into_bytes),
        "[\\x1b\u{9b}\u{9d}\u{90}\\[\\]P;0-9m\\\\\\x07\u{9c}\\n]{1,8}".prop_map(String::into_bytes),
        "[\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}\u{e0041}\u{2028}\u{61c}\r\n\t]{1,4}".prop_map(String::into_bytes),
        "(&#[0-9]{1,4};|&#x[0-9a-f]{1,3};|&amp;|&)".prop_map(String::into_bytes),
        "(\u{64e}|\u{301}|\u{200d}|👨\u{200d}|\u{1100}|\u{600}){1,40}".prop_map(String::into_bytes),
        "(---|title: |date: |2020-06-04|charset: (utf-8|cp1256)|\n|4 يونيو 2020)".prop_map(String::into_bytes),
        "\\{\"schema\": \"mujaz.briefing/1\"[,}\\[\\]]{0,3}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..12),
        "\\PC{0,12}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Markup that gets far: tags, attributes, references, sections and text, in any order.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[قالمنةىأ. ]{1,60}",
        "</?(html|head|body|p|div|b|a|table|tr|td|svg|select|template|script|title|h1|article|time|figure|li|br)>",
        "<(p class=(share|x)|a href='[a-z:/]{0,8}'|meta (name|property)=(date|og:title) content='[ -~]{0,12}'|time datetime=2020-06-04)>",
        "</?(rss|channel|item|title|link|description|guid|pubDate|feed|entry|content|id|rdf:RDF|x:y)>",
        "<script type=application/ld\\+json>[\\[{]{0,2}(\"@type\": ?\"NewsArticle\",\"headline\": ?\"[ -~]{0,9}\")?[}\\]]{0,2}</script>",
        "(<!\\[CDATA\\[|\\]\\]>|<!--|-->|<\\?xml|\\?>|<!DOCTYPE|<|>|&|\"|')",
        "(&#x?[0-9a-f]{1,6};|&nbsp;|&lt;|&x;)",
        "[\u{1b}\u{9b}\u{202e}\u{0}\u{200b}\\[m0-9]{1,4}",
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn strings(article: &Article) -> impl Iterator<Item = &str> {
    [&article.title, &article.outlet, &article.url]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .chain(article.paragraphs.iter().map(|p| p.text.as_str()))
}

fn is_disallowed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_panic_and_what_comes_out_is_clean(bytes in bytes()) {
        if let Ok((Document::Report(article), _)) = read(&bytes, &Given::default(), "x.txt") {
            prop_assert!(!article.paragraphs.is_empty());
            for text in strings(&article) {
                prop_assert!(!text.contains(is_disallowed), "{text:?}");
                prop_assert!(text.graphemes(true).all(|g| g.chars().count() <= cluster::MAX), "{text:?}");
                prop_assert!(!text.is_empty() && text.len() <= MAX_PARAGRAPH && text.trim() == text, "{text:?}");
            }
        }
    }

    #[test]
    fn no_markup_panics_and_what_comes_out_is_clean(markup in markup()) {
        for start in ["", "<html>", "<rss version=\"2.0\"><channel><item>", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>"] {
            let text = format!("{start}{markup}");
            let contents = match documents(text.as_bytes(), &ContentType::default(), &Given::default(), "x") {
                Ok(contents) => contents,
                Err(error) => {
                    prop_assert!(!error.to_string().contains(deadline::FAULT));
                    continue;
                }
            };
            for part in contents.parts {
                let Document::Report(article) = part.document else { continue };
                for text in strings(&article) {
                    prop_assert!(!text.contains(is_disallowed), "{text:?}");
                    prop_assert!(!text.is_empty() && text.len() <= MAX_PARAGRAPH && text.trim() == text, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn a_whole_item_is_kept_whatever_follows_it(markup in markup()) {
        let text = format!("<rss version=\"2.0\"><channel><title>x</title><item><title>أول</title></item>{markup}");
        let (feed, _) = feed(text.as_bytes(), &ContentType::default(), &Given::default(), "x").unwrap();
        prop_assert_eq!(feed.items[0].said.title.as_deref(), Some("أول"));
    }

    #[test]
    fn cleaning_twice_changes_nothing(bytes in bytes()) {
        let once = clean::line(&String::from_utf8_lossy(&bytes));
        prop_assert_eq!(clean::line(&once), once);
    }

    #[test]
    fn reading_is_deterministic(bytes in bytes()) {
        let read = || read(&bytes, &Given::default(), "x.txt").map_err(|e| e.to_string());
        prop_assert_eq!(read(), read());
    }

    #[test]
    fn arabic_text_comes_out_as_it_went_in(lines in prop::collection::vec("[ء-غف-ي\u{64b}-\u{652}0-9«»،؛؟.:()a-zA-Z]{1,30}( [ء-غف-ي]{1,9}){0,6}", 1..5)) {
        let text = lines.join("\n");
        let (document, _) = read(text.as_bytes(), &Given::default(), "x.txt").unwrap();
        let Document::Report(article) = document else { return Err(TestCaseError::fail("no report")) };
        prop_assert!(article.paragraphs.iter().map(|p| p.text.as_str()).eq(lines.iter().map(String::as_str)));
    }
}
