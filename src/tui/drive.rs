//! The loop: paint, wait, take in what happened, paint again if anything did.
//!
//! It knows neither the terminal nor the keyboard, only a backend and a stream, so that the same loop runs in tests. There is
//! no tick: while nothing happens it sleeps.

use std::future::poll_fn;
use std::task::Poll;

use futures_util::stream::{Stream, StreamExt};
use ratatui::Terminal;
use ratatui::backend::Backend;

use super::act::Effect;
use super::app::App;
use super::event::{Event, Signal};

/// Why the loop came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody must do what the application cannot; then the loop may go on.
    Effect(Effect),
    /// So must what the system said.
    Signal(Signal),
    /// No more events will come.
    Ended,
}

/// At most so many events go into one frame, so that a flood of them is still seen to move.
const BURST: usize = 256;

/// Paints, and takes events in until one needs the terminal's owner.
pub async fn drive<B: Backend>(
    app: &mut App,
    terminal: &mut Terminal<B>,
    events: &mut (impl Stream<Item = Event> + Unpin),
) -> Result<Outcome, B::Error> {
    loop {
        paint(app, terminal)?;
        let mut next = events.next().await;
        // What waits already goes into the same frame: a held key or a fast wheel costs one frame, not many.
        for _ in 0..BURST {
            let Some(event) = next else { return Ok(Outcome::Ended) };
            if let Event::Signal(signal) = event {
                return Ok(Outcome::Signal(signal));
            }
            if let Some(effect) = app.handle(event) {
                return Ok(Outcome::Effect(effect));
            }
            // Asked with this task's own waker: crossterm's stream keeps the first that it is asked with, and `now_or_never`
            // would leave it with one that wakes nobody.
            match poll_fn(|context| Poll::Ready(events.poll_next_unpin(context))).await {
                Poll::Ready(waiting) => next = waiting,
                Poll::Pending => break,
            }
        }
    }
}

/// Paints one frame.
pub fn paint<B: Backend>(app: &mut App, terminal: &mut Terminal<B>) -> Result<(), B::Error> {
    app.resize(terminal.size()?);
    terminal.draw(|frame| {
        let area = frame.area();
        app.draw(area, frame.buffer_mut());
    })?;
    Ok(())
}
