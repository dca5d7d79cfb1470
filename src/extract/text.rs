//! A report as the later steps read it: paragraphs of tokens, each with the phrases that begin there.

mod wall;

use std::borrow::Cow;

use smallvec::SmallVec;

use crate::arabic::letters;
use crate::arabic::token::{self, Token, TokenKind};
use crate::briefing::Article;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Analyser, Function, Lexicon, Phrase, Sense, Table, Word, flag};

/// The longest headline and the longest heading of a section, in tokens.
const HEADLINE: usize = 32;
const HEADING: usize = 9;

/// A phrase of the tables that begins at a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    pub phrase: Phrase,
    /// In tokens.
    pub len: usize,
    /// What is attached to its first word.
    pub bits: u8,
}

/// A paragraph, taken apart.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    /// [`crate::briefing::Paragraph::number`].
    pub number: u32,
    /// The paragraph's text, or the part of it that is read as a paragraph of its own.
    pub raw: &'a str,
    /// Where in the paragraph it begins, in bytes.
    pub offset: u32,
    /// The whole paragraph is a headline or the heading of a section.
    pub heading: bool,
    pub tokens: Vec<Token>,
    /// The index of each token's word in the analyser.
    pub words: Vec<u32>,
    /// The phrases that begin at each token, the longest first.
    pub phrases: Vec<SmallVec<[Match; 2]>>,
    /// Token ranges, each one sentence.
    pub sentences: Vec<(usize, usize)>,
    /// Whether each token stands within a quotation.
    pub quoted: Vec<bool>,
}

/// The paragraphs of an article with what reads them.
pub(crate) struct Reader<'a, 'l> {
    pub lexicon: &'l Lexicon,
    pub analyser: &'a mut Analyser<'l>,
}

impl Reader<'_, '_> {
    /// Takes an article apart.
    pub fn read<'t>(&mut self, article: &'t Article) -> Vec<Text<'t>> {
        let last = article.paragraphs.len();
        let mut out = Vec::with_capacity(last);
        for (at, p) in article.paragraphs.iter().enumerate() {
            let titled = at == 0 && article.title.as_deref() == Some(p.text.as_str());
            let parts = wall::parts(article, &p.text);
            let (first, last) = (at == 0 && parts.len() == 1, at + 1 == last || parts.len() > 1);
            for (start, end) in parts {
                let raw = p.text.get(start..end).unwrap_or_default();
                out.push(Text { offset: start as u32, ..self.paragraph(p.number, raw, titled, first, last) });
            }
        }
        out
    }

    fn paragraph<'t>(&mut self, number: u32, raw: &'t str, titled: bool, first: bool, last: bool) -> Text<'t> {
        let tokens = token::tokens(raw);
        let mark = self.analyser.read("");
        let words: Vec<u32> = tokens
            .iter()
            .map(|t| match t.kind {
                TokenKind::Mark => mark,
                _ => self.analyser.read(t.text(raw)),
            })
            .collect();
        let phrases = (0..tokens.len()).map(|at| self.phrases(&tokens, &words, at)).collect();
        let quoted = quotations(raw, &tokens);
        let sentences = sentences(raw, &tokens, &quoted);
        let unended = !raw.trim_end().ends_with(['.', '!', '؟', '»', '"', '”', ':', '؛', '،']);
        // The first line is a headline where it does not end as a sentence does; further down only a short one is a heading.
        let headline = first && !last && !raw.trim_end().ends_with(['.', ':', '،']) && tokens.len() <= HEADLINE;
        let heading = titled || headline || (unended && !last && tokens.len() <= HEADING);
        Text { number, raw, offset: 0, heading, tokens, words, phrases, sentences, quoted }
    }

    /// The phrases that begin at token `at`: for each sort the longest.
    fn phrases(&self, tokens: &[Token], words: &[u32], at: usize) -> SmallVec<[Match; 2]> {
        let mut found: SmallVec<[Match; 2]> = SmallVec::new();
        if tokens[at].kind == TokenKind::Mark {
            return found;
        }
        for stem in &self.analyser.word(words[at]).stems {
            let before = found.len();
            let Some(node) = stem.node else { continue };
            self.walk(node, tokens, words, at, at + 1, stem.bits, &mut found);
            // باب is a door before it is "in Ibb": a name of one word gives way to a word that is cut less.
            if self.analyser.word(words[at]).cheapest(stem.bits) {
                continue;
            }
            let mut n = 0;
            found.retain(|m| {
                n += 1;
                n <= before || m.len > 1 || !m.phrase.is_name()
            });
        }
        found.sort_by_key(|m| (std::cmp::Reverse(m.len), (m.bits & !clitic::AL).count_ones()));
        found
    }

    #[expect(clippy::too_many_arguments, reason = "a recursive walk whose state is all of these")]
    fn walk(
        &self,
        node: u32,
        tokens: &[Token],
        words: &[u32],
        at: usize,
        next: usize,
        bits: u8,
        found: &mut SmallVec<[Match; 2]>,
    ) {
        for &phrase in self.lexicon.phrases(node) {
            // قطر with a pronoun behind is no country, but قطري.
            // With the article a word of a closed class is another word (الخاصة).
            let function = matches!(phrase, Phrase::Function(f) if f != Function::Calendar && f != Function::Number);
            // A name listed without the article is not the word with it (المالي is no Mali).
            let person_or_place = phrase.is_name()
                && !matches!(phrase, Phrase::Nisba { .. } | Phrase::People { .. } | Phrase::Organisation { .. });
            // وستدمر is a verb in the future, and no Palmyra.
            let future = phrase.is_name() && bits & clitic::SA != 0;
            let another = person_or_place && bits & clitic::AL != 0 || future;
            if !another && (bits & clitic::PRONOUN == 0 || !phrase.is_name()) && (bits & clitic::AL == 0 || !function) {
                found.push(Match { phrase, len: next - at, bits });
            }
        }
        let mut next = next;
        // A hyphen inside a name ("بيت-حنون") parts nothing.
        if tokens
            .get(next)
            .is_some_and(|t| t.kind == TokenKind::Mark && t.end - t.start == 1 && t.start == tokens[next - 1].end)
            && tokens.get(next + 1).is_some_and(|t| t.start == tokens[next].end)
            && self.analyser.word(words[next]).folded.is_empty()
        {
            next += 1;
        }
        if tokens.get(next).is_none_or(|t| t.kind == TokenKind::Mark) {
            return;
        }
        for stem in &self.analyser.word(words[next]).stems {
            // رئيس وزرائها: a title of somebody's
            if stem.bits & !clitic::AL == clitic::PRONOUN
                && let Some(node) = self.lexicon.step(node, stem.word)
            {
                let titles = self.lexicon.phrases(node).iter().filter(|p| matches!(p, Phrase::Title { .. }));
                found.extend(titles.map(|&phrase| Match { phrase, len: next + 1 - at, bits }));
            }
            if stem.bits & !clitic::AL != 0 {
                continue;
            }
            if let Some(node) = self.lexicon.step(node, stem.word) {
                self.walk(node, tokens, words, at, next + 1, bits, found);
            }
        }
    }
}

/// Token ranges of sentences: they end at a full stop, question or exclamation mark before a space or the end.
fn sentences(raw: &str, tokens: &[Token], quoted: &[bool]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Mark || !matches!(token.text(raw), "." | "!" | "؟" | "?" | "…") {
            continue;
        }
        let next = tokens.get(at + 1);
        let spaced = next.is_none_or(|n| n.start > token.end || closes(n.text(raw)));
        // «د. محمد»: one letter before the stop is an abbreviation.
        let abbreviation = at > start
            && token.text(raw) == "."
            && tokens[at - 1].kind == TokenKind::Word
            && tokens[at - 1].text(raw).chars().count() == 1;
        // Two stops within a quotation are a pause in it.
        let stop = |at: usize| tokens.get(at).is_some_and(|t| t.text(raw) == ".");
        let pause = quoted.get(at).copied().unwrap_or_default() && stop(at) && (stop(at + 1) || at > 0 && stop(at - 1));
        if spaced && !abbreviation && !pause {
            let end = if next.is_some_and(|n| closes(n.text(raw)) && n.start == token.end) { at + 2 } else { at + 1 };
            if end > start {
                out.push((start, end));
            }
            start = end;
        }
    }
    if start < tokens.len() {
        out.push((start, tokens.len()));
    }
    out
}

/// How many words before a token a phrase may begin that holds it.
const PHRASE: usize = 4;

/// Words in quotation marks up to this many are a name or a term, more a quotation.
pub(crate) const TERM: usize = 3;

/// Which tokens stand within a quotation; one that is never closed reaches to the end.
fn quotations(raw: &str, tokens: &[Token]) -> Vec<bool> {
    let mut out = vec![false; tokens.len()];
    let mark = |at: usize| tokens.get(at).filter(|t| t.kind == TokenKind::Mark).map_or("", |t| t.text(raw));
    let mut at = 0;
    while at < tokens.len() {
        let close: &[&str] = match mark(at) {
            "«" => &["»"],
            "“" | "”" | "\"" | "„" => &["”", "\"", "“"],
            _ => {
                at += 1;
                continue;
            }
        };
        let end = (at + 1..tokens.len()).find(|&k| close.contains(&mark(k))).unwrap_or(tokens.len());
        if end - at > TERM + 1 {
            for inside in out.iter_mut().take(end).skip(at + 1) {
                *inside = true;
            }
        }
        at = end + 1;
    }
    out
}

/// Whether the mark closes a quotation.
pub(crate) fn closes(mark: &str) -> bool {
    matches!(mark, "»" | "”" | "\"" | "’" | ")" | "“")
}

/// A token with its text, for the steps that follow.
#[derive(Clone, Copy)]
pub(crate) struct View<'a, 'l> {
    pub text: &'a Text<'a>,
    pub analyser: &'a Analyser<'l>,
    pub lexicon: &'l Lexicon,
}

impl<'a, 'l> View<'a, 'l> {
    pub fn word(&self, at: usize) -> &'a Word {
        self.analyser.word(self.text.words[at])
    }

    pub fn raw(&self, at: usize) -> &'a str {
        self.text.tokens[at].text(self.text.raw)
    }

    /// The word without vowel marks and in Arabic letters.
    pub fn plain(&self, at: usize) -> Cow<'a, str> {
        letters::plain(self.raw(at))
    }

    pub fn is_mark(&self, at: usize) -> bool {
        self.text.tokens[at].kind == TokenKind::Mark
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.text.tokens[at].kind == TokenKind::Number
    }

    pub fn has(&self, at: usize, flags: u32) -> bool {
        !self.is_mark(at) && self.word(at).flags & flags != 0
    }

    pub fn folded(&self, at: usize) -> &'a str {
        &self.word(at).folded
    }

    /// Attached particles of the best reading.
    pub fn bits(&self, at: usize) -> u8 {
        self.word(at).bits
    }

    /// A pronoun stands behind the word, also where a table lists both as one (أنها, عليه).
    pub fn carries_pronoun(&self, at: usize) -> bool {
        const LISTED: &[&str] = &[
            "عليه", "فيه", "منه", "له", "به", "اليه", "عنه", "لديه", "معه", "عنده", "بينه", "انه", "بانه", "وانه",
            "لانه",
        ];
        let word = self.folded(at);
        let closed = self.has(at, flag::PREPOSITION | flag::COMPLEMENTIZER | flag::FUNCTION | flag::PRONOUN);
        self.bits(at) & clitic::PRONOUN != 0
            || (closed && (LISTED.contains(&word) || ["ها", "هم", "هما"].iter().any(|e| word.ends_with(e))))
    }

    /// The word is known to no table.
    pub fn unknown(&self, at: usize) -> bool {
        !self.is_mark(at) && !self.is_number(at) && self.word(at).stems.is_empty()
    }

    /// The readings of a token in one table, with what is attached to it.
    pub fn senses(&self, at: usize, table: Table) -> impl Iterator<Item = (Sense, u8)> + use<'a, 'l> {
        let word = self.word(at);
        let phrases = self.text.phrases[at].iter().filter_map(move |m| match m.phrase {
            Phrase::Happening(sense) if sense.table == table => Some((sense, m.bits)),
            _ => None,
        });
        let own = if self.is_mark(at) { &[] } else { word.senses.as_slice() };
        let single = own.iter().copied().filter(move |(sense, _)| sense.table == table);
        phrases.chain(single)
    }

    /// A finite verb, of those that the tables know.
    pub fn is_verb(&self, at: usize) -> bool {
        self.has(at, flag::VERB) && !self.has(at, flag::PREPOSITION | flag::COMPLEMENTIZER)
    }

    pub fn is_function(&self, at: usize, wanted: Function) -> Option<usize> {
        self.text.phrases[at].iter().find_map(|m| (m.phrase == Phrase::Function(wanted)).then_some(m.len))
    }

    /// Whether the token is part of a phrase that holds a word of the tables and tells nothing of what the word tells
    /// ("press conference", "cold war"), or a later word of a longer phrase of theirs.
    pub fn in_phrase(&self, at: usize) -> bool {
        (at.saturating_sub(PHRASE)..=at).any(|k| {
            self.text.phrases[k].iter().any(|m| match m.phrase {
                Phrase::Function(Function::Idiom) => k + m.len > at,
                Phrase::Happening(_) => k < at && k + m.len > at,
                _ => false,
            })
        })
    }

    /// The opening of a quotation.
    pub fn opens_quote(&self, at: usize) -> bool {
        self.is_mark(at) && matches!(self.raw(at), "«" | "“" | "\"" | "”" | "„")
    }

    /// The bytes of tokens `first..=last`.
    pub fn bytes(&self, first: usize, last: usize) -> (usize, usize) {
        let tokens = &self.text.tokens;
        (tokens[first].start as usize, tokens[last.min(tokens.len() - 1)].end as usize)
    }

    /// The text of tokens `first..=last`.
    pub fn span(&self, first: usize, last: usize) -> &'a str {
        let (start, end) = self.bytes(first, last);
        self.text.raw.get(start..end).unwrap_or_default()
    }
}
