//! The words of a phrase composed in English order.

use super::english::{plural, possessive, titled, with_a, with_the};
use super::items::{Item, Named};
use crate::lexicon::gloss::Class;

/// A noun of a chain with its adjectives, the last first, as English wants them.
struct Noun<'i> {
    item: &'i Item,
    adjectives: Vec<String>,
    /// What a ministry or minister is for.
    field: Option<&'i Item>,
    /// Further fields: health and population.
    more: Vec<&'i Item>,
}

impl<'i> Noun<'i> {
    fn new(item: &'i Item) -> Self {
        Self { item, adjectives: Vec::new(), field: None, more: Vec::new() }
    }

    fn is_definite(&self) -> bool {
        self.item.definite || self.field.is_some_and(|f| f.definite)
    }
}

/// The phrase in English.
pub(super) fn render(items: &[Item]) -> String {
    let mut out = String::new();
    let mut at = 0;
    let mut first = true;
    let mut place = Place::Top;
    while at < items.len() {
        let (link, next) = link(items, at);
        let (chain, next) = chain(items, next);
        let text = if chain.is_empty() {
            // Adjectives alone, or a preposition that governs nothing.
            let next = next.max(at + 1);
            let dangling = |i: &&Item| first || !matches!(i.class, Class::Participle | Class::Preposition);
            let loose: Vec<&str> =
                items.get(at..next).unwrap_or_default().iter().filter(dangling).map(|i| i.en.as_str()).collect();
            if !loose.is_empty() {
                append(&mut out, "", &loose.join(" "));
            }
            at = next;
            first = false;
            continue;
        } else {
            match link {
                Link::Preposition(_) => place = Place::Governed,
                Link::Apposition => place = Place::Top,
                Link::And => {}
            }
            noun_phrase(&chain, place)
        };
        let link = match link {
            Link::Apposition | Link::And if first => "",
            Link::Apposition => ", ",
            Link::And => " and ",
            Link::Preposition("for") if out.ends_with("envoy") && is_country(&chain) => " to ",
            Link::Preposition("for") if !first && of_rather_than_for(&out, &chain) => " of ",
            Link::Preposition(en) => &format!(" {en} "),
        };
        append(&mut out, if first { link.trim_start() } else { link }, &text);
        at = next;
        first = false;
    }
    out
}

fn append(out: &mut String, link: &str, text: &str) {
    if !out.is_empty() && link.is_empty() {
        out.push(' ');
    }
    out.push_str(link);
    out.push_str(text);
}

/// How a part hangs on what was before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link<'i> {
    Apposition,
    And,
    Preposition(&'i str),
}

/// The link at an item, and where the noun behind it begins.
fn link(items: &[Item], at: usize) -> (Link<'_>, usize) {
    let Some(item) = items.get(at) else { return (Link::Apposition, at) };
    match item.class {
        Class::Preposition => (Link::Preposition(&item.en), at + 1),
        Class::Participle => {
            // "loyal to" has the preposition in it.
            let skip = items.get(at + 1).is_some_and(|i| i.class == Class::Preposition);
            (Link::Preposition(&item.en), at + 1 + usize::from(skip))
        }
        _ => match item.preposition {
            Some(en) => (Link::Preposition(en), at),
            None if item.and => (Link::And, at),
            None => (Link::Apposition, at),
        },
    }
}

/// The nouns that govern each other from `at`, with their adjectives.
fn chain(items: &[Item], at: usize) -> (Vec<Noun<'_>>, usize) {
    let mut chain: Vec<Noun<'_>> = Vec::new();
    let mut next = at;
    while let Some(item) = items.get(next).filter(|i| i.is_nominal()) {
        let hangs = next == at || (item.preposition.is_none() && !item.and);
        let open = chain.last().is_none_or(|n| !n.is_definite());
        let fielded = |n: &Noun<'_>| n.item.class == Class::Field || n.field.is_some();
        match chain.last_mut() {
            Some(last) if item.and && item.class == Class::Field && fielded(last) => last.more.push(item),
            Some(last) if hangs && open && item.class == Class::Field && !fielded(last) => last.field = Some(item),
            _ if hangs && open => chain.push(Noun::new(item)),
            _ => break,
        }
        next += 1;
    }
    while let Some(item) = items.get(next).filter(|i| i.class == Class::Adjective && !chain.is_empty()) {
        if item.preposition.is_some() {
            break;
        }
        describe(&mut chain, item);
        next += 1;
    }
    (chain, next)
}

/// Gives an adjective to the noun that it agrees with, the nearest first; a field takes one only if nothing else does.
fn describe(chain: &mut [Noun<'_>], adjective: &Item) {
    let agrees = |noun: &Item| {
        let human = matches!(noun.class, Class::Title | Class::Source);
        if adjective.plural && !adjective.feminine {
            noun.plural && human
        } else if adjective.feminine {
            noun.feminine
        } else {
            !noun.feminine && (!noun.plural || human)
        }
    };
    let loose = |n: &Noun<'_>| matches!(n.item.class, Class::Field | Class::Name);
    let find = |chain: &[Noun<'_>], ok: &dyn Fn(&Noun<'_>) -> bool| chain.iter().rposition(ok);
    let found = find(chain, &|n| agrees(n.item) && !loose(n))
        .or_else(|| find(chain, &|n| agrees(n.item)))
        .or_else(|| find(chain, &|n| !loose(n)))
        .unwrap_or_default();
    let Some(noun) = chain.get_mut(found) else { return };
    match noun.adjectives.first_mut().filter(|_| adjective.and) {
        Some(last) => *last = format!("{last} and {}", adjective.en),
        None => noun.adjectives.insert(0, adjective.en.clone()),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The whole phrase: a definite one goes without article.
    Top,
    /// Behind a preposition or "of".
    Governed,
}

fn noun_phrase(chain: &[Noun<'_>], place: Place) -> String {
    let Some((inner, outer)) = chain.split_last() else { return String::new() };
    let definite =
        inner.is_definite() || inner.item.owner.is_some() || chain.iter().any(|n| n.item.class == Class::Name);
    // From the innermost outwards; `text` has no article, `names` tells what it is of.
    let mut text = single(inner);
    let mut below = inner;
    let mut bare_name = is_bare_name(inner);
    for noun in outer.iter().rev() {
        text = govern(noun, below, &text, definite, bare_name);
        bare_name = false;
        below = noun;
    }
    article(chain, &text, definite, place)
}

/// A name of one piece that may stand before a label: Okaz newspaper.
fn is_bare_name(noun: &Noun<'_>) -> bool {
    noun.item.class == Class::Name
        && noun.adjectives.is_empty()
        && !noun.item.en.contains(" of ")
        && !noun.item.en.starts_with("the ")
}

fn article(chain: &[Noun<'_>], text: &str, definite: bool, place: Place) -> String {
    let Some(head) = chain.first() else { return text.to_owned() };
    let owned = chain.len() == 1 && head.item.owner.is_some();
    match (place, definite) {
        _ if owned => text.to_owned(),
        (Place::Top, true) => text.strip_prefix("the ").unwrap_or(text).to_owned(),
        (Place::Governed, true) if head.item.class == Class::Name && chain.len() == 1 => with_the(text),
        (Place::Governed, true) if head.item.class == Class::Field => text.to_owned(),
        (Place::Governed, true) if is_possessed(text) || text.starts_with("the ") || is_settlement(chain) => {
            text.to_owned()
        }
        (Place::Governed, true) => format!("the {text}"),
        (_, false) if head.item.plural || matches!(head.item.class, Class::Field | Class::Name | Class::Prefix) => {
            text.to_owned()
        }
        (_, false) if matches!(head.item.other, o if o == head.item.en) => text.to_owned(),
        (_, false) => with_a(text),
    }
}

/// "Derna city" goes without article, "the Ras Jadir crossing" does not.
fn is_settlement(chain: &[Noun<'_>]) -> bool {
    let settlements = ["city", "town", "village", "province", "governorate", "state", "district"];
    matches!(chain, [head, name] if settlements.contains(&head.item.en.as_str()) && is_bare_name(name))
}

fn is_possessed(text: &str) -> bool {
    text.split(' ').next().is_some_and(|w| w.ends_with("'s") || w.ends_with("s'"))
}

/// A noun with its adjectives and owner.
fn single(noun: &Noun<'_>) -> String {
    with_adjectives(noun, &head(noun, &noun.item.en))
}

/// The noun itself: a minister with what the ministry is for.
fn head(noun: &Noun<'_>, en: &str) -> String {
    let all = |first: &str| noun.more.iter().fold(first.to_owned(), |text, more| format!("{text} and {}", more.en));
    let Some(field) = noun.field else { return all(&inflected(noun.item, en)) };
    let fields = titled(&all(&field.en));
    let full = if field.other.is_empty() || !noun.more.is_empty() { fields.as_str() } else { field.other };
    match (en, noun.item.plural) {
        ("minister", false) => format!("{fields} Minister"),
        ("minister", true) => format!("{fields} Ministers"),
        ("ministry", false) => format!("Ministry of {full}"),
        ("ministry", true) => format!("Ministries of {full}"),
        _ => format!("{} {}", all(&field.en), inflected(noun.item, en)),
    }
}

fn inflected(item: &Item, en: &str) -> String {
    match item.class {
        Class::Name | Class::Field => en.to_owned(),
        _ if item.plural && en == item.en && !item.other.is_empty() => item.other.to_owned(),
        _ if item.plural => plural(en),
        _ => en.to_owned(),
    }
}

fn with_adjectives(noun: &Noun<'_>, text: &str) -> String {
    let bare = if noun.adjectives.is_empty() { text } else { text.strip_prefix("the ").unwrap_or(text) };
    let words = noun.adjectives.iter().map(String::as_str).chain([bare]);
    noun.item.owner.into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

/// `noun` governing what `below` heads, which reads `text` without its article.
fn govern(noun: &Noun<'_>, below: &Noun<'_>, text: &str, definite: bool, bare_name: bool) -> String {
    let item = noun.item;
    // وزيرة الخارجية الألمانية: the ministry under its own name is what she is minister of.
    if let ("minister", Some(of)) = (item.en.as_str(), text.strip_suffix(" Ministry")) {
        let of = of.strip_prefix("the ").unwrap_or(of);
        return with_adjectives(noun, &format!("{of} {}", if item.plural { "Ministers" } else { "Minister" }));
    }
    let below_is_title = matches!(below.item.class, Class::Title | Class::Prefix) || below.item.governing.is_some();
    if let Some(prefix) =
        item.prefix.or((item.class == Class::Prefix).then_some(item.en.as_str())).filter(|_| below_is_title)
    {
        return with_adjectives(noun, &format!("{prefix} {text}"));
    }
    if below.item.class == Class::Field {
        return with_adjectives(noun, &format!("{text} {}", inflected(item, &item.en)));
    }
    if item.class == Class::Force && below.item.named == Named::Person {
        return with_adjectives(noun, &format!("{} {}", possessive(text), inflected(item, &item.en)));
    }
    if item.class == Class::Force && text == "government" {
        return with_adjectives(noun, &format!("government {}", inflected(item, &item.en)));
    }
    let labels = item.class == Class::Label || item.en == "correspondent";
    if labels && bare_name {
        return with_adjectives(noun, &format!("{text} {}", head(noun, &item.en)));
    }
    let body = matches!(below.item.class, Class::Body | Class::Force | Class::Label)
        || below.item.named == Named::Body
        || text.starts_with("the ");
    let en = item.governing.filter(|_| body).unwrap_or(&item.en);
    let head = with_adjectives(noun, &head(noun, en));
    let head = head.strip_suffix(" of").unwrap_or(&head);
    let of = match below.item.class {
        _ if ["hundred", "thousand", "dozen", "million", "number"].contains(&en) => text.to_owned(),
        Class::Name => with_the(text),
        _ if below.item.owner.is_some() || is_possessed(text) || text.starts_with("the ") => text.to_owned(),
        _ if definite => format!("the {text}"),
        _ if below.item.plural => text.to_owned(),
        _ => with_a(text),
    };
    format!("{head} of {of}")
}

/// A name that is no body's: an envoy goes there.
fn is_country(chain: &[Noun<'_>]) -> bool {
    chain.first().is_some_and(|n| n.item.class == Class::Name && n.item.named == Named::Other)
}

/// ل is "of" between an office and the body that it belongs to, and "for" elsewhere.
fn of_rather_than_for(before: &str, chain: &[Noun<'_>]) -> bool {
    let body = chain.first().is_some_and(|n| {
        matches!(n.item.class, Class::Body | Class::Force | Class::Label | Class::Title)
            || (n.item.class == Class::Name && n.item.named != Named::Person)
    });
    let office = [
        "secretary-general",
        "director-general",
        "director",
        "commander-in-chief",
        "commander",
        "council",
        "committee",
        "bureau",
        "representative",
        "envoy",
        "coordinator",
        "adviser",
        "rapporteur",
        "prosecutor",
        "deputy",
        "chief of staff",
    ];
    body && office.iter().any(|o| before.to_lowercase().ends_with(o))
}
