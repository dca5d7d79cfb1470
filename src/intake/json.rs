//! A briefing's JSON, as `mujaz parse` prints it: one object, or one a line.
//!
//! It comes from outside like any report: its strings are cleaned, and its evidence is held against its paragraphs.

mod check;
mod tidy;

use serde_json::Value;

use super::error::{Error, Notes};
use crate::briefing::{Briefing, SCHEMA};

/// Whether a text is meant as JSON: by its name, or by its first characters.
pub(super) fn is_json(text: &str, file: &str) -> bool {
    let text = text.trim_start();
    let is_object = text.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
    is_object || file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("json"))
}

/// The briefings of a text: of each line where the lines are objects, else of the whole.
pub(super) fn read(text: &str, file: &str, notes: &mut Notes) -> Result<Vec<Briefing>, Error> {
    if !is_one_a_line(text) {
        return Ok(vec![one(text, 0, file, notes)?]);
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| one(line, at, file, notes)).collect()
}

fn is_one_a_line(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().is_some_and(|line| line.starts_with('{') && line.ends_with('}'))
        && lines.next().is_some_and(|line| line.starts_with('{'))
}

/// The briefing of one JSON text, before which stand `lines` lines of the file.
fn one(text: &str, lines: usize, file: &str, notes: &mut Notes) -> Result<Briefing, Error> {
    let malformed = |error: &serde_json::Error, field: String| {
        let message = error.to_string();
        let problem = message.rsplit_once(" at line ").map_or(message.as_str(), |(problem, _)| problem).to_owned();
        Error::Json { file: file.to_owned(), line: lines + error.line().max(1), column: error.column(), field, problem }
    };
    // Twice, so that a briefing of another version is refused for that and not for a field it lacks.
    let value: Value = serde_json::from_str(text).map_err(|e| malformed(&e, String::new()))?;
    let schema = |found| Error::Schema { file: file.to_owned(), found };
    match value.get("schema") {
        Some(Value::String(name)) if name == SCHEMA => {}
        Some(name) => return Err(schema(format!("unknown schema {name}"))),
        None => return Err(schema("JSON, but no briefing: it has no field \"schema\"".to_owned())),
    }
    drop(value);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut briefing: Briefing = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        malformed(error.inner(), if path == "." { String::new() } else { path })
    })?;
    let invalid = |(field, problem)| Error::Invalid { file: file.to_owned(), field, problem };
    if vet(&mut briefing).map_err(invalid)? {
        notes.add(None, "control, direction or invisible characters were left out of this briefing");
    }
    Ok(briefing)
}

/// Holds a briefing that came from outside against itself and cleans its strings. Returns whether there was anything to
/// clean; an error is the path of a field and what is wrong with it.
pub fn vet(briefing: &mut Briefing) -> Result<bool, (String, String)> {
    check::check(briefing)?;
    tidy::tidy(briefing)
}
