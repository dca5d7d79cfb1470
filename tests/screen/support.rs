//! A briefing to show, and the application on a screen that a test can read.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use mujaz::briefing::Briefing;
use mujaz::config::{Environment, Flags, resolve};
use mujaz::tui::app::App;
use mujaz::tui::event::Event;
use mujaz::tui::layout::Layout;
use mujaz::tui::{Effect, Settings};
use mujaz::typeset::{Base, Mode, Paragraph, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

/// Two short reports with records of all four kinds.
pub const BRIEFING: &str = include_str!("../data/briefing.json");

pub fn briefing() -> Briefing {
    serde_json::from_str(BRIEFING).unwrap()
}

pub fn settings(lang: &str, theme: &str) -> Settings {
    let flags = Flags { lang: Some(lang.into()), theme: Some(theme.into()), ..Flags::default() };
    Settings::new(&resolve(&flags, &Environment::with(&[("LANG", "C.UTF-8")])).unwrap()).unwrap()
}

pub fn app(lang: &str, theme: &str) -> App {
    App::new(briefing(), settings(lang, theme))
}

/// The application on a screen of a size.
pub struct Screen {
    pub app: App,
    pub size: Size,
}

impl Screen {
    pub fn new(lang: &str, width: u16, height: u16) -> Self {
        Self::of(app(lang, "mono"), width, height)
    }

    pub fn of(mut app: App, width: u16, height: u16) -> Self {
        let size = Size { width, height };
        app.resize(size);
        Self { app, size }
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = Size { width, height };
        self.app.resize(self.size);
    }

    /// Presses keys by their names, with spaces between: `j ctrl-d enter`.
    pub fn press(&mut self, keys: &str) -> Option<Effect> {
        keys.split(' ').fold(None, |_, key| self.app.handle(Event::Key(key_event(key))))
    }

    /// Types a text letter by letter.
    pub fn type_in(&mut self, text: &str) {
        for letter in text.chars() {
            self.app.handle(Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
        }
    }

    pub fn layout(&self) -> Layout {
        self.app.state.layout().unwrap()
    }

    pub fn buffer(&self) -> Buffer {
        let area = Rect::new(0, 0, self.size.width, self.size.height);
        let mut buffer = Buffer::empty(area);
        self.app.draw(area, &mut buffer);
        buffer
    }

    /// The rows as text, without the blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        let buffer = self.buffer();
        let row =
            |row: Rect| row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol().to_owned()).collect::<String>();
        buffer.area.rows().map(|area| row(area).trim_end().to_owned()).collect()
    }

    pub fn text(&self) -> String {
        self.rows().join("\n")
    }

    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(&visual(text))
    }
}

fn key_event(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.strip_prefix("ctrl-") {
        Some(rest) => (KeyModifiers::CONTROL, rest),
        None => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "backspace" => KeyCode::Backspace,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pageup" => KeyCode::PageUp,
        "pagedown" => KeyCode::PageDown,
        letter => KeyCode::Char(letter.chars().next().unwrap()),
    };
    KeyEvent::new(code, modifiers)
}

/// A text as its cells are painted on one line.
pub fn visual(text: &str) -> String {
    let line = Paragraph::new(text, Base::Auto).truncate(u16::MAX);
    let area = Rect::new(0, 0, line.width, 1);
    let mut buffer = Buffer::empty(area);
    paint::line(&line, Mode::Visual, area, &mut buffer, |_| Style::default());
    area.columns().map(|cell| buffer[(cell.x, 0)].symbol().to_owned()).collect()
}
