//! `data/codes.tsv`: how a record stands in the event codings PLOVER, CAMEO and ACLED.
//!
//! ACLED tells a government that regains a place from anybody else who takes it, so an event or position may be asked
//! for with what its holder is on that day: see [`Side::is_state`](super::gazetteer::Side::is_state). Where that is not
//! known the coding is left out rather than guessed.

use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use super::table::{self, Row, TableError};
use crate::briefing::{Codes, EventType, MovementKind, MovementStatus, PositionStatus};

/// The table, as bundled.
pub const BUNDLED: &str = include_str!("../../data/codes.tsv");

/// A record as far as the codings look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    /// An event, with whether its actor counts as the state.
    Event(EventType, Option<bool>),
    Movement(MovementKind, MovementStatus),
    /// A position, with whether its holder counts as the state.
    Position(PositionStatus, Option<bool>),
}

/// The table of codes.
#[derive(Debug, Default)]
pub struct CodeTable {
    rows: FxHashMap<Key, [&'static str; 3]>,
}

impl CodeTable {
    /// The bundled table. It is held against all checks in tests, so it is there.
    pub fn bundled() -> &'static Self {
        static TABLE: std::sync::LazyLock<CodeTable> =
            std::sync::LazyLock::new(|| CodeTable::read("codes.tsv", BUNDLED).unwrap_or_default());
        &TABLE
    }

    /// Reads and checks a table: every record kind, type and status is known, and no key stands twice.
    pub fn read(file: &'static str, text: &'static str) -> Result<Self, TableError> {
        let mut rows = FxHashMap::default();
        for row in table::rows(file, text, &["record", "key", "plover", "cameo", "acled"])? {
            check_codes(&row)?;
            if rows.insert(key(&row)?, [row.cell(2), row.cell(3), row.cell(4)]).is_some() {
                return Err(row.error(format!("the key '{}' of '{}' stands twice", row.cell(1), row.cell(0))));
            }
        }
        Ok(Self { rows })
    }

    /// The codes of an event; `state`: whether who did it counts as the state on that day, where that is known.
    pub fn event(&self, kind: EventType, state: Option<bool>) -> Codes {
        self.codes(Key::Event(kind, state), Key::Event(kind, None))
    }

    /// The codes of a movement.
    pub fn movement(&self, kind: MovementKind, status: MovementStatus) -> Codes {
        let key = Key::Movement(kind, status);
        self.codes(key, key)
    }

    /// The codes of a position; `state`: whether the holder counts as the state on that day, where that is known.
    pub fn position(&self, status: PositionStatus, state: Option<bool>) -> Codes {
        self.codes(Key::Position(status, state), Key::Position(status, None))
    }

    fn codes(&self, key: Key, general: Key) -> Codes {
        let [plover, cameo, acled] =
            self.rows.get(&key).or_else(|| self.rows.get(&general)).copied().unwrap_or_default();
        let filled = |code: &str| (!code.is_empty()).then(|| code.to_owned());
        Codes { plover: filled(plover), cameo: filled(cameo), acled: filled(acled) }
    }
}

fn key(row: &Row<'_>) -> Result<Key, TableError> {
    let mut words = row.cell(1).split(' ');
    let first = words.next().unwrap_or_default();
    let second = words.next();
    if words.next().is_some() {
        return Err(row.error(format!("'{}' is no key; a key is one word or two", row.cell(1))));
    }
    match row.cell(0) {
        "event" => Ok(Key::Event(value(row, first, "event type")?, holder(row, second)?)),
        "position" => Ok(Key::Position(value(row, first, "position status")?, holder(row, second)?)),
        "movement" => {
            let status = value(row, second.unwrap_or_default(), "movement status")?;
            Ok(Key::Movement(value(row, first, "movement kind")?, status))
        }
        other => Err(row.error(format!("unknown record '{other}'; the records are event, movement, position"))),
    }
}

/// A value as the public format writes it.
fn value<T: DeserializeOwned>(row: &Row<'_>, word: &str, what: &str) -> Result<T, TableError> {
    let word: StrDeserializer<'_, ValueError> = word.into_deserializer();
    T::deserialize(word).map_err(|error| row.error(format!("{what}: {error}")))
}

fn holder(row: &Row<'_>, word: Option<&str>) -> Result<Option<bool>, TableError> {
    match word {
        None => Ok(None),
        Some("state") => Ok(Some(true)),
        Some("other") => Ok(Some(false)),
        Some(word) => Err(row.error(format!("unknown holder '{word}'; write state, other or nothing"))),
    }
}

/// Checks that each code has the form of its coding: `TYPE/mode`, two to four figures, `event / sub-event`.
fn check_codes(row: &Row<'_>) -> Result<(), TableError> {
    let (plover, cameo, acled) = (row.cell(2), row.cell(3), row.cell(4));
    if !plover.is_empty() && plover.split_once('/').is_none_or(|(kind, mode)| kind.is_empty() || mode.is_empty()) {
        return Err(row.error(format!("'{plover}' is no PLOVER code; write TYPE/mode, or TYPE/- without a mode")));
    }
    let figures = (2..=4).contains(&cameo.len()) && cameo.bytes().all(|b| b.is_ascii_digit());
    if !cameo.is_empty() && !figures {
        return Err(row.error(format!("'{cameo}' is no CAMEO code; write two to four figures")));
    }
    if !acled.is_empty() && !acled.contains(" / ") {
        return Err(row.error(format!("'{acled}' is no ACLED name; write event / sub-event")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_counts_as_the_state_decides_the_acled_name() {
        let table = CodeTable::bundled();
        let acled = |state| table.position(PositionStatus::Controls, state).acled;
        assert_eq!(acled(Some(true)).as_deref(), Some("Battles / Government regains territory"));
        assert_eq!(acled(Some(false)).as_deref(), Some("Battles / Non-state actor overtakes territory"));
        assert_eq!(acled(None), None);
        assert_eq!(table.position(PositionStatus::Lost, Some(true)), table.position(PositionStatus::Lost, None));
    }

    #[test]
    fn a_planned_journey_is_no_visit() {
        let table = CodeTable::bundled();
        let plover = |status| table.movement(MovementKind::Travel, status).plover;
        assert_eq!(plover(MovementStatus::Done).as_deref(), Some("CONSULT/visit"));
        assert_eq!(plover(MovementStatus::Planned).as_deref(), Some("AGREE/-"));
        assert_eq!(plover(MovementStatus::Denied), None);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let read = |row: &str| {
            let text: &'static str = format!("record\tkey\tplover\tcameo\tacled\n{row}\n").leak();
            CodeTable::read("codes.tsv", text).err().map(|e| e.to_string()).unwrap_or_default()
        };
        assert!(read("event\tparty\t-\t-\t-").starts_with("codes.tsv:2: event type: unknown variant `party`"));
        assert!(read("position\tcontrols king\t-\t-\t-").contains("unknown holder 'king'"));
        assert!(read("statement\tsay\t-\t-\t-").contains("unknown record 'statement'"));
        assert!(read("event\tattack\tASSAULT\t-\t-").contains("no PLOVER code"));
        assert!(read("event\tattack\t-\t19x\t-").contains("no CAMEO code"));
        assert!(read("event\tattack\t-\t-\t-\nevent\tattack\t-\t-\t-").contains("stands twice"));
    }
}
