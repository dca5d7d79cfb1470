//! Search in the archive, in the place of the panes.
//!
//! ```text
//! ╭ Search the archive 50+ ────────────────────────────────────╮
//! │ S what is typed                                            │
//! │▌Thu 4 Jun 2020 · Outlet · Headline                         │
//! │▌        … the passage, with the words that were looked for │
//! │ Wed 3 Jun 2020 · Outlet · Headline                         │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{frame, popup};
use crate::config::Lang;
use crate::tui::search::{Found, Search};
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored, sign};
use crate::tui::theme::{Meaning, Theme};

/// Lines of a hit: its report, and a passage.
const LINES: u16 = 2;

/// How many hits the screen shows at once.
pub fn rows(body: Rect) -> usize {
    usize::from(list(body).height / LINES).max(1)
}

fn list(body: Rect) -> Rect {
    Rect { x: body.x + 1, y: body.y + 2, width: body.width.saturating_sub(2), height: body.height.saturating_sub(3) }
}

/// Paints the layer.
pub(super) fn draw(state: &State, theme: &Theme, search: &Search, body: Rect, buf: &mut Buffer) {
    popup::clear(state, theme, body, buf);
    frame::own(state, theme, true, &heading(state, theme, search), body, buf);
    let line = Rect { x: body.x + 1, y: body.y + 1, width: body.width.saturating_sub(2), height: 1 };
    popup::input(state, theme, "S ", &search.input, line, buf);
    let list = list(body);
    if search.found.is_empty() {
        let label = if search.asked.is_some() { "search.none" } else { "search.hint" };
        let text = Text::new(state.lang).push(state.labels().get(label), theme.get(Meaning::Muted));
        state.set(&text, list.width, list.height.into()).paint(0, list, buf);
        return;
    }
    let shown = search.found.iter().enumerate().skip(search.cursor.top).take(rows(body));
    for (row, (at, found)) in shown.enumerate() {
        let y = list.y + row as u16 * LINES;
        let place = Rect { y, height: LINES, ..list }.intersection(list);
        self::found(state, theme, found, at == search.cursor.at, place, buf);
    }
}

/// `Search the archive 50+`
fn heading(state: &State, theme: &Theme, search: &Search) -> Text {
    let style = theme.get(Meaning::HeadingFocus);
    let text = Text::new(state.lang).push(state.labels().get("search.title"), style);
    if search.found.is_empty() {
        return text;
    }
    let more = if search.next.is_some() { "+" } else { "" };
    text.push(" ", style).insert(&format!("{}{more}", search.found.len()), style)
}

fn found(state: &State, theme: &Theme, found: &Found, chosen: bool, place: Rect, buf: &mut Buffer) {
    let inner = Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place };
    if chosen {
        buf.set_style(place, theme.get(Meaning::Selected));
        let marker = match (state.look.ascii, state.lang) {
            (false, Lang::En) => "▌",
            (false, Lang::Ar) => "▐",
            (true, _) => "*",
        };
        for row in place.rows() {
            let at = mirrored(state.lang, Rect { width: 1, ..row }, row);
            sign(marker, at, buf, theme.get(Meaning::Marker));
        }
    }
    let inner = mirrored(state.lang, inner, place);
    let separator = state.separator();
    let muted = theme.get(Meaning::Muted);
    let mut text = Text::new(state.lang).insert(&state.labels().date(found.day), theme.get(Meaning::Kind));
    for part in found.outlet.iter().chain(&found.title) {
        text = text.push(separator, muted).insert(part, theme.get(Meaning::Name));
    }
    let mut rows = inner.rows();
    if let Some(row) = rows.next() {
        state.set(&text, row.width, 1).paint(0, row, buf);
    }
    let mut passage = Text::free().push(&found.text, theme.get(Meaning::Quote));
    for bytes in &found.hits {
        passage.mark(bytes.clone(), theme.get(Meaning::Hit));
    }
    if let Some(row) = rows.next() {
        state.set(&passage, row.width, 1).paint(0, row, buf);
    }
}
