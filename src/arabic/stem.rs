//! Words as a search sees them: والحكومة finds الحكومة and حكومة, Sarraj finds al-Serraj.
//!
//! What is cut from a word of a text depends on its letters alone, never on a vocabulary: an index made once stays right
//! whatever words mujaz learns. Only the article is cut, with what may stand before it ([`stem`]): و ف ب ل ك س alone begin
//! too many words, and a query asks for the word with each of them instead ([`asked`]). So وزارة and زاره stay two words, and
//! ووزارة is still found. Endings tell a plural from its singular, a pronoun from none, and stay.

/// The article, with what can be attached before it; each leaves at least so many letters.
const ARTICLES: [&str; 12] = ["وبال", "وكال", "فبال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"];

/// Letters that a word has, at least, without its article.
const LEAST: usize = 3;

/// What can be attached before a word without an article.
const ATTACHED: [&str; 14] = ["و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "وس", "فب", "فل", "فك", "فس"];

/// The stem of a folded word: the word without its article and what stands before that, if enough is left.
pub fn stem(word: &str) -> &str {
    // Most words begin with none of them.
    let mut letters = word.chars();
    let may_have_one = match (letters.next(), letters.next()) {
        (Some('ا' | 'ل'), Some('ل')) | (Some('ب' | 'ك'), Some('ا')) => true,
        (Some('و' | 'ف'), Some(second)) => matches!(second, 'ا' | 'ب' | 'ك' | 'ل'),
        _ => false,
    };
    if !may_have_one {
        return word;
    }
    let rest = ARTICLES.iter().find_map(|article| {
        let rest = word.strip_prefix(article)?;
        (rest.chars().count() >= LEAST).then_some(rest)
    });
    rest.unwrap_or(word)
}

/// All stems under which a folded word may stand in an index, itself or with something attached, the word's own first.
pub fn asked(word: &str) -> Vec<String> {
    let own = stem(word);
    let mut stems = vec![own.to_owned()];
    if !word.starts_with(is_arabic) {
        return stems;
    }
    // Too short for its article to be cut from it, or written with it: both are asked for.
    let forms =
        ATTACHED.iter().chain(&ARTICLES).flat_map(|attached| [format!("{attached}{own}"), format!("{attached}{word}")]);
    for form in forms {
        let stem = stem(&form);
        if !stems.iter().any(|known| known == stem) {
            stems.push(stem.to_owned());
        }
    }
    stems
}

/// A folded word without و ف ب ل ك س before it, each way to read it so, where enough is left: what whoever types a word out
/// of a sentence may mean.
pub fn without_attached(word: &str) -> impl Iterator<Item = &str> {
    let rests = ATTACHED.iter().filter_map(move |attached| word.strip_prefix(attached));
    rests.filter(|rest| rest.chars().count() > LEAST && !rest.starts_with("ال"))
}

/// A folded word of two letters without its article, which [`stem`] leaves it: الدم, والدم.
pub fn without_article(word: &str) -> Option<&str> {
    let mut rests = ARTICLES.iter().filter_map(|article| word.strip_prefix(article));
    rests.find(|rest| rest.chars().count() == LEAST - 1)
}

/// A plural in ون in the case that is written ين, and the other way round.
pub fn other_case(word: &str) -> Option<String> {
    let (rest, other) =
        word.strip_suffix("ون").map(|rest| (rest, "ين")).or_else(|| Some((word.strip_suffix("ين")?, "ون")))?;
    (stem(rest).chars().count() > LEAST).then(|| format!("{rest}{other}"))
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{064a}')
}

/// What spellings of a name in Latin letters share: its consonants, those that transliterations interchange as one, without
/// the article and without marks; `a` before them where a vowel begins the name. `al-Serraj` and `Sarraj` give `srj`, `Gaddafi`
/// and `Qadhafi` `kdf`, `Idlib` and `Edleb` `adlb`.
///
/// Two consonants tell too little (Libya, Labbo), so the first vowel behind each stays, as one of a, i and u: `libi`, `laba`. A
/// word without two consonants stays whole.
pub fn latin(word: &str) -> String {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).flat_map(unmarked).collect();
    let letters = bare(&letters);
    let mut consonants: Vec<(char, Option<char>)> = Vec::new();
    let mut before = None;
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let last = before.replace(letter);
        match consonant(letter, last, next) {
            // Doubled letters are one, and so are those that stand for one: ck, ss, dz.
            Some(kept) if last.is_some_and(|last| consonant(last, None, Some(letter)) == Some(kept)) => {}
            Some(kept) => consonants.push((kept, None)),
            None if is_vowel(letter) => {
                if let Some((_, vowel)) = consonants.last_mut() {
                    vowel.get_or_insert(class(letter, next));
                }
            }
            None => {}
        }
    }
    let begins = letters.first().is_some_and(|letter| is_vowel(*letter) && !matches!(letter, 'y' | 'w'));
    let initial = begins.then_some('a').into_iter();
    match consonants.len() {
        0 | 1 => letters.iter().collect(),
        2 => {
            initial.chain(consonants.into_iter().flat_map(|(letter, vowel)| [Some(letter), vowel]).flatten()).collect()
        }
        _ => initial.chain(consonants.into_iter().map(|(letter, _)| letter)).collect(),
    }
}

/// What words of one [`latin`] form have in common, and few others: how they begin.
pub fn initial(word: &str) -> Option<char> {
    let name = word.split_once('-').filter(|(article, name)| {
        matches!(article.len(), 2 | 3) && article.starts_with(['a', 'e', 'A', 'E']) && name.chars().nth(1).is_some()
    });
    let letters = name.map_or(word, |(_, name)| name).chars().flat_map(char::to_lowercase).flat_map(unmarked);
    letters.map(|letter| consonant(letter, None, Some('a')).unwrap_or('a')).next()
}

/// The letters without the article: `al-Watiya`, `ash-Sharqiya`.
fn bare(letters: &[char]) -> &[char] {
    match letters.iter().position(|letter| *letter == '-') {
        Some(at @ (2 | 3)) if matches!(letters.first(), Some('a' | 'e')) && letters.len() > at + 2 => {
            &letters[at + 1..]
        }
        _ => letters,
    }
}

/// How a consonant counts; none for vowels, and for an h that only marks another letter or stands at the end.
fn consonant(letter: char, before: Option<char>, next: Option<char>) -> Option<char> {
    Some(match letter {
        // خ and ش, which are written so and not otherwise.
        'k' if next == Some('h') => 'x',
        's' | 'c' if next == Some('h') => 'c',
        'q' | 'g' | 'c' | 'k' | 'x' => 'k',
        'z' | 's' => 's',
        'v' | 'f' => 'f',
        'p' | 'b' => 'b',
        'y' | 'w' if before.is_none() => letter,
        'h' => {
            let marks = before.is_some_and(|before| matches!(before, 'k' | 'g' | 's' | 'd' | 't' | 'c' | 'p'));
            return (!marks && next.is_some_and(|next| next.is_ascii_alphanumeric())).then_some('h');
        }
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' => return None,
        'b'..='z' | '0'..='9' => letter,
        _ => return None,
    })
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')
}

/// The vowel that a letter and the next spell, of those that Arabic tells apart.
const fn class(letter: char, next: Option<char>) -> char {
    match (letter, next) {
        (_, Some('w' | 'u')) | ('o' | 'u' | 'w', _) => 'u',
        ('a' | 'e', Some('i' | 'y' | 'e')) | ('e' | 'i' | 'y', _) => 'i',
        _ => 'a',
    }
}

/// A lower-case letter without its marks; an apostrophe is no letter.
fn unmarked(letter: char) -> impl Iterator<Item = char> {
    let plain: &[char] = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => &['a'],
        'æ' => &['a', 'e'],
        'ç' | 'ć' | 'č' => &['c'],
        'ď' | 'đ' | 'ḍ' | 'ḏ' => &['d'],
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => &['e'],
        'ğ' | 'ġ' | 'ģ' => &['g'],
        'ħ' | 'ḥ' | 'ḫ' => &['h'],
        'ì'..='ï' | 'ī' | 'į' | 'ı' => &['i'],
        'ł' | 'ļ' => &['l'],
        'ñ' | 'ń' | 'ň' => &['n'],
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => &['o'],
        'ř' => &['r'],
        'ś' | 'ş' | 'š' | 'ș' | 'ṣ' => &['s'],
        'ß' => &['s', 's'],
        'ţ' | 'ť' | 'ț' | 'ṭ' | 'ṯ' => &['t'],
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => &['u'],
        'ý' | 'ÿ' => &['y'],
        'ź' | 'ż' | 'ž' | 'ẓ' => &['z'],
        _ => &[],
    };
    let own = (plain.is_empty() && (letter.is_ascii_alphanumeric() || letter == '-')).then_some(letter);
    plain.iter().copied().chain(own)
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
        for word in ["حكومه", "كتاب", "بريطانيا", "بريطاني", "لبنان", "فساد", "والي", "وزير", "بلد", "دم", "وفد"]
        {
            for attached in ["", "و", "ال", "وال", "بال", "لل", "ب", "ل", "ف", "ول", "وبال", "ولل"]
            {
                let form = format!("{attached}{word}");
                assert!(finds(word, &form), "{word} does not find {form}");
            }
            for attached in ["ال", "وال", "بال", "لل"] {
                let form = format!("{attached}{word}");
                assert!(finds(&form, word) || word.chars().count() < 3, "{form} does not find {word}");
            }
        }
    }

    #[test]
    fn another_word_is_not_found() {
        for (query, text) in [
            ("حكومه", "حكم"),
            ("والي", "علي"),
            ("فساد", "ساد"),
            ("كتاب", "كاتب"),
            ("وزاره", "زاره"),
            ("حكومه", "حكومتهم"),
        ] {
            assert!(!finds(query, text), "{query} finds {text}");
        }
    }

    #[test]
    fn what_may_be_attached_can_be_left_away() {
        let rests = |word| without_attached(word).collect::<Vec<_>>();
        assert_eq!(rests("لحكومه"), ["حكومه"]);
        assert_eq!(rests("وبحكومه"), ["بحكومه", "حكومه"]);
        assert_eq!((without_article("والدم"), without_article("الوفد")), (Some("دم"), None));
        assert!(rests("وفد").is_empty());
        assert_eq!(other_case("الحوثيون").as_deref(), Some("الحوثيين"));
        assert_eq!((other_case("مسلحين").as_deref(), other_case("حسين")), (Some("مسلحون"), None));
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
            ("Erdogan", "Erdoğan"),
            ("Cavusoglu", "Çavuşoğlu"),
            ("Sisi", "el-Sissi"),
            ("Idlib", "Edleb"),
            ("Deif", "Dayf"),
            ("Sanaa", "Sana'a"),
            ("Muhammad", "Mohamed"),
            ("Qaeda", "Qa'ida"),
        ] {
            assert_eq!(latin(one), latin(other), "{one}, {other}");
            assert_eq!(initial(one), initial(other), "{one}, {other}");
        }
    }

    #[test]
    fn names_that_are_two_stay_two() {
        for (one, other) in [
            ("Haftar", "Sarraj"),
            ("Libya", "Aleppo"),
            ("Yemen", "Oman"),
            ("Syria", "Sur"),
            ("Saleh", "Siala"),
            ("Saleh", "Salah"),
            ("Basra", "Bashar"),
            ("Khamenei", "Ki-moon"),
            ("Iran", "Irina"),
        ] {
            assert_ne!(latin(one), latin(other), "{one}, {other}");
        }
        assert_eq!(latin("Ali"), "ali");
    }
}
