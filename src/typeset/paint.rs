//! Lines into a ratatui buffer, cell by cell: the only place where typeset text meets ratatui.

use std::ops::Range;

use ratatui::buffer::Buffer;
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
    if emit::is_visual(line, mode) {
        for (column, piece) in emit::placed(line, area.width) {
            let shows = (!piece.bytes.is_empty()).then_some(piece.bytes.start);
            put(&piece.text, area.x + column, area.y, piece.width.into(), buf, style(shows));
        }
        return;
    }
    for cell in emit::cells(line, mode, area.width) {
        put(&cell.text, area.x + cell.column, area.y, cell.width, buf, style(cell.shows));
    }
}

fn put(text: &str, x: u16, y: u16, width: u16, buf: &mut Buffer, style: Style) {
    if let Some(target) = buf.cell_mut((x, y)) {
        // Shaping drops controls; that none gets through does not rest on it alone.
        let text = if text.chars().any(char::is_control) { "\u{fffd}" } else { text };
        target.set_symbol(text).set_style(style);
    }
    for covered in 1..width {
        if let Some(target) = buf.cell_mut((x + covered, y)) {
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
