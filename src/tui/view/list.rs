//! A pane's rows, from the first that is shown.
//!
//! ```text
//! ▌selected row, whole
//! ▌over as many lines as it needs
//!  another row, cut …
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::entry::{self, Context};
use super::sheet::marker;
use super::standing;
use crate::tui::pane::Pane;
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored, sign};
use crate::tui::theme::{Meaning, Theme};

/// Paints a pane's rows.
pub fn draw(state: &State, theme: &Theme, pane: Pane, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let rows = state.desk.shown(pane).len();
    if rows == 0 {
        let key = if state.desk.filter().is_some() { "list.filtered" } else { "list.empty" };
        let text = Text::new(state.lang).push(state.labels().get(key), theme.get(Meaning::Muted));
        let inner = mirrored(state.lang, Rect { x: area.x + 1, width: area.width - 1, ..area }, area);
        state.set(&text, inner.width, 2).paint(0, inner, buf);
        return;
    }
    let mut rest = area;
    for row in state.cursor(pane).top..rows {
        if rest.is_empty() {
            break;
        }
        let taken = draw_row(state, theme, pane, row, area, rest, buf);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
    }
}

fn draw_row(state: &State, theme: &Theme, pane: Pane, row: usize, area: Rect, rest: Rect, buf: &mut Buffer) -> u16 {
    let Some(record) = state.desk.record(pane, row) else { return 0 };
    let context = entry::context(state, theme, pane, row, area);
    let mut made = context.entry(record);
    let inner = mirrored(state.lang, Rect { x: rest.x + 1, width: rest.width - 1, ..rest }, rest);
    if context.whole {
        // The ground goes under the letters, so the height must be known first.
        let height = entry::height(&made, context).min(rest.height);
        let ground = Rect { height, ..rest };
        buf.set_style(ground, theme.get(Meaning::Selected));
        for line in ground.rows() {
            let at = mirrored(state.lang, Rect { width: 1, ..line }, line);
            sign(marker(state), at, buf, theme.get(Meaning::Marker));
        }
        return entry::paint(&mut made, context, inner, buf);
    }
    let at = |row: u16| mirrored(state.lang, Rect { y: rest.y + row, width: 1, height: 1, ..rest }, rest);
    let own = (state.cursor(pane).at == row).then(|| (marker(state), theme.get(Meaning::Muted)));
    let signs = standing::signs(state, record)
        .map(|sign| (if state.look.ascii { sign.ascii } else { sign.glyph }, theme.get(sign.meaning)));
    let taken = entry::paint(&mut made, context, inner, buf);
    // A sign a line, as many as there are lines.
    for (line, (symbol, style)) in (0..taken).zip(signs.chain(own)) {
        sign(symbol, at(line), buf, style);
    }
    taken
}

/// The first row to show so that the selected one is in view, as near to the present one as can be.
///
/// Costs the setting of about a screenful of rows, however long the list is.
pub fn top(state: &State, theme: &Theme, pane: Pane, area: Rect) -> usize {
    let cursor = state.cursor(pane);
    let last = state.desk.shown(pane).len().saturating_sub(1);
    if area.is_empty() {
        return cursor.top.min(cursor.at);
    }
    let lowest = first_before(state, theme, pane, area, cursor.at);
    let top = cursor.top.clamp(lowest, cursor.at.max(lowest));
    if top == 0 {
        return 0;
    }
    // After the screen grew or the list shrank, no empty rows stay below the last.
    top.min(first_before(state, theme, pane, area, last).max(lowest))
}

/// The first row of a screen that ends with `row`.
fn first_before(state: &State, theme: &Theme, pane: Pane, area: Rect, row: usize) -> usize {
    let mut room = area.height;
    let mut first = row;
    for at in (0..=row).rev() {
        let height = height(state, theme, pane, at, area);
        if height > room {
            break;
        }
        room -= height;
        first = at;
    }
    first
}

fn height(state: &State, theme: &Theme, pane: Pane, row: usize, area: Rect) -> u16 {
    let context: Context<'_> = entry::context(state, theme, pane, row, area);
    state.desk.record(pane, row).map_or(0, |record| entry::height(&context.entry(record), context))
}

/// The row at a line of the pane, as painted.
pub fn row_at(state: &State, theme: &Theme, pane: Pane, area: Rect, y: u16) -> Option<usize> {
    let mut below = area.y;
    for row in state.cursor(pane).top..state.desk.shown(pane).len() {
        below = below.saturating_add(height(state, theme, pane, row, area));
        if y < below {
            return Some(row);
        }
        if below >= area.bottom() {
            break;
        }
    }
    None
}

/// How many rows a page has: those now in view.
pub fn page(state: &State, theme: &Theme, pane: Pane, area: Rect) -> usize {
    let top = state.cursor(pane).top;
    let last = row_at(state, theme, pane, area, area.bottom().saturating_sub(1));
    last.unwrap_or_else(|| state.desk.shown(pane).len()).saturating_sub(top).max(1)
}
