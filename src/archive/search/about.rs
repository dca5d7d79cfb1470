//! All reports that name somebody, or a place.

use chrono::NaiveDate;

use super::{Place, ROWS};
use crate::archive::words::{Mark, term};
use crate::archive::{Archive, Result};
use crate::briefing::Briefing;

/// As what somebody or something is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who acts, speaks, travels, holds.
    Actor,
    /// Where.
    Place,
}

impl Archive {
    /// The newest reports whose records name the bearer of a key (see [`identity`](crate::arabic::identity)), `most` at most,
    /// the newest first, each with its day and without records that the user struck.
    pub fn about(&self, part: Part, key: &str, most: usize) -> Result<Vec<(NaiveDate, Briefing)>> {
        let mark = match part {
            Part::Actor => Mark::Actor,
            Part::Place => Mark::Place,
        };
        let matching = format!("{{names}} : (\"{}\")", term(mark, None, key).replace('"', ""));
        let mut statement = self.told(self.connection.prepare_cached(ROWS))?;
        let mut rows = self.told(statement.query((matching, i64::MIN, i64::MAX)))?;
        let mut reports = Vec::new();
        while let Some(row) = self.told(rows.next())? {
            if reports.len() == most {
                break;
            }
            let place = Place(self.told(row.get(0))?);
            let Some((day, briefing)) = place.day().zip(self.report(place)?) else { continue };
            reports.push((day, self.marks(day, &briefing)?.strike(briefing)));
        }
        Ok(reports)
    }
}
