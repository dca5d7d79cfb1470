//! The strings of a briefing cleaned, with its evidence still at the right bytes.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::check::Problem;
use crate::briefing::{Briefing, Evidence};
use crate::intake::clean;

/// Cleans every string and returns whether there was anything to clean. A briefing that mujaz wrote is clean.
pub(super) fn tidy(briefing: &mut Briefing) -> Result<bool, Problem> {
    let unreadable = |error: serde_json::Error| (String::from("briefing"), error.to_string());
    let mut value = serde_json::to_value(&*briefing).map_err(unreadable)?;
    // Over the JSON value, so that no field that is added to the records can be forgotten here.
    if !clean_strings(&mut value) {
        return Ok(false);
    }
    move_evidence(briefing)?;
    let moved = serde_json::to_value(&*briefing).map(|mut moved| {
        clean_strings(&mut moved);
        moved
    });
    *briefing = moved.and_then(serde_json::from_value).map_err(unreadable)?;
    Ok(true)
}

fn clean_strings(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            let clean = clean::line(text);
            let is_changed = clean != *text;
            *text = clean;
            is_changed
        }
        Value::Array(items) => items.iter_mut().fold(false, |any, item| clean_strings(item) | any),
        Value::Object(fields) => fields.values_mut().fold(false, |any, field| clean_strings(field) | any),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Sets the offsets of all evidence to what they are in the cleaned paragraphs.
fn move_evidence(briefing: &mut Briefing) -> Result<(), Problem> {
    let texts: FxHashMap<(&str, u32), &str> = briefing
        .articles
        .iter()
        .flat_map(|a| a.paragraphs.iter().map(|p| ((a.id.as_str(), p.number), p.text.as_str())))
        .collect();
    let evidence = (briefing.events.iter_mut().map(|r| &mut r.evidence))
        .chain(briefing.statements.iter_mut().map(|r| &mut r.evidence))
        .chain(briefing.movements.iter_mut().map(|r| &mut r.evidence))
        .chain(briefing.frontline.iter_mut().map(|r| &mut r.evidence))
        .flatten();
    for evidence in evidence {
        let text = texts.get(&(evidence.article.as_str(), evidence.paragraph)).copied().unwrap_or_default();
        let Some((start, end)) = moved(evidence, text) else {
            let problem = format!("paragraph {}: a control character at the edge of a quote", evidence.paragraph);
            return Err((format!("articles: {}", evidence.article), problem));
        };
        (evidence.start, evidence.end) = (start, end);
    }
    Ok(())
}

/// Where the quote lies once the text is cleaned, if cleaning its parts gives the same as cleaning the whole.
fn moved(evidence: &Evidence, text: &str) -> Option<(u32, u32)> {
    let before = clean::line(text.get(..evidence.start as usize)?);
    let quote = clean::line(&evidence.quote);
    let after = clean::line(text.get(evidence.end as usize..)?);
    let start = before.len();
    let end = start + quote.len();
    (!quote.is_empty() && before + &quote + &after == clean::line(text)).then_some((start as u32, end as u32))
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::briefing::Evidence;

    fn evidence(text: &str, quote: &str) -> Evidence {
        let start = text.find(quote).unwrap();
        let (start, end) = (start as u32, (start + quote.len()) as u32);
        Evidence { article: String::new(), paragraph: 1, start, end, quote: quote.to_owned() }
    }

    #[test]
    fn evidence_follows_its_text() {
        let text = "\u{202e}قال\u{1b}[31m الوزير\u{7} اليوم";
        assert_eq!(moved(&evidence(text, "الوزير\u{7} اليوم"), text), Some((7, 7 + 23)));
    }

    #[test]
    fn a_quote_cut_out_of_a_sequence_is_refused() {
        let text = "قال\u{1b}[31m الوزير";
        assert_eq!(moved(&evidence(text, "[31m الوزير"), text), None);
    }
}
