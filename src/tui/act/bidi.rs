//! Changing how Arabic is handed to the terminal, to see which way is right in it.

use super::Effect;
use crate::config::Bidi;
use crate::tui::app::App;

pub(super) fn next(app: &mut App) -> Option<Effect> {
    let at = Bidi::ALL.iter().position(|bidi| *bidi == app.bidi).map_or(0, |at| at + 1);
    set(app, Bidi::ALL.get(at).copied().unwrap_or_default())
}

pub(super) fn set(app: &mut App, bidi: Bidi) -> Option<Effect> {
    app.bidi = bidi;
    let effect = app.reorder();
    let choice = app.choice();
    let mode = Bidi::Fixed(choice.mode).name();
    let terminal = choice.around.unwrap_or(choice.kind).name();
    match bidi {
        Bidi::Auto => app.say("notice.bidi-auto", &[("mode", mode), ("terminal", terminal)]),
        Bidi::Fixed(_) => app.say("notice.bidi", &[("mode", mode)]),
    }
    effect
}
