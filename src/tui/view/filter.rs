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

/// The names that the typed line leaves, of a list in which everything is no choice.
pub fn named(picker: &Picker) -> Vec<&Facet> {
    choices(picker).into_iter().flatten().collect()
}

/// Paints the names of a record.
pub(super) fn draw_names(state: &State, theme: &Theme, picker: &Picker, body: Rect, buf: &mut Buffer) {
    let named = named(picker).into_iter().map(Some).collect();
    list(state, theme, picker, "dossier.whose", named, body, buf);
}

/// Paints the list.
pub(super) fn draw(state: &State, theme: &Theme, picker: &Picker, body: Rect, buf: &mut Buffer) {
    list(state, theme, picker, "filter.title", choices(picker), body, buf);
}

fn list(
    state: &State,
    theme: &Theme,
    picker: &Picker,
    title: &str,
    choices: Vec<Option<&Facet>>,
    body: Rect,
    buf: &mut Buffer,
) {
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
    let rows: Vec<Row> = choices.into_iter().take(shown).map(row).collect();
    let contents = Contents { title: labels.get(title), rows: &rows, none: labels.get("filter.none") };
    popup::draw(state, theme, picker, &contents, body, buf);
}
