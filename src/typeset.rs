//! Logical text to terminal cells: measure, wrap, reorder, shape. Knows nothing of the rest of mujaz.
//!
//! Text goes in in logical order; lines of cells come out, each cell with the bytes of the original that it shows, so that
//! a highlight, a search hit, the mouse and the clipboard work on the original.
//!
//! ```
//! use mujaz::typeset::{Base, Mode, Paragraph, paint};
//! use ratatui::{buffer::Buffer, layout::Rect, style::{Color, Style}};
//!
//! let text = "دخلت قوات الوفاق مدينة ترهونة (Tarhuna)";
//! let hit = text.find("ترهونة").map(|at| at..at + "ترهونة".len()).unwrap();
//! let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
//! for (row, line) in Paragraph::new(text, Base::Rtl).wrap(20).iter().enumerate() {
//!     let area = Rect::new(0, row as u16, 20, 1);
//!     paint::line(line, Mode::Visual, area, &mut buf, |byte| match byte {
//!         Some(byte) if hit.contains(&byte) => Style::new().bg(Color::Yellow),
//!         _ => Style::new(),
//!     });
//! }
//! assert_eq!(buf[(19, 0)].symbol(), "ﺩ");
//! assert_eq!(buf[(11, 2)].symbol(), "(");
//! ```
//!
//! # How a line comes about
//!
//! 1. **Base direction**: what is asked for, or that of the first strong character (UAX #9, P2 and P3).
//! 2. **Clusters**: letters take their presentation forms, lam and alef become one sign, marks stay with their letter, controls
//!    do their work and are dropped. Only now is anything measured: a string's width is not the sum of the cells it takes
//!    (`unicode-width` counts a lam-alef as one column, terminals and ratatui paint it in two, its ligature in one).
//! 3. **Levels**: one analysis for the paragraph, whatever the width (`unicode-bidi`, UAX #9); none where all runs one way.
//! 4. **Lines**: UAX #14 on the logical text (`icu_segmenter`, asked only about what is not plain prose), filled by the clusters' widths. A word longer than a line is cut
//!    between clusters and keeps its joined letters. Truncation is at the logical end, before anything is reordered.
//! 5. **Order**: each line's clusters by L1 and L2, mirrored by L4, which `unicode-bidi` leaves to its user.
//! 6. **Cells**: in one of five [modes](Mode), each line by itself, so that no pane has a say in its neighbour's order.
//!
//! Sources: UAX #9 (bidirectional algorithm), UAX #14 (line breaking), UAX #29 (grapheme clusters), The Unicode Standard 9.2
//! (Arabic), `ArabicShaping.txt` and `UnicodeData.txt`, all of Unicode 17; the Terminal Working Group's draft on bidirectional
//! text in terminal emulators. Tests hold it to every case of `BidiTest.txt` and `BidiCharacterTest.txt`, to all of
//! `ArabicShaping.txt` and `BidiMirroring.txt`, to 19,020 of the 19,338 cases of `LineBreakTest.txt` (those that `icu_segmenter`
//! passes), and to properties that hold for any text.
//!
//! # What it promises
//!
//! - No text and no width makes it panic, and no control or format character leaves it but the embedding ones' own.
//! - A line is never wider than asked for, and what was measured is what is painted, in every cell 1 or 2 columns.
//! - Every letter of a text stands in one piece on one line. What is left out is said with `…`: behind a line's width, behind
//!   the first megabyte of a paragraph, for a two-column sign in one column. Marks beyond eight on one letter are not shown.
//! - The cost is linear in the text (and bounded by that megabyte) for wrapping, and in the width for truncating.
//!
//! # Limits
//!
//! Letters without presentation forms (some of Kurdish, Sindhi and of African languages) keep their sign unjoined. An emoji
//! sequence shows its parts side by side, and no skin colours: terminals differ on how wide the whole is, and agree on the
//! parts. Southeast Asian scripts break between clusters only where there is a blank.
//!
//! # As a library of its own
//!
//! Nothing here knows of mujaz, and only [`paint`] knows of ratatui; a test holds both. Whoever paints otherwise reads
//! [`Line::pieces`].

mod breaks;
mod cache;
mod emit;
mod forms;
mod isolate;
mod line;
mod lines;
mod order;
pub mod paint;
mod paragraph;
mod property;
mod shape;
mod source;
#[doc(hidden)]
pub mod steps;

pub use cache::{Cache, Work};
pub use isolate::{Isolated, is_direction_control, isolate, isolate_auto};
pub use line::{Line, Piece};
pub use paragraph::{Base, Paragraph};

/// How cells are handed to the terminal: which part of the ordering and joining it does itself. What is seen is meant to be
/// the same, and so are widths, [`paint::bytes_at`] and [`paint::cells_of`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Reordered, joined and mirrored here; the terminal paints left to right. Right in most terminals.
    #[default]
    Visual,
    /// As `Visual`, with every run of non-blank cells that holds Arabic reversed: kitty draws such runs right to left.
    Kitty,
    /// Logical text inside a right-to-left embedding, for terminals that reorder rows and offer no way out (Konsole). The
    /// embedding begins on a blank cell of the area, or where a line fills it, in the cell before.
    Embed,
    /// As `Embed`, for terminals that mirror brackets as they should, which Konsole does not.
    EmbedMirroring,
    /// Logical text as it is, for terminals that do the rest, and for copying off the screen. No control is added, so what an
    /// isolate kept apart in the original is ordered with its surroundings.
    Logical,
}

impl Mode {
    /// Whether lines are handed over in an embedding.
    pub const fn is_embedded(self) -> bool {
        matches!(self, Self::Embed | Self::EmbedMirroring)
    }
}
