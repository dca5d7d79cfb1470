//! Reading a whole report, and going through its records there.

use super::scroll;
use crate::tui::app::App;
use crate::tui::state::{Layer, Reader, State};
use crate::tui::view::reader;

/// Opens the report of the selected record, at the record; where the reports hold no record at all, the first of them.
pub(super) fn open(app: &mut App) {
    let state = &mut app.state;
    if state.desk.records().next().is_none() && !state.desk.digest.briefing.articles.is_empty() {
        return open_at(state, 0, 0);
    }
    let evidence = state.selected().and_then(|record| record.evidence().first());
    let Some((article, _)) = evidence.and_then(|evidence| state.desk.article(evidence)) else {
        return app.say("notice.no-record", &[]);
    };
    let own = (state.focus, state.cursor(state.focus).at);
    let record = state.trail(article).iter().position(|&(pane, row, _, _)| (pane, row) == own);
    state.layers.push(Layer::Reader(Reader { article, record, ..Reader::default() }));
    show(state);
}

/// Opens a report at a paragraph, from 0, away from any record.
pub(super) fn open_at(state: &mut State, article: usize, paragraph: usize) {
    state.layers.retain(|layer| !matches!(layer, Layer::Reader(_)));
    state.layers.push(Layer::Reader(Reader { article, record: None, paragraph, line: 0 }));
    scroll::clamp_reader(state);
}

/// Goes to the next or previous record of the report, and selects it on the panes as well.
pub(super) fn step(app: &mut App, way: isize) {
    let state = &mut app.state;
    let Some(&at) = state.reader() else { return };
    let trail = state.trail(at.article);
    let Some(last) = trail.len().checked_sub(1) else { return };
    let before = |paragraph: usize| trail.iter().take_while(|(_, _, place, _)| *place < paragraph).count();
    let next = match at.record {
        Some(record) => record.saturating_add_signed(way).min(last),
        None if way < 0 => before(at.paragraph).saturating_sub(1),
        None => before(at.paragraph).min(last),
    };
    if let Some(reader) = state.reader_mut() {
        reader.record = Some(next);
    }
    if let Some(&(pane, row, _, _)) = trail.get(next) {
        state.focus = pane;
        if let Some(cursor) = state.cursor_mut(pane) {
            cursor.at = row;
        }
    }
    show(state);
}

/// Scrolls so that the record at hand is in view, a quarter of the screen from the top.
pub(super) fn show(state: &mut State) {
    let (Some(&at), Some(layout)) = (state.reader(), state.layout()) else { return };
    let area = reader::text_area(layout.body);
    let Some((_, _, paragraph, start)) = at.record.and_then(|record| state.trail(at.article).get(record).copied())
    else {
        return;
    };
    let line = reader::line_of(state, at.article, paragraph, start as usize, area.width);
    if let Some(reader) = state.reader_mut() {
        (reader.paragraph, reader.line) = (paragraph, line);
    }
    scroll::scroll_reader(state, area.height / 4, -1);
}
