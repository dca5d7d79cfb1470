//! Which terminal this is, and what Arabic must be handed to it as.
//!
//! A terminal that reorders rows itself undoes what is reordered already, and no single output is right everywhere. So the
//! terminal is asked (it answers when it likes, see [`super::input`]), and what it answers counts before what the environment
//! tells: over SSH that is lost, and a terminal started from another's shell inherits the other's.
//!
//! ```text
//! environment ──────────────┐
//! answers (Answer) ─ learn ─┴─▶ Kind ──▶ Choice { mode, control, note }
//! the user's wish (Bidi) ─────────────────┘
//! ```
//!
//! All of this is a function of values: nothing here reads a terminal. Sources: what was seen in xterm, alacritty, urxvt, st,
//! foot, VTE, Konsole, kitty, mlterm, tmux and pterm; the others by their documentation. The Terminal Working Group's draft on
//! bidirectional text names the modes.

mod choice;
mod control;
mod kind;
mod outer;

pub use choice::{Because, Choice, Note, choose};
pub use control::Control;
pub use kind::Kind;
pub use outer::{Outer, ask as ask_tmux};

use crate::config::Environment;

/// What a terminal is asked: its name and version (XTVERSION), whether it orders letters (DECRQM of mode 8), its kind (DA2);
/// then what every terminal answers (DA1), so that it is known when no other answer will come.
pub const QUESTIONS: &str = "\x1b[>q\x1b[8$p\x1b[>c\x1b[c";

/// What a terminal, or who knows it, says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Name and version, in printable ASCII: `VTE(8401)`, `Konsole 26.08.2`.
    Version(String),
    /// Mode 8: 0 unknown, 1 the terminal orders letters, 2 it does not, 3 and 4 the same for ever.
    Explicit(u8),
    /// The numbers of DA2: the terminal's kind, its version, its keyboard or options.
    Secondary(Vec<u32>),
    /// DA1: all answers are there.
    Primary,
    /// tmux: the terminal around it; none where tmux does not tell.
    Outer(Option<Outer>),
}

/// Everything answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// See [`Answer::Version`].
    pub version: Option<String>,
    /// See [`Answer::Explicit`].
    pub explicit: Option<u8>,
    /// See [`Answer::Secondary`].
    pub secondary: Option<Vec<u32>>,
    /// Whether the last question was answered.
    pub complete: bool,
    /// See [`Answer::Outer`].
    pub outer: Option<Outer>,
}

impl Answers {
    /// Takes one in; whether something can be decided from it. A terminal that goes on answering says nothing new.
    pub fn learn(&mut self, answer: Answer) -> bool {
        match answer {
            Answer::Outer(outer) => {
                let is_new = self.outer.is_none() && outer.is_some();
                self.outer = self.outer.take().or(outer);
                return is_new;
            }
            _ if self.complete => return false,
            Answer::Version(name) => self.version = self.version.take().or(Some(name)),
            Answer::Explicit(setting) => self.explicit = self.explicit.or(Some(setting)),
            Answer::Secondary(numbers) => self.secondary = self.secondary.take().or(Some(numbers)),
            Answer::Primary => self.complete = true,
        }
        self.complete
    }
}

/// Whether the terminal can be asked: some paint what they do not understand.
pub fn can_be_asked(environment: &Environment) -> bool {
    !matches!(environment.get("TERM"), None | Some("linux" | "dumb"))
}

#[cfg(test)]
mod tests;
