//! Feeds of every kind, whole and damaged.

use encoding_rs::WINDOWS_1256;
use mujaz::intake::{self, ContentType, Feed, Given, Note};

use crate::{TITLE, TOLD, articles, contents, day, fixture, texts};

fn feed(bytes: &[u8]) -> (Feed, Vec<Note>) {
    intake::feed(bytes, &ContentType::default(), &Given::default(), "feed").unwrap()
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.items.iter().filter_map(|item| item.said.title.as_deref()).collect()
}

#[test]
fn every_kind_tells_title_address_outlet_day_and_text() {
    for (name, outlet, url, whole) in [
        ("rss2.xml", "صحيفة الميناء", "https://example.org/2020/06/patrols/?a=1&b=2", true),
        ("rss1.xml", "وكالة الواحة", "https://example.org/1", false),
        ("atom.xml", "شبكة الساحل", "https://example.net/1", true),
        ("feed.json", "إذاعة البحر", "https://example.com/arabic/articles/c1", true),
    ] {
        let (feed, _) = feed(&fixture(&format!("feeds/{name}")));
        let first = &feed.items[0];
        assert_eq!(feed.title.as_deref(), Some(outlet), "{name}");
        assert_eq!(first.said.url.as_deref(), Some(url), "{name}");
        let article = first.article.as_ref().unwrap();
        assert_eq!((article.outlet.as_deref(), article.url.as_deref()), (Some(outlet), Some(url)), "{name}");
        assert_eq!(day(article), "2020-06-04", "{name}: the day where it was published");
        assert_eq!(first.is_whole, whole, "{name}");
        let told = if whole { &TOLD[..] } else { &TOLD[..1] };
        assert_eq!(&texts(article)[1..=told.len()], told, "{name}");
    }
}

#[test]
fn an_item_without_its_text_is_a_summary_or_a_headline() {
    let (feed, _) = feed(&fixture("feeds/rss2.xml"));
    let [whole, summary, headline] = &feed.items[..] else { panic!("three items") };
    assert_eq!(texts(whole.article.as_ref().unwrap()).len(), 5, "without caption and without the note on the site");
    assert_eq!(whole.id.as_deref(), Some("https://example.org/?p=1"));
    assert_eq!(texts(summary.article.as_ref().unwrap()), ["السوق القديمة \"تفتح\" من جديد", TOLD[2]]);
    assert_eq!(day(summary.article.as_ref().unwrap()), "2020-06-05");
    assert_eq!(texts(headline.article.as_ref().unwrap()), ["عنوان وحده"]);
    assert_eq!((summary.is_whole, headline.is_whole), (false, false));
}

#[test]
fn each_item_is_a_report_with_the_number_of_its_item() {
    let contents = contents(&fixture("feeds/rss2.xml"), "feed.xml");
    assert!(contents.notes.iter().any(|note| note.text.contains("2 of 3 items")));
    assert!(contents.parts.iter().all(|part| part.bytes.is_some()));
    let names: Vec<String> = articles(contents).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["feed.xml: item 1", "feed.xml: item 2", "feed.xml: item 3"]);
}

#[test]
fn a_feed_cut_short_keeps_the_items_before_the_cut() {
    for name in ["rss2.xml", "feed.json"] {
        let bytes = fixture(&format!("feeds/{name}"));
        let (whole, _) = feed(&bytes);
        let text = String::from_utf8(bytes).unwrap();
        let second = text.find(whole.items[1].said.url.as_deref().unwrap()).unwrap();
        let (cut, notes) = feed(&text.as_bytes()[..second + 10]);
        assert_eq!(cut.items, whole.items[..1], "{name}");
        assert_eq!(cut.title, whole.title, "{name}");
        assert!(notes.iter().any(|note| note.text.contains("1 broken or cut item")), "{name}: {notes:?}");
    }
}

#[test]
fn a_fault_in_one_item_leaves_the_others() {
    let text = String::from_utf8(fixture("feeds/rss2.xml")).unwrap();
    let title = "السوق القديمة &quot;تفتح&quot; من جديد";
    for fault in ["<b>", "</description>", "<x y=>&", "< >"] {
        let (feed, notes) = feed(text.replace(title, fault).as_bytes());
        assert_eq!(titles(&feed), [TITLE, "عنوان وحده"], "{fault}");
        assert!(notes.iter().any(|note| note.text.contains("broken")), "{fault}");
    }
}

#[test]
fn ampersands_that_nobody_escaped_cost_nothing() {
    let text = String::from_utf8(fixture("feeds/rss2.xml")).unwrap();
    for ampersand in ["أ & ب", "أ &nbsp; ب", "?a=1&b=2", "أ &#0; ب", "&#xFFFFFFFF;"] {
        let (feed, _) = feed(text.replace("عنوان وحده", ampersand).as_bytes());
        assert_eq!(feed.items.len(), 3, "{ampersand}");
    }
}

#[test]
fn one_broken_byte_costs_one_character() {
    let mut bytes = fixture("feeds/rss2.xml");
    let at = bytes.windows(2).position(|pair| pair == "م".as_bytes()).unwrap();
    bytes[at] = 0xff;
    let (feed, _) = feed(&bytes);
    assert_eq!(feed.items.len(), 3);
    assert!(feed.title.unwrap().contains('\u{fffd}') || titles_have_replacement(&bytes));
}

fn titles_have_replacement(bytes: &[u8]) -> bool {
    let (feed, _) = feed(bytes);
    feed.items.iter().any(|item| item.text.contains('\u{fffd}'))
}

#[test]
fn the_charset_that_a_feed_declares_is_the_one_of_its_bytes() {
    let text = String::from_utf8(fixture("feeds/rss1.xml")).unwrap();
    let (utf8, _) = feed(text.as_bytes());
    let legacy = text.replace("encoding=\"UTF-8\"", "encoding=\"windows-1256\"");
    let (bytes, _, broken) = WINDOWS_1256.encode(&legacy);
    assert!(!broken);
    assert_eq!(feed(&bytes).0.items, utf8.items);
    assert_eq!(feed(legacy.as_bytes()).0.items, utf8.items, "declared wrongly");
    let utf16: Vec<u8> = text.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(feed(&utf16).0.items, utf8.items);
}

#[test]
fn reading_a_feed_without_ids_twice_gives_the_same() {
    let rss =
        "<rss version=\"2.0\"><channel><title>x</title><item><description>نص</description></item></channel></rss>";
    assert_eq!(feed(rss.as_bytes()), feed(rss.as_bytes()));
    assert_eq!(feed(rss.as_bytes()).0.items[0].id, None);
}

#[test]
fn what_is_no_feed_is_named() {
    let failed =
        |bytes: &[u8]| intake::feed(bytes, &ContentType::default(), &Given::default(), "feed").unwrap_err().to_string();
    assert!(failed(&fixture("pages/bare.html")).contains("a page of HTML"));
    assert!(failed(b"text").contains("but text"));
    assert!(failed(b"<?xml version='1.0'?><opml/>").contains("another kind of XML"));
    assert!(failed(b"<rss version=\"2.0\"><channel>").starts_with("feed: "));
}

#[test]
fn a_link_without_a_host_is_one_of_the_feeds_own() {
    let rss = |link: &str| {
        format!("<rss version='2.0'><channel><title>x</title><item><title>خبر</title>{link}</item></channel></rss>")
    };
    let url = |link: &str, base: Option<&str>| {
        let given = Given { url: base.map(str::to_owned), ..Given::default() };
        let (feed, _) = intake::feed(rss(link).as_bytes(), &ContentType::default(), &given, "feed").unwrap();
        feed.items.into_iter().next().and_then(|item| item.said.url)
    };
    let base = Some("https://example.org/ar/rss.xml");
    assert_eq!(url("<link>/news/1</link>", base).as_deref(), Some("https://example.org/news/1"));
    assert_eq!(url("<link>news/1</link>", base).as_deref(), Some("https://example.org/ar/news/1"));
    assert_eq!(url("<link>https://other.example/1</link>", base).as_deref(), Some("https://other.example/1"));
    assert_eq!(url("<link>javascript:alert(1)</link>", base), None);
    assert_eq!(url("<guid isPermaLink='false'>17</guid>", base), None, "an id is no link");
    assert_eq!(url("<link>/news/1</link>", None), None);
}

#[test]
fn rss_that_does_not_say_which_is_read() {
    for root in ["<rss>", "<rss version=''>", "<rss version='0.9'>", "<rss version='3'>"] {
        let rss = format!(
            "{root}<channel><title>x</title><item><title>خبر</title><link>https://example.org/1</link></item></channel></rss>"
        );
        let (feed, _) = intake::feed(rss.as_bytes(), &ContentType::default(), &Given::default(), "feed").unwrap();
        assert_eq!(feed.items.len(), 1, "{root}");
    }
}
