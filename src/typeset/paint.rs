//! Lines into a ratatui buffer, cell by cell: the only place where typeset text meets ratatui.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::emit::{self, Cell};
use super::{Line, Mode};

/// Paints `line` into the first row of `area`, at its right edge where the line runs from right to left, else at its left.
///
/// `style` gives the style of the cell that shows the original's byte; `None` stands for the ellipsis and, in the modes that
/// need it painted, for padding. Cells beside the line are left alone otherwise. Nothing outside of `area` is touched, but for
/// the invisible sign that begins an embedding, which goes to the cell before it where the line fills the area; and what does
/// not fit into it is left out at the line's logical end.
pub fn line(line: &Line, mode: Mode, area: Rect, buf: &mut Buffer, style: impl Fn(Option<usize>) -> Style) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    // Where nothing is embedded a line without order is its own cells, and no cell holds a sign of the next.
    if !mode.is_embedded() && emit::is_visual(line, mode) {
        let start = buf.index_of(area.x, area.y);
        let Some(row) = buf.content.get_mut(start..start + usize::from(area.width)) else { return };
        for (column, piece) in emit::placed(line, area.width) {
            let shows = (!piece.bytes.is_empty()).then_some(piece.bytes.start);
            put(row, column, piece.width.into(), &piece.text, style(shows));
        }
        return;
    }
    let font = |column, shows| {
        let below = buf.cell((area.x + column, area.y)).map_or_else(Style::default, ratatui::buffer::Cell::style);
        (below.patch(style(shows)).add_modifier & (Modifier::BOLD | Modifier::ITALIC)).bits()
    };
    for cell in emit::cells(line, mode, area.width, font) {
        put_embedded(&cell, area, buf, style(cell.shows));
    }
}

fn put(row: &mut [ratatui::buffer::Cell], column: u16, width: u16, text: &str, style: Style) {
    let Some((first, covered)) =
        row.get_mut(column.into()..usize::from(column + width)).and_then(<[ratatui::buffer::Cell]>::split_first_mut)
    else {
        return;
    };
    // Shaping drops controls; that none gets through does not rest on it alone.
    first.set_symbol(if has_control(text) { "\u{fffd}" } else { text }).set_style(style);
    for cell in covered {
        cell.reset();
        cell.set_style(style);
    }
}

fn has_control(text: &str) -> bool {
    // Those above U+007F begin with C2, as some signs do.
    let suspect = text.bytes().any(|byte| byte < b' ' || byte == 0x7f || byte == 0xc2);
    suspect && text.chars().any(char::is_control)
}

/// Paints a cell beside which an embedding may begin: its sign goes with the cell before.
fn put_embedded(cell: &Cell<'_>, area: Rect, buf: &mut Buffer, style: Style) {
    let x = area.x + cell.column;
    // Shaping drops controls; that none gets through does not rest on it alone.
    let text = if has_control(&cell.text) { "\u{fffd}" } else { &cell.text };
    let (leading, rest) = emit::leading(text);
    let text = match x.checked_sub(1).and_then(|before| buf.cell_mut((before, area.y))) {
        Some(before) if !leading.is_empty() && !rest.is_empty() => {
            let with = format!("{}{leading}", before.symbol());
            before.set_symbol(&with);
            rest
        }
        _ => text,
    };
    if let Some(target) = buf.cell_mut((x, area.y)) {
        // What stands behind this cell may have been painted before it.
        let opened = emit::opening(target.symbol());
        let both = (!opened.is_empty() && !text.ends_with(opened)).then(|| format!("{text}{opened}"));
        target.set_symbol(both.as_deref().unwrap_or(text)).set_style(style);
    }
    for covered in 1..cell.width {
        if let Some(target) = buf.cell_mut((x + covered, area.y)) {
            target.reset();
            target.set_style(style);
        }
    }
}

/// The bytes of the original shown in the cell at column `x` of the buffer, as [`line()`] would paint it in `area`.
pub fn bytes_at(line: &Line, area: Rect, x: u16) -> Option<Range<usize>> {
    let column = x.checked_sub(area.x)?;
    let shows = |&(start, piece): &(u16, &super::Piece)| (start..start + u16::from(piece.width)).contains(&column);
    emit::placed(line, area.width).find(shows).map(|(_, piece)| piece.bytes.clone())
}

/// The columns of the buffer in which [`line()`] would show any of `bytes`, from left to right.
pub fn cells_of(line: &Line, area: Rect, bytes: &Range<usize>) -> Vec<Range<u16>> {
    let shown = emit::placed(line, area.width).filter(|(_, piece)| super::line::meet(&piece.bytes, bytes));
    let columns = shown.map(|(column, piece)| area.x + column..area.x + column + u16::from(piece.width));
    super::line::joined(columns)
}

/// Where a caret before `byte` stands: on the cell that shows it, or what comes next if nothing does; behind the last byte, on
/// the cell next to the line's logical end, if there is one in `area`. To be used with [`super::Paragraph::window`].
pub fn caret(line: &Line, area: Rect, byte: usize) -> Option<Position> {
    let at_or_after = emit::placed(line, area.width).filter(|(_, piece)| piece.bytes.end > byte);
    let column = match at_or_after.min_by_key(|(_, piece)| piece.order) {
        Some((column, _)) => Some(column),
        None if line.rtl => area.width.checked_sub(line.width)?.checked_sub(1),
        None => Some(line.width).filter(|&column| column < area.width),
    };
    column.map(|column| Position::new(area.x + column, area.y))
}
