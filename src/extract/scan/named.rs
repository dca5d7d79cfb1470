//! Which place "the city", "the airport" or "the country" stands for.

use super::last::Last;
use crate::extract::entity::{Entities, EntityId, Known};
use crate::extract::phrase::Np;
use crate::extract::text::View;
use crate::lexicon::gazetteer::Place;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::HeadKind;

/// Places in the plural, folded.
const AREAS: [&str; 11] = ["مناطق", "مدن", "قري", "محاور", "مواقع", "احياء", "اراضي", "مراكز", "جبهات", "حقول", "طرق"];

/// What a definite place without a name stands for.
pub(super) enum Antecedent {
    /// A place named before.
    Of(EntityId),
    /// Nothing fuller was named.
    Itself,
    /// No place that can be told.
    None,
}

impl Last {
    /// Which place "the city", "the airport" or "the country" stands for.
    pub(super) fn place(&self, view: View<'_, '_>, np: &Np, entities: &Entities) -> Antecedent {
        let head = np.head.and_then(|row| view.lexicon.words.heads.get(row as usize));
        let word = head.map(|head| head.one).unwrap_or_default();
        let row = |e: EntityId| match entities.list[e].known {
            Some(Known::Place(row)) => view.lexicon.gazetteer.places.get(row as usize),
            _ => None,
        };
        let latest = |wanted: &dyn Fn(&Place) -> bool| {
            self.places.iter().rev().map(|(_, e)| *e).find(|e| row(*e).is_some_and(wanted))
        };
        let of_kind = |kinds: &[&str]| latest(&|place| kinds.contains(&place.kind));
        let countries = &view.lexicon.gazetteer.countries;
        let capital = || latest(&|place| countries.iter().any(|c| c.capital == place.id));
        let same = self.places.iter().rev().find(|(head, _)| *head == np.head).map(|(_, e)| *e);
        let last = || self.places.last().map(|(_, e)| *e);
        let found = match word {
            "بلاد" => None,
            "عاصمة" => same.or_else(capital),
            "منطقة" if np.first == np.last => {
                same.or_else(|| of_kind(&["district", "region", "province", "village", "town"]))
            }
            "قطاع" => same.or_else(|| of_kind(&["region"])),
            "مدينة" => same.or_else(|| of_kind(&["city", "town"])).or_else(last),
            "بلدة" | "قرية" => same.or_else(|| of_kind(&["town", "village"])).or_else(last),
            "محافظة" | "ولاية" | "مقاطعة" => same.or_else(|| of_kind(&["province"])).or_else(last),
            // "The island", "the coast" alone name nothing; "the Syrian border" does.
            "جزيرة" | "ساحل" | "ريف" | "حدود" | "طريق" | "شارع" | "وادي" if np.first == np.last => {
                same
            }
            // "The mountainous area" is one of its own.
            "منطقة" if np.last > np.first => return Antecedent::Itself,
            _ if head.is_some_and(|h| matches!(h.kind, HeadKind::Landmark | HeadKind::Site)) => {
                return same.map_or(Antecedent::Itself, Antecedent::Of);
            }
            _ => same.or_else(last),
        };
        found.map_or(Antecedent::None, Antecedent::Of)
    }
}

/// "The areas", "these towns": many, and none in particular.
pub(super) fn is_areas(view: View<'_, '_>, np: &Np) -> bool {
    let attached = |c| matches!(c, 'و' | 'ف' | 'ب' | 'ل' | 'ك');
    let printed = view.folded(np.core.0);
    let word = if np.bits & !clitic::AL == 0 { printed } else { printed.trim_start_matches(attached) };
    let word = word.trim_start_matches("ال").trim_start_matches("لل");
    np.anaphoric && (word.ends_with("ات") || AREAS.contains(&word) || view.heads_many(np.core.0))
}
