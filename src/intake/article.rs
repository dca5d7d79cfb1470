//! Cleaned text to an article: paragraphs, title, day, language, id.

use super::error::{Error, Notes};
use super::{Given, MAX_PARAGRAPH, clean, date, entity, language};
use crate::briefing::{Article, Paragraph, short_id};

/// What an input says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Source {
    pub given: Given,
    pub language: Option<String>,
}

/// The article of paragraphs as markup had them, which are cleaned here.
pub(super) fn of_paragraphs(
    paragraphs: &[String],
    source: Source,
    given: &Given,
    file: &str,
    notes: &mut Notes,
) -> Result<Article, Error> {
    let mut removed = clean::Removed::default();
    // What was escaped twice is still escaped.
    let text = clean::text(&entity::decode(&paragraphs.join("\n")), &mut removed);
    if let Some(what) = removed.describe() {
        notes.add(None, what);
    }
    build(&text, source, given, file, notes)
}

/// The article of a cleaned text.
pub(super) fn build(
    text: &str,
    source: Source,
    given: &Given,
    file: &str,
    notes: &mut Notes,
) -> Result<Article, Error> {
    let body = paragraphs(text, notes);
    if body.is_empty() {
        return Err(Error::Empty { file: file.to_owned() });
    }
    let given = given.over(source.given);
    let title = given.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
    let is_printed = title.as_ref().is_none_or(|title| body.first() == Some(title));
    let lines = title.iter().filter(|_| !is_printed).cloned().chain(body);
    let paragraphs: Vec<Paragraph> = (1..).zip(lines).map(|(number, text)| Paragraph { number, text }).collect();
    let language = source.language.unwrap_or_else(|| {
        let language = language::guess(&paragraphs);
        if language != "ar" {
            notes.add(None, format!("this does not look like Arabic but like \"{language}\"; it is read as it is"));
        }
        language.to_owned()
    });
    let published = given.date.or_else(|| {
        let (day, number) = date::published(&paragraphs)?;
        notes.add(None, format!("no date given; {day} is taken from paragraph {number}"));
        Some(day)
    });
    let mut article =
        Article { id: String::new(), title, outlet: given.outlet, url: given.url, published, language, paragraphs };
    article.id = id(&article);
    Ok(article)
}

/// The non-empty lines, trimmed, those over [`MAX_PARAGRAPH`] in parts.
fn paragraphs(text: &str, notes: &mut Notes) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.len() <= MAX_PARAGRAPH {
            out.push(line.to_owned());
            continue;
        }
        let first = out.len() + 1;
        let mut rest = line;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(break_before(rest, MAX_PARAGRAPH));
            out.push(part.trim_end().to_owned());
            rest = after.trim_start();
        }
        let last = out.len();
        notes.add(
            None,
            format!(
                "a line of {} bytes is read as {} paragraphs ({first} to {last}), of {MAX_PARAGRAPH} bytes at most",
                line.len(),
                last + 1 - first
            ),
        );
    }
    out
}

/// Where to break `text` so that the first part has at most `limit` bytes: at a blank, else at a letter.
fn break_before(text: &str, limit: usize) -> usize {
    if text.len() <= limit {
        return text.len();
    }
    let head = (0..=limit).rev().find_map(|end| text.get(..end)).unwrap_or(text);
    if let Some(blank) = head.rfind(char::is_whitespace).filter(|at| *at > 0) {
        return blank;
    }
    // Not between a letter and its marks, which are few after cleaning.
    head.char_indices().rev().take(64).find(|(at, c)| *at > 0 && c.is_alphanumeric()).map_or(head.len(), |(at, _)| at)
}

/// The id of the article's source and paragraphs.
fn id(article: &Article) -> String {
    let day = article.published.map(|day| day.to_string());
    let source = [article.outlet.as_deref(), article.url.as_deref(), day.as_deref()];
    short_id(
        source.map(Option::unwrap_or_default).into_iter().chain(article.paragraphs.iter().map(|p| p.text.as_str())),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str, given: &Given) -> Article {
        build(text, Source::default(), given, "x", &mut Notes::new("x")).unwrap()
    }

    fn texts(article: &Article) -> Vec<&str> {
        article.paragraphs.iter().map(|p| p.text.as_str()).collect()
    }

    #[test]
    fn each_line_that_is_not_empty_is_a_paragraph() {
        let article = article("\n  أول  \n\n \u{a0}\nثان", &Given::default());
        assert_eq!(texts(&article), ["أول", "ثان"]);
        assert_eq!(article.paragraphs[1].number, 2);
        assert_eq!(article.title, None);
    }

    #[test]
    fn a_title_is_the_first_paragraph_once() {
        let given = Given { title: Some("أول".to_owned()), ..Given::default() };
        for text in ["ثان", "أول\nثان"] {
            let article = article(text, &given);
            assert_eq!(texts(&article), ["أول", "ثان"]);
            assert_eq!(article.title.as_deref(), Some("أول"));
        }
    }

    #[test]
    fn a_long_line_is_parted_and_nothing_is_lost() {
        let words = "كلمة ".repeat(20_000);
        let one = "ك".repeat(100_000);
        for text in [words.trim(), &one] {
            let article = article(text, &Given::default());
            assert!(article.paragraphs.iter().all(|p| p.text.len() <= MAX_PARAGRAPH));
            let kept: usize = texts(&article).iter().map(|t| t.chars().filter(|c| *c == 'ك').count()).sum();
            assert_eq!(kept, text.chars().filter(|c| *c == 'ك').count());
        }
    }

    #[test]
    fn the_id_depends_on_source_and_text_alone() {
        let plain = article("نص", &Given::default());
        assert_eq!(plain.id, article("\nنص\n", &Given::default()).id);
        assert_eq!(plain.id.len(), 12);
        let other = article("نص", &Given { outlet: Some("x".to_owned()), ..Given::default() });
        assert_ne!(plain.id, other.id);
    }
}
