//! Logical text to terminal cells: measure, wrap, reorder, shape. Knows nothing of the rest of mujaz.
//!
//! Text goes in in logical order; lines of cells come out, each cell with the bytes of the original that it shows, so that
//! a highlight, a search hit, the mouse and the clipboard work on the original.

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

pub use cache::Cache;
pub use isolate::{Isolated, isolate, isolate_auto};
pub use line::{Line, Piece};
pub use paragraph::{Base, Paragraph};

/// How cells are handed to the terminal: which part of the ordering and joining it does itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Reordered, joined and mirrored here; the terminal paints left to right. Right in most terminals.
    #[default]
    Visual,
    /// As `Visual`, with every run of non-blank cells that holds Arabic reversed: kitty draws such runs right to left.
    Kitty,
    /// Logical text inside a right-to-left embedding, for terminals that reorder rows and offer no way out (Konsole).
    Embed,
    /// Logical text as it is.
    Logical,
}
