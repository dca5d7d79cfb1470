//! A noun phrase to its entry in the article's table of names.

use crate::arabic::inflect::Agreement;
use crate::arabic::letters;
use crate::briefing::{NameKind, Rule};
use crate::extract::entity::{Entities, EntityId, Known};
use crate::extract::phrase::Np;
use crate::extract::scan::last::Last;
use crate::extract::scan::named::{Antecedent, is_areas};
use crate::extract::text::View;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Form, Table, flag};

/// The bodies that an office or source is of (أمين عام حركة ...): named by it, and later called by their head noun alone.
pub(super) fn bodies_within(view: View<'_, '_>, np: &Np) -> Vec<Np> {
    let whole = matches!(np.kind, NameKind::Office | NameKind::Source)
        || np.kind == NameKind::Organisation && np.known.is_none() && np.head.is_some();
    let role = if whole { Some(np.core) } else { np.role };
    let Some((first, last)) = role.filter(|_| !np.anaphoric) else { return Vec::new() };
    let mut out = Vec::new();
    let mut at = first + 1;
    while at <= last {
        let body = view.listed(at, last + 1).or_else(|| view.headed(at, last + 1));
        let body =
            body.filter(|b| matches!(b.kind, NameKind::Organisation | NameKind::Force) && !b.anaphoric && !b.short);
        at = body.as_ref().map_or(at, |b| b.last) + 1;
        out.extend(body);
    }
    out
}

/// Whom a noun phrase stands for, and how.
pub(super) fn resolve(view: View<'_, '_>, np: &Np, entities: &mut Entities, last: &Last) -> Option<(EntityId, Rule)> {
    let named = if np.known.is_some() { Rule::Gazetteer } else { Rule::Named };
    match np.kind {
        NameKind::Person if np.short => {
            let word = stripped(view, np);
            let listed = np.known.and_then(|k| entities.of(k)).map(|id| (id, Rule::Gazetteer));
            let found = listed.or_else(|| entities.surname(&word).map(|id| (id, Rule::FamilyName)));
            found.or_else(|| np.known.filter(|_| np.core.1 > np.core.0).map(|_| (enter(view, np, entities), named)))
        }
        NameKind::Person => {
            let known =
                (np.core.0 == np.core.1 && np.known.is_none()).then(|| entities.surname(&stripped(view, np))).flatten();
            let (id, by) = known.map_or_else(|| (enter(view, np, entities), named), |id| (id, Rule::FamilyName));
            give_role(view, np, id, entities);
            Some((id, by))
        }
        NameKind::Office => {
            let recent = np.anaphoric.then(|| last.holder(&np.titles, entities)).flatten();
            let found = recent.or_else(|| entities.holder(&np.titles, &content_words(view, np.core), np.anaphoric));
            Some(found.map_or_else(|| (enter(view, np, entities), named), |id| (id, Rule::Holder)))
        }
        // "These areas" are many, and none in particular.
        NameKind::Place if is_areas(view, np) => None,
        NameKind::Place if np.anaphoric => match last.place(view, np, entities) {
            Antecedent::Of(place) => Some((place, Rule::Antecedent)),
            Antecedent::Itself => Some((enter(view, np, entities), named)),
            Antecedent::None => None,
        },
        // قواتها, وزارته: whose, not which; they stand for whom the pronoun means.
        NameKind::Organisation | NameKind::Force if np.bits & clitic::PRONOUN != 0 && np.core.0 == np.core.1 => {
            last.owner.or_else(|| last.antecedent(view, np)).map(|id| (id, Rule::Pronoun))
        }
        // "The government forces" say which; "the forces" do not.
        NameKind::Force if np.anaphoric && np.last > np.first => Some((enter(view, np, entities), named)),
        NameKind::Organisation | NameKind::Force | NameKind::Source | NameKind::Medium | NameKind::Group
            if np.anaphoric =>
        {
            let found = last.antecedent(view, np).map(|id| (id, Rule::Antecedent));
            Some(found.unwrap_or_else(|| (enter(view, np, entities), named)))
        }
        _ if np.short => {
            let full = np.known.and_then(|k| entities.of(k)).map(|id| (id, Rule::Gazetteer));
            // A body whose short name has a head noun (الجيش الوطني) is one all the same.
            full.or_else(|| np.head.map(|_| (enter(view, &Np { known: None, ..np.clone() }, entities), named)))
        }
        // "Malley explained": somebody named before whose family name is a country's as well.
        NameKind::Country | NameKind::Place if np.core.0 == np.core.1 && says(view, np.first) => {
            let person = entities.surname(&stripped(view, np)).map(|id| (id, Rule::FamilyName));
            Some(person.unwrap_or_else(|| (enter(view, np, entities), named)))
        }
        _ => Some((enter(view, np, entities), named)),
    }
}

/// Whether the word right before reports what a man says.
fn says(view: View<'_, '_>, at: usize) -> bool {
    let masculine = |form: Form| matches!(form, Form::Verb(_, Agreement::Masculine));
    at > 0 && view.senses(at - 1, Table::Reporting).any(|(sense, _)| masculine(sense.form))
}

pub(super) fn enter(view: View<'_, '_>, np: &Np, entities: &mut Entities) -> EntityId {
    let ar = surface(view, np.core, np.core.0 == np.first, np.bits);
    if np.kind == NameKind::Person {
        let folded = letters::folded(&ar);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let id = entities.person(&ar, &words, np.known);
        give_role(view, np, id, entities);
        return id;
    }
    let ar = with_article(view, np, ar);
    let folded = letters::folded(&ar);
    let id = if another_head(view, np, entities) {
        entities.beside(&ar, &folded, np.kind, np.known)
    } else {
        entities.other(&ar, &folded, np.kind, np.known)
    };
    if matches!(np.kind, NameKind::Office | NameKind::Group) {
        entities.give_title(id, &ar, np.titles.iter().copied());
    }
    id
}

/// Whether the body was named under another head noun: "the army" and "the forces" of one side are not one name.
fn another_head(view: View<'_, '_>, np: &Np, entities: &Entities) -> bool {
    let Some(known) = np.known.filter(|k| matches!(k, Known::Organisation(_))) else { return false };
    let Some(before) = entities.of(known).and_then(|id| entities.list[id].ar.split(' ').next().map(letters::folded))
    else {
        return false;
    };
    let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    let (old, new) = (bare(&before), bare(&letters::folded(&surface(view, (np.core.0, np.core.0), true, np.bits))));
    let head = |word: &str| view.lexicon.id(word).is_some_and(|id| view.lexicon.marked(id, flag::HEAD));
    old != new && head(&old) && head(&new)
}

/// للجزائر is ل and الجزائر: behind ل the article of a name that has one is written without its alef.
fn with_article(view: View<'_, '_>, np: &Np, ar: String) -> String {
    let doubled = np.bits & clitic::LA != 0 && np.known.is_some() && ar.starts_with('ل');
    let first = ar.split_whitespace().next().unwrap_or_default();
    let known = |word: &str| view.lexicon.id(&letters::folded(word)).is_some();
    if doubled && !known(first) && known(&format!("ا{first}")) { format!("ا{ar}") } else { ar }
}

fn give_role(view: View<'_, '_>, np: &Np, id: EntityId, entities: &mut Entities) {
    if let Some((first, last)) = np.role {
        let role = surface(view, (first, last), first == np.first, np.bits);
        entities.give_title(id, &role, np.titles.iter().copied());
    }
}

/// The folded words of a span without articles and attached particles.
fn content_words(view: View<'_, '_>, (first, last): (usize, usize)) -> Vec<String> {
    (first..=last)
        .filter(|&k| !view.is_mark(k))
        .map(|k| {
            let word = view.folded(k);
            word.strip_prefix("ال").filter(|w| w.len() > 4).unwrap_or(word).to_owned()
        })
        .collect()
}

pub(super) fn stripped(view: View<'_, '_>, np: &Np) -> String {
    letters::folded(&surface(view, np.core, np.core.0 == np.first, np.bits))
}

/// The words of a span as printed, without the particles attached to the first where `attached` says that it may have some.
pub(crate) fn surface(view: View<'_, '_>, (first, last): (usize, usize), attached: bool, bits: u8) -> String {
    let text = view.span(first, last);
    if !attached || bits & !(clitic::AL | clitic::PRONOUN | clitic::SA) == 0 {
        return text.to_owned();
    }
    let mut rest = text;
    let marks = |s: &'_ str| s.find(|c| !letters::is_ignored(c)).unwrap_or(s.len());
    for bit in [clitic::WA, clitic::FA, clitic::BA, clitic::LA, clitic::KA] {
        if bits & bit == 0 {
            continue;
        }
        let mut letters = rest.chars();
        letters.next();
        rest = letters.as_str();
        rest = rest.get(marks(rest)..).unwrap_or_default();
    }
    if bits & clitic::LA != 0 && bits & clitic::AL != 0 && !rest.starts_with('ا') {
        format!("ا{rest}")
    } else {
        rest.to_owned()
    }
}
