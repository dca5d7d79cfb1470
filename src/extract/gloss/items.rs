//! A printed phrase to the words of its grammar.

use crate::arabic::letters::{fold, folded};
use crate::arabic::token::{self, TokenKind};
use crate::lexicon::gloss::{Class, Entry, Gloss, Glossary};
use crate::lexicon::segment::{Ending, clitic, cuts};
use crate::lexicon::{Analyser, Lexicon, Phrase};

/// What a name of the gazetteer is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Forces are theirs.
    Person,
    /// It has a head.
    Body,
    Other,
}

/// A word or fixed phrase with what the grammar asks of it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "features of a word in the grammar, each on its own")]
pub(super) struct Item {
    /// English, without article; singular where `plural` can be made of it.
    pub en: String,
    /// [`Gloss::other`].
    pub other: &'static str,
    pub class: Class,
    /// Another word for it where it governs a body.
    pub governing: Option<&'static str>,
    /// It may govern a title: deputy.
    pub prefix: Option<&'static str>,
    pub named: Named,
    pub definite: bool,
    pub feminine: bool,
    pub plural: bool,
    /// English of an attached ل or ب.
    pub preposition: Option<&'static str>,
    /// و is attached.
    pub and: bool,
    /// his, her, their
    pub owner: Option<&'static str>,
}

impl Item {
    /// An English name, or English that is ready.
    pub fn name(en: String) -> Self {
        Self {
            en,
            other: "",
            class: Class::Name,
            governing: None,
            prefix: None,
            named: Named::Other,
            definite: true,
            feminine: false,
            plural: false,
            preposition: None,
            and: false,
            owner: None,
        }
    }

    pub fn is_nominal(&self) -> bool {
        !matches!(self.class, Class::Adjective | Class::Participle | Class::Preposition)
    }

    fn attach(mut self, bits: u8) -> Self {
        self.and = bits & (clitic::WA | clitic::FA) != 0;
        self.definite |= bits & clitic::AL != 0;
        self.preposition = match bits {
            bits if bits & clitic::LA != 0 => Some("for"),
            bits if bits & clitic::BA != 0 => Some("in"),
            _ => None,
        };
        self
    }
}

/// The words of a phrase.
pub(super) fn items(ar: &str, lexicon: &Lexicon) -> Vec<Item> {
    let mut words: Vec<&str> = token::tokens(ar)
        .iter()
        .filter(|t| t.kind != TokenKind::Mark)
        .map(|t| t.text(ar))
        .filter(|w| !w.is_empty())
        .collect();
    // A vowelless word of marks alone folds to nothing.
    words.retain(|w| w.chars().any(|c| fold(c).is_some()));
    let mut reader = Reader { lexicon, analyser: Analyser::new(lexicon), words };
    let mut out: Vec<Item> = Vec::new();
    let mut unknown: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < reader.words.len() {
        let before = out.last().filter(|_| unknown.is_empty());
        let known = reader.listed(at, out.is_empty()).into_iter().chain(reader.glossed(at, before));
        let single =
            |reader: &mut Reader<'_, '_>| reader.number(at).or_else(|| reader.tabled(at)).map(|item| (item, 1));
        let Some((item, used)) = known.max_by_key(|(_, used)| *used).or_else(|| single(&mut reader)) else {
            unknown.extend(reader.words.get(at));
            at += 1;
            continue;
        };
        flush(&mut unknown, lexicon, &mut out);
        let item = people(item, out.last());
        out.push(item);
        at += used;
    }
    flush(&mut unknown, lexicon, &mut out);
    out
}

/// Words that nothing knows are one name; what the article shows to be attached to the first is taken off.
fn flush(unknown: &mut Vec<&str>, lexicon: &Lexicon, out: &mut Vec<Item>) {
    if unknown.is_empty() {
        return;
    }
    let joined = unknown.join(" ");
    let attached = [("وال", clitic::WA), ("لل", clitic::LA), ("بال", clitic::BA)]
        .iter()
        .find_map(|(prefix, bits)| joined.strip_prefix(prefix).map(|rest| (format!("ال{rest}"), *bits)));
    let (ar, bits) = attached.unwrap_or((joined, 0));
    out.push(Item::name(super::romanised(&ar, lexicon)).attach(bits));
    unknown.clear();
}

/// Nationals: an adjective in the plural that no noun before it can take.
fn people(item: Item, before: Option<&Item>) -> Item {
    let described =
        before.is_some_and(|b| matches!(b.class, Class::Title | Class::Source) || b.class == Class::Adjective);
    if item.class != Class::Adjective || !item.plural || item.feminine || described || item.other.is_empty() {
        return item;
    }
    let other = if item.en.ends_with("an") || item.en.ends_with('i') { "" } else { item.other };
    Item { class: Class::Source, other, ..item }
}

struct Reader<'l, 'w> {
    lexicon: &'l Lexicon,
    analyser: Analyser<'l>,
    words: Vec<&'w str>,
}

impl Reader<'_, '_> {
    /// The longest name of the gazetteer at a word.
    fn listed(&mut self, at: usize, begins: bool) -> Option<(Item, usize)> {
        let mut best: Option<(Phrase, u8, usize)> = None;
        let first = self.analyser.read(self.words.get(at)?);
        let stems = self.analyser.word(first).stems.clone();
        for stem in stems.iter().filter(|s| s.bits & (clitic::PRONOUN | clitic::SA | clitic::KA) == 0) {
            let mut node = self.lexicon.step(0, stem.word);
            let mut next = at + 1;
            while let Some(here) = node {
                for &phrase in self.lexicon.phrases(here) {
                    let nisba = matches!(phrase, Phrase::Nisba { .. }) && stem.bits & clitic::AL != 0 && !begins;
                    if is_name(phrase)
                        && best.is_none_or(|(_, _, used)| next - at > used || (nisba && next - at == used))
                    {
                        best = Some((phrase, stem.bits, next - at));
                    }
                }
                let Some(word) = self.words.get(next) else { break };
                let word = self.analyser.read(word);
                let mut on = self.analyser.word(word).stems.iter().filter(|s| s.bits & !clitic::AL == 0);
                node = on.find_map(|s| self.lexicon.step(here, s.word));
                next += 1;
            }
        }
        let (phrase, bits, used) = best?;
        Some((self.named(phrase, at)?.attach(bits), used))
    }

    fn named(&self, phrase: Phrase, at: usize) -> Option<Item> {
        let gazetteer = &self.lexicon.gazetteer;
        let word = folded(self.words.get(at)?);
        let item =
            |en: &str| Item { feminine: word.ends_with('ه') || word.ends_with("ات"), ..Item::name(en.to_owned()) };
        Some(match phrase {
            Phrase::Person { row, .. } => Item { named: Named::Person, ..item(gazetteer.people.get(row as usize)?.en) },
            Phrase::Place { row } => item(gazetteer.places.get(row as usize)?.en),
            Phrase::Organisation { row, .. } => {
                Item { named: Named::Body, ..item(gazetteer.organisations.get(row as usize)?.en) }
            }
            Phrase::Country { row } => item(gazetteer.countries.get(row as usize)?.en),
            Phrase::Nisba { row } => Item {
                class: Class::Adjective,
                definite: false,
                feminine: word.ends_with('ه') || word.ends_with("ات"),
                plural: word.ends_with("ون") || word.ends_with("ين"),
                other: gazetteer.countries.get(row as usize)?.adjective_en,
                ..Item::name(gazetteer.countries.get(row as usize)?.adjective_en.to_owned())
            },
            Phrase::People { row } => Item {
                class: Class::Adjective,
                definite: false,
                plural: true,
                other: gazetteer.countries.get(row as usize)?.adjective_en,
                ..Item::name(gazetteer.countries.get(row as usize)?.adjective_en.to_owned())
            },
            _ => return None,
        })
    }

    /// The longest entry of the glossary at a word, behind `before`.
    fn glossed(&self, at: usize, before: Option<&Item>) -> Option<(Item, usize)> {
        let glossary = &self.lexicon.glossary;
        let first = folded(self.words.get(at)?);
        let most = cuts(&first).iter().map(|cut| glossary.longest(cut.stem)).max()?;
        // للقوات hides the article of القوات.
        let melted = first.strip_prefix("لل").map_or(1, |rest| glossary.longest(&format!("ال{rest}")));
        let longest = most.max(melted).min(self.words.len() - at);
        (1..=longest).rev().find_map(|used| {
            let raw = self.words.get(at..at + used)?.join(" ");
            let next = self.words.get(at + used).map(|w| folded(w));
            let context = Context { before, next: next.as_deref() };
            entry(glossary, &raw, &context).map(|item| (item, used))
        })
    }

    /// Digits describe what they count or name: الـ15.
    fn number(&self, at: usize) -> Option<Item> {
        let word = folded(self.words.get(at)?);
        let digits = word.trim_start_matches(['ا', 'ل', 'و', 'ب']);
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
        is_number.then(|| Item { class: Class::Adjective, definite: false, ..Item::name(digits.to_owned()) })
    }

    /// A single title or head noun of the other tables.
    fn tabled(&mut self, at: usize) -> Option<Item> {
        let word = self.analyser.read(self.words.get(at)?);
        let words = &self.lexicon.words;
        let word = self.analyser.word(word);
        word.stems.iter().find_map(|stem| {
            let node = self.lexicon.step(0, stem.word)?;
            self.lexicon.phrases(node).iter().find_map(|phrase| {
                let (en, class) = match *phrase {
                    Phrase::Title { row } => (words.titles.get(row as usize)?.en, Class::Title),
                    Phrase::Head { row } => (words.heads.get(row as usize)?.en, Class::Noun),
                    _ => return None,
                };
                // The tables give head nouns of people in the plural.
                let many = en.ends_with('s') && !en.ends_with("ss") && class == Class::Noun;
                let gloss = Gloss { en, other: if many { en } else { "" }, class };
                let plural = many || word.folded.ends_with("ون") || word.folded.ends_with("ين");
                Some(glossed(gloss, plural, &word.folded).attach(stem.bits))
            })
        })
    }
}

/// What stands around a word.
struct Context<'c> {
    before: Option<&'c Item>,
    next: Option<&'c str>,
}

impl Context<'_> {
    /// A preposition follows, so that a participle has its complement.
    fn complement(&self) -> bool {
        self.next.is_some_and(|w| {
            w.starts_with('ل') || w.starts_with("بال") || matches!(w, "من" | "الي" | "عن" | "علي" | "مع" | "في")
        })
    }

    /// Of several classes of one word, the one that fits.
    fn rank(&self, class: Class, definite: bool) -> u8 {
        let governed = self.before.is_some_and(|b| b.is_nominal() && !b.definite);
        let described = self.before.is_some_and(|b| b.is_nominal() && b.definite == definite);
        match class {
            Class::Participle if self.complement() && self.before.is_some() => 0,
            Class::Participle => 9,
            Class::Adjective if described => 1,
            Class::Field if governed && definite => 1,
            // لواء with a name behind it is a brigade, else a rank.
            Class::Label if !definite && self.next.is_some() => 1,
            Class::Label => 3,
            Class::Adjective if self.before.is_none() => 4,
            Class::Prefix => 5,
            Class::Governing => 6,
            _ => 2,
        }
    }
}

/// The glossary's word for a folded word or phrase with what is attached to it.
fn entry(glossary: &Glossary, raw: &str, context: &Context<'_>) -> Option<Item> {
    let phrase = folded(raw);
    let mut cuts: Vec<_> = cuts(&phrase).into_iter().filter(|c| c.bits & (clitic::SA | clitic::KA) == 0).collect();
    if raw.ends_with('ة') {
        cuts.retain(|c| c.bits & clitic::PRONOUN == 0);
    } else if raw.ends_with('ه') {
        // Written with ه and not ة, it is first of all a pronoun.
        cuts.sort_by_key(|c| c.bits & clitic::PRONOUN == 0);
    }
    cuts.iter().find_map(|cut| {
        let mut stem = cut.stem.to_owned();
        if cut.ending == Ending::Marbuta {
            stem.pop();
            stem.push('ه');
        }
        // حلفائهم is of حلفاء.
        if cut.bits & clitic::PRONOUN != 0 && (stem.ends_with("اي") || stem.ends_with("او")) {
            stem.pop();
            stem.push('ء');
        }
        // للجنة is of اللجنة: three lams are not written.
        let melted = cut.bits & (clitic::LA | clitic::AL) == clitic::LA && stem.starts_with('ل');
        let definite = melted || cut.bits & clitic::AL != 0 || stem.starts_with("ال");
        let whole = if cut.bits & clitic::AL != 0 { format!("ال{stem}") } else { stem.clone() };
        let bare = whole.strip_prefix("ال").filter(|_| definite).unwrap_or(&whole);
        let with_article = if definite { glossary.entries(&whole) } else { &[] };
        let found: Vec<Entry> = with_article.iter().chain(glossary.entries(bare)).copied().collect();
        let best = found.iter().min_by_key(|e| context.rank(e.gloss.class, definite));
        let listed = best.map(|e| glossed(e.gloss, e.plural, &stem));
        let soft = best.is_none_or(|e| matches!(e.gloss.class, Class::Source | Class::Title));
        let ending = if soft { inflected(glossary, bare, context.complement()) } else { None };
        let described = context.before.is_some_and(|b| b.is_nominal() && b.definite == definite);
        let mut item = match (listed, ending) {
            (Some(_), Some(adjective)) if described => adjective,
            (Some(noun), _) => noun,
            (None, Some(other)) => other,
            (None, None) => return None,
        };
        for entry in &found {
            match entry.gloss.class {
                Class::Governing => item.governing = Some(entry.gloss.en),
                Class::Prefix => item.prefix = Some(entry.gloss.en),
                _ => {}
            }
        }
        item.definite |= definite || stem.contains(" ال");
        let mut item = item.attach(cut.bits);
        if cut.bits & clitic::PRONOUN != 0 {
            item.owner = owner(&phrase);
            item.definite = true;
            // "his deputy", not his member of parliament.
            if let Some(prefix) = item.prefix {
                prefix.clone_into(&mut item.en);
            }
        }
        Some(item)
    })
}

fn is_name(phrase: Phrase) -> bool {
    !matches!(phrase, Phrase::Title { .. } | Phrase::Head { .. } | Phrase::Channel { .. } | Phrase::Function(_))
}

fn glossed(gloss: Gloss, plural: bool, folded: &str) -> Item {
    let first = folded.split(' ').next().unwrap_or_default();
    let things = !matches!(gloss.class, Class::Title | Class::Source | Class::Prefix | Class::Governing);
    Item {
        other: gloss.other,
        class: gloss.class,
        definite: gloss.class == Class::Name,
        feminine: (first.ends_with('ه') && !plural) || (plural && things) || first.ends_with("ات"),
        plural: plural || (gloss.en.ends_with("force") && first.ends_with("قوات")),
        ..Item::name(gloss.en.to_owned())
    }
}

/// An adjective or noun with an ending: عسكرية, مسؤولين, مسؤولا.
fn inflected(glossary: &Glossary, stem: &str, complement: bool) -> Option<Item> {
    if stem.contains(' ') {
        return None;
    }
    let endings = [
        ("ه", true, false),
        ("ون", false, true),
        ("ين", false, true),
        ("ات", true, true),
        ("تين", true, true),
        ("ان", false, true),
    ];
    let found = endings.iter().find_map(|&(ending, feminine, plural)| {
        let bare = stem.strip_suffix(ending)?;
        let fits = |class| matches!(class, Class::Adjective | Class::Participle);
        let entries = glossary.entries(bare);
        let entry = entries
            .iter()
            .filter(|e| fits(e.gloss.class))
            .min_by_key(|e| (e.gloss.class == Class::Participle) != complement)?;
        Some(Item { feminine, plural, ..glossed(entry.gloss, plural, stem) })
    });
    found.or_else(|| {
        // The accusative's alef.
        let entry = glossary.entries(stem.strip_suffix('ا')?).first()?;
        Some(glossed(entry.gloss, entry.plural, stem))
    })
}

fn owner(word: &str) -> Option<&'static str> {
    [("هما", "their"), ("هم", "their"), ("هن", "their"), ("ها", "its"), ("نا", "our"), ("ه", "his")]
        .iter()
        .find(|(ending, _)| word.ends_with(ending))
        .map(|(_, en)| *en)
}
