//! How records came about, and what made none, as lines for reading.
//!
//! ```text
//!       actor: subject-behind ¶ 3 «words»
//!       actor: gazetteer people:ly-fayez-al-sarraj ¶ 3 «words»
//!       71 points: bias -138, lead -25, verb +62 ...
//! ```

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::briefing::{Explained, Explanation, Missed, Points, Reason};
use crate::intake;

/// The explanation of each record, by its id.
pub(super) type ById<'e> = FxHashMap<&'e str, &'e Explained>;

/// Finds the explanation of a record.
pub(super) fn by_id(explanation: &Explanation) -> ById<'_> {
    explanation.records.iter().map(|record| (record.record.as_str(), record)).collect()
}

/// Writes how one record came about.
pub(super) fn record(explained: &Explained, out: &mut impl Write) -> io::Result<()> {
    reasons(&explained.reasons, out)?;
    points(&explained.points, out)
}

/// Writes the candidates for an event that are not shown.
pub(super) fn dropped(explanation: &Explanation, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\nEvents ranked too low {}", explanation.dropped.len())?;
    for candidate in &explanation.dropped {
        let paragraphs: Vec<String> = candidate.paragraphs.iter().map(|p| format!("¶ {p}")).collect();
        writeln!(out, "  {} · {}", name(candidate.kind)?, paragraphs.join(", "))?;
        reasons(&candidate.reasons, out)?;
        points(&candidate.points, out)?;
    }
    Ok(())
}

fn reasons(reasons: &[Reason], out: &mut impl Write) -> io::Result<()> {
    for (n, reason) in reasons.iter().enumerate() {
        // Several frames of one record may have the same reasons.
        if reasons.iter().take(n).any(|before| before == reason) {
            continue;
        }
        write!(out, "      {}: {}", name(reason.field)?, name(reason.rule)?)?;
        if let Some(entry) = &reason.entry {
            write!(out, " {entry}")?;
        }
        writeln!(out, " ¶ {} «{}»", reason.paragraph, reason.words)?;
    }
    Ok(())
}

fn points(points: &[Points], out: &mut impl Write) -> io::Result<()> {
    if points.is_empty() {
        return Ok(());
    }
    let sum: i32 = points.iter().map(|p| p.points).sum();
    let each: Vec<String> = points.iter().map(|p| format!("{} {:+}", p.clue, p.points)).collect();
    writeln!(out, "      {sum} points: {}", each.join(", "))
}

/// Writes the words that filled no record, the entries missed most often first; `names` has the inputs by article.
pub(super) fn missed(
    explanation: &Explanation,
    names: &FxHashMap<String, String>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut entries: FxHashMap<&str, Vec<&Missed>> = FxHashMap::default();
    for word in &explanation.missed {
        entries.entry(&word.entry).or_default().push(word);
    }
    let mut sorted: Vec<(&str, Vec<&Missed>)> = entries.into_iter().collect();
    sorted.sort_by(|(a, of_a), (b, of_b)| of_b.len().cmp(&of_a.len()).then_with(|| a.cmp(b)));
    for (entry, words) in &sorted {
        writeln!(out, "{} {entry}", words.len())?;
        for word in words {
            let input = names.get(&word.article).unwrap_or(&word.article);
            writeln!(out, "  {} ¶ {} {}: {}", intake::clean_line(input), word.paragraph, word.word, word.around)?;
        }
    }
    let (words, entries, articles) = (explanation.missed.len(), sorted.len(), explanation.vocabulary.len());
    writeln!(out, "words that filled no record: {words}, of {entries} entries, in reports: {articles}")
}

/// The stable name of a field, rule or type.
fn name(value: impl Serialize) -> io::Result<String> {
    let value = serde_json::to_value(value).map_err(io::Error::from)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}
