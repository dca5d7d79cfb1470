//! Who the terminal is, from what it answered and what the environment tells.

use super::Answers;
use crate::config::Environment;

/// A terminal, as far as it matters to Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "their names are what there is to say")]
pub enum Kind {
    Xterm,
    Alacritty,
    Rxvt,
    St,
    Foot,
    Ghostty,
    WindowsTerminal,
    Vte,
    Wezterm,
    Mintty,
    Konsole,
    Kitty,
    Mlterm,
    Iterm,
    AppleTerminal,
    Putty,
    LinuxConsole,
    Tmux,
    Screen,
    Zellij,
    /// One that is not known.
    Other,
}

/// Beginnings of what XTVERSION is answered with.
const VERSIONS: [(&str, Kind); 14] = [
    ("XTerm", Kind::Xterm),
    ("alacritty", Kind::Alacritty),
    ("rxvt", Kind::Rxvt),
    ("foot", Kind::Foot),
    ("ghostty", Kind::Ghostty),
    ("VTE", Kind::Vte),
    ("WezTerm", Kind::Wezterm),
    ("mintty", Kind::Mintty),
    ("Konsole", Kind::Konsole),
    ("kitty", Kind::Kitty),
    ("mlterm", Kind::Mlterm),
    ("iTerm2", Kind::Iterm),
    ("tmux", Kind::Tmux),
    ("Zellij", Kind::Zellij),
];

/// Values of `TERM` that a terminal gives itself, by their beginnings. `xterm` is everybody's.
const TERMS: [(&str, Kind); 14] = [
    ("alacritty", Kind::Alacritty),
    ("rxvt", Kind::Rxvt),
    ("st-", Kind::St),
    ("foot", Kind::Foot),
    ("xterm-ghostty", Kind::Ghostty),
    ("ghostty", Kind::Ghostty),
    ("wezterm", Kind::Wezterm),
    ("mintty", Kind::Mintty),
    ("konsole", Kind::Konsole),
    ("xterm-kitty", Kind::Kitty),
    ("mlterm", Kind::Mlterm),
    ("vte", Kind::Vte),
    ("putty", Kind::Putty),
    ("linux", Kind::LinuxConsole),
];

/// Values of `TERM_PROGRAM`.
const PROGRAMS: [(&str, Kind); 7] = [
    ("Apple_Terminal", Kind::AppleTerminal),
    ("iTerm.app", Kind::Iterm),
    ("WezTerm", Kind::Wezterm),
    ("ghostty", Kind::Ghostty),
    ("mintty", Kind::Mintty),
    ("kitty", Kind::Kitty),
    ("tmux", Kind::Tmux),
];

/// Variables that a terminal sets for what it starts, the one that is most often inherited last.
const VARIABLES: [(&str, Kind); 10] = [
    ("TMUX", Kind::Tmux),
    ("ZELLIJ", Kind::Zellij),
    ("STY", Kind::Screen),
    ("WT_SESSION", Kind::WindowsTerminal),
    ("MLTERM", Kind::Mlterm),
    ("KITTY_WINDOW_ID", Kind::Kitty),
    ("ALACRITTY_WINDOW_ID", Kind::Alacritty),
    ("XTERM_VERSION", Kind::Xterm),
    ("KONSOLE_VERSION", Kind::Konsole),
    ("VTE_VERSION", Kind::Vte),
];

impl Kind {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xterm => "xterm",
            Self::Alacritty => "alacritty",
            Self::Rxvt => "rxvt-unicode",
            Self::St => "st",
            Self::Foot => "foot",
            Self::Ghostty => "ghostty",
            Self::WindowsTerminal => "Windows Terminal",
            Self::Vte => "VTE",
            Self::Wezterm => "WezTerm",
            Self::Mintty => "mintty",
            Self::Konsole => "Konsole",
            Self::Kitty => "kitty",
            Self::Mlterm => "mlterm",
            Self::Iterm => "iTerm2",
            Self::AppleTerminal => "Terminal.app",
            Self::Putty => "PuTTY",
            Self::LinuxConsole => "Linux console",
            Self::Tmux => "tmux",
            Self::Screen => "screen",
            Self::Zellij => "zellij",
            Self::Other => "unknown",
        }
    }

    /// The terminal that answered; none where the answers fit many.
    pub(super) fn of_answers(answers: &Answers) -> Option<Self> {
        let version = answers.version.as_deref().unwrap_or_default();
        let named = VERSIONS.iter().find(|(name, _)| version.starts_with(name)).map(|(_, kind)| *kind);
        named.or_else(|| match answers.secondary.as_deref()? {
            [24, ..] => Some(Self::Mlterm),
            [77, ..] => Some(Self::Mintty),
            [83, ..] => Some(Self::Screen),
            [84, ..] => Some(Self::Tmux),
            [85, ..] => Some(Self::Rxvt),
            [0, 136, ..] => Some(Self::Putty),
            // VTE gives its version: 7006 is 0.70.6. Others that say 65 do not order letters.
            [65, version, ..] if *version >= 5000 && answers.explicit.is_some_and(|setting| setting > 0) => {
                Some(Self::Vte)
            }
            _ => None,
        })
    }

    /// The terminals that the environment tells of, the likeliest first. Variables are handed down from a terminal to another
    /// that is started in it, so it can tell of several.
    pub(super) fn told_by(environment: &Environment) -> Vec<Self> {
        let term = environment.get("TERM").unwrap_or_default();
        let starts = |table: &[(&str, Self)], value: &str| {
            table.iter().find(|(name, _)| value.starts_with(name)).map(|(_, kind)| *kind)
        };
        let inside = |name| environment.get(name).is_some();
        let multiplexer = (term.starts_with("tmux") || term.starts_with("screen"))
            .then(|| if inside("STY") && !inside("TMUX") { Self::Screen } else { Self::Tmux });
        let own = starts(&TERMS, term).or(multiplexer);
        let program = environment.get("TERM_PROGRAM").and_then(|program| starts(&PROGRAMS, program));
        let told = VARIABLES.iter().filter(|(name, _)| inside(name)).map(|(_, kind)| *kind);
        // A terminal with a TERM of its own is told by that for sure.
        match own {
            Some(own) => vec![own],
            None => program.into_iter().chain(told).collect(),
        }
    }

    /// Whether it would have answered otherwise: a variable that tells of it is then another terminal's, handed down.
    pub(super) fn is_belied_by(self, answers: &Answers) -> bool {
        let names_itself = matches!(
            self,
            Self::Foot | Self::Ghostty | Self::Wezterm | Self::Mintty | Self::Kitty | Self::Iterm | Self::Tmux
        );
        let has_mode = matches!(self, Self::Vte);
        answers.complete
            && (names_itself && answers.version.is_none()
                || has_mode && answers.explicit.unwrap_or(0) == 0
                // Those with a DA2 or DECRPM of their own were known by it.
                || matches!(self, Self::Mlterm | Self::Putty))
    }
}
