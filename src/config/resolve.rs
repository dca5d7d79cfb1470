//! From what is said to what is in force.

mod network;

use std::path::{Path, PathBuf};

use super::{Alert, Bidi, Config, Entry, Environment, Error, FileError, Flags, Lang, Origin, Set, Value, entries};

const LANGS: &str = "en, ar";
const ALERTS: &str = "off, bell, notify";
const BIDI: &str = "auto, visual, kitty, embed, logical";
const SETTINGS: &str =
    "archive, lang, theme, bidi, ascii, marks, mouse, follow, alert, [keys.CONTEXT], [fetch], [[feed]]";

/// Resolves flag, environment, file and default, in that order.
///
/// A missing file is no error unless it was named; an unknown setting in it is one.
pub fn resolve(flags: &Flags, environment: &Environment) -> Result<Config, Error> {
    let folder = environment.config_folder();
    let (file, read) = read(flags, environment, folder.as_deref())?;
    let said = Said { flags, environment, file: file.as_deref(), entries: &read };
    said.check()?;
    Ok(Config {
        archive: said.archive()?,
        lang: said.lang()?,
        theme: said.theme()?,
        bidi: said.bidi()?,
        ascii: said.ascii()?,
        marks: said.flag("marks", true)?,
        mouse: said.flag("mouse", true)?,
        follow: said.follow()?,
        alert: said.alert()?,
        fetch: said.fetch()?,
        feeds: said.feeds()?,
        keys: read.iter().filter(|entry| entry.path.first().is_some_and(|first| first == "keys")).cloned().collect(),
        folder,
        file,
    })
}

type FileRead = (Option<PathBuf>, Vec<Entry>);

fn read(flags: &Flags, environment: &Environment, folder: Option<&Path>) -> Result<FileRead, Error> {
    let variable = environment.get("MUJAZ_CONFIG").map(PathBuf::from);
    let named = flags.config.clone().map(|path| (path, "--config"));
    let named = named.or_else(|| variable.map(|path| (path, "MUJAZ_CONFIG")));
    let path = match (&named, folder) {
        (Some((path, _)), _) => path.clone(),
        (None, Some(folder)) => folder.join("config.toml"),
        (None, None) => return Ok((None, Vec::new())),
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let read = entries(&path.display().to_string(), &text)?;
            Ok((Some(path), read))
        }
        Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => Ok((None, Vec::new())),
        Err(source) => {
            let named_by = named.map_or_else(|| "it".to_owned(), |(_, by)| by.to_owned());
            Err(Error::Unreadable { path, named_by, source })
        }
    }
}

struct Said<'a> {
    flags: &'a Flags,
    environment: &'a Environment,
    file: Option<&'a Path>,
    entries: &'a [Entry],
}

impl Said<'_> {
    fn check(&self) -> Result<(), Error> {
        for entry in self.entries {
            let known = match entry.path.as_slice() {
                [name] => ["archive", "lang", "theme", "bidi", "ascii", "marks", "mouse", "follow", "alert"]
                    .contains(&name.as_str()),
                [first, ..] => ["keys", "fetch", "feed"].contains(&first.as_str()),
                [] => false,
            };
            if !known {
                return Err(self.error(entry, format!("unknown setting '{}'; there are {SETTINGS}", entry.name())));
            }
        }
        Ok(())
    }

    fn error(&self, entry: &Entry, problem: String) -> Error {
        let file = self.file.map(|path| path.display().to_string()).unwrap_or_default();
        FileError::at(&file, entry.line, problem).into()
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.path.len() == 1 && entry.name() == name)
    }

    fn origin(&self, entry: &Entry) -> Origin {
        Origin::File(self.file.map(Path::to_owned).unwrap_or_default(), entry.line)
    }

    /// What is said first, by flag, variable or file, of a setting that is a word.
    fn word(
        &self,
        flag: Option<(&'static str, &str)>,
        variable: &'static str,
        name: &str,
    ) -> Result<Set<String>, Error> {
        let set = |value: &str, origin| Set { value: value.to_owned(), origin };
        if let Some((flag, value)) = flag {
            return Ok(set(value, Origin::Flag(flag)));
        }
        if let Some(value) = self.environment.get(variable) {
            return Ok(set(value, Origin::Variable(variable)));
        }
        let Some(entry) = self.entry(name) else { return Ok(set("", Origin::Default)) };
        let text = entry.text().ok_or_else(|| self.error(entry, format!("'{name}' must be a string")))?;
        Ok(set(text, self.origin(entry)))
    }

    /// A relative path in the file starts at the file's folder, so that it does not depend on where mujaz is called.
    fn archive(&self) -> Result<Option<Set<PathBuf>>, Error> {
        if let Some(path) = &self.flags.archive {
            return Ok(Some(Set { value: path.clone(), origin: Origin::Flag("--archive") }));
        }
        let said = self.word(None, "MUJAZ_ARCHIVE", "archive")?;
        let value = match &said.origin {
            Origin::Default => self.environment.data_folder().map(|folder| folder.join("archive.db")),
            Origin::File(file, _) => Some(file.parent().unwrap_or(Path::new("")).join(&said.value)),
            _ => Some(PathBuf::from(&said.value)),
        };
        Ok(value.map(|value| Set { value, origin: said.origin }))
    }

    fn lang(&self) -> Result<Set<Lang>, Error> {
        let said = self.word(self.flags.lang.as_deref().map(|l| ("--lang", l)), "MUJAZ_LANG", "lang")?;
        if said.origin == Origin::Default {
            let arabic = self.environment.locale("LC_MESSAGES").filter(|(_, value)| value.starts_with("ar"));
            let origin = arabic.map_or(Origin::Default, |(name, _)| Origin::Variable(name));
            return Ok(Set { value: if arabic.is_some() { Lang::Ar } else { Lang::En }, origin });
        }
        choice(said, LANGS, Lang::from_code)
    }

    /// What the user names wins over `NO_COLOR`, which is the environment's general wish (no-color.org).
    fn theme(&self) -> Result<Set<String>, Error> {
        let mono = |origin| Ok(Set { value: "mono".to_owned(), origin });
        let flag = self.flags.theme.as_deref().map(|theme| ("--theme", theme));
        if flag.is_none() && self.flags.plain {
            return mono(Origin::Flag("--plain"));
        }
        let said = self.word(flag, "MUJAZ_THEME", "theme")?;
        let named = matches!(said.origin, Origin::Flag(_) | Origin::Variable(_));
        if !named && self.environment.get("NO_COLOR").is_some() {
            return mono(Origin::Variable("NO_COLOR"));
        }
        if !named && self.environment.get("TERM") == Some("dumb") {
            return mono(Origin::Variable("TERM"));
        }
        if said.origin == Origin::Default {
            return Ok(Set { value: "default".to_owned(), ..said });
        }
        Ok(said)
    }

    fn bidi(&self) -> Result<Set<Bidi>, Error> {
        let said = self.word(self.flags.bidi.as_deref().map(|b| ("--bidi", b)), "MUJAZ_BIDI", "bidi")?;
        if said.origin == Origin::Default {
            return Ok(Set { value: Bidi::Auto, origin: Origin::Default });
        }
        choice(said, BIDI, Bidi::from_name)
    }

    fn follow(&self) -> Result<Vec<String>, Error> {
        let Some(entry) = self.entry("follow") else { return Ok(Vec::new()) };
        match &entry.value {
            Value::List(_) | Value::Text(_) => Ok(entry.list().to_vec()),
            _ => Err(self.error(entry, "'follow' must be a list of names and words".to_owned())),
        }
    }

    fn alert(&self) -> Result<Set<Alert>, Error> {
        let Some(entry) = self.entry("alert") else { return Ok(Set { value: Alert::Off, origin: Origin::Default }) };
        let text = entry.text().ok_or_else(|| self.error(entry, "'alert' must be a string".to_owned()))?;
        choice(Set { value: text.to_owned(), origin: self.origin(entry) }, ALERTS, Alert::from_name)
    }

    fn flag(&self, name: &str, default: bool) -> Result<Set<bool>, Error> {
        let Some(entry) = self.entry(name) else { return Ok(Set { value: default, origin: Origin::Default }) };
        match entry.value {
            Value::Bool(value) => Ok(Set { value, origin: self.origin(entry) }),
            _ => Err(self.error(entry, format!("'{name}' must be true or false"))),
        }
    }

    fn ascii(&self) -> Result<Set<bool>, Error> {
        if self.flags.plain {
            return Ok(Set { value: true, origin: Origin::Flag("--plain") });
        }
        if self.entry("ascii").is_some() {
            return self.flag("ascii", false);
        }
        if let Some("linux" | "dumb") = self.environment.get("TERM") {
            return Ok(Set { value: true, origin: Origin::Variable("TERM") });
        }
        if !self.environment.is_utf8() {
            let name = self.environment.locale("LC_CTYPE").map_or("LANG", |(name, _)| name);
            return Ok(Set { value: true, origin: Origin::Variable(name) });
        }
        Ok(Set { value: false, origin: Origin::Default })
    }
}

fn choice<T>(said: Set<String>, choices: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<Set<T>, Error> {
    match (read(&said.value), said.origin) {
        (Some(value), origin) => Ok(Set { value, origin }),
        (None, Origin::File(path, line)) => {
            let problem = format!("'{}' is not one of {choices}", said.value);
            Err(FileError::at(&path.display().to_string(), line, problem).into())
        }
        (None, origin) => Err(Error::Choice { origin, value: said.value, choices }),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        (folder, path)
    }

    #[test]
    fn a_flag_wins_over_a_variable_over_the_file_over_the_default() {
        let (_keep, path) = file("lang = \"ar\"\ntheme = \"dark\"\n");
        let none = Flags { config: Some(path.clone()), ..Flags::default() };
        let bare = resolve(&none, &Environment::default()).unwrap();
        assert_eq!((bare.theme.value.as_str(), bare.theme.origin), ("dark", Origin::File(path.clone(), 2)));
        let environment = Environment::with(&[("MUJAZ_THEME", "light")]);
        assert_eq!(resolve(&none, &environment).unwrap().theme.value, "light");
        let flags = Flags { theme: Some("contrast".into()), ..none };
        let all = resolve(&flags, &environment).unwrap();
        assert_eq!((all.theme.value.as_str(), all.theme.origin), ("contrast", Origin::Flag("--theme")));
        assert_eq!(all.lang.value, Lang::Ar);
        assert_eq!(all.bidi, Set { value: Bidi::Auto, origin: Origin::Default });
    }

    #[test]
    fn no_color_gives_the_mono_theme_unless_a_theme_is_named() {
        let quiet = Environment::with(&[("NO_COLOR", "1")]);
        assert_eq!(resolve(&Flags::default(), &quiet).unwrap().theme.value, "mono");
        let named = Flags { theme: Some("dark".into()), ..Flags::default() };
        assert_eq!(resolve(&named, &quiet).unwrap().theme.value, "dark");
    }

    #[test]
    fn the_locale_chooses_language_and_signs() {
        let arabic = resolve(&Flags::default(), &Environment::with(&[("LANG", "ar_LY.UTF-8")])).unwrap();
        assert_eq!((arabic.lang.value, arabic.ascii.value), (Lang::Ar, false));
        let posix = resolve(&Flags::default(), &Environment::with(&[("LANG", "C"), ("TERM", "xterm")])).unwrap();
        assert_eq!((posix.lang.value, posix.ascii.value), (Lang::En, true));
        let console = Environment::with(&[("LANG", "C.UTF-8"), ("TERM", "linux")]);
        assert_eq!(resolve(&Flags::default(), &console).unwrap().ascii.origin, Origin::Variable("TERM"));
    }

    #[test]
    fn what_is_unknown_or_wrong_is_named_with_its_line() {
        let (_keep, path) = file("\ncolour = \"red\"\n");
        let flags = Flags { config: Some(path), ..Flags::default() };
        let error = resolve(&flags, &Environment::default()).unwrap_err().to_string();
        assert!(error.ends_with(&format!("config.toml:2: unknown setting 'colour'; there are {SETTINGS}")), "{error}");
        let (_keep, path) = file("lang = \"fr\"\n");
        let flags = Flags { config: Some(path), ..Flags::default() };
        let error = resolve(&flags, &Environment::default()).unwrap_err().to_string();
        assert!(error.ends_with("config.toml:1: 'fr' is not one of en, ar"), "{error}");
        let flags = Flags { bidi: Some("best".into()), ..Flags::default() };
        let error = resolve(&flags, &Environment::default()).unwrap_err().to_string();
        assert_eq!(error, "flag --bidi: 'best' is not one of auto, visual, kitty, embed, logical");
        let flags = Flags { config: Some("/nowhere/mujaz.toml".into()), ..Flags::default() };
        assert!(resolve(&flags, &Environment::default()).unwrap_err().to_string().contains("/nowhere/mujaz.toml"));
    }
}
