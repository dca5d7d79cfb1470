//! What is handed to the terminal, from who it is and what the user wants.

use super::{Answers, Control, Kind, Outer};
use crate::config::{Bidi, Environment};
use crate::typeset::Mode;

/// What is decided, and what there is to say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Who the terminal is.
    pub kind: Kind,
    /// The terminal around it, where it is tmux and tells.
    pub around: Option<Kind>,
    /// How that is known.
    pub because: Because,
    /// What Arabic is handed to it as.
    pub mode: Mode,
    /// What it is told besides.
    pub control: Control,
    /// What its user can do where that is not enough.
    pub note: Option<Note>,
}

impl Choice {
    /// The terminal that orders letters, or not: the one around tmux where that is known.
    pub fn target(&self) -> Kind {
        self.around.unwrap_or(self.kind)
    }
}

/// How the terminal is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// It says so.
    Answers,
    /// The environment says so, and no answer says otherwise.
    Environment,
    /// It is not known: most terminals paint what they are given.
    Nothing,
}

/// Why the picture can be wrong, and what its user can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// `PuTTY` orders whole rows; two options of its own keep it from that.
    Putty,
    /// Terminal.app orders whole rows, and nothing keeps it from that.
    AppleTerminal,
    /// The fonts of the Linux console have no Arabic.
    LinuxConsole,
    /// The terminal around tmux orders letters, and tmux hands nothing on to it.
    TmuxShut,
    /// The terminal around tmux, screen or zellij is not known.
    Around,
}

impl Note {
    /// The key of its words in `data/locale`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Putty => "host.putty",
            Self::AppleTerminal => "host.apple",
            Self::LinuxConsole => "host.console",
            Self::TmuxShut => "host.tmux",
            Self::Around => "host.around",
        }
    }

    /// Whether it is worth a line on the dashboard: something is wrong, and the user can set it right.
    pub const fn is_pressing(self) -> bool {
        matches!(self, Self::Putty | Self::TmuxShut)
    }
}

/// What to hand to the terminal.
pub fn choose(bidi: Bidi, answers: &Answers, environment: &Environment) -> Choice {
    let (kind, because) = who(answers, environment);
    let around = match (kind, &answers.outer) {
        (Kind::Tmux, Some(outer)) => around(outer, environment),
        _ => None,
    };
    let target = around.unwrap_or(kind);
    let through_tmux = kind == Kind::Tmux;
    let shut = through_tmux && answers.outer.as_ref().is_none_or(|outer| !outer.passthrough);
    let mode = match bidi {
        Bidi::Fixed(Mode::Embed) => embed(target),
        Bidi::Fixed(mode) => mode,
        Bidi::Auto => match target {
            Kind::Kitty => Mode::Kitty,
            Kind::Konsole | Kind::AppleTerminal => embed(target),
            // What keeps it from ordering does not reach it, so it orders: it gets what it orders rightly.
            Kind::Vte if shut => embed(target),
            _ => Mode::Visual,
        },
    };
    let control = match (mode, target) {
        (Mode::Visual, Kind::Mlterm) if !through_tmux => Control::Mlterm,
        (Mode::Visual, Kind::Mlterm) if !shut => Control::MltermThroughTmux,
        (Mode::Visual, Kind::Vte) if through_tmux && !shut => Control::ExplicitThroughTmux,
        (Mode::Visual, _) if !through_tmux && has_explicit(kind, answers) => match answers.explicit {
            Some(2 | 4) => Control::ExplicitAlready,
            _ => Control::Explicit,
        },
        _ => Control::None,
    };
    let note = note(kind, target, mode, shut, control);
    Choice { kind, around, because, mode, control, note }
}

fn who(answers: &Answers, environment: &Environment) -> (Kind, Because) {
    if let Some(kind) = Kind::of_answers(answers) {
        return (kind, Because::Answers);
    }
    match Kind::told_by(environment).into_iter().find(|kind| !kind.is_belied_by(answers)) {
        Some(kind) => (kind, Because::Environment),
        None if answers.explicit.is_some_and(|setting| setting > 0) => (Kind::Other, Because::Answers),
        None => (Kind::Other, Because::Nothing),
    }
}

/// Which embedding. Of the terminals that order letters, Konsole alone is known not to mirror brackets.
const fn embed(target: Kind) -> Mode {
    match target {
        Kind::Vte | Kind::Mintty | Kind::Wezterm | Kind::Iterm | Kind::AppleTerminal => Mode::EmbedMirroring,
        _ => Mode::Embed,
    }
}

/// The terminal around tmux: by its name, else by its `TERM` and by what tmux was started with.
fn around(outer: &Outer, environment: &Environment) -> Option<Kind> {
    let version = Some(outer.version.clone()).filter(|version| !version.is_empty());
    let named = Kind::of_answers(&Answers { version: version.clone(), ..Answers::default() });
    if named.is_some() || version.is_some() {
        return named;
    }
    let handed_down = ["WT_SESSION", "MLTERM", "KONSOLE_VERSION", "VTE_VERSION"];
    let mut told: Vec<(&str, &str)> =
        handed_down.into_iter().filter_map(|name| Some((name, environment.get(name)?))).collect();
    told.push(("TERM", &outer.term));
    Kind::told_by(&Environment::with(&told)).first().copied()
}

/// Whether `CSI 8 l` does what it should. To those that do not know it, it does nothing.
fn has_explicit(kind: Kind, answers: &Answers) -> bool {
    matches!(kind, Kind::Vte | Kind::Wezterm | Kind::Mintty) || answers.explicit.is_some_and(|setting| setting > 0)
}

fn note(kind: Kind, target: Kind, mode: Mode, shut: bool, control: Control) -> Option<Note> {
    match (kind, target) {
        (_, Kind::Putty) => Some(Note::Putty),
        (_, Kind::AppleTerminal) => Some(Note::AppleTerminal),
        (_, Kind::LinuxConsole) => Some(Note::LinuxConsole),
        (Kind::Tmux, Kind::Vte | Kind::Mlterm) if shut && mode == Mode::Visual && control == Control::None => {
            Some(Note::TmuxShut)
        }
        (Kind::Tmux, Kind::Tmux) | (Kind::Screen | Kind::Zellij, _) => Some(Note::Around),
        _ => None,
    }
}
