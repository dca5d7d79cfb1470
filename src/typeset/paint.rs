//! Lines into a ratatui buffer, cell by cell: the only place where typeset text meets ratatui.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::emit;
use super::{Line, Mode};

/// Paints `line` into the first row of `area`, at its right edge where the line runs from right to left, else at its left.
///
/// `style` gives the style of the cell that shows the original's byte; `None` stands for the ellipsis and, in the modes that
/// need it painted, for padding. Cells beside the line are left alone otherwise. Nothing outside of `area` is touched, and
/// what does not fit into it is left out at the line's logical end.
pub fn line(line: &Line, mode: Mode, area: Rect, buf: &mut Buffer, style: impl Fn(Option<usize>) -> Style) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let start = buf.index_of(area.x, area.y);
    let Some(row) = buf.content.get_mut(start..start + usize::from(area.width)) else { return };
    if emit::is_visual(line, mode) {
        for (column, piece) in emit::placed(line, area.width) {
            let shows = (!piece.bytes.is_empty()).then_some(piece.bytes.start);
            put(row, column, piece.width.into(), &piece.text, style(shows));
        }
        return;
    }
    for cell in emit::cells(line, mode, area.width) {
        put(row, cell.column, cell.width, &cell.text, style(cell.shows));
    }
}

fn put(row: &mut [Cell], column: u16, width: u16, text: &str, style: Style) {
    let Some((first, covered)) =
        row.get_mut(column.into()..usize::from(column + width)).and_then(<[Cell]>::split_first_mut)
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
