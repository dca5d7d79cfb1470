//! What is in force and where it comes from, for `mujaz doctor`.

mod ask;

use std::fmt::Write;

pub use ask::{Asked, ask};

use super::host::{self, Answers, Because, Control, QUESTIONS};
use super::keymap::Keymap;
use super::locale::Locale;
use super::settings::Settings;
use crate::config::{Bidi, Config, Environment, Lang, Origin, Set};

/// One line a fact: the terminal as the environment tells it, what it was asked and answered, the files read, each setting with
/// its origin, keys of one's own.
///
/// `size` is the terminal's, in columns and rows, where there is one, and `asked` what it answered, where it was asked. A theme
/// or key that cannot be used is said so in its place.
pub fn report(config: &Config, environment: &Environment, size: Option<(u16, u16)>, asked: Option<&Asked>) -> String {
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
    setting(&mut line, "bidi", config.bidi.value.name(), &config.bidi);
    setting(&mut line, "ascii", yes(config.ascii.value), &config.ascii);
    setting(&mut line, "marks", yes(config.marks.value), &config.marks);
    setting(&mut line, "mouse", yes(config.mouse.value), &config.mouse);
    network(&mut line, config);
    letters(&mut line, config, environment, asked);
    match Settings::new(config) {
        Ok(settings) => own_keys(&mut line, &settings.keymap),
        Err(error) => line("wrong", &error.to_string(), ""),
    }
    out
}

fn setting<T>(line: &mut impl FnMut(&str, &str, &str), name: &str, value: &str, set: &Set<T>) {
    line(name, value, &set.origin.to_string());
}

/// How many feeds there are, and through whom they are asked for.
fn network(line: &mut impl FnMut(&str, &str, &str), config: &Config) {
    let named = config.feeds.first().zip(config.file.clone());
    let origin = named.map_or(Origin::Default, |(feed, file)| Origin::File(file, feed.line));
    line("feeds", &config.feeds.len().to_string(), &origin.to_string());
    let proxies = &config.fetch.proxies;
    for (scheme, set) in [("http", &proxies.http), ("https", &proxies.https)] {
        let Some(Set { value, origin }) = set else { continue };
        // Before the sign may stand a name and a password.
        let address = value.rsplit_once('@').map_or(value.as_str(), |(_, address)| address);
        line("proxy", &format!("{address} for {scheme}"), &origin.to_string());
    }
}

const fn yes(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

/// What was asked about Arabic letters, what was answered, what is decided, and what there is left to do.
fn letters(line: &mut impl FnMut(&str, &str, &str), config: &Config, environment: &Environment, asked: Option<&Asked>) {
    let none = Answers::default();
    if let Some(asked) = asked {
        line("asked", &printable(QUESTIONS.as_bytes()), "XTVERSION, DECRQM 8, DA2, DA1");
        let is_whole = if asked.answers.complete { "" } else { "the last question was not answered" };
        let answered = if asked.raw.is_empty() { "nothing".to_owned() } else { printable(&asked.raw) };
        line("answered", &answered, is_whole);
    } else {
        line("asked", "nothing", "no terminal, or one that is not to be asked");
    }
    let answers = asked.map_or(&none, |asked| &asked.answers);
    if let Some(outer) = &answers.outer {
        let passes = if outer.passthrough { "passthrough" } else { "no passthrough" };
        line("around", &format!("{} {}", outer.term, outer.version), &format!("tmux display-message; {passes}"));
    }
    let choice = host::choose(config.bidi.value, answers, environment);
    let around = choice.around.map_or_else(String::new, |kind| format!(" in {}", kind.name()));
    let because = match choice.because {
        Because::Answers => "it says so",
        Because::Environment => "the environment says so",
        Because::Nothing => "nothing tells; most terminals paint what they are given",
    };
    line("kind", &format!("{}{around}", choice.kind.name()), because);
    line("letters", Bidi::Fixed(choice.mode).name(), why(config.bidi.value));
    if choice.control != Control::None {
        line("told", choice.control.name(), "while the dashboard is shown");
    }
    if let Some(note) = choice.note {
        line("advice", Locale::of(Lang::En).get(note.label()), "");
    }
    line("test", "mujaz doctor --test", "or B on the dashboard");
}

const fn why(bidi: Bidi) -> &'static str {
    match bidi {
        Bidi::Auto => "chosen for this terminal",
        Bidi::Fixed(_) => "as set",
    }
}

/// Bytes as a terminal can be shown them; `ESC` and the string's end by their names.
fn printable(bytes: &[u8]) -> String {
    const LONGEST: usize = 300;
    let escaped = bytes.escape_ascii().to_string().replace(r"\x1b\\", " ST ").replace(r"\x1b", " ESC ");
    let mut out: String = escaped.trim().chars().take(LONGEST).collect();
    if escaped.trim().chars().count() > LONGEST {
        out.push('…');
    }
    out
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
    use crate::tui::host::Answer;

    #[test]
    fn settings_and_keys_are_named_with_their_origin() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, "marks = false\n[keys.panes]\nquit = \"Q\"\n").unwrap();
        let environment =
            Environment::with(&[("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("MUJAZ_THEME", "dark")]);
        let flags = Flags { config: Some(path.clone()), lang: Some("ar".into()), ..Flags::default() };
        let text = report(&resolve(&flags, &environment).unwrap(), &environment, Some((80, 24)), None);
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
    fn what_was_asked_answered_and_chosen_is_shown_printable() {
        let environment = Environment::with(&[("TERM", "xterm-256color")]);
        let config = resolve(&Flags::default(), &environment).unwrap();
        let mut asked = Asked { raw: b"\x1bP>|VTE(8401)\x1b\\\x1b[8;1$y\x1b[?61c\x9b".to_vec(), ..Asked::default() };
        for answer in [Answer::Version("VTE(8401)".into()), Answer::Explicit(1), Answer::Primary] {
            asked.answers.learn(answer);
        }
        let text = report(&config, &environment, None, Some(&asked));
        for line in [
            "asked      ESC [>q ESC [8$p ESC [>c ESC [c  (XTVERSION, DECRQM 8, DA2, DA1)",
            r"answered   ESC P>|VTE(8401) ST  ESC [8;1$y ESC [?61c\x9b",
            "kind       VTE  (it says so)",
            "bidi       auto  (default)",
            "letters    visual  (chosen for this terminal)",
            "told       explicit mode (CSI 8 l)  (while the dashboard is shown)",
        ] {
            assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
        }
        let flags = Flags { bidi: Some("kitty".into()), ..Flags::default() };
        let text = report(&resolve(&flags, &environment).unwrap(), &environment, None, Some(&asked));
        assert!(text.contains("letters    kitty  (as set)\n") && !text.contains("told "), "{text}");
        let endless = Asked { raw: vec![b'x'; 1 << 16], ..Asked::default() };
        let text = report(&config, &environment, None, Some(&endless));
        assert!(text.lines().all(|line| line.len() < 400) && text.contains("…  (the last question was not answered)"));
    }

    #[test]
    fn who_cannot_be_set_right_from_here_is_told_what_to_do() {
        let config = resolve(&Flags::default(), &Environment::default()).unwrap();
        let mut putty = Asked::default();
        putty.answers.learn(Answer::Secondary(vec![0, 136, 0]));
        let text = report(&config, &Environment::with(&[("TERM", "xterm")]), None, Some(&putty));
        assert!(text.contains("advice     PuTTY: in Terminal > Features disable Arabic text shaping"), "{text}");
        for (name, value, words) in
            [("TERM", "linux", "no Arabic letters"), ("TERM_PROGRAM", "Apple_Terminal", "reorders")]
        {
            let text = report(&config, &Environment::with(&[(name, value)]), None, None);
            assert!(text.lines().any(|line| line.starts_with("advice") && line.contains(words)), "{text}");
        }
    }

    #[test]
    fn a_broken_theme_is_reported_and_ends_nothing() {
        let environment = Environment::with(&[("MUJAZ_THEME", "nosuch")]);
        let text = report(&resolve(&Flags::default(), &environment).unwrap(), &environment, None, None);
        assert!(text.contains("wrong      no theme 'nosuch'; there are default"), "{text}");
    }
}
