//! Movements: who went where, who met whom.
//!
//! ```text
//!  Fayez al-Sarraj   → Turkey       ✓ done          Wed 3
//!  Ahmed Maiteeq     → Moscow       ✓ done
//!                    ⇄ Lavrov
//! ▌Khalifa Haftar    → Cairo        ? unconfirmed
//! ▌according to Egyptian media sources
//! ```

use super::entry::{Band, Cell, Context, Entry};
use crate::briefing::{Movement, MovementStatus};
use crate::tui::label;
use crate::tui::names;
use crate::tui::pane::Pane;
use crate::tui::text::Text;
use crate::tui::theme::Meaning;

/// Below this width actor and destination stand one above the other.
const NARROW: u16 = 40;
/// From this width on the day has a column of its own.
const WIDE: u16 = 52;

/// The row of a movement.
pub(super) fn entry(context: Context<'_>, movement: &Movement) -> Entry {
    let actor = context.names(&[&movement.actor]);
    let status = context.sign(label::movement(movement.status));
    let mut bands = if context.width < NARROW {
        narrow(context, movement, actor, status)
    } else {
        columns(context, movement, actor, status)
    };
    if context.whole {
        let details = details(context, movement);
        if !details.as_str().is_empty() {
            bands.push(Band { cells: vec![Cell::new(details, 0, context.width)], limit: 1 });
        }
        if let Some(purpose) = &movement.purpose {
            let text = Text::free().push(purpose, context.style(Meaning::Quote));
            bands.push(Band { cells: vec![Cell::new(text, 2, context.width.saturating_sub(2))], limit: 1 });
        }
    }
    bands
}

fn columns(context: Context<'_>, movement: &Movement, actor: Text, status: Text) -> Entry {
    let statuses = [MovementStatus::Done, MovementStatus::Planned, MovementStatus::Unconfirmed, MovementStatus::Denied];
    let state_width = 2 + context.widest(statuses.map(|status| label::movement(status).label).into_iter());
    let day_width = if has_days(context) { context.day_width() } else { 0 };
    let room = context.width.saturating_sub(state_width + day_width + 2);
    let who = room / 2;
    let to = who + 1;
    let to_width = room - who;
    let state_at = to + to_width + 1;
    let mut cells = vec![Cell::new(actor, 0, who)];
    let mut lines = legs(context, movement).into_iter();
    cells.extend(lines.next().map(|leg| Cell::new(leg, to, to_width)));
    cells.push(Cell::new(status, state_at, state_width));
    if let Some(day) = day_in_column(context, movement) {
        cells.push(Cell::at_end(day, context.width - day_width, day_width));
    }
    let mut bands = vec![Band { cells, limit: 1 }];
    bands.extend(lines.map(|leg| Band { cells: vec![Cell::new(leg, to, to_width)], limit: 1 }));
    bands
}

/// The day, where there is a column for it and it fits there.
fn day_in_column(context: Context<'_>, movement: &Movement) -> Option<Text> {
    let day = context.text().insert(&context.day(movement.when)?, context.style(Meaning::Muted));
    (has_days(context) && context.state.width(&day) < context.day_width()).then_some(day)
}

fn has_days(context: Context<'_>) -> bool {
    context.width >= WIDE && context.dated(Pane::Movements)
}

fn narrow(context: Context<'_>, movement: &Movement, actor: Text, status: Text) -> Entry {
    let end = context.state.width(&status).min(context.width);
    let room = context.width.saturating_sub(end + 1);
    let cells = vec![Cell::new(actor, 0, room), Cell::at_end(status, context.width - end, end)];
    let mut bands = vec![Band { cells, limit: 1 }];
    let indent = 2.min(context.width);
    let legs = legs(context, movement).into_iter();
    bands.extend(legs.map(|leg| Band { cells: vec![Cell::new(leg, indent, context.width - indent)], limit: 1 }));
    bands
}

/// `→ Moscow`, then `⇄ Sergey Lavrov`.
fn legs(context: Context<'_>, movement: &Movement) -> Vec<Text> {
    let lang = context.state.lang;
    let muted = context.style(Meaning::Muted);
    let mut legs = Vec::new();
    if let Some(to) = &movement.to {
        legs.push(
            context.text().push(context.arrow(), muted).insert(names::of(to, lang), context.style(Meaning::Name)),
        );
    } else if let Some(from) = &movement.from {
        let from = context.state.labels().fill("word.from", &[("name", names::of(from, lang))]);
        legs.push(context.text().insert(&from, context.style(Meaning::Name)));
    }
    if !movement.with.is_empty() {
        let with: Vec<&str> = movement.with.iter().map(|name| names::of(name, lang)).collect();
        let with = names::joined(&with, context.label("word.comma"), context.label("word.and"));
        legs.push(context.text().push(context.exchange(), muted).insert(&with, context.style(Meaning::Name)));
    }
    legs
}

/// `from Ankara · according to Egyptian media · Wed 3`.
fn details(context: Context<'_>, movement: &Movement) -> Text {
    let lang = context.state.lang;
    let labels = context.state.labels();
    let muted = context.style(Meaning::Muted);
    let mut parts: Vec<String> = Vec::new();
    if let (Some(_), Some(from)) = (&movement.to, &movement.from) {
        parts.push(labels.fill("word.from", &[("name", names::of(from, lang))]));
    }
    if let Some(by) = &movement.reported_by {
        parts.push(labels.fill("word.by", &[("name", names::of(by, lang))]));
    }
    if day_in_column(context, movement).is_none() {
        parts.extend(context.day(movement.when));
    }
    let separator = context.state.separator();
    parts.iter().fold(context.text(), |text, part| text.separate(separator, muted).insert(part, muted))
}
