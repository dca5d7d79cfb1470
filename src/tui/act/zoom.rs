//! Letting the focused pane fill the screen, or not.

use crate::tui::app::App;

pub(super) fn toggle(app: &mut App) {
    app.state.zoomed = !app.state.zoomed;
}
