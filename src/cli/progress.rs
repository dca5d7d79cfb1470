//! How far it is: one line on standard error that is written anew, and gone at the end. A pipe gets none, nor does a terminal
//! that cannot go back to the beginning of a line.

use std::io::{self, IsTerminal, Write};

use url::Url;

use crate::config::{Environment, Flags};
use crate::intake;
use crate::typeset::{Base, Paragraph};

/// Back to the first column, and the rest of the line empty.
const BLANK: &str = "\r\u{1b}[K";

/// How far it is with feeds. Dropped, it leaves nothing behind.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// Those that are through.
    pub done: usize,
    /// The reports that are new.
    pub new: usize,
    all: usize,
    failing: Vec<String>,
    can_show: bool,
    is_shown: bool,
}

impl Progress {
    /// That of so many feeds.
    pub fn new(all: usize, flags: &Flags, environment: &Environment) -> Self {
        let is_able = environment.get("TERM").is_some_and(|name| name != "dumb");
        let can_show = io::stderr().is_terminal() && is_able && !flags.plain;
        let mut progress = Self::hidden();
        (progress.all, progress.can_show) = (all, can_show);
        progress
    }

    /// None.
    pub fn hidden() -> Self {
        Self::default()
    }

    /// The feed at this address failed.
    pub fn failed(&mut self, url: &str) {
        let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let name = host.unwrap_or_else(|| intake::clean_line(url));
        if !self.failing.contains(&name) {
            self.failing.push(name);
        }
    }

    /// Writes the line.
    pub fn draw(&mut self) {
        if self.can_show {
            let width = crossterm::terminal::size().map_or(80, |(width, _)| width);
            // Where standard error is closed nobody can be told.
            let _ = write!(io::stderr().lock(), "{BLANK}{}", self.line(width));
            self.is_shown = true;
        }
    }

    /// Takes it away, so that something else can be written.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(io::stderr().lock(), "{BLANK}");
        }
    }

    /// The line, in fewer cells than the terminal has: a full row would wrap in some.
    fn line(&self, width: u16) -> String {
        let Self { done, all, new, failing, .. } = self;
        let mut text = format!("{done} of {all} feeds, {new} new");
        if !failing.is_empty() {
            text.push_str("; failed: ");
            text.push_str(&failing.join(", "));
        }
        Paragraph::new(&text, Base::Ltr).truncate(width.saturating_sub(1)).text()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_names_what_failed_once_and_keeps_to_its_width_in_cells() {
        let mut progress = Progress::hidden();
        (progress.done, progress.all, progress.new) = (2, 3, 5);
        assert_eq!(progress.line(80), "2 of 3 feeds, 5 new");
        for url in [
            "https://a.example/1",
            "https://a.example/2",
            "http://\u{645}\u{62b}\u{627}\u{644}.example/",
            "\u{1b}[2J\u{645}",
        ] {
            progress.failed(url);
        }
        let whole = progress.line(200);
        assert!(whole.starts_with("2 of 3 feeds, 5 new; failed: a.example, xn--"), "{whole}");
        assert!(!whole.contains(char::is_control), "{whole:?}");
        for width in 1..80 {
            let line = Paragraph::new(&progress.line(width), Base::Ltr);
            assert!(line.width() < usize::from(width), "{width}");
        }
    }
}
