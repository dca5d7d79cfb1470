//! The loop, on a backend and a stream that are no terminal.

use std::pin::Pin;
use std::task::{Context, Poll};

use super::support::app;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use futures_util::stream::{Stream, iter};
use mujaz::tui::Effect;
use mujaz::tui::drive::{Outcome, drive};
use mujaz::tui::event::{Event, Signal};
use mujaz::tui::pane::Pane;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn keys(letters: &str) -> Vec<Event> {
    let key = |letter| Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
    letters.chars().map(key).collect()
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

/// A stream that counts how often it was found empty: once for each time that the loop would have slept.
struct Counted {
    events: std::vec::IntoIter<Option<Event>>,
    slept: usize,
}

impl Stream for Counted {
    type Item = Event;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Event>> {
        match self.events.next() {
            None => Poll::Ready(None),
            Some(Some(event)) => Poll::Ready(Some(event)),
            Some(None) => {
                self.slept += 1;
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

#[test]
fn it_paints_takes_keys_in_and_gives_back_what_it_cannot_do() {
    let mut app = app("en", "mono");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let mut events = iter(keys("3jy2").into_iter().chain([Event::Signal(Signal::Stop)]).chain(keys("L")));
    let mut next = || run(drive(&mut app, &mut terminal, &mut events)).expect("a frame");
    assert!(matches!(next(), Outcome::Effect(Effect::Copy(text)) if text.contains("¶ 5")));
    assert_eq!(next(), Outcome::Signal(Signal::Stop));
    assert_eq!(next(), Outcome::Ended);
    assert_eq!((app.state.focus, app.state.cursor(Pane::Movements).at), (Pane::Statements, 1));
    let first: String = (0..6).map(|x| terminal.backend().buffer()[(x, 0)].symbol()).collect();
    assert_eq!(first, " mujaz");
}

#[test]
fn keys_that_wait_go_into_one_frame() {
    let mut app = app("en", "mono");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
    let mut events: Vec<Option<Event>> = keys("jjjj").into_iter().map(Some).collect();
    events.push(None);
    events.extend(keys("k").into_iter().map(Some));
    let mut events = Counted { events: events.into_iter(), slept: 0 };
    let frames = |terminal: &mut Terminal<TestBackend>| terminal.get_frame().count();
    let before = frames(&mut terminal);
    assert_eq!(run(drive(&mut app, &mut terminal, &mut events)).expect("a frame"), Outcome::Ended);
    assert_eq!(app.state.cursor(Pane::Headlines).at, 3);
    assert_eq!((frames(&mut terminal) - before, events.slept), (2, 1));
}
