//! "Tarhuna, the last stronghold of Haftar's forces": a place in apposition to whose stronghold it is.

use super::{Hold, is_actor, is_place};
use crate::briefing::{Field, PositionStatus, Realis, Rule};
use crate::extract::modality;
use crate::extract::scan::{Doc, Mention, Page};
use crate::extract::speech::Speech;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Function, Lexicon};

/// How far before or behind the noun place and force may stand, in tokens.
const NEAR: usize = 5;

/// The places that the article calls somebody's stronghold.
pub(super) fn strongholds(doc: &Doc<'_, '_>, speeches: &[Speech], lexicon: &Lexicon) -> Vec<Hold> {
    let mut out = Vec::new();
    for (n, page) in doc.pages.iter().enumerate() {
        for at in 0..page.view.text.tokens.len() {
            let Some((place, holder)) = stronghold(page, at) else { continue };
            let mut standing = modality::standing(page, at, speeches, &doc.entities, lexicon);
            if standing.realis != Realis::Claimed {
                standing.realis = Realis::Asserted;
            }
            let why = page.reads_function(n, (at, at), Field::Kind, Rule::Stronghold);
            page.found(Rule::Stronghold, place);
            page.found(Rule::Stronghold, holder);
            let why = why.filled(Field::Place, [place.entity]).filled(Field::Holder, [holder.entity]);
            let span = (place.np.first, holder.np.last + 1);
            out.push(Hold {
                page: n,
                at,
                noun: false,
                status: PositionStatus::Controls,
                event: None,
                places: vec![place.entity],
                holders: vec![holder.entity],
                standing,
                when: page.when(at, span, false),
                span,
                why: why.standing(&standing).why(),
            });
        }
    }
    out
}

/// The place and the force around a noun for a stronghold.
fn stronghold<'p>(page: &'p Page<'_, '_>, at: usize) -> Option<(&'p Mention, &'p Mention)> {
    let len = page.view.is_function(at, Function::Stronghold)?;
    let (start, end) = page.sentence(at);
    let place = page.within(start.max(at.saturating_sub(2 * NEAR)), at).next_back().filter(|m| is_place(m))?;
    let apposed = at - place.np.last <= NEAR && (place.np.last + 1..at).all(|k| !page.verb(k));
    let holder = page.within(at + len, end.min(at + len + NEAR)).next().filter(|m| is_actor(m))?;
    let of = holder.np.bits & clitic::LA != 0 || holder.np.first == at + len;
    (apposed && of).then_some((place, holder))
}
