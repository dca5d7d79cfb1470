//! Feeds: the list of them, reading them now, and what is told of them from behind the screen.

use super::{Effect, reload};
use crate::tui::app::App;
use crate::tui::feeds::{News, Wish};
use crate::tui::names;
use crate::tui::shelf::Around;
use crate::tui::state::{Layer, Notice, Picker};

/// Opens the list of feeds.
pub(super) fn open(app: &mut App) {
    match app.state.layers.last() {
        _ if app.state.feeds.is_none() => app.say("feeds.nobody", &[]),
        Some(Layer::Feeds(_)) => {}
        _ => app.state.layers.push(Layer::Feeds(Picker::default())),
    }
}

/// Has all feeds read.
pub(super) fn fetch(app: &mut App) -> Option<Effect> {
    match app.state.feeds.as_ref().map(|feeds| feeds.list.len()) {
        None => app.say("feeds.nobody", &[]),
        Some(0) => app.say("feeds.none", &[]),
        Some(count) => {
            let text = app.state.labels().count("count.fetching", count);
            app.state.notice = Some(Notice::Said(text));
            return Some(Effect::Ask(Wish::Fetch));
        }
    }
    None
}

/// Loads the day on the screen anew: this one, or where it was the latest, the latest.
pub(super) fn reload(app: &mut App) {
    let day = match &app.state.around {
        None if app.state.feeds.is_none() => return app.say("feeds.nobody", &[]),
        Some(Around { after: Some(_), .. }) => Ok(app.state.desk.digest.briefing.date),
        _ => app.shelf.latest(),
    };
    match day.and_then(|day| day.map(|day| app.shelf.day(day)).transpose()) {
        Ok(Some(day)) => {
            if let Some(feeds) = &mut app.state.feeds {
                feeds.new = 0;
            }
            reload::show(app, day);
        }
        Ok(None) => app.say("feeds.empty", &[]),
        Err(error) => app.state.notice = Some(Notice::Wrong(error.to_string())),
    }
}

/// Takes in what is told. Nothing of it moves what the user looks at, but a day that they wished for.
pub fn hear(app: &mut App, news: News) -> Option<Effect> {
    let feeds = app.state.feeds.get_or_insert_default();
    feeds.take(&news);
    let (all, new, failing) = (feeds.list.len(), feeds.new, feeds.failing());
    let waiting = app.state.labels().count("count.fetching", all);
    let is_free = app.state.notice.as_ref().is_none_or(|notice| *notice == Notice::Said(waiting));
    match news {
        News::Failed(problem) => app.state.notice = Some(Notice::Wrong(problem)),
        // Where there is something to say, the title bar does.
        News::Fetched if is_free && new == 0 && failing == 0 => app.say("feeds.nothing", &[]),
        News::Fetched if is_free => app.state.notice = None,
        News::Kept { followed: Some(gist), .. } => {
            return app.alert(names::text(&gist, app.state.lang)).map(Effect::Send);
        }
        News::Fetched | News::Feeds(_) | News::Started(_) | News::Kept { .. } | News::Done { .. } => {}
    }
    None
}
