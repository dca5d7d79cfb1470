//! The mouse: a click selects, the wheel scrolls.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::scroll::{self, Step};
use crate::tui::app::App;
use crate::tui::pane::Pane;
use crate::tui::view::list;

/// How many lines of a report the wheel moves.
const WHEEL: usize = 3;

pub(super) fn point(app: &mut App, event: MouseEvent) {
    let at = Position { x: event.column, y: event.row };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) if app.state.layers.is_empty() => click(app, at),
        MouseEventKind::ScrollDown => wheel(app, at, 1),
        MouseEventKind::ScrollUp => wheel(app, at, -1),
        _ => {}
    }
}

fn pane_at(app: &App, at: Position) -> Option<Pane> {
    let layout = app.state.layout()?;
    Pane::ALL.into_iter().find(|pane| layout.pane(*pane).frame.contains(at))
}

fn click(app: &mut App, at: Position) {
    let Some(pane) = pane_at(app, at) else { return };
    // The rows are where they were painted, before the focus changes their heights.
    let inner = app.state.layout().map(|layout| layout.pane(pane).inner).filter(|inner| inner.contains(at));
    let row = inner.and_then(|inner| list::row_at(&app.state, &app.theme, pane, inner, at.y));
    app.state.focus = pane;
    if let (Some(row), Some(cursor)) = (row, app.state.cursor_mut(pane)) {
        cursor.at = row;
    }
}

fn wheel(app: &mut App, at: Position, way: isize) {
    if app.state.layers.is_empty() {
        let Some(pane) = pane_at(app, at) else { return };
        app.state.focus = pane;
        return scroll::by(app, Step::Line, way);
    }
    for _ in 0..WHEEL {
        scroll::by(app, Step::Line, way);
    }
}
