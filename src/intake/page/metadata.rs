//! What a page says of its article: headline, outlet, day and address, from the most to the least telling place.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::super::{Given, clean, entity, stamp, web_address};
use super::linked_data;
use super::tree::{Element, Tree};

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
pub(super) fn read(tree: &Tree) -> Given {
    let scripts: Vec<String> = tree
        .named(&["script"])
        .filter(|script| script.has("type", "application/ld+json"))
        .map(|script| script.text())
        .collect();
    let told = linked_data::read(scripts.iter().map(String::as_str));
    let meta = meta(tree);
    let named = |names: &[&str]| names.iter().find_map(|name| meta.get(*name)).map(|content| (*content).to_owned());
    let outlet = line(told.outlet).or_else(|| line(named(&["og:site_name", "application-name", "dc.publisher"])));
    let heading = line(heading(tree));
    let titles = [told.title, named(&["og:title", "twitter:title", "dc.title"]), heading.clone(), title(tree)];
    let title = titles.into_iter().find_map(line);
    let in_meta = || DATES.iter().filter_map(|name| meta.get(*name)).find_map(|date| stamp::day(date));
    let urls = [canonical(tree), named(&["og:url"]), told.url];
    Given {
        date: told.date.as_deref().and_then(stamp::day).or_else(in_meta).or_else(|| time(tree)),
        url: urls.into_iter().flatten().find_map(|url| web_address(url.trim()).ok()),
        title: title.map(|title| without_site(&title, outlet.as_deref(), heading.as_deref())),
        outlet,
    }
}

/// A text of one line, cleaned; none where it is empty.
fn line(text: Option<String>) -> Option<String> {
    let text = clean::line(&entity::decode(&text?)).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text).filter(|text| !text.is_empty())
}

/// The content of each `<meta>` by its name in small letters, the first of a name.
fn meta(tree: &Tree) -> FxHashMap<String, &str> {
    let mut meta = FxHashMap::default();
    for element in tree.named(&["meta"]) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| element.attribute(key));
        let content = element.attribute("content").filter(|content| !content.trim().is_empty());
        if let (Some(name), Some(content)) = (name, content) {
            meta.entry(name.trim().to_lowercase()).or_insert(content);
        }
    }
    meta
}

/// The only first-level heading.
fn heading(tree: &Tree) -> Option<String> {
    let mut headings = tree.named(&["h1"]);
    headings.next().filter(|_| headings.next().is_none()).map(|heading| heading.text())
}

fn title(tree: &Tree) -> Option<String> {
    tree.named(&["title"]).next().map(|title| title.text())
}

fn canonical(tree: &Tree) -> Option<String> {
    let link = tree.named(&["link"]).find(|link| link.has("rel", "canonical"))?;
    link.attribute("href").map(str::to_owned)
}

/// The first `<time>` that names a day: of those marked as the day of publication, of those in the report, of all.
fn time(tree: &Tree) -> Option<NaiveDate> {
    let marked =
        tree.elements().filter(|time| time.has("itemprop", "datePublished") || time.attribute("pubdate").is_some());
    let inside = tree.named(&["article", "main"]).flat_map(Element::inside).filter(|inside| inside.name == "time");
    marked.chain(inside).chain(tree.named(&["time"])).find_map(|time| {
        let stamp = ["datetime", "content"]
            .iter()
            .find_map(|key| time.attribute(key))
            .map_or_else(|| time.text(), str::to_owned);
        stamp::day(&stamp)
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
        read(&Tree::parse(html))
    }

    #[test]
    fn the_more_telling_place_wins() {
        let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"أول","datePublished":"2020-06-04T01:00:00+03:00"}</script>"#;
        let meta = r#"<meta property="og:title" content="ثان"><meta name="date" content="2019-01-01">"#;
        let page = format!("{meta}<title>رابع - موقع</title>{linked}<h1>ثالث</h1><time datetime=2018-01-01>");
        let found = given(&page);
        assert_eq!(found.title.as_deref(), Some("أول"));
        assert_eq!(found.date, NaiveDate::from_ymd_opt(2020, 6, 4));
        assert_eq!(given("<title>رابع</title><h1>ثالث</h1>").title.as_deref(), Some("ثالث"));
        assert_eq!(given("<p><time datetime='2018-01-01T05:00Z'>").date, NaiveDate::from_ymd_opt(2018, 1, 1));
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
