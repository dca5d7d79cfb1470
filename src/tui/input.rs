//! What comes from the terminal: keys, mouse, pastes, and answers to what it was asked, in one stream.
//!
//! ```text
//! tty ──bytes──▶ frame ──┬─ a key's or the mouse's sequence ──▶ termina ──▶ translate ──▶ Event::Key, Event::Mouse
//!                        ├─ what stands between the marks of a paste ─────────────────▶ Event::Paste
//!                        └─ a report ──▶ answer ──────────────────────────────────────▶ Event::Answer
//! ```
//!
//! crossterm's own stream would do for keys, but not for answers: of `ESC P > | VTE(8401) ESC \` it makes Alt-Shift-P and the
//! letters of the name, of a DA2 the digits behind its `>`, and a DECRPM of a private mode keeps it from every key until a `c`
//! or `u` is typed. Asking before its stream begins is no way out, as an answer may come a second later. Nor is a filter in
//! front of it, since it insists on a terminal to read from. So the bytes are read here, on every system with terminals of
//! that kind, and an answer is an answer whenever it comes; a terminal that never answers is not waited for.

mod answer;
mod frame;
mod translate;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::thread;

use futures_util::stream::{self, Stream};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

use super::event::Event;
use frame::{Frame, Frames};

/// How many reads may wait to be taken in; a flood waits in the terminal.
const WAITING: usize = 16;
/// As much as a terminal hands over at once.
const READ: usize = 4096;

/// Keys, mouse, pastes and answers from now on. It ends with the terminal.
pub fn events() -> impl Stream<Item = Event> + Unpin {
    let (sender, receiver) = channel(WAITING);
    // A thread of its own: a terminal must not be set to non-blocking, which would hold for whoever else has it open.
    thread::spawn(move || {
        let _ = read(&sender);
    });
    of_bytes(receiver)
}

fn read(sender: &Sender<Vec<u8>>) -> io::Result<()> {
    let mut terminal: Box<dyn Read> =
        if io::stdin().is_terminal() { Box::new(io::stdin().lock()) } else { Box::new(File::open("/dev/tty")?) };
    let mut buffer = [0; READ];
    loop {
        match terminal.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => {
                let bytes = buffer.get(..count).unwrap_or_default().to_vec();
                if sender.blocking_send(bytes).is_err() {
                    return Ok(());
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

struct Reading {
    bytes: Receiver<Vec<u8>>,
    decoder: Decoder,
    ready: VecDeque<Event>,
}

fn of_bytes(bytes: Receiver<Vec<u8>>) -> impl Stream<Item = Event> + Unpin {
    let reading = Reading { bytes, decoder: Decoder::default(), ready: VecDeque::new() };
    Box::pin(stream::unfold(reading, async |mut reading| {
        loop {
            if let Some(event) = reading.ready.pop_front() {
                return Some((event, reading));
            }
            let read = match reading.decoder.patience() {
                None => reading.bytes.recv().await,
                Some(patience) => {
                    let Ok(read) = timeout(patience, reading.bytes.recv()).await else {
                        reading.ready.extend(reading.decoder.give_up());
                        continue;
                    };
                    read
                }
            };
            reading.ready.extend(reading.decoder.take(&read?));
        }
    }))
}

/// Bytes to events, without a terminal or a clock: who owns it says when there is nothing more to wait for.
#[derive(Debug, Default)]
pub struct Decoder {
    frames: Frames,
    keys: termina::Parser,
}

impl Decoder {
    /// What is known for sure with these bytes.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        let frames = self.frames.take(bytes);
        self.events(frames)
    }

    /// How long to wait for more before [`Decoder::give_up`]; none where nothing is begun.
    pub fn patience(&self) -> Option<std::time::Duration> {
        self.frames.patience()
    }

    /// Nothing more comes: what was begun is what it is.
    pub fn give_up(&mut self) -> Vec<Event> {
        let frames = self.frames.give_up();
        self.events(frames)
    }

    fn events(&mut self, frames: Vec<Frame>) -> Vec<Event> {
        let mut events = Vec::new();
        for frame in frames {
            match frame {
                Frame::Keys(bytes) => {
                    // Frames are whole, so what the parser makes nothing of is not for the next one to go on with.
                    self.keys.parse(&bytes, false);
                    while let Some(event) = self.keys.pop() {
                        events.extend(translate::event(&event));
                    }
                    self.keys = termina::Parser::default();
                }
                Frame::Paste(bytes) => events.push(Event::Paste(String::from_utf8_lossy(&bytes).into_owned())),
                Frame::Report(bytes) => events.extend(answer::read(&bytes).map(Event::Answer)),
            }
        }
        events
    }
}

#[cfg(test)]
mod tests;
