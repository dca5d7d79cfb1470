//! The test of how Arabic letters come out.

use crate::tui::app::App;
use crate::tui::state::Layer;

pub(super) fn show(app: &mut App) {
    if app.state.layers.last() != Some(&Layer::Letters) {
        app.state.layers.push(Layer::Letters);
    }
}
