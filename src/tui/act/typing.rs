//! The line that is typed in, whichever it is.

use super::{Effect, day, dossier, filter, find, mark, prompt, search, why};
use crate::tui::app::App;
use crate::tui::state::{Cursor, Layer, State};
use crate::typeset::is_direction_control;

/// Longer lines are not taken: nobody looks for more, and a paste must not fill the memory.
const LONGEST: usize = 256;

fn line(state: &mut State) -> Option<&mut String> {
    match state.layers.last_mut()? {
        Layer::Find(typed) | Layer::Prompt(typed) | Layer::Note(typed) => Some(typed),
        Layer::Search(search) => Some(&mut search.input),
        Layer::Filter(picker) | Layer::Names(picker) | Layer::Help(picker) | Layer::Feeds(picker) => {
            // The list becomes another: it starts anew.
            picker.cursor = Cursor::default();
            Some(&mut picker.input)
        }
        Layer::Why(_) | Layer::Dossier(_) | Layer::Calendar(_) | Layer::Reader(_) | Layer::Letters => None,
    }
}

pub(super) fn insert(app: &mut App, text: &str) {
    let Some(line) = line(&mut app.state) else { return };
    let room = LONGEST.saturating_sub(line.chars().count());
    let kept = |c: &char| !c.is_control() && !is_direction_control(*c);
    line.extend(text.chars().filter(kept).take(room));
}

pub(super) fn erase(app: &mut App) {
    let Some(line) = line(&mut app.state) else { return };
    if line.pop().is_none() {
        app.state.layers.pop();
    }
}

pub(super) fn erase_word(app: &mut App) {
    let Some(line) = line(&mut app.state) else { return };
    let kept = line.trim_end().rfind(' ').map_or(0, |at| at + 1);
    line.truncate(kept);
}

pub(super) fn erase_all(app: &mut App) {
    if let Some(line) = line(&mut app.state) {
        line.clear();
    }
}

/// Takes what is typed or chosen, and closes the layer.
pub(super) fn accept(app: &mut App) -> Option<Effect> {
    if matches!(app.state.layers.last(), Some(Layer::Reader(_) | Layer::Letters)) {
        return None;
    }
    if matches!(app.state.layers.last(), Some(Layer::Search(_))) {
        search::accept(app);
        return None;
    }
    if let Some(Layer::Why(cursor)) = app.state.layers.last() {
        why::accept(app, *cursor);
        return None;
    }
    if let Some(Layer::Dossier(cursor)) = app.state.layers.last() {
        dossier::accept(app, *cursor);
        return None;
    }
    match app.state.layers.pop()? {
        Layer::Find(typed) => find::accept(app, &typed),
        Layer::Filter(picker) => filter::accept(app, &picker),
        Layer::Names(picker) => dossier::choose(app, &picker),
        Layer::Prompt(typed) => return prompt::accept(app, &typed),
        Layer::Note(typed) => mark::accept(app, &typed),
        Layer::Calendar(calendar) => day::go(app, calendar.at),
        Layer::Help(_)
        | Layer::Search(_)
        | Layer::Feeds(_)
        | Layer::Why(_)
        | Layer::Dossier(_)
        | Layer::Reader(_)
        | Layer::Letters => {}
    }
    None
}
