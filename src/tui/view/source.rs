//! Source: the sentence that the selected record comes from, its evidence marked.
//!
//! ```text
//! ╭ Source · Al Jazeera · ¶ 21 ────────────────────────────────────────────╮
//! │                        وسافر السراج رئيس الحكومة إلى تركيا يوم الخميس │
//! ╰──────────────────────────────────────────────────────────────────────────╯
//! ```

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame;
use crate::briefing::Record;
use crate::briefing::{Article, Evidence, Paragraph};
use crate::tui::layout::{Layout, Shape};
use crate::tui::state::State;
use crate::tui::text::Text;
use crate::tui::theme::{Meaning, Theme};

/// So many bytes before and after the evidence are set; what is further away could not be on the screen.
const NEAR: usize = 4096;

/// Paints the source pane.
pub(super) fn draw(state: &State, theme: &Theme, layout: &Layout, buf: &mut Buffer) {
    let region = layout.source;
    let evidence = state.selected().map(Record::evidence).unwrap_or_default();
    let places = places(state, evidence);
    let title =
        heading(state, theme, places.first().map(|(article, paragraph, _)| (*article, *paragraph)), places.len());
    frame::own(state, theme, layout.shape == Shape::Grid, &title, region.frame, buf);
    if places.is_empty() {
        let key = if evidence.is_empty() { "source.empty" } else { "source.missing" };
        let text = Text::new(state.lang).push(state.labels().get(key), theme.get(Meaning::Muted));
        state.set(&text, region.inner.width, 2).paint(0, region.inner, buf);
        return;
    }
    let mut rest = region.inner;
    for (at, (_, paragraph, quotes)) in places.iter().enumerate() {
        if rest.is_empty() {
            break;
        }
        let taken = quote(state, theme, paragraph, quotes, at > 0, rest, buf);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
    }
}

type Place<'a> = (&'a Article, &'a Paragraph, Vec<Range<usize>>);

/// The paragraphs of some evidence, each with the bytes that are cited in it.
fn places<'a>(state: &'a State, evidence: &[Evidence]) -> Vec<Place<'a>> {
    let mut places: Vec<Place<'a>> = Vec::new();
    for cited in evidence {
        let Some((article, paragraph)) = state.desk.paragraph(cited) else { continue };
        let bytes = cited.start as usize..cited.end as usize;
        match places.iter_mut().find(|(a, p, _)| a.id == article.id && p.number == paragraph.number) {
            Some((_, _, quotes)) => quotes.push(bytes),
            None => places.push((article, paragraph, vec![bytes])),
        }
    }
    places
}

fn heading(state: &State, theme: &Theme, place: Option<(&Article, &Paragraph)>, count: usize) -> Text {
    let style = theme.get(Meaning::Heading);
    let muted = theme.get(Meaning::Muted);
    let labels = state.labels();
    let separator = state.separator();
    let mut text = Text::new(state.lang).push(labels.get("source.title"), style);
    if let Some((article, paragraph)) = place {
        if let Some(outlet) = &article.outlet {
            text = text.push(separator, muted).insert(outlet, style);
        }
        let sign = if state.look.ascii { "par." } else { "¶" };
        text = text.push(separator, muted).push(sign, style).push(&format!(" {}", paragraph.number), style);
        if count > 1 {
            let more = labels.fill("source.more", &[("n", &(count - 1).to_string())]);
            text = text.push(separator, muted).insert(&more, muted);
        }
    }
    text
}

fn quote(
    state: &State,
    theme: &Theme,
    paragraph: &Paragraph,
    quotes: &[Range<usize>],
    numbered: bool,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let first = quotes.iter().map(|bytes| bytes.start).min().unwrap_or_default();
    let last = quotes.iter().map(|bytes| bytes.end).max().unwrap_or_default();
    let text = &paragraph.text;
    let start = boundary(text, first.saturating_sub(NEAR));
    let end = boundary(text, last.saturating_add(NEAR));
    let mut set = Text::free();
    let sign = if state.look.ascii { "" } else { "¶ " };
    if numbered {
        let muted = theme.get(Meaning::Muted);
        set = set.push(&format!("{sign}{} ", paragraph.number), muted);
    }
    let shift = set.as_str().len();
    set = set.push(text.get(start..end).unwrap_or_default(), theme.get(Meaning::Quote));
    for bytes in quotes {
        let from = bytes.start.saturating_sub(start) + shift;
        set.mark(from..bytes.end.saturating_sub(start) + shift, theme.get(Meaning::Evidence));
    }
    mark_hits(state, theme, &mut set);
    let lines = state.set(&set, area.width, usize::MAX);
    let height = lines.height();
    let from = lines.line_of(first.saturating_sub(start) + shift);
    // As much as fits, with the evidence's first line in view and one line before it where there is room.
    let lead = u16::from(area.height > 2);
    let skipped = if height <= area.height { 0 } else { from.saturating_sub(lead).min(height - area.height) };
    lines.paint(skipped, area, buf)
}

/// The last start of a character at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Marks what was looked for.
pub(super) fn mark_hits(state: &State, theme: &Theme, text: &mut Text) {
    if let Some(find) = &state.find {
        for bytes in find.query.ranges(text.as_str()) {
            text.mark(bytes, theme.get(Meaning::Hit));
        }
    }
}
