//! What speaks for a candidate: where it stands, what made it, what it names; and the points of all that together.

use super::{Candidate, Source};
use crate::briefing::{EventType, Realis};
use crate::extract::scan::Doc;
use crate::lexicon::Lexicon;

/// Where in the article a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    Headline,
    /// The first paragraph of prose.
    Lead,
    Second,
    /// The third to the fifth.
    Near,
    /// The heading of a section further down, or the first paragraph behind it.
    Section,
    Later,
}

/// The rank of each paragraph.
pub(super) fn ranks(doc: &Doc<'_, '_>) -> Vec<Rank> {
    let mut prose = 0;
    let mut behind_heading = false;
    let mut out = Vec::with_capacity(doc.pages.len());
    for (n, page) in doc.pages.iter().enumerate() {
        let heading = page.view.text.heading;
        prose += usize::from(!heading);
        out.push(match (heading, prose) {
            (true, 0) if n == 0 => Rank::Headline,
            (false, 1) => Rank::Lead,
            (false, 2) => Rank::Second,
            (false, 3..=5) => Rank::Near,
            (true, _) => Rank::Section,
            (false, _) if behind_heading => Rank::Section,
            _ => Rank::Later,
        });
        behind_heading = heading;
    }
    out
}

/// The sum of the points of a candidate's clues; `told` hears of each.
pub(super) fn points(c: &Candidate, long: bool, lexicon: &Lexicon, mut told: impl FnMut(&'static str, i32)) -> i32 {
    let each = clues(c, long, lexicon).map(|clue| {
        let points = lexicon.ranking.points(clue);
        told(clue, points);
        points
    });
    each.sum()
}

/// What speaks for and against a candidate, by the names of the table.
fn clues(c: &Candidate, long: bool, lexicon: &Lexicon) -> impl Iterator<Item = &'static str> {
    let weight = match c.source {
        Source::Word(row) => lexicon.words.events.get(row as usize).map_or(1, |e| e.weight),
        _ => 0,
    };
    let page = match c.rank {
        Rank::Headline => "title",
        Rank::Lead => "lead",
        Rank::Second => "second",
        Rank::Near => "near",
        Rank::Section => "section",
        Rank::Later => "later",
    };
    let source = match (c.source, weight) {
        (Source::Frontline, _) => "frontline",
        (Source::Movement, _) => "movement",
        (Source::Speech, _) => "speech",
        (Source::Word(_), 3) => "word:3",
        (Source::Word(_), 2) => "word:2",
        (Source::Word(_), _) => "word:1",
    };
    let clues = [
        (true, "bias"),
        (true, page),
        (true, source),
        (c.verb, "verb"),
        (c.depth < 4, "early"),
        (c.depth < 10, "middle"),
        (c.said, "said"),
        (c.background, "background"),
        (c.wished, "wished"),
        (c.place.is_some(), "place"),
        (!c.actors.is_empty(), "actor"),
        (c.actors.len() > 1, "actor"),
        (c.told.len() > 1, "twice"),
        (c.told.len() > 2, "thrice"),
        (c.source == Source::Frontline && c.place.is_some() && !c.actors.is_empty(), "held"),
        (long, "long"),
    ];
    let always = [(true, type_clue(c.kind)), (true, realis_clue(c.realis))];
    clues.into_iter().chain(always).filter(|(holds, _)| *holds).map(|(_, clue)| clue)
}

const fn type_clue(kind: EventType) -> &'static str {
    match kind {
        EventType::Attack => "type:attack",
        EventType::Territory => "type:territory",
        EventType::Advance => "type:advance",
        EventType::Retreat => "type:retreat",
        EventType::Seizure => "type:seizure",
        EventType::Deployment => "type:deployment",
        EventType::Talks => "type:talks",
        EventType::Travel => "type:travel",
        EventType::Agreement => "type:agreement",
        EventType::Politics => "type:politics",
        EventType::Protest => "type:protest",
        EventType::Arrest => "type:arrest",
        EventType::Sanction => "type:sanction",
        EventType::Aid => "type:aid",
        EventType::Accusation => "type:accusation",
        EventType::Threat => "type:threat",
        EventType::Demand => "type:demand",
        EventType::Refusal => "type:refusal",
        EventType::Accident => "type:accident",
    }
}

const fn realis_clue(realis: Realis) -> &'static str {
    match realis {
        Realis::Asserted => "realis:asserted",
        Realis::Claimed => "realis:claimed",
        Realis::Planned => "realis:planned",
        Realis::Unconfirmed => "realis:unconfirmed",
        Realis::Denied => "realis:denied",
    }
}
