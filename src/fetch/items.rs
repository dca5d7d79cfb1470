//! The items of a feed: RSS, Atom or JSON Feed, decoded before it is parsed, so that one wrong byte does not cost all of it.
//!
//! Of a feed that ends too early, or is broken somewhere, the items before that place are read.

mod text;

use chrono::{DateTime, Utc};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1256};
use feed_rs::model::{Entry, Link};
use feed_rs::parser;
use url::Url;

use super::error::{Reason, shown};
use crate::intake;

/// The fewest characters of a text that is taken for the whole report, where the feed marks it as content.
const WHOLE_CONTENT: usize = 300;

/// The same where it stands in a summary's place.
const WHOLE_SUMMARY: usize = 1500;

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The feed's own name for it.
    pub id: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<DateTime<Utc>>,
    /// What the feed says, each line a paragraph; may be empty.
    pub text: String,
    /// Whether that is the whole report.
    pub is_whole: bool,
}

/// What a feed holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Feed {
    /// The feed's own name.
    pub title: Option<String>,
    /// In the order of the feed.
    pub items: Vec<Item>,
    /// Whether it is broken behind these items.
    pub is_broken: bool,
}

/// Reads the feed at `base`; `content_type` is what its server says of it.
pub(super) fn read(bytes: &[u8], content_type: Option<&str>, base: &Url) -> Result<Feed, Reason> {
    let text = decode(bytes, content_type);
    let (feed, is_broken) = match parse(&text) {
        Ok(feed) => (feed, false),
        Err(reason) => (salvaged(&text).and_then(|text| parse(&text).ok()).ok_or(reason)?, true),
    };
    let title = feed.title.map(|title| intake::clean_line(&title.content)).filter(|title| !title.is_empty());
    Ok(Feed { title, items: feed.entries.into_iter().map(|entry| item(entry, base)).collect(), is_broken })
}

fn parse(text: &str) -> Result<feed_rs::model::Feed, Reason> {
    parser::parse(text.as_bytes())
        .map_err(|error| Reason::Unreadable(format!("no feed: {}", intake::clean_line(&error.to_string()))))
}

/// The text of a feed without its XML declaration, which may name another charset.
fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let declared = || {
        let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
        let labels = [content_type.and_then(|kind| after(kind, "charset=")), after(&head, "encoding=")];
        labels.into_iter().flatten().find_map(|label| Encoding::for_label(label.as_bytes()))
    };
    let encoding = match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => declared().unwrap_or(WINDOWS_1256),
    };
    let (text, _, _) = encoding.decode(bytes);
    let text = text.trim_start();
    let body = text.strip_prefix("<?xml").and_then(|rest| Some(rest.split_once("?>")?.1));
    body.unwrap_or(text).to_owned()
}

/// The word behind `key`, in quotation marks or not.
fn after(text: &str, key: &str) -> Option<String> {
    let (_, rest) = text.split_once(key)?;
    let word = rest.trim_start_matches(['"', '\'']);
    word.split(['"', '\'', ';', ' ', '?']).next().map(str::to_owned)
}

/// The feed up to its last whole item.
fn salvaged(text: &str) -> Option<String> {
    [("</item>", "</channel></rss>"), ("</entry>", "</feed>")].into_iter().find_map(|(end, rest)| {
        let (whole, _) = text.rsplit_once(end)?;
        Some(format!("{whole}{end}{rest}"))
    })
}

fn item(entry: Entry, base: &Url) -> Item {
    let content = entry.content.and_then(|content| content.body).map(|html| text::plain(&html)).unwrap_or_default();
    let summary = entry.summary.map(|summary| text::plain(&summary.content)).unwrap_or_default();
    let long = |text: &str, least| text.chars().count() >= least;
    let is_whole = long(&content, WHOLE_CONTENT) || long(&summary, WHOLE_SUMMARY);
    Item {
        id: entry.id,
        url: address(&entry.links, base),
        title: entry.title.map(|title| text::plain(&title.content)).filter(|title| !title.is_empty()),
        published: entry.published.or(entry.updated),
        text: if content.len() >= summary.len() { content } else { summary },
        is_whole,
    }
}

/// Where an item leads: none of its enclosures, and no script.
fn address(links: &[Link], base: &Url) -> Option<String> {
    let readable = links.iter().filter(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let mut addresses = readable.filter_map(|link| base.join(&link.href).ok());
    addresses.find(|url| matches!(url.scheme(), "http" | "https")).map(|url| shown(&url))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FEED: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>صحيفة</title>\
        <item><title>أول &amp; ثان</title><guid>a</guid><link>https://example.org/a</link>\
        <pubDate>Thu, 04 Jun 2020 09:00:00 +0200</pubDate><description>&lt;p&gt;سطر&lt;/p&gt;&lt;p&gt;آخر&lt;/p&gt;</description></item>\
        <item><title>ثالث</title><guid>b</guid><link>javascript:alert(1)</link></item></channel></rss>";

    fn feed(bytes: &[u8]) -> Result<Feed, Reason> {
        read(bytes, Some("text/xml; charset=x"), &Url::parse("https://example.org/news/feed").unwrap())
    }

    #[test]
    fn rss_atom_and_json_say_the_same() {
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>صحيفة</title><id>f</id><updated>2020-06-04T07:00:00Z</updated>\
            <entry><id>a</id><title>أول &amp; ثان</title><link href=\"https://example.org/a\"/>\
            <published>2020-06-04T09:00:00+02:00</published><summary type=\"html\">&lt;p&gt;سطر&lt;/p&gt;آخر</summary></entry></feed>";
        let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"صحيفة\",\"items\":[{\"id\":\"a\",\
            \"title\":\"أول & ثان\",\"url\":\"https://example.org/a\",\"date_published\":\"2020-06-04T09:00:00+02:00\",\
            \"content_html\":\"<p>سطر</p><script>لا</script><p>آخر\"}]}";
        for text in [FEED, atom, json] {
            let feed = feed(text.as_bytes()).unwrap();
            let item = feed.items.first().unwrap();
            assert_eq!(feed.title.as_deref(), Some("صحيفة"));
            assert_eq!((item.id.as_str(), item.url.as_deref()), ("a", Some("https://example.org/a")));
            assert_eq!(item.published.unwrap().to_string(), "2020-06-04 07:00:00 UTC");
            assert_eq!((item.text.as_str(), item.is_whole), ("سطر\nآخر", false));
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(feed(FEED.as_bytes()).unwrap().items.last().unwrap().url, None);
        let relative = FEED.replace("https://example.org/a", "../a?b");
        let url = feed(relative.as_bytes()).unwrap().items.first().unwrap().url.clone();
        assert_eq!(url.as_deref(), Some("https://example.org/a?b"));
    }

    #[test]
    fn depth_and_entities_cost_no_more_than_their_length() {
        let deep = |open: &str, close: &str| {
            let (before, after) = FEED.split_once("<guid>a</guid>").unwrap();
            format!("{before}{}x{}<guid>a</guid>{after}", open.repeat(50_000), close.repeat(50_000))
        };
        let bomb = FEED.replace(
            "<rss version",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss version",
        );
        let bomb = bomb.replace("أول", "&b;&c;");
        for text in [deep("<x>", "</x>"), deep("<media:group>", "</media:group>"), deep("<description>", ""), bomb] {
            if let Ok(feed) = feed(text.as_bytes()) {
                assert!(feed.items.iter().all(|item| item.text.len() < text.len()));
                assert!(feed.items.iter().filter_map(|item| item.title.as_ref()).all(|title| !title.contains("root")));
            }
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(at in 0..FEED.len(), bytes in proptest::collection::vec(any::<u8>(), 0..9), cut in 0..FEED.len()) {
            let mut bytes_of_feed = FEED.as_bytes().to_vec();
            bytes_of_feed.splice(at..(at + bytes.len()).min(FEED.len()), bytes);
            bytes_of_feed.truncate(cut.max(1));
            drop(feed(&bytes_of_feed));
        }
    }
}
