//! Changing the language of interface and gists, and with it the direction of the layout.

use crate::config::Lang;
use crate::tui::app::App;

pub(super) fn next(app: &mut App) {
    let other = match app.state.lang {
        Lang::En => Lang::Ar,
        Lang::Ar => Lang::En,
    };
    set(app, other);
}

pub(super) fn set(app: &mut App, lang: Lang) {
    app.state.lang = lang;
    app.say("notice.language", &[]);
}
