//! Statements: who said what.
//!
//! ```text
//! ▌Salah al-Namroush · deputy defence minister          (Thu 4)
//! ▌says, to Al Jazeera · a television interview
//! ▌                 أن قوات الوفاق تطارد بقايا قوات حفتر
//! ```
//!
//! In a low pane the first two lines become one.

use super::entry::{Band, Cell, Context, Entry};
use crate::briefing::{Mode, Statement};
use crate::tui::label;
use crate::tui::names;
use crate::tui::text::Text;
use crate::tui::theme::Meaning;

/// Panes with fewer rows show each statement in two lines.
const LOW: u16 = 9;

/// The row of a statement.
pub(super) fn entry(context: Context<'_>, statement: &Statement) -> Entry {
    let muted = context.style(Meaning::Muted);
    let speakers: Vec<_> = statement.speaker.iter().collect();
    let low = context.height < LOW && !context.whole;
    let mut head = context.names(&speakers);
    if low {
        head = head.push(context.label("word.separator"), muted);
        head = head.push(context.label(label::act(statement.act)), context.style(Meaning::Kind));
    } else if let [speaker] = speakers.as_slice()
        && let Some(role) = &speaker.role
    {
        let role = names::text(role, context.state.lang);
        head = head.push(context.label("word.separator"), muted).insert(role, context.style(Meaning::Role));
    }
    let day = context.day(statement.when).map_or_else(|| context.text(), |day| context.text().insert(&day, muted));
    let end = day.width();
    let room = context.width.saturating_sub(end + u16::from(end > 0));
    let first = vec![Cell::new(head, 0, room), Cell::at_end(day, context.width - end.min(context.width), end)];
    let mut bands = vec![Band { cells: first, limit: 1 }];
    if !low {
        bands.push(Band { cells: vec![Cell::new(manner(context, statement), 0, context.width)], limit: 1 });
    }
    // What is said stands as printed, in the direction of its own words.
    let content = Text::free().push(&statement.content, context.style(Meaning::Quote));
    let indent = 2.min(context.width);
    let width = context.width.saturating_sub(indent);
    let limit = if context.height < 2 * LOW { 1 } else { 2 };
    bands.push(Band { cells: vec![Cell::new(content, indent, width)], limit });
    bands
}

/// `says, to Al Jazeera · a statement · via the agency · in quotation marks`.
fn manner(context: Context<'_>, statement: &Statement) -> Text {
    let lang = context.state.lang;
    let labels = context.state.labels();
    let muted = context.style(Meaning::Muted);
    let mut text = context.text().push(context.label(label::act(statement.act)), context.style(Meaning::Kind));
    let mut parts: Vec<String> = Vec::new();
    if let Some(to) = &statement.addressee {
        parts.push(labels.fill("word.to", &[("name", names::of(to, lang))]));
    }
    parts.extend(statement.channel.as_ref().map(|channel| names::text(channel, lang).to_owned()));
    if let Some(via) = &statement.via {
        parts.push(labels.fill("word.via", &[("name", names::of(via, lang))]));
    }
    if statement.mode == Mode::Direct {
        parts.push(context.label("mode.direct").to_owned());
    }
    for part in parts {
        text = text.push(context.label("word.separator"), muted).insert(&part, muted);
    }
    text
}
