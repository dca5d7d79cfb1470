//! What tells one name from another.

use super::letters;
use crate::briefing::Name;

/// The gazetteer's id, else the folded Arabic: two names with the same key are of one bearer.
pub fn key(name: &Name) -> String {
    name.id.clone().unwrap_or_else(|| letters::folded(&name.ar))
}
