//! What a terminal is told so that it leaves the order of letters alone, and what undoes it.

use std::fmt::Write;

/// How the terminal is kept from ordering letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Control {
    /// Not at all.
    #[default]
    None,
    /// By the explicit mode of the Terminal Working Group's draft, `CSI 8 l`. VTE keeps the mode with each row, as it was when
    /// the row was last begun: so it is set before the alternate screen is entered, and before the screen is cleared.
    Explicit,
    /// The same where it was set already when mujaz came, and stays when it goes.
    ExplicitAlready,
    /// Through tmux to the terminal around it, row by row, as tmux clears none of its rows.
    ExplicitThroughTmux,
    /// By mlterm's own setting.
    Mlterm,
    /// The same through tmux.
    MltermThroughTmux,
}

/// More rows than a terminal has; one that does not exist is the last one.
const ROWS: u16 = 200;

impl Control {
    /// What sets it. Nothing that can be seen.
    pub fn set(self) -> String {
        match self {
            Self::None => String::new(),
            Self::Explicit | Self::ExplicitAlready => "\x1b[8l".to_owned(),
            Self::ExplicitThroughTmux => through_tmux(&on_every_row("\x1b[8l")),
            Self::Mlterm => "\x1b]5379;use_ctl=false\x07".to_owned(),
            Self::MltermThroughTmux => through_tmux("\x1b]5379;use_ctl=false\x07"),
        }
    }

    /// What gives the terminal back as it was.
    pub fn unset(self) -> String {
        match self {
            Self::None | Self::ExplicitAlready => String::new(),
            Self::Explicit => "\x1b[8h".to_owned(),
            Self::ExplicitThroughTmux => through_tmux(&on_every_row("\x1b[8h")),
            Self::Mlterm => "\x1b]5379;use_ctl=true\x07".to_owned(),
            Self::MltermThroughTmux => through_tmux("\x1b]5379;use_ctl=true\x07"),
        }
    }

    /// What it is called where there is room for a word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Explicit => "explicit mode (CSI 8 l)",
            Self::ExplicitAlready => "explicit mode, which was set already",
            Self::ExplicitThroughTmux => "explicit mode (CSI 8 l on every row, through tmux)",
            Self::Mlterm => "use_ctl=false (OSC 5379)",
            Self::MltermThroughTmux => "use_ctl=false (OSC 5379, through tmux)",
        }
    }
}

fn on_every_row(sequence: &str) -> String {
    let mut out = "\x1b7".to_owned();
    for row in 1..=ROWS {
        // Writing to a string does not fail.
        let _ = write!(out, "\x1b[{row};1H{sequence}");
    }
    out.push_str("\x1b8");
    out
}

/// tmux hands on what stands in its DCS, each Esc doubled.
fn through_tmux(sequence: &str) -> String {
    format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"))
}
