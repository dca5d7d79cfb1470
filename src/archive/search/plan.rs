//! A query as the index is asked it, and as a report is held against it.
//!
//! What goes to FTS5 is made of terms of the index alone, each in quotation marks: nothing that is typed is read by it as
//! syntax of its own.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use super::names::{self, Whose};
use super::parse::{Query, Term};
use crate::arabic::stem;
use crate::archive::keep::row_of;
use crate::archive::pack::number;
use crate::archive::words::{Mark, both, stems, term, word_term};
use crate::briefing::{Kind, Name, Record};
use crate::lexicon::Lexicon;

/// The most ways to write a phrase that are asked for.
const MOST: usize = 128;

/// The most pairs of an actor and a place that are asked for.
const PAIRS: usize = 256;

/// A query made ready.
#[derive(Debug)]
pub(super) struct Plan {
    /// What the index is asked, in the language of FTS5.
    pub matching: String,
    /// The rows of the time that is asked for.
    pub rows: RangeInclusive<i64>,
    /// What is marked in a text, by the place of its group in the query.
    pub patterns: Vec<(usize, Pattern)>,
    /// Words in Latin letters, whose Arabic a report's own names may tell.
    pub latin: Vec<(usize, Vec<String>)>,
    /// What one record must fulfil, one of each group, with the group's place in the query.
    pub demands: Vec<(usize, Vec<Demand>)>,
}

/// Words one behind the other, each by the stems that it may have.
pub(super) type Pattern = Vec<FxHashSet<String>>;

/// What is asked of a record.
#[derive(Debug)]
pub(super) enum Demand {
    Actor(Wanted),
    Place(Wanted),
    Kind(Kind),
}

/// Whose name is asked for.
#[derive(Debug)]
pub(super) struct Wanted {
    ids: Vec<&'static str>,
    words: Vec<String>,
}

impl Plan {
    /// The plan of a query under a vocabulary.
    pub fn new(query: &Query, lexicon: &'static Lexicon) -> Self {
        let mut plan = Self {
            matching: String::new(),
            rows: rows(query.from, query.to),
            patterns: Vec::new(),
            latin: Vec::new(),
            demands: Vec::new(),
        };
        let kind = query.groups.iter().find_map(|group| match group.as_slice() {
            [Term::Kind(kind)] => Some(*kind),
            _ => None,
        });
        let mut groups = Vec::new();
        for (at, group) in query.groups.iter().enumerate() {
            let demands: Vec<Demand> = group.iter().filter_map(|term| demand(term, lexicon)).collect();
            // A word is no record's, so where one may stand in for a name, the names bind no record.
            let binds = demands.len() == group.len();
            let terms = group.iter().map(|term| {
                let patterns = patterns(term, lexicon);
                let asked = asked(term, &patterns, kind.filter(|_| binds), lexicon);
                plan.mark(at, term, patterns);
                asked
            });
            groups.push(any(&terms.collect::<Vec<_>>()));
            if binds {
                plan.demands.push((at, demands));
            }
        }
        groups.extend(asked_both(query, lexicon));
        if groups.is_empty() {
            groups.push(column("names", &[term(Mark::Every, None, "")]));
        }
        plan.matching = groups.join(" AND ");
        if !query.excluded.is_empty() {
            let excluded = query.excluded.iter().map(|term| asked(term, &patterns(term, lexicon), None, lexicon));
            plan.matching = format!("({}) NOT {}", plan.matching, any(&excluded.collect::<Vec<_>>()));
        }
        plan
    }

    fn mark(&mut self, at: usize, term: &Term, patterns: Vec<Pattern>) {
        self.patterns.extend(patterns.into_iter().map(|pattern| (at, pattern)));
        if let Term::Words(words) = term
            && words.iter().all(|word| names::is_latin(word))
        {
            self.latin.push((at, words.iter().map(|word| stem::latin(word)).collect()));
        }
    }

    /// Whether a record fulfils all that is asked of one.
    pub fn admits(&self, record: Record<'_>) -> bool {
        self.demands.iter().all(|(_, group)| group.iter().any(|demand| demand.is_met(record)))
    }
}

impl Demand {
    fn is_met(&self, record: Record<'_>) -> bool {
        match self {
            Self::Kind(kind) => record.kind() == *kind,
            Self::Actor(wanted) => record.actors().iter().any(|name| wanted.is(name)),
            Self::Place(wanted) => record.places().iter().any(|name| wanted.is(name)),
        }
    }

    /// Whether the demand is for this name.
    pub fn is_for(&self, name: &Name) -> bool {
        matches!(self, Self::Actor(wanted) | Self::Place(wanted) if wanted.is(name))
    }
}

impl Wanted {
    fn is(&self, name: &Name) -> bool {
        if let Some(id) = &name.id {
            return self.ids.contains(&id.as_str());
        }
        let latin = name.en.split_whitespace().map(stem::latin);
        let own: Vec<String> = stems(&name.ar).into_iter().chain(latin).collect();
        self.words.iter().all(|word| own.contains(word))
    }
}

fn demand(term: &Term, lexicon: &'static Lexicon) -> Option<Demand> {
    let wanted = |words: &[String], whose| Wanted {
        ids: names::ids(lexicon, words, whose),
        words: words.iter().map(|word| names::key(word)).collect(),
    };
    match term {
        Term::Actor(words) => Some(Demand::Actor(wanted(words, Whose::Actor))),
        Term::Place(words) => Some(Demand::Place(wanted(words, Whose::Place))),
        Term::Kind(kind) => Some(Demand::Kind(*kind)),
        Term::Words(_) | Term::Outlet(_) => None,
    }
}

/// The rows from the first day to the last.
fn rows(from: Option<NaiveDate>, to: Option<NaiveDate>) -> RangeInclusive<i64> {
    let first = from.map_or(i64::MIN, |day| row_of(number(day), 0));
    let last = to.map_or(i64::MAX, |day| row_of(number(day) + 1, 0) - 1);
    first..=last
}

/// What the index is asked for a term; `kind` where all that is asked of records is of that kind.
fn asked(term: &Term, patterns: &[Pattern], kind: Option<Kind>, lexicon: &'static Lexicon) -> String {
    match term {
        Term::Words(words) => asked_words(words, patterns),
        Term::Actor(words) => asked_name(words, Mark::Actor, Whose::Actor, kind, lexicon),
        Term::Place(words) => asked_name(words, Mark::Place, Whose::Place, kind, lexicon),
        Term::Kind(kind) => column("names", &[self::term(Mark::Kind, None, kind.name())]),
        Term::Outlet(words) => asked_outlet(words, lexicon),
    }
}

/// How the words of a term may stand in a text: as typed, and what in Arabic the Latin ones name.
fn patterns(term: &Term, lexicon: &Lexicon) -> Vec<Pattern> {
    let Term::Words(words) = term else { return Vec::new() };
    let is_latin = words.iter().all(|word| names::is_latin(word));
    let arabic = if is_latin { names::arabic(lexicon, words) } else { Vec::new() };
    std::iter::once(words).chain(&arabic).map(|words| phrase(words, lexicon)).collect()
}

fn asked_words(words: &[String], patterns: &[Pattern]) -> String {
    let mut all = vec![column("text", &patterns.iter().flat_map(written).collect::<Vec<_>>())];
    if words.iter().all(|word| names::is_latin(word)) {
        let latin: Vec<String> = words.iter().map(|word| stem::latin(word)).collect();
        all.push(column("latin", &[latin.join(" ")]));
    }
    any(&all)
}

fn asked_name(words: &[String], mark: Mark, whose: Whose, kind: Option<Kind>, lexicon: &'static Lexicon) -> String {
    let ids: Vec<String> = names::ids(lexicon, words, whose).into_iter().map(|id| term(mark, kind, id)).collect();
    let mut all = vec![unlisted(words, mark, kind)];
    if !ids.is_empty() {
        all.push(column("names", &ids));
    }
    any(&all)
}

/// What the index is asked for a name that the gazetteer does not hold.
fn unlisted(words: &[String], mark: Mark, kind: Option<Kind>) -> String {
    let words = words.iter().map(|word| column("names", &[word_term(mark, kind, &names::key(word))]));
    every(&words.collect::<Vec<_>>())
}

/// What the index is asked where one record must have both an actor and a place: their terms alone would find each report with
/// the two in different records, which then had to be read.
fn asked_both(query: &Query, lexicon: &'static Lexicon) -> Option<String> {
    let single = |is: fn(&Term) -> Option<&Vec<String>>| {
        query.groups.iter().find_map(|group| if let [term] = group.as_slice() { is(term) } else { None })
    };
    let actor = single(|term| if let Term::Actor(words) = term { Some(words) } else { None })?;
    let place = single(|term| if let Term::Place(words) = term { Some(words) } else { None })?;
    let (actors, places) = (names::ids(lexicon, actor, Whose::Actor), names::ids(lexicon, place, Whose::Place));
    let pairs: Vec<String> = actors.iter().flat_map(|actor| places.iter().map(|place| both(actor, place))).collect();
    if pairs.is_empty() || pairs.len() > PAIRS {
        return None;
    }
    let unlisted = [unlisted(actor, Mark::Actor, None), unlisted(place, Mark::Place, None)];
    Some(any(&[&[column("names", &pairs)][..], &unlisted].concat()))
}

fn asked_outlet(words: &[String], lexicon: &'static Lexicon) -> String {
    let of = |word: &str| word_term(Mark::Outlet, None, word);
    let typed: Vec<String> =
        words.iter().map(|word| column("names", &[of(stem::stem(word)), of(&names::key(word))])).collect();
    let mut all = vec![every(&typed)];
    for name in names::media(lexicon, words).into_iter().flat_map(|(ar, en)| [ar, en]) {
        let own: Vec<String> =
            if names::is_latin(name) { name.split_whitespace().map(stem::latin).collect() } else { stems(name) };
        let own: Vec<String> = own.iter().map(|word| column("names", &[of(word)])).collect();
        if !own.is_empty() {
            all.push(every(&own));
        }
    }
    any(&all)
}

/// How words may stand in a text: the first with whatever is attached to it; those behind it as typed, but for the article.
fn phrase(words: &[String], lexicon: &Lexicon) -> Pattern {
    let inner = |word: &String| {
        let own = stem::stem(word);
        let with = format!("ال{own}");
        let other = stem::other_case(word).map(|other| stem::stem(&other).to_owned());
        [own.to_owned(), stem::stem(&with).to_owned()].into_iter().chain(other).collect()
    };
    let first = words.iter().take(1).map(|word| names::forms(lexicon, word).into_iter().collect());
    first.chain(words.iter().skip(1).map(inner)).collect()
}

/// Every way to write a phrase, in order.
fn written(pattern: &Pattern) -> Vec<String> {
    let mut all = vec![String::new()];
    for stems in pattern {
        let mut stems: Vec<&String> = stems.iter().collect();
        stems.sort_by_key(|stem| (stem.len(), *stem));
        let longer = |before: &String| {
            let join = |stem: &&String| if before.is_empty() { (*stem).clone() } else { format!("{before} {stem}") };
            stems.iter().map(join).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).take(MOST).collect();
    }
    all
}

fn column(name: &str, terms: &[String]) -> String {
    let terms: Vec<String> = terms.iter().map(|term| format!("\"{}\"", term.replace('"', ""))).collect();
    format!("{{{name}}} : ({})", terms.join(" OR "))
}

fn any(all: &[String]) -> String {
    format!("({})", all.join(" OR "))
}

fn every(all: &[String]) -> String {
    format!("({})", all.join(" AND "))
}
