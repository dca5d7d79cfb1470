//! The last row: what is being typed, else what there is to say, else the keys.
//!
//! ```text
//!  1-4 pane  jk item  enter read  / find  f filter  L عربي  t theme  y cite  ? keys  q quit
//! ```

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use super::popup;
use crate::tui::command::Command;
use crate::tui::keymap::Context;
use crate::tui::layout::Layout;
use crate::tui::pane::Pane;
use crate::tui::state::{Layer, Notice, State};
use crate::tui::text::{Text, mirrored};
use crate::tui::theme::{Meaning, Theme};

type Hint = (&'static [Command], &'static str);

const PANES: [Hint; 14] = [
    (
        &[
            Command::Pane(Pane::Headlines),
            Command::Pane(Pane::Statements),
            Command::Pane(Pane::Movements),
            Command::Pane(Pane::Frontline),
        ],
        "hint.pane",
    ),
    (&[Command::Down, Command::Up], "hint.item"),
    (&[Command::Read], "hint.read"),
    (&[Command::PreviousDay, Command::NextDay], "hint.day"),
    (&[Command::Find], "hint.find"),
    (&[Command::Search], "hint.search"),
    (&[Command::Filter], "hint.filter"),
    (&[Command::NextLanguage], "hint.language"),
    (&[Command::Cite], "hint.cite"),
    (&[Command::Zoom], "hint.zoom"),
    (&[Command::NextTheme], "hint.theme"),
    (&[Command::Link], "hint.link"),
    (&[Command::Help], "hint.help"),
    (&[Command::Quit], "hint.quit"),
];
const READER: [Hint; 9] = [
    (&[Command::NextRecord, Command::PreviousRecord], "hint.record"),
    (&[Command::Down, Command::Up], "hint.scroll"),
    (&[Command::Find], "hint.find"),
    (&[Command::Cite], "hint.cite"),
    (&[Command::NextLanguage], "hint.language"),
    (&[Command::Link], "hint.link"),
    (&[Command::Back], "hint.back"),
    (&[Command::Help], "hint.help"),
    (&[Command::Quit], "hint.quit"),
];
const LIST: [Hint; 6] = [
    (&[Command::Down, Command::Up], "hint.choose"),
    (&[Command::Accept], "hint.open"),
    (&[Command::NextLanguage], "hint.language"),
    (&[Command::Back], "hint.back"),
    (&[Command::Help], "hint.help"),
    (&[Command::Quit], "hint.quit"),
];
const LETTERS: [Hint; 6] = [
    (&[Command::NextBidi], "hint.bidi"),
    (&[Command::NextLanguage], "hint.language"),
    (&[Command::NextTheme], "hint.theme"),
    (&[Command::Back], "hint.back"),
    (&[Command::Help], "hint.help"),
    (&[Command::Quit], "hint.quit"),
];
const TYPING: [Hint; 3] = [
    (&[Command::Accept], "hint.accept"),
    (&[Command::Down, Command::Up], "hint.choose"),
    (&[Command::Back], "hint.back"),
];

/// Paints the footer; on a screen without one, what is typed and what there is to say take the last row.
pub(super) fn draw(state: &State, theme: &Theme, layout: &Layout, buf: &mut Buffer) {
    let body = layout.body;
    let area = if layout.footer.is_empty() { Rect { y: body.bottom() - 1, height: 1, ..body } } else { layout.footer };
    let typed = match state.layers.last() {
        Some(Layer::Find(typed)) => Some(("/", typed)),
        Some(Layer::Prompt(typed)) => Some((":", typed)),
        Some(Layer::Note(typed)) => Some(("#", typed)),
        _ => None,
    };
    if typed.is_none() && state.notice.is_none() && layout.footer.is_empty() {
        return;
    }
    blank(area, theme, buf);
    let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
    match (typed, &state.notice) {
        (Some((sign, typed)), _) => popup::input(state, theme, sign, typed, inner, buf),
        (None, Some(notice)) => notify(state, theme, notice, inner, buf),
        (None, None) => hints(state, theme, inner, buf),
    }
}

fn blank(area: Rect, theme: &Theme, buf: &mut Buffer) {
    for cell in area.columns() {
        if let Some(cell) = buf.cell_mut((cell.x, cell.y)) {
            cell.reset();
        }
    }
    buf.set_style(area, theme.get(Meaning::Text));
}

fn notify(state: &State, theme: &Theme, notice: &Notice, area: Rect, buf: &mut Buffer) {
    let (text, meaning) = match notice {
        Notice::Said(text) => (text, Meaning::Notice),
        Notice::Wrong(text) => (text, Meaning::Error),
        Notice::Link(url) => return link(theme, url, area, buf),
    };
    let text = Text::new(state.lang).insert(text, theme.get(meaning));
    state.set(&text, area.width, 1).paint(0, area, buf);
}

/// An address as a hyperlink (OSC 8). It is one cell as wide as the text, so that the link is never left open by a frame
/// that repaints a part of it; the cells under it hold the same letters, so that the next frame knows what to clear.
fn link(theme: &Theme, url: &str, area: Rect, buf: &mut Buffer) {
    let shown: String = url.chars().take(area.width.into()).collect();
    let style = theme.get(Meaning::Link);
    for (cell, letter) in area.columns().zip(shown.chars()) {
        if let Some(cell) = buf.cell_mut((cell.x, cell.y)) {
            cell.set_char(letter).set_style(style);
        }
    }
    if let (Some(width), Some(cell)) = (NonZeroU16::new(shown.len() as u16), buf.cell_mut((area.x, area.y))) {
        cell.set_symbol(&format!("\u{1b}]8;;{url}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\"));
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}

/// The hints that fit; the last two, help and quit, are kept longest.
fn hints(state: &State, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let context = state.context();
    let all: &[Hint] = match context {
        Context::Reader if state.layers.last() == Some(&Layer::Letters) => &LETTERS,
        Context::Reader => &READER,
        Context::List => &LIST,
        Context::Typing => &TYPING,
        Context::Panes | Context::Everywhere => &PANES,
    };
    let mut texts: Vec<Text> = all.iter().filter_map(|hint| text(state, theme, context, hint)).collect();
    let width = |texts: &[Text]| texts.iter().map(|text| state.width(text) + 2).sum::<u16>();
    while width(&texts) > area.width + 2 && texts.len() > 1 {
        texts.remove(texts.len().saturating_sub(3));
    }
    let mut x = area.x;
    for text in texts {
        let width = state.width(&text).min(area.right().saturating_sub(x));
        let place = mirrored(state.lang, Rect { x, width, ..area }, area);
        state.set(&text, width, 1).paint(0, place, buf);
        x = x.saturating_add(width + 2);
    }
}

/// `jk item`; none where a command has no key.
fn text(state: &State, theme: &Theme, context: Context, hint: &Hint) -> Option<Text> {
    let (commands, label) = hint;
    let keys: Option<Vec<String>> =
        commands.iter().map(|command| state.keymap.key(context, command).map(|key| key.to_string())).collect();
    let keys = keys?;
    let shown = match keys.as_slice() {
        [first, .., last] if keys.len() > 2 => format!("{first}-{last}"),
        keys if keys.iter().all(|key| key.chars().count() == 1) => keys.concat(),
        keys => keys.join(" "),
    };
    let text = Text::new(state.lang).insert(&shown, theme.get(Meaning::Key)).push(" ", theme.get(Meaning::Quote));
    Some(text.insert(state.labels().get(label), theme.get(Meaning::Quote)))
}
