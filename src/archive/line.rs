//! The lines of an exported archive, `mujaz.archive/1`: a header, one for each text of each report, one for each feed,
//! one for each mark of the user, and an end.
//!
//! To add another table: a type here with its line in [`Line`], its writer in `src/archive/export.rs`, its reader in
//! `src/archive/import.rs`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::mark::Mark;
use crate::briefing::Briefing;

/// The name and version of the format.
pub const FORMAT: &str = "mujaz.archive/1";

/// The most bytes of a line: what the largest report and its records take, in Base64 and JSON.
pub const LONGEST: usize = 256 << 20;

/// A line of an exported archive.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Line {
    /// The first line.
    Archive(Header),
    /// A text of a report, in the order in which they came.
    Revision(Box<Revision>),
    /// What is remembered of a feed.
    Feed(Feed),
    /// What the user said of a record.
    Mark(Box<Marked>),
    /// The last line: without it the export was cut off.
    End(End),
}

/// The first line: what this is.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    /// The name and version of this format, `mujaz.archive/1`.
    pub schema: String,
}

/// One text of a report, with what was read in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Revision {
    /// What tells the report from all others; the texts of one report share it.
    pub key: String,
    /// The day that the report belongs to: given with the text in force, and with none that was replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// When it came.
    pub received: DateTime<Utc>,
    /// The file, feed or address that it came from.
    pub source: String,
    /// Whether it is the whole text, and not what a feed says of a page that could not be had.
    pub whole: bool,
    /// The version of mujaz that read it.
    pub reader: String,
    /// The bytes as received.
    pub bytes: Bytes,
    /// What was read in it: a briefing of its one article.
    pub briefing: Briefing,
}

/// What a feed's server said last, to ask it for no more than what is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Feed {
    /// Its address.
    pub url: String,
    /// Its version, as its server marked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The time of its version, as its server wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Until when its server wants to be left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait_until: Option<DateTime<Utc>>,
    /// When it was last asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<DateTime<Utc>>,
    /// What went wrong then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

/// What the user said of a record, with the report that it is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Marked {
    /// The key of the report.
    pub key: String,
    /// What was said.
    #[serde(flatten)]
    pub mark: Mark,
}

/// The last line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct End {
    /// How many lines stand before this one.
    pub lines: u64,
}

/// Bytes, in Base64 (RFC 4648, with padding).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Base64)
    }
}

struct Base64;

impl Visitor<'_> for Base64 {
    type Value = Bytes;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("bytes in Base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Bytes, E> {
        STANDARD.decode(text).map(Bytes).map_err(|error| E::custom(format!("not Base64: {error}")))
    }
}

impl JsonSchema for Bytes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Bytes".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "contentEncoding": "base64" })
    }
}
