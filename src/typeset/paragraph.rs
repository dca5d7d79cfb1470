//! One paragraph, analysed once: clusters, levels and break opportunities.

use std::ops::Range;

/// The base direction of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// That of the first strong character (UAX #9, P2 and P3), left to right where there is none.
    #[default]
    Auto,
}

/// What is painted in one or two cells: a letter with its marks, a lam-alef, a symbol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What to paint, shaped and mirrored.
    pub text: String,
    /// Its width in cells, 1 or 2.
    pub width: u8,
    /// The bytes of the original that it shows; empty for an ellipsis.
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
    /// The bytes of the original that the line shows.
    pub bytes: Range<usize>,
}

/// A paragraph, analysed once and set at any width.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: String,
    rtl: bool,
}

impl Paragraph {
    /// Analyses `text`, which is taken as one paragraph: line breaks in it count as spaces.
    pub fn new(text: &str, base: Base) -> Self {
        Self { text: text.to_owned(), rtl: base == Base::Rtl }
    }

    /// Whether it runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// Its width on one line, in cells.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }

    /// Its lines at `width` cells. No width makes it panic; a width of 0 gives no lines.
    pub fn wrap(&self, width: u16) -> Vec<Line> {
        if width == 0 { Vec::new() } else { vec![self.truncate(width)] }
    }

    /// All of it on one line of at most `width` cells; where it does not fit it ends in `…` at its logical end.
    pub fn truncate(&self, width: u16) -> Line {
        let pieces: Vec<Piece> = self
            .text
            .char_indices()
            .take(width as usize)
            .map(|(at, c)| Piece { text: c.to_string(), width: 1, bytes: at..at + c.len_utf8() })
            .collect();
        let width = pieces.len() as u16;
        Line { pieces, width, rtl: self.rtl, bytes: 0..self.text.len() }
    }
}
