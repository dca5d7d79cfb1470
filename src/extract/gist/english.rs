//! English agreement, lists and prepositions.

/// Whether the phrase's head is a plural.
pub(super) fn is_plural(phrase: &str) -> bool {
    let head = [" of ", " for ", " in ", " loyal ", " from "]
        .iter()
        .fold(phrase, |head, cut| head.split(cut).next().unwrap_or(head));
    let ends = ["forces", "troops", "fighters", "militias"].iter().any(|w| phrase.ends_with(w));
    ends || is_plural_word(&head.split([' ', ',']).rfind(|w| !w.is_empty()).unwrap_or_default().to_lowercase())
}

fn is_plural_word(word: &str) -> bool {
    let singular = ["ss", "'s", "us", "is"].iter().any(|e| word.ends_with(e))
        || matches!(
            word,
            "nations" | "states" | "news" | "affairs" | "hamas" | "reuters" | "emirates" | "headquarters"
        );
    let irregular = matches!(
        word,
        "houthis" | "police" | "people" | "peshmerga" | "gunmen" | "media" | "taliban" | "men" | "women"
    );
    irregular || (word.ends_with('s') && !singular)
}

/// The verb from its third person singular: for a plural, and bare behind "to".
pub(super) fn plural_verb(verb: &str) -> String {
    match verb {
        "is" => "are".to_owned(),
        other => bare_verb(other),
    }
}

/// The infinitive of a third person singular.
pub(super) fn bare_verb(verb: &str) -> String {
    let cut = |ending: &str, new: &str| verb.strip_suffix(ending).map(|stem| format!("{stem}{new}"));
    match verb {
        "is" => "be".to_owned(),
        "has" => "have".to_owned(),
        "does" => "do".to_owned(),
        "goes" => "go".to_owned(),
        _ => ["ches", "shes", "sses", "xes", "zzes"]
            .iter()
            .find(|e| verb.ends_with(**e))
            .and_then(|_| cut("es", ""))
            .or_else(|| cut("ies", "y"))
            .or_else(|| cut("s", ""))
            .unwrap_or_else(|| verb.to_owned()),
    }
}

/// A list: A, B and C.
pub(super) fn list(parts: &[String]) -> String {
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Countries and regions that English names with the article.
const WITH_THE: [&str; 14] = [
    "United States",
    "United Arab Emirates",
    "United Kingdom",
    "West Bank",
    "Gaza Strip",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Gulf",
    "Middle East",
    "Central African Republic",
    "Golan Heights",
    "Korean Peninsula",
    "Sahel",
];

/// A name as it stands in a sentence: the United States.
pub(super) fn in_sentence(name: &str) -> String {
    if WITH_THE.contains(&name) { format!("the {name}") } else { name.to_owned() }
}

/// In a town, at an airport.
pub(super) fn at_place(name: &str) -> String {
    let points = [
        "airport",
        "base",
        "axis",
        "axes",
        "crossing",
        "camp",
        "port",
        "checkpoint",
        "border",
        "front",
        "bridge",
        "refinery",
        "junction",
    ];
    let is_point = name.split(' ').any(|w| points.contains(&w.to_lowercase().as_str()));
    format!("{} {}", if is_point { "at" } else { "in" }, in_sentence(name))
}

/// By which means: in a statement, at a news conference, on Facebook.
pub(super) fn by_channel(channel: &str) -> String {
    let lower = channel.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let preposition = if has(&["interview", "call", "statement", "speech", "message", "letter"]) {
        "in"
    } else if has(&["conference", "briefing", "summit", "meeting", "session", "ceremony"]) {
        "at"
    } else if has(&[
        "facebook",
        "twitter",
        "telegram",
        "youtube",
        "account",
        "television",
        "radio",
        "page",
        "website",
        "social media",
        "platform",
    ]) {
        "on"
    } else if has(&["phone", "telephone"]) {
        "by"
    } else {
        "in"
    };
    format!("{preposition} {channel}")
}
