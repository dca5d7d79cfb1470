//! Arabic names in Latin letters, as English-language newsrooms usually write them: no diacritics, al- for the article whatever
//! letter follows, bin, Abu, Abdul.
//!
//! Short vowels are not written in Arabic; where no table knows a name they are guessed from the usual shapes of words. The
//! result names somebody recognisably; it is not a transliteration to be turned back.

mod letters;
mod syllables;

use crate::arabic::letters::folded;

/// `ar` in Latin letters. `known` gives the usual English spelling of a folded name word, if there is one; it is asked for
/// compounds as one word (عبدالله) and for words with and without their article.
pub fn romanise(ar: &str, known: impl Fn(&str) -> Option<&'static str>) -> String {
    let words: Vec<&str> = ar.split_whitespace().collect();
    let mut out = String::with_capacity(ar.len());
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let next = words.get(at + 1).copied();
        let (latin, used) = match next.and_then(|next| compound(word, next, &known)) {
            Some(latin) => (latin, 2),
            None => (hyphenated(word, next.is_some(), &known), 1),
        };
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&latin);
        at += used;
    }
    out
}

/// Two words that English writes as one name: عبد الرحمن, نصر الله.
fn compound(word: &str, next: &str, known: &impl Fn(&str) -> Option<&'static str>) -> Option<String> {
    let (first, second) = (folded(word), folded(next));
    let bare = second.strip_prefix("ال")?;
    if let Some(whole) = known(&format!("{first}{second}")).or_else(|| known(&format!("{first} {second}"))) {
        return Some(whole.to_owned());
    }
    match (first.as_str(), second.as_str()) {
        ("عبد", "الله") => Some("Abdullah".to_owned()),
        ("عبد", _) => Some(format!(
            "Abdul {}",
            known(&second).map_or_else(|| plain(bare, true, known), |k| unarticled(k).to_owned())
        )),
        (_, "الله") => Some(format!("{}allah", plain(word, false, known).trim_end_matches('a'))),
        _ => None,
    }
}

fn hyphenated(word: &str, more: bool, known: &impl Fn(&str) -> Option<&'static str>) -> String {
    let parts: Vec<String> = word.split('-').map(|part| single(part, more, known)).collect();
    parts.join("-")
}

/// One word, with marks around it kept. `more` words follow.
fn single(word: &str, more: bool, known: &impl Fn(&str) -> Option<&'static str>) -> String {
    let is_mark = |c: char| !c.is_alphanumeric() && !crate::arabic::letters::is_ignored(c);
    let core = word.trim_matches(is_mark);
    if core.is_empty() {
        return word.to_owned();
    }
    let (before, after) = word.split_once(core).unwrap_or_default();
    let key = folded(core);
    let latin = if let Some(particle) = particle(&key).filter(|_| more && !core.starts_with('إ')) {
        particle.to_owned()
    } else if let Some(known) = known(&key) {
        known.to_owned()
    } else if let Some(rest) = key.strip_prefix("عبدال").filter(|r| r.chars().nth(1).is_some()) {
        if rest == "له" { "Abdullah".to_owned() } else { format!("Abdul {}", plain(rest, true, known)) }
    } else if let Some(rest) = article(core) {
        format!("al-{}", plain(rest, true, known))
    } else {
        plain(core, false, known)
    };
    format!("{before}{latin}{after}")
}

/// What stands behind the article, where enough is left for a word.
fn article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| folded(rest).chars().nth(2).is_some())
}

fn plain(word: &str, articled: bool, known: &impl Fn(&str) -> Option<&'static str>) -> String {
    known(&folded(word)).map_or_else(|| capitalised(&syllables::spell(word, articled)), |k| unarticled(k).to_owned())
}

fn unarticled(latin: &str) -> &str {
    latin.strip_prefix("al-").or_else(|| latin.strip_prefix("Al-")).unwrap_or(latin)
}

/// Words that join the next one to a name.
fn particle(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "بن" | "ابن" => "bin",
        "بنت" => "bint",
        "ابو" | "ابي" | "ابا" => "Abu",
        "بو" => "Bou",
        "ام" => "Umm",
        "ال" => "Al",
        "ولد" => "Ould",
        "ذو" | "ذي" => "Dhu",
        "عبد" => "Abdul",
        "دو" | "دي" => "de",
        "فان" => "van",
        "فون" => "von",
        _ => return None,
    })
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
