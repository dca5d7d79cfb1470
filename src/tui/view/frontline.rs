//! Frontline: who holds, takes, attacks or leaves which place.
//!
//! ```text
//!  Tripoli      ■ GNA        ● holds ◇ claimed         Thu 4
//!  al-Quwaya    ■ GNA □ LNA  ◐ contested
//! ▌Tarhuna      □ LNA        ● holds
//! ▌Haftar's forces hold Tarhuna
//! ```

use chrono::NaiveDate;

use super::entry::{Band, Cell, Context, Entry};
use crate::briefing::{DateBasis, Position, When};
use crate::config::Lang;
use crate::tui::label;
use crate::tui::names;
use crate::tui::pane::Pane;
use crate::tui::text::Text;
use crate::tui::theme::Meaning;

/// Below this width the status stands below place and holder.
const NARROW: u16 = 40;
/// From this width on the day has a column of its own.
const WIDE: u16 = 52;

/// The row of a position.
pub(super) fn entry(context: Context<'_>, position: &Position) -> Entry {
    let width = context.width;
    let muted = context.style(Meaning::Muted);
    let name = names::of(&position.place, context.state.lang);
    let place = context.text().insert(name, context.style(Meaning::Name));
    let holder = context.sides(&position.holder.iter().collect::<Vec<_>>());
    let status = status(context, position);
    let wide = width >= WIDE && (context.dated(Pane::Frontline) || !context.state.desk.carried.is_empty());
    let day = day(context, position).map(|day| context.text().insert(&day, muted));
    let in_column = day.filter(|day| wide && context.state.width(day) < context.day_width());
    let details = context.whole.then(|| details(context, position, in_column.is_none()));
    let mut bands = if width < NARROW {
        let half = width / 2;
        let first = vec![Cell::new(place, 0, half), Cell::new(holder, half + 1, width.saturating_sub(half + 1))];
        vec![Band { cells: first, limit: 1 }, Band { cells: vec![Cell::new(status, 0, width)], limit: 1 }]
    } else {
        let day_width = if wide { context.day_width() } else { 0 };
        let room = width - day_width - 2;
        // Sides have initials in English and whole names in Arabic, where the statuses are shorter in turn.
        let (place_share, holder_share) = match context.state.lang {
            Lang::En => (32, 25),
            Lang::Ar => (30, 36),
        };
        let place_width = room * place_share / 100;
        let holder_width = room * holder_share / 100;
        let status_at = place_width + holder_width + 2;
        let mut cells = vec![
            Cell::new(place, 0, place_width),
            Cell::new(holder, place_width + 1, holder_width),
            Cell::new(status, status_at, width - day_width - status_at),
        ];
        cells.extend(in_column.map(|day| Cell::at_end(day, width - day_width, day_width)));
        vec![Band { cells, limit: 1 }]
    };
    bands.extend(details.map(|text| Band { cells: vec![Cell::new(text, 0, width)], limit: 1 }));
    bands
}

/// The day; of what is carried on, that on which it was told.
fn day(context: Context<'_>, position: &Position) -> Option<String> {
    let carried = context.state.desk.carried.get(&position.id);
    let told = |day: &NaiveDate| When { date: Some(*day), date_basis: Some(DateBasis::Published) };
    context.day(carried.map_or(position.when, told))
}

/// `● holds ◇ claimed`.
fn status(context: Context<'_>, position: &Position) -> Text {
    let text = context.sign(label::position(position.status));
    let Some(sign) = label::realis(position.realis) else { return text };
    let symbol = if context.state.look.ascii { sign.ascii } else { sign.glyph };
    let style = context.style(sign.meaning);
    text.push(" ", style).push(symbol, style).push(" ", style).push(context.label(sign.label), style)
}

/// The gist, and the day where it has no column.
fn details(context: Context<'_>, position: &Position, with_day: bool) -> Text {
    let muted = context.style(Meaning::Muted);
    let gist = context.text().push(names::text(&position.gist, context.state.lang), muted);
    match day(context, position).filter(|_| with_day) {
        Some(day) => gist.separate(context.state.separator(), muted).insert(&day, muted),
        None => gist,
    }
}
