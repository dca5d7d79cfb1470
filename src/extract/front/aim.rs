//! What is only aimed at: "an operation to retake the town" is fighting for the town, and no control of it.

use super::{Clause, verb_less};
use crate::briefing::PositionStatus;
use crate::lexicon::segment::clitic;
use crate::lexicon::{Function, flag};

/// How far before a noun the word may stand whose aim it is, in tokens.
const AIM: usize = 3;
/// How far before a noun a plan or a condition may stand, in tokens.
const PLAN: usize = 9;
/// How far behind a noun the verb may stand whose subject it is, in tokens.
const VERB: usize = 10;

/// Efforts, folded and without what is attached to them.
const EFFORTS: [&str; 31] = [
    "هدف",
    "بغيه",
    "قصد",
    "سبيل",
    "اجل",
    "محاوله",
    "محاولات",
    "عمليه",
    "عمليات",
    "حمله",
    "معركه",
    "معارك",
    "هجوم",
    "هجوما",
    "هجمات",
    "جهود",
    "مساع",
    "مساعي",
    "مسعي",
    "صراع",
    "حاول",
    "حاولت",
    "حاولوا",
    "يحاول",
    "تحاول",
    "يحاولون",
    "يسعي",
    "تسعي",
    "سعي",
    "يسعون",
    "زحف",
];
/// What did not come about or is to be kept from coming about, likewise.
const FAILURES: [&str; 18] = [
    "فشل",
    "فشلت",
    "فشلوا",
    "يفشل",
    "تفشل",
    "اخفق",
    "اخفقت",
    "اخفاق",
    "دون",
    "منع",
    "يمنع",
    "تمنع",
    "منعت",
    "عجز",
    "عجزت",
    "يعجز",
    "مخاوف",
    "خشيه",
];

/// How a noun of control stands to what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Told as so.
    Reached,
    /// Fought for.
    Pursued,
    /// Planned, failed or supposed: no position.
    Open,
}

impl Clause<'_, '_, '_> {
    /// Whether control, told by a noun, is what somebody aims at.
    pub(super) fn aim(&self, start: usize) -> Aim {
        let ground = matches!(self.entry.status, PositionStatus::Controls | PositionStatus::Advancing);
        if !ground || !verb_less(self.form) || self.under() {
            return Aim::Reached;
        }
        let view = &self.page.view;
        if self.sought(start, &FAILURES) || self.of_the_future() {
            return Aim::Open;
        }
        let purpose = view.bits(self.at) & clitic::LA != 0;
        let effort = self.sought(start, &EFFORTS);
        if !purpose && !effort {
            return Aim::Reached;
        }
        let open = (start.max(self.at.saturating_sub(PLAN))..self.at).any(|k| {
            view.has(k, flag::FUTURE | flag::NEGATION)
                || view.bits(k) & clitic::SA != 0 && self.page.verb(k)
                || [Function::Planned, Function::Hypothetical].iter().any(|f| view.is_function(k, *f).is_some())
        });
        if open { Aim::Open } else { Aim::Pursued }
    }

    /// Whether a word on the list stands close before, names and their titles not counted.
    fn sought(&self, start: usize, list: &[&str]) -> bool {
        let view = &self.page.view;
        let mut passed = 0;
        for k in (start..self.at).rev() {
            if self.page.covering(k).is_some() || view.has(k, flag::CALENDAR) {
                continue;
            }
            if among(view.folded(k), list) {
                return true;
            }
            passed += 1;
            if passed >= AIM || view.is_mark(k) || view.has(k, flag::VERB | flag::AUXILIARY | flag::COMPLEMENTIZER) {
                return false;
            }
        }
        false
    }

    /// "The recapture will be a blow": what is still to come.
    fn of_the_future(&self) -> bool {
        let view = &self.page.view;
        let end = view.text.tokens.len().min(self.at + VERB);
        let verb = (self.at + 1..end)
            .take_while(|&k| !view.is_mark(k))
            .find(|&k| self.page.verb(k) || view.has(k, flag::FUTURE));
        !self.page.governed(self.at)
            && verb.is_some_and(|k| view.has(k, flag::FUTURE) || view.bits(k) & clitic::SA != 0)
    }
}

/// Whether a folded word is on the list, whatever is attached before it.
fn among(word: &str, list: &[&str]) -> bool {
    let bare = |w: &str| list.contains(&w) || w.strip_prefix("ال").is_some_and(|w| list.contains(&w));
    bare(word)
        || word.strip_prefix(['و', 'ف', 'ب', 'ل']).is_some_and(|w| bare(w) || w.strip_prefix('ل').is_some_and(bare))
}
