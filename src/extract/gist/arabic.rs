//! Arabic agreement and attachment.

use crate::arabic::inflect::{self, Agreement, Tense};
use crate::arabic::letters::folded;
use crate::briefing::{Act, Name, NameKind};

/// Countries whose names are masculine; all others are feminine.
const MASCULINE_COUNTRIES: [&str; 9] =
    ["العراق", "لبنان", "اليمن", "السودان", "جنوب السودان", "الأردن", "المغرب", "الصومال", "الفاتيكان"];

/// Feminine nouns and plurals of things that no ending tells.
const FEMININE: [&str; 30] = [
    "قوى",
    "كتائب",
    "فصائل",
    "مصادر",
    "وسائل",
    "أوساط",
    "صحف",
    "مواقع",
    "أجهزة",
    "أحزاب",
    "قبائل",
    "عشائر",
    "دول",
    "حرب",
    "سرايا",
    "عناصر",
    "مدافع",
    "جماهير",
    "أطراف",
    "الأمم",
    "حماس",
    "فتح",
    "طالبان",
    "مجاميع",
    "وحدات",
    "جيوش",
    "أنباء",
    "تقارير",
    "أخبار",
    "شائعات",
];

/// Broken plurals of men that end as feminines do.
const MEN: [&str; 9] = ["قادة", "قضاة", "طلبة", "سادة", "دعاة", "ولاة", "أساتذة", "مرتزقة", "قراصنة"];

/// Men in the plural before what they are of, without their ending: مسلحو الجماعة, مسلحي الجماعة.
const FIGHTERS: [&str; 6] = ["مسلح", "مقاتل", "متمرد", "جهادي", "انفصالي", "مجند"];

/// Whether a verb before the name takes the feminine.
pub(super) fn is_feminine(name: &Name) -> bool {
    let first = name.ar.split_whitespace().next().unwrap_or_default();
    let bare = first.strip_prefix("ال").unwrap_or(first);
    let ends = |word: &str| word.ends_with('ة') || word.ends_with("ات");
    if MEN.contains(&bare) {
        return false;
    }
    match name.kind {
        // Only her office tells; names do not (أسامة).
        NameKind::Person => {
            name.role.as_ref().is_some_and(|r| r.ar.split_whitespace().next().is_some_and(|w| w.ends_with('ة')))
        }
        NameKind::Country => !MASCULINE_COUNTRIES.contains(&name.ar.as_str()),
        NameKind::Office => bare.ends_with('ة'),
        NameKind::Place => ends(bare),
        _ => ends(bare) || FEMININE.contains(&first) || FEMININE.contains(&bare),
    }
}

/// The verb in agreement, from its third person masculine singular.
pub(super) fn agreeing(perfect: &str, imperfect: &str, feminine: bool, past: bool) -> String {
    let wanted = if feminine { Agreement::Feminine } else { Agreement::Masculine };
    let tense = if past && !perfect.is_empty() { Tense::Perfect } else { Tense::Imperfect };
    let mut found = None;
    inflect::forms(perfect, imperfect, &mut |form, t, agreement| {
        if t == tense && agreement == wanted && found.is_none() {
            found = Some(form);
        }
    });
    found.unwrap_or_else(|| imperfect.to_owned())
}

/// The name as a subject: sound masculine plurals of people end in ون.
pub(super) fn nominative(name: &Name) -> String {
    unmarked(plural_ending(name, "ين", "ون"), name.kind)
}

/// The name as an object or behind a preposition.
pub(super) fn oblique(name: &Name) -> String {
    unmarked(plural_ending(name, "ون", "ين"), name.kind)
}

/// Without the ending of an indefinite object (وفدا من, مسؤولا رفيعا), which no other place in a line has. A dual before what
/// it is of (وزيرا البلدين) is written alike, and keeps its ending.
fn unmarked(name: String, kind: NameKind) -> String {
    if matches!(kind, NameKind::Country | NameKind::Place | NameKind::Medium) {
        return name;
    }
    let bare = |word: &str| {
        let stem = word.trim_end_matches('ً').strip_suffix('ا')?.trim_end_matches('ً').to_owned();
        let lasting = stem.ends_with(['ي', 'و', 'ن']) && !word.ends_with("ًا") || stem.chars().count() < 3;
        (!lasting).then_some(stem)
    };
    let words: Vec<&str> = name.split(' ').collect();
    let Some(first) = words.first().and_then(|w| bare(w)) else { return name };
    let next = words.get(1).copied();
    let adjective = next.filter(|w| !w.starts_with("ال")).and_then(|w| w.strip_suffix('ا'));
    let ends = match next {
        None => kind != NameKind::Person,
        Some(word) => matches!(word, "من" | "في" | "إلى" | "على" | "عن" | "لدى") || adjective.is_some(),
    };
    if !ends {
        return name;
    }
    let rest = words.iter().enumerate().skip(1).map(|(nth, word)| match adjective {
        Some(stem) if nth == 1 => stem,
        _ => word,
    });
    std::iter::once(first.as_str()).chain(rest).collect::<Vec<_>>().join(" ")
}

fn plural_ending(name: &Name, from: &str, to: &str) -> String {
    // A force is what its first word says: المتمردين الحوثيين are rebels, قوات المتمردين forces of theirs.
    let first = name.ar.split(' ').next().unwrap_or_default();
    let fighters = name.kind == NameKind::Force && first.ends_with(from);
    if let (Some(rest), true) = (name.ar.strip_prefix(first), from == "ين" && name.kind == NameKind::Force)
        && let Some(stem) = first.strip_suffix('ي').filter(|stem| FIGHTERS.contains(stem) && !rest.is_empty())
    {
        return format!("{stem}و{rest}");
    }
    if !fighters && !matches!(name.kind, NameKind::Source | NameKind::Group) {
        return name.ar.clone();
    }
    let turned = |word: &str| match word.strip_suffix(from) {
        // A dual, and names of countries and days, keep theirs.
        Some(stem)
            if stem.chars().count() > 2 && !matches!(stem, "فلسط" | "الص" | "البحر" | "اثن" | "الاثن" | "قانو") =>
        {
            format!("{stem}{to}")
        }
        _ => word.to_owned(),
    };
    // Behind a preposition the case is its own.
    let mut governed = false;
    let word = |word: &str| {
        governed |= matches!(word, "من" | "في" | "إلى" | "على" | "عن" | "بين" | "لدى" | "مع");
        if governed { word.to_owned() } else { turned(word) }
    };
    name.ar.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A list: and is attached to each but the first.
pub(super) fn list(parts: &[String]) -> String {
    parts.join(" و")
}

/// A phrase behind an attached particle: ل melts into the article.
pub(super) fn attached(particle: char, phrase: &str) -> String {
    let arabic = phrase.chars().next().is_some_and(crate::arabic::letters::is_arabic_letter);
    if !arabic {
        return format!("{particle}ـ{phrase}");
    }
    match phrase.strip_prefix("ال") {
        Some(rest) if particle == 'ل' && rest.starts_with('ل') => format!("ل{rest}"),
        Some(rest) if particle == 'ل' => format!("لل{rest}"),
        _ => format!("{particle}{phrase}"),
    }
}

/// What is said, on one line, without the particle that opened it and the stop that closed it.
pub(super) fn one_line(content: &str) -> String {
    let words: Vec<&str> = content.split_whitespace().collect();
    let skip =
        usize::from(words.len() > 1 && words.first().is_some_and(|w| matches!(folded(w).as_str(), "ان" | "بان")));
    let line = words.get(skip..).unwrap_or_default().join(" ");
    line.trim_end_matches(['.', '،', '؛', ',']).to_owned()
}

/// Whether the words go on from the act's verb: يدعو إلى, يؤكد على, يحذر من, يتهم بـ.
pub(super) fn goes_on(act: Act, content: &str) -> bool {
    let first = content.split(' ').next().map(folded).unwrap_or_default();
    matches!((act, first.as_str()), (Act::Demand, "الي") | (Act::Confirm, "علي") | (Act::Warn, "من"))
        || (act == Act::Accuse && first.starts_with('ب'))
}
