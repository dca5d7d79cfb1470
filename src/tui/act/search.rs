//! Search in the archive: the layer opened, a query asked, a hit gone to.

use super::read;
use super::scroll::{self, Step};
use crate::archive::search::Query;
use crate::tui::app::App;
use crate::tui::matching;
use crate::tui::search::{Found, Search};
use crate::tui::state::{Find, Layer, Notice};
use crate::tui::view::search;

/// Opens the line to type in, or goes back to the hits that a report was opened from.
pub(super) fn open(app: &mut App) {
    if let Some(at) = app.state.layers.iter().position(|layer| matches!(layer, Layer::Search(_))) {
        return app.state.layers.truncate(at + 1);
    }
    match app.shelf.open() {
        Ok(true) => app.state.layers.push(Layer::Search(Search::default())),
        Ok(false) => app.warn("search.no-archive", &[]),
        Err(error) => app.state.notice = Some(Notice::Wrong(error.to_string())),
    }
}

/// Asks what is typed; where that was answered already, opens the selected hit.
pub(super) fn accept(app: &mut App) {
    let Some(Layer::Search(search)) = app.state.layers.last() else { return };
    if !search.is_answered() {
        return ask(app);
    }
    if let Some(found) = search.found.get(search.cursor.at).cloned() {
        go(app, &found);
    }
}

fn ask(app: &mut App) {
    let Some(Layer::Search(search)) = app.state.layers.last_mut() else { return };
    let answer = match Query::parse(&search.input) {
        Ok(query) => app.shelf.find(&query, None).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    match answer {
        Ok(page) => {
            *search = Search { asked: Some(search.input.trim().to_owned()), ..Search::default() };
            search.input = search.asked.clone().unwrap_or_default();
            search.take(page);
        }
        Err(error) => app.state.notice = Some(Notice::Wrong(error)),
    }
}

/// Moves the selection; behind the last hit the next ones are asked for.
pub(super) fn step(app: &mut App, step: Step, way: isize) {
    let page = app.state.layout().map_or(1, |layout| search::rows(layout.body));
    let Some(Layer::Search(search)) = app.state.layers.last_mut() else { return };
    let is_last = search.cursor.at + 1 >= search.found.len();
    if way > 0 && is_last && search.next.is_some() {
        more(app);
    }
    let Some(Layer::Search(search)) = app.state.layers.last_mut() else { return };
    search.cursor = scroll::moved(search.cursor, step, way, page, search.found.len());
}

fn more(app: &mut App) {
    let Some(Layer::Search(search)) = app.state.layers.last_mut() else { return };
    let next = search.next;
    let Some(query) = search.asked.as_deref().and_then(|asked| Query::parse(asked).ok()) else { return };
    match app.shelf.find(&query, next) {
        Ok(page) => search.take(page),
        Err(error) => app.state.notice = Some(Notice::Wrong(error.to_string())),
    }
}

/// Shows the day of a hit, its report open where the words stand. The hits stay below.
fn go(app: &mut App, found: &Found) {
    let day = match app.shelf.day(found.day) {
        Ok(day) => day,
        Err(error) => return app.state.notice = Some(Notice::Wrong(error.to_string())),
    };
    let Some(article) = day.digest.briefing.articles.iter().position(|article| article.id == found.article) else {
        return app.warn("search.gone", &[]);
    };
    let paragraphs =
        day.digest.briefing.articles.get(article).map(|article| article.paragraphs.as_slice()).unwrap_or_default();
    let paragraph = paragraphs.iter().position(|paragraph| paragraph.number == found.paragraph).unwrap_or_default();
    let hits = app.state.layers.iter().position(|layer| matches!(layer, Layer::Search(_)));
    let below = hits.map(|at| app.state.layers.drain(..=at).collect::<Vec<_>>());
    super::day::show(app, day);
    let state = &mut app.state;
    state.layers.extend(below.into_iter().flatten());
    // What was found is found in the report as well, from one place to the next.
    state.find = found.word().and_then(|word| {
        let query = matching::Query::new(word)?;
        Some(Find { typed: word.to_owned(), query, hits: Vec::new(), at: None })
    });
    read::open_at(state, article, paragraph);
}
