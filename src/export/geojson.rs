//! GeoJSON, as RFC 7946 has it: a feature a record, a feature a line, so that two days can be compared line by line.
//!
//! The properties are the [`COLUMNS`] but for the position, which is the geometry: `[lon, lat]` in WGS 84. A record without a
//! place whose position is known has a geometry of `null`, so that nothing of the day is left out.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::source::clean;
use super::{COLUMNS, Row, Take};
use crate::digest::Digest;
use crate::lexicon::gazetteer::Gazetteer;

/// Writes the collection.
pub fn write(digest: &Digest, gazetteer: &Gazetteer, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (at, row) in Row::all(digest, gazetteer).enumerate() {
        writeln!(out, "{}", if at == 0 { "" } else { "," })?;
        serde_json::to_writer(&mut *out, &Feature(&row))?;
    }
    writeln!(out, "\n]}}")
}

struct Feature<'a>(&'a Row<'a>);

impl Serialize for Feature<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("type", "Feature")?;
        map.serialize_entry("id", &clean(self.0.record.id()))?;
        map.serialize_entry("geometry", &self.0.location().map(|(.., (lat, lon))| Point { lat, lon }))?;
        map.serialize_entry("properties", &Properties(self.0))?;
        map.end()
    }
}

struct Point {
    lat: f32,
    lon: f32,
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("type", "Point")?;
        map.serialize_entry("coordinates", &[self.lon, self.lat])?;
        map.end()
    }
}

struct Properties<'a>(&'a Row<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for column in &COLUMNS {
            match column.take {
                Take::Text(take) => map.serialize_entry(column.name, &take(self.0))?,
                Take::List(take) => {
                    let texts = take(self.0);
                    let known: Vec<_> = texts.iter().map(|text| (!text.is_empty()).then_some(text)).collect();
                    map.serialize_entry(column.name, &known)?;
                }
                Take::Numbers(take) => map.serialize_entry(column.name, &take(self.0))?,
                Take::Count(take) => map.serialize_entry(column.name, &take(self.0))?,
                Take::Degrees(_) => {}
            }
        }
        map.end()
    }
}
