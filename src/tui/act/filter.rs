//! Narrowing all panes to an actor, a place or a conflict.

use crate::tui::app::App;
use crate::tui::desk::Facet;
use crate::tui::state::{Layer, Picker};
use crate::tui::view::filter;

/// Opens the list to choose from.
pub(super) fn open(app: &mut App) {
    let facets = app.state.desk.facets();
    app.state.layers.push(Layer::Filter(Picker { facets, ..Picker::default() }));
}

/// Takes what is chosen in the list.
pub(super) fn accept(app: &mut App, picker: &Picker) {
    match filter::choices(picker).get(picker.cursor.at) {
        Some(chosen) => set(app, chosen.cloned()),
        None => app.warn("filter.none", &[]),
    }
}

/// Shows what the facet names, or all. Each pane starts anew, and so does the find, whose hits were rows.
pub(super) fn set(app: &mut App, facet: Option<Facet>) {
    app.state.desk.set_filter(facet);
    app.state.cursors = Default::default();
    app.state.find = None;
}
