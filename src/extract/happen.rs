//! What happened: candidates from every kind of frame, joined where they tell one happening, and ranked.

mod join;
mod rank;
mod shape;

use rustc_hash::{FxHashMap, FxHashSet};

use join::Sentences;
use rank::{Around, Rank, points, ranks};
use shape::Shape;

use super::entity::EntityId;
use super::front::{Hold, is_place};
use super::modality;
use super::motion::Move;
use super::scan::{Doc, Mention, Page};
use super::speech::Speech;
use super::trace::Why;
use crate::arabic::inflect::Tense;
use crate::briefing::{
    Act, EventType, Field, MovementKind, MovementStatus, NameKind, PositionStatus, Realis, Rule, When,
};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::Happening;
use crate::lexicon::{Form, Function, Lexicon, Table, flag};

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
/// How far behind a death those may stand who died, in tokens.
const STRUCK: usize = 4;
/// How far behind its word an actor may stand, in tokens.
const ACTORS: usize = 10;

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

fn from_hold(doc: &Doc<'_, '_>, hold: &Hold) -> Option<Candidate> {
    // A hold without a place over arms or goods is a seizure.
    let kind = match hold.event? {
        EventType::Territory if hold.places.is_empty() && seizes(doc, hold) => EventType::Seizure,
        kind => kind,
    };
    Some(Candidate {
        kind,
        source: Source::Frontline,
        weight: 0,
        status: Some(hold.status),
        rank: Rank::Later,
        page: hold.page,
        at: hold.at,
        depth: depth(doc, hold.page, hold.at),
        verb: !hold.noun,
        said: hold.standing.said,
        background: hold.standing.background,
        wished: hold.standing.wished,
        actors: hold.holders.clone(),
        beside: Vec::new(),
        lent: false,
        place: hold.places.first().copied(),
        realis: hold.standing.realis,
        when: hold.when,
        told: vec![(hold.page, hold.span)],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, hold.page, hold.at),
        why: hold.why.clone(),
        points: Vec::new(),
    })
}

/// Whether arms or goods stand behind the word.
fn seizes(doc: &Doc<'_, '_>, hold: &Hold) -> bool {
    let Some(page) = doc.pages.get(hold.page) else { return false };
    (hold.at + 1..hold.span.1.min(hold.at + 10)).any(|k| page.view.is_function(k, Function::Arms).is_some())
}

fn from_move(doc: &Doc<'_, '_>, found: &Move) -> Candidate {
    let realis = match found.status {
        MovementStatus::Done => Realis::Asserted,
        MovementStatus::Planned => Realis::Planned,
        MovementStatus::Unconfirmed => Realis::Unconfirmed,
        MovementStatus::Denied => Realis::Denied,
    };
    let mut actors = vec![found.actor];
    actors.extend(&found.with);
    Candidate {
        kind: if found.kind == MovementKind::Travel { EventType::Travel } else { EventType::Talks },
        source: Source::Movement,
        weight: 0,
        status: None,
        rank: Rank::Later,
        page: found.page,
        at: found.at,
        depth: depth(doc, found.page, found.at),
        verb: false,
        said: found.standing.said,
        background: found.standing.background,
        wished: found.standing.wished,
        actors,
        beside: Vec::new(),
        lent: false,
        place: found.to,
        realis,
        when: found.when,
        told: vec![(found.page, found.span)],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, found.page, found.at),
        why: found.why.clone(),
        points: Vec::new(),
    }
}

/// An accusation, warning or demand is news only where it is the title or the lead.
fn from_speech(doc: &Doc<'_, '_>, speech: &Speech) -> Option<Candidate> {
    let kind = match speech.act {
        Act::Accuse => EventType::Accusation,
        Act::Warn => EventType::Threat,
        Act::Demand => EventType::Demand,
        _ => return None,
    };
    (speech.page <= 1).then(|| Candidate {
        kind,
        source: Source::Speech,
        weight: 0,
        status: None,
        rank: Rank::Later,
        page: speech.page,
        at: speech.verb,
        depth: depth(doc, speech.page, speech.verb),
        verb: true,
        said: false,
        background: false,
        wished: false,
        actors: speech.speakers.clone(),
        beside: Vec::new(),
        lent: false,
        place: None,
        realis: Realis::Asserted,
        when: speech.when,
        told: vec![(speech.page, speech.span)],
        sentences: Vec::new(),
        shape: Shape::default(),
        again: false,
        nth: 0,
        imperfect: imperfect(doc, speech.page, speech.verb),
        why: speech.why.clone(),
        points: Vec::new(),
    })
}

/// Whether a verb in the imperfect stands here.
fn imperfect(doc: &Doc<'_, '_>, page: usize, at: usize) -> bool {
    let tables = [Table::Events, Table::Frontline, Table::Movement, Table::Reporting];
    let Some(page) = doc.pages.get(page) else { return false };
    let mut senses = tables.into_iter().flat_map(|table| page.view.senses(at, table));
    let tense = senses.find_map(|(s, _)| match s.form {
        Form::Verb(tense, _) => Some(tense),
        _ => None,
    });
    tense == Some(Tense::Imperfect)
}

fn depth(doc: &Doc<'_, '_>, page: usize, at: usize) -> usize {
    doc.pages.get(page).map_or(0, |p| at - p.sentence(at).0.min(at))
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

/// Those of the actors whom only another clause names, or none at all as one who acts.
fn beside(page: &Page<'_, '_>, at: usize, (start, end): (usize, usize), actors: &[EntityId]) -> Vec<EntityId> {
    let clause = clause_end(page, at, end);
    // "The death of four soldiers": whom it struck.
    let death = matches!(
        page.view.folded(at).trim_start_matches(['و', 'ب', 'ل']),
        "مقتل" | "مصرع" | "استشهاد" | "اصابه" | "جرح"
    );
    let struck = |m: &Mention| death && m.np.first > at && m.np.first <= at + STRUCK;
    let acts = |id: &EntityId| page.within(start, clause).any(|m| m.entity == *id && !aside(page, m) && !struck(m));
    actors.iter().copied().filter(|id| !acts(id)).collect()
}

/// Where the clause of a happening ends: before another verb, what is said of a noun or by somebody, and what was before or after.
fn clause_end(page: &Page<'_, '_>, at: usize, end: usize) -> usize {
    let view = &page.view;
    let stops = |&k: &usize| {
        let word = view.folded(k).trim_start_matches('و');
        page.covering(k).is_none()
            && (page.verb(k)
                || view.has(k, flag::COMPLEMENTIZER | flag::RELATIVE)
                || view.is_function(k, Function::Attribution).is_some()
                || view.is_mark(k) && matches!(view.raw(k), "؛" | ":")
                || matches!(word, "بعد" | "عقب" | "قبل" | "بينما" | "فيما" | "حيث" | "اذ" | "لكن") && !view.is_mark(k))
    };
    (at + 2..end).find(stops).unwrap_or(end)
}

/// "Against positions of X", "aiming at X": who is named there does not act.
fn aside(page: &Page<'_, '_>, m: &Mention) -> bool {
    let view = &page.view;
    let first = m.np.first;
    (first.saturating_sub(3)..first).rev().take_while(|&k| page.covering(k).is_none() && !view.is_mark(k)).any(|k| {
        let word = view.folded(k).trim_start_matches(['و', 'ب']);
        matches!(word, "ضد" | "استهداف" | "حسب" | "اجل" | "شان" | "بخصوص" | "حول") || k + 1 == first && word == "علي"
    })
}

/// Who acts in a happening: the subject of its verb and whom it names next; of a noun, who stands nearest behind it.
fn actors(page: &Page<'_, '_>, at: usize, (start, end): (usize, usize), form: Form, kind: EventType) -> Vec<EntityId> {
    let strikes = matches!(kind, EventType::Attack | EventType::Accident | EventType::Arrest | EventType::Talks);
    let matters = |m: &&Mention| {
        !is_place(m)
            && !matches!(m.np.kind, NameKind::Medium | NameKind::Source)
            && !(strikes && page.view.is_function(m.np.core.0, Function::Victim).is_some() && m.np.known.is_none())
    };
    let mut found: Vec<&Mention> = Vec::new();
    // "Its refusal": of whoever is the subject.
    if form == Form::Noun && page.view.bits(at) & clitic::PRONOUN != 0 {
        found.extend(page.subject_of_higher(at, start, |m| matters(&m)));
    }
    if matches!(form, Form::Verb(..)) {
        let subject = page.antecedent(at).or_else(|| page.named_subject_behind(at, end));
        let acts = |m: &&Mention| matters(m) || m.np.kind == NameKind::Country && !page.governed(m.np.first);
        found.extend(subject.or_else(|| page.subject_before(at, start)).filter(acts));
    }
    let near = page.within(at, end).filter(|m| m.np.first < at + ACTORS).filter(matters);
    let known = found.first().map(|m| m.entity);
    found.extend(near.map(|m| if known == Some(m.entity) { m } else { page.found(Rule::Near, m) }));
    let mut out: Vec<EntityId> = Vec::new();
    // Who accuses, warns or refuses does so alone; whom it is put to has no part in it.
    let alone = matches!(
        kind,
        EventType::Accusation | EventType::Threat | EventType::Demand | EventType::Refusal | EventType::Deployment
    );
    for m in found {
        if !out.contains(&m.entity) && out.len() < if alone { 1 } else { 2 } {
            out.push(m.entity);
        }
    }
    out
}
