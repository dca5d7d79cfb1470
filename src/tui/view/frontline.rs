//! Frontline: who holds, takes, attacks or leaves which place.
//!
//! ```text
//!  Tripoli      ■ GNA      ● holds  ◇ claimed        Thu 4
//! ▌Tarhuna      □ LNA      ● holds
//! ▌The LNA holds Tarhuna
//! ```

use super::entry::{Band, Cell, Context, Entry};
use crate::briefing::Position;
use crate::tui::label;
use crate::tui::names;
use crate::tui::theme::Meaning;

/// Below this width the status stands below place and holder.
const NARROW: u16 = 40;
/// From this width on the day has a column of its own.
const WIDE: u16 = 52;

/// The row of a position.
pub(super) fn entry(context: Context<'_>, position: &Position) -> Entry {
    let lang = context.state.lang;
    let width = context.width;
    let muted = context.style(Meaning::Muted);
    let place = context.text().insert(names::of(&position.place, lang), context.style(Meaning::Name));
    let holders: Vec<_> = position.holder.iter().collect();
    let holder = context.sides(&holders);
    let mut status = context.sign(label::position(position.status));
    if let Some(sign) = label::realis(position.realis) {
        let symbol = if context.state.look.ascii { sign.ascii } else { sign.glyph };
        let style = context.style(sign.meaning);
        status = status
            .push(if width < NARROW { " " } else { "  " }, style)
            .push(symbol, style)
            .push(" ", style)
            .push(context.label(sign.label), style);
    }
    let day = context.day(position.when).map(|day| context.text().insert(&day, muted));
    let wide = width >= WIDE;
    let in_column = day.filter(|day| wide && day.width() < context.day_width());
    let below = in_column.is_none();
    let mut bands = if width < NARROW {
        let half = width / 2;
        let first = vec![Cell::new(place, 0, half), Cell::new(holder, half + 1, width.saturating_sub(half + 1))];
        let second = vec![Cell::new(status, 0, width)];
        vec![Band { cells: first, limit: 1 }, Band { cells: second, limit: 1 }]
    } else {
        let day_width = if wide { context.day_width() } else { 0 };
        let room = width - day_width - 2;
        let place_width = room * 3 / 10;
        let holder_width = room * 7 / 25;
        let status_at = place_width + holder_width + 2;
        let mut cells = vec![
            Cell::new(place, 0, place_width),
            Cell::new(holder, place_width + 1, holder_width),
            Cell::new(status, status_at, width - day_width - status_at),
        ];
        cells.extend(in_column.map(|day| Cell::at_end(day, width - day_width, day_width)));
        vec![Band { cells, limit: 1 }]
    };
    if context.whole {
        let mut gist = context.text().push(names::text(&position.gist, lang), muted);
        if let Some(by) = &position.claimed_by {
            let by = context.state.labels().fill("word.by", &[("name", names::of(by, lang))]);
            gist = gist.separate(context.label("word.separator"), muted).insert(&by, muted);
        }
        if below && let Some(day) = context.day(position.when) {
            gist = gist.separate(context.label("word.separator"), muted).insert(&day, muted);
        }
        bands.push(Band { cells: vec![Cell::new(gist, 0, width)], limit: 1 });
    }
    bands
}
