//! The screen, one file a region. A view is a pure function of the state and the theme: it paints into a buffer and changes nothing.

mod calendar;
pub mod dossier;
pub mod entry;
pub mod feeds;
pub mod filter;
mod footer;
mod frame;
mod frontline;
mod headlines;
pub mod help;
mod letters;
pub mod list;
mod movements;
pub mod popup;
pub mod reader;
pub mod search;
pub mod sheet;
mod source;
mod standing;
mod statements;
mod title;
pub mod why;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::Shape;
use super::pane::Pane;
use super::state::{Layer, State};
use super::text::Text;
use super::theme::{Meaning, Theme};

/// Paints the whole screen.
pub fn draw(state: &State, theme: &Theme, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, theme.get(Meaning::Text));
    let Some(layout) = state.layout().filter(|_| area == state.area) else {
        let text = Text::new(state.lang).push(state.labels().get("notice.small"), theme.get(Meaning::Notice));
        state.set(&text, area.width, 1).paint(0, area, buf);
        return;
    };
    title::draw(state, theme, layout.title, buf);
    if state.reader().is_some() {
        reader::draw(state, theme, layout.body, buf);
    } else {
        if layout.shape == Shape::Tabs {
            title::tabs(state, theme, layout.tabs, buf);
        }
        for pane in Pane::ALL {
            frame::pane(state, theme, &layout, pane, buf);
            list::draw(state, theme, pane, layout.pane(pane).inner, buf);
        }
        source::draw(state, theme, &layout, buf);
    }
    match state.layers.last() {
        Some(Layer::Filter(picker)) => filter::draw(state, theme, picker, layout.body, buf),
        Some(Layer::Search(search)) => search::draw(state, theme, search, layout.body, buf),
        Some(Layer::Why(cursor)) => sheet::draw(state, theme, &why::sheet(state, theme), *cursor, layout.body, buf),
        Some(Layer::Names(picker)) => filter::draw_names(state, theme, picker, layout.body, buf),
        Some(Layer::Dossier(cursor)) => {
            sheet::draw(state, theme, &dossier::sheet(state, theme), *cursor, layout.body, buf);
        }
        Some(Layer::Calendar(calendar)) => calendar::draw(state, theme, calendar, layout.body, buf),
        Some(Layer::Feeds(picker)) => feeds::draw(state, theme, picker, layout.body, buf),
        Some(Layer::Letters) => letters::draw(state, theme, layout.body, buf),
        Some(Layer::Help(picker)) => help::draw(state, theme, picker, layout.body, buf),
        _ => {}
    }
    footer::draw(state, theme, &layout, buf);
}
