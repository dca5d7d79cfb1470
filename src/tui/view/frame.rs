//! Borders and their titles.
//!
//! ```text
//! ╭ 1 Headlines 11 ─────╮     ── 1 Headlines 11 ──────────
//! │                     │     (stacked: a rule, no sides)
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::layout::{Layout, Shape};
use crate::tui::pane::Pane;
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored, sign};
use crate::tui::theme::{Meaning, Theme};

struct Lines {
    across: &'static str,
    down: &'static str,
    top: [&'static str; 2],
    tee: [&'static str; 2],
    bottom: [&'static str; 2],
}

const ROUND: Lines =
    Lines { across: "─", down: "│", top: ["╭", "╮"], tee: ["├", "┤"], bottom: ["╰", "╯"] };
const ASCII: Lines = Lines { across: "-", down: "|", top: ["+", "+"], tee: ["+", "+"], bottom: ["+", "+"] };

/// What a frame is drawn with.
#[derive(Clone, Copy)]
struct Kind {
    /// A box, else a rule above.
    sides: bool,
    /// Whether the lower border is there.
    closed: bool,
    /// Whether the upper border closes another box.
    tee: bool,
}

/// The frame of a pane, with number, title and count.
pub(super) fn pane(state: &State, theme: &Theme, layout: &Layout, pane: Pane, buf: &mut Buffer) {
    let area = layout.pane(pane).frame;
    if area.is_empty() || layout.shape == Shape::Tabs {
        return;
    }
    let focused = pane == state.focus;
    let below = pane.number() > 2 && !state.zoomed;
    let kind = Kind { sides: layout.shape == Shape::Grid, closed: below || state.zoomed, tee: below };
    let border = theme.get(if focused { Meaning::Focus } else { Meaning::Border });
    frame(state, kind, area, border, buf);
    title(state, &name(state, theme, pane), area, buf);
}

/// `1 Headlines 11`, as it stands in a frame and among the tabs.
pub(super) fn name(state: &State, theme: &Theme, pane: Pane) -> Text {
    let style = theme.get(if pane == state.focus { Meaning::HeadingFocus } else { Meaning::Heading });
    let count = state.desk.shown(pane).len();
    let text = Text::new(state.lang).push(&format!("{} ", pane.number()), style);
    text.push(state.labels().get(pane.label()), style).push(&format!(" {count}"), style)
}

/// A frame of its own, with a title: source, reader, a popup.
pub(super) fn own(state: &State, theme: &Theme, boxed: bool, text: &Text, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    frame(state, Kind { sides: boxed, closed: boxed, tee: false }, area, theme.get(Meaning::Border), buf);
    if !text.as_str().is_empty() {
        title(state, text, area, buf);
    }
}

fn title(state: &State, text: &Text, area: Rect, buf: &mut Buffer) {
    let room = area.width.saturating_sub(4);
    let width = (state.width(text) + 2).min(room);
    let place = mirrored(state.lang, Rect { x: area.x + 2, width, height: 1, ..area }, area);
    padded(state, text, place, buf);
}

/// Paints a text with a space on either side, all of it in the style of the text's first letter.
pub(super) fn padded(state: &State, text: &Text, area: Rect, buf: &mut Buffer) {
    let style = text.first_style();
    for cell in area.columns() {
        sign(" ", cell, buf, style);
    }
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    state.set(text, inner.width, 1).paint(0, inner, buf);
}

fn frame(state: &State, kind: Kind, area: Rect, style: Style, buf: &mut Buffer) {
    let lines = if state.look.ascii { &ASCII } else { &ROUND };
    let upper = Rect { height: 1, ..area };
    across(lines, upper, style, buf);
    if !kind.sides {
        return;
    }
    corners(if kind.tee { lines.tee } else { lines.top }, upper, style, buf);
    for row in area.rows().skip(1) {
        corners([lines.down; 2], row, style, buf);
    }
    if kind.closed {
        let lower = Rect { y: area.bottom() - 1, height: 1, ..area };
        across(lines, lower, style, buf);
        corners(lines.bottom, lower, style, buf);
    }
}

fn across(lines: &Lines, row: Rect, style: Style, buf: &mut Buffer) {
    for cell in row.columns() {
        sign(lines.across, cell, buf, style);
    }
}

fn corners(pair: [&str; 2], row: Rect, style: Style, buf: &mut Buffer) {
    let [left, right] = pair;
    sign(left, Rect { width: 1, ..row }, buf, style);
    sign(right, Rect { x: row.right() - 1, width: 1, ..row }, buf, style);
}
