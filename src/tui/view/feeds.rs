//! The feeds, each with when it was read and what is wrong with it; the drawing stands in `popup`.
//!
//! ```text
//!  Example              Thu 4 14:05 · 3 new
//!  example.org/rss      Thu 4 14:05
//!    nothing at this address (HTTP 404)
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::popup::{self, Contents, Row};
use crate::tui::feeds::Feed;
use crate::tui::matching::Query;
use crate::tui::state::{Picker, State};
use crate::tui::text::Text;
use crate::tui::theme::{Meaning, Theme};

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedRow<'a> {
    /// A feed.
    Feed(&'a Feed),
    /// What is wrong with the one above.
    Problem(&'a str),
}

/// How wide the names' column is, in cells.
const NAMES: u16 = 36;

/// The rows that the typed line leaves.
pub fn shown<'a>(state: &'a State, typed: &str) -> Vec<FeedRow<'a>> {
    let query = Query::new(typed);
    let all = state.feeds.as_ref().map(|feeds| feeds.list.as_slice()).unwrap_or_default();
    let fits = |feed: &&Feed| query.as_ref().is_none_or(|query| query.is_in(&feed.name));
    let rows = all.iter().filter(fits).flat_map(|feed| {
        [Some(FeedRow::Feed(feed)), feed.problem.as_deref().map(FeedRow::Problem)].into_iter().flatten()
    });
    rows.collect()
}

/// Paints the list.
pub(super) fn draw(state: &State, theme: &Theme, picker: &Picker, body: Rect, buf: &mut Buffer) {
    let labels = state.labels();
    let text = || Text::new(state.lang);
    let row = |row: FeedRow<'_>| match row {
        FeedRow::Problem(problem) => {
            Row { start: text(), column: 2, rest: text().insert(problem, theme.get(Meaning::Error)) }
        }
        FeedRow::Feed(feed) => {
            let start = text().insert(&feed.name, theme.get(Meaning::Name));
            Row { start, column: NAMES, rest: told(state, theme, feed) }
        }
    };
    let last = picker.cursor.top + usize::from(popup::rows_area(body).height);
    let rows: Vec<Row> = shown(state, &picker.input).into_iter().take(last).map(row).collect();
    let contents = Contents { title: labels.get("feeds.title"), rows: &rows, none: labels.get("feeds.none") };
    popup::draw(state, theme, picker, &contents, body, buf);
}

/// When it was read, and what came of it.
fn told(state: &State, theme: &Theme, feed: &Feed) -> Text {
    let (labels, muted) = (state.labels(), theme.get(Meaning::Muted));
    let text = Text::new(state.lang);
    let text = match feed.checked {
        _ if feed.is_asked => text.push(labels.get("feeds.asked"), muted),
        None => text.push(labels.get("feeds.never"), muted),
        Some(checked) => {
            let day = labels.day(checked.date(), state.desk.digest.briefing.date);
            text.insert(&day, muted).push(" ", muted).insert(&checked.format("%H:%M").to_string(), muted)
        }
    };
    if feed.new == 0 {
        return text;
    }
    text.push(state.separator(), muted).insert(&labels.count("count.new", feed.new), theme.get(Meaning::Quote))
}
