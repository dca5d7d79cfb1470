//! Folding for matching, never for output.
//!
//! Vowel marks, tatweel and format characters vanish; the forms of hamza, alef, yeh, heh and kaf that writers
//! interchange become one; Persian and Urdu letters become their Arabic neighbours; digits become ASCII.
//! Folding maps one character to at most one, so that an offset can be followed.

use std::borrow::Cow;

/// The folded form of a character, or `None` where matching ignores it.
pub const fn fold(c: char) -> Option<char> {
    // Most letters stay, and are known first.
    if matches!(c, ' '..='@' | 'ا' | 'ب' | 'ت'..='\u{063f}' | 'ف'..='و' | 'ي') {
        return Some(c);
    }
    Some(match c {
        '\u{0610}'..='\u{061a}'
        | '\u{061c}'
        | '\u{0640}'
        | '\u{064b}'..='\u{065f}'
        | '\u{0670}'
        | '\u{06d6}'..='\u{06ed}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => {
            return None;
        }
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ک' | 'گ' => 'ك',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'چ' => 'ج',
        '\u{0660}'..='\u{0669}' => (b'0' + (c as u32 - 0x660) as u8) as char,
        '\u{06f0}'..='\u{06f9}' => (b'0' + (c as u32 - 0x6f0) as u8) as char,
        'A'..='Z' => c.to_ascii_lowercase(),
        _ => c,
    })
}

/// The folded form of a text; lower case for Latin letters.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    // No folded form is longer.
    out.reserve(text.len());
    for folded in text.chars().filter_map(fold) {
        out.push(folded);
    }
}

/// A text without what matching ignores, and with the Arabic letters for ی and ک: for rules that look at how a word is
/// written, where hamza, ى and ة tell something that folding takes away.
pub fn plain(text: &str) -> Cow<'_, str> {
    let arabic = |c: char| match c {
        'ی' => 'ي',
        'ک' => 'ك',
        c => c,
    };
    if text.chars().all(|c| !is_ignored(c) && arabic(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_ignored(*c)).map(arabic).collect())
}

/// Whether the character is a letter of the Arabic script, marks and digits left out.
pub const fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063f}' | '\u{0641}'..='\u{064a}' | '\u{066e}'..='\u{066f}' | '\u{0671}'..='\u{06d3}' | '\u{06d5}' | '\u{06ee}'..='\u{06ef}' | '\u{06fa}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{08a0}'..='\u{08c7}')
}

/// Whether matching ignores the character.
pub const fn is_ignored(c: char) -> bool {
    fold(c).is_none()
}
