//! The first row: what is loaded, of which day, about which conflict; at its end, what it is narrowed to, what was found,
//! the days around, and what came since.
//!
//! ```text
//!  mujaz · Thu 4 Jun 2020 · Libya · 3 reports                          only Tripoli   ◀ Wed 3   Fri 5 ▶   • 5 new   2 new (R)
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::frame;
use crate::config::Lang;
use crate::tui::command::Command;
use crate::tui::keymap::Context;
use crate::tui::label;
use crate::tui::names;
use crate::tui::pane::Pane;
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored};
use crate::tui::theme::{Meaning, Theme};

/// Paints the title bar.
pub(super) fn draw(state: &State, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let bar = theme.get(Meaning::Bar);
    buf.set_style(area, bar);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let end = end(state, theme);
    let taken = state.width(&end).min(inner.width / 2);
    state.set(&end, taken, 1).paint_at_end(state.lang, inner, buf);
    let room = inner.width.saturating_sub(taken + u16::from(taken > 0));
    let start = mirrored(state.lang, Rect { width: room, ..inner }, inner);
    state.set(&title(state, theme), room, 1).paint(0, start, buf);
}

fn title(state: &State, theme: &Theme) -> Text {
    let bar = theme.get(Meaning::Bar);
    let labels = state.labels();
    let name = if state.lang == Lang::Ar { "موجز" } else { "mujaz" };
    let briefing = &state.desk.digest.briefing;
    let day = briefing.date.map_or_else(|| labels.get("title.unknown-date").to_owned(), |day| labels.date(day));
    let separator = state.separator();
    let mut text = Text::new(state.lang).push(name, bar).push(separator, bar).insert(&day, bar);
    if let Some(conflict) = &state.desk.conflict {
        text = text.push(separator, bar).insert(names::text(conflict, state.lang), bar);
    }
    text.push(separator, bar).insert(&labels.count("count.report", state.desk.reports), bar)
}

fn end(state: &State, theme: &Theme) -> Text {
    let style = theme.get(Meaning::Bar);
    let labels = state.labels();
    let mut text = Text::new(state.lang);
    if let Some(facet) = state.desk.filter() {
        let name = names::text(&facet.name, state.lang);
        text = text.insert(&labels.fill("title.filter", &[("name", name)]), style);
    }
    // In the reader a hit is a place in the text, none of those that are counted.
    if let Some(find) = &state.find
        && let Some(at) = find.at
    {
        let at = (at + 1).to_string();
        let places = [("n", at.as_str()), ("all", &find.hits.len().to_string()), ("query", &find.typed)];
        text = text.separate("   ", style).insert(&labels.fill("title.found", &places), style);
    }
    text = days(state, text, style);
    feeds(state, text, style)
}

/// The days before and after, and how many lines are new: `◀ Wed 3   Fri 5 ▶   • 5 new`.
fn days(state: &State, mut text: Text, style: Style) -> Text {
    let Some(around) = &state.around else { return text };
    let shown = state.desk.digest.briefing.date;
    let (back, on) = match (state.look.ascii, state.lang) {
        (true, Lang::En) => ("<", ">"),
        (true, Lang::Ar) => (">", "<"),
        (false, Lang::En) => ("◀", "▶"),
        (false, Lang::Ar) => ("▶", "◀"),
    };
    if let Some(day) = around.before {
        text = text.separate("   ", style).push(back, style).push(" ", style);
        text = text.insert(&state.labels().day(day, shown), style);
    }
    if let Some(day) = around.after {
        text = text.separate("   ", style).insert(&state.labels().day(day, shown), style).push(" ", style);
        text = text.push(on, style);
    }
    if !state.desk.new.is_empty() {
        let sign = if state.look.ascii { label::NEW.ascii } else { label::NEW.glyph };
        text = text.separate("   ", style).push(sign, style).push(" ", style);
        text = text.insert(&state.labels().count("count.new-lines", state.desk.new.len()), style);
    }
    text
}

/// How many reports wait to be loaded, and how many feeds could not be read, each with the key for it.
fn feeds(state: &State, text: Text, style: Style) -> Text {
    let Some(feeds) = &state.feeds else { return text };
    let all = [("count.new", feeds.new, Command::Reload), ("count.failing", feeds.failing(), Command::Feeds)];
    all.into_iter().filter(|(_, count, _)| *count > 0).fold(text, |text, (label, count, command)| {
        let text = text.separate("   ", style).insert(&state.labels().count(label, count), style);
        match state.keymap.key(Context::Panes, &command) {
            Some(key) => text.push(" ", style).insert(&format!("({key})"), style),
            None => text,
        }
    })
}

/// Paints the line that names all panes, where only one of them is shown.
pub(super) fn tabs(state: &State, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let mut names: Vec<Text> = Pane::ALL.map(|pane| frame::name(state, theme, pane)).into();
    let total: u16 = names.iter().map(|name| state.width(name) + 2).sum();
    if total > area.width {
        names = Pane::ALL.map(|pane| number(state, theme, pane)).into();
    }
    let mut x = area.x;
    for name in names {
        let width = (state.width(&name) + 2).min(area.right().saturating_sub(x));
        let place = mirrored(state.lang, Rect { x, width, ..area }, area);
        frame::padded(state, &name, place, buf);
        x += width;
    }
}

/// `1:11`, where there is no room for names.
fn number(state: &State, theme: &Theme, pane: Pane) -> Text {
    let style = theme.get(if pane == state.focus { Meaning::HeadingFocus } else { Meaning::Heading });
    let count = state.desk.shown(pane).len().min(99).to_string();
    Text::new(state.lang).push(&format!("{}:{count}", pane.number()), style)
}
