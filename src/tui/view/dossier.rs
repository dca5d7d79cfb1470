//! A dossier in the place of the panes.
//!
//! ```text
//! ╭ Dossier · Khalifa Haftar ──────────────────────────────────╮
//! │ 5 reports · Wed 3 Jun 2020 ▂▁█▃ Sat 6 Jun 2020             │
//! │ meets Abdel Fattah al-Sisi 2, Aguila Saleh                 │
//! │                                                            │
//! │ Sat 6 Jun 2020                                             │
//! │▌travel  Khalifa Haftar travels to Cairo · 2 sources        │
//! │ says    … what was said                                    │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use chrono::NaiveDate;

use super::sheet::{Block, Sheet};
use crate::briefing::{Kind, Record};
use crate::tui::label;
use crate::tui::names;
use crate::tui::state::State;
use crate::tui::text::Text;
use crate::tui::theme::{Meaning, Theme};

/// Columns of the timeline.
const BARS: usize = 40;
/// So many of those who are met are named.
const MET: usize = 8;

/// The records of the dossier in their order, each with its day.
pub fn records(state: &State) -> impl Iterator<Item = (NaiveDate, Record<'_>)> {
    state.dossier.days.iter().flat_map(|(day, digest)| {
        let all = Kind::ALL.into_iter().flat_map(|kind| Record::all(&digest.briefing, kind));
        all.map(|record| (*day, record))
    })
}

/// How many there are.
pub fn count(state: &State) -> usize {
    records(state).count()
}

/// What the sheet says.
pub fn sheet(state: &State, theme: &Theme) -> Sheet {
    let labels = state.labels();
    let heading = theme.get(Meaning::HeadingFocus);
    let title = Text::new(state.lang).push(labels.get("dossier.title"), heading).push(state.separator(), heading);
    let title = title.insert(names::text(&state.dossier.name, state.lang), heading);
    let lead = [timeline(state, theme), met(state, theme)];
    let lead = lead.into_iter().filter(|text| !text.as_str().is_empty()).collect();
    let mut last = None;
    let blocks = records(state).map(|(day, record)| {
        let heading =
            (last != Some(day)).then(|| Text::new(state.lang).insert(&labels.date(day), theme.get(Meaning::Heading)));
        last = Some(day);
        Block { heading, lines: lines(state, theme, day, record) }
    });
    Sheet { title, lead, blocks: blocks.collect(), none: Text::new(state.lang) }
}

fn lines(state: &State, theme: &Theme, day: NaiveDate, record: Record<'_>) -> Vec<(u16, Text)> {
    let labels = state.labels();
    let muted = theme.get(Meaning::Muted);
    let kind = match record {
        Record::Event(event) => label::event(event.kind),
        Record::Statement(statement) => label::act(statement.act),
        Record::Movement(movement) => label::movement(movement.status).label,
        Record::Position(position) => label::position(position.status).label,
    };
    let text = Text::new(state.lang).push(labels.get(kind), theme.get(Meaning::Kind)).push("  ", muted);
    let mut text = text.insert(names::text(record.gist(), state.lang), theme.get(Meaning::Quote));
    let digest = state.dossier.days.iter().find(|(known, _)| *known == day).map(|(_, digest)| digest);
    let sources = digest.map_or(1, |digest| digest.sources(record));
    if sources > 1 {
        text = text.push(state.separator(), muted).insert(&labels.count("count.source", sources), muted);
    }
    let mut lines = vec![(0, text)];
    if let Record::Statement(statement) = record {
        lines.push((2, Text::free().push(&statement.content, theme.get(Meaning::Quote))));
    }
    lines
}

/// How many reports, from when to when, and how much on which days.
fn timeline(state: &State, theme: &Theme) -> Text {
    let labels = state.labels();
    let muted = theme.get(Meaning::Muted);
    let counts = state.dossier.counts();
    let text = Text::new(state.lang).insert(&labels.count("count.report", state.dossier.reports), muted);
    let text = if state.dossier.is_cut {
        text.push(state.separator(), muted).push(labels.get("dossier.cut"), muted)
    } else {
        text
    };
    let (Some((first, _)), Some((last, _))) = (counts.first(), counts.last()) else { return text };
    let text = text.push(state.separator(), muted).insert(&labels.date(*first), muted);
    if first == last {
        return text;
    }
    let bars: String = bars(&counts, *first, *last).into_iter().map(|bar| glyph(bar, state.look.ascii)).collect();
    let text = text.push(" ", muted).push(&bars, theme.get(Meaning::Key)).push(" ", muted);
    text.insert(&labels.date(*last), muted)
}

/// The days in at most [`BARS`] equal spans, each with its height from 0 to 8 by the number of its records.
fn bars(counts: &[(NaiveDate, usize)], first: NaiveDate, last: NaiveDate) -> Vec<usize> {
    let since = |day: NaiveDate| usize::try_from(day.signed_duration_since(first).num_days()).unwrap_or_default();
    let days = since(last) + 1;
    let span = days.div_ceil(BARS);
    let mut sums = vec![0; days.div_ceil(span)];
    for (day, count) in counts {
        if let Some(sum) = sums.get_mut(since(*day) / span) {
            *sum += count;
        }
    }
    let most = sums.iter().copied().max().unwrap_or_default().max(1);
    sums.into_iter().map(|sum| (sum * 8).div_ceil(most)).collect()
}

fn glyph(bar: usize, ascii: bool) -> char {
    let glyphs: [char; 9] = if ascii {
        ['.', '1', '2', '3', '4', '5', '6', '7', '8']
    } else {
        ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
    };
    glyphs.get(bar).copied().unwrap_or('?')
}

/// Whom they meet, or who goes there.
fn met(state: &State, theme: &Theme) -> Text {
    let labels = state.labels();
    let muted = theme.get(Meaning::Muted);
    let mut text = Text::new(state.lang);
    for (name, count) in state.dossier.met.iter().take(MET) {
        let before = if text.as_str().is_empty() { labels.get("dossier.met") } else { labels.get("word.comma") };
        text = text.push(before, muted).insert(names::text(name, state.lang), theme.get(Meaning::Name));
        if *count > 1 {
            text = text.push(" ", muted).insert(&count.to_string(), muted);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_bar_is_a_day_as_long_as_there_is_room_and_then_several() {
        let counts = [(day("2020-06-01"), 1), (day("2020-06-02"), 4), (day("2020-06-04"), 2)];
        assert_eq!(bars(&counts, day("2020-06-01"), day("2020-06-04")), [2, 8, 0, 4]);
        let year = [(day("2020-01-01"), 1), (day("2020-12-31"), 1)];
        let bars = bars(&year, day("2020-01-01"), day("2020-12-31"));
        assert!(bars.len() <= BARS && bars.first() == Some(&8) && bars.last() == Some(&8), "{bars:?}");
    }
}
