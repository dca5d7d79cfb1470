//! A dossier: opened on a name of the selected record, and gone from to what it lists.

use super::{day, read, scroll};
use crate::arabic::identity::key;
use crate::archive::search::Part;
use crate::briefing::{Bilingual, Name, Record};
use crate::tui::app::App;
use crate::tui::desk::{Facet, FacetKind};
use crate::tui::state::{Cursor, Layer, Notice, Picker, State};
use crate::tui::view::{dossier, filter};

/// Opens the dossier of the name in the selected record, or the list of its names.
pub(super) fn open(app: &mut App) {
    let names = app.state.selected().map(names).unwrap_or_default();
    match names.as_slice() {
        [] => app.say("dossier.none", &[]),
        [(part, name)] => show(app, *part, &name.clone()),
        several => {
            let facets = several.iter().map(|(part, name)| facet(*part, name)).collect();
            app.state.layers.push(Layer::Names(Picker { facets, ..Picker::default() }));
        }
    }
}

/// Takes what is chosen in the list of names.
pub(super) fn choose(app: &mut App, picker: &Picker) {
    let chosen = filter::named(picker).get(picker.cursor.at).map(|facet| facet.key.clone());
    let names = app.state.selected().map(names).unwrap_or_default();
    match chosen.and_then(|chosen| names.into_iter().find(|(_, name)| key(name) == chosen)) {
        Some((part, name)) => show(app, part, &name),
        None => app.warn("filter.none", &[]),
    }
}

/// Who and where a record names, each once.
fn names(record: Record<'_>) -> Vec<(Part, Name)> {
    let actors = record.actors().into_iter().map(|name| (Part::Actor, name));
    let places = record.places().into_iter().map(|name| (Part::Place, name));
    let mut names: Vec<(Part, Name)> = Vec::new();
    for (part, name) in actors.chain(places) {
        if !names.iter().any(|(_, known)| key(known) == key(name)) {
            names.push((part, name.clone()));
        }
    }
    names
}

fn facet(part: Part, name: &Name) -> Facet {
    let kind = match part {
        Part::Actor => FacetKind::Actor,
        Part::Place => FacetKind::Place,
    };
    Facet { kind, key: key(name), name: Bilingual { ar: name.ar.clone(), en: name.en.clone() }, count: 1 }
}

fn show(app: &mut App, part: Part, name: &Name) {
    match app.shelf.dossier(part, name) {
        Ok(Some(dossier)) if dossier.reports > 0 => {
            app.state.dossier = dossier;
            app.state.layers.push(Layer::Dossier(Cursor::default()));
        }
        Ok(_) => app.say("dossier.nobody", &[]),
        Err(error) => app.state.notice = Some(Notice::Wrong(error.to_string())),
    }
}

/// Moves through the dossier.
pub(super) fn step(app: &mut App, step: scroll::Step, way: isize) {
    let count = dossier::count(&app.state);
    let page = app.state.layout().map_or(1, |layout| usize::from(layout.body.height / 4).max(1));
    if let Some(Layer::Dossier(cursor)) = app.state.layers.last_mut() {
        *cursor = scroll::moved(*cursor, step, way, page, count);
    }
}

/// Goes to the day of the chosen record, its report open. The dossier stays below.
pub(super) fn accept(app: &mut App, cursor: Cursor) {
    let Some((at, evidence)) = chosen(&app.state, cursor) else { return };
    let below = app.state.layers.iter().position(|layer| matches!(layer, Layer::Dossier(_)));
    let below: Vec<Layer> = below.map(|at| app.state.layers.drain(..=at).collect()).unwrap_or_default();
    if app.state.desk.digest.briefing.date != Some(at) || app.state.around.is_none() {
        match app.shelf.day(at) {
            Ok(loaded) => day::show(app, loaded),
            Err(error) => app.state.notice = Some(Notice::Wrong(error.to_string())),
        }
    }
    let state = &mut app.state;
    state.layers = below;
    let Some((article, report)) = state.desk.article(&evidence) else { return };
    let paragraph = report.paragraphs.iter().position(|paragraph| paragraph.number == evidence.paragraph);
    read::open_at(state, article, paragraph.unwrap_or_default());
}

fn chosen(state: &State, cursor: Cursor) -> Option<(chrono::NaiveDate, crate::briefing::Evidence)> {
    let (day, record) = dossier::records(state).nth(cursor.at)?;
    Some((day, record.evidence().first()?.clone()))
}
