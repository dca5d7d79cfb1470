//! Who says so: opened, and gone from to the sentence.

use crate::tui::app::App;
use crate::tui::state::{Cursor, Layer, Reader, State};

/// Opens the sheet of the selected record.
pub(super) fn open(app: &mut App) {
    match app.state.layers.last() {
        _ if app.state.selected().is_none() => app.say("notice.no-record", &[]),
        Some(Layer::Why(_)) => {}
        _ => app.state.layers.push(Layer::Why(Cursor::default())),
    }
}

/// How many sources the sheet lists.
pub(super) fn count(state: &State) -> usize {
    let line = state.selected().and_then(|record| state.desk.digest.line(record.id()));
    line.map_or(0, |line| line.members.len())
}

/// Opens the report of the chosen one, at what it says.
pub(super) fn accept(app: &mut App, cursor: Cursor) {
    let state = &mut app.state;
    let Some(record) = state.selected() else { return };
    let id = record.id().to_owned();
    let member = state.desk.digest.line(&id).and_then(|line| line.members.get(cursor.at));
    let Some(evidence) = member.and_then(|member| member.evidence.clone()) else { return };
    let Some((article, _)) = state.desk.article(&evidence) else { return };
    let is_own =
        |&(pane, row, _, _): &(_, usize, _, _)| state.desk.record(pane, row).is_some_and(|record| record.id() == id);
    let record = state.trail(article).iter().position(is_own);
    state.layers.retain(|layer| !matches!(layer, Layer::Reader(_)));
    state.layers.push(Layer::Reader(Reader { article, record, ..Reader::default() }));
    super::read::show(state);
}
