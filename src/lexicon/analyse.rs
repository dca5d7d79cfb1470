//! A word of a text taken apart: every distinct word once, kept for the next time it occurs.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::segment::{Ending, clitic, cuts};
use super::{Form, Lexicon, Sense, WordId, flag};
use crate::arabic::inflect::Tense;
use crate::arabic::{calendar, letters};

/// Distinct words that are remembered between articles: some 60 MB.
const MOST: usize = 200_000;

/// One way to read a word: what is attached, and the interned rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stem {
    /// [`clitic`] bits.
    pub bits: u8,
    /// The rest.
    pub word: WordId,
    /// Whether it is an entry by itself, and not only a part of longer ones (لليمن in a body's name).
    pub alone: bool,
    /// The node of the phrase trie that it leads to from the root; none where no phrase begins with it.
    pub node: Option<u32>,
}

/// A distinct word of a text.
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// Its readings, the least cut first; none where no table knows it.
    pub stems: SmallVec<[Stem; 4]>,
    /// What the best reading may be, as [`super::flag`] bits.
    pub flags: u32,
    /// The particles attached in the best reading; for an unknown word, none but the article.
    pub bits: u8,
    /// Its readings as a verb, verbal noun or participle, with what is attached to each.
    pub senses: SmallVec<[(Sense, u8); 1]>,
    /// Whether a date may begin with it.
    pub dated: bool,
    /// The folded form.
    pub folded: Box<str>,
}

impl Word {
    /// Whether no reading cuts off less than these particles.
    pub fn cheapest(&self, bits: u8) -> bool {
        self.stems.iter().filter(|s| s.alone).all(|s| cost(s.bits) >= cost(bits))
    }
}

/// Takes words apart, and remembers. Cheap to make; one a run.
#[derive(Debug)]
pub struct Analyser<'l> {
    lexicon: &'l Lexicon,
    seen: FxHashMap<Box<str>, u32>,
    words: Vec<Word>,
    folded: String,
}

impl<'l> Analyser<'l> {
    /// An analyser that knows no word yet.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, seen: FxHashMap::default(), words: Vec::new(), folded: String::new() }
    }

    /// Forgets all words where they are more than a day's reports have, so that no run of reports fills the memory. Indices given
    /// out before are void.
    pub fn make_room(&mut self) {
        if self.words.len() > MOST {
            self.seen.clear();
            self.words.clear();
        }
    }

    /// The lexicon it looks words up in.
    pub fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }

    /// The index of a word as it stands in a text, for [`Self::word`].
    pub fn read(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.seen.get(text) {
            return at;
        }
        self.folded.clear();
        letters::fold_into(text, &mut self.folded);
        let word = analyse(self.lexicon, &self.folded, text);
        let at = self.words.len() as u32;
        self.words.push(word);
        self.seen.insert(text.into(), at);
        at
    }

    /// The word of that index.
    pub fn word(&self, at: u32) -> &Word {
        &self.words[at as usize]
    }
}

/// Words that a table lists whole are taken whole; else the least cut reading wins, and one that cuts one more stands by.
fn analyse(lexicon: &Lexicon, folded: &str, text: &str) -> Word {
    let mut stems: SmallVec<[Stem; 4]> = SmallVec::new();
    let push = |stems: &mut SmallVec<[Stem; 4]>, bits: u8, stem: &str| {
        // ب and ك stand before nouns.
        let noun = bits & (clitic::BA | clitic::KA) != 0;
        if let Some(word) = lexicon.id(stem)
            && !stems.iter().any(|s: &Stem| s.word == word)
            && !(noun && lexicon.only_verb(word))
        {
            stems.push(Stem { bits, word, alone: lexicon.is_entry(word), node: lexicon.step(0, word) });
        }
    };
    let mut whole = String::new();
    for cut in cuts(folded) {
        if cut.ending == Ending::Marbuta {
            whole.clear();
            whole.push_str(cut.stem.strip_suffix('ت').unwrap_or(cut.stem));
            whole.push('ه');
            push(&mut stems, cut.bits, &whole);
            continue;
        }
        if cut.bits & clitic::AL != 0 {
            whole.clear();
            whole.push_str("ال");
            whole.push_str(cut.stem);
            push(&mut stems, cut.bits & !clitic::AL, &whole);
        }
        push(&mut stems, cut.bits, cut.stem);
        // Before a pronoun the hamza of اء takes a seat: وزرائها
        let seated = (cut.bits & clitic::PRONOUN != 0).then(|| cut.stem.strip_suffix(['ي', 'و'])).flatten();
        if let Some(stem) = seated.filter(|s| s.ends_with('ا')) {
            whole.clear();
            whole.push_str(stem);
            whole.push('ء');
            push(&mut stems, cut.bits, &whole);
        }
        // Before a pronoun a plural verb has no alef, and ى is one: قصفوها, التقاه
        if cut.bits & clitic::PRONOUN != 0
            && let Some((stem, last)) =
                cut.stem.strip_suffix('و').map(|s| (s, "وا")).or_else(|| Some((cut.stem.strip_suffix('ا')?, "ي")))
        {
            whole.clear();
            whole.push_str(stem);
            whole.push_str(last);
            if lexicon.id(&whole).is_some_and(|word| lexicon.only_verb(word)) {
                push(&mut stems, cut.bits, &whole);
            }
        }
    }
    if stems.is_empty() && folded.ends_with('ا') && text.contains('\u{64b}') {
        let bare = folded.strip_suffix('ا').unwrap_or(folded);
        for cut in cuts(bare) {
            push(&mut stems, cut.bits, cut.stem);
        }
    }
    // الأوروبيين, فلسطينيا: a nisba in the plural or accusative that is listed in the singular.
    if stems.is_empty()
        && let Some(singular) = ["يين", "يون", "يا"].iter().find_map(|ending| folded.strip_suffix(ending))
    {
        whole.clear();
        whole.push_str(singular);
        whole.push('ي');
        for cut in cuts(&whole).iter().filter(|cut| cut.ending == Ending::Plain) {
            let nisba = |stem: &str| lexicon.id(stem).is_some_and(|word| lexicon.flags(word) & flag::NISBA != 0);
            let with_article = format!("ال{}", cut.stem);
            if nisba(cut.stem) {
                push(&mut stems, cut.bits, cut.stem);
            } else if cut.bits & clitic::AL != 0 && nisba(&with_article) {
                push(&mut stems, cut.bits & !clitic::AL, &with_article);
            }
        }
    }
    let mut flags = 0;
    let any = stems.iter().any(|s| s.alone);
    let read = || stems.iter().filter(|s| s.alone || !any);
    if let Some(least) = read().map(|s| cost(s.bits)).min() {
        for stem in read().filter(|s| cost(s.bits) == least) {
            let all = lexicon.flags(stem.word);
            flags |= match stem.bits {
                bits if bits & clitic::AL != 0 => all & !flag::NEVER_DEFINITE,
                bits if bits & (clitic::BA | clitic::KA) != 0 => all & !(flag::VERB | flag::FINITE),
                _ => all,
            };
        }
    }
    let bits = match read().next() {
        Some(stem) => stem.bits | article(folded, stem.bits, flags),
        None if letters::plain(text).starts_with("ال") => clitic::AL,
        None => 0,
    };
    let senses = stems.iter().flat_map(|stem| lexicon.senses(stem.word).iter().map(|sense| (*sense, stem.bits)));
    let first_person = folded.ends_with('ي');
    let senses = senses.filter(|(sense, bits)| fits(*sense, *bits, first_person)).collect();
    Word { senses, stems, flags, bits, dated: calendar::may_begin(folded), folded: folded.into() }
}

/// Whether these particles may be attached to a form; `first_person` where a pronoun behind it would be "my", which no verb
/// takes: يدعى is no يدع with it. The future has no perfect: سجلت is one word.
fn fits(sense: Sense, bits: u8, first_person: bool) -> bool {
    match sense.form {
        Form::Verb(tense, _) if tense == Tense::Perfect && bits & clitic::SA != 0 => false,
        Form::Verb(..) if first_person && bits & clitic::PRONOUN != 0 => false,
        Form::Verb(..) => bits & (clitic::AL | clitic::BA | clitic::KA) == 0,
        Form::Noun | Form::Participle => bits & clitic::SA == 0,
    }
}

/// The article of a word that a table lists with it (القوات as part of a name), but for words of closed classes.
fn article(folded: &str, bits: u8, flags: u32) -> u8 {
    let closed = flags & flag::NEVER_DEFINITE != 0;
    let cut = cuts(folded).iter().any(|c| c.ending == Ending::Plain && c.bits == bits | clitic::AL);
    if cut && !closed { clitic::AL } else { 0 }
}

/// How much a reading cuts off; the article costs nothing.
fn cost(bits: u8) -> u32 {
    (bits & !clitic::AL).count_ones() + u32::from(bits & clitic::PRONOUN != 0)
}
