//! What happened: candidates from every kind of frame, joined where they tell one happening, and ranked.

mod actors;
mod join;
mod rank;
mod shape;
mod sources;

use rustc_hash::{FxHashMap, FxHashSet};

use actors::{actors, beside};
use join::Sentences;
use rank::{Around, Rank, points, ranks};
use shape::Shape;
use sources::{from_hold, from_move, from_speech, imperfect};

use super::entity::EntityId;
use super::front::{Hold, is_place};
use super::modality;
use super::motion::Move;
use super::scan::{Doc, Mention, Page};
use super::speech::Speech;
use super::trace::Why;
use crate::arabic::inflect::Tense;
use crate::briefing::{EventType, Field, PositionStatus, Realis, Rule, When};
use crate::lexicon::words::Happening;
use crate::lexicon::{Form, Lexicon, Table, flag};

/// The most events of an article.
const MOST: usize = 18;
/// The points that a candidate must have to be shown.
const LEAST: i32 = -45;
/// The points that are enough while an article has no event, or fewer than one for four paragraphs, or a round-up of several
/// stories fewer than three for five.
const FAINT: i32 = -140;
/// From how many paragraphs an article is such a round-up.
const ROUND_UP: usize = 24;
/// With how many candidates before it one is compared, so that the cost is linear in the article's length.
const JOINED: usize = 200;
/// What made a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Frontline,
    Movement,
    Speech,
    /// A word of the table of happenings, with its row.
    Word(u16),
}

/// A happening, before it becomes a record.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent clues")]
pub(crate) struct Candidate {
    pub kind: EventType,
    pub source: Source,
    /// How much its word weighs, or one joined to it in the same sentence: to impose says little, to impose sanctions more.
    pub weight: u8,
    /// What is said of the place, for what a position made.
    pub status: Option<PositionStatus>,
    /// Where in the article its paragraph stands.
    pub rank: Rank,
    pub page: usize,
    pub at: usize,
    /// Tokens between the beginning of the sentence and the word.
    pub depth: usize,
    pub verb: bool,
    pub shape: Shape,
    /// Told by a verb in the imperfect.
    pub imperfect: bool,
    pub said: bool,
    pub background: bool,
    pub wished: bool,
    pub actors: Vec<EntityId>,
    /// Those of them who are named near by and have no part in it as far as can be told: they tell which happening is meant.
    pub beside: Vec<EntityId>,
    /// The actors stand elsewhere than where its word would have whom it befell.
    pub lent: bool,
    pub place: Option<EntityId>,
    pub realis: Realis,
    pub when: When,
    /// Paragraphs and spans of all that tell it, the first being the candidate's own.
    pub told: Vec<(usize, (usize, usize))>,
    /// The sentences of all candidates joined in it, its own first, as [`Sentences`] numbers them.
    pub sentences: Vec<usize>,
    /// How many candidates stand before it in its sentence.
    pub nth: usize,
    /// One of the same type stands before it in the article.
    pub again: bool,
    pub why: Why,
    /// What each clue says for it; empty where nobody asked.
    pub points: Vec<(&'static str, i32)>,
}

/// The article's events, the most important first, and what was ranked too low.
pub(crate) struct Happenings {
    pub shown: Vec<Candidate>,
    pub dropped: Vec<Candidate>,
}

/// Finds the article's events.
pub(crate) fn events(
    doc: &Doc<'_, '_>,
    speeches: &[Speech],
    holds: &[Hold],
    moves: &[Move],
    lexicon: &Lexicon,
) -> Happenings {
    let mut all: Vec<Candidate> = Vec::new();
    all.extend(holds.iter().filter_map(|h| from_hold(doc, h)));
    all.extend(moves.iter().map(|m| from_move(doc, m)));
    // A word that made a position or a journey is read once.
    let read: FxHashSet<(usize, usize)> =
        holds.iter().map(|h| (h.page, h.at)).chain(moves.iter().map(|m| (m.page, m.at))).collect();
    let spoken: FxHashMap<(usize, usize), &Speech> = speeches.iter().map(|s| ((s.page, s.verb), s)).collect();
    for (n, page) in doc.pages.iter().enumerate() {
        for at in 0..page.view.text.tokens.len() {
            let Some(found) = (!read.contains(&(n, at))).then(|| happening(doc, page, n, at, speeches, lexicon)) else {
                continue;
            };
            // Who speaks was found with more care than who stands near.
            let speakers = spoken.get(&(n, at)).map(|speech| speech.speakers.clone());
            all.extend(found.map(|c| Candidate { actors: speakers.unwrap_or(c.actors), ..c }));
        }
    }
    all.extend(speeches.iter().filter_map(|s| from_speech(doc, s)));
    let ranks = ranks(doc);
    for c in &mut all {
        c.rank = ranks.get(c.page).copied().unwrap_or(Rank::Later);
    }
    all.sort_by_key(|c| (c.page, c.at));
    let mut sentences = Sentences::new();
    let mut last = (usize::MAX, 0);
    for c in &mut all {
        let number = sentences.number(doc, c.page, c.at);
        last = if last.0 == number { (number, last.1 + 1) } else { (number, 0) };
        c.sentences.push(number);
        c.nth = last.1;
        c.shape = Shape::of(doc, c);
    }
    let titled = doc.pages.first().is_some_and(|p| p.view.text.heading);
    let mut joined: Vec<Candidate> = Vec::new();
    for candidate in all {
        match joined
            .iter_mut()
            .rev()
            .take(JOINED)
            .rev()
            .find(|known| join::same(known, &candidate, titled, &sentences, &doc.entities))
        {
            Some(known) => join::join(known, candidate),
            None => joined.push(candidate),
        }
    }
    let mut types: Vec<EventType> = Vec::new();
    for c in &mut joined {
        c.again = types.contains(&c.kind);
        types.push(c.kind);
    }
    // Below the headline, what names neither an actor nor a place says nothing to a reader.
    joined.retain(|c| c.rank == Rank::Headline || c.place.is_some() || !c.actors.is_empty());
    let around = Around::of(doc, &ranks, &joined, &sentences);
    let noting = doc.pages.iter().any(|page| page.notes.on());
    let mut ranked: Vec<(i32, Candidate)> = Vec::with_capacity(joined.len());
    for mut c in joined {
        let mut said = Vec::new();
        let sum = points(&c, &around, lexicon, |clue, points| {
            if noting {
                said.push((clue, points));
            }
        });
        c.points = said;
        ranked.push((sum, c));
    }
    ranked.sort_by_key(|(points, c)| (-points, c.page, c.at));
    let paragraphs = doc.pages.len();
    let few = if paragraphs >= ROUND_UP { paragraphs * 3 / 5 } else { (paragraphs / 4).max(1) };
    let shown = |(n, (points, _)): &(usize, (i32, Candidate))| *points >= LEAST || (*n < few && *points >= FAINT);
    let (shown, dropped): (Vec<_>, Vec<_>) = ranked.into_iter().enumerate().partition(shown);
    let plain = |all: Vec<(usize, (i32, Candidate))>| all.into_iter().map(|(_, (_, c))| c);
    let mut shown: Vec<Candidate> = plain(shown).collect();
    let more = shown.split_off(MOST.min(shown.len()));
    Happenings { shown, dropped: more.into_iter().chain(plain(dropped)).collect() }
}

fn happening(
    doc: &Doc<'_, '_>,
    page: &Page<'_, '_>,
    n: usize,
    at: usize,
    speeches: &[Speech],
    lexicon: &Lexicon,
) -> Option<Candidate> {
    if page.covering(at).is_some() {
        return None;
    }
    let verb = page.verb(at);
    // يقل is "is less", and "dismisses" but behind لم.
    let negated = at > 0 && page.view.has(at - 1, flag::NEGATION);
    let mut senses = page.view.senses(at, Table::Events).map(|(s, _)| s);
    let sense = senses.find(|s| match s.form {
        Form::Verb(Tense::Jussive, _) => verb && negated,
        Form::Verb(..) => verb,
        _ => true,
    })?;
    if page.view.in_phrase(at) {
        return None;
    }
    let entry: &Happening = lexicon.words.events.get(sense.row as usize)?;
    let (start, end) = page.sentence(at);
    let standing = modality::standing(page, at, speeches, &doc.entities, lexicon);
    let why = page.reads(n, at, Field::Kind, sense);
    let actors = actors(page, at, (start, end), sense.form, entry.kind);
    let beside = beside(page, at, (start, end), &actors);
    let befallen = |m: &Mention| actors.first() == Some(&m.entity) && m.np.first <= at + 3;
    let lent = !page.within(at, end).any(befallen);
    let place = |m: &&Mention| is_place(m) && m.np.first < at + 14 && actors.first() != Some(&m.entity);
    let place = page.within(at, end).find(place);
    let place = place.map(|m| page.found(Rule::Near, m).entity);
    let why = why.filled(Field::Actor, actors.iter().copied()).filled(Field::Place, place).standing(&standing);
    Some(Candidate {
        kind: entry.kind,
        source: Source::Word(sense.row),
        weight: entry.weight,
        status: None,
        rank: Rank::Later,
        page: n,
        at,
        depth: at - start,
        verb: matches!(sense.form, Form::Verb(..)),
        said: standing.said,
        background: standing.background,
        wished: standing.wished,
        actors,
        beside,
        lent,
        place,
        realis: standing.realis,
        when: page.when(at, (start, end), standing.realis == Realis::Planned),
        told: vec![(n, (start, end))],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, n, at),
        why: why.why(),
        points: Vec::new(),
    })
}
