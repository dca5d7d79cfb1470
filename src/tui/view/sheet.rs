//! A list of things that take several lines each, in the place of the panes: what stands above it, and a chosen one.
//!
//! ```text
//! ╭ Who says so ───────────────────────────────────────────────╮
//! │ what it is about                                           │
//! │                                                            │
//! │▌Outlet · Thu 4 Jun 2020 · reported                         │
//! │▌                              … the sentence that says so  │
//! │ Another outlet · …                                         │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{frame, popup};
use crate::config::Lang;
use crate::tui::state::{Cursor, State};
use crate::tui::text::{Text, mirrored, sign};
use crate::tui::theme::{Meaning, Theme};

/// What a sheet says.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its title.
    pub title: Text,
    /// What stands above the list, a paragraph each.
    pub lead: Vec<Text>,
    /// The list.
    pub blocks: Vec<Block>,
    /// What stands there where the list is empty.
    pub none: Text,
}

/// One thing of the list.
#[derive(Debug, Default)]
pub struct Block {
    /// A heading before it, which cannot be chosen.
    pub heading: Option<Text>,
    /// Its paragraphs, each with the columns that it is indented by.
    pub lines: Vec<(u16, Text)>,
}

/// Where the text goes.
fn inner(body: Rect) -> Rect {
    Rect { x: body.x + 1, y: body.y + 1, width: body.width.saturating_sub(2), height: body.height.saturating_sub(2) }
}

/// The lines that stand above the list, and the list's place; on a low screen the list has at least half of it.
fn parts(state: &State, sheet: &Sheet, body: Rect) -> (u16, Rect) {
    let inner = inner(body);
    let lead: u16 = sheet.lead.iter().map(|text| state.set(text, width(inner), usize::MAX).height()).sum();
    let lead = if lead == 0 { 0 } else { (lead + 1).min(inner.height / 2) };
    (lead, Rect { y: inner.y + lead, height: inner.height - lead, ..inner })
}

const fn width(inner: Rect) -> u16 {
    inner.width.saturating_sub(1)
}

fn height(state: &State, block: &Block, width: u16) -> u16 {
    let line = |(indent, text): &(u16, Text)| state.set(text, width.saturating_sub(*indent), usize::MAX).height();
    u16::from(block.heading.is_some()) + block.lines.iter().map(line).sum::<u16>()
}

/// The first block to show so that the chosen one is in view.
pub fn settle(state: &State, sheet: &Sheet, cursor: Cursor, body: Rect) -> Cursor {
    let at = cursor.at.min(sheet.blocks.len().saturating_sub(1));
    let (_, list) = parts(state, sheet, body);
    let mut room = list.height;
    let mut lowest = at;
    for (place, block) in sheet.blocks.iter().enumerate().take(at + 1).rev() {
        let height = height(state, block, width(list));
        if height > room {
            break;
        }
        (room, lowest) = (room - height, place);
    }
    Cursor { at, top: cursor.top.clamp(lowest, at) }
}

/// Paints the sheet.
pub(super) fn draw(state: &State, theme: &Theme, sheet: &Sheet, cursor: Cursor, body: Rect, buf: &mut Buffer) {
    popup::clear(state, theme, body, buf);
    frame::own(state, theme, true, &sheet.title, body, buf);
    let inner = inner(body);
    let (lead, list) = parts(state, sheet, body);
    let mut above = mirrored(state.lang, Rect { x: inner.x + 1, width: width(inner), height: lead, ..inner }, inner);
    for text in &sheet.lead {
        let taken = state.set(text, above.width, usize::MAX).paint(0, above, buf).min(above.height);
        above = Rect { y: above.y + taken, height: above.height - taken, ..above };
    }
    if sheet.blocks.is_empty() {
        let place = mirrored(state.lang, Rect { x: list.x + 1, width: width(list), ..list }, list);
        state.set(&sheet.none, place.width, 2).paint(0, place, buf);
    }
    let mut rest = list;
    for (at, block) in sheet.blocks.iter().enumerate().skip(cursor.top) {
        if rest.is_empty() {
            break;
        }
        let taken = draw_block(state, theme, block, at == cursor.at, rest, buf);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
    }
}

fn draw_block(state: &State, theme: &Theme, block: &Block, chosen: bool, area: Rect, buf: &mut Buffer) -> u16 {
    let mut rest = area;
    let row = |rest: Rect, indent: u16| {
        let place = Rect { x: rest.x + 1 + indent, width: width(rest).saturating_sub(indent), ..rest };
        mirrored(state.lang, place.intersection(rest), rest)
    };
    if let Some(heading) = &block.heading {
        state.set(heading, width(rest), 1).paint(0, Rect { height: 1, ..row(rest, 0) }, buf);
        rest = Rect { y: rest.y + 1, height: rest.height - 1, ..rest };
    }
    if chosen {
        let lines = height(state, block, width(area)) - u16::from(block.heading.is_some());
        let ground = Rect { height: lines.min(rest.height), ..rest };
        buf.set_style(ground, theme.get(Meaning::Selected));
        for line in ground.rows() {
            let at = mirrored(state.lang, Rect { width: 1, ..line }, line);
            sign(marker(state), at, buf, theme.get(Meaning::Marker));
        }
    }
    for (indent, text) in &block.lines {
        let place = row(rest, *indent);
        let taken = state.set(text, place.width, usize::MAX).paint(0, place, buf).min(rest.height);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
    }
    area.height - rest.height
}

/// The sign of the chosen one.
pub(super) const fn marker(state: &State) -> &'static str {
    match (state.look.ascii, state.lang) {
        (true, Lang::En) => ">",
        (true, Lang::Ar) => "<",
        (false, Lang::En) => "▌",
        (false, Lang::Ar) => "▐",
    }
}
