//! The list of actors, places and conflicts to filter by; the drawing stands in `popup`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::popup::{self, Contents, Row};
use crate::tui::desk::{Facet, FacetKind};
use crate::tui::matching::Query;
use crate::tui::names;
use crate::tui::state::{Picker, State};
use crate::tui::text::Text;
use crate::tui::theme::{Meaning, Theme};

/// What the typed line leaves; none stands for everything, and comes first while nothing is typed.
pub fn choices(picker: &Picker) -> Vec<Option<&Facet>> {
    let Some(query) = Query::new(&picker.input) else {
        return std::iter::once(None).chain(picker.facets.iter().map(Some)).collect();
    };
    let found = picker.facets.iter().filter(|facet| query.is_in(&facet.name.ar) || query.is_in(&facet.name.en));
    found.map(Some).collect()
}

/// Paints the list.
pub(super) fn draw(state: &State, theme: &Theme, picker: &Picker, body: Rect, buf: &mut Buffer) {
    let labels = state.labels();
    let muted = theme.get(Meaning::Muted);
    let text = || Text::new(state.lang);
    let row = |facet: Option<&Facet>| match facet {
        None => {
            let all = text().push(labels.get("facet.all"), theme.get(Meaning::Name));
            Row { start: text(), column: 12, rest: all }
        }
        Some(facet) => {
            let kind = match facet.kind {
                FacetKind::Actor => "facet.actor",
                FacetKind::Place => "facet.place",
                FacetKind::Conflict => "facet.conflict",
            };
            let start =
                text().push(&format!("{:>4} ", facet.count), muted).push(labels.get(kind), theme.get(Meaning::Kind));
            let rest = text().insert(names::text(&facet.name, state.lang), Style::default());
            Row { start, column: 14, rest }
        }
    };
    // Only what can be on the screen is set.
    let shown = picker.cursor.top + usize::from(popup::rows_area(body).height);
    let rows: Vec<Row> = choices(picker).into_iter().take(shown).map(row).collect();
    let contents = Contents { title: labels.get("filter.title"), rows: &rows, none: labels.get("filter.none") };
    popup::draw(state, theme, picker, &contents, body, buf);
}
