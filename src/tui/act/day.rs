//! From day to day of the archive.

use chrono::{Months, NaiveDate};

use super::scroll;
use crate::archive;
use crate::tui::app::App;
use crate::tui::calendar::Calendar;
use crate::tui::desk::Desk;
use crate::tui::shelf::Day;
use crate::tui::state::{Layer, Notice};

/// Goes to the day before or after, of those with reports.
pub(super) fn step(app: &mut App, way: isize) {
    let Some(around) = &app.state.around else { return app.say("day.nobody", &[]) };
    match (if way < 0 { around.before } else { around.after }, way < 0) {
        (Some(day), _) => go(app, day),
        (None, true) => app.say("day.first", &[]),
        (None, false) => app.say("day.last", &[]),
    }
}

/// Goes to a day; to one without reports not.
pub(super) fn go(app: &mut App, day: NaiveDate) {
    match app.shelf.day(day) {
        Ok(loaded) if loaded.digest.briefing.articles.is_empty() => {
            let day = app.state.labels().date(day);
            app.say("day.none", &[("day", &day)]);
        }
        Ok(loaded) => show(app, loaded),
        Err(error) => fail(app, &error),
    }
}

/// Shows a day from its beginning. The filter stays: who is followed is followed from day to day.
pub(super) fn show(app: &mut App, day: Day) {
    let state = &mut app.state;
    let filter = state.desk.filter().cloned();
    state.around = Some(day.around.clone());
    state.desk = Desk::of(day);
    state.desk.follow(&state.followed);
    state.desk.set_filter(filter);
    state.cursors = Default::default();
    state.find = None;
    state.layers.clear();
    app.unsettle();
}

/// Opens the calendar at the day on the screen.
pub(super) fn calendar(app: &mut App) {
    let shown = app.state.desk.digest.briefing.date.filter(|_| app.state.around.is_some());
    let day = match shown.map_or_else(|| app.shelf.latest(), |day| Ok(Some(day))) {
        Ok(Some(day)) => day,
        Ok(None) => return app.say("day.nobody", &[]),
        Err(error) => return fail(app, &error),
    };
    app.state.layers.retain(|layer| !matches!(layer, Layer::Calendar(_)));
    app.state.layers.push(Layer::Calendar(Calendar::at(day)));
    count(app);
}

/// Moves the calendar's day by so many days, or by months.
pub(super) fn turn(app: &mut App, days: i64, months: i32) {
    let Some(Layer::Calendar(calendar)) = app.state.layers.last_mut() else { return };
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 { calendar.at.checked_sub_months(by) } else { calendar.at.checked_add_months(by) };
    let moved = moved.and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(days)));
    if let Some(day) = moved {
        calendar.at = day;
        count(app);
    }
}

/// Moves the calendar as lists are moved.
pub(super) fn scroll(app: &mut App, step: scroll::Step, way: isize) {
    let way = way as i64;
    match step {
        scroll::Step::Line => turn(app, 7 * way, 0),
        scroll::Step::Page | scroll::Step::Half => turn(app, 0, way as i32),
        scroll::Step::All => edge(app, way < 0),
    }
}

/// Moves the calendar to the first or last day with reports.
fn edge(app: &mut App, first: bool) {
    let found = if first { app.shelf.first() } else { app.shelf.latest() };
    match found {
        Ok(Some(day)) => {
            if let Some(Layer::Calendar(calendar)) = app.state.layers.last_mut() {
                calendar.at = day;
            }
            count(app);
        }
        Ok(None) => {}
        Err(error) => fail(app, &error),
    }
}

/// Fills in how many reports the month's days have, where it became another.
fn count(app: &mut App) {
    let Some(Layer::Calendar(calendar)) = app.state.layers.last() else { return };
    let Some((from, to)) = calendar.month().filter(|month| calendar.counted != Some(*month)) else { return };
    match app.shelf.counts(from, to) {
        Ok(counts) => {
            if let Some(Layer::Calendar(calendar)) = app.state.layers.last_mut() {
                (calendar.counts, calendar.counted) = (counts, Some((from, to)));
            }
        }
        Err(error) => fail(app, &error),
    }
}

fn fail(app: &mut App, error: &archive::Error) {
    app.state.notice = Some(Notice::Wrong(error.to_string()));
}
