//! Styles by meaning. A theme names what a thing is (`muted`, `evidence`, `side.1`), never which widget shows it.

mod bundled;
mod parse;

use std::path::Path;

use ratatui::style::Style;

use crate::config::FileError;

/// What a style stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named in MEANINGS, and by what each stands for on the screen")]
pub enum Meaning {
    Text,
    Muted,
    Bar,
    Border,
    Focus,
    Heading,
    HeadingFocus,
    Selected,
    Marker,
    Name,
    Role,
    Kind,
    Quote,
    Evidence,
    Cited,
    Hit,
    Key,
    Done,
    Claimed,
    Planned,
    Unconfirmed,
    Denied,
    Notice,
    Error,
    Link,
    Input,
    Side1,
    Side2,
    Side3,
    Side4,
}

/// Every meaning by its name in a theme's file.
pub const MEANINGS: [(&str, Meaning); 30] = [
    ("text", Meaning::Text),
    ("muted", Meaning::Muted),
    ("bar", Meaning::Bar),
    ("border", Meaning::Border),
    ("focus", Meaning::Focus),
    ("heading", Meaning::Heading),
    ("heading-focus", Meaning::HeadingFocus),
    ("selected", Meaning::Selected),
    ("marker", Meaning::Marker),
    ("name", Meaning::Name),
    ("role", Meaning::Role),
    ("kind", Meaning::Kind),
    ("quote", Meaning::Quote),
    ("evidence", Meaning::Evidence),
    ("cited", Meaning::Cited),
    ("hit", Meaning::Hit),
    ("key", Meaning::Key),
    ("done", Meaning::Done),
    ("claimed", Meaning::Claimed),
    ("planned", Meaning::Planned),
    ("unconfirmed", Meaning::Unconfirmed),
    ("denied", Meaning::Denied),
    ("notice", Meaning::Notice),
    ("error", Meaning::Error),
    ("link", Meaning::Link),
    ("input", Meaning::Input),
    ("side.1", Meaning::Side1),
    ("side.2", Meaning::Side2),
    ("side.3", Meaning::Side3),
    ("side.4", Meaning::Side4),
];

/// A theme in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name: the file's, without `.toml`.
    pub name: String,
    styles: [Style; MEANINGS.len()],
}

impl Theme {
    /// The style of a meaning.
    pub fn get(&self, meaning: Meaning) -> Style {
        self.styles.get(meaning as usize).copied().unwrap_or_default()
    }

    /// That of the conflict's side in this slot, from 1; the text's where there is none.
    pub fn side(&self, slot: Option<u8>) -> Style {
        match slot {
            Some(1) => self.get(Meaning::Side1),
            Some(2) => self.get(Meaning::Side2),
            Some(3) => self.get(Meaning::Side3),
            Some(4) => self.get(Meaning::Side4),
            _ => Style::default(),
        }
    }

    /// A theme without any style, for when no theme can be had.
    pub fn bare() -> Self {
        Self { name: "bare".to_owned(), styles: [Style::default(); MEANINGS.len()] }
    }
}

/// Why a theme cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// Neither bundled nor in the user's folder.
    #[error("no theme '{name}'; there are {known}{folder}")]
    Unknown {
        /// As asked for.
        name: String,
        /// Those that there are.
        known: String,
        /// Where one can be put.
        folder: String,
    },
    /// Its file is wrong somewhere.
    #[error(transparent)]
    File(#[from] FileError),
    /// It inherits from itself.
    #[error("theme '{0}' inherits from itself; take the `inherit` out of one of the two files")]
    Circle(String),
}

/// The theme of that name: from `folder`, where the user keeps their own, else a bundled one.
pub fn load(name: &str, folder: Option<&Path>) -> Result<Theme, ThemeError> {
    let mut theme = Theme { name: name.to_owned(), ..Theme::bare() };
    let mut files = vec![source(name, folder)?];
    while let Some(parent) = files.last().and_then(|file| file.inherit.clone()) {
        if files.iter().any(|file| file.name == parent) {
            return Err(ThemeError::Circle(parent));
        }
        files.push(source(&parent, folder)?);
    }
    for file in files.iter().rev() {
        for &(meaning, style) in &file.styles {
            if let Some(slot) = theme.styles.get_mut(meaning as usize) {
                *slot = style;
            }
        }
    }
    Ok(theme)
}

/// The names of all themes that can be had, the bundled first.
pub fn names(folder: Option<&Path>) -> Vec<String> {
    let mut names: Vec<String> = bundled::THEMES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let listed = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let files = listed.into_iter().flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut own: Vec<String> = files.filter_map(|file| Some(file.strip_suffix(".toml")?.to_owned())).collect();
    own.retain(|name| !names.contains(name));
    own.sort();
    names.append(&mut own);
    names
}

fn source(name: &str, folder: Option<&Path>) -> Result<parse::File, ThemeError> {
    // A name is no path: it must not lead out of the folder.
    let plain = !name.is_empty() && !name.contains(['/', '\\', '\0']) && !name.starts_with('.');
    if let Some(folder) = folder.filter(|_| plain) {
        let path = folder.join(format!("{name}.toml"));
        if let Ok(text) = std::fs::read_to_string(&path) {
            return Ok(parse::file(name, &path.display().to_string(), &text)?);
        }
    }
    match bundled::THEMES.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => Ok(parse::file(name, &format!("themes/{name}.toml"), text)?),
        None => Err(ThemeError::Unknown {
            name: name.to_owned(),
            known: names(folder).join(", "),
            folder: folder.map(|f| format!("; one of your own goes into {}", f.display())).unwrap_or_default(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    #[test]
    fn every_bundled_theme_loads_and_names_every_meaning() {
        for (name, text) in bundled::THEMES {
            load(name, None).unwrap();
            let file = parse::file(name, name, text).unwrap();
            for (word, meaning) in MEANINGS {
                assert!(file.styles.iter().any(|(named, _)| *named == meaning), "{name} lacks {word}");
            }
        }
    }

    #[test]
    fn the_mono_theme_has_no_colour() {
        let mono = load("mono", None).unwrap();
        for (word, meaning) in MEANINGS {
            let style = mono.get(meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{word}");
        }
        assert!(mono.get(Meaning::Evidence).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn the_users_theme_inherits_and_wins() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        put("mine.toml", "inherit = \"dark\"\n[style]\nevidence = \"#010203 underline\"\n");
        let mine = load("mine", Some(folder.path())).unwrap();
        assert_eq!(mine.get(Meaning::Evidence).fg, Some(Color::Rgb(1, 2, 3)));
        assert_eq!(mine.get(Meaning::Muted), load("dark", None).unwrap().get(Meaning::Muted));
        assert_eq!(names(Some(folder.path())).last().unwrap(), "mine");

        put("a.toml", "inherit = \"b\"\n");
        put("b.toml", "inherit = \"a\"\n");
        assert!(matches!(load("a", Some(folder.path())), Err(ThemeError::Circle(_))));
        put("broken.toml", "[style]\nmuted = \"bleu\"\n");
        let error = load("broken", Some(folder.path())).unwrap_err().to_string();
        assert!(error.contains("broken.toml:2: 'bleu' is no colour"), "{error}");
    }

    #[test]
    fn an_unknown_theme_names_those_that_there_are() {
        let error = load("../dark", None).unwrap_err().to_string();
        assert_eq!(error, "no theme '../dark'; there are default, dark, light, contrast, mono");
    }
}
