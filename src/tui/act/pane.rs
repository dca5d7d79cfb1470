//! Going from pane to pane.

use crate::config::Lang;
use crate::tui::app::App;
use crate::tui::pane::Pane;

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
        Lang::En => previous(app),
        Lang::Ar => next(app),
    }
}

pub(super) fn right(app: &mut App) {
    match app.state.lang {
        Lang::En => next(app),
        Lang::Ar => previous(app),
    }
}
