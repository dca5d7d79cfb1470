//! What the user says of a record: that it is wrong, is not to be shown, a note.

use super::scroll;
use crate::archive::Change;
use crate::tui::app::App;
use crate::tui::state::{Layer, Notice};

/// Says that the selected record is wrong, or no longer.
pub(super) fn wrong(app: &mut App) {
    let Some(is) = current(app, |mark| mark.wrong) else { return };
    if change(app, &Change::Wrong(!is)) {
        app.say(if is { "mark.right" } else { "mark.wronged" }, &[]);
    }
}

/// Hides the selected record, or shows it again.
pub(super) fn hide(app: &mut App) {
    let Some(is) = current(app, |mark| mark.hidden) else { return };
    if change(app, &Change::Hidden(!is)) {
        app.say(if is { "mark.shown" } else { "mark.hid" }, &[]);
    }
}

/// Shows what is hidden, or no longer.
pub(super) fn reveal(app: &mut App) {
    let hidden = app.state.desk.hidden();
    if hidden == 0 {
        return app.say("mark.none-hidden", &[]);
    }
    let reveals = !app.state.desk.reveals();
    app.state.desk.reveal(reveals);
    app.unsettle();
    let text = app.state.labels().count(if reveals { "count.revealed" } else { "count.hidden" }, hidden);
    app.state.notice = Some(Notice::Said(text));
}

/// Opens the line to type a note in, with the one that is there.
pub(super) fn note(app: &mut App) {
    if current(app, |mark| mark.hidden).is_none() {
        return;
    }
    let note = app.state.selected().and_then(|record| app.state.desk.mark(record).note.clone());
    app.state.layers.push(Layer::Note(note.unwrap_or_default()));
}

/// Keeps the note that is typed; none where nothing is.
pub(super) fn accept(app: &mut App, typed: &str) {
    let typed = typed.trim();
    let note = (!typed.is_empty()).then(|| typed.to_owned());
    change(app, &Change::Note(note));
}

/// What is said of the selected record; where nothing can be, that is told.
fn current(app: &mut App, of: impl Fn(&crate::tui::desk::LineMark) -> bool) -> Option<bool> {
    if app.state.around.is_none() {
        app.say("mark.nobody", &[]);
        return None;
    }
    let Some(record) = app.state.selected() else {
        app.say("notice.no-record", &[]);
        return None;
    };
    if app.state.desk.carried.contains_key(record.id()) {
        app.say("mark.carried", &[]);
        return None;
    }
    Some(of(&app.state.desk.mark(record)))
}

/// Changes the marks of all records that the selected line stands for. Whether it could be done.
fn change(app: &mut App, change: &Change) -> bool {
    let state = &app.state;
    let Some(day) = state.desk.digest.briefing.date else { return false };
    let Some(record) = state.selected() else { return false };
    let members = state.desk.digest.line(record.id()).map(|line| line.members.as_slice()).unwrap_or_default();
    let records: Vec<_> = members.iter().map(|member| (member.article.clone(), member.id.clone())).collect();
    match app.shelf.mark(day, &records, change) {
        Ok(marks) => {
            app.state.desk.set_marks(marks);
            app.unsettle();
            scroll::clamp_reader(&mut app.state);
            true
        }
        Err(error) => {
            app.state.notice = Some(Notice::Wrong(error.to_string()));
            false
        }
    }
}
