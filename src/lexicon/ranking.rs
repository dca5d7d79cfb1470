//! What a candidate for a headline event is worth: points for each clue, read from `data/lexicon/ranking.tsv`.
//!
//! The points are a hundred times the weights of a logistic regression over the candidates of articles with hand-made
//! records. `benches/fit.py` fits them, with a penalty on large weights, and judges them on articles left out. No clue is a
//! word of an article.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::{Row, TableError};

/// The clues that are neither a type of event nor a realis; those are named `type:attack`, `realis:planned`.
pub const CLUES: [&str; 51] = [
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
    "actors",
    "many",
    "kin",
    "imperfect",
    "told:2",
    "told:3",
    "told:5",
    "echo",
    "wordy",
    "definite",
    "governed",
    "setting",
    "of",
    "own",
    "pointed",
    "relative",
    "was",
    "quoted",
    "counted",
    "last",
    "nth:2",
    "nth:3",
    "nth:5",
    "again",
    "dated",
    "titled",
];

/// Points for each clue.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Ranking {
    #[serde(borrow)]
    points: BTreeMap<&'static str, i32>,
}

impl Ranking {
    /// Checks a row and enters it.
    pub fn enter(&mut self, row: &Row<'static>) -> Result<(), TableError> {
        let clue = row.cell(0);
        if !CLUES.contains(&clue) && !clue.starts_with("type:") && !clue.starts_with("realis:") {
            return Err(row.error(format!("unknown clue '{clue}'")));
        }
        let value = row.cell(1).parse().map_err(|_| row.error(format!("'{}' is no whole number", row.cell(1))))?;
        if self.points.insert(clue, value).is_some() {
            return Err(row.error(format!("'{clue}' stands twice")));
        }
        Ok(())
    }

    /// The points of a clue; 0 where the table has none.
    pub fn points(&self, clue: &str) -> i32 {
        self.points.get(clue).copied().unwrap_or_default()
    }
}
