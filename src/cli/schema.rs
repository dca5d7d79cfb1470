//! `mujaz schema`: the JSON Schema of the public format, made from the record types.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Outcome;
use super::failure::Failure;
use crate::briefing::{Printed, SCHEMA};

pub(super) fn run() -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema()).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn schema() -> Value {
    let mut schema = schemars::schema_for!(Printed<'_>).to_value();
    plain(&mut schema);
    // The types hold the name of the format as a plain string; the schema pins it.
    if let Some(Value::Object(field)) = schema.pointer_mut("/properties/schema") {
        field.insert("const".to_owned(), json!(SCHEMA));
    }
    schema
}

/// Takes the links of the types' documentation out of the descriptions.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for (key, field) in fields {
                match field {
                    Value::String(text) if key == "description" => *text = text.replace("[`", "`").replace("`]", "`"),
                    other => plain(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}
