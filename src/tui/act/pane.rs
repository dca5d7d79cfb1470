//! Going from pane to pane.

use super::day;
use crate::config::Lang;
use crate::tui::app::App;
use crate::tui::pane::Pane;
use crate::tui::state::Layer;

pub(super) fn go(app: &mut App, pane: Pane) {
    app.state.focus = pane;
}

pub(super) fn next(app: &mut App) {
    go(app, app.state.focus.next());
}

pub(super) fn previous(app: &mut App) {
    go(app, app.state.focus.previous());
}

/// To the pane that comes before in reading: in Arabic, what is on the left comes after.
pub(super) fn left(app: &mut App) {
    match app.state.lang {
        Lang::En => sideways(app, -1),
        Lang::Ar => sideways(app, 1),
    }
}

pub(super) fn right(app: &mut App) {
    match app.state.lang {
        Lang::En => sideways(app, 1),
        Lang::Ar => sideways(app, -1),
    }
}

/// To what comes next in reading, or before: a day of the calendar, else a pane.
fn sideways(app: &mut App, way: i64) {
    match app.state.layers.last() {
        Some(Layer::Calendar(_)) => day::turn(app, way, 0),
        Some(_) => {}
        None if way < 0 => previous(app),
        None => next(app),
    }
}
