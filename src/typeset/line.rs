//! One line in visual order, and the ways back to the bytes that it shows.

use std::ops::Range;

use compact_str::CompactString;

/// What is painted in one or two cells: a letter with its marks, a lam-alef, a symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What to paint, shaped and mirrored; no control or format character is ever in it.
    pub text: CompactString,
    /// Its width in cells, 1 or 2.
    pub width: u8,
    /// Its embedding level (UAX #9); odd where it runs from right to left.
    pub level: u8,
    /// The lowest level of isolate controls between it and the piece before it in logical order; 255 without any.
    pub(super) gap: u8,
    /// Its place in the paragraph's logical order.
    pub order: u32,
    /// The bytes of the original that it shows; empty for an ellipsis, and the same for all that a ligature such as U+FDFA
    /// was taken apart to.
    pub bytes: Range<usize>,
}

/// One line of a paragraph, in visual order from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From left to right.
    pub pieces: Vec<Piece>,
    /// The sum of their widths, in cells.
    pub width: u16,
    /// Whether the paragraph runs from right to left, so that the line aligns to the right.
    pub rtl: bool,
    /// The bytes of the original that the line stands for, with what is not painted: white space at its end, controls.
    pub bytes: Range<usize>,
}

impl Line {
    /// What is painted, from left to right.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The pieces with their first columns, the line's left end being column 0.
    pub fn columns(&self) -> impl Iterator<Item = (u16, &Piece)> {
        self.pieces.iter().scan(0, |next, piece| {
            let column = *next;
            *next += u16::from(piece.width);
            Some((column, piece))
        })
    }

    /// The columns that show any of `bytes`, from left to right. A hit that is one piece in the text may be several here.
    pub fn cells_of(&self, bytes: &Range<usize>) -> Vec<Range<u16>> {
        let shown = self.columns().filter(|(_, piece)| meet(&piece.bytes, bytes));
        joined(shown.map(|(column, piece)| column..column + u16::from(piece.width)))
    }

    /// The bytes shown in a column.
    pub fn bytes_at(&self, column: u16) -> Option<Range<usize>> {
        let shows = |&(start, piece): &(u16, &Piece)| (start..start + u16::from(piece.width)).contains(&column);
        self.columns().find(shows).map(|(_, piece)| piece.bytes.clone())
    }
}

/// Whether two ranges of bytes have one in common.
pub(super) fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Ranges of columns from left to right, those that touch made one.
pub(super) fn joined(columns: impl Iterator<Item = Range<u16>>) -> Vec<Range<u16>> {
    let mut cells: Vec<Range<u16>> = Vec::new();
    for next in columns {
        match cells.last_mut() {
            Some(last) if last.end == next.start => last.end = next.end,
            _ => cells.push(next),
        }
    }
    cells
}
