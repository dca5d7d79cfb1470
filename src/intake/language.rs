//! What language a text looks like, by counting letters.

use crate::arabic::letters::is_arabic_letter;
use crate::briefing::Paragraph;

/// English words that hardly a sentence goes without.
const ENGLISH: [&str; 8] = ["the", "of", "and", "to", "said", "that", "with", "was"];

/// So many characters, or words, tell the language of any text.
const ENOUGH: usize = 50_000;

/// The ISO 639-1 code of the language that the paragraphs look like: `ar`, `fa`, `en`, or `und` where it looks like none.
pub(super) fn guess(paragraphs: &[Paragraph]) -> &'static str {
    let (mut arabic, mut other, mut persian, mut teh_marbuta) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in paragraphs.iter().flat_map(|p| p.text.chars()).take(ENOUGH) {
        if is_arabic_letter(c) {
            arabic += 1;
            persian += usize::from(matches!(c, 'پ' | 'چ' | 'ژ' | 'گ'));
            teh_marbuta += usize::from(c == 'ة');
        } else if c.is_alphabetic() {
            other += 1;
        }
    }
    if arabic > other {
        // Some 3% of the letters of Persian are these four, and it hardly writes teh marbuta; Arabic writes them in names.
        return if persian * 100 > arabic && persian > teh_marbuta { "fa" } else { "ar" };
    }
    let words = || paragraphs.iter().flat_map(|p| p.text.split_whitespace()).take(ENOUGH);
    let english = words().filter(|word| ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known))).count();
    if english > 0 && english * 10 >= words().count() { "en" } else { "und" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_common_words_tell() {
        for (text, language) in [
            ("قال وزير الخارجية إن المحادثات استؤنفت", "ar"),
            ("التقى نیچیروان بارزاني رئيس الحكومة الاتحادية في العاصمة بغداد", "ar"),
            ("وزیر خارجه گفت که گفتگوها پس از چند روز از سر گرفته شد", "fa"),
            ("The minister said that the talks had resumed in the capital of the country", "en"),
            ("Le ministre a dit que les pourparlers reprendraient bientôt", "und"),
            ("12345", "und"),
            ("", "und"),
        ] {
            let paragraph = Paragraph { number: 1, text: text.to_owned() };
            assert_eq!(guess(&[paragraph]), language, "{text}");
        }
    }
}
