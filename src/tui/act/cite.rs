//! Copying a citation of the selected record.

use super::Effect;
use crate::tui::app::App;
use crate::tui::citation;

pub(super) fn copy(app: &mut App) -> Option<Effect> {
    let state = &app.state;
    let Some(text) = state.selected().and_then(|record| citation::of(&state.desk, record)) else {
        app.say("notice.no-record", &[]);
        return None;
    };
    let shown = state.selected().and_then(|record| citation::shown(&state.desk, record)).unwrap_or_default();
    app.say("notice.cited", &[("text", &shown)]);
    Some(Effect::Copy(text))
}
