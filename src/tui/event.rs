//! What happened: keys, mouse, a new size, answers, signals.

use crossterm::event::{KeyEvent, MouseEvent};
use futures_util::stream::{self, Stream};

use super::feeds::News;
use super::host::Answer;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key.
    Key(KeyEvent),
    /// The mouse.
    Mouse(MouseEvent),
    /// Text came at once, not key by key.
    Paste(String),
    /// The screen has another size.
    Resize,
    /// The terminal answered.
    Answer(Answer),
    /// Something was told from behind the screen.
    News(News),
    /// The system said something.
    Signal(Signal),
}

/// What the system says to the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// SIGTERM: end.
    Terminate,
    /// SIGHUP: the terminal is gone.
    HangUp,
    /// SIGINT, from without: in the dashboard Ctrl-C is a key.
    Interrupt,
    /// SIGTSTP: stop for a while.
    Stop,
    /// SIGCONT: go on.
    Continue,
}

impl Signal {
    /// The exit status of a process that it ends: by convention 128 and the signal's number; 0 for those that end none.
    pub const fn status(self) -> u8 {
        match self {
            Self::HangUp => 128 + 1,
            Self::Interrupt => 128 + 2,
            Self::Terminate => 128 + 15,
            Self::Stop | Self::Continue => 0,
        }
    }
}

/// Keys, mouse, pastes and answers from the terminal. It ends with the terminal.
#[cfg(unix)]
pub fn of_terminal() -> impl Stream<Item = Event> + Unpin {
    super::input::events()
}

/// Elsewhere the terminal is no stream of bytes, and is asked nothing.
#[cfg(not(unix))]
pub fn of_terminal() -> impl Stream<Item = Event> + Unpin {
    use crossterm::event::Event as Raw;
    use futures_util::stream::StreamExt;
    let known = |event| match event {
        Raw::Key(key) => Some(Event::Key(key)),
        Raw::Mouse(mouse) => Some(Event::Mouse(mouse)),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(..) => Some(Event::Resize),
        Raw::FocusGained | Raw::FocusLost => None,
    };
    let events = crossterm::event::EventStream::new().take_while(|event| std::future::ready(event.is_ok()));
    Box::pin(events.filter_map(move |event| std::future::ready(event.ok().and_then(known))))
}

/// The signals that concern a terminal program, a new size among them, caught from here on. Needs a tokio runtime.
#[cfg(unix)]
pub fn of_system() -> std::io::Result<impl Stream<Item = Event> + Unpin> {
    use rustix::process::Signal as Raw;
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [
        (SignalKind::window_change(), Event::Resize),
        (SignalKind::terminate(), Event::Signal(Signal::Terminate)),
        (SignalKind::hangup(), Event::Signal(Signal::HangUp)),
        (SignalKind::interrupt(), Event::Signal(Signal::Interrupt)),
        (SignalKind::from_raw(Raw::TSTP.as_raw()), Event::Signal(Signal::Stop)),
        (SignalKind::from_raw(Raw::CONT.as_raw()), Event::Signal(Signal::Continue)),
    ];
    let mut all = stream::SelectAll::new();
    for (kind, meaning) in kinds {
        let caught = signal(kind)?;
        let next = move |mut caught: tokio::signal::unix::Signal| {
            let meaning = meaning.clone();
            async move { caught.recv().await.map(|()| (meaning, caught)) }
        };
        all.push(Box::pin(stream::unfold(caught, next)));
    }
    Ok(all)
}

/// Elsewhere the terminal's own events are all there is.
#[cfg(not(unix))]
pub fn of_system() -> std::io::Result<impl Stream<Item = Event> + Unpin> {
    Ok(stream::pending())
}
