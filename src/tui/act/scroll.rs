//! Up and down: through a pane's rows, a report's lines, a list.

use super::{day, dossier, search, why};
use crate::tui::app::App;
use crate::tui::state::{Cursor, Layer, State};
use crate::tui::view::{feeds, filter, help, list, reader};

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Line,
    Half,
    Page,
    All,
}

/// Moves what has the keys; `way` is 1 down, -1 up.
pub(super) fn by(app: &mut App, step: Step, way: isize) {
    match app.state.layers.last() {
        None => rows(app, step, way),
        Some(Layer::Reader(_)) => lines(&mut app.state, step, way),
        Some(Layer::Filter(picker)) => {
            let count = filter::choices(picker).len();
            picked(app, step, way, count);
        }
        Some(Layer::Help(picker)) => {
            let count = help::lines(&app.state, &picker.input).len();
            picked(app, step, way, count);
        }
        Some(Layer::Why(cursor)) => {
            let (cursor, count) = (*cursor, why::count(&app.state));
            let page = app.state.layout().map_or(1, |layout| usize::from(layout.body.height / 4).max(1));
            if let Some(Layer::Why(place)) = app.state.layers.last_mut() {
                *place = moved(cursor, step, way, page, count);
            }
        }
        Some(Layer::Names(picker)) => {
            let count = filter::named(picker).len();
            picked(app, step, way, count);
        }
        Some(Layer::Dossier(_)) => dossier::step(app, step, way),
        Some(Layer::Calendar(_)) => day::scroll(app, step, way),
        Some(Layer::Search(_)) => search::step(app, step, way),
        Some(Layer::Feeds(picker)) => {
            let count = feeds::shown(&app.state, &picker.input).len();
            picked(app, step, way, count);
        }
        Some(Layer::Find(_) | Layer::Prompt(_) | Layer::Note(_) | Layer::Letters) => {}
    }
}

fn rows(app: &mut App, step: Step, way: isize) {
    let pane = app.state.focus;
    let Some(layout) = app.state.layout() else { return };
    // Rows differ in height, so a page has to be measured; a line has not.
    let page = match step {
        Step::Half | Step::Page => list::page(&app.state, &app.theme, pane, layout.pane(pane).inner),
        Step::Line | Step::All => 1,
    };
    let count = app.state.desk.shown(pane).len();
    if let Some(cursor) = app.state.cursor_mut(pane) {
        *cursor = moved(*cursor, step, way, page, count);
    }
}

fn picked(app: &mut App, step: Step, way: isize, count: usize) {
    let page = app.state.layout().map_or(1, |layout| usize::from(layout.body.height).saturating_sub(5).max(1));
    if let Some(Layer::Filter(picker) | Layer::Names(picker) | Layer::Help(picker) | Layer::Feeds(picker)) =
        app.state.layers.last_mut()
    {
        picker.cursor = moved(picker.cursor, step, way, page, count);
    }
}

pub(super) fn moved(cursor: Cursor, step: Step, way: isize, page: usize, count: usize) -> Cursor {
    let far = match step {
        Step::Line => 1,
        Step::Half => (page / 2).max(1),
        Step::Page => page,
        Step::All => count,
    };
    let last = count.saturating_sub(1);
    let at = if way < 0 { cursor.at.saturating_sub(far) } else { cursor.at.saturating_add(far).min(last) };
    // A page takes the screen along, so that the selected row keeps its place on it.
    let top = match step {
        Step::Line | Step::All => cursor.top,
        Step::Half | Step::Page if way < 0 => cursor.top.saturating_sub(far),
        Step::Half | Step::Page => cursor.top.saturating_add(far).min(at),
    };
    Cursor { at, top }
}

fn lines(state: &mut State, step: Step, way: isize) {
    let Some(layout) = state.layout() else { return };
    let height = reader::text_area(layout.body).height.max(1);
    let far = match step {
        Step::Line => 1,
        Step::Half => (height / 2).max(1),
        Step::Page => height.saturating_sub(1).max(1),
        Step::All => return ends(state, way),
    };
    scroll_reader(state, far, way);
}

fn ends(state: &mut State, way: isize) {
    let Some(reader) = state.reader_mut() else { return };
    (reader.paragraph, reader.line) = if way < 0 { (0, 0) } else { (usize::MAX, 0) };
    clamp_reader(state);
}

/// Moves the reader's first line by `far` lines.
pub(super) fn scroll_reader(state: &mut State, far: u16, way: isize) {
    let (Some(&start), Some(layout)) = (state.reader(), state.layout()) else { return };
    let mut at = start;
    let width = reader::text_area(layout.body).width;
    for _ in 0..far {
        if way < 0 {
            if at.line > 0 {
                at.line -= 1;
            } else if at.paragraph > 0 {
                at.paragraph -= 1;
                at.line = reader::height(state, at.article, at.paragraph, width).saturating_sub(1);
            }
        } else if at.line + 1 < reader::height(state, at.article, at.paragraph, width) {
            at.line += 1;
        } else {
            at.paragraph += 1;
            at.line = 0;
        }
    }
    if let Some(reader) = state.reader_mut() {
        *reader = at;
    }
    clamp_reader(state);
}

/// Keeps the reader within its report: on a line that there is, the report's last one at the bottom of the screen at the latest.
pub(super) fn clamp_reader(state: &mut State) {
    let (Some(&at), Some(layout)) = (state.reader(), state.layout()) else { return };
    let area = reader::text_area(layout.body);
    let height = reader::height(state, at.article, at.paragraph, area.width);
    if let Some(reader) = state.reader_mut() {
        reader.line = reader.line.min(height.saturating_sub(1));
    }
    let paragraphs = state.desk.digest.briefing.articles.get(at.article).map_or(0, |article| article.paragraphs.len());
    let mut room = area.height;
    let mut end = (0, 0);
    for paragraph in (0..paragraphs).rev() {
        let last = paragraph + 1 == paragraphs;
        let height = reader::height(state, at.article, paragraph, area.width) - u16::from(last);
        if height >= room {
            end = (paragraph, height - room);
            break;
        }
        room -= height;
    }
    if let Some(reader) = state.reader_mut()
        && (reader.paragraph, reader.line) > end
    {
        (reader.paragraph, reader.line) = end;
    }
}
