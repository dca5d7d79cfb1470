//! How a record stands among the day's and those before: signs before its row, and in words where it is shown whole.
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
use crate::digest::Course;
use crate::tui::label::{self, Sign};
use crate::tui::state::State;
use crate::tui::text::Text;
use crate::tui::theme::Meaning;

/// The signs of a record, the most pressing first.
pub(super) fn signs(state: &State, record: Record<'_>) -> impl Iterator<Item = Sign> {
    let desk = &state.desk;
    let mark = desk.mark(record);
    let all = [
        (mark.wrong, label::WRONG),
        (mark.hidden, label::HIDDEN),
        (desk.is_disputed(record), label::DISPUTED),
        (desk.followed.contains(record.id()), label::FOLLOWED),
        (course(state, record).is_some_and(|course| course.is_change()), label::CHANGED),
        (desk.new.contains(record.id()), label::NEW),
    ];
    all.into_iter().filter_map(|(holds, sign)| holds.then_some(sign))
}

/// How a position of the day came about; of one that is carried on nothing changed.
fn course(state: &State, record: Record<'_>) -> Option<Course> {
    match record {
        Record::Position(position) => state.desk.course(position),
        _ => None,
    }
}

/// The same in words, below the row.
pub(super) fn bands(context: Context<'_>, record: Record<'_>) -> Vec<Band> {
    let state = context.state;
    let line = state.desk.digest.line(record.id());
    let disputes = line.into_iter().flat_map(|line| why::disputes(state, context.theme, line));
    let texts = [facts(context, record), before(context, record), note(context, record)].into_iter().chain(disputes);
    let texts = texts.filter(|text| !text.as_str().is_empty());
    texts.map(|text| Band { cells: vec![Cell::new(text, 0, context.width)], limit: 1 }).collect()
}

/// Sources, and signs with their words.
fn facts(context: Context<'_>, record: Record<'_>) -> Text {
    let state = context.state;
    let muted = context.style(Meaning::Muted);
    let sources = state.desk.sources(record);
    let mut text = context.text();
    // A headline says so itself.
    if record.kind() != Kind::Event && sources > 1 {
        text = text.insert(&state.labels().count("count.source", sources), muted);
    }
    // What is disputed is said in full.
    for sign in signs(state, record).filter(|sign| *sign != label::DISPUTED) {
        let symbol = if state.look.ascii { sign.ascii } else { sign.glyph };
        let style = context.style(sign.meaning);
        text = text.separate(state.separator(), muted).push(symbol, style).push(" ", style);
        text = text.push(context.label(sign.label), style);
    }
    text
}

/// How the place was before, or since when it is so.
fn before(context: Context<'_>, record: Record<'_>) -> Text {
    let state = context.state;
    let labels = state.labels();
    let shown = state.desk.digest.briefing.date;
    let muted = context.style(Meaning::Muted);
    let mut text = context.text();
    if let Some(day) = state.desk.carried.get(record.id()) {
        text = text.insert(&labels.fill("front.carried", &[("day", &labels.day(*day, shown))]), muted);
    }
    let Some(Course { since, before }) = course(state, record) else { return text };
    // That it was told once, on the day that it is carried on from, is said already.
    if let Some(day) = since.filter(|day| state.desk.carried.get(record.id()) != Some(day)) {
        let since = labels.fill("front.since", &[("day", &labels.day(day, shown))]);
        text = text.separate(state.separator(), muted).insert(&since, muted);
    }
    if let Some(before) = before {
        let places = [("day", labels.day(before.day, shown)), ("told", state.desk.told(&before, state.lang))];
        let before = labels.fill("front.before", &places.each_ref().map(|(name, value)| (*name, value.as_str())));
        text = text.separate(state.separator(), muted).insert(&before, muted);
    }
    text
}

fn note(context: Context<'_>, record: Record<'_>) -> Text {
    let style = context.style(Meaning::Notice);
    match context.state.desk.mark(record).note {
        Some(note) => context.text().push(context.label("mark.note"), style).insert(&note, style),
        None => context.text(),
    }
}
