//! Finding in what is loaded.

use super::{read, scroll};
use crate::tui::app::App;
use crate::tui::matching::Query;
use crate::tui::pane::Pane;
use crate::tui::state::{Find, Layer, Notice, State};

/// Opens the line to type in.
pub(super) fn open(app: &mut App) {
    app.state.layers.push(Layer::Find(String::new()));
}

/// Takes what is typed, and goes to the first hit from here on. Nothing typed: to the next hit of the last query.
pub(super) fn accept(app: &mut App, typed: &str) {
    let Some(query) = Query::new(typed) else { return step(app, 1) };
    let state = &mut app.state;
    let found = state.desk.records().filter(|(_, _, record)| record.texts().any(|text| query.is_in(text)));
    let hits: Vec<(Pane, usize)> = found.map(|(pane, row, _)| (pane, row)).collect();
    let in_reader = state.reader().is_some();
    let nothing = hits.is_empty();
    let here = (state.focus, state.cursor(state.focus).at);
    let next = hits.iter().position(|hit| *hit >= here).unwrap_or(0);
    let typed = typed.trim().to_owned();
    state.find = Some(Find { typed, query, hits, at: None });
    if in_reader {
        step_in_text(app, 1);
    } else if nothing {
        fall_back_on_text(app);
    } else {
        go(state, next);
    }
}

/// Goes to the next or previous hit, round and round.
pub(super) fn step(app: &mut App, way: isize) {
    let Some(find) = &app.state.find else { return app.say("find.idle", &[]) };
    if app.state.reader().is_some() {
        return step_in_text(app, way);
    }
    let count = find.hits.len();
    if count == 0 {
        return fall_back_on_text(app);
    }
    let next = match find.at {
        Some(at) => (at + count).saturating_add_signed(way) % count,
        None => 0,
    };
    go(&mut app.state, next);
}

fn go(state: &mut State, at: usize) {
    let Some(find) = &mut state.find else { return };
    find.at = Some(at);
    let Some(&(pane, row)) = find.hits.get(at) else { return };
    state.focus = pane;
    if let Some(cursor) = state.cursor_mut(pane) {
        cursor.at = row;
    }
}

/// Where no record holds it, some report's text may.
fn fall_back_on_text(app: &mut App) {
    let Some(find) = &app.state.find else { return };
    let typed = find.typed.clone();
    let articles = app.state.desk.digest.briefing.articles.iter().enumerate();
    let mut places = articles.flat_map(|(at, article)| article.paragraphs.iter().enumerate().map(move |p| (at, p)));
    match places.find(|(_, (_, paragraph))| find.query.is_in(&paragraph.text)) {
        Some((article, (paragraph, _))) => {
            read::open_at(&mut app.state, article, paragraph);
            app.say("find.in-text", &[("query", &typed)]);
        }
        None => app.warn("find.none", &[("query", &typed)]),
    }
}

/// In the reader: to the next paragraph that holds it, round and round.
fn step_in_text(app: &mut App, way: isize) {
    let state = &mut app.state;
    let (Some(&reader), Some(find)) = (state.reader(), &state.find) else { return };
    let Some(article) = state.desk.digest.briefing.articles.get(reader.article) else { return };
    let count = article.paragraphs.len();
    let mut order = (1..=count).map(|far| match way {
        1 => (reader.paragraph + far) % count,
        _ => (reader.paragraph + count - far) % count,
    });
    let holds = |at: &usize| article.paragraphs.get(*at).is_some_and(|paragraph| find.query.is_in(&paragraph.text));
    let Some(paragraph) = order.find(holds) else {
        let text = state.labels().fill("find.none", &[("query", &find.typed)]);
        state.notice = Some(Notice::Wrong(text));
        return;
    };
    if let Some(reader) = state.reader_mut() {
        (reader.paragraph, reader.line, reader.record) = (paragraph, 0, None);
    }
    scroll::clamp_reader(state);
}
