//! Back: out of the topmost layer; on the panes, one thing after the other that was done to them.

use super::filter;
use crate::tui::app::App;

pub(super) fn back(app: &mut App) {
    if app.state.layers.pop().is_some() {
        return;
    }
    if app.state.find.take().is_some() {
        return;
    }
    if app.state.desk.filter().is_some() {
        filter::set(app, None);
    } else {
        app.state.zoomed = false;
    }
}
