//! Hits as lines for reading.
//!
//! ```text
//! Thu 4 Jun 2020 · Outlet · Headline
//!   ¶ 3 … words before, the words looked for, words behind …
//!   Statements: who says what
//! ```

use std::io::{self, Write};

use crossterm::style::{Attribute, SetAttribute};

use crate::archive::search::{Hit, Page, Passage};
use crate::briefing::Kind;
use crate::config::Lang;
use crate::intake;
use crate::tui::locale::Locale;

/// Records of one hit that are told; the rest are counted.
const RECORDS: usize = 4;

/// Writes hits, the words looked for in bold and underlined where the output is `styled`.
pub(super) fn write(page: &Page, lang: Lang, styled: bool, out: &mut impl Write) -> io::Result<()> {
    for (at, hit) in page.hits.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        heading(hit, lang, out)?;
        for passage in &hit.passages {
            self::passage(hit, passage, styled, out)?;
        }
        records(hit, lang, out)?;
    }
    Ok(())
}

fn heading(hit: &Hit, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{}", Locale::of(lang).date(hit.day))?;
    let article = hit.article();
    let headline = article.and_then(|article| article.title.as_deref());
    for part in article.and_then(|article| article.outlet.as_deref()).into_iter().chain(headline) {
        write!(out, " · {}", intake::clean_line(part))?;
    }
    writeln!(out)
}

fn passage(hit: &Hit, passage: &Passage, styled: bool, out: &mut impl Write) -> io::Result<()> {
    let whole = hit.article().and_then(|article| article.paragraphs.iter().find(|p| p.number == passage.paragraph));
    let length = whole.map_or(passage.bytes.end, |paragraph| paragraph.text.len());
    write!(out, "  ¶ {} {}", passage.paragraph, if passage.bytes.start > 0 { "… " } else { "" })?;
    let mut at = 0;
    // Blanks at the ends of a piece belong to it.
    let piece = |from: usize, to: usize| passage.text.get(from..to).unwrap_or_default().replace(char::is_control, "");
    for bytes in passage.hits.iter().filter(|_| styled) {
        let (from, to) = (bytes.start - passage.bytes.start, bytes.end - passage.bytes.start);
        write!(out, "{}{}{}", piece(at, from), SetAttribute(Attribute::Bold), SetAttribute(Attribute::Underlined))?;
        write!(out, "{}{}", piece(from, to), SetAttribute(Attribute::Reset))?;
        at = to;
    }
    writeln!(out, "{}{}", piece(at, passage.text.len()), if passage.bytes.end < length { " …" } else { "" })
}

fn records(hit: &Hit, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let words = Locale::of(lang);
    for record in hit.records().take(RECORDS) {
        let pane = match record.kind() {
            Kind::Event => "pane.headlines",
            Kind::Statement => "pane.statements",
            Kind::Movement => "pane.movements",
            Kind::Position => "pane.frontline",
        };
        let gist = match lang {
            Lang::Ar => &record.gist().ar,
            Lang::En => &record.gist().en,
        };
        writeln!(out, "  {}: {}", words.get(pane), intake::clean_line(gist))?;
    }
    match hit.records.len().saturating_sub(RECORDS) {
        0 => Ok(()),
        more => writeln!(out, "  {}", words.count("count.more-records", more)),
    }
}
