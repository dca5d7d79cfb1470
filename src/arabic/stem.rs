//! Words as a search sees them: without what is attached to them, so that والحكومة finds الحكومة and حكومة.
//!
//! What is cut depends on the letters alone, never on a vocabulary: an index made once stays right whatever words mujaz
//! learns. A word cut wrongly is found all the same, because a query asks for every stem that its word can have under
//! what may be attached ([`asked`]). After the light stemmers of Larkey, Ballesteros and Connell, "Light Stemming for
//! Arabic Information Retrieval" (2007), prefixes only: endings tell a plural from its singular.

/// What can be attached before a word, the longest first; each leaves at least so many letters.
const ATTACHED: [(&str, usize); 19] = [
    ("وبال", 3),
    ("وكال", 3),
    ("وال", 3),
    ("فال", 3),
    ("بال", 3),
    ("كال", 3),
    ("ولل", 3),
    ("فلل", 3),
    ("ال", 3),
    ("لل", 3),
    ("وب", 4),
    ("ول", 4),
    ("وس", 4),
    ("فس", 4),
    ("و", 4),
    ("ف", 5),
    ("ب", 5),
    ("ل", 5),
    ("ك", 5),
];

/// The stem of a folded word: the word without what is attached before it, if enough is left.
pub fn stem(word: &str) -> &str {
    // Most words begin with none of them.
    if !word.starts_with(['و', 'ف', 'ب', 'ل', 'ك', 'ا']) {
        return word;
    }
    let rest = ATTACHED.iter().find_map(|(attached, least)| {
        let rest = word.strip_prefix(attached)?;
        (rest.chars().count() >= *least).then_some(rest)
    });
    rest.unwrap_or(word)
}

/// All stems under which a folded word may stand in an index: those of the word itself and of its forms with something
/// attached, the shortest first.
pub fn asked(word: &str) -> Vec<String> {
    let bare = stem(word);
    let with = ATTACHED.iter().map(|(attached, _)| *attached).chain([""]);
    let forms = with.flat_map(|attached| [word, bare].map(|base| format!("{attached}{base}")));
    let mut stems: Vec<String> = forms.map(|form| stem(&form).to_owned()).collect();
    stems.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    stems.dedup();
    stems
}

/// What two spellings of a name in Latin letters share: its consonants, those that transliterations interchange as one,
/// without the article. `al-Serraj` and `Sarraj` give `srj`, `Gaddafi` and `Qadhafi` give `kdf`. A word of fewer than two
/// such consonants stays whole.
pub fn latin(word: &str) -> String {
    let lower = word.to_lowercase();
    let bare =
        ["al-", "el-", "ad-", "an-", "ar-", "as-", "at-", "az-", "ash-"].iter().find_map(|a| lower.strip_prefix(a));
    let bare = bare.unwrap_or(&lower);
    let mut out = String::new();
    let mut letters = bare.chars().peekable();
    while let Some(letter) = letters.next() {
        let kept = match letter {
            'q' | 'g' | 'c' | 'k' | 'x' => 'k',
            'z' | 's' => 's',
            'v' | 'f' => 'f',
            'p' | 'b' => 'b',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' => continue,
            // In kh, gh, dh, th, sh and at the end it is no letter of its own in every spelling.
            'h' if out.is_empty() && letters.peek().is_some() => 'h',
            'b'..='z' | '0'..='9' if letter != 'h' => letter,
            'h' if letters.peek().is_some_and(|next| "aeiou".contains(*next))
                && !out.ends_with(['k', 's', 'd', 't']) =>
            {
                'h'
            }
            _ => continue,
        };
        if !out.ends_with(kept) {
            out.push(kept);
        }
    }
    if out.len() < 2 { bare.chars().filter(char::is_ascii_alphanumeric).collect() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a search for the one word finds the other.
    fn finds(query: &str, text: &str) -> bool {
        asked(query).iter().any(|stem| stem == super::stem(text))
    }

    #[test]
    fn a_word_is_found_with_whatever_is_attached_to_it() {
        for word in ["حكومه", "كتاب", "بريطانيا", "بريطاني", "لبنان", "فساد", "والي", "وزير", "بلد"]
        {
            for attached in ["", "و", "ال", "وال", "بال", "لل", "ب", "ل", "ف"] {
                let form = format!("{attached}{word}");
                assert!(finds(word, &form), "{word} does not find {form}");
            }
            for attached in ["ال", "وال", "بال", "لل"] {
                let form = format!("{attached}{word}");
                assert!(finds(&form, word), "{form} does not find {word}");
            }
        }
    }

    #[test]
    fn another_word_is_not_found() {
        for (query, text) in [("حكومه", "حكم"), ("والي", "علي"), ("فساد", "ساد"), ("كتاب", "كاتب")]
        {
            assert!(!finds(query, text), "{query} finds {text}");
        }
    }

    #[test]
    fn spellings_of_a_name_meet() {
        for (one, other) in [
            ("Sarraj", "al-Serraj"),
            ("Gaddafi", "Qadhafi"),
            ("Haftar", "Hifter"),
            ("Maiteeq", "Maitiq"),
            ("Tarhuna", "Tarhunah"),
            ("Houthi", "Huthi"),
        ] {
            assert_eq!(latin(one), latin(other), "{one}, {other}");
        }
        assert_ne!(latin("Haftar"), latin("Sarraj"));
        assert_eq!(latin("Ali"), "ali");
    }
}
