//! Changing the theme. One that cannot be had is said to be so, and the present one stays.

use crate::tui::app::App;
use crate::tui::state::Notice;
use crate::tui::theme;

pub(super) fn next(app: &mut App) {
    let names = theme::names(app.themes.as_deref());
    let at = names.iter().position(|name| *name == app.theme.name).map_or(0, |at| at + 1);
    if let Some(name) = names.get(at % names.len().max(1)) {
        set(app, name);
    }
}

pub(super) fn set(app: &mut App, name: &str) {
    match theme::load(name, app.themes.as_deref()) {
        Ok(theme) => {
            app.theme = theme;
            app.say("notice.theme", &[("name", name)]);
        }
        Err(error) => {
            // The next press goes on from here, past the broken one.
            name.clone_into(&mut app.theme.name);
            app.state.notice = Some(Notice::Wrong(error.to_string()));
        }
    }
}
