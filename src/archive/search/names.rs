//! What a typed word or name stands for: its forms in the index, and the names of the gazetteer that have it.
//!
//! The vocabulary is asked when a query is read, never when a report is kept: an index serves every vocabulary.

use crate::arabic::{letters, romanise, stem};
use crate::archive::words::stems;
use crate::briefing::NameKind;
use crate::lexicon::{Lexicon, Phrase};

/// The most forms of names that a word stands for.
const MOST: usize = 32;
/// The most whole names that a word of them stands for: "ministry" is a part of too many to mean them.
const TELLING: usize = 8;
/// The most names that are meant by a field.
const NAMED: usize = 256;

/// A name of the gazetteer, or of the table of given names, in which case it has no id.
#[derive(Debug, Clone, Copy)]
struct Entry {
    class: Class,
    id: &'static str,
    ar: &'static str,
    en: &'static str,
}

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Person,
    Given,
    Country,
    Adjective,
    Place,
    Body,
    Medium,
}

/// Whose names are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Actor,
    Place,
    Outlet,
}

/// Whether a word is looked for by its sound in Latin letters.
pub(super) fn is_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
}

/// The stems under which a word stands in a text. One that no table knows may have something attached by who typed it; a word of
/// two letters its article, unless that makes a word of its own (الآن).
pub(super) fn forms(lexicon: &Lexicon, word: &str) -> Vec<String> {
    let mut forms = stem::asked(word);
    forms.extend(stem::other_case(word).iter().flat_map(|word| stem::asked(word)));
    let id = lexicon.id(word);
    let is_known = id.is_some_and(|id| lexicon.is_entry(id));
    let phrases = id.and_then(|id| lexicon.step(0, id)).map(|node| lexicon.phrases(node)).unwrap_or_default();
    let is_function = phrases.iter().any(|phrase| matches!(phrase, Phrase::Function(_)));
    let attached = stem::without_attached(word).filter(|_| !is_known);
    for rest in attached.chain(stem::without_article(word).filter(|_| !is_function)) {
        for form in stem::asked(rest) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

/// The Arabic of what some Latin words name, one behind the other: of each name its own words for them, where these can be told,
/// else the whole name, where there are not too many of these to say anything ("government").
pub(super) fn arabic(lexicon: &Lexicon, typed: &[String]) -> Vec<Vec<String>> {
    let sought: Vec<String> = typed.iter().map(|word| stem::latin(word)).collect();
    let initials: Vec<Option<char>> = typed.iter().map(|word| stem::initial(word)).collect();
    // Few words begin so; only of these the sounds are compared.
    let is = |word: &&str, at: usize| {
        initials.get(at) == Some(&stem::initial(word)) && sought.get(at) == Some(&stem::latin(word))
    };
    let fits = |run: &[&str]| run.iter().enumerate().all(|(at, word)| is(word, at));
    let (mut own, mut whole): (Vec<Vec<String>>, Vec<Vec<String>>) = Default::default();
    for entry in entries(lexicon) {
        let words: Vec<&str> = entry.en.split_whitespace().collect();
        let Some(at) = words.windows(typed.len().max(1)).position(fits) else { continue };
        let ordered = matches!(entry.class, Class::Person | Class::Given).then_some(words.len());
        let counterpart = counterpart(entry.ar, ordered, at, &sought);
        let list = if counterpart == entry.ar && words.len() > typed.len() { &mut whole } else { &mut own };
        let stems = stems(&counterpart);
        if !stems.is_empty() && !list.contains(&stems) && list.len() < MOST {
            list.push(stems);
        }
    }
    // What a shorter one finds need not be asked for again.
    whole.retain(|name| !own.iter().any(|own| name.windows(own.len()).any(|run| run == own)));
    if whole.len() <= TELLING {
        own.append(&mut whole);
    }
    own
}

/// What in `ar` stands for the words at `at` of its name in Latin letters: what sounds so; what has their place, where the name has
/// so many words in Latin letters too, and in the same order; else all of it.
pub(super) fn counterpart(ar: &str, ordered: Option<usize>, at: usize, sought: &[String]) -> String {
    let words: Vec<&str> = ar.split_whitespace().collect();
    let sounds = |run: &&[&str]| run.iter().zip(sought).all(|(word, sought)| sound(word) == *sought);
    let by_place = || words.get(at..at + sought.len()).filter(|_| ordered == Some(words.len()));
    words.windows(sought.len()).find(sounds).or_else(by_place).unwrap_or(&words).join(" ")
}

/// How an Arabic word sounds in Latin letters.
fn sound(word: &str) -> String {
    stem::latin(&romanise::romanise(word, |_| None))
}

/// The ids of the names that some words name: persons and bodies by any part of their name, places by the whole of it, and only
/// where none is called so by a part.
pub(super) fn ids(lexicon: &'static Lexicon, typed: &[String], whose: Whose) -> Vec<&'static str> {
    let id = typed.join("-");
    let sought: Vec<String> = typed.iter().map(|word| key(word)).collect();
    let latin = typed.iter().any(|word| is_latin(word));
    let mut whole: Vec<&'static str> = if latin { Vec::new() } else { by_alias(lexicon, typed, whose) };
    let initial = typed.first().and_then(|word| stem::initial(word));
    let mut part = Vec::new();
    for entry in named(lexicon, whose) {
        if entry.id == id {
            return vec![entry.id];
        }
        let words: Vec<String> = match (latin, initial) {
            (true, initial) if entry.en.split_whitespace().all(|word| stem::initial(word) != initial) => continue,
            (true, _) => entry.en.split_whitespace().map(key).collect(),
            (false, _) => stems(entry.ar),
        };
        if words == sought {
            whole.push(entry.id);
        } else if sought.iter().all(|word| words.contains(word)) {
            part.push(entry.id);
        }
    }
    if whose != Whose::Place || whole.is_empty() {
        whole.append(&mut part);
    }
    whole.sort_unstable();
    whole.dedup();
    whole.truncate(NAMED);
    whole
}

/// A word of a name as it is compared.
pub(super) fn key(word: &str) -> String {
    if is_latin(word) { stem::latin(word) } else { stem::stem(&letters::folded(word)).to_owned() }
}

/// Names that go by these words as a whole, by any of their forms.
fn by_alias(lexicon: &'static Lexicon, typed: &[String], whose: Whose) -> Vec<&'static str> {
    let node = typed.iter().try_fold(0, |node, word| lexicon.step(node, lexicon.id(word)?));
    let names = &lexicon.gazetteer;
    let id = |phrase: &Phrase| match (*phrase, whose) {
        (Phrase::Person { row, .. }, Whose::Actor) => names.people.get(row as usize).map(|entry| entry.id),
        (Phrase::Organisation { row, .. }, Whose::Actor | Whose::Outlet) => {
            names.organisations.get(row as usize).map(|entry| entry.id)
        }
        (Phrase::Country { row }, Whose::Actor | Whose::Place) => names.countries.get(row as usize).map(|c| c.id),
        (Phrase::Place { row }, Whose::Place | Whose::Actor) => names.places.get(row as usize).map(|p| p.id),
        _ => None,
    };
    node.map(|node| lexicon.phrases(node).iter().filter_map(id).collect()).unwrap_or_default()
}

/// The names and spellings of media that some words name.
pub(super) fn media(lexicon: &'static Lexicon, typed: &[String]) -> Vec<(&'static str, &'static str)> {
    let ids = ids(lexicon, typed, Whose::Outlet);
    let named = named(lexicon, Whose::Outlet).filter(|entry| ids.contains(&entry.id));
    named.map(|entry| (entry.ar, entry.en)).collect()
}

fn named(lexicon: &'static Lexicon, whose: Whose) -> impl Iterator<Item = Entry> {
    let belongs = move |entry: &Entry| match whose {
        Whose::Actor => {
            matches!(entry.class, Class::Person | Class::Body | Class::Medium | Class::Country | Class::Place)
        }
        Whose::Place => matches!(entry.class, Class::Place | Class::Country),
        Whose::Outlet => entry.class == Class::Medium,
    };
    entries(lexicon).filter(belongs)
}

/// All names that have an English one.
fn entries(lexicon: &Lexicon) -> impl Iterator<Item = Entry> {
    let names = &lexicon.gazetteer;
    let people = names.people.iter().map(|p| Entry { class: Class::Person, id: p.id, ar: p.ar, en: p.en });
    let countries = names.countries.iter().map(|c| Entry { class: Class::Country, id: c.id, ar: c.ar, en: c.en });
    let adjectives = names
        .countries
        .iter()
        .flat_map(|c| c.adjective.iter().map(|ar| Entry { class: Class::Adjective, id: c.id, ar, en: c.adjective_en }));
    let given = lexicon.words.names.iter().map(|n| Entry { class: Class::Given, id: "", ar: n.ar, en: n.en });
    let places = names.places.iter().map(|p| Entry { class: Class::Place, id: p.id, ar: p.ar, en: p.en });
    let bodies = names.organisations.iter().map(|o| {
        let class = if o.kind == NameKind::Medium { Class::Medium } else { Class::Body };
        Entry { class, id: o.id, ar: o.ar, en: o.en }
    });
    people.chain(countries).chain(adjectives).chain(given).chain(places).chain(bodies)
}
