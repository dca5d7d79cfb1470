//! Headlines: what happened.
//!
//! ```text
//!  territory   Tripoli: the Government of National      ◇ claimed
//!              Accord takes the city's boundaries
//! ▌talks       …
//! ▌            2 sources · Thu 4
//! ```

use super::entry::{Band, Cell, Context, Entry};
use crate::briefing::Record;
use crate::briefing::{Event, Realis};
use crate::tui::label;
use crate::tui::names;
use crate::tui::theme::Meaning;

/// Below this width the type stands above the gist, not beside it.
const NARROW: u16 = 40;
/// From this width on the number of sources stands beside the status.
const WIDE: u16 = 64;

/// The row of an event.
pub(super) fn entry(context: Context<'_>, event: &Event) -> Entry {
    let muted = context.style(Meaning::Muted);
    let sources = context.state.desk.sources(Record::Event(event));
    let counted = context.state.labels().count("count.source", sources);
    let mut status = label::realis(event.realis).map_or_else(|| context.text(), |sign| context.sign(sign));
    if context.width >= WIDE && sources > 1 {
        status = status.separate(context.state.separator(), muted).insert(&counted, muted);
    }
    let kind = context.text().push(context.label(label::event(event.kind)), context.style(Meaning::Kind));
    let gist = without_status(names::text(&event.gist, context.state.lang), event.realis);
    let gist = context.text().push(gist, context.style(Meaning::Quote));
    let end = context.state.width(&status);
    let (x, mut bands) = if context.width < NARROW {
        let first = vec![Cell::new(kind, 0, context.width.saturating_sub(end + 1)), status_cell(context, status, end)];
        let second = vec![Cell::new(gist, 0, context.width)];
        (0, vec![Band { cells: first, limit: 1 }, Band { cells: second, limit: 2 }])
    } else {
        let x = kinds(context) + 2;
        let room = context.width.saturating_sub(x + end + u16::from(end > 0));
        let cells = vec![Cell::new(kind, 0, x - 2), Cell::new(gist, x, room), status_cell(context, status, end)];
        (x, vec![Band { cells, limit: 2 }])
    };
    if context.whole {
        let mut text = context.text().insert(&counted, muted);
        if let Some(day) = context.day(event.when) {
            text = text.push(context.state.separator(), muted).insert(&day, muted);
        }
        bands.push(Band { cells: vec![Cell::new(text, x, context.width.saturating_sub(x))], limit: 1 });
    }
    bands
}

/// A gist without the status in brackets at its end, which the row shows in a column of its own.
fn without_status(gist: &str, realis: Realis) -> &str {
    let bare = gist.strip_suffix(')').and_then(|gist| gist.rsplit_once(" ("));
    bare.filter(|_| realis != Realis::Asserted).map_or(gist, |(gist, _)| gist)
}

fn status_cell(context: Context<'_>, status: crate::tui::text::Text, width: u16) -> Cell {
    let width = width.min(context.width);
    Cell::at_end(status, context.width - width, width)
}

/// The width of the column of types: that of the longest word.
fn kinds(context: Context<'_>) -> u16 {
    context.widest(label::EVENTS.into_iter())
}
