//! The letters of a word as sounds: consonants, and vowels that are written.

/// A consonant or a written vowel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sound {
    /// In Latin letters; empty for ع and hamza.
    pub latin: &'static str,
    /// The letter it stands for.
    pub letter: char,
    /// A vowel, long unless it opens the word.
    pub vowel: bool,
    /// The vowel mark over it, empty for sukun.
    pub mark: Option<&'static str>,
    /// Doubled by a shadda.
    pub double: bool,
}

/// The sounds of a word. A foreign name has no emphatics, and e and o.
pub(super) fn sounds(word: &str, foreign: bool) -> Vec<Sound> {
    let letters: Vec<char> = word.chars().filter(|c| *c != '\u{640}').collect();
    let plain: Vec<char> = letters.iter().copied().filter(|c| !is_mark(*c)).collect();
    let mut out: Vec<Sound> = Vec::with_capacity(plain.len());
    let mut at = 0_usize;
    for c in letters {
        if is_mark(c) {
            if let Some(last) = out.last_mut() {
                match c {
                    '\u{651}' => last.double = true,
                    _ => last.mark = short(c).or(last.mark),
                }
            }
            continue;
        }
        let before = at.checked_sub(1).and_then(|b| plain.get(b)).copied();
        let sound = sound(c, before, plain.get(at + 1..).unwrap_or_default(), foreign);
        at += 1;
        out.extend(sound);
    }
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

fn short(mark: char) -> Option<&'static str> {
    Some(match mark {
        '\u{64e}' => "a",
        '\u{64f}' => "u",
        '\u{650}' => "i",
        '\u{652}' => "",
        _ => return None,
    })
}

fn sound(c: char, before: Option<char>, rest: &[char], foreign: bool) -> Option<Sound> {
    let make = |latin, vowel| Some(Sound { latin, letter: c, vowel, mark: None, double: false });
    let vowel = |latin| make(latin, true);
    let after = rest.first().copied();
    let first = before.is_none();
    match c {
        'ا' | 'أ' if first => match after {
            // أو and أي open a word with o and i.
            Some('و') if rest.len() > 2 => None,
            _ => vowel("a"),
        },
        'إ' if first => match after {
            Some('ي') => None,
            _ => vowel("i"),
        },
        'ة' if before == Some('ا') => make("t", false),
        'آ' | 'ا' | 'ى' | 'أ' | 'ة' => vowel("a"),
        'و' if is_glide(before, rest) => make("w", false),
        'و' if foreign || (before == Some('أ') && rest.len() > 1) => vowel("o"),
        'و' => vowel("u"),
        'ي' | 'ی' if after == Some('ة') && !first => vowel("iy"),
        'ي' | 'ی' if is_glide(before, rest) => make("y", false),
        'إ' | 'ي' | 'ی' => vowel("i"),
        _ => make(consonant(c, foreign)?, false),
    }
}

/// Whether و or ي is a consonant here: it opens the word, or a vowel stands beside it.
fn is_glide(before: Option<char>, rest: &[char]) -> bool {
    let Some(before) = before else { return !matches!(rest, []) };
    if matches!(before, 'أ' | 'إ') {
        return false;
    }
    let opens_syllable = matches!(rest, ['ي' | 'ی' | 'و' | 'ا' | 'ى' | 'ة' | 'آ', ..]);
    opens_syllable || (before == 'ا' && !rest.is_empty())
}

fn consonant(c: char, foreign: bool) -> Option<&'static str> {
    Some(match c {
        'ب' => "b",
        'ت' | 'ط' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' | 'ھ' => "h",
        'خ' => "kh",
        'د' | 'ض' => "d",
        'ذ' => "dh",
        'ر' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'غ' if foreign => "g",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' | 'ک' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' => "n",
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'گ' => "g",
        'ڤ' => "v",
        'ع' | 'ء' | 'ئ' | 'ؤ' => "",
        _ => return None,
    })
}
