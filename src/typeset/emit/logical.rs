//! Cells in logical order, for terminals that order and join by themselves.
//!
//! A letter is itself again, not its presentation form, and the terminal joins it. Only a lam-alef stays one sign, for it must
//! keep to its one cell, and the letters of its word stay forms, for no letter joins to that sign. So do those of a word in
//! which a letter would join otherwise by itself, one that is cut off say: a joiner (ZWJ) would say it, but tmux takes what
//! follows one into the same cell.

use compact_str::CompactString;

use super::{Cell, cell, placed};
use crate::typeset::forms::{self, Joined};
use crate::typeset::line::{Line, Piece};
use crate::typeset::lines::mirror;
use crate::typeset::order::{self, Classes, Place};
use crate::typeset::property::PropertyTable;

const ZWNJ: char = '\u{200c}';
const LRM: &str = "\u{200e}";
/// LRM, RLE. Without a mark outside of them, what stands between two embeddings (borders, blanks) would join them to one (N1).
const RLE: &str = "\u{200e}\u{202b}";
/// RLM, PDF, LRM. The first mark keeps the blanks before it in the embedding where the row ends with them (L1).
const END_RLE: &str = "\u{200f}\u{202c}\u{200e}";
/// LRI, LRO.
const BEGIN_LTR: &str = "\u{2066}\u{202d}";
/// RLI, RLO.
const BEGIN_RTL: &str = "\u{2067}\u{202e}";
/// PDF, PDI.
const END: &str = "\u{202c}\u{2069}";

/// Logical text, its brackets as they were.
pub(super) fn plain(line: &Line, width: u16) -> Vec<Cell<'_>> {
    let (column, pieces) = in_order(line, width);
    cells(column, &pieces, unmirrored)
}

/// A piece's text as it was before its brackets were mirrored.
pub(super) fn unmirrored(piece: &Piece) -> CompactString {
    if piece.level % 2 == 1 { mirror(&piece.text) } else { piece.text.clone() }
}

/// Logical text in a right-to-left embedding that fills the row; if the line runs from left to right, with a mark at its end.
///
/// A format character belongs to the cell before it, and a border that carries one is drawn wrong. So the embedding begins
/// on a blank: in the row, if that is one column wider than the line, else in the cell before it.
pub(super) fn embedded(line: &Line, width: u16, text: impl Fn(&Piece) -> CompactString) -> Vec<Cell<'_>> {
    let (column, pieces) = in_order(line, width);
    let mut cells = cells(column, &pieces, text);
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
        let painted: Vec<CompactString> = word.iter().map(|piece| text(piece)).collect();
        let painted = letters(word, &painted).unwrap_or(painted);
        for (&piece, painted) in word.iter().zip(painted) {
            cells.push(cell(column, piece, painted.as_str().to_owned().into()));
            column += u16::from(piece.width);
        }
    }
    cells
}

/// A word's letters instead of their forms; none where a form must stay.
fn letters(word: &[&Piece], painted: &[CompactString]) -> Option<Vec<CompactString>> {
    if word.iter().any(|piece| piece.text.chars().any(forms::is_lam_alef)) {
        return None;
    }
    let letters = word.iter().zip(painted).enumerate().map(|(at, (&piece, painted))| {
        let before = at.checked_sub(1).and_then(|before| word.get(before));
        let before = before.map(|before| Neighbour::of(before, piece.gap != Place::NO_GAP));
        let after = word.get(at + 1).map(|after| Neighbour::of(after, after.gap != Place::NO_GAP));
        unshaped(painted, before, after)
    });
    letters.collect()
}

/// A letter instead of its form; none where it would take another form between its neighbours, because of a joiner that was
/// in the text or because the word goes on in another line.
fn unshaped(painted: &CompactString, before: Option<Neighbour>, after: Option<Neighbour>) -> Option<CompactString> {
    let mut signs = painted.chars();
    let Some((letter, joined)) = signs.next().and_then(forms::letter) else { return Some(painted.clone()) };
    let is_joined = joined.after && after.is_some_and(|after| after.joined.before);
    if joined.before && !before.is_some_and(|before| before.joined.after) || joined.after && !is_joined {
        return None;
    }
    let mut text = CompactString::default();
    text.push(letter);
    text.extend(signs);
    if !is_joined && PropertyTable::get().of(letter).joining.on && after.is_some_and(|after| after.joins_back) {
        text.push(ZWNJ);
    }
    Some(text)
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

/// The controls at the beginning of a cell's text, which are the business of the cell before it, and the rest.
pub(in crate::typeset) fn leading(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !opens(c)).unwrap_or(text.len()))
}

/// What a cell's text ends in that is there for the cell behind it, and was [`leading`] that one's.
pub(in crate::typeset) fn opening(text: &str) -> &str {
    text.find(opens).and_then(|at| text.get(at..)).filter(|tail| tail.chars().all(opens)).unwrap_or_default()
}

/// LRM, RLE, LRO, RLO, LRI, RLI: what begins a line or a run.
const fn opens(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}' | '\u{2067}')
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
