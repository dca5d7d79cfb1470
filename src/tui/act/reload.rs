//! Another briefing in the place of the one on the screen, with the user where they were: the same records selected, the same
//! report open, the same filter.

use super::scroll;
use crate::tui::app::App;
use crate::tui::desk::Desk;
use crate::tui::pane::Pane;
use crate::tui::shelf::Day;
use crate::tui::state::{Layer, State};

/// Shows it. A find is forgotten, for its hits were rows.
pub(super) fn show(app: &mut App, day: Day) {
    let state = &mut app.state;
    let selected = Pane::ALL.map(|pane| id(state, pane, state.cursor(pane).at));
    let reader = state.reader().and_then(|reader| {
        let (pane, row, _, _) = *state.trail(reader.article).get(reader.record?)?;
        id(state, pane, row)
    });
    let article = state.reader().and_then(|reader| state.desk.digest.briefing.articles.get(reader.article));
    let article = article.map(|article| article.id.clone());
    let filter = state.desk.filter().cloned();
    state.around = Some(day.around.clone());
    state.desk = Desk::of(day);
    state.desk.follow(&state.followed);
    state.desk.set_filter(filter);
    state.find = None;
    for (pane, id) in Pane::ALL.into_iter().zip(selected) {
        let row = id.and_then(|id| row(state, pane, &id));
        if let (Some(row), Some(cursor)) = (row, state.cursor_mut(pane)) {
            cursor.at = row;
        }
    }
    settle_reader(state, article.as_deref(), reader.as_deref());
    let facets = state.desk.facets();
    for layer in &mut state.layers {
        if let Layer::Filter(picker) = layer {
            picker.facets.clone_from(&facets);
        }
    }
    app.unsettle();
    scroll::clamp_reader(&mut app.state);
}

fn id(state: &State, pane: Pane, row: usize) -> Option<String> {
    state.desk.record(pane, row).map(|record| record.id().to_owned())
}

fn row(state: &State, pane: Pane, id: &str) -> Option<usize> {
    (0..state.desk.shown(pane).len()).find(|row| state.desk.record(pane, *row).is_some_and(|record| record.id() == id))
}

/// Keeps the reader in its report and at its record; closes it where the report is no longer there.
fn settle_reader(state: &mut State, article: Option<&str>, record: Option<&str>) {
    let at = article.and_then(|id| state.desk.digest.briefing.articles.iter().position(|article| article.id == id));
    let Some(at) = at else { return state.layers.retain(|layer| !matches!(layer, Layer::Reader(_))) };
    let trail = state.trail(at);
    let is_it = |pane, row| record.is_some() && id(state, pane, row).as_deref() == record;
    let place = trail.iter().position(|(pane, row, _, _)| is_it(*pane, *row));
    if let Some(reader) = state.reader_mut() {
        (reader.article, reader.record) = (at, place);
    }
}
