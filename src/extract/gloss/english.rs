//! Articles and plurals.

/// Words that make an English name take "the".
const BODIES: [&str; 49] = [
    "accord",
    "administration",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "bloc",
    "brigade",
    "brotherhood",
    "bureau",
    "chamber",
    "coalition",
    "command",
    "commission",
    "committee",
    "confederation",
    "congress",
    "council",
    "court",
    "emirates",
    "federation",
    "force",
    "forces",
    "front",
    "fund",
    "government",
    "guard",
    "house",
    "kingdom",
    "league",
    "ministry",
    "mission",
    "movement",
    "nations",
    "navy",
    "netherlands",
    "organisation",
    "organization",
    "party",
    "philippines",
    "police",
    "republic",
    "service",
    "states",
    "taliban",
    "union",
];

/// The name with "the" where English puts it.
pub(super) fn with_the(name: &str) -> String {
    let possessed = |w: &str| w.ends_with("'s") || w.ends_with('\'');
    let takes =
        name.split([' ', '-']).any(|w| BODIES.contains(&w.to_lowercase().as_str())) && !name.split(' ').any(possessed);
    if takes && !name.starts_with("the ") && !name.starts_with("The ") {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

/// "a" or "an" with the phrase.
pub(super) fn with_a(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    // By sound: a UN envoy, a European bank, an MP.
    let consonant = ["eu", "un ", "uni", "us ", "use", "uk ", "one"].iter().any(|p| lower.starts_with(p))
        && !lower.starts_with("unin");
    let article = if lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !consonant { "an" } else { "a" };
    format!("{article} {phrase}")
}

/// The plural of an English noun phrase, by its last word.
pub(super) fn plural(noun: &str) -> String {
    let head = noun.split(" of ").next().unwrap_or(noun);
    let tail = noun.strip_prefix(head).unwrap_or_default();
    let many = match head.chars().next_back() {
        Some('y') if !head.ends_with("ay") && !head.ends_with("ey") && !head.ends_with("oy") => {
            format!("{}ies", head.strip_suffix('y').unwrap_or(head))
        }
        _ if ["s", "x", "ch", "sh"].iter().any(|e| head.ends_with(e)) => format!("{head}es"),
        _ if head.ends_with("man") => format!("{}men", head.strip_suffix("man").unwrap_or(head)),
        _ => format!("{head}s"),
    };
    format!("{many}{tail}")
}

/// Whose: Haftar's.
pub(super) fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

/// The phrase with its first letter in upper case; the article of an Arabic name stays small.
pub(crate) fn capitalised(phrase: &str) -> String {
    let mut rest = phrase.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Each word with its first letter in upper case: Higher Education.
pub(super) fn titled(words: &str) -> String {
    let capital = |w: &str| if matches!(w, "and" | "of" | "for" | "the") { w.to_owned() } else { capitalised(w) };
    words.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
