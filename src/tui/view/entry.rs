//! What a row of a pane is made of: bands of cells, each cell a text in a column.
//!
//! ```text
//! ▌territory  Tripoli: the GNA takes the city's       ◇ claimed     a band of three cells, the last at the end
//! ▌           boundaries
//! ▌           2 sources · Thu 4                                     a band of one
//! ```
//!
//! A row that is not selected keeps each band to a few lines; the selected one shows itself whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::briefing::Record;
use crate::briefing::{DateBasis, Name, When};
use crate::config::Lang;
use crate::tui::label::{self, Sign};
use crate::tui::names;
use crate::tui::pane::Pane;
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored};
use crate::tui::theme::{Meaning, Theme};

/// A text in a column of a row.
#[derive(Debug)]
pub struct Cell {
    /// What it says.
    pub text: Text,
    /// Where the column starts, in the direction of the language.
    pub x: u16,
    /// How wide it is.
    pub width: u16,
    /// Whether it stands at the column's end, on one line.
    pub end: bool,
}

/// Cells side by side.
#[derive(Debug)]
pub struct Band {
    /// From the start of the row.
    pub cells: Vec<Cell>,
    /// How many lines it may take where the row is not whole.
    pub limit: usize,
}

/// A row: bands, one below the other.
pub type Entry = Vec<Band>;

/// What a row is made with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The state.
    pub state: &'a State,
    /// The theme.
    pub theme: &'a Theme,
    /// The columns that the row has.
    pub width: u16,
    /// The rows that the pane has.
    pub height: u16,
    /// Whether the row is selected, and shown whole.
    pub whole: bool,
}

impl<'a> Context<'a> {
    /// The row of a record.
    pub fn entry(self, record: Record<'_>) -> Entry {
        let mut entry = match record {
            Record::Event(event) => super::headlines::entry(self, event),
            Record::Statement(statement) => super::statements::entry(self, statement),
            Record::Movement(movement) => super::movements::entry(self, movement),
            Record::Position(position) => super::frontline::entry(self, position),
        };
        if self.whole {
            entry.extend(super::standing::bands(self, record));
        }
        entry
    }

    /// An empty text in the interface's direction.
    pub fn text(self) -> Text {
        Text::new(self.state.lang)
    }

    /// A label in the interface's language.
    pub fn label(self, key: &'a str) -> &'a str {
        self.state.labels().get(key)
    }

    /// A style.
    pub fn style(self, meaning: Meaning) -> Style {
        self.theme.get(meaning)
    }

    /// A sign with its word.
    pub fn sign(self, sign: Sign) -> Text {
        let style = self.style(sign.meaning);
        let symbol = if self.state.look.ascii { sign.ascii } else { sign.glyph };
        self.text().push(symbol, style).push(" ", style).push(self.label(sign.label), style)
    }

    /// Cells that are enough for each of some labels. Characters are counted, as joined letters take no more than these.
    pub fn widest(self, keys: impl Iterator<Item = &'static str>) -> u16 {
        keys.map(|key| self.state.labels().widest(key)).max().unwrap_or_default()
    }

    /// Names joined by commas and the language's "and", each behind the sign of its side.
    pub fn names(self, names: &[&Name]) -> Text {
        let mut text = self.text();
        for (at, name) in names.iter().enumerate() {
            if at > 0 {
                let separator = if at + 1 == names.len() { self.label("word.and") } else { self.label("word.comma") };
                text = text.push(separator, self.style(Meaning::Name));
            }
            text = self.name(text, name, names::of(name, self.state.lang));
        }
        text
    }

    /// The short names of sides, one after the other: `■ GNA □ LNA`.
    pub fn sides(self, names: &[&Name]) -> Text {
        names.iter().fold(self.text(), |text, name| {
            let word = self.state.desk.short(name, self.state.lang);
            // A side's sign tells where its name begins; a name without one needs a comma.
            let signed = self.state.desk.slot(name).is_some();
            let separator = if signed { " " } else { self.label("word.comma") };
            self.name(text.separate(separator, self.style(Meaning::Name)), name, word)
        })
    }

    fn name(self, text: Text, name: &Name, word: &str) -> Text {
        let slot = self.state.desk.slot(name);
        let text = match slot {
            Some(_) => {
                let style = self.theme.side(slot);
                text.push(label::side(slot, self.state.look.ascii), style).push(" ", style)
            }
            None => text,
        };
        text.insert(word, self.style(Meaning::Name).patch(self.theme.side(slot)))
    }

    /// The day, short; in brackets where it is only that of publication.
    pub fn day(self, when: When) -> Option<String> {
        let day = self.state.labels().day(when.date?, self.state.desk.digest.briefing.date);
        Some(if when.date_basis == Some(DateBasis::Published) { format!("({day})") } else { day })
    }

    /// Whether a row of the pane has a day, so that a column for it is worth its room.
    pub fn dated(self, pane: Pane) -> bool {
        let desk = &self.state.desk;
        (0..desk.shown(pane).len()).any(|row| desk.record(pane, row).is_some_and(|record| record.when().date.is_some()))
    }

    /// The width of a column of days: a weekday, its number, brackets, and a gap before.
    pub fn day_width(self) -> u16 {
        self.state.labels().widest("date.weekdays") + 6
    }

    /// The sign for "to": an arrow in the direction of the language.
    pub fn arrow(self) -> &'static str {
        match (self.state.look.ascii, self.state.lang) {
            (false, Lang::En) => "→ ",
            (false, Lang::Ar) => "← ",
            (true, Lang::En) => "> ",
            (true, Lang::Ar) => "< ",
        }
    }

    /// The sign for "meets".
    pub const fn exchange(self) -> &'static str {
        if self.state.look.ascii { "& " } else { "⇄ " }
    }
}

impl Cell {
    /// A cell from column `x` on.
    pub const fn new(text: Text, x: u16, width: u16) -> Self {
        Self { text, x, width, end: false }
    }

    /// A cell at the end of its column.
    pub const fn at_end(text: Text, x: u16, width: u16) -> Self {
        Self { text, x, width, end: true }
    }

    fn limit(&self, band: usize, whole: bool) -> usize {
        match (self.end, whole) {
            (true, _) => 1,
            (false, true) => usize::MAX,
            (false, false) => band,
        }
    }
}

/// How many lines a row takes.
pub fn height(entry: &Entry, context: Context<'_>) -> u16 {
    let band = |band: &Band| {
        if band.limit == 1 && !context.whole {
            return 1;
        }
        let lines =
            |cell: &Cell| context.state.set(&cell.text, cell.width, cell.limit(band.limit, context.whole)).height();
        band.cells.iter().map(lines).max().unwrap_or_default()
    };
    entry.iter().map(band).sum()
}

/// Paints a row from the top of `area` on. Returns how many lines it took.
pub fn paint(entry: &mut Entry, context: Context<'_>, area: Rect, buf: &mut Buffer) -> u16 {
    let mut rest = area;
    for band in entry {
        let mut taken = 0;
        for cell in &mut band.cells {
            if let Some(find) = &context.state.find {
                for bytes in find.query.ranges(cell.text.as_str()) {
                    cell.text.mark(bytes, context.style(Meaning::Hit));
                }
            }
            let column = Rect { x: rest.x + cell.x, width: cell.width, ..rest }.intersection(rest);
            let column = mirrored(context.state.lang, column, rest);
            let lines = context.state.set(&cell.text, column.width, cell.limit(band.limit, context.whole));
            if cell.end {
                lines.paint_at_end(context.state.lang, column, buf);
                taken = taken.max(1);
            } else {
                taken = taken.max(lines.paint(0, column, buf));
            }
        }
        let taken = taken.min(rest.height);
        rest = Rect { y: rest.y + taken, height: rest.height - taken, ..rest };
    }
    area.height - rest.height
}

/// The context of a pane's rows in an area of the screen; the marker's column is taken off.
pub fn context<'a>(state: &'a State, theme: &'a Theme, pane: Pane, row: usize, area: Rect) -> Context<'a> {
    let whole = pane == state.focus && state.cursor(pane).at == row;
    Context { state, theme, width: area.width.saturating_sub(1), height: area.height, whole }
}
