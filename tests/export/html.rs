//! The page, read as a browser reads it.

use mujaz::config::Lang;
use mujaz::digest::Digest;

use crate::page::{Element, Page};
use crate::{html, merged, records, sample};

fn page(day: &Digest, lang: Lang) -> Page {
    Page::read(&html(day, lang))
}

fn one<'a>(page: &'a Page, name: &'a str) -> &'a Element {
    let all: Vec<_> = page.all(name).collect();
    assert_eq!(all.len(), 1, "{name}");
    all[0]
}

#[test]
fn it_is_whole_by_the_standard_and_stands_in_its_language() {
    for (lang, code, direction, title) in [(Lang::En, "en", "ltr", "Briefing"), (Lang::Ar, "ar", "rtl", "موجز")] {
        let page = page(&sample(), lang);
        assert_eq!(page.errors, Vec::<String>::new());
        let root = one(&page, "html");
        assert_eq!([root.get("lang"), root.get("dir")], [Some(code), Some(direction)]);
        assert!(one(&page, "title").text.starts_with(title), "{}", one(&page, "title").text);
    }
}

#[test]
fn it_asks_for_nothing_and_runs_nothing() {
    let text = html(&merged(), Lang::Ar);
    let page = Page::read(&text);
    let policy = page.all("meta").find(|meta| meta.get("http-equiv") == Some("Content-Security-Policy")).unwrap();
    assert!(policy.get("content").unwrap().starts_with("default-src 'none';"));
    for element in &page.elements {
        let known = [
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "nav",
            "main",
            "section",
            "footer",
            "h1",
            "h2",
            "h3",
            "ol",
            "ul",
            "li",
            "p",
            "div",
            "span",
            "bdi",
            "a",
            "time",
            "details",
            "summary",
            "figure",
            "figcaption",
            "blockquote",
        ];
        assert!(known.contains(&element.name.as_str()), "{}", element.name);
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on") && !["src", "style", "srcset"].contains(&name.as_str()), "{name}={value}");
        }
    }
    let style = &one(&page, "style").text;
    assert!(!style.contains("url(") && !style.contains("@import"));
    assert!(style.contains("prefers-color-scheme: dark") && style.contains("@media print"));
}

#[test]
fn headings_and_landmarks_lead_through_it() {
    let day = sample();
    let page = page(&day, Lang::En);
    let levels: Vec<_> = page.elements.iter().filter(|it| ["h1", "h2", "h3"].contains(&it.name.as_str())).collect();
    assert_eq!(levels[0].name, "h1");
    assert!(levels.windows(2).all(|two| two[1].name.as_bytes()[1] <= two[0].name.as_bytes()[1] + 1));
    assert_eq!(page.all("h3").count(), records(&day));
    for landmark in ["header", "nav", "main", "footer"] {
        one(&page, landmark);
    }
    let ids: Vec<_> = page.elements.iter().filter_map(|element| element.get("id")).collect();
    for section in page.all("section") {
        assert!(ids.contains(&section.get("aria-labelledby").unwrap()));
    }
    for link in page.all("a").filter_map(|link| link.get("href")?.strip_prefix('#')) {
        assert!(ids.contains(&link), "#{link}");
    }
}

#[test]
fn every_record_shows_its_words_and_all_its_sources() {
    let day = merged();
    let page = page(&day, Lang::Ar);
    let first = page.all("li").find(|li| li.get("class").is_some_and(|class| class.starts_with("record"))).unwrap();
    assert!(first.text.contains("مصدران"), "{}", first.text);
    let links: Vec<_> =
        page.all("a").filter_map(|link| link.get("href")).filter(|href| !href.starts_with('#')).collect();
    for one in &day.briefing.events[0].evidence {
        let article = day.briefing.articles.iter().find(|article| article.id == one.article).unwrap();
        assert!(first.text.contains(&one.quote) && first.text.contains(article.outlet.as_deref().unwrap()));
        assert!(links[..2].contains(&article.url.as_deref().unwrap()), "{:?}", &links[..2]);
    }
    let quotes = page.all("blockquote").count();
    let evidence = day.briefing.events.iter().map(|it| it.evidence.len()).sum::<usize>()
        + day.briefing.statements.iter().map(|it| it.evidence.len()).sum::<usize>()
        + day.briefing.movements.iter().map(|it| it.evidence.len()).sum::<usize>()
        + day.briefing.frontline.iter().map(|it| it.evidence.len()).sum::<usize>();
    assert_eq!(quotes, evidence);
}

#[test]
fn each_language_has_its_direction_and_the_other_beside_it() {
    for (lang, own, other) in [(Lang::En, "ar", "rtl"), (Lang::Ar, "en", "ltr")] {
        let page = page(&sample(), lang);
        let mut gists = page.all("p").filter(|it| it.get("class") == Some("gist")).peekable();
        assert!(gists.peek().is_some());
        assert!(gists.all(|gist| gist.get("lang") == Some(own) && gist.get("dir") == Some(other)));
    }
}

#[test]
fn a_claim_is_marked_and_the_sides_of_other_conflicts_are_no_sides_here() {
    let day = sample();
    let page = page(&day, Lang::En);
    let claimed = page.all("span").filter(|span| span.get("class") == Some("mark claimed")).count();
    let claims =
        day.briefing.events.iter().map(|event| event.realis).chain(day.briefing.frontline.iter().map(|it| it.realis));
    assert_eq!(claimed, claims.filter(|realis| *realis == mujaz::briefing::Realis::Claimed).count());
    let sides = page.all("p").filter(|it| it.get("class").is_some_and(|class| class.starts_with("side")));
    let mut names: Vec<_> = sides.map(|side| side.text.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names, ["GNA", "LNA"]);
}
