//! The keys, searchable.

use crate::tui::app::App;
use crate::tui::state::{Layer, Picker};

pub(super) fn open(app: &mut App) {
    app.state.layers.push(Layer::Help(Picker::default()));
}
