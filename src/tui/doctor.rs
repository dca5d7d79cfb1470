//! What is in force and where it comes from, for `mujaz doctor`.

use std::fmt::Write;

use super::keymap::Keymap;
use super::settings::Settings;
use crate::config::{Bidi, Config, Environment, Set};
use crate::typeset::Mode;

/// One line a fact: the terminal as the environment tells it, the files read, each setting with its origin, keys of one's own.
///
/// `size` is the terminal's, in columns and rows, where there is one. A theme or key that cannot be used is said so in its place.
pub fn report(config: &Config, environment: &Environment, size: Option<(u16, u16)>) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str, origin: &str| {
        let origin = if origin.is_empty() { String::new() } else { format!("  ({origin})") };
        // Writing to a string does not fail.
        let _ = writeln!(out, "{name:<10} {value}{origin}");
    };
    let variable = |name| environment.get(name).unwrap_or("not set");
    line("terminal", variable("TERM"), "TERM");
    let size = size.map_or_else(|| "none".to_owned(), |(columns, rows)| format!("{columns}x{rows}"));
    line("size", &size, "");
    line("colours", colours(environment), "COLORTERM, TERM, NO_COLOR");
    let (name, locale) = environment.locale("LC_CTYPE").unwrap_or(("LANG", "not set"));
    line("locale", locale, &format!("{name}, {}", if environment.is_utf8() { "UTF-8" } else { "not UTF-8" }));
    let named = config.folder.as_ref().map(|folder| folder.join("config.toml"));
    match (&config.file, named) {
        (Some(file), _) => line("file", &file.display().to_string(), "read"),
        (None, Some(file)) => line("file", &file.display().to_string(), "not there"),
        (None, None) => line("file", "none: neither HOME nor XDG_CONFIG_HOME is set", ""),
    }
    if let Some(folder) = &config.folder {
        line("themes", &folder.join("themes").display().to_string(), "");
    }
    setting(&mut line, "lang", config.lang.value.code(), &config.lang);
    setting(&mut line, "theme", &config.theme.value, &config.theme);
    setting(&mut line, "bidi", bidi(config.bidi.value), &config.bidi);
    setting(&mut line, "ascii", yes(config.ascii.value), &config.ascii);
    setting(&mut line, "marks", yes(config.marks.value), &config.marks);
    setting(&mut line, "mouse", yes(config.mouse.value), &config.mouse);
    match Settings::new(config) {
        Ok(settings) => own_keys(&mut line, &settings.keymap),
        Err(error) => line("wrong", &error.to_string(), ""),
    }
    out
}

fn setting<T>(line: &mut impl FnMut(&str, &str, &str), name: &str, value: &str, set: &Set<T>) {
    line(name, value, &set.origin.to_string());
}

const fn yes(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

const fn bidi(bidi: Bidi) -> &'static str {
    match bidi {
        Bidi::Auto => "auto: visual",
        Bidi::Fixed(Mode::Visual) => "visual",
        Bidi::Fixed(Mode::Kitty) => "kitty",
        Bidi::Fixed(Mode::Embed) => "embed",
        Bidi::Fixed(Mode::Logical) => "logical",
    }
}

/// What the environment promises; no terminal is asked.
fn colours(environment: &Environment) -> &'static str {
    let term = environment.get("TERM").unwrap_or_default();
    if environment.get("NO_COLOR").is_some() || term == "dumb" {
        "none wanted"
    } else if matches!(environment.get("COLORTERM"), Some("truecolor" | "24bit")) || term.ends_with("-direct") {
        "24 bits"
    } else if term.contains("256color") {
        "256"
    } else {
        "16"
    }
}

fn own_keys(line: &mut impl FnMut(&str, &str, &str), keymap: &Keymap) {
    let mut own = keymap.bindings().filter(|binding| binding.own).peekable();
    if own.peek().is_none() {
        line("keys", "as bundled", "default");
    }
    for binding in own {
        let keys = binding.keys.iter().map(ToString::to_string).collect::<Vec<_>>();
        let keys = if keys.is_empty() { "no key".to_owned() } else { keys.join(" ") };
        line("keys", &format!("{}: {} = {keys}", binding.context.name(), binding.command), "file");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Flags, resolve};

    #[test]
    fn settings_and_keys_are_named_with_their_origin() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, "marks = false\n[keys.panes]\nquit = \"Q\"\n").unwrap();
        let environment =
            Environment::with(&[("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("MUJAZ_THEME", "dark")]);
        let flags = Flags { config: Some(path.clone()), lang: Some("ar".into()), ..Flags::default() };
        let text = report(&resolve(&flags, &environment).unwrap(), &environment, Some((80, 24)));
        for line in [
            "size       80x24".to_owned(),
            "colours    256  (COLORTERM, TERM, NO_COLOR)".to_owned(),
            "locale     C.UTF-8  (LANG, UTF-8)".to_owned(),
            "lang       ar  (flag --lang)".to_owned(),
            "theme      dark  (environment MUJAZ_THEME)".to_owned(),
            format!("marks      false  ({}:1)", path.display()),
            "keys       panes: quit = Q  (file)".to_owned(),
        ] {
            assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
        }
    }

    #[test]
    fn a_broken_theme_is_reported_and_ends_nothing() {
        let environment = Environment::with(&[("MUJAZ_THEME", "nosuch")]);
        let text = report(&resolve(&Flags::default(), &environment).unwrap(), &environment, None);
        assert!(text.contains("wrong      no theme 'nosuch'; there are default"), "{text}");
    }
}
