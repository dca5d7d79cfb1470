//! The columns of the table, which are the properties of the map as well.
//!
//! This list is the source: the formats write it, `mujaz brief --columns` prints it, and `data/schema/columns.tsv` is held to it.
//! A name that stands in it stays; a new one goes to the end of its group.

use super::row::{Role, Row, word};
use super::source::{clean, link};
use crate::briefing::{Article, Bilingual, Evidence, Movement, Name, Record, Statement};
use crate::config::Lang;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name, unique.
    pub name: &'static str,
    /// What it holds.
    pub what: &'static str,
    /// How it is filled.
    pub take: Take,
}

/// What kind of value a column holds, and how it is found.
#[derive(Debug, Clone, Copy)]
pub enum Take {
    /// One text, or nothing.
    Text(fn(&Row<'_>) -> Option<String>),
    /// Several; an empty text in it keeps the place of what is not known.
    List(fn(&Row<'_>) -> Vec<String>),
    /// Whole numbers, as many as there are texts in the lists beside it.
    Numbers(fn(&Row<'_>) -> Vec<u32>),
    /// A whole number.
    Count(fn(&Row<'_>) -> usize),
    /// Degrees, or nothing.
    Degrees(fn(&Row<'_>) -> Option<f32>),
}

impl Take {
    /// What the documentation calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::List(_) => "list of texts",
            Self::Numbers(_) => "list of numbers",
            Self::Count(_) | Self::Degrees(_) => "number",
        }
    }
}

const fn text(name: &'static str, what: &'static str, take: fn(&Row<'_>) -> Option<String>) -> Column {
    Column { name, what, take: Take::Text(take) }
}

const fn list(name: &'static str, what: &'static str, take: fn(&Row<'_>) -> Vec<String>) -> Column {
    Column { name, what, take: Take::List(take) }
}

const fn numbers(name: &'static str, what: &'static str, take: fn(&Row<'_>) -> Vec<u32>) -> Column {
    Column { name, what, take: Take::Numbers(take) }
}

/// All columns, in their order.
pub const COLUMNS: [Column; 67] = [
    text("kind", "event, statement, movement or position", |row| Some(row.record.kind().name().into())),
    text("id", "the record's id, the same on every run", |row| Some(clean(row.record.id()))),
    text(
        "type",
        "of an event its type, of a statement its act, of a movement travel or meeting, of a position its status",
        |row| Some(row.kind()),
    ),
    text("status", "of a movement: done, planned, unconfirmed or denied", status),
    text("realis", "of an event or position: asserted, claimed, planned, unconfirmed or denied", |row| {
        row.realis().map(word)
    }),
    text("mode", "of a statement: direct or indirect speech", |row| statement(row).map(|it| word(it.mode))),
    text("date", "the day, as in 2020-06-04", |row| row.record.when().date.map(|day| day.to_string())),
    text(
        "date_basis",
        "how the day is known: stated, relative, or published where the day of publication stands in",
        |row| row.record.when().date_basis.map(word),
    ),
    text("gist_ar", "the record in a line of Arabic", |row| Some(clean(&row.record.gist().ar))),
    text("gist_en", "the record in a line of English", |row| Some(clean(&row.record.gist().en))),
    text("content", "of a statement: what is said, as printed", |row| statement(row).map(|it| clean(&it.content))),
    text("purpose", "of a movement: what for, as printed", |row| {
        movement(row).and_then(|it| it.purpose.as_deref()).map(clean)
    }),
    text("channel_ar", "of a statement: by which means, in Arabic", |row| channel(row).map(|it| clean(&it.ar))),
    text("channel_en", "the same in English", |row| channel(row).map(|it| clean(&it.en))),
    list("actors_id", "who acts, speaks, travels or meets: keys of the gazetteer", |row| row.list(Role::Actors, id)),
    list("actors_ar", "the same in Arabic, as the report names them", |row| row.list(Role::Actors, ar)),
    list("actors_en", "the same in English", |row| row.list(Role::Actors, en)),
    list("actors_role_ar", "their offices in Arabic", |row| row.list(Role::Actors, role_ar)),
    list("actors_role_en", "their offices in English", |row| row.list(Role::Actors, role_en)),
    list("actors_side", "their sides of the conflict: keys of the gazetteer", |row| row.list(Role::Actors, side)),
    text("addressee_id", "of a statement: to whom; key of the gazetteer", |row| row.one(Role::Addressee, id)),
    text("addressee_ar", "the same in Arabic", |row| row.one(Role::Addressee, ar)),
    text("addressee_en", "the same in English", |row| row.one(Role::Addressee, en)),
    text("via_id", "of a statement: the medium or person that relays it; key of the gazetteer", |row| {
        row.one(Role::Via, id)
    }),
    text("via_ar", "the same in Arabic", |row| row.one(Role::Via, ar)),
    text("via_en", "the same in English", |row| row.one(Role::Via, en)),
    list("with_id", "of a movement: whom they meet; keys of the gazetteer", |row| row.list(Role::With, id)),
    list("with_ar", "the same in Arabic", |row| row.list(Role::With, ar)),
    list("with_en", "the same in English", |row| row.list(Role::With, en)),
    text(
        "reported_by_id",
        "of a movement: who says so, where the report does not itself; key of the gazetteer",
        |row| row.one(Role::ReportedBy, id),
    ),
    text("reported_by_ar", "the same in Arabic", |row| row.one(Role::ReportedBy, ar)),
    text("reported_by_en", "the same in English", |row| row.one(Role::ReportedBy, en)),
    list("holder_id", "of a position: who holds the place or acts there; keys of the gazetteer", |row| {
        row.list(Role::Holder, id)
    }),
    list("holder_ar", "the same in Arabic", |row| row.list(Role::Holder, ar)),
    list("holder_en", "the same in English", |row| row.list(Role::Holder, en)),
    list("holder_side", "their sides of the conflict: keys of the gazetteer", |row| row.list(Role::Holder, side)),
    text("claimed_by_id", "of a position: whose claim it is; key of the gazetteer", |row| row.one(Role::ClaimedBy, id)),
    text("claimed_by_ar", "the same in Arabic", |row| row.one(Role::ClaimedBy, ar)),
    text("claimed_by_en", "the same in English", |row| row.one(Role::ClaimedBy, en)),
    text("place_id", "of an event or position: where; key of the gazetteer", |row| row.one(Role::Place, id)),
    text("place_ar", "the same in Arabic", |row| row.one(Role::Place, ar)),
    text("place_en", "the same in English", |row| row.one(Role::Place, en)),
    text("from_id", "of a movement: where from; key of the gazetteer", |row| row.one(Role::From, id)),
    text("from_ar", "the same in Arabic", |row| row.one(Role::From, ar)),
    text("from_en", "the same in English", |row| row.one(Role::From, en)),
    text("to_id", "of a movement: where to; key of the gazetteer", |row| row.one(Role::To, id)),
    text("to_ar", "the same in Arabic", |row| row.one(Role::To, ar)),
    text("to_en", "the same in English", |row| row.one(Role::To, en)),
    text("located_by", "the field whose place gives the position: place, to or from", located_by),
    text(
        "location_kind",
        "what the gazetteer says that this place is: city, district, base, region and so on",
        |row| row.location().map(|(_, place, _)| place.kind.to_owned()),
    ),
    Column {
        name: "lat",
        what: "degrees north of this place (WGS 84); nothing where the gazetteer has no position, as for countries",
        take: Take::Degrees(|row| row.location().map(|(.., (lat, _))| lat)),
    },
    Column { name: "lon", what: "degrees east", take: Take::Degrees(|row| row.location().map(|(.., (_, lon))| lon)) },
    text("plover", "PLOVER event type and mode, TYPE/mode", |row| {
        row.codes().and_then(|codes| codes.plover.as_deref()).map(clean)
    }),
    text("cameo", "CAMEO event code; a text, as it may begin with 0", |row| {
        row.codes().and_then(|codes| codes.cameo.as_deref()).map(clean)
    }),
    text("acled", "ACLED event type and sub-event type, event / sub-event", |row| {
        row.codes().and_then(|codes| codes.acled.as_deref()).map(clean)
    }),
    Column {
        name: "sources",
        what: "how many sources say so: reports that credit one agency, and copies of one text, count once",
        take: Take::Count(Row::count),
    },
    list("source_id", "these reports: their ids", |row| row.reports.iter().map(|source| clean(source.id)).collect()),
    list("outlets", "who published them", |row| articles(row, |it| it.outlet.as_deref().map(clean))),
    list("titles", "their headlines", |row| articles(row, |it| it.title.as_deref().map(clean))),
    list("published", "their days of publication", |row| articles(row, |it| it.published.map(|day| day.to_string()))),
    list("urls", "their addresses, http or https", |row| articles(row, link)),
    list("disputes", "where these reports, or others of the day, disagree, in English", |row| row.disputes(Lang::En)),
    list("quote", "the words that say so, one a piece of evidence", |row| {
        evidence(row, |it| clean(&it.quote)).collect()
    }),
    list("quote_source", "of each quote the report's id", |row| evidence(row, |it| clean(&it.article)).collect()),
    numbers("quote_paragraph", "of each quote the paragraph, from 1", |row| evidence(row, |it| it.paragraph).collect()),
    numbers("quote_start", "of each quote its first byte in the paragraph's text", |row| {
        evidence(row, |it| it.start).collect()
    }),
    numbers("quote_end", "of each quote the byte after its last", |row| evidence(row, |it| it.end).collect()),
];

fn id(name: &Name) -> &str {
    name.id.as_deref().unwrap_or_default()
}

fn ar(name: &Name) -> &str {
    &name.ar
}

fn en(name: &Name) -> &str {
    &name.en
}

fn role_ar(name: &Name) -> &str {
    name.role.as_ref().map_or("", |role| &role.ar)
}

fn role_en(name: &Name) -> &str {
    name.role.as_ref().map_or("", |role| &role.en)
}

fn side(name: &Name) -> &str {
    name.side.as_deref().unwrap_or_default()
}

fn statement<'a>(row: &Row<'a>) -> Option<&'a Statement> {
    match row.record {
        Record::Statement(statement) => Some(statement),
        _ => None,
    }
}

fn movement<'a>(row: &Row<'a>) -> Option<&'a Movement> {
    match row.record {
        Record::Movement(movement) => Some(movement),
        _ => None,
    }
}

fn status(row: &Row<'_>) -> Option<String> {
    movement(row).map(|it| word(it.status))
}

fn channel<'a>(row: &Row<'a>) -> Option<&'a Bilingual> {
    statement(row)?.channel.as_ref()
}

fn located_by(row: &Row<'_>) -> Option<String> {
    let (role, ..) = row.location()?;
    let name = match role {
        Role::To => "to",
        Role::From => "from",
        _ => "place",
    };
    Some(name.to_owned())
}

/// Of each report something, with gaps where there is none.
fn articles(row: &Row<'_>, of: fn(&Article) -> Option<String>) -> Vec<String> {
    row.reports.iter().map(|source| source.article.and_then(of).unwrap_or_default()).collect()
}

fn evidence<'a, T: 'a>(row: &Row<'a>, of: fn(&Evidence) -> T) -> impl Iterator<Item = T> {
    row.record.evidence().iter().map(of)
}
