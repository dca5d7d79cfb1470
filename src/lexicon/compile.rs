//! Tables to matchers.

use std::collections::BTreeMap;

use smallvec::SmallVec;
use zerovec::ZeroVec;

use super::gazetteer::Gazetteer;
use super::gloss::Glossary;
use super::index::{Lists, Numbers};
use super::ranking::Ranking;
use super::trie::Phrases;
use super::words::{Forms, Words};
use super::{Form, Function, Lexicon, Phrase, Sense, Table, WordId, flag};
use crate::arabic::inflect::{self, Agreement, Tense};
use crate::arabic::letters;

/// Compiles these tables.
pub fn compile(words: Words, gazetteer: Gazetteer, glossary: Glossary, ranking: Ranking) -> Lexicon {
    let mut all = Compiler::default();
    for (row, entry) in words.reporting.iter().enumerate() {
        all.verb(Table::Reporting, row, &entry.forms);
    }
    for (row, entry) in words.movement.iter().enumerate() {
        all.verb(Table::Movement, row, &entry.forms);
    }
    for (row, entry) in words.frontline.iter().enumerate() {
        all.verb(Table::Frontline, row, &entry.forms);
    }
    for (row, entry) in words.events.iter().enumerate() {
        all.verb(Table::Events, row, &entry.forms);
    }
    all.common_words(&words);
    for (perfect, imperfect) in &words.verbs {
        all.plain_verb(perfect, imperfect);
    }
    all.word_phrases(&words);
    all.names(&gazetteer);
    let (spelt, spellings): (Vec<WordId>, Vec<u32>) = all.spellings.into_iter().unzip();
    Lexicon {
        ids: all.ids.index(),
        senses: Lists::of(all.senses.into_iter()),
        flags: ZeroVec::alloc_from_slice(&all.flags),
        phrases: all.phrases.trie(),
        spelt: ZeroVec::alloc_from_slice(&spelt),
        spellings: ZeroVec::alloc_from_slice(&spellings),
        words,
        gazetteer,
        ranking,
        glossary,
    }
}

/// What is made of the tables, while it is made.
#[derive(Debug, Default)]
struct Compiler {
    /// Room to fold a word in.
    folded: String,
    ids: Numbers,
    senses: Vec<SmallVec<[Sense; 2]>>,
    flags: Vec<u32>,
    phrases: Phrases,
    /// The row of a word that is a name with a usual spelling.
    spellings: BTreeMap<WordId, u32>,
}

impl Compiler {
    fn intern(&mut self, folded: &str) -> WordId {
        let id = self.ids.add(folded);
        if id as usize == self.flags.len() {
            self.flags.push(0);
            self.senses.push(SmallVec::new());
        }
        id
    }

    fn mark(&mut self, word: &str, flags: u32) -> WordId {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        letters::fold_into(word, &mut folded);
        let id = self.intern(&folded);
        self.folded = folded;
        self.flags[id as usize] |= flags;
        id
    }

    fn sense(&mut self, word: &str, sense: Sense, flags: u32) {
        // A verbal noun of several words is found by its first; the rest is context.
        let id = self.mark(word, flags);
        if let Some(senses) = self.senses.get_mut(id as usize).filter(|s| !s.contains(&sense)) {
            senses.push(sense);
        }
    }

    fn verb(&mut self, table: Table, row: usize, forms: &Forms) {
        let row = row as u16;
        let single = |w: &str| !w.contains(' ');
        if single(forms.perfect) && single(forms.imperfect) {
            inflect::forms(forms.perfect, forms.imperfect, &mut |word, tense, agreement| {
                let flags = finite(&word, tense, agreement);
                self.sense(&word, Sense { table, row, form: Form::Verb(tense, agreement) }, flags);
            });
        }
        for noun in forms.nouns.iter().filter(|n| single(n)) {
            self.sense(noun, Sense { table, row, form: Form::Noun }, flag::COMMON);
            if table == Table::Reporting {
                continue;
            }
            let sense = Sense { table, row, form: Form::Noun };
            // شن هجوما, أحرز تقدما: the indefinite accusative.
            if !noun.ends_with(['ة', 'ا', 'ى', 'ء']) && !noun.ends_with("ات") {
                self.sense(&format!("{noun}ا"), sense, flag::COMMON);
            }
            // هجومان, غارتين: the dual.
            if !noun.ends_with(['ا', 'ى', 'ي']) && !noun.ends_with("ات") {
                let stem = noun.strip_suffix('ة').map_or_else(|| (*noun).to_owned(), |stem| format!("{stem}ت"));
                self.sense(&format!("{stem}ان"), sense, flag::COMMON);
                self.sense(&format!("{stem}ين"), sense, flag::COMMON);
            }
        }
        for noun in forms.nouns.iter().filter(|n| !single(n)) {
            self.phrase(noun, Phrase::Happening(Sense { table, row, form: Form::Noun }), flag::COMMON);
        }
        for participle in forms.participles.iter().filter(|n| single(n)) {
            self.sense(participle, Sense { table, row, form: Form::Participle }, flag::COMMON);
        }
    }

    /// Marks the forms of a verb that tells no record. A perfect written like a noun (عقد, تعاون) is an ordinary word as well.
    fn plain_verb(&mut self, perfect: &str, imperfect: &str) {
        inflect::forms(perfect, imperfect, &mut |word, tense, agreement| {
            // Its dual is written like an accusative (عملا).
            let dual = tense == Tense::Perfect && agreement == Agreement::Dual && !word.ends_with("تا");
            self.mark(&word, if dual { 0 } else { finite(&word, tense, agreement) });
        });
        if perfect.chars().count() <= 3 || perfect.starts_with('ت') {
            self.mark(perfect, flag::COMMON);
        }
    }

    /// Adds a phrase; one of a single word also marks that word.
    fn phrase(&mut self, text: &str, phrase: Phrase, flags: u32) {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        letters::fold_into(text, &mut folded);
        let ids: SmallVec<[WordId; 6]> =
            folded.split([' ', '-', '/', '.']).filter(|w| !w.is_empty()).map(|w| self.intern(w)).collect();
        self.folded = folded;
        if let [only] = ids.as_slice() {
            self.flags[*only as usize] |= flags;
        } else if !phrase.is_name() {
            // Words of titles and the like are ordinary words, wherever they stand.
            for id in &ids {
                self.flags[*id as usize] |= flag::COMMON;
            }
        }
        if !ids.is_empty() {
            self.phrases.insert(&ids, phrase);
        }
    }

    /// Marks the ordinary words, but for those that are "and" with a verb of the tables (ودعا).
    fn common_words(&mut self, words: &Words) {
        for word in &words.common {
            let joined = word.strip_prefix(['و', 'ف']).and_then(|rest| self.ids.get(rest));
            let verb = joined.is_some_and(|id| self.flags.get(id as usize).is_some_and(|f| f & flag::VERB != 0));
            // The list is folded already.
            if !verb {
                let id = self.intern(word);
                self.flags[id as usize] |= flag::COMMON;
            }
        }
    }

    fn word_phrases(&mut self, words: &Words) {
        for (row, title) in words.titles.iter().enumerate() {
            // A masculine title with an alef is a participle more often than two of its holders (مشيرا).
            for form in title.forms.iter().flat_map(|f| with_duals(f, false)) {
                self.phrase(&form, Phrase::Title { row: row as u32 }, flag::TITLE);
            }
        }
        for (row, head) in words.heads.iter().enumerate() {
            for form in head.forms.iter().flat_map(|f| with_duals(f, true)) {
                self.phrase(&form, Phrase::Head { row: row as u32 }, flag::HEAD);
            }
        }
        for (row, name) in words.names.iter().enumerate() {
            let id = self.mark(name.ar, if name.particle { flag::PARTICLE } else { flag::NAME });
            if !name.en.is_empty() {
                self.spellings.entry(id).or_insert(row as u32);
            }
        }
        for (row, (channel, _)) in words.channels.iter().enumerate() {
            self.phrase(channel, Phrase::Channel { row: row as u32 }, flag::COMMON);
        }
        for &(word, function) in &words.function {
            self.phrase(word, Phrase::Function(function), flags(function));
        }
    }

    fn names(&mut self, gazetteer: &Gazetteer) {
        for (row, country) in gazetteer.countries.iter().enumerate() {
            let row = row as u32;
            for name in std::iter::once(&country.ar).chain(&country.aliases) {
                self.phrase(name, Phrase::Country { row }, 0);
            }
            for adjective in &country.adjective {
                for ending in ["", "ة", "ون", "ين", "ان", "ات", "تين", "تان"] {
                    self.phrase(&inflected(adjective, ending), Phrase::Nisba { row }, flag::NISBA);
                }
            }
            for people in &country.people {
                self.phrase(people, Phrase::People { row }, flag::NISBA);
            }
        }
        for (row, place) in gazetteer.places.iter().enumerate() {
            for name in std::iter::once(&place.ar).chain(&place.aliases) {
                self.phrase(name, Phrase::Place { row: row as u32 }, 0);
            }
        }
        for (row, person) in gazetteer.people.iter().enumerate() {
            for name in std::iter::once(&person.ar).chain(&person.aliases) {
                let (name, short) = unsafe_alias(name);
                self.phrase(name, Phrase::Person { row: row as u32, short }, flag::NAME);
            }
        }
        for (row, body) in gazetteer.organisations.iter().enumerate() {
            for name in std::iter::once(&body.ar).chain(&body.aliases) {
                let (name, short) = unsafe_alias(name);
                self.phrase(name, Phrase::Organisation { row: row as u32, short }, 0);
            }
        }
    }
}

/// What marks a form of a verb. Some are nothing else: an imperfect in ي, a perfect that shows a feminine or plural, and
/// one of a derived stem in alef, whose verbal noun has a long vowel more (أعلن, انفجر).
fn finite(word: &str, tense: Tense, agreement: Agreement) -> u32 {
    let letters = word.chars().count();
    let only = match tense {
        Tense::Perfect if agreement == Agreement::Masculine => letters > 3 && word.starts_with(['أ', 'ا', 'آ']),
        // A dual without ت is written like an accusative (طالبا).
        Tense::Perfect => letters > 3 && (agreement != Agreement::Dual || word.ends_with("تا")),
        Tense::Imperfect | Tense::Jussive => word.starts_with('ي'),
    };
    // A dual of a short verb is nearly always an accusative (ردا على).
    let accusative = tense == Tense::Perfect && agreement == Agreement::Dual && letters <= 3 && !word.ends_with("تا");
    match only {
        _ if accusative => 0,
        true => flag::VERB | flag::FINITE,
        false => flag::VERB,
    }
}

/// An adjective with an ending; of two words, each that is an adjective itself agrees (كورية جنوبية, جنوب أفريقية).
fn inflected(adjective: &str, ending: &str) -> String {
    let agree = |word: &str| if word.ends_with('ي') { format!("{word}{ending}") } else { word.to_owned() };
    adjective.split(' ').map(agree).collect::<Vec<_>>().join(" ")
}

/// An alias with a leading `~` counts only after the full form.
fn unsafe_alias(alias: &str) -> (&str, bool) {
    alias.strip_prefix('~').map_or((alias, false), |short| (short, true))
}

/// A noun and its duals, free and in construct (منطقة: منطقتان, منطقتين, منطقتا, منطقتي); of several words, the first is inflected.
fn with_duals(noun: &str, masculine: bool) -> Vec<String> {
    let (first, rest) = noun.split_once(' ').map_or((noun, String::new()), |(first, rest)| (first, format!(" {rest}")));
    let mut forms = vec![noun.to_owned()];
    let plural = ["ون", "ين", "ات"].iter().any(|e| first.ends_with(e));
    if plural || first.chars().count() < 3 {
        return forms;
    }
    // The construct in ي of a masculine noun is written like its adjective (مركزي), so it is left out.
    let (stem, construct): (String, &[&str]) = match first.strip_suffix('ة') {
        Some(stem) => (format!("{stem}ت"), &["ا", "ي"]),
        None if masculine => (first.to_owned(), &["ا"]),
        None => (first.to_owned(), &[]),
    };
    let free: &[&str] = if rest.is_empty() { &["ان", "ين"] } else { &[] };
    let endings = free.iter().chain(construct);
    forms.extend(endings.map(|e| format!("{stem}{e}{rest}")));
    forms
}

/// What a function makes of the word that has it.
fn flags(function: Function) -> u32 {
    match function {
        Function::Preposition => flag::PREPOSITION,
        Function::Complementizer => flag::COMPLEMENTIZER,
        Function::Negation => flag::NEGATION,
        Function::Future => flag::FUTURE,
        Function::Relative => flag::RELATIVE,
        Function::Demonstrative => flag::DEMONSTRATIVE,
        Function::Pronoun => flag::PRONOUN,
        Function::Auxiliary => flag::AUXILIARY,
        Function::Stronghold | Function::Arms | Function::Idiom | Function::Topic | Function::Victim => flag::COMMON,
        Function::Number | Function::Calendar => flag::CALENDAR,
        Function::Conjunction
        | Function::Planned
        | Function::Hypothetical
        | Function::Background
        | Function::Adverb
        | Function::Quantifier
        | Function::Attribution
        | Function::Unconfirmed
        | Function::Denied
        | Function::Other => flag::FUNCTION,
    }
}
