//! Whether a text holds what the user looks for.
//!
//! Arabic is folded (hamza forms, ى/ي, ة/ه, vowel marks) and attached particles are ignored, on both sides; Latin loses case,
//! diacritics, hyphens and apostrophes, so that `sarraj` finds al-Sarraj and `erdogan` finds Erdoğan. The last word of a query
//! finds every word that begins with it.

use std::ops::Range;

use crate::arabic::letters;

/// What the user looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<String>>,
}

/// The words of a text, read once for several queries.
#[derive(Debug, Default)]
pub struct Words(Vec<Vec<String>>);

impl Words {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        Self(words(text).into_iter().map(|word| readings(&word.folded, 3)).collect())
    }
}

struct Word {
    bytes: Range<usize>,
    folded: String,
}

impl Query {
    /// The query of a typed text; none where it holds no letter and no digit.
    pub fn new(text: &str) -> Option<Self> {
        let words: Vec<Vec<String>> = words(text).into_iter().map(|word| readings(&word.folded, 4)).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Whether the text holds it.
    pub fn is_in(&self, text: &str) -> bool {
        !self.ranges(text).is_empty()
    }

    /// Whether these words hold it.
    pub fn is_among(&self, words: &Words) -> bool {
        let last = self.words.len() - 1;
        words.0.windows(self.words.len()).any(|run| {
            self.words.iter().zip(run).enumerate().all(|(at, (asked, readings))| {
                let fits = |asked: &String, word: &String| {
                    if at == last { word.starts_with(asked.as_str()) } else { word == asked }
                };
                asked.iter().any(|asked| readings.iter().any(|word| fits(asked, word)))
            })
        })
    }

    /// The bytes of the words of `text` that it finds.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let fits = |run: &&[Word]| {
            let last = self.words.len() - 1;
            self.words.iter().zip(*run).enumerate().all(|(at, (asked, word))| {
                let readings = readings(&word.folded, 3);
                asked.iter().any(|asked| {
                    readings.iter().any(|word| if at == last { word.starts_with(asked) } else { word == asked })
                })
            })
        };
        let found = words.windows(self.words.len()).filter(fits);
        found.filter_map(|run| Some(run.first()?.bytes.start..run.last()?.bytes.end)).collect()
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if letters::is_ignored(c) || is_apostrophe(c) {
            if let Some(word) = words.last_mut().filter(|_| open) {
                word.bytes.end = end;
            }
            continue;
        }
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { bytes: at..end, folded: String::new() });
            open = true;
        }
        if let Some(word) = words.last_mut() {
            word.bytes.end = end;
            fold(c, &mut word.folded);
        }
    }
    words
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' | '`')
}

fn fold(c: char, out: &mut String) {
    if c.is_ascii() || letters::is_arabic_letter(c) {
        out.extend(letters::fold(c));
        return;
    }
    for lower in c.to_lowercase() {
        match lower {
            '\u{0300}'..='\u{036f}' => {}
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' | 'ḍ' | 'ḏ' => out.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ğ' | 'ġ' | 'ģ' => out.push('g'),
            'ħ' | 'ḥ' | 'ḫ' => out.push('h'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => out.push('i'),
            'ł' | 'ļ' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ř' => out.push('r'),
            'ś' | 'ş' | 'š' | 'ș' | 'ṣ' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ţ' | 'ť' | 'ț' | 'ṭ' | 'ṯ' => out.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' | 'ẓ' => out.push('z'),
            other => out.extend(letters::fold(other)),
        }
    }
}

/// A folded word as it stands, and without what may be attached to its front, where at least `least` letters remain.
fn readings(word: &str, least: usize) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    if !word.starts_with(letters::is_arabic_letter) {
        return out;
    }
    let mut add = |rest: Option<&str>, least: usize| {
        if let Some(rest) = rest.filter(|rest| rest.chars().count() >= least && !out.iter().any(|known| known == rest))
        {
            out.push(rest.to_owned());
        }
    };
    let joined = word.strip_prefix(['و', 'ف']);
    add(joined, least);
    for stem in [Some(word), joined].into_iter().flatten() {
        add(stem.strip_prefix(['ب', 'ل', 'ك', 'س']), least);
        for article in ["ال", "لل", "بال", "كال"] {
            add(stem.strip_prefix(article), 3);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, text: &str) -> Vec<String> {
        let ranges = Query::new(query).unwrap().ranges(text);
        ranges.into_iter().map(|range| text.get(range).unwrap().to_owned()).collect()
    }

    #[test]
    fn spelling_and_attached_particles_do_not_matter() {
        assert_eq!(finds("الحكومه", "وبالحُكُومَةِ وللحكومة حكومة"), ["وبالحُكُومَةِ", "وللحكومة", "حكومة"]);
        assert_eq!(finds("اردوغان", "لأردوغان"), ["لأردوغان"]);
        assert_eq!(finds("ترهونة", "إلى ترهونه وترهونة"), ["ترهونه", "وترهونة"]);
        assert_eq!(finds("مستشفى", "المستشفي"), ["المستشفي"]);
    }

    #[test]
    fn a_word_that_only_looks_prefixed_is_not_taken_apart() {
        assert!(finds("والي", "إلى طرابلس").is_empty());
        assert_eq!(finds("والي", "والي طرابلس"), ["والي"]);
    }

    #[test]
    fn latin_finds_romanised_names() {
        assert_eq!(finds("sarraj", "Fayez al-Sarraj"), ["Sarraj"]);
        assert_eq!(finds("erdogan", "Recep Tayyip Erdoğan"), ["Erdoğan"]);
        assert_eq!(finds("AL SARRAJ", "Fayez al-Sarraj"), ["al-Sarraj"]);
        assert_eq!(finds("çavuşoğlu", "Mevlut Cavusoglu"), ["Cavusoglu"]);
        assert_eq!(finds("qaaniyin", "Qa'aniyin"), ["Qa'aniyin"]);
    }

    #[test]
    fn several_words_stand_together_and_the_last_may_be_cut() {
        assert_eq!(finds("فايز السر", "قال فايز السراج"), ["فايز السراج"]);
        assert!(finds("فا السراج", "قال فايز السراج").is_empty());
    }

    #[test]
    fn signs_alone_are_no_query() {
        assert_eq!(Query::new(" ،.- "), None);
        assert_eq!(Query::new("َ"), None);
    }
}
