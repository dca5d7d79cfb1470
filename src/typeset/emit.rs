//! The cells of a row as each kind of terminal wants them. What is seen is the same in all of them, if all goes well.
//!
//! - `Visual`: the line as it is.
//! - `Kitty`: kitty shapes each run of non-blank cells and draws it from right to left if it is Arabic, words staying from
//!   left to right. So each such run is handed over reversed, its brackets mirrored once more. Colours belong to cells and
//!   stay where they are.
//! - `Embed`: logical text in a right-to-left embedding that ends in a mark, for terminals that order whole rows from left to
//!   right. Brackets are mirrored here, since Konsole does not.
//! - `Logical`: logical text, for terminals that do the rest themselves.
//!
//! In the last two a letter is itself again, not its presentation form, and the terminal joins it. Only a lam-alef stays one
//! sign, for it must keep to its one cell, and the letters of its word stay forms, for no letter joins to that sign.

use std::borrow::Cow;
use std::ops::Range;

use super::forms::Joined;
use super::line::{Line, Piece};
use super::lines::mirror;
use super::order::{self, Classes, Place};
use super::property::PropertyTable;
use super::{Mode, forms};

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
pub(super) fn cells(line: &Line, mode: Mode, width: u16) -> Vec<Cell<'_>> {
    let ordered = line.rtl || line.pieces.iter().any(|piece| piece.level > 0);
    match mode {
        Mode::Kitty if ordered => kitty(visual(line, width)),
        Mode::Embed if ordered => embed(line, width),
        Mode::Logical if ordered => logical(line, width, |piece| {
            if piece.level % 2 == 1 {
                mirror(&piece.text).as_str().to_owned().into()
            } else {
                piece.text.as_str().into()
            }
        }),
        _ => visual(line, width),
    }
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

fn kitty(mut cells: Vec<Cell<'_>>) -> Vec<Cell<'_>> {
    for run in cells.chunk_by_mut(|a, b| !is_blank(a) && !is_blank(b)) {
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

/// The pieces in logical order, from the column where the line begins, or from the row's second one.
fn logical<'l>(line: &'l Line, width: u16, text: impl Fn(&'l Piece) -> Cow<'l, str>) -> Vec<Cell<'l>> {
    let mut pieces: Vec<(u16, &Piece)> = placed(line, width).collect();
    let mut column = pieces.first().map_or(0, |&(column, _)| column);
    pieces.sort_unstable_by_key(|(_, piece)| piece.order);
    let mut cells = Vec::with_capacity(pieces.len());
    for word in pieces.chunk_by(|(_, a), (_, b)| (a.text == " ") == (b.text == " ")) {
        let ligature = word.iter().any(|(_, piece)| piece.text.chars().any(forms::is_lam_alef));
        for (at, &(_, piece)) in word.iter().enumerate() {
            let mut painted = text(piece);
            if !ligature {
                let before = at.checked_sub(1).and_then(|before| word.get(before));
                let before = before.map(|&(_, before)| Neighbour::of(before, piece.gap != Place::NO_GAP));
                let after = word.get(at + 1).map(|&(_, after)| Neighbour::of(after, after.gap != Place::NO_GAP));
                painted = unshaped(painted, before, after);
            }
            cells.push(cell(column, piece, painted));
            column += u16::from(piece.width);
        }
    }
    cells
}

/// A letter instead of its form. Where it would take another form between its neighbours, because of a joiner that was in the
/// text or because the word goes on in another line, joiners make it this one.
fn unshaped<'l>(painted: Cow<'l, str>, before: Option<Neighbour>, after: Option<Neighbour>) -> Cow<'l, str> {
    let mut signs = painted.chars();
    let Some((letter, joined)) = signs.next().and_then(forms::letter) else { return painted };
    let mut text = String::new();
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
    text.into()
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

/// A format character belongs to the cell before it, and a border that carries one is drawn wrong. So the embedding begins
/// on a blank, which needs a row one column wider than the line.
fn embed(line: &Line, width: u16) -> Vec<Cell<'_>> {
    let mut cells = logical(line, width, |piece| piece.text.as_str().into());
    if !says_itself(line) {
        isolate_runs(line, &mut cells);
    }
    if !line.rtl {
        append(cells.last_mut(), LRM);
        return cells;
    }
    let used: u16 = cells.iter().map(|cell| cell.width).sum();
    let blank = |column| Cell { column, width: 1, text: " ".into(), shows: None };
    let lead = u16::from(used < width);
    let mut column = lead;
    for cell in &mut cells {
        cell.column = column;
        column += cell.width;
    }
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

/// Whether a terminal that orders what the line shows, without the paragraph and the controls around it, comes to the same.
fn says_itself(line: &Line) -> bool {
    let table = PropertyTable::get();
    let mut pieces: Vec<&Piece> = line.pieces.iter().collect();
    pieces.sort_unstable_by_key(|piece| piece.order);
    let mut classes = Classes::default();
    for (index, piece) in pieces.iter().enumerate() {
        for (place, c) in piece.text.chars().enumerate() {
            classes.push(c, table.of(c).class, index);
            if place == 0 {
                classes.begin(index);
            }
        }
    }
    let order = order::visual(&classes.resolve(u8::from(line.rtl), pieces.len()));
    order
        .iter()
        .zip(&line.pieces)
        .all(|(&at, shown)| pieces.get(at as usize).is_some_and(|piece| piece.order == shown.order))
}

/// Gives each run of a level above its surroundings an isolate of its own, and an override within, so that it neither looks
/// at what is around it nor is looked at.
fn isolate_runs(line: &Line, cells: &mut [Cell]) {
    let base = u8::from(line.rtl);
    let mut pieces: Vec<&Piece> = line.pieces.iter().collect();
    pieces.sort_unstable_by_key(|piece| piece.order);
    let mut last = base;
    for (at, piece) in pieces.into_iter().enumerate() {
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
