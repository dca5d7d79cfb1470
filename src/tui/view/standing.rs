//! How a record stands among the day's: signs before its row, and in words where it is shown whole.
//!
//! ```text
//! ≠ attack     …            a row that sources disagree on
//! • talks      …            one that is new
//! ▌talks       …
//! ▌            2 sources · Thu 4
//! ▌• new
//! ▌≠ sources differ: reported (Outlet), denied (Another)
//! ```

use super::entry::{Band, Cell, Context};
use super::why;
use crate::briefing::{Kind, Record};
use crate::tui::label::{self, Sign};
use crate::tui::state::State;
use crate::tui::theme::Meaning;

/// The signs of a record, the most pressing first.
pub(super) fn signs(state: &State, record: Record<'_>) -> impl Iterator<Item = Sign> {
    let desk = &state.desk;
    let disputed = desk.is_disputed(record).then_some(label::DISPUTED);
    let new = desk.new.contains(record.id()).then_some(label::NEW);
    [disputed, new].into_iter().flatten()
}

/// The same in words, below the row.
pub(super) fn bands(context: Context<'_>, record: Record<'_>) -> Vec<Band> {
    let state = context.state;
    let muted = context.style(Meaning::Muted);
    let mut facts = context.text();
    let sources = state.desk.sources(record);
    // A headline says so itself.
    if record.kind() != Kind::Event && sources > 1 {
        facts = facts.insert(&state.labels().count("count.source", sources), muted);
    }
    if state.desk.new.contains(record.id()) {
        let sign = label::NEW;
        let symbol = if state.look.ascii { sign.ascii } else { sign.glyph };
        let style = context.style(sign.meaning);
        facts = facts.separate(state.separator(), muted).push(symbol, style).push(" ", style);
        facts = facts.push(context.label(sign.label), style);
    }
    let line = state.desk.digest.line(record.id());
    let disputes = line.into_iter().flat_map(|line| why::disputes(state, context.theme, line));
    let texts = std::iter::once(facts).filter(|text| !text.as_str().is_empty()).chain(disputes);
    texts.map(|text| Band { cells: vec![Cell::new(text, 0, context.width)], limit: 1 }).collect()
}
