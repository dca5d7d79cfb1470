//! What README.md shows of the program is what the program does: keys, command line, screen.
//!
//! `MUJAZ_WRITE_DOCS=1 cargo test --test docs` writes the stale parts anew.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use mujaz::config::{Environment, Fetch, Flags, Lang, Proxies, resolve};
use mujaz::lexicon::Lexicon;
use mujaz::tui::Settings;
use mujaz::tui::app::App;
use mujaz::tui::command;
use mujaz::tui::keymap::{Binding, Context, Keymap};
use mujaz::tui::locale::Locale;
use mujaz::{extract, intake};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use unicode_normalization::UnicodeNormalization;

#[test]
fn readme_is_as_the_program() {
    let path = file("README.md");
    let old = fs::read_to_string(&path).unwrap();
    let mut new = old.clone();
    for (name, body) in [("screen", screen()), ("keys", keys()), ("commands", help())] {
        new = replaced(&new, name, &body);
    }
    if std::env::var_os("MUJAZ_WRITE_DOCS").is_some() {
        fs::write(&path, &new).unwrap();
        return;
    }
    for (line, (old, new)) in old.lines().zip(new.lines()).enumerate() {
        assert_eq!(old, new, "README.md:{} is stale; MUJAZ_WRITE_DOCS=1 cargo test --test docs", line + 1);
    }
    assert_eq!(
        old.lines().count(),
        new.lines().count(),
        "README.md is stale; MUJAZ_WRITE_DOCS=1 cargo test --test docs"
    );
}

#[test]
fn the_configuration_that_readme_shows_is_one_and_its_limits_are_the_defaults() {
    let readme = fs::read_to_string(file("README.md")).unwrap();
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    fs::write(&path, rest.split_once("```").unwrap().0).unwrap();
    let config = resolve(&Flags { config: Some(path), ..Flags::default() }, &Environment::default()).unwrap();
    Settings::new(&config).unwrap();
    assert_eq!(config.feeds.len(), 1);
    assert_eq!(Fetch { proxies: Proxies::default(), ..config.fetch }, Fetch::default());
}

#[test]
fn every_file_that_the_documents_name_is_there() {
    let mut named = 0;
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "data/ATTRIBUTION.md"] {
        let text = fs::read_to_string(file(document)).unwrap();
        let folder = Path::new(document).parent().unwrap();
        for name in text.split(['`', '(', ')']).filter(|name| is_path(name)) {
            named += 1;
            let there = file(name).exists() || file(folder.join(name).to_str().unwrap()).exists();
            assert!(there, "{document} names {name}, which is not there");
        }
    }
    assert!(named > 50, "{named} names of files are too few: they are no longer found");
}

/// Whether it reads as a file or folder of the repository.
fn is_path(name: &str) -> bool {
    let tops = ["src/", "data/", "tests/", "themes/", "benches/", ".ci/", "gazetteer/", "lexicon/", "locale/"];
    let documents =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];
    let is_plain = name.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    is_plain && (tops.iter().any(|top| name.starts_with(top)) || documents.contains(&name))
}

/// The sample on the dashboard, as a terminal that orders Arabic by itself is handed it: the letters themselves.
fn screen() -> String {
    let environment = Environment::with(&[("LANG", "C.UTF-8")]);
    let flags = Flags { bidi: Some("logical".into()), ..Flags::default() };
    let settings = Settings::new(&resolve(&flags, &environment).unwrap()).unwrap();
    let size = Size { width: 100, height: 32 };
    let mut app = App::new(extract::briefing(intake::sample(), Lexicon::bundled()), settings);
    app.resize(size);
    let area = Rect::new(0, 0, size.width, size.height);
    let mut buffer = Buffer::empty(area);
    app.draw(area, &mut buffer);
    let row = |row: Rect| row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol()).map(letters).collect::<String>();
    let rows: Vec<String> = area.rows().map(|area| row(area).trim_end().to_owned()).collect();
    format!("```text\n{}\n```", rows.join("\n"))
}

/// A cell's text without what only a terminal needs: the shapes of letters, and the sign that joins them.
fn letters(cell: &str) -> String {
    let plain = |c: char| if ('\u{fb50}'..='\u{feff}').contains(&c) { c.nfkc().collect() } else { c.to_string() };
    cell.chars().filter(|c| *c != '\u{200d}').map(plain).collect()
}

/// The key map as tables, one a context.
fn keys() -> String {
    let keymap = Keymap::new("", &[]).unwrap();
    let labels = Locale::of(Lang::En);
    let mut out = String::new();
    for context in Context::ALL {
        writeln!(out, "\n**{}** (`[keys.{}]`)\n", labels.get(context.label()), context.name()).unwrap();
        out.push_str("| keys | what they do | command |\n|---|---|---|\n");
        for binding in keymap.bindings().filter(|binding| binding.context == context) {
            writeln!(out, "| {} | {} | `{}` |", names(binding), describe(labels, &binding.command), binding.command)
                .unwrap();
        }
    }
    out.trim().to_owned()
}

fn names(binding: &Binding) -> String {
    binding.keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" ")
}

fn describe(labels: &Locale, command: &command::Command) -> String {
    match command {
        command::Command::Pane(pane) => labels.fill("command.pane", &[("n", &pane.number().to_string())]),
        plain => labels.get(&format!("command.{plain}")).to_owned(),
    }
}

fn help() -> String {
    let help = stdout(&["--help"]);
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    format!("```text\n{}\n```", lines.join("\n"))
}

fn stdout(arguments: &[&str]) -> String {
    let mut mujaz = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    mujaz.args(arguments).stdin(Stdio::null()).env_remove("COLUMNS");
    let output = mujaz.output().unwrap();
    assert!(output.status.success(), "mujaz {arguments:?}: {}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// `text` with what stands between the comments `<!-- name -->` and `<!-- /name -->` replaced.
fn replaced(text: &str, name: &str, body: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("README.md has no {begin}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("README.md has no {end}"));
    format!("{before}{begin}{body}\n{end}{after}")
}

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
