//! What a candidate for a headline event is worth: points for each clue, read from `data/lexicon/ranking.tsv`.
//!
//! The points are a hundred times the weights of a logistic regression over the candidates of articles with hand-made
//! records. `benches/fit.py` fits them, with a penalty on large weights, and judges them on articles left out. No clue is a
//! word of an article.

use rustc_hash::FxHashMap;

use super::table::{self, TableError};

/// The table, as bundled.
pub const BUNDLED: (&str, &str) = ("ranking.tsv", include_str!("../../data/lexicon/ranking.tsv"));

/// The clues that are neither a type of event nor a realis; those are named `type:attack`, `realis:planned`.
pub const CLUES: [&str; 25] = [
    "bias",
    "title",
    "lead",
    "second",
    "near",
    "section",
    "later",
    "frontline",
    "movement",
    "speech",
    "word:1",
    "word:2",
    "word:3",
    "verb",
    "early",
    "middle",
    "said",
    "background",
    "wished",
    "place",
    "actor",
    "twice",
    "thrice",
    "held",
    "long",
];

/// Points for each clue.
#[derive(Debug, Default)]
pub struct Ranking {
    points: FxHashMap<&'static str, i32>,
}

impl Ranking {
    /// The bundled table.
    pub fn bundled() -> Result<Self, TableError> {
        Self::read(BUNDLED.0, BUNDLED.1)
    }

    /// Reads and checks a table.
    pub fn read(file: &'static str, text: &'static str) -> Result<Self, TableError> {
        let mut points = FxHashMap::default();
        for row in table::rows(file, text, &["clue", "points"])? {
            let clue = row.cell(0);
            if !CLUES.contains(&clue) && !clue.starts_with("type:") && !clue.starts_with("realis:") {
                return Err(row.error(format!("unknown clue '{clue}'")));
            }
            let value = row.cell(1).parse().map_err(|_| row.error(format!("'{}' is no whole number", row.cell(1))))?;
            if points.insert(clue, value).is_some() {
                return Err(row.error(format!("'{clue}' stands twice")));
            }
        }
        Ok(Self { points })
    }

    /// The points of a clue; 0 where the table has none.
    pub fn points(&self, clue: &str) -> i32 {
        self.points.get(clue).copied().unwrap_or_default()
    }
}
