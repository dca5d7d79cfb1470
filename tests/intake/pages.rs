//! Pages in the forms that publishers use.

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};
use mujaz::intake::{self, ContentType, Given};

use crate::{TITLE, TOLD, article, contents, day, failure, fixture, texts};

fn told() -> Vec<&'static str> {
    [TITLE].into_iter().chain(TOLD).collect()
}

#[test]
fn each_form_gives_the_report_and_nothing_around_it() {
    for (name, outlet, url) in [
        ("wordpress", "صحيفة الميناء", "https://example.org/2020/06/patrols/"),
        ("linked_data", "شبكة الساحل", "https://example.net/news/2020/6/4/patrols"),
        ("text_blocks", "إذاعة البحر", "https://example.com/arabic/articles/c1"),
        ("drupal", "وكالة الواحة", "https://example.org/node/77"),
    ] {
        let page = article(&fixture(&format!("pages/{name}.html")), name);
        assert_eq!(page.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(page.outlet.as_deref(), Some(outlet), "{name}");
        assert_eq!(page.url.as_deref(), Some(url), "{name}");
        assert_eq!(day(&page), "2020-06-04", "{name}");
        assert_eq!(texts(&page), told(), "{name}");
    }
}

#[test]
fn a_page_that_says_nothing_of_itself_still_gives_its_text() {
    let page = article(&fixture("pages/bare.html"), "bare.html");
    assert_eq!(page.title.as_deref(), Some(TITLE));
    assert_eq!(texts(&page), told());
}

#[test]
fn a_short_report_is_a_report() {
    let page = article("<title>خبر</title><body><p>عاد الهدوء إلى المدينة.</p><p>وفتحت المتاجر.</p>".as_bytes(), "x");
    assert_eq!(texts(&page), ["خبر", "عاد الهدوء إلى المدينة.", "وفتحت المتاجر."]);
}

#[test]
fn what_is_given_wins_over_the_page_and_the_page_over_the_rest() {
    let given = |title: &str, outlet: &str| Given {
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        outlet: Some(outlet.to_owned()).filter(|outlet| !outlet.is_empty()),
        ..Given::default()
    };
    let bytes = fixture("pages/wordpress.html");
    let read = |given: &Given, otherwise: &Given| {
        intake::page(&bytes, &ContentType::default(), given, otherwise, "x").unwrap().0
    };
    assert_eq!(read(&given("", "أخرى"), &Given::default()).outlet.as_deref(), Some("أخرى"));
    assert_eq!(read(&Given::default(), &given("آخر", "أخرى")).outlet.as_deref(), Some("صحيفة الميناء"));
    let bare = fixture("pages/bare.html");
    let (page, _) =
        intake::page(&bare, &ContentType::default(), &Given::default(), &given("آخر", "أخرى"), "x").unwrap();
    assert_eq!((page.outlet.as_deref(), page.title.as_deref()), (Some("أخرى"), Some(TITLE)));
}

#[test]
fn every_charset_of_arabic_pages_is_read_declared_or_not() {
    let page = String::from_utf8(fixture("pages/bare.html")).unwrap();
    let declared = |label: &str| page.replacen("<head>", &format!("<head><meta charset={label}>"), 1);
    let encoded = |text: &str, encoding: &'static Encoding| {
        let (bytes, _, broken) = encoding.encode(text);
        assert!(!broken);
        bytes.into_owned()
    };
    let utf16 = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = format!("\u{feff}{page}");
    for (bytes, header) in [
        (page.clone().into_bytes(), ""),
        (declared("windows-1256").into_bytes(), ""),
        (page.clone().into_bytes(), "text/html; charset=iso-8859-1"),
        (encoded(&page, WINDOWS_1256), ""),
        (encoded(&page, WINDOWS_1256), "text/html; charset=windows-1256"),
        (encoded(&page, WINDOWS_1256), "text/html; charset=utf-8"),
        (encoded(&declared("cp1256"), WINDOWS_1256), ""),
        (encoded(&declared("windows-1256"), WINDOWS_1256), "text/html; charset=ISO-8859-1"),
        (encoded(&page, ISO_8859_6), ""),
        (encoded(&declared("iso-8859-6"), ISO_8859_6), ""),
        (utf16(&page, u16::to_le_bytes), ""),
        (utf16(&page, u16::to_be_bytes), ""),
        (utf16(&marked, u16::to_le_bytes), "text/html; charset=utf-16"),
        (utf16(&marked, u16::to_be_bytes), ""),
        (utf16(&declared("utf-8"), u16::to_le_bytes), ""),
    ] {
        let content_type = ContentType::parse(header);
        let (page, _) = intake::page(&bytes, &content_type, &Given::default(), &Given::default(), "x")
            .unwrap_or_else(|e| panic!("{header}: {e}"));
        assert_eq!(texts(&page), told(), "{header}");
    }
}

#[test]
fn what_is_no_page_is_named() {
    let failed = |bytes: &[u8]| {
        let read = intake::page(bytes, &ContentType::parse("text/html"), &Given::default(), &Given::default(), "x");
        read.unwrap_err().to_string()
    };
    assert!(failed(&fixture("feeds/rss2.xml")).contains("a feed"));
    assert!(failed(b"{\"a\": 1}").contains("JSON"));
    assert!(failed(b"<?xml version='1.0'?><opml/>").contains("XML"));
    assert!(failed(b"PK\x03\x04").contains("ZIP"));
    assert!(failed(b" ").contains("no text"));
    assert!(failure(b"<html><body><script>x</script></body>", "x.html").contains("x.html: no text"));
    assert!(failure(b"<?xml version='1.0'?><opml/>", "x.xml").contains("RSS and Atom are read"));
}

#[test]
fn plain_text_is_a_report_whatever_the_server_calls_it() {
    let text = TOLD.join("\n");
    let read = |header: &str| {
        intake::page(text.as_bytes(), &ContentType::parse(header), &Given::default(), &Given::default(), "x").unwrap().0
    };
    assert_eq!(texts(&read("text/html")), TOLD);
    assert_eq!(texts(&read("text/plain")), TOLD);
    assert_eq!(contents(text.as_bytes(), "x.txt").notes, []);
}
