//! What happened: keys, mouse, a new size, signals, in one stream.

use crossterm::event::{EventStream, KeyEvent, MouseEvent};
use futures_util::stream::{self, Stream, StreamExt};

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

/// Keys, mouse and sizes from the terminal. It ends with the terminal.
pub fn of_terminal() -> impl Stream<Item = Event> + Unpin {
    let events = EventStream::new().take_while(|event| std::future::ready(event.is_ok()));
    Box::pin(events.filter_map(|event| std::future::ready(event.ok().and_then(known))))
}

fn known(event: crossterm::event::Event) -> Option<Event> {
    use crossterm::event::Event as Raw;
    match event {
        Raw::Key(key) => Some(Event::Key(key)),
        Raw::Mouse(mouse) => Some(Event::Mouse(mouse)),
        Raw::Paste(text) => Some(Event::Paste(text)),
        Raw::Resize(..) => Some(Event::Resize),
        Raw::FocusGained | Raw::FocusLost => None,
    }
}

/// The signals that concern a terminal program, caught from here on. Needs a tokio runtime.
#[cfg(unix)]
pub fn of_system() -> std::io::Result<impl Stream<Item = Event> + Unpin> {
    use rustix::process::Signal as Raw;
    use tokio::signal::unix::{SignalKind, signal};
    let kinds = [
        (SignalKind::terminate(), Signal::Terminate),
        (SignalKind::hangup(), Signal::HangUp),
        (SignalKind::interrupt(), Signal::Interrupt),
        (SignalKind::from_raw(Raw::TSTP.as_raw()), Signal::Stop),
        (SignalKind::from_raw(Raw::CONT.as_raw()), Signal::Continue),
    ];
    let mut all = stream::SelectAll::new();
    for (kind, meaning) in kinds {
        let caught = signal(kind)?;
        let next = move |mut caught: tokio::signal::unix::Signal| async move {
            caught.recv().await.map(|()| (Event::Signal(meaning), caught))
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
