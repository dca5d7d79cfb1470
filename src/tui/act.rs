//! What each command does to the application: one user action, one file.

mod back;
mod bidi;
mod cite;
mod day;
mod dossier;
pub(super) mod feeds;
mod filter;
mod find;
mod help;
mod language;
mod letters;
mod link;
mod mark;
mod pane;
mod pointer;
mod prompt;
mod read;
mod reload;
mod scroll;
mod search;
mod theme;
mod typing;
mod why;
mod zoom;

use crossterm::event::MouseEvent;

use super::app::App;
use super::command::Command;
use super::feeds::Wish;
use super::host::Control;

/// What only the terminal's owner can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Hand the terminal back to the shell until told to go on.
    Suspend,
    /// Paint every cell anew.
    Repaint,
    /// Tell the terminal this, and what was told before no more; and paint every cell anew.
    Order(Control),
    /// Ask those behind the screen for this.
    Ask(Wish),
    /// Send a sequence that paints nothing: a bell, a notification.
    Send(String),
    /// Put a text on the clipboard of the terminal.
    Copy(String),
}

/// Does what a command says.
pub fn perform(app: &mut App, command: &Command) -> Option<Effect> {
    match command {
        Command::Pane(pane) => pane::go(app, *pane),
        Command::NextPane => pane::next(app),
        Command::PreviousPane => pane::previous(app),
        Command::Left => pane::left(app),
        Command::Right => pane::right(app),
        Command::Up => scroll::by(app, scroll::Step::Line, -1),
        Command::Down => scroll::by(app, scroll::Step::Line, 1),
        Command::PageUp => scroll::by(app, scroll::Step::Page, -1),
        Command::PageDown => scroll::by(app, scroll::Step::Page, 1),
        Command::HalfUp => scroll::by(app, scroll::Step::Half, -1),
        Command::HalfDown => scroll::by(app, scroll::Step::Half, 1),
        Command::First => scroll::by(app, scroll::Step::All, -1),
        Command::Last => scroll::by(app, scroll::Step::All, 1),
        Command::Read => read::open(app),
        Command::NextRecord => read::step(app, 1),
        Command::PreviousRecord => read::step(app, -1),
        Command::Find => find::open(app),
        Command::FindNext => find::step(app, 1),
        Command::FindPrevious => find::step(app, -1),
        Command::Search => search::open(app),
        Command::Filter => filter::open(app),
        Command::Zoom => zoom::toggle(app),
        Command::NextTheme => theme::next(app),
        Command::Theme(name) => theme::set(app, name),
        Command::NextLanguage => language::next(app),
        Command::Language(lang) => language::set(app, *lang),
        Command::NextBidi => return bidi::next(app),
        Command::Letters => letters::show(app),
        Command::Bidi(bidi) => return bidi::set(app, *bidi),
        Command::Cite => return cite::copy(app),
        Command::Link => link::show(app),
        Command::Why => why::open(app),
        Command::Dossier => dossier::open(app),
        Command::Wrong => mark::wrong(app),
        Command::Hide => mark::hide(app),
        Command::Reveal => mark::reveal(app),
        Command::Note => mark::note(app),
        Command::PreviousDay => day::step(app, -1),
        Command::NextDay => day::step(app, 1),
        Command::Day(day) => day::go(app, *day),
        Command::Calendar => day::calendar(app),
        Command::Feeds => feeds::open(app),
        Command::Fetch => return feeds::fetch(app),
        Command::Reload => feeds::reload(app),
        Command::Help => help::open(app),
        Command::Prompt => prompt::open(app),
        Command::Accept => return typing::accept(app),
        Command::Back => back::back(app),
        Command::Erase => typing::erase(app),
        Command::EraseWord => typing::erase_word(app),
        Command::EraseAll => typing::erase_all(app),
        Command::Repaint => return Some(Effect::Repaint),
        Command::Suspend => return Some(Effect::Suspend),
        Command::Quit => return Some(Effect::Quit),
    }
    None
}

/// Keeps the reader within its report after the screen became another.
pub fn settle_reader(app: &mut App) {
    scroll::clamp_reader(&mut app.state);
}

/// Types into the line that has the keys.
pub fn type_in(app: &mut App, text: &str) {
    typing::insert(app, text);
}

/// Does what the mouse says.
pub fn point(app: &mut App, event: MouseEvent) {
    pointer::point(app, event);
}
