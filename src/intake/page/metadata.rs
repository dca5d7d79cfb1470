//! What a page says of its article: headline, outlet, day and address, from the most to the least telling place.

use dom_query::Document;
use rustc_hash::FxHashMap;

use super::super::{Given, clean, entity, stamp, web_address};
use super::linked_data;

/// Names of `<meta>` elements with the day of publication.
const DATES: [&str; 14] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "sailthru.date",
];

/// What stands between a headline and the name of the site.
const SEPARATORS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " « "];

/// What the page says.
pub(super) fn read(document: &Document) -> Given {
    let scripts: Vec<String> =
        document.select("script[type='application/ld+json']").iter().map(|script| script.text().to_string()).collect();
    let told = linked_data::read(scripts.iter().map(String::as_str));
    let meta = meta(document);
    let named = |names: &[&str]| names.iter().find_map(|name| meta.get(*name).cloned());
    let text = |text: Option<String>| {
        let text = clean::line(&entity::decode(&text?));
        Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    };
    let outlet = text(told.outlet).or_else(|| text(named(&["og:site_name", "application-name", "dc.publisher"])));
    let titles = [told.title, named(&["og:title", "twitter:title", "dc.title"]), heading(document), title(document)];
    let headline = text(heading(document));
    let title =
        titles.into_iter().find_map(text).map(|title| without_site(&title, outlet.as_deref(), headline.as_deref()));
    Given {
        date: told.date.as_deref().and_then(stamp::day).or_else(|| {
            DATES.iter().filter_map(|name| meta.get(*name)).find_map(|date| stamp::day(date)).or_else(|| time(document))
        }),
        url: [canonical(document), named(&["og:url"]), told.url]
            .into_iter()
            .flatten()
            .find_map(|url| web_address(url.trim()).ok()),
        outlet,
        title,
    }
}

/// The content of each `<meta>`, the first of its name, and of what carries the same as an attribute of the text.
fn meta(document: &Document) -> FxHashMap<String, String> {
    let mut meta = FxHashMap::default();
    for element in document.select("meta[content]").nodes() {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| element.attr(key));
        let content = element.attr("content").unwrap_or_default();
        if let Some(name) = name.filter(|_| !content.trim().is_empty()) {
            meta.entry(name.trim().to_lowercase()).or_insert_with(|| content.to_string());
        }
    }
    meta
}

/// The only first-level heading.
fn heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    (headings.length() == 1).then(|| headings.text().to_string())
}

fn title(document: &Document) -> Option<String> {
    document.select("title").nodes().first().map(|title| title.text().to_string())
}

fn canonical(document: &Document) -> Option<String> {
    document.select("link[rel='canonical']").attr("href").map(|href| href.to_string())
}

/// The first `<time>` that names a day, of those marked as the day of publication first.
fn time(document: &Document) -> Option<chrono::NaiveDate> {
    ["[itemprop='datePublished']", "time[pubdate]", "article time", "main time", "time"].iter().find_map(|which| {
        document.select(which).nodes().iter().find_map(|time| {
            let stamp = ["datetime", "content"].iter().find_map(|key| time.attr(key)).unwrap_or_else(|| time.text());
            stamp::day(&stamp)
        })
    })
}

/// The title without the name of the site behind it.
fn without_site(title: &str, outlet: Option<&str>, heading: Option<&str>) -> String {
    let parts = SEPARATORS.iter().filter_map(|separator| title.rsplit_once(separator));
    let mut parts = parts.map(|(head, site)| (head.trim(), site.trim())).filter(|(head, _)| !head.is_empty());
    let is_site = |(head, site): &(&str, &str)| {
        let is_outlet = outlet.is_some_and(|outlet| outlet.contains(site) || site.contains(outlet));
        is_outlet || heading.is_some_and(|heading| heading == *head)
    };
    parts.find(is_site).map_or(title, |(head, _)| head).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(html: &str) -> Given {
        read(&Document::from(html))
    }

    #[test]
    fn the_more_telling_place_wins() {
        let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"أول","datePublished":"2020-06-04T01:00:00+03:00"}</script>"#;
        let meta = r#"<meta property="og:title" content="ثان"><meta name="date" content="2019-01-01">"#;
        let page = format!("{meta}<title>رابع - موقع</title>{linked}<h1>ثالث</h1><time datetime=2018-01-01>");
        let found = given(&page);
        assert_eq!(found.title.as_deref(), Some("أول"));
        assert_eq!(found.date, chrono::NaiveDate::from_ymd_opt(2020, 6, 4));
        assert_eq!(given("<title>رابع</title><h1>ثالث</h1>").title.as_deref(), Some("ثالث"));
        assert_eq!(given("<p><time datetime='2018-01-01T05:00Z'>").date, chrono::NaiveDate::from_ymd_opt(2018, 1, 1));
    }

    #[test]
    fn a_title_loses_the_name_of_its_site_and_nothing_else() {
        for (title, outlet, short) in [
            ("خبر | الوكالة", Some("الوكالة"), "خبر"),
            ("خبر - الوكالة نت", Some("الوكالة"), "خبر"),
            ("خبر - تتمة", Some("الوكالة"), "خبر - تتمة"),
            ("خبر - تتمة", None, "خبر - تتمة"),
        ] {
            assert_eq!(without_site(title, outlet, None), short);
        }
        assert_eq!(without_site("خبر - تتمة", None, Some("خبر")), "خبر");
    }

    #[test]
    fn an_address_is_that_of_a_page_or_none() {
        let page = "<link rel=canonical href='/a'><meta property=og:url content='https://example.org/a'>";
        assert_eq!(given(page).url.as_deref(), Some("https://example.org/a"));
        assert_eq!(given("<link rel=canonical href='javascript:x'>").url, None);
    }
}
