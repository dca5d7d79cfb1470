//! The sentences of `data/locale/gist.tsv`, and how fields are put into them.

use std::sync::LazyLock;

use super::{arabic, english, is_plural};
use crate::briefing::{Bilingual, Name};
use crate::extract::gloss::capitalised;
use crate::lexicon::table::{self, TableError};

const TABLE: &str = include_str!("../../../data/locale/gist.tsv");

/// How a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// A headline's present.
    Present,
    /// It took place; the Arabic verb is in the perfect.
    Past,
    /// To come: "to meet", من المقرر أن.
    Planned,
    /// Behind "not to".
    Bare,
}

/// A field in both languages.
#[derive(Debug, Clone)]
struct Value {
    subject: String,
    oblique: String,
    en: String,
    feminine: bool,
    plural: bool,
}

/// The fields that there are, by the slot that they fill.
#[derive(Debug, Default)]
pub(super) struct Slots(Vec<(&'static str, Value)>);

impl Slots {
    /// Names that fill a slot; none leaves it empty.
    pub fn names<'n>(&mut self, slot: &'static str, names: impl IntoIterator<Item = &'n Name>) {
        let names: Vec<&Name> = names.into_iter().collect();
        let Some(first) = names.first() else { return };
        let all = |f: fn(&Name) -> String| names.iter().map(|n| f(n)).collect::<Vec<_>>();
        let value = Value {
            subject: arabic::list(&all(arabic::nominative)),
            oblique: arabic::list(&all(arabic::oblique)),
            en: english::list(&all(|n| english::in_sentence(&n.en))),
            feminine: arabic::is_feminine(first),
            plural: names.len() > 1 || is_plural(first),
        };
        self.0.push((slot, value));
    }

    /// The place, also with its English preposition.
    pub fn place(&mut self, place: Option<&Name>) {
        self.names("place", place);
        self.at(place);
    }

    /// "in Tripoli".
    pub fn at(&mut self, place: Option<&Name>) {
        self.plain("at", place.map(|p| Bilingual { ar: p.ar.clone(), en: english::at_place(&p.en) }));
    }

    /// Speakers with their offices.
    pub fn speakers(&mut self, names: &[Name]) {
        let with_role = |n: &Name| match &n.role {
            Some(role) if names.len() == 1 && !role.en.is_empty() && !role.ar.is_empty() => {
                Name { ar: format!("{}، {}،", n.ar, role.ar), en: format!("{}, {},", n.en, role.en), ..n.clone() }
            }
            _ => n.clone(),
        };
        let full: Vec<Name> = names.iter().map(with_role).collect();
        self.names("speaker", &full);
        // The office stands between name and verb, and does not make them agree.
        if let (Some((_, value)), [only]) = (self.0.last_mut().filter(|(slot, _)| *slot == "speaker"), names) {
            value.plural = is_plural(only);
        }
    }

    /// By which means.
    pub fn channel(&mut self, channel: Option<&Bilingual>) {
        self.plain("channel", channel.map(|c| Bilingual { ar: c.ar.clone(), en: english::by_channel(&c.en) }));
    }

    fn plain(&mut self, slot: &'static str, text: Option<Bilingual>) {
        if let Some(Bilingual { ar, en }) = text {
            self.0.push((slot, Value { subject: ar.clone(), oblique: ar, en, feminine: false, plural: false }));
        }
    }

    fn get(&self, slot: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| *name == slot).map(|(_, value)| value)
    }
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<'t> {
    Text(&'t str),
    Slot(&'t str),
    Verb(&'t str),
    Group(Vec<Part<'t>>),
}

/// One row of the table.
struct Row {
    key: &'static str,
    raw: (&'static str, &'static str),
    ar: Vec<Part<'static>>,
    en: Vec<Part<'static>>,
}

fn rows() -> Result<Vec<Row>, TableError> {
    let rows = table::rows("gist.tsv", TABLE, &["key", "ar", "en"])?;
    let parsed = |row: &table::Row<'static>, n| {
        parts(row.cell(n)).ok_or_else(|| row.error(format!("unbalanced brackets in '{}'", row.cell(n))))
    };
    rows.iter()
        .map(|row| {
            Ok(Row { key: row.cell(0), raw: (row.cell(2), row.cell(1)), ar: parsed(row, 1)?, en: parsed(row, 2)? })
        })
        .collect()
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| rows().unwrap_or_default());

/// The English and Arabic of a row, for [`predicate`].
pub(super) fn raw(key: &str) -> Option<(&'static str, &'static str)> {
    ROWS.iter().find(|r| r.key == key).map(|r| r.raw)
}

/// The first form of a kind whose fields are all there, as a sentence.
pub(super) fn sentence(key: &str, slots: &Slots, mood: Mood) -> Bilingual {
    let found = ROWS.iter().filter(|r| r.key == key).find_map(|row| fill(&row.ar, &row.en, slots, mood));
    let Bilingual { ar, en } = found.unwrap_or_default();
    Bilingual { ar, en: capitalised(&en) }
}

/// Likewise a phrase within a sentence.
pub(super) fn phrase(key: &str, slots: &Slots) -> Bilingual {
    ROWS.iter()
        .filter(|r| r.key == key)
        .find_map(|row| fill(&row.ar, &row.en, slots, Mood::Present))
        .unwrap_or_default()
}

/// A happening's own sentence, where its fields are there. The place is left out if it is not known; an Arabic subject that
/// stands first goes behind its verb.
pub(super) fn predicate(en: &str, ar: &str, slots: &Slots, mood: Mood) -> Option<Bilingual> {
    let en = en.replace("{actor}", "{actors}").replace(" in {place}", "( {at})").replace(" at {place}", "( {at})");
    let en = match en.strip_prefix("{actors} ").map(|rest| rest.split_at(rest.find([' ', '(']).unwrap_or(rest.len()))) {
        Some((verb, rest)) if verb.ends_with('s') => format!("{{actors}} [{verb}]{rest}"),
        _ => en,
    };
    let ar = ar.replace("{actor}", "{actors}").replace(" في {place}", "( في {place})").replace('ـ', "");
    let ar = match ar.strip_prefix("{actors} ").map(|rest| rest.split_at(rest.find([' ', '(']).unwrap_or(rest.len()))) {
        Some((verb, rest)) if verb.starts_with('ي') => format!("[{verb}] {{actors}}{rest}"),
        _ => ar,
    };
    let Bilingual { ar, en } = fill(&parts(ar.trim())?, &parts(en.trim())?, slots, mood)?;
    Some(Bilingual { ar, en: capitalised(&en) })
}

fn fill(ar: &[Part<'_>], en: &[Part<'_>], slots: &Slots, mood: Mood) -> Option<Bilingual> {
    Some(Bilingual { ar: fill_arabic(ar, slots, mood)?, en: fill_english(en, slots, mood)? })
}

fn fill_arabic(parts: &[Part<'_>], slots: &Slots, mood: Mood) -> Option<String> {
    let mut out = String::new();
    let mut subject = parts.first().is_some_and(|p| matches!(p, Part::Slot(_)));
    let mut feminine = false;
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Verb(verb) => {
                // A second verb has the subject of the first.
                let (verb, first) = verb.strip_suffix('+').map_or((*verb, true), |v| (v, false));
                if first {
                    let behind = parts
                        .iter()
                        .skip(at + 1)
                        .find_map(|p| if let Part::Slot(slot) = p { slots.get(slot) } else { None });
                    feminine = behind.is_some_and(|v| v.feminine);
                    if mood == Mood::Planned {
                        let row = ROWS.iter().find(|r| r.key == "planned")?;
                        out.push_str(&fill_arabic(&row.ar, slots, Mood::Present)?);
                        out.push(' ');
                    }
                }
                let (perfect, imperfect) = verb.split_once('/').unwrap_or(("", verb));
                out.push_str(&arabic::agreeing(perfect, imperfect, feminine, mood == Mood::Past));
                subject = first;
            }
            Part::Slot(slot) => {
                let value = slots.get(slot)?;
                let text = if subject { &value.subject } else { &value.oblique };
                let particle = out
                    .chars()
                    .next_back()
                    .filter(|c| matches!(c, 'ل' | 'ب') && out.chars().rev().nth(1).is_none_or(|c| c == ' '));
                if let Some(particle) = particle {
                    out.pop();
                    out.push_str(&arabic::attached(particle, text));
                } else {
                    out.push_str(text);
                }
                subject = false;
            }
            Part::Group(group) => out.push_str(&fill_arabic(group, slots, mood).unwrap_or_default()),
        }
    }
    Some(out.trim_end_matches('،').to_owned())
}

fn fill_english(parts: &[Part<'_>], slots: &Slots, mood: Mood) -> Option<String> {
    let mut out = String::new();
    let mut plural = false;
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Verb(verb) => {
                let (verb, first) = verb.strip_suffix('+').map_or((*verb, true), |v| (v, false));
                if mood == Mood::Planned && first {
                    out.push_str("to ");
                }
                out.push_str(&match mood {
                    Mood::Planned | Mood::Bare => english::bare_verb(verb),
                    Mood::Present | Mood::Past if plural => english::plural_verb(verb),
                    Mood::Present | Mood::Past => verb.to_owned(),
                });
            }
            Part::Slot(slot) => {
                let value = slots.get(slot)?;
                // The subject of the next verb.
                if parts.iter().skip(at + 1).any(|p| matches!(p, Part::Verb(_))) && !out.contains(' ') {
                    plural = value.plural;
                }
                out.push_str(&value.en);
            }
            Part::Group(group) => out.push_str(&fill_english(group, slots, mood).unwrap_or_default()),
        }
    }
    Some(out.trim_end_matches(',').to_owned())
}

/// The parts of a template; none where its brackets do not balance.
fn parts(template: &str) -> Option<Vec<Part<'_>>> {
    let mut out = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '[', '(']) {
        let (text, tail) = rest.split_at_checked(at)?;
        if !text.is_empty() {
            out.push(Part::Text(text));
        }
        let open = tail.chars().next()?;
        let close = match open {
            '{' => '}',
            '[' => ']',
            _ => ')',
        };
        let (inner, behind) = tail.strip_prefix(open)?.split_once(close)?;
        out.push(match open {
            '{' => Part::Slot(inner),
            '[' => Part::Verb(inner),
            _ => Part::Group(parts(inner)?),
        });
        rest = behind;
    }
    if rest.contains(['}', ']', ')']) {
        return None;
    }
    if !rest.is_empty() {
        out.push(Part::Text(rest));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOTS: [&str; 16] = [
        "actors",
        "actor",
        "object",
        "place",
        "at",
        "pair",
        "to",
        "from",
        "with",
        "holder",
        "speaker",
        "addressee",
        "about",
        "channel",
        "claimant",
        "reporter",
    ];

    fn check(parts: &[Part<'_>]) {
        for part in parts {
            match part {
                Part::Slot(slot) => assert!(SLOTS.contains(slot), "unknown slot {slot}"),
                Part::Group(group) => check(group),
                Part::Text(_) | Part::Verb(_) => {}
            }
        }
    }

    #[test]
    fn the_bundled_table_is_sound() {
        for row in rows().unwrap() {
            check(&row.ar);
            check(&row.en);
        }
    }

    #[test]
    fn brackets_must_balance() {
        assert_eq!(parts("[x] {y}( in {z})").map(|p| p.len()), Some(4));
        for broken in ["{x", "[x", "(x", "x}", "(a (b) c"] {
            assert_eq!(parts(broken), None, "{broken}");
        }
    }
}
