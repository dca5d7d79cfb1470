//! The dashboard: state, commands, keymap, theme, and `view/`, one file a region of the screen.
//!
//! ```text
//! terminal ──event──▶ app ──keymap──▶ command ──act──▶ state ──view──▶ buffer ──▶ terminal
//! ```
//!
//! What the user can want is a [`command::Command`]; each has one file in `act/`. What the screen shows is a pure function of
//! [`state::State`] and [`theme::Theme`]. The loop in [`drive`] paints when something happened, and else sleeps.

mod act;
pub mod app;
pub mod calendar;
pub mod citation;
pub mod command;
pub mod desk;
pub mod doctor;
pub mod drive;
pub mod event;
pub mod feeds;
pub mod follow;
pub mod host;
#[cfg(unix)]
pub mod input;
pub mod keymap;
pub mod keys;
pub mod label;
pub mod layout;
pub mod matching;
mod names;
pub mod pane;
pub mod search;
mod settings;
pub mod shelf;
pub mod state;
pub mod terminal;
pub mod text;
pub mod theme;
mod view;

use std::io::{self, IsTerminal};

pub use crate::locale;
pub use act::Effect;
pub use settings::{Settings, SettingsError};

use app::App;
use drive::Outcome;
use event::{Event, Signal};
use feeds::{Feeds, Start};
use futures_util::{FutureExt, StreamExt, stream};
use host::Answer;
use terminal::Held;

/// Why the dashboard ended other than by the user's wish.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nobody to show it to.
    #[error("the dashboard needs a terminal; in a pipe, use `mujaz parse`, with --format text, json or jsonl")]
    NoTerminal,
    /// The terminal fails.
    #[error("the terminal fails: {0}")]
    Terminal(#[from] io::Error),
    /// The system ended it; see [`Signal::status`] for the exit status.
    #[error("ended by a signal")]
    Signal(Signal),
}

/// Shows the dashboard until the user quits, with or without the mouse; `behind` is started once the first frame is there.
pub fn run(app: &mut App, mouse: bool, behind: Option<Start>) -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(show(app, mouse, behind))
}

async fn show(app: &mut App, mouse: bool, behind: Option<Start>) -> Result<(), Error> {
    let environment = app.environment().clone();
    if behind.is_some() {
        app.state.feeds = Some(Feeds::default());
    }
    // Signals are caught before the terminal is taken, so that none can leave it taken.
    let system = event::of_system()?;
    let mut held = Held::take(mouse, app.control(), host::can_be_asked(&environment))?;
    drive::paint(app, &mut held.screen)?;
    if let Some(sequence) = app.ring() {
        held.send(&sequence)?;
    }
    let outer = Box::pin(async move { Event::Answer(Answer::Outer(host::ask_tmux(&environment).await)) });
    let told = stream::select(system, outer.into_stream());
    let (wishes, news) = behind.map(feeds::started).unzip();
    let news = stream::iter(news).flatten().map(Event::News);
    let mut events = stream::select(event::of_terminal(), stream::select(told, news));
    loop {
        match drive::drive(app, &mut held.screen, &mut events).await? {
            Outcome::Ended | Outcome::Effect(Effect::Quit) => return Ok(()),
            Outcome::Effect(Effect::Ask(wish)) => {
                if wishes.as_ref().is_none_or(|wishes| wishes.send(wish).is_err()) {
                    app.warn("feeds.gone", &[]);
                }
            }
            Outcome::Effect(Effect::Send(sequence)) => held.send(&sequence)?,
            Outcome::Effect(Effect::Copy(text)) => held.send(&citation::clipboard(&text))?,
            Outcome::Effect(Effect::Repaint) => held.wipe()?,
            Outcome::Effect(Effect::Order(control)) => held.order(control)?,
            Outcome::Effect(Effect::Suspend) | Outcome::Signal(Signal::Stop) => suspend(&mut held)?,
            // Whoever stopped the process may have left anything on the screen.
            Outcome::Signal(Signal::Continue) => held.retake()?,
            Outcome::Signal(signal) => return Err(Error::Signal(signal)),
        }
    }
}

#[cfg(unix)]
fn suspend(held: &mut Held) -> Result<(), Error> {
    terminal::leave();
    terminal::stop()?;
    Ok(held.retake()?)
}

#[cfg(not(unix))]
fn suspend(held: &mut Held) -> Result<(), Error> {
    Ok(held.wipe()?)
}
