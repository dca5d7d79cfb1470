//! Pages and feeds that are made to do harm.

use mujaz::intake::{self, ContentType, Given};

use crate::{TOLD, article, articles, contents, failure, texts};

const HOSTILE: [&str; 8] = [
    "&#27;[31m",
    "&#27;]0;PAYLOAD&#7;",
    "\u{1b}]0;PAYLOAD\u{7}",
    "\u{9b}31m",
    "&#x9b;31m",
    "\u{202e}&#x202e;&rlm;",
    "&amp;#27;[31m&amp;#x202e;",
    "\u{200b}\u{feff}\u{e0041}",
];

fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{e0041}')
}

/// A reference that was escaped twice comes out as one, which is text.
fn assert_clean(text: &str) {
    assert!(
        !text.contains(is_hostile) && !text.contains("PAYLOAD") && !text.replace("&#27;[31m", "").contains("[31m"),
        "{text:?}"
    );
}

fn assert_articles_clean(bytes: &[u8]) {
    let contents = contents(bytes, "x");
    contents.notes.iter().for_each(|note| assert_clean(&note.to_string()));
    for (_, article) in articles(contents) {
        article.title.iter().chain(&article.outlet).for_each(|text| assert_clean(text));
        assert!(article.url.as_ref().is_none_or(|url| !url.contains(is_hostile)));
        texts(&article).into_iter().for_each(assert_clean);
        assert!(article.title.is_some_and(|title| title.contains("عنوان")));
    }
}

#[test]
fn no_control_gets_out_of_a_page() {
    for hostile in HOSTILE {
        assert_articles_clean(
            format!(
                "<html><head><title>عنوان{hostile}</title><meta property='og:site_name' content='موقع{hostile}'>\
                 <link rel=canonical href='https://example.org/{hostile}'></head><body><p>{}{hostile}</p><p>{}</p></body></html>",
                TOLD[0], TOLD[1]
            )
            .as_bytes(),
        );
        let json = format!("{{\"@type\":\"NewsArticle\",\"headline\":\"عنوان{hostile}\\u001b[31m\\u202e\"}}");
        assert_articles_clean(
            format!("<html><script type=application/ld+json>{json}</script><p>{}</p></html>", TOLD[0]).as_bytes(),
        );
    }
}

#[test]
fn no_control_gets_out_of_a_feed() {
    for hostile in HOSTILE {
        let item = |body: &str| format!("<item><title>عنوان{hostile}</title><guid>{hostile}</guid>{body}</item>");
        let item = item(&format!("<description>{}{hostile}</description>", TOLD[0]));
        let rss = format!("<rss version=\"2.0\"><channel><title>موقع{hostile}</title>{item}</channel></rss>");
        assert_articles_clean(rss.as_bytes());
        let (feed, _) = intake::feed(rss.as_bytes(), &ContentType::default(), &Given::default(), "x").unwrap();
        assert!(feed.items.iter().filter_map(|item| item.id.as_deref()).all(|id| !id.contains(is_hostile)));
        let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"items\":[{\"id\":\"1\",\
                    \"title\":\"عنوان\\u001b[31m\\u202e\",\"content_text\":\"نص\\u009b31m\"}]}";
        assert_articles_clean(json.as_bytes());
    }
}

#[test]
fn deep_pages_are_refused_before_they_are_parsed() {
    for piece in ["<div>", "<b><div></b>", "<a><table>", "<svg><g>", "<x>"] {
        let problem = failure(format!("<html>{}نص", piece.repeat(100_000)).as_bytes(), "deep.html");
        assert!(problem.starts_with("deep.html: ") && problem.contains("512 deep"), "{problem}");
    }
    let tag = format!("<html><p {}>نص", "a=1 ".repeat(100_000));
    assert!(failure(tag.as_bytes(), "x.html").contains("512 attributes"));
}

#[test]
fn a_large_flat_page_is_read_whole() {
    let page = format!("<html><body><article>{}</article></body></html>", format!("<p>{}</p>", TOLD[0]).repeat(20_000));
    assert_eq!(texts(&article(page.as_bytes(), "x")).len(), 20_000);
}

#[test]
fn a_page_beyond_the_limit_is_refused() {
    let page = format!("<html>{}", "<p>x</p>".repeat(2_100_000));
    assert!(failure(page.as_bytes(), "x.html").contains("16 MB"));
}

#[test]
fn entities_are_never_expanded_or_fetched() {
    let entity = |n: u32| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let bomb = (1..10).map(entity).collect::<Vec<_>>().concat();
    let rss = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"ها\">{bomb}<!ENTITY file SYSTEM \"file:///etc/passwd\">]>\
         <rss version=\"2.0\"><channel><title>x</title><item><title>عنوان &e9; &file;</title></item></channel></rss>"
    );
    let item = articles(contents(rss.as_bytes(), "x")).remove(0).1;
    assert_eq!(item.title.as_deref(), Some("عنوان &e9; &file;"));
}

#[test]
fn an_item_that_nests_too_deep_leaves_the_others() {
    let deep = format!("<x:a xmlns:x=\"urn:x\">{}{}</x:a>", "<x:a>".repeat(40_000), "</x:a>".repeat(40_000));
    for deep in [deep.clone(), deep.replace("</x:a>", ""), format!("<title>{deep}</title>")] {
        let rss = format!(
            "<rss version=\"2.0\"><channel><title>x</title><item><title>أول</title></item>\
             <item><title>عميق</title>{deep}</item><item><title>ثالث</title></item></channel></rss>"
        );
        let titles: Vec<_> =
            articles(contents(rss.as_bytes(), "x")).into_iter().map(|(_, item)| item.title.unwrap()).collect();
        assert_eq!(titles, ["أول", "ثالث"]);
    }
}

#[test]
fn deep_html_in_an_item_costs_its_text_alone() {
    let deep = "&lt;div&gt;".repeat(10_000);
    let rss = format!(
        "<rss version=\"2.0\"><channel><title>x</title><item><title>عنوان</title><description>{deep}&lt;/div&gt;</description></item></channel></rss>"
    );
    let contents = contents(rss.as_bytes(), "x");
    assert!(contents.notes.iter().any(|note| note.file == "x: item 1" && note.text.contains("512 deep")));
    assert_eq!(texts(&articles(contents)[0].1), ["عنوان"]);
}
