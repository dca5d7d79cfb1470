//! What of the configuration the dashboard uses, checked by those who know: keys by the commands, the theme by its meanings.

use std::path::PathBuf;

use super::follow::Followed;
use super::keymap::Keymap;
use super::theme::{self, Theme, ThemeError};
use crate::config::{Alert, Bidi, Config, Environment, FileError, Lang};

/// What the dashboard is shown with.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own, as the user says it")]
pub struct Settings {
    /// Language of interface and gists.
    pub lang: Lang,
    /// How it looks.
    pub theme: Theme,
    /// Where the user keeps themes, where such a folder can be named.
    pub themes: Option<PathBuf>,
    /// Which key does what.
    pub keymap: Keymap,
    /// How Arabic is to be handed to the terminal.
    pub bidi: Bidi,
    /// What the environment tells of the terminal.
    pub environment: Environment,
    /// Whether borders and signs are kept to ASCII.
    pub ascii: bool,
    /// Whether vowel marks are shown.
    pub marks: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether it begins with the test of how Arabic letters come out.
    pub letters: bool,
    /// The archive that is searched, where one can be named.
    pub archive: Option<PathBuf>,
    /// Names and words that are followed.
    pub followed: Followed,
    /// How the user is told of what is followed.
    pub alert: Alert,
    /// Something to say in the footer until the first key: what could not be read, that this is the sample.
    pub notice: Option<String>,
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The theme cannot be had.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A key or command in the file is none.
    #[error(transparent)]
    Keys(#[from] FileError),
}

impl Settings {
    /// Those of a configuration, for a terminal of which nothing is known.
    pub fn new(config: &Config) -> Result<Self, SettingsError> {
        let themes = config.folder.as_ref().map(|folder| folder.join("themes"));
        let file = config.file.as_ref().map(|file| file.display().to_string()).unwrap_or_default();
        Ok(Self {
            lang: config.lang.value,
            theme: theme::load(&config.theme.value, themes.as_deref())?,
            themes,
            keymap: Keymap::new(&file, &config.keys)?,
            bidi: config.bidi.value,
            environment: Environment::default(),
            ascii: config.ascii.value,
            marks: config.marks.value,
            mouse: config.mouse.value,
            letters: false,
            archive: config.archive.as_ref().map(|path| path.value.clone()),
            followed: Followed::new(&config.follow),
            alert: config.alert.value,
            notice: None,
        })
    }
}
