//! A box over the panes: a line to type in, and a list that it narrows.
//!
//! ```text
//! ╭ Keys ──────────────────────╮
//! │ /what is typed             │
//! │▌the chosen row             │
//! │ another row                │
//! ╰────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::frame;
use crate::tui::state::{Picker, State};
use crate::tui::text::{Text, mirrored, sign};
use crate::tui::theme::{Meaning, Theme};
use crate::typeset::Mode;

/// A row: what stands at its start, how wide that column is, and what stands after it.
pub(super) struct Row {
    pub start: Text,
    pub column: u16,
    pub rest: Text,
}

/// What a box says.
pub(super) struct Contents<'a> {
    pub title: &'a str,
    /// The rows up to the last that can be on the screen.
    pub rows: &'a [Row],
    /// What stands there where no row is left.
    pub none: &'a str,
}

/// Where the box goes.
pub(super) fn place(body: Rect) -> Rect {
    let width = body.width.saturating_sub(4).min(84).max(body.width.min(20));
    let height = body.height.saturating_sub(2).max(body.height.min(3));
    Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height }
}

/// Where its rows go.
pub fn rows_area(body: Rect) -> Rect {
    let area = place(body);
    Rect { x: area.x + 1, y: area.y + 2, width: area.width.saturating_sub(2), height: area.height.saturating_sub(3) }
}

/// Takes away what the box lies on; in modes where the terminal orders a line's letters, all of a line that it would cut.
pub(super) fn clear(state: &State, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let whole = Rect { x: state.area.x, width: state.area.width, ..area };
    let area = if state.look.mode.is_embedded() || state.look.mode == Mode::Logical { whole } else { area };
    for cell in area.rows().flat_map(Rect::columns) {
        if let Some(cell) = buf.cell_mut((cell.x, cell.y)) {
            cell.reset();
        }
    }
    buf.set_style(area, theme.get(Meaning::Text));
}

/// Paints the box.
pub(super) fn draw(
    state: &State,
    theme: &Theme,
    picker: &Picker,
    contents: &Contents<'_>,
    body: Rect,
    buf: &mut Buffer,
) {
    let Contents { title, rows, none } = contents;
    let area = place(body);
    clear(state, theme, area, buf);
    let heading = theme.get(Meaning::HeadingFocus);
    let text = Text::new(state.lang).push(title, heading);
    frame::own(state, theme, true, &text, area, buf);
    let line = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: 1 };
    input(state, theme, "/", &picker.input, line, buf);
    let list = rows_area(body);
    if rows.is_empty() {
        let text = Text::new(state.lang).push(none, theme.get(Meaning::Muted));
        state.set(&text, list.width, 1).paint(0, list, buf);
    }
    for (at, (row, place)) in rows.iter().skip(picker.cursor.top).zip(list.rows()).enumerate() {
        let chosen = at + picker.cursor.top == picker.cursor.at;
        draw_row(state, theme, row, chosen, place, buf);
    }
}

fn draw_row(state: &State, theme: &Theme, row: &Row, chosen: bool, place: Rect, buf: &mut Buffer) {
    if chosen {
        buf.set_style(place, theme.get(Meaning::Selected));
        let at = mirrored(state.lang, Rect { width: 1, ..place }, place);
        let marker = match (state.look.ascii, state.lang) {
            (false, crate::config::Lang::En) => "▌",
            (false, crate::config::Lang::Ar) => "▐",
            (true, _) => "*",
        };
        sign(marker, at, buf, theme.get(Meaning::Marker));
    }
    let inner = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
    let column = row.column.min(inner.width);
    let start = mirrored(state.lang, Rect { width: column, ..inner }, place);
    state.set(&row.start, start.width, 1).paint(0, start, buf);
    let gap = column + 1;
    let rest = Rect { x: inner.x + gap, width: inner.width.saturating_sub(gap), ..inner };
    let rest = mirrored(state.lang, rest.intersection(inner), place);
    state.set(&row.rest, rest.width, 1).paint(0, rest, buf);
}

/// Paints a line that is typed in, its cursor at its end.
pub(super) fn input(state: &State, theme: &Theme, sign: &str, typed: &str, area: Rect, buf: &mut Buffer) {
    let text = Text::new(state.lang).push(sign, theme.get(Meaning::Key));
    let text = text.insert(typed, theme.get(Meaning::Name)).push(" ", theme.get(Meaning::Input));
    let cursor = text.as_str().len() - 1;
    // Of a long line its end is shown, where the typing is.
    let lines = state.set(&text, area.width, usize::MAX);
    let last = lines.line_of(cursor);
    lines.paint(last, Rect { height: 1, ..area }, buf);
}
