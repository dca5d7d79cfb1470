//! Reports that mean to become something else: each format stays whole, and holds the text as text.

use ::csv::ReaderBuilder;
use mujaz::briefing::{Article, Bilingual, Briefing, Name};
use mujaz::config::Lang;
use mujaz::digest::Digest;
use proptest::prelude::*;
use serde_json::Value;

use crate::markdown::read;
use crate::page::Page;
use crate::{csv, geojson, html, markdown, merged, records};

const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" x='",
    "x](javascript:alert(1)) [y](https://evil.example)",
    "![i](https://evil.example/i.png) <https://evil.example> https://evil.example www.evil.example a@evil.example",
    "=cmd|'/c calc'!A0",
    "\t=1+1",
    "line one\n\n# line two\r\n- item\n```\n| a | b |\n|---|---|",
    "\u{202e}\u{2066}turned\u{200f}\u{61c}",
    "&lt;b&gt; &#60;i&#62; &amp;",
    "*a* _b_ `c` ~~d~~ $e$ ^f^ [g]: https://evil.example \"h\",i;j",
    "]]> --> \u{1b}[31m \u{0} \u{2028} \u{85}",
];

/// Sets every text of a day that a report has a say in.
fn all_texts(briefing: &mut Briefing, text: &str) {
    for article in &mut briefing.articles {
        article.title = Some(text.into());
        article.outlet = Some(text.into());
    }
    let gist = Bilingual { ar: text.into(), en: text.into() };
    let name = |name: &mut Name| {
        name.ar = text.into();
        name.en = text.into();
        name.role = Some(gist.clone());
    };
    for event in &mut briefing.events {
        event.gist = gist.clone();
        event.actors.iter_mut().chain(&mut event.place).for_each(name);
        event.evidence.iter_mut().for_each(|one| one.quote = text.into());
    }
    for statement in &mut briefing.statements {
        statement.gist = gist.clone();
        statement.content = text.into();
        statement.channel = Some(gist.clone());
        statement.speaker.iter_mut().chain(&mut statement.via).chain(&mut statement.addressee).for_each(name);
        statement.evidence.iter_mut().for_each(|one| one.quote = text.into());
    }
    for movement in &mut briefing.movements {
        movement.gist = gist.clone();
        movement.purpose = Some(text.into());
        movement
            .with
            .iter_mut()
            .chain(&mut movement.to)
            .chain(&mut movement.from)
            .chain(&mut movement.reported_by)
            .for_each(name);
        movement.evidence.iter_mut().for_each(|one| one.quote = text.into());
    }
    for position in &mut briefing.frontline {
        position.gist = gist.clone();
        position.holder.iter_mut().chain(&mut position.claimed_by).for_each(name);
        position.evidence.iter_mut().for_each(|one| one.quote = text.into());
    }
}

fn day_of(text: &str) -> Digest {
    let mut day = merged();
    all_texts(&mut day.briefing, text);
    day
}

/// What is left of a text: one line, nothing in it that cannot be seen.
fn visible(text: &str) -> Vec<String> {
    text.split(|c: char| {
        c.is_whitespace() || c.is_control() || ('\u{200b}'..='\u{2069}').contains(&c) || c == '\u{61c}'
    })
    .filter(|word| !word.is_empty() && !word.starts_with("[31m"))
    .map(str::to_owned)
    .collect()
}

#[test]
fn the_page_has_the_same_elements_whatever_the_texts_are() {
    for lang in [Lang::En, Lang::Ar] {
        let harmless = Page::read(&html(&day_of("harmless"), lang));
        for hostile in HOSTILE {
            let page = Page::read(&html(&day_of(hostile), lang));
            assert_eq!(page.shape(), harmless.shape(), "{hostile}");
            assert_eq!(page.errors, Vec::<String>::new(), "{hostile}");
            let text = page.text();
            assert!(visible(hostile).iter().all(|word| text.contains(word)), "{hostile}");
        }
    }
}

#[test]
fn markdown_has_the_same_parts_whatever_the_texts_are() {
    for lang in [Lang::En, Lang::Ar] {
        let harmless = read(&markdown(&day_of("harmless"), lang));
        for hostile in HOSTILE {
            let text = markdown(&day_of(hostile), lang);
            let read = read(&text);
            assert_eq!(read.links, harmless.links, "{hostile}");
            assert_eq!(read.headings, harmless.headings, "{hostile}");
            assert_eq!(read.items.len(), harmless.items.len(), "{hostile}");
            assert_eq!(read.other, Vec::<String>::new(), "{hostile}");
            assert!(visible(hostile).iter().all(|word| read.items[0].contains(word)), "{hostile}: {}", read.items[0]);
            // GitHub and others make links of bare addresses.
            let own = day_of(hostile).briefing.articles.into_iter().filter_map(|article| article.url);
            let rest = own.fold(text, |text, url| text.replace(&url, ""));
            assert!(!rest.contains("https://") && !rest.contains("www.") && !rest.contains("a@"), "{hostile}");
        }
    }
}

#[test]
fn the_table_has_its_rows_and_no_formula() {
    for hostile in HOSTILE {
        let day = day_of(hostile);
        let text = csv(&day);
        let rows: Vec<_> =
            ReaderBuilder::new().from_reader(text.as_bytes()).into_records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), records(&day), "{hostile}");
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            assert!(
                cell.chars().all(|c| !c.is_control() && !('\u{200e}'..='\u{200f}').contains(&c) && c != '\u{202e}')
            );
        }
        let gist = &rows[0][9];
        assert!(visible(hostile).iter().all(|word| gist.contains(word)), "{hostile}: {gist}");
    }
}

#[test]
fn the_map_holds_the_same_features() {
    for hostile in HOSTILE {
        let day = day_of(hostile);
        let map: Value = serde_json::from_str(&geojson(&day)).unwrap();
        let features = map["features"].as_array().unwrap();
        assert_eq!(features.len(), records(&day));
        let gist = features[0]["properties"]["gist_ar"].as_str().unwrap();
        assert!(visible(hostile).iter().all(|word| gist.contains(word)), "{hostile}: {gist}");
    }
}

/// The first records of each kind, with that text.
fn few(text: &str) -> Digest {
    static DAY: std::sync::LazyLock<Digest> = std::sync::LazyLock::new(merged);
    let mut day = DAY.clone();
    day.briefing.events.truncate(1);
    day.briefing.statements.truncate(1);
    day.briefing.movements.truncate(1);
    day.briefing.frontline.truncate(1);
    all_texts(&mut day.briefing, text);
    day
}

proptest! {
    /// Whatever of the signs that mean something somewhere.
    #[test]
    fn no_text_changes_the_form(text in "([<>&\"'`\\\\*_~\\[\\](){}!#=+@|:;/.^$-]|[a-z0-9 ]|www\\.|https?://|\\PC|\r|\n|\t|سرت){1,24}") {
        let (day, harmless) = (few(&text), few("harmless"));
        // A text of nothing that can be seen is none: it has no place on the page.
        prop_assume!(!visible(&text).is_empty());
        for lang in [Lang::En, Lang::Ar] {
            prop_assert_eq!(Page::read(&html(&day, lang)).shape(), Page::read(&html(&harmless, lang)).shape());
            let (read, expected) = (read(&markdown(&day, lang)), read(&markdown(&harmless, lang)));
            prop_assert_eq!((read.links, read.headings), (expected.links, expected.headings));
            prop_assert_eq!((read.items.len(), read.other), (expected.items.len(), expected.other));
        }
        let table = csv(&day);
        let rows = ReaderBuilder::new().from_reader(table.as_bytes()).into_records().collect::<Result<Vec<_>, _>>().unwrap();
        prop_assert_eq!(rows.len(), records(&day));
        prop_assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
        let map: Value = serde_json::from_str(&geojson(&day)).unwrap();
        prop_assert_eq!(map["features"].as_array().unwrap().len(), records(&day));
    }
}

#[test]
fn a_report_that_nobody_names_goes_by_its_first_words() {
    let mut day = merged();
    day.briefing.articles.truncate(1);
    day.briefing.articles[0].outlet = None;
    day.briefing.articles[0].title = None;
    day.briefing.articles[0].paragraphs[0].text = "one two *three* <b> five six seven".into();
    assert!(read(&markdown(&day, Lang::En)).items[0].contains("one two *three* <b> five six…,"));
    assert!(Page::read(&html(&day, Lang::En)).text().contains("one two *three* <b> five six…"));
}

#[test]
fn only_addresses_of_the_web_are_linked_and_none_ends_its_link() {
    let urls = [
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://x/%0aalert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("not an address", None),
        ("https://a.example/x) [y](javascript:z", Some("https://a.example/x%29%20[y]%28javascript:z")),
        ("https://a.example/\"><script>", Some("https://a.example/%22%3E%3Cscript%3E")),
        ("https://a.example/?a=1&copy;=2 | b", Some("https://a.example/?a=1&copy;=2%20%7C%20b")),
        ("https://a.example/خبر\n", Some("https://a.example/%D8%AE%D8%A8%D8%B1")),
    ];
    for (url, expected) in urls {
        let mut day = merged();
        let mut article: Article = day.briefing.articles.remove(0);
        article.url = Some(url.into());
        let day = Digest::of(Briefing { articles: vec![article], ..Briefing::default() });
        let expected: Vec<&str> = expected.into_iter().collect();
        assert_eq!(read(&markdown(&day, Lang::En)).links, expected);
        let page = Page::read(&html(&day, Lang::En));
        let links: Vec<_> =
            page.all("a").filter_map(|link| link.get("href")).filter(|href| !href.starts_with('#')).collect();
        assert_eq!(links, expected);
    }
}
