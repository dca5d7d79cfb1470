//! Whether a briefing agrees with itself: what a type cannot say.

use rustc_hash::FxHashMap;

use crate::briefing::{Article, Briefing, Evidence, When};
use crate::intake::{MAX_PARAGRAPH, web_address};

/// The path of a field and what is wrong with it.
pub(super) type Problem = (String, String);

/// The first thing that is wrong.
pub(super) fn check(briefing: &Briefing) -> Result<(), Problem> {
    let mut articles: FxHashMap<&str, &Article> = FxHashMap::default();
    for (at, article) in briefing.articles.iter().enumerate() {
        check_article(article).map_err(|(field, problem)| (format!("articles[{at}].{field}"), problem))?;
        if articles.insert(&article.id, article).is_some() {
            return Err((
                format!("articles[{at}].id"),
                format!("\"{}\" is the id of an article before it", article.id),
            ));
        }
    }
    let records = |kind, at| format!("{kind}[{at}]");
    for (at, event) in briefing.events.iter().enumerate() {
        check_record(&records("events", at), event.when, &event.evidence, &articles)?;
    }
    for (at, statement) in briefing.statements.iter().enumerate() {
        check_record(&records("statements", at), statement.when, &statement.evidence, &articles)?;
    }
    for (at, movement) in briefing.movements.iter().enumerate() {
        check_record(&records("movements", at), movement.when, &movement.evidence, &articles)?;
    }
    for (at, position) in briefing.frontline.iter().enumerate() {
        check_record(&records("frontline", at), position.when, &position.evidence, &articles)?;
    }
    Ok(())
}

fn check_article(article: &Article) -> Result<(), Problem> {
    if article.id.is_empty() {
        return Err(("id".to_owned(), "it is empty".to_owned()));
    }
    if let Some(url) = &article.url {
        web_address(url).map_err(|problem| ("url".to_owned(), problem))?;
    }
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let number = at + 1;
        if usize::try_from(paragraph.number).ok() != Some(number) {
            let problem = format!("{} where {number} is due: paragraphs are numbered from 1", paragraph.number);
            return Err((format!("paragraphs[{at}].number"), problem));
        }
        if paragraph.text.len() > MAX_PARAGRAPH {
            return Err((format!("paragraphs[{at}].text"), format!("longer than {MAX_PARAGRAPH} bytes")));
        }
    }
    Ok(())
}

fn check_record(
    record: &str,
    when: When,
    evidence: &[Evidence],
    articles: &FxHashMap<&str, &Article>,
) -> Result<(), Problem> {
    if when.date.is_some() != when.date_basis.is_some() {
        return Err((format!("{record}.date_basis"), "date and date_basis come together".to_owned()));
    }
    if evidence.is_empty() {
        return Err((format!("{record}.evidence"), "a record without evidence".to_owned()));
    }
    for (at, evidence) in evidence.iter().enumerate() {
        check_evidence(evidence, articles)
            .map_err(|(field, problem)| (format!("{record}.evidence[{at}].{field}"), problem))?;
    }
    Ok(())
}

fn check_evidence(evidence: &Evidence, articles: &FxHashMap<&str, &Article>) -> Result<(), Problem> {
    let problem = |field: &str, problem: String| (field.to_owned(), problem);
    let Some(article) = articles.get(evidence.article.as_str()) else {
        return Err(problem("article", format!("no article has the id \"{}\"", evidence.article)));
    };
    let number = evidence.paragraph as usize;
    let Some(paragraph) = number.checked_sub(1).and_then(|at| article.paragraphs.get(at)) else {
        return Err(problem(
            "paragraph",
            format!("the article has {} paragraphs, not {number}", article.paragraphs.len()),
        ));
    };
    let (start, end) = (evidence.start as usize, evidence.end as usize);
    if evidence.quote.is_empty() || paragraph.text.get(start..end) != Some(evidence.quote.as_str()) {
        let text = format!("not the bytes {start} to {end} of paragraph {number}");
        return Err(problem("quote", text));
    }
    Ok(())
}
