//! Markdown, read by pulldown-cmark.

use mujaz::config::Lang;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::{markdown, merged, records, sample};

/// What a reader makes of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub headings: Vec<(HeadingLevel, String)>,
    /// The texts of the list items, quotations included.
    pub items: Vec<String>,
    pub links: Vec<String>,
    /// What is neither heading, list, link, quotation, strong nor text.
    pub other: Vec<String>,
}

pub fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mut heading = None;
    // All that any reader makes of it, but for quotation marks made pretty.
    let extensions = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(text, extensions) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => read.headings.extend(heading.take()),
            Event::Start(Tag::Item) => read.items.push(String::new()),
            Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.into_string()),
            Event::Text(text) => match (&mut heading, read.items.last_mut()) {
                (Some((_, heading)), _) => heading.push_str(&text),
                (None, Some(item)) => item.push_str(&text),
                (None, None) => {}
            },
            Event::Start(Tag::List(None) | Tag::Paragraph | Tag::Strong | Tag::BlockQuote(None)) | Event::End(_) => {}
            other => read.other.push(format!("{other:?}")),
        }
    }
    read
}

#[test]
fn a_section_is_a_pane_and_a_line_is_a_record() {
    let day = sample();
    for lang in [Lang::En, Lang::Ar] {
        let read = read(&markdown(&day, lang));
        assert_eq!(read.headings.iter().filter(|(level, _)| *level == HeadingLevel::H1).count(), 1);
        assert_eq!(read.headings.iter().filter(|(level, _)| *level == HeadingLevel::H2).count(), 5);
        assert_eq!(
            read.items.iter().filter(|item| !item.starts_with("≠")).count(),
            records(&day) + day.briefing.articles.len()
        );
        assert_eq!(read.other, Vec::<String>::new());
    }
    let headings: Vec<_> = read(&markdown(&day, Lang::Ar)).headings.into_iter().map(|(_, text)| text).collect();
    assert_eq!(headings[0], "موجز: السبت 6 يونيو 2020");
    assert_eq!(headings[1], format!("الأحداث ({})", day.briefing.events.len()));
}

#[test]
fn a_line_says_what_the_record_says_and_links_all_its_sources() {
    let mut day = merged();
    day.briefing.statements.clear();
    let read = read(&markdown(&day, Lang::En));
    let event = &day.briefing.events[0];
    assert!(read.items[0].starts_with(&format!("territory {}", event.gist.en)), "{}", read.items[0]);
    assert!(event.gist.en.ends_with("(claimed)"));
    for article in
        event.evidence.iter().map(|one| day.briefing.articles.iter().find(|it| it.id == one.article).unwrap())
    {
        assert!(read.items[0].contains(article.outlet.as_deref().unwrap()));
        assert!(read.links[..2].contains(article.url.as_ref().unwrap()), "{:?}", read.links);
    }
}

#[test]
fn the_words_of_a_statement_stand_in_it_in_both_languages() {
    let day = sample();
    for lang in [Lang::En, Lang::Ar] {
        let read = read(&markdown(&day, lang));
        for statement in &day.briefing.statements {
            assert!(
                read.items.iter().any(|item| item.contains(statement.content.trim_end_matches('.'))),
                "{}",
                statement.content
            );
        }
    }
}

#[test]
fn a_day_that_only_stands_in_is_told_from_a_stated_one() {
    let mut day = sample();
    day.briefing.events[0].when.date_basis = Some(mujaz::briefing::DateBasis::Published);
    let read = read(&markdown(&day, Lang::En));
    assert!(read.items[0].contains("published Wed 3 Jun 2020"), "{}", read.items[0]);
    day.briefing.events[0].when.date_basis = Some(mujaz::briefing::DateBasis::Stated);
    assert!(!markdown(&day, Lang::En).contains("published Wed"));
}
