//! Lines into a ratatui buffer, cell by cell: the only place where typeset text meets ratatui.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Line, Mode};

/// Paints `line` into the first row of `area`, at its right edge where the line runs from right to left, else at its left.
/// `style` gives the style of the cell that shows the original's byte, or of padding where there is none.
pub fn line(line: &Line, mode: Mode, area: Rect, buf: &mut Buffer, style: impl Fn(Option<usize>) -> Style) {
    let _ = mode;
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let mut x = if line.rtl { area.right().saturating_sub(line.width).max(area.x) } else { area.x };
    for piece in &line.pieces {
        if x >= area.right() {
            break;
        }
        if let Some(cell) = buf.cell_mut((x, area.y)) {
            cell.set_symbol(&piece.text).set_style(style(Some(piece.bytes.start)));
        }
        x += u16::from(piece.width);
    }
}

/// The bytes of the original shown in the cell at column `x` of `area`, as [`line`] would paint it there.
pub fn bytes_at(line: &Line, area: Rect, x: u16) -> Option<std::ops::Range<usize>> {
    let mut at = if line.rtl { area.right().saturating_sub(line.width).max(area.x) } else { area.x };
    for piece in &line.pieces {
        let next = at + u16::from(piece.width);
        if (at..next).contains(&x) {
            return Some(piece.bytes.clone());
        }
        at = next;
    }
    None
}
