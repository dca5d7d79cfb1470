//! Markdown (CommonMark), for mail and for what is kept in a repository: a section a pane, a line a record.
//!
//! ```text
//! # Briefing: Thu 4 Jun 2020
//!
//! 3 reports
//!
//! ## Headlines (11)
//!
//! - **territory** The GNA takes Tripoli (claimed) · Wed 3 Jun 2020 · [Outlet](https://…), Thu 4 Jun 2020, ¶ 1
//! ```
//!
//! What comes from reports is escaped: it makes no link (nor what GitHub makes of bare addresses), no markup, no HTML.

use std::io::{self, Write};

use super::row::Row;
use super::source::{self, Source};
use super::words::Words;
use crate::briefing::{Article, Kind, Record};
use crate::config::Lang;
use crate::digest::Digest;
use crate::lexicon::gazetteer::Gazetteer;

/// Writes the day in one language.
pub fn write(digest: &Digest, gazetteer: &Gazetteer, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let words = Words::of(lang);
    let briefing = &digest.briefing;
    writeln!(out, "# {}: {}\n", words.get("export.title"), words.date(briefing))?;
    writeln!(out, "{}", words.reports(briefing))?;
    for kind in Kind::ALL {
        section(words.pane(kind), Record::count(briefing, kind), out)?;
        Row::of_kind(digest, gazetteer, kind).try_for_each(|row| record(words, &row, out))?;
    }
    section(words.get("export.reports"), briefing.articles.len(), out)?;
    briefing.articles.iter().try_for_each(|article| report(words, article, out))
}

fn section(title: &str, count: usize, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n## {title} ({count})\n")
}

fn record(words: Words, row: &Row<'_>, out: &mut impl Write) -> io::Result<()> {
    let line = words.line(row);
    write!(out, "- **{}** {}", words.label(row.record), escaped(&line.text))?;
    if let Some(mark) = line.mark {
        write!(out, " ({})", escaped(&mark))?;
    }
    if let Some(day) = words.when(row.record.when()) {
        write!(out, " · {day}")?;
    }
    for source in &row.reports {
        write!(out, " · {}", cited(words, source))?;
    }
    writeln!(out)?;
    for dispute in row.disputes(words.lang) {
        writeln!(out, "  - **≠** {}", escaped(&dispute))?;
    }
    match row.record {
        // The Arabic line holds the words already.
        Record::Statement(statement) if words.lang == Lang::En && !statement.content.is_empty() => {
            writeln!(out, "  > {}", escaped(&words.quoted(&statement.content)))
        }
        _ => Ok(()),
    }
}

/// `[Outlet](https://…), Thu 4 Jun 2020, ¶ 1, ¶ 4`.
fn cited(words: Words, source: &Source<'_>) -> String {
    let day = source.article.and_then(|article| article.published).map(|day| words.day(day));
    let paragraphs = source.paragraphs().into_iter().map(|number| words.paragraph(number));
    let parts = std::iter::once(linked(&source.name(), source.link().as_deref())).chain(day).chain(paragraphs);
    parts.collect::<Vec<_>>().join(words.get("word.comma"))
}

fn report(words: Words, article: &Article, out: &mut impl Write) -> io::Result<()> {
    write!(out, "- {}", linked(&source::name(article), source::link(article).as_deref()))?;
    if let Some(title) = article.title.as_deref().filter(|_| article.outlet.is_some()) {
        write!(out, " · {}", escaped(&source::clean(title)))?;
    }
    if let Some(day) = article.published {
        write!(out, " · {}", words.day(day))?;
    }
    writeln!(out)
}

fn linked(name: &str, link: Option<&str>) -> String {
    // An ampersand only means something where a semicolon follows.
    let target = link.map(|link| if link.contains(';') { link.replace('&', "\\&") } else { link.to_owned() });
    target.map_or_else(|| escaped(name), |target| format!("[{}]({target})", escaped(name)))
}

/// A text that is nothing but text, wherever in a line it stands but at its beginning.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let lower = text.to_ascii_lowercase();
    for (at, c) in text.char_indices() {
        let rest = lower.get(at..).unwrap_or_default();
        let before = lower.get(..at).unwrap_or_default();
        let in_address = c == ':' && rest.starts_with("://") || c == '.' && before.ends_with("www");
        if in_address || "\\`*_[]<>&~$^@|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
