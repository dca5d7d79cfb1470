//! What speaks for a candidate: where it stands, what made it, what it names; and the points of all that together.

use super::join::{Sentences, shared, words};
use super::{Candidate, Source};
use rustc_hash::FxHashMap;

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

/// From how many paragraphs an article is a round-up of several stories, and from how many candidates it tells much.
const LONG: usize = 15;
const MANY: usize = 14;
/// How many candidates of one type are many of a kind.
const KIN: usize = 4;
/// How many words a sentence below the lead must share with it to echo it, and with how many a sentence is wordy.
const ECHO: usize = 2;
const WORDY: usize = 25;

/// What a candidate stands among.
pub(super) struct Around<'s> {
    long: bool,
    many: bool,
    /// How many candidates there are of each type.
    types: FxHashMap<EventType, usize>,
    /// The words of the lead.
    lead: Box<[u64]>,
    /// The words of the headline.
    title: Box<[u64]>,
    sentences: &'s Sentences,
}

impl<'s> Around<'s> {
    pub fn of(doc: &Doc<'_, '_>, ranks: &[Rank], all: &[Candidate], sentences: &'s Sentences) -> Self {
        let mut types = FxHashMap::default();
        for c in all {
            *types.entry(c.kind).or_default() += 1;
        }
        let of = |rank: Rank| {
            let page = ranks.iter().position(|r| *r == rank).and_then(|n| doc.pages.get(n));
            page.map(|page| words(page, 0, page.view.text.tokens.len())).unwrap_or_default()
        };
        let (lead, title) = (of(Rank::Lead), of(Rank::Headline));
        Self { long: doc.pages.len() >= LONG, many: all.len() >= MANY, types, lead, title, sentences }
    }

    fn words(&self, c: &Candidate) -> &[u64] {
        c.sentences.first().map_or(&[], |number| self.sentences.words(*number))
    }
}

/// The sum of the points of a candidate's clues; `told` hears of each.
pub(super) fn points(
    c: &Candidate,
    around: &Around<'_>,
    lexicon: &Lexicon,
    mut told: impl FnMut(&'static str, i32),
) -> i32 {
    let each = clues(c, around).map(|clue| {
        let points = lexicon.ranking.points(clue);
        told(clue, points);
        points
    });
    each.sum()
}

/// What speaks for and against a candidate, by the names of the table.
fn clues(c: &Candidate, around: &Around<'_>) -> impl Iterator<Item = &'static str> {
    let below = !matches!(c.rank, Rank::Headline | Rank::Lead);
    let page = match c.rank {
        Rank::Headline => "title",
        Rank::Lead => "lead",
        Rank::Second => "second",
        Rank::Near => "near",
        Rank::Section => "section",
        Rank::Later => "later",
    };
    let source = match (c.source, c.weight) {
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
        (c.actors.len() > 1, "actors"),
        (c.told.len() > 1, "twice"),
        (c.told.len() > 2, "thrice"),
        (c.source == Source::Frontline && c.place.is_some() && !c.actors.is_empty(), "held"),
        (around.long, "long"),
        (around.many, "many"),
        (around.types.get(&c.kind).is_some_and(|n| *n >= KIN), "kin"),
        (c.imperfect, "imperfect"),
        (c.sentences.len() > 1, "told:2"),
        (c.sentences.len() > 2, "told:3"),
        (c.sentences.len() > 4, "told:5"),
        (below && shared(around.words(c), &around.lead) >= ECHO, "echo"),
        (around.words(c).len() >= WORDY, "wordy"),
        (c.shape.definite, "definite"),
        (c.shape.governed, "governed"),
        (c.shape.setting, "setting"),
        (c.shape.of, "of"),
        (c.shape.own, "own"),
        (c.shape.pointed, "pointed"),
        (c.shape.relative, "relative"),
        (c.shape.was, "was"),
        (c.shape.quoted, "quoted"),
        (c.shape.counted, "counted"),
        (c.shape.last, "last"),
        (c.nth > 0, "nth:2"),
        (c.nth > 1, "nth:3"),
        (c.nth > 3, "nth:5"),
        (c.again, "again"),
        (c.when.date.is_some(), "dated"),
        (c.rank != Rank::Headline && shared(around.words(c), &around.title) >= ECHO, "titled"),
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
