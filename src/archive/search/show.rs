//! What of a report is shown of a hit: passages of its text with the words marked, and the records meant.
//!
//! The index has no text. What is marked is found anew, by folding the text: each folded word knows its bytes.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::names;
use super::plan::{Pattern, Plan};
use crate::arabic::{letters, stem};
use crate::archive::words::{is_of_word, stems};
use crate::briefing::{Briefing, Kind, Name, NameKind, Paragraph, Record};

/// A piece of a report's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The paragraph's number.
    pub paragraph: u32,
    /// The piece, in UTF-8 bytes of the paragraph's text.
    pub bytes: Range<usize>,
    /// Its text.
    pub text: String,
    /// What was looked for in it, in UTF-8 bytes of the paragraph's text, in order, none over another.
    pub hits: Vec<Range<usize>>,
}

/// The most passages of one report.
const PASSAGES: usize = 2;
/// Bytes that a passage has before its first hit, and in all, at most; an Arabic letter is two.
const BEFORE: usize = 160;
const LENGTH: usize = 560;

/// What is to be marked in a report.
#[derive(Debug)]
pub(super) struct Marker<'p> {
    of_query: &'p [(usize, Pattern)],
    of_report: Vec<(usize, Pattern)>,
}

/// A paragraph with what is marked in it.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    pub paragraph: &'a Paragraph,
    /// The bytes of each hit, with the place in the query of what it is a hit of.
    pub hits: Vec<(Range<usize>, usize)>,
}

impl<'p> Marker<'p> {
    /// What a plan marks in a report: its words, and the Arabic of what only the names of the records tell.
    pub fn new(plan: &'p Plan, briefing: &Briefing) -> Self {
        let records = Kind::ALL.into_iter().flat_map(|kind| Record::all(briefing, kind));
        let names = records.flat_map(|record| record.actors().into_iter().chain(record.places()));
        let mut seen = FxHashSet::default();
        let mut own: Vec<(usize, Pattern)> = Vec::new();
        // A report names few, and these often.
        for name in names.filter(|name| seen.insert((&name.id, &name.ar))) {
            let latin = plan.latin.iter();
            own.extend(latin.filter_map(|(at, sought)| Some((*at, heard(name, sought)?))));
            let demands = plan.demands.iter().filter(|(_, group)| group.iter().any(|demand| demand.is_for(name)));
            own.extend(demands.flat_map(|(at, _)| printed(name).into_iter().map(|pattern| (*at, pattern))));
        }
        Self { of_query: &plan.patterns, of_report: own }
    }

    /// The paragraphs of a report with what is marked in them.
    pub fn mark<'a>(&self, paragraphs: &'a [Paragraph]) -> Vec<Marked<'a>> {
        paragraphs.iter().map(|paragraph| Marked { paragraph, hits: self.hits(&paragraph.text) }).collect()
    }

    fn hits(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let words = words(text);
        let stems: Vec<&str> = words.iter().map(|(_, word)| stem::stem(word)).collect();
        let mut hits = Vec::new();
        for (at, pattern) in self.of_query.iter().chain(&self.of_report).filter(|(_, pattern)| !pattern.is_empty()) {
            let fits = |run: &[&str]| run.iter().zip(pattern).all(|(stem, asked)| asked.contains(*stem));
            for (start, _) in stems.windows(pattern.len()).enumerate().filter(|(_, run)| fits(run)) {
                let bytes = |word: usize| words.get(word).map(|(bytes, _)| bytes.clone());
                if let (Some(first), Some(last)) = (bytes(start), bytes(start + pattern.len() - 1)) {
                    hits.push((first.start..last.end, *at));
                }
            }
        }
        hits.sort_by_key(|(bytes, at)| (bytes.start, std::cmp::Reverse(bytes.end), *at));
        hits
    }
}

/// The Arabic of the words of a name that sound as asked.
fn heard(name: &Name, sought: &[String]) -> Option<Pattern> {
    let latin: Vec<String> = name.en.split_whitespace().map(stem::latin).collect();
    let at = latin.windows(sought.len()).position(|run| run == sought)?;
    let ordered = (name.kind == NameKind::Person).then_some(latin.len());
    Some(attachable(&names::counterpart(&name.ar, ordered, at, sought)))
}

/// How a text may print a name: in full, and a person by the last word alone.
fn printed(name: &Name) -> Vec<Pattern> {
    let last = name.ar.split_whitespace().last().filter(|_| name.kind == NameKind::Person);
    [Some(name.ar.as_str()), last].into_iter().flatten().map(attachable).filter(|pattern| !pattern.is_empty()).collect()
}

fn attachable(name: &str) -> Pattern {
    let own = stems(name);
    let first = own.iter().take(1).map(|word| stem::asked(word).into_iter().collect());
    first.chain(own.iter().skip(1).map(|word| std::iter::once(word.clone()).collect())).collect()
}

/// The folded words of a text with their bytes in it, as the index takes it apart.
pub(super) fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        // A mark belongs to the word that it stands in.
        let Some(folded) = letters::fold(c) else {
            if let Some((bytes, _)) = words.last_mut().filter(|_| open) {
                bytes.end = at + c.len_utf8();
            }
            continue;
        };
        if !is_of_word(folded) {
            open = false;
            continue;
        }
        if !open {
            words.push((at..at, String::new()));
            open = true;
        }
        if let Some((bytes, word)) = words.last_mut() {
            bytes.end = at + c.len_utf8();
            word.push(folded);
        }
    }
    words
}

/// The passages that say most of what was looked for, in the order of the text.
pub(super) fn passages(marked: &[Marked<'_>]) -> Vec<Passage> {
    let mut best: Vec<(usize, usize)> = Vec::new();
    for (at, paragraph) in marked.iter().enumerate().filter(|(_, paragraph)| !paragraph.hits.is_empty()) {
        let mut sought: Vec<usize> = paragraph.hits.iter().map(|(_, at)| *at).collect();
        sought.sort_unstable();
        sought.dedup();
        best.push((sought.len(), at));
    }
    best.sort_by_key(|(sought, at)| (std::cmp::Reverse(*sought), *at));
    let mut chosen: Vec<usize> = best.into_iter().take(PASSAGES).map(|(_, at)| at).collect();
    chosen.sort_unstable();
    chosen
        .into_iter()
        .filter_map(|at| marked.get(at))
        .map(|paragraph| cut(paragraph.paragraph, &paragraph.hits))
        .collect()
}

/// The passage that is a record's evidence, for a hit without a word to mark.
pub(super) fn evidence(briefing: &Briefing, record: Record<'_>) -> Option<Passage> {
    let article = briefing.articles.first()?;
    let evidence = record.evidence().iter().find(|evidence| evidence.article == article.id)?;
    let paragraph = article.paragraphs.iter().find(|paragraph| paragraph.number == evidence.paragraph)?;
    let bytes = evidence.start as usize..evidence.end as usize;
    Some(Passage {
        text: paragraph.text.get(bytes.clone())?.to_owned(),
        paragraph: paragraph.number,
        bytes,
        hits: Vec::new(),
    })
}

/// The first passage of a report, for a hit without a record either.
pub(super) fn beginning(briefing: &Briefing) -> Option<Passage> {
    Some(cut(briefing.articles.first()?.paragraphs.first()?, &[]))
}

/// A paragraph around its first hit.
fn cut(paragraph: &Paragraph, hits: &[(Range<usize>, usize)]) -> Passage {
    let text = &paragraph.text;
    let first = hits.first().map(|(bytes, _)| bytes.clone()).unwrap_or_default();
    let words = words(text);
    let start = match first.start {
        ..=BEFORE => 0,
        _ if text.len() <= LENGTH => 0,
        start => words.iter().map(|(word, _)| word.start).find(|word| word + BEFORE >= start).unwrap_or(start),
    };
    let end = match text.len() {
        whole if whole - start <= LENGTH => whole,
        _ => {
            let mut ends = words.iter().map(|(word, _)| word.end);
            ends.rfind(|end| *end <= start + LENGTH).unwrap_or_default().max(first.end)
        }
    };
    let mut own: Vec<Range<usize>> = Vec::new();
    for (bytes, _) in hits.iter().filter(|(bytes, _)| bytes.start >= start && bytes.end <= end) {
        match own.last_mut() {
            Some(last) if bytes.start < last.end => last.end = last.end.max(bytes.end),
            _ => own.push(bytes.clone()),
        }
    }
    let piece = text.get(start..end).unwrap_or_default().to_owned();
    Passage { paragraph: paragraph.number, bytes: start..end, text: piece, hits: own }
}

/// The records of a report that are meant: those that fulfil what is asked of records, and of these, where some words were looked
/// for too, the ones whose evidence has one.
pub(super) fn records(plan: &Plan, briefing: &Briefing, marked: &[Marked<'_>]) -> Vec<(Kind, usize)> {
    let all = Kind::ALL.into_iter().flat_map(|kind| (0..Record::count(briefing, kind)).map(move |at| (kind, at)));
    let record = |(kind, at): &(Kind, usize)| Record::of(briefing, *kind, *at);
    let admitted: Vec<(Kind, usize)> = all.filter(|at| record(at).is_some_and(|record| plan.admits(record))).collect();
    let says = |record: Record<'_>| {
        record.evidence().iter().any(|evidence| {
            let own = marked.iter().filter(|marked| marked.paragraph.number == evidence.paragraph);
            own.flat_map(|marked| &marked.hits)
                .any(|(bytes, _)| bytes.start >= evidence.start as usize && bytes.end <= evidence.end as usize)
        })
    };
    let saying: Vec<(Kind, usize)> = admitted.iter().copied().filter(|at| record(at).is_some_and(says)).collect();
    if saying.is_empty() && !plan.demands.is_empty() { admitted } else { saying }
}
