//! A command, typed.

use super::Effect;
use crate::tui::app::App;
use crate::tui::command::Command;
use crate::tui::state::{Layer, Notice};

/// Opens the line to type in.
pub(super) fn open(app: &mut App) {
    app.state.layers.push(Layer::Prompt(String::new()));
}

/// Does what is typed. Unknown words are an error, never silence.
pub(super) fn accept(app: &mut App, typed: &str) -> Option<Effect> {
    if typed.trim().is_empty() {
        return None;
    }
    match typed.parse::<Command>() {
        Ok(command) => super::perform(app, &command),
        Err(error) => {
            app.state.notice = Some(Notice::Wrong(error.to_string()));
            None
        }
    }
}
