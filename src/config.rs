//! Flags, environment and files resolved, once, to what the program uses.
//!
//! What the user may say ([`Flags`], variables, the file) is apart from what is in force ([`Config`]), where each setting
//! remembers where it comes from. A flag wins over the environment, that over the file, that over the default.

mod entries;
mod environment;
mod network;
mod resolve;

use std::fmt;
use std::path::PathBuf;

pub use entries::{Entry, FileError, Value, entries};
pub use environment::Environment;
pub use network::{Feed, Fetch, Local, Proxies};
pub use resolve::resolve;

use crate::typeset::Mode;

/// A language of the interface and of the gists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English, left to right.
    #[default]
    En,
    /// Arabic, right to left, with the whole layout mirrored.
    Ar,
}

impl Lang {
    /// The language of an ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::En),
            "ar" => Some(Self::Ar),
            _ => None,
        }
    }

    /// Its ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }
}

/// How Arabic is handed to the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Bidi {
    /// As fits the terminal, as far as that is known.
    #[default]
    Auto,
    /// Always in this mode.
    Fixed(Mode),
}

impl Bidi {
    /// All, `auto` first.
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Fixed(Mode::Visual),
        Self::Fixed(Mode::Kitty),
        Self::Fixed(Mode::Embed),
        Self::Fixed(Mode::Logical),
    ];

    /// The one that flag, variable and file call so.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bidi| bidi.name() == name)
    }

    /// What flag, variable and file call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Fixed(Mode::Visual) => "visual",
            Self::Fixed(Mode::Kitty) => "kitty",
            Self::Fixed(Mode::Embed | Mode::EmbedMirroring) => "embed",
            Self::Fixed(Mode::Logical) => "logical",
        }
    }
}

/// How the user is told of new records that they follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Alert {
    /// On the screen alone.
    #[default]
    Off,
    /// By the terminal's bell.
    Bell,
    /// By a notification of the desktop (OSC 9), in terminals that know it; others say nothing.
    Notify,
}

impl Alert {
    /// The one that the file calls so.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "off" => Some(Self::Off),
            "bell" => Some(Self::Bell),
            "notify" => Some(Self::Notify),
            _ => None,
        }
    }
}

/// What the command line says; none where it is silent.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--config FILE`.
    pub config: Option<PathBuf>,
    /// `--lang en|ar`.
    pub lang: Option<String>,
    /// `--theme NAME`.
    pub theme: Option<String>,
    /// `--archive FILE`.
    pub archive: Option<PathBuf>,
    /// `--bidi auto|visual|kitty|embed|logical`.
    pub bidi: Option<String>,
    /// `--plain`: no colours, ASCII borders and signs.
    pub plain: bool,
}

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A flag, as written.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// A line of a file.
    File(PathBuf, usize),
    /// Nobody said anything.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => write!(out, "flag {flag}"),
            Self::Variable(name) => write!(out, "environment {name}"),
            Self::File(path, line) => write!(out, "{}:{line}", path.display()),
            Self::Default => write!(out, "default"),
        }
    }
}

/// A setting in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set<T> {
    /// What is used.
    pub value: T,
    /// Who said so.
    pub origin: Origin,
}

/// All settings in force.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder of the user's file and themes, where one can be named.
    pub folder: Option<PathBuf>,
    /// The file that was read, where there is one.
    pub file: Option<PathBuf>,
    /// The archive; none where no folder for it can be named.
    pub archive: Option<Set<PathBuf>>,
    /// Language of the interface and the gists.
    pub lang: Set<Lang>,
    /// Name of the theme.
    pub theme: Set<String>,
    /// How Arabic is handed to the terminal.
    pub bidi: Set<Bidi>,
    /// Whether borders and signs are kept to ASCII.
    pub ascii: Set<bool>,
    /// Whether vowel marks are shown.
    pub marks: Set<bool>,
    /// Whether the mouse is used; without it the terminal selects text.
    pub mouse: Set<bool>,
    /// Names and words that are followed.
    pub follow: Vec<String>,
    /// How the user is told of what is followed: `off`, `bell` or `notify`.
    pub alert: Set<Alert>,
    /// Limits of what is fetched.
    pub fetch: Fetch,
    /// The feeds to read.
    pub feeds: Vec<Feed>,
    /// The file's `[keys.CONTEXT]` entries, still to be checked by who knows the commands.
    pub keys: Vec<Entry>,
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is wrong somewhere.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file named by `--config` or `MUJAZ_CONFIG` cannot be read.
    #[error("{}: {source}; name a readable file or leave {named_by} away", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The flag or variable that names it.
        named_by: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// A flag or variable has a value that it cannot have.
    #[error("{origin}: '{value}' is not one of {choices}")]
    Choice {
        /// The flag or variable.
        origin: Origin,
        /// What it says.
        value: String,
        /// What it may say.
        choices: &'static str,
    },
}
