//! The reader: a whole report, all of its evidence marked, that of the record at hand most.
//!
//! ```text
//! ╭ Report 1 of 3 · Al Jazeera · Thu 4 Jun 2020 ───────────────────────────────╮
//! │                                          … the first paragraph …         1 │
//! │                                                                            │
//! │                                          … the second …                  2 │
//! │▌territory · The GNA takes the boundaries of Tripoli       record 2 of 41   │
//! ╰────────────────────────────────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame;
use super::source::mark_hits;
use crate::briefing::{Article, Paragraph};
use crate::tui::names;
use crate::tui::state::{Reader, State};
use crate::tui::text::{Text, mirrored};
use crate::tui::theme::{Meaning, Theme};

/// Lines longer than this tire the eye.
const MEASURE: u16 = 110;
/// The column of the paragraphs' numbers.
const GUTTER: u16 = 4;

/// Where the text goes within the screen's body.
pub fn text_area(body: Rect) -> Rect {
    let inner = Rect {
        x: body.x + 1,
        y: body.y + 1,
        width: body.width.saturating_sub(2),
        height: body.height.saturating_sub(3),
    };
    let gutter = if inner.width > 40 { GUTTER } else { 0 };
    let width = (inner.width - gutter.min(inner.width)).min(MEASURE);
    Rect { x: inner.x + gutter, width, ..inner }
}

/// Paints the report.
pub(super) fn draw(state: &State, theme: &Theme, body: Rect, buf: &mut Buffer) {
    let Some(reader) = state.reader() else { return };
    let Some(article) = state.desk.digest.briefing.articles.get(reader.article) else { return };
    frame::own(state, theme, true, &heading(state, theme, reader, article), body, buf);
    let area = text_area(body);
    let mut rest = area;
    let mut skip = reader.line;
    for (at, paragraph) in article.paragraphs.iter().enumerate().skip(reader.paragraph) {
        if rest.is_empty() {
            break;
        }
        if skip == 0 {
            number(state, theme, paragraph, body, rest, buf);
        }
        let text = paragraph_text(state, theme, reader, article, at);
        let place = mirrored(state.lang, rest, Rect { x: body.x, width: body.width, ..rest });
        // Whole, as scrolling measures it: the same lines serve every place in the report.
        let taken = state.set(&text, place.width, usize::MAX).paint(skip, place, buf);
        let taken = (taken + 1).min(rest.height);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
        skip = 0;
    }
    footing(state, theme, reader, body, buf);
}

fn heading(state: &State, theme: &Theme, reader: &Reader, article: &Article) -> Text {
    let style = theme.get(Meaning::Heading);
    let labels = state.labels();
    let separator = state.separator();
    // A report from which something is carried on is none of the day's.
    let all = state.desk.reports.max(reader.article + 1).to_string();
    let places = [("n", (reader.article + 1).to_string()), ("all", all)];
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    let mut text = Text::new(state.lang).insert(&labels.fill("reader.title", &places), style);
    if let Some(outlet) = &article.outlet {
        text = text.push(separator, style).insert(outlet, style);
    }
    if let Some(day) = article.published {
        text = text.push(separator, style).insert(&labels.date(day), style);
    }
    text
}

fn number(state: &State, theme: &Theme, paragraph: &Paragraph, body: Rect, row: Rect, buf: &mut Buffer) {
    if row.x < body.x + 1 + GUTTER {
        return;
    }
    let text = Text::new(state.lang).push(&paragraph.number.to_string(), theme.get(Meaning::Muted));
    let place = Rect { x: body.x + 1, width: GUTTER - 1, height: 1, ..row };
    let place = mirrored(state.lang, place, Rect { x: body.x, width: body.width, ..place });
    state.set(&text, place.width, 1).paint_at_end(state.lang, place, buf);
}

/// A paragraph with its marks.
fn paragraph_text(state: &State, theme: &Theme, reader: &Reader, article: &Article, at: usize) -> Text {
    let Some(paragraph) = article.paragraphs.get(at) else { return Text::free() };
    let mut text = Text::free().push(&paragraph.text, theme.get(Meaning::Quote));
    let own = reader.record.and_then(|record| state.trail(reader.article).get(record).copied());
    let mut cited: Vec<_> = Vec::new();
    for (pane, row, record) in state.desk.records() {
        let current = own.is_some_and(|(p, r, _, _)| (p, r) == (pane, row));
        let here = record.evidence().iter().filter(|e| e.article == article.id && e.paragraph == paragraph.number);
        cited.extend(here.map(|e| (current, e.start as usize..e.end as usize)));
    }
    cited.sort_by_key(|(current, _)| *current);
    for (current, bytes) in cited {
        text.mark(bytes, theme.get(if current { Meaning::Evidence } else { Meaning::Cited }));
    }
    mark_hits(state, theme, &mut text);
    text
}

fn footing(state: &State, theme: &Theme, reader: &Reader, body: Rect, buf: &mut Buffer) {
    let row =
        Rect { x: body.x + 1, y: body.bottom().saturating_sub(2), width: body.width.saturating_sub(2), height: 1 };
    if body.height < 4 {
        return;
    }
    let labels = state.labels();
    let trail = state.trail(reader.article);
    let (Some(at), Some(record)) = (reader.record, state.selected()) else { return };
    buf.set_style(row, theme.get(Meaning::Selected));
    let places = [("n", (at + 1).to_string()), ("all", trail.len().to_string())];
    let places = places.each_ref().map(|(name, value)| (*name, value.as_str()));
    let count = Text::new(state.lang).insert(&labels.fill("reader.record", &places), theme.get(Meaning::Muted));
    let end = state.width(&count).min(row.width);
    state.set(&count, end, 1).paint_at_end(state.lang, row, buf);
    let room = row.width.saturating_sub(end + 1);
    let place = mirrored(state.lang, Rect { width: room, ..row }, row);
    let gist = Text::new(state.lang).push(names::text(record.gist(), state.lang), theme.get(Meaning::Name));
    state.set(&gist, room, 1).paint(0, place, buf);
}

/// How many lines a paragraph takes, the empty one after it included.
pub fn height(state: &State, article: usize, paragraph: usize, width: u16) -> u16 {
    let text = plain(state, article, paragraph);
    state.set(&text, width, usize::MAX).height().saturating_add(1)
}

/// The line of a paragraph that shows a byte of it.
pub fn line_of(state: &State, article: usize, paragraph: usize, byte: usize, width: u16) -> u16 {
    state.set(&plain(state, article, paragraph), width, usize::MAX).line_of(byte)
}

fn plain(state: &State, article: usize, paragraph: usize) -> Text {
    let article = state.desk.digest.briefing.articles.get(article);
    let paragraph = article.and_then(|article| article.paragraphs.get(paragraph));
    paragraph.map_or_else(Text::free, |paragraph| Text::free().push(&paragraph.text, ratatui::style::Style::default()))
}
