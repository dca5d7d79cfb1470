//! `mujaz schema`: the JSON Schemas of the public formats, made from the types.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::Outcome;
use super::failure::Failure;
use crate::archive;
use crate::briefing::{Printed, SCHEMA};

/// Print the JSON Schema of a briefing, the format that `parse` writes, or of another format of mujaz.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The format.
    #[arg(value_enum, default_value_t)]
    format: Format,
}

/// A public format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// What `mujaz parse` writes.
    #[default]
    Briefing,
    /// A line of what `mujaz archive export` writes.
    Archive,
    /// A line of what `mujaz review export` writes.
    Review,
}

pub(super) fn run(arguments: &Schema) -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema(arguments.format)).map_err(io::Error::from)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn schema(format: Format) -> Value {
    let (mut schema, name, value) = match format {
        Format::Briefing => (schemars::schema_for!(Printed<'_>), "/properties/schema", SCHEMA),
        Format::Review => (schemars::schema_for!(archive::Reviewed), "/properties/schema", archive::REVIEW),
        Format::Archive => (schemars::schema_for!(archive::Line), "/$defs/Header/properties/schema", archive::FORMAT),
    };
    let schema = schema.ensure_object();
    let mut schema = Value::Object(std::mem::take(schema));
    plain(&mut schema);
    // The types hold the name of the format as a plain string; the schema pins it.
    if let Some(Value::Object(field)) = schema.pointer_mut(name) {
        field.insert("const".to_owned(), json!(value));
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
