//! Whether the text tells a thing as so: negation, plan, hypothesis, and whose claim it is.

use super::entity::{Entities, EntityId};
use super::scan::Page;
use super::speech::Speech;
use crate::arabic::letters;
use crate::briefing::{Act, NameKind, Realis, Rule};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::TitleKind;
use crate::lexicon::{Function, Lexicon, Table, flag};

/// How far before a word what bears on it may stand, in tokens.
const WINDOW: usize = 9;

/// The standing of what a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub realis: Realis,
    /// The interested side that says so.
    pub claimed_by: Option<EntityId>,
    /// Within what somebody says.
    pub said: bool,
    /// Told as background, from before the news.
    pub background: bool,
    /// It is what somebody calls for, warns of or promises.
    pub wished: bool,
    /// Whom a pronoun in أنها stands for: who says it.
    pub speaker: Option<EntityId>,
    /// Why it is so, or not, and the word that says it.
    pub by: (Rule, usize),
}

/// What the surroundings of the word at `at` do to what it tells.
pub(crate) fn standing(
    page: &Page<'_, '_>,
    at: usize,
    speeches: &[Speech],
    entities: &Entities,
    lexicon: &Lexicon,
) -> Standing {
    let (start, end) = page.sentence(at);
    let said = page.said(at).and_then(|speech| speeches.get(speech));
    let wished = said.is_some_and(|s| matches!(s.act, Act::Demand | Act::Warn | Act::Promise)) && !page.verb(at);
    let (realis, by) = own(page, at, start);
    let denied = said.is_some_and(|s| s.act == Act::Deny && s.span.0 <= at && !only_set_in(page, s.content.0, at));
    let side = said.and_then(|s| s.speakers.iter().copied().find(|e| interested(*e, entities, lexicon)));
    let said_at = said.map_or(at, |s| s.verb);
    let (realis, by) = match realis {
        Realis::Asserted if denied => (Realis::Denied, (Rule::Denied, said_at)),
        Realis::Asserted if wished => (Realis::Planned, (Rule::Wished, said_at)),
        Realis::Asserted if side.is_some() => (Realis::Claimed, (Rule::Claimed, said_at)),
        other => (other, by),
    };
    Standing {
        realis,
        claimed_by: side,
        said: said.is_some(),
        background: background(page, start, end, at),
        wished,
        speaker: said.filter(|s| spoken_of_oneself(page, s, at)).and_then(|s| s.speakers.first().copied()),
        by,
    }
}

/// "Denied the death of X in clashes in Y": the clashes are where and when, and nobody denies them. `from` is the first
/// token of what is denied.
fn only_set_in(page: &Page<'_, '_>, from: usize, at: usize) -> bool {
    let setting = |k: usize| matches!(page.view.folded(k), "خلال" | "اثناء" | "في" | "بعد" | "عقب" | "منذ" | "جراء");
    !page.verb(at) && (from + 1..at).any(|k| setting(k) && page.preposition(k))
}

/// "They said that they advance": nobody else is named between أنها and the verb.
fn spoken_of_oneself(page: &Page<'_, '_>, speech: &Speech, at: usize) -> bool {
    let opening = speech.content.0.saturating_sub(1);
    let pronoun = page.view.has(opening, flag::COMPLEMENTIZER) && page.view.carries_pronoun(opening);
    let colon = opening + 1 == at && page.view.is_mark(opening) && page.view.raw(opening) == ":";
    let first_person = colon || page.view.text.quoted.get(at).copied().unwrap_or_default();
    (pronoun || first_person) && page.within(speech.content.0, at).all(|m| page.governed(m.np.first))
}

/// What the word's own clause says, without who says it.
fn own(page: &Page<'_, '_>, at: usize, start: usize) -> (Realis, (Rule, usize)) {
    let view = &page.view;
    // "Was exposed to shelling", "yields to the control of": what ل stands before took place.
    let exposed = (start.max(at.saturating_sub(WINDOW))..at).any(|k| {
        let word = view.folded(k).trim_start_matches(['و', 'ف', 'ل']);
        word.starts_with("تعرض") || word.starts_with("يتعرض") || word.starts_with("تتعرض")
    });
    if view.bits(at) & clitic::SA != 0
        || (view.bits(at) & (clitic::LA | clitic::AL) == clitic::LA && page.covering(at).is_none() && !exposed)
    {
        return (Realis::Planned, (Rule::Planned, at));
    }
    let from = start.max(at.saturating_sub(WINDOW));
    for k in (from..at).rev() {
        if view.is_mark(k) && !matches!(view.raw(k), "\"" | "«" | "»" | "“" | "”") {
            break;
        }
        if view.has(k, flag::FUTURE) || view.is_function(k, Function::Planned).is_some() {
            return (Realis::Planned, (Rule::Planned, k));
        }
        if view.is_function(k, Function::Unconfirmed).is_some() {
            return (Realis::Unconfirmed, (Rule::Unconfirmed, k));
        }
        if view.is_function(k, Function::Denied).is_some() && !only_set_in(page, k + 1, at) {
            return (Realis::Denied, (Rule::Denied, k));
        }
        // قد before a perfect says that it has happened.
        let has_happened = view.folded(k).trim_start_matches(['و', 'ف', 'ل']) == "قد" && page.perfect(at);
        if view.is_function(k, Function::Hypothetical).is_some() && !has_happened {
            return (Realis::Planned, (Rule::Hypothetical, k));
        }
        // "Does not cease to": it goes on.
        let goes_on = matches!(view.folded(k + 1).trim_end_matches("ون"), "يزال" | "تزال" | "زال" | "زالت");
        // "The shelling left no wounded": it is something else that did not happen.
        let of_it = at - k == 1
            || page.verb(at)
            || matches!(
                view.folded(k + 1),
                "تكن"
                    | "يكن"
                    | "تقع"
                    | "يقع"
                    | "تحدث"
                    | "يحدث"
                    | "تحصل"
                    | "يحصل"
                    | "تجر"
                    | "يجر"
                    | "تتم"
                    | "يتم"
                    | "توجد"
                    | "يوجد"
                    | "تشن"
                    | "يشن"
                    | "تشهد"
                    | "يشهد"
            );
        if view.has(k, flag::NEGATION) && view.folded(k) != "ما" && at - k <= 2 && of_it && !goes_on {
            return (Realis::Denied, (Rule::Denied, k));
        }
        if page.verb(k) && view.bits(k) & clitic::SA != 0 {
            return (Realis::Planned, (Rule::Planned, k));
        }
        if page.verb(k) && k + 1 < at {
            // "Have not announced the visit": the visit is not confirmed.
            let negated = k > start && view.has(k - 1, flag::NEGATION);
            let speaks = view.senses(k, Table::Reporting).next().is_some();
            if negated && speaks && !page.verb(at) {
                return (Realis::Unconfirmed, (Rule::Unconfirmed, k));
            }
            break;
        }
    }
    // "Any incursion" is none yet.
    let any = at.checked_sub(1).filter(|k| *k >= start && !page.verb(at) && matches!(view.folded(*k), "اي" | "ايه"));
    any.map_or((Realis::Asserted, (Rule::Asserted, at)), |k| (Realis::Planned, (Rule::Hypothetical, k)))
}

/// A clause that names an earlier year or says that it looks back.
fn background(page: &Page<'_, '_>, start: usize, end: usize, at: usize) -> bool {
    let view = &page.view;
    let near = start.max(at.saturating_sub(10))..end.min(at + 16);
    // "Since the beginning of this month" is the news.
    let recent = |k: usize| matches!(view.folded(k), "الشهر" | "الاسبوع" | "اليوم" | "العمليه" | "المعارك" | "الهجوم");
    near.into_iter().any(|k| match view.is_function(k, Function::Background) {
        Some(len) => !(view.folded(k) == "منذ" && k + len < end && recent(k + len)),
        None => page.earlier_year(k),
    })
}

/// Parties to a conflict, and those who speak for them.
pub(crate) fn interested(id: EntityId, entities: &Entities, lexicon: &Lexicon) -> bool {
    let entity = &entities.list[id];
    let ar = letters::plain(&entity.ar);
    match entity.kind {
        NameKind::Force | NameKind::Country => true,
        NameKind::Organisation => !ar.contains("الأمم") && !ar.contains("منظمة"),
        NameKind::Person | NameKind::Office => entity.titles.iter().any(|t| {
            lexicon.words.titles.get(*t as usize).is_some_and(|t| {
                matches!(
                    t.kind,
                    TitleKind::Military
                        | TitleKind::Spokesman
                        | TitleKind::Minister
                        | TitleKind::HeadOfState
                        | TitleKind::HeadOfGovernment
                )
            })
        }),
        NameKind::Source => ["عسكري", "أمني", "قيادي", "ميداني"].iter().any(|w| ar.contains(w)),
        NameKind::Medium | NameKind::Group | NameKind::Place => false,
    }
}
