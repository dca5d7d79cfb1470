//! The cells of a row as each kind of terminal wants them. What is seen is the same in all of them, if all goes well.
//!
//! - `Visual`: the line as it is.
//! - `Kitty`: kitty shapes each run of non-blank cells of one font and draws it from right to left if it is Arabic, words
//!   staying from left to right. So each such run is handed over reversed, its brackets mirrored once more. Colours belong to
//!   cells and stay where they are; bold and italic letters are of another font, and so a run of their own.
//! - `Embed`: logical text in a right-to-left embedding that ends in a mark, for terminals that order whole rows from left to
//!   right. Brackets are mirrored here, since Konsole does not, and left as they are in `EmbedMirroring`.
//! - `Logical`: logical text, for terminals that do the rest themselves.

mod logical;

pub(super) use logical::{leading, opening};

use std::borrow::Cow;
use std::ops::Range;

use super::Mode;
use super::line::{Line, Piece};
use super::lines::mirror;

/// What stands in one or two columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'l> {
    /// Its first column, counted from the left of the area.
    pub column: u16,
    pub width: u16,
    pub text: Cow<'l, str>,
    /// The byte of the original that it shows.
    pub shows: Option<usize>,
}

/// The cells of `line` in a row of `width` columns, aligned to its side; what does not fit is left out at the logical end.
/// `font` tells fonts apart: it gives one number for all cells that are painted in the same, by column and the byte shown.
pub(super) fn cells(line: &Line, mode: Mode, width: u16, font: impl Fn(u16, Option<usize>) -> u16) -> Vec<Cell<'_>> {
    match mode {
        _ if is_visual(line, mode) => visual(line, width),
        Mode::Visual | Mode::Kitty => kitty(visual(line, width), font),
        Mode::Embed => logical::embedded(line, width, |piece| piece.text.clone()),
        Mode::EmbedMirroring => logical::embedded(line, width, logical::unmirrored),
        Mode::Logical => logical::plain(line, width),
    }
}

/// Whether the line is painted as it is: in the visual mode, and where there is nothing to order.
pub(super) fn is_visual(line: &Line, mode: Mode) -> bool {
    mode == Mode::Visual || !line.rtl && line.pieces.iter().all(|piece| piece.level == 0)
}

/// The pieces that fit into a row of `width` columns, with their first columns.
pub(super) fn placed(line: &Line, width: u16) -> impl Iterator<Item = (u16, &Piece)> {
    // A line wider than its row sticks out on the side where the text ends.
    let (pad, hidden) =
        if line.rtl { (width.saturating_sub(line.width), line.width.saturating_sub(width)) } else { (0, 0) };
    line.columns()
        .filter(move |&(column, _)| column >= hidden)
        .map(move |(column, piece)| (column - hidden + pad, piece))
        .take_while(move |&(column, piece)| column + u16::from(piece.width) <= width)
}

fn visual(line: &Line, width: u16) -> Vec<Cell<'_>> {
    placed(line, width).map(|(column, piece)| cell(column, piece, piece.text.as_str().into())).collect()
}

fn cell<'l>(column: u16, piece: &Piece, text: Cow<'l, str>) -> Cell<'l> {
    let shows = (!piece.bytes.is_empty()).then_some(piece.bytes.start);
    Cell { column, width: piece.width.into(), text, shows }
}

fn kitty(mut cells: Vec<Cell<'_>>, font: impl Fn(u16, Option<usize>) -> u16) -> Vec<Cell<'_>> {
    let font = |cell: &Cell<'_>| font(cell.column, cell.shows);
    for run in cells.chunk_by_mut(|a, b| !is_blank(a) && !is_blank(b) && font(a) == font(b)) {
        if !run.iter().any(|cell| cell.text.chars().any(is_arabic)) {
            continue;
        }
        let shown: Vec<(Range<u16>, Option<usize>)> =
            run.iter().map(|cell| (cell.column..cell.column + cell.width, cell.shows)).collect();
        let mut column = run.first().map_or(0, |cell| cell.column);
        run.reverse();
        for cell in run {
            cell.text = mirror(&cell.text).as_str().to_owned().into();
            cell.column = column;
            cell.shows = shown.iter().find(|(columns, _)| columns.contains(&column)).and_then(|&(_, shows)| shows);
            column += cell.width;
        }
    }
    cells
}

fn is_blank(cell: &Cell) -> bool {
    cell.text == " " || cell.text == "\u{3000}"
}

/// A letter or digit of the script: what makes a run Arabic for a shaper. Punctuation does not.
fn is_arabic(c: char) -> bool {
    c.is_alphanumeric()
        && matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' | '\u{fb50}'..='\u{fefc}')
}
