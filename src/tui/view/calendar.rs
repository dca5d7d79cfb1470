//! The calendar: a month, with the number of reports of each day.
//!
//! ```text
//! ╭ June 2020 ────────────────────────────────╮
//! │  Mon   Tue   Wed   Thu   Fri   Sat   Sun   │
//! │  1     2     3 ·5 [4 12] 5 ·9  6     7     │
//! ╰────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{frame, popup};
use crate::tui::calendar::Calendar;
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored};
use crate::tui::theme::{Meaning, Theme};

/// Columns of a day: its number, and the number of its reports below.
const WIDTH: u16 = 9;
/// The most rows of a week: the day, its reports, a blank.
const HEIGHT: u16 = 3;

/// Paints the calendar.
pub(super) fn draw(state: &State, theme: &Theme, calendar: &Calendar, body: Rect, buf: &mut Buffer) {
    let labels = state.labels();
    let weeks = calendar.weeks(labels.week_start());
    let cell = (body.width.saturating_sub(4) / 7).min(WIDTH);
    let room = body.height.saturating_sub(3);
    let rows = (room / (weeks.len().max(1) as u16)).clamp(1, HEIGHT);
    let width = (cell * 7 + 2).min(body.width);
    let height = (rows * weeks.len() as u16 + 3).min(body.height);
    let area = Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 2, width, height };
    popup::clear(state, theme, area, buf);
    let title = Text::new(state.lang).insert(&labels.month_of(calendar.at), theme.get(Meaning::HeadingFocus));
    frame::own(state, theme, true, &title, area, buf);
    let inner = Rect { x: area.x + 1, y: area.y + 1, width: cell * 7, height: height.saturating_sub(2) };
    for place in 0..7u16 {
        let weekday = labels.weekday_name((u32::from(place) + labels.week_start()) % 7);
        let text = Text::new(state.lang).insert(weekday, theme.get(Meaning::Muted));
        let at = Rect { x: inner.x + place * cell, width: cell, height: 1, ..inner };
        centred(state, &text, mirrored(state.lang, at, inner), buf);
    }
    for (row, week) in weeks.iter().enumerate() {
        for (place, day) in week.iter().enumerate() {
            let Some(day) = *day else { continue };
            let at = Rect {
                x: inner.x + place as u16 * cell,
                y: inner.y + 1 + row as u16 * rows,
                width: cell,
                height: rows.min(2),
            };
            let at = mirrored(state.lang, at.intersection(inner), inner);
            one(state, theme, calendar, day, at, buf);
        }
    }
}

/// A day: its number, and below or beside it that of its reports.
fn one(state: &State, theme: &Theme, calendar: &Calendar, day: chrono::NaiveDate, at: Rect, buf: &mut Buffer) {
    use chrono::Datelike;
    let count = calendar.count(day);
    let is_chosen = day == calendar.at;
    let name = theme.get(if count > 0 { Meaning::Name } else { Meaning::Muted });
    let number = match (is_chosen, state.look.ascii) {
        (true, true) => format!(">{}<", day.day()),
        (true, false) => format!("▸{}◂", day.day()),
        (false, _) => day.day().to_string(),
    };
    if is_chosen {
        buf.set_style(at, theme.get(Meaning::Selected));
    }
    let style = if is_chosen { theme.get(Meaning::Marker) } else { name };
    let mut rows = at.rows();
    let Some(first) = rows.next() else { return };
    let second = rows.next();
    let mut text = Text::new(state.lang).insert(&number, style);
    let counted = Text::new(state.lang).insert(&count.to_string(), theme.get(Meaning::Kind));
    match second {
        Some(row) if count > 0 => centred(state, &counted, row, buf),
        None if count > 0 => text = text.insert(&format!(":{count}"), theme.get(Meaning::Kind)),
        _ => {}
    }
    centred(state, &text, first, buf);
}

fn centred(state: &State, text: &Text, area: Rect, buf: &mut Buffer) {
    let width = state.width(text).min(area.width);
    let place = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    state.set(text, width, 1).paint(0, place, buf);
}
