//! Changing how Arabic is handed to the terminal, to see which way is right in it.

use super::Effect;
use crate::config::Bidi;
use crate::tui::app::App;
use crate::tui::state::Notice;

pub(super) fn next(app: &mut App) -> Option<Effect> {
    let at = Bidi::ALL.iter().position(|bidi| *bidi == app.state.bidi).map_or(0, |at| at + 1);
    set(app, Bidi::ALL.get(at).copied().unwrap_or_default())
}

pub(super) fn set(app: &mut App, bidi: Bidi) -> Option<Effect> {
    app.state.bidi = bidi;
    let effect = app.reorder();
    app.state.notice = Some(Notice::Said(app.state.order()));
    effect
}
