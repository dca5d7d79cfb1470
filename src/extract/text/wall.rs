//! A report without paragraphs, all of it one line, is read sentence by sentence: what else is told from one paragraph to
//! the next (who goes on speaking, what is the lead) has no other place to be read from.

use super::sentences;
use crate::arabic::token::{self, TokenKind};
use crate::briefing::Article;

/// From so many sentences a line without others beside it is a whole report.
const SENTENCES: usize = 5;
/// The most paragraphs, a headline among them, of a report whose text is one line.
const PARAGRAPHS: usize = 2;
/// A quotation of more sentences is one that was never closed.
const QUOTED: usize = 4;

/// The parts of a paragraph that are read as paragraphs of their own, in bytes; all of it as one, where it is not the
/// whole report. No part ends within a quotation.
pub(super) fn parts(article: &Article, raw: &str) -> Vec<(usize, usize)> {
    let whole = vec![(0, raw.len())];
    if article.paragraphs.len() > PARAGRAPHS {
        return whole;
    }
    let tokens = token::tokens(raw);
    let sentences = sentences(raw, &tokens, &[]);
    if sentences.len() < SENTENCES {
        return whole;
    }
    let mut out = Vec::new();
    let mut close: Option<&[&str]> = None;
    let mut from = 0;
    for (n, &(start, end)) in sentences.iter().enumerate() {
        for token in tokens.iter().take(end).skip(start).filter(|t| t.kind == TokenKind::Mark) {
            let mark = token.text(raw);
            close = match close {
                Some(marks) if marks.contains(&mark) => None,
                None if mark == "«" => Some(&["»"]),
                None if matches!(mark, "“" | "\"" | "„") => Some(&["”", "\"", "“"]),
                open => open,
            };
        }
        if close.is_none() || n - from >= QUOTED || n + 1 == sentences.len() {
            let (first, last) = (sentences.get(from).map_or(start, |s| s.0), end - 1);
            out.push((tokens[first].start as usize, tokens[last].end as usize));
            close = None;
            from = n + 1;
        }
    }
    out
}
