//! Bytes cut where one thing ends and the next begins: keys, reports, pastes.
//!
//! Whatever comes, it holds on to little and to nothing for long: a report has a length that it may have, and a key that no
//! report contains (Ctrl-C, Enter, Esc) ends any.

use std::mem::take;
use std::time::Duration;

/// A lone Esc may be the beginning of something for so long. Longer where an answer is still to come, that its first byte
/// may have come alone; until a lone Esc shows that it was a key.
const ESC: Duration = Duration::from_millis(25);
const ESC_ASKED: Duration = Duration::from_millis(150);
/// What has begun to be more than a key may stop so long on its way.
const REST: Duration = Duration::from_secs(1);
/// A paste longer: its rest would be keys.
const PASTE_REST: Duration = Duration::from_secs(5);
/// No sequence of a key or the mouse is longer.
const LONGEST: usize = 64;
/// What is read of a report; the rest of a longer one is dropped.
const LONGEST_REPORT: usize = 512;
/// More is not taken in at once; what is behind is pasted as another text.
const LONGEST_PASTE: usize = 1 << 20;

const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// One whole thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// One key, or what the mouse did.
    Keys(Vec<u8>),
    /// What the terminal says of itself.
    Report(Vec<u8>),
    /// A pasted text.
    Paste(Vec<u8>),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// In a character of so many more bytes.
    Char(u8),
    Esc,
    /// Behind `ESC O`.
    Ss3,
    Csi,
    /// Behind `ESC [ M`: so many more bytes of the oldest mouse report, any bytes.
    Mouse(u8),
    /// In a string that begins with `ESC P` or `ESC ]`; whether its last byte is an Esc.
    Text(bool),
    Paste,
}

/// Cuts bytes, however they come.
#[derive(Debug, Default)]
pub(super) struct Frames {
    state: State,
    held: Vec<u8>,
    out: Vec<Frame>,
    /// Whether the terminal was heard of, or the user showed that a lone Esc is a key.
    settled: bool,
}

impl Frames {
    /// What is whole with these bytes.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Frame> {
        for &byte in bytes {
            self.step(byte);
        }
        take(&mut self.out)
    }

    /// How long to wait for the rest of what is begun.
    pub fn patience(&self) -> Option<Duration> {
        match (self.state, self.held.len()) {
            (State::Ground, _) => None,
            (State::Esc, _) | (State::Ss3 | State::Csi | State::Text(_), ..=2) => {
                Some(if self.settled { ESC } else { ESC_ASKED })
            }
            (State::Paste, _) => Some(PASTE_REST),
            _ => Some(REST),
        }
    }

    /// The rest does not come.
    pub fn give_up(&mut self) -> Vec<Frame> {
        let held = take(&mut self.held);
        match take(&mut self.state) {
            State::Esc => {
                self.settled = true;
                self.out.push(Frame::Keys(held));
            }
            State::Paste => self.out.push(Frame::Paste(held)),
            State::Ground | State::Char(_) | State::Ss3 | State::Csi | State::Mouse(_) | State::Text(_) => {}
        }
        take(&mut self.out)
    }

    fn step(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.begin(byte),
            State::Char(more) if (0x80..0xc0).contains(&byte) => {
                self.held.push(byte);
                if more == 1 { self.end(Frame::Keys) } else { self.state = State::Char(more - 1) }
            }
            State::Char(_) => self.anew(byte),
            State::Esc => self.after_esc(byte),
            State::Ss3 => {
                self.held.push(byte);
                self.end(Frame::Keys);
            }
            State::Csi => self.in_csi(byte),
            State::Mouse(more) => {
                self.held.push(byte);
                if more == 1 { self.end(Frame::Keys) } else { self.state = State::Mouse(more - 1) }
            }
            State::Text(esc) => self.in_text(byte, esc),
            State::Paste => self.in_paste(byte),
        }
    }

    fn begin(&mut self, byte: u8) {
        self.held.push(byte);
        match byte {
            0x1b => self.state = State::Esc,
            0xc2..=0xdf => self.state = State::Char(1),
            0xe0..=0xef => self.state = State::Char(2),
            0xf0..=0xf4 => self.state = State::Char(3),
            0x80.. => self.forget(),
            _ => self.end(Frame::Keys),
        }
    }

    fn after_esc(&mut self, byte: u8) {
        match byte {
            b'[' => self.go_on(byte, State::Csi),
            b'O' => self.go_on(byte, State::Ss3),
            b'P' | b']' => self.go_on(byte, State::Text(false)),
            0x1b => {
                self.end(Frame::Keys);
                self.begin(byte);
            }
            // Alt with a character, of which more bytes may come.
            _ => self.begin(byte),
        }
    }

    fn in_csi(&mut self, byte: u8) {
        match byte {
            ..0x20 | 0x7f.. => self.anew(byte),
            // The Linux console's F1 to F5.
            b'[' if self.held.len() == 2 => self.held.push(byte),
            b'M' if self.held.len() == 2 => self.go_on(byte, State::Mouse(3)),
            0x40.. => {
                self.held.push(byte);
                if self.held == PASTE {
                    self.held.clear();
                    self.state = State::Paste;
                } else if is_report(&self.held) {
                    self.settled |= self.held.starts_with(b"\x1b[?") && byte == b'c';
                    self.end(Frame::Report);
                } else if self.held.len() <= LONGEST {
                    self.end(Frame::Keys);
                } else {
                    self.forget();
                }
            }
            // Of one that is too long the end is still waited for, to be dropped with it.
            _ if self.held.len() <= LONGEST_REPORT => self.held.push(byte),
            _ => {}
        }
    }

    fn in_text(&mut self, byte: u8, esc: bool) {
        // `ESC P` is Alt-Shift-P as well; a report goes on with what no letter key sends.
        let first = self.held.len() == 2;
        match (byte, esc) {
            (b'\\', true) | (0x07, false) if !first => self.end(Frame::Report),
            (0x1b, false) if !first => self.state = State::Text(true),
            (b'0'..=b'?' | b'!' | b'$', false) if first => self.held.push(byte),
            (0x20..=0x7e | 0x80.., false) if !first => {
                if self.held.len() < LONGEST_REPORT {
                    self.held.push(byte);
                }
            }
            _ if first => {
                self.end(Frame::Keys);
                self.begin(byte);
            }
            (_, true) => {
                self.forget();
                self.begin(0x1b);
                self.step(byte);
            }
            _ => self.anew(byte),
        }
    }

    fn in_paste(&mut self, byte: u8) {
        self.held.push(byte);
        if self.held.ends_with(PASTE_END) {
            self.held.truncate(self.held.len() - PASTE_END.len());
            self.end(Frame::Paste);
        } else if self.held.len() >= LONGEST_PASTE {
            self.out.push(Frame::Paste(take(&mut self.held)));
        }
    }

    fn go_on(&mut self, byte: u8, state: State) {
        self.held.push(byte);
        self.state = state;
    }

    fn end(&mut self, frame: impl Fn(Vec<u8>) -> Frame) {
        self.out.push(frame(take(&mut self.held)));
        self.state = State::Ground;
    }

    fn forget(&mut self) {
        self.held.clear();
        self.state = State::Ground;
    }

    /// What was begun is nothing; this byte begins something.
    fn anew(&mut self, byte: u8) {
        self.forget();
        self.begin(byte);
    }
}

/// No key has a private mark but the mouse's `<`, or a byte of 20 to 2F before the last.
fn is_report(sequence: &[u8]) -> bool {
    let body = sequence.get(2..).unwrap_or_default();
    matches!(body.first(), Some(b'=' | b'>' | b'?')) || body.iter().any(|byte| (0x20..0x30).contains(byte))
}
