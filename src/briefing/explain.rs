//! What `mujaz parse --explain` adds to a briefing: how its records were made.

use schemars::JsonSchema;
use serde::Serialize;

use super::Briefing;

/// What one or more reports say, as `mujaz parse --format json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Briefing")]
pub struct Printed<'b> {
    /// The briefing itself.
    #[serde(flatten)]
    pub briefing: &'b Briefing,
    /// How its records were made: only with `--explain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<&'b Explanation>,
}

/// How the records of a briefing were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// The entries of the vocabulary that occur in each report.
    pub vocabulary: Vec<Vocabulary>,
}

/// The entries of the vocabulary that a report's words are read by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Vocabulary {
    /// The report, an `id` of `articles`.
    pub article: String,
    /// Each entry as `table:key`, of the gazetteer also as `table:key/name`: the form that `--without` reads.
    pub entries: Vec<String>,
}
