//! What the environment tells: variables, the locale, and whether the terminal can be trusted with more than ASCII.

use std::path::PathBuf;

/// Variables by name, taken once, so that a test can bring its own.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    variables: Vec<(String, String)>,
}

impl Environment {
    /// That of the process; values that are not UTF-8 count as unset.
    pub fn of_process() -> Self {
        let variables = std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)));
        Self { variables: variables.collect() }
    }

    /// One with these variables alone.
    pub fn with(variables: &[(&str, &str)]) -> Self {
        Self { variables: variables.iter().map(|&(k, v)| (k.to_owned(), v.to_owned())).collect() }
    }

    /// A variable's value; an empty one counts as unset.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().find(|(key, _)| key == name)?;
        (!found.1.is_empty()).then_some(found.1.as_str())
    }

    /// The locale's value for a category (`LC_MESSAGES`), by POSIX's order, with the variable that gives it.
    pub fn locale(&self, category: &'static str) -> Option<(&'static str, &str)> {
        ["LC_ALL", category, "LANG"].into_iter().find_map(|name| Some((name, self.get(name)?)))
    }

    /// Whether characters outside ASCII reach the user as such.
    pub fn is_utf8(&self) -> bool {
        self.locale("LC_CTYPE").is_some_and(|(_, value)| {
            let value = value.to_ascii_lowercase();
            value.contains("utf-8") || value.contains("utf8")
        })
    }

    /// `$XDG_CONFIG_HOME/mujaz`, or `~/.config/mujaz`.
    pub fn config_folder(&self) -> Option<PathBuf> {
        self.folder("XDG_CONFIG_HOME", ".config")
    }

    /// `$XDG_DATA_HOME/mujaz`, or `~/.local/share/mujaz`.
    pub fn data_folder(&self) -> Option<PathBuf> {
        self.folder("XDG_DATA_HOME", ".local/share")
    }

    /// `$XDG_STATE_HOME/mujaz`, or `~/.local/state/mujaz`.
    pub fn state_folder(&self) -> Option<PathBuf> {
        self.folder("XDG_STATE_HOME", ".local/state")
    }

    /// mujaz' folder in one of the XDG base directories. A relative path is invalid by the specification and ignored.
    fn folder(&self, variable: &str, home: &str) -> Option<PathBuf> {
        let base = self.get(variable).map(PathBuf::from).filter(|path| path.is_absolute());
        let base = base.or_else(|| self.get("HOME").map(|folder| PathBuf::from(folder).join(home)));
        base.map(|base| base.join("mujaz"))
    }
}
