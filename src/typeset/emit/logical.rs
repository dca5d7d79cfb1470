//! Cells in logical order, for terminals that order and join by themselves.
//!
//! A letter is itself again, not its presentation form, and the terminal joins it. Only a lam-alef stays one sign, for it must
//! keep to its one cell, and the letters of its word stay forms, for no letter joins to that sign.

use compact_str::CompactString;

use super::{Cell, cell, placed};
use crate::typeset::forms::{self, Joined};
use crate::typeset::line::{Line, Piece};
use crate::typeset::lines::mirror;
use crate::typeset::order::{self, Classes, Place};
use crate::typeset::property::PropertyTable;

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';
const LRM: &str = "\u{200e}";
const RLE: &str = "\u{202b}";
/// RLM, PDF. The mark keeps the blanks before it in the embedding where the row ends with them (L1).
const END_RLE: &str = "\u{200f}\u{202c}";
/// LRI, LRO.
const BEGIN_LTR: &str = "\u{2066}\u{202d}";
/// RLI, RLO.
const BEGIN_RTL: &str = "\u{2067}\u{202e}";
/// PDF, PDI.
const END: &str = "\u{202c}\u{2069}";

/// Logical text, its brackets as they were.
pub(super) fn plain(line: &Line, width: u16) -> Vec<Cell<'_>> {
    let (column, pieces) = in_order(line, width);
    let text = |piece: &Piece| if piece.level % 2 == 1 { mirror(&piece.text) } else { piece.text.clone() };
    cells(column, &pieces, text)
}

/// Logical text in a right-to-left embedding that fills the row; if the line runs from left to right, with a mark at its end.
///
/// A format character belongs to the cell before it, and a border that carries one is drawn wrong. So the embedding begins
/// on a blank, which needs a row one column wider than the line.
pub(super) fn embedded(line: &Line, width: u16) -> Vec<Cell<'_>> {
    let (column, pieces) = in_order(line, width);
    let mut cells = cells(column, &pieces, |piece| piece.text.clone());
    if !says_itself(line, &pieces) {
        isolate_runs(line, &pieces, &mut cells);
    }
    if !line.rtl {
        append(cells.last_mut(), LRM);
        return cells;
    }
    let used: u16 = cells.iter().map(|cell| cell.width).sum();
    let lead = u16::from(used < width);
    let mut column = lead;
    for cell in &mut cells {
        cell.column = column;
        column += cell.width;
    }
    let blank = |column| Cell { column, width: 1, text: " ".into(), shows: None };
    cells.extend((column..width).map(blank));
    if lead == 1 {
        cells.insert(0, blank(0));
        append(cells.first_mut(), RLE);
    } else {
        prepend(cells.first_mut(), RLE);
    }
    append(cells.last_mut(), END_RLE);
    cells
}

/// The pieces that fit into the row, in logical order, and the column where they begin.
fn in_order(line: &Line, width: u16) -> (u16, Vec<&Piece>) {
    let column = placed(line, width).next().map_or(0, |(column, _)| column);
    let mut pieces: Vec<&Piece> = placed(line, width).map(|(_, piece)| piece).collect();
    pieces.sort_unstable_by_key(|piece| piece.order);
    (column, pieces)
}

/// The cells from `column` on, each letter itself again.
fn cells<'l>(mut column: u16, pieces: &[&'l Piece], text: impl Fn(&Piece) -> CompactString) -> Vec<Cell<'l>> {
    let mut cells = Vec::with_capacity(pieces.len());
    for word in pieces.chunk_by(|a, b| (a.text == " ") == (b.text == " ")) {
        let ligature = word.iter().any(|piece| piece.text.chars().any(forms::is_lam_alef));
        for (at, &piece) in word.iter().enumerate() {
            let mut painted = text(piece);
            if !ligature {
                let before = at.checked_sub(1).and_then(|before| word.get(before));
                let before = before.map(|before| Neighbour::of(before, piece.gap != Place::NO_GAP));
                let after = word.get(at + 1).map(|after| Neighbour::of(after, after.gap != Place::NO_GAP));
                painted = unshaped(painted, before, after);
            }
            cells.push(cell(column, piece, painted.as_str().to_owned().into()));
            column += u16::from(piece.width);
        }
    }
    cells
}

/// A letter instead of its form. Where it would take another form between its neighbours, because of a joiner that was in the
/// text or because the word goes on in another line, joiners make it this one.
fn unshaped(painted: CompactString, before: Option<Neighbour>, after: Option<Neighbour>) -> CompactString {
    let mut signs = painted.chars();
    let Some((letter, joined)) = signs.next().and_then(forms::letter) else { return painted };
    let mut text = CompactString::default();
    if joined.before && !before.is_some_and(|before| before.joined.after) {
        text.push(ZWJ);
    }
    text.push(letter);
    text.extend(signs);
    let is_joined = joined.after && after.is_some_and(|after| after.joined.before);
    if joined.after && !is_joined {
        text.push(ZWJ);
    }
    // The letter, or the joiner just now, would join what follows.
    if !is_joined && PropertyTable::get().of(letter).joining.on && after.is_some_and(|after| after.joins_back) {
        text.push(ZWNJ);
    }
    text
}

/// What a letter's neighbour does.
#[derive(Clone, Copy)]
struct Neighbour {
    /// As its form says or, where it has none, as its type allows; not at all where an isolate control is between.
    joined: Joined,
    joins_back: bool,
}

impl Neighbour {
    fn of(piece: &Piece, apart: bool) -> Self {
        let sign = piece.text.chars().next().unwrap_or(' ');
        let (letter, joined) = forms::letter(sign).map_or((sign, None), |(letter, joined)| (letter, Some(joined)));
        let joining = PropertyTable::get().of(letter).joining;
        let joined = joined.unwrap_or(Joined { before: joining.back, after: joining.on });
        Self { joined: if apart { Joined::default() } else { joined }, joins_back: joining.back }
    }
}

fn append(cell: Option<&mut Cell>, controls: &str) {
    if let Some(cell) = cell {
        cell.text.to_mut().push_str(controls);
    }
}

fn prepend(cell: Option<&mut Cell>, controls: &str) {
    if let Some(cell) = cell {
        cell.text.to_mut().insert_str(0, controls);
    }
}

/// Whether a terminal that orders the pieces, without the paragraph and the controls around them, comes to the same.
fn says_itself(line: &Line, pieces: &[&Piece]) -> bool {
    let mut classes = Classes::default();
    for (index, piece) in pieces.iter().enumerate() {
        for (place, c) in piece.text.chars().enumerate() {
            classes.push(c, PropertyTable::get().of(c), index);
            if place == 0 {
                classes.begin(index);
            }
        }
    }
    let mut resolved = vec![Place::new(0); pieces.len()];
    classes.resolve(u8::from(line.rtl), &mut resolved, |place| place);
    let resolved = order::visual(&resolved);
    let meant: Vec<Place> = pieces.iter().map(|piece| Place { level: piece.level, gap: piece.gap }).collect();
    resolved == order::visual(&meant)
}

/// Gives each run of a level above its surroundings an isolate of its own, and an override within, so that it neither looks
/// at what is around it nor is looked at.
fn isolate_runs(line: &Line, pieces: &[&Piece], cells: &mut [Cell]) {
    let base = u8::from(line.rtl);
    let mut last = base;
    for (at, piece) in pieces.iter().enumerate() {
        let level = piece.level.max(base);
        let shared = level.min(last).min(piece.gap).max(base);
        let mut controls = END.repeat(usize::from(last - shared));
        (shared + 1..=level)
            .for_each(|entered| controls.push_str(if entered % 2 == 0 { BEGIN_LTR } else { BEGIN_RTL }));
        match at.checked_sub(1).and_then(|before| cells.get_mut(before)) {
            Some(before) => before.text.to_mut().push_str(&controls),
            None => prepend(cells.first_mut(), &controls),
        }
        last = level;
    }
    append(cells.last_mut(), &END.repeat(usize::from(last - base)));
}
