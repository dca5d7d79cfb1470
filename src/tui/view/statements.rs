//! Statements: who said what.
//!
//! ```text
//!  ■ Mohammed Qanunu · military spokesman                 Thu 4     two lines: what is said stands beside how
//!  says · Facebook         … قوات حكومة الوفاق باتت تمسك بجميع
//! ▌■ Salah al-Namroush · deputy defence minister        (Thu 4)     selected and long, or in a narrow pane: below it
//! ▌says · to Al Jazeera
//! ▌                              الفلول تُلاحَق جنوب قصر بن غشير
//! ```

use super::entry::{Band, Cell, Context, Entry};
use crate::briefing::{Mode, Statement};
use crate::tui::label;
use crate::tui::names;
use crate::tui::text::Text;
use crate::tui::theme::Meaning;

/// Below this width what is said stands below how it is said.
const NARROW: u16 = 46;
/// Panes with fewer rows give one line to what is said, others two.
const LOW: u16 = 16;

/// The row of a statement.
pub(super) fn entry(context: Context<'_>, statement: &Statement) -> Entry {
    let width = context.width;
    let manner = manner(context, statement);
    // What is said stands as printed, in the direction of its own words.
    let content = Text::free().push(&statement.content, context.style(Meaning::Quote));
    let limit = if context.height < LOW { 1 } else { 2 };
    let mut bands = vec![Band { cells: head(context, statement), limit: 1 }];
    let beside = context.state.width(&manner).saturating_add(context.state.width(&content)).saturating_add(2) <= width;
    if width < NARROW || context.whole && !beside {
        let indent = 2.min(width);
        bands.push(Band { cells: vec![Cell::new(manner, 0, width)], limit: 1 });
        bands.push(Band { cells: vec![Cell::new(content, indent, width - indent)], limit });
    } else {
        let column = if beside { context.state.width(&manner) } else { context.state.width(&manner).min(width / 3) };
        let start = column + 2;
        let cells = vec![Cell::new(manner, 0, column), Cell::new(content, start, width - start)];
        bands.push(Band { cells, limit });
    }
    bands
}

/// Who, with the office, and when.
fn head(context: Context<'_>, statement: &Statement) -> Vec<Cell> {
    let muted = context.style(Meaning::Muted);
    let speakers: Vec<_> = statement.speaker.iter().collect();
    let mut who = context.names(&speakers);
    if let [speaker] = speakers.as_slice()
        && let Some(role) = &speaker.role
    {
        let role = names::text(role, context.state.lang);
        who = who.push(context.state.separator(), muted).insert(role, context.style(Meaning::Role));
    }
    let day = context.day(statement.when).map_or_else(|| context.text(), |day| context.text().insert(&day, muted));
    let end = context.state.width(&day).min(context.width);
    let room = context.width - end - u16::from(end > 0).min(context.width - end);
    vec![Cell::new(who, 0, room), Cell::at_end(day, context.width - end, end)]
}

/// `says · to the towns · a statement · via the agency · in quotation marks`.
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
        text = text.push(context.state.separator(), muted).insert(&part, muted);
    }
    text
}
