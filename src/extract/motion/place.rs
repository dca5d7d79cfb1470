//! Where a journey leads and where a meeting is held.

use super::{Clause, REACH};
use crate::arabic::letters;
use crate::briefing::Rule;
use crate::extract::entity::EntityId;
use crate::extract::front::is_place;
use crate::extract::scan::Mention;
use crate::lexicon::flag;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Marker, Motion};

/// How far behind "included" the first place may stand, in tokens.
const STATION: usize = 8;

/// How far before a pronoun the place that it stands for may be named, in tokens.
const BACK: usize = 20;

impl<'p> Clause<'p, '_, '_> {
    /// Where the journey leads: a place behind the word, or one named before that a pronoun stands for.
    pub(super) fn destination(&self, subject: usize, end: usize) -> Option<EntityId> {
        let marked = self.place(&self.entry.to, subject, end).map(|m| m.entity);
        marked.or_else(|| self.referred(end)).or_else(|| self.stations(end))
    }

    /// "A journey that included Japan", "a tour that led him to Cairo and Riyadh": the first place, which others may be joined to.
    fn stations(&self, end: usize) -> Option<EntityId> {
        let view = &self.page.view;
        let leads = |k: &usize| {
            let word = view.folded(*k).trim_start_matches('و').trim_start_matches('س');
            self.page.covering(*k).is_none()
                && matches!(
                    word,
                    "شمل"
                        | "شملت"
                        | "تشمل"
                        | "يشمل"
                        | "قادته"
                        | "قادتها"
                        | "تقوده"
                        | "تقودها"
                        | "قادت"
                        | "تقود"
                )
        };
        let verb = (self.behind..end.min(self.at + REACH)).find(leads).filter(|_| !self.verbal())?;
        let first = self.page.within(verb + 1, end.min(verb + STATION)).find(|m| is_place(m))?;
        Some(self.page.found(Rule::Marked, first).entity)
    }

    /// "The town, to which he paid a visit".
    fn referred(&self, end: usize) -> Option<EntityId> {
        let view = &self.page.view;
        let to = (self.behind..end.min(self.behind + 3)).find(|&k| {
            matches!(view.folded(k), "اليها" | "اليه") || matches!(view.folded(k), "لها" if !self.verbal())
        })?;
        let m = self.page.within(to.saturating_sub(BACK), self.at).rev().find(|m| is_place(m))?;
        Some(self.page.found(Rule::Pronoun, m).entity)
    }

    pub(super) fn marks(&self, markers: &[Marker], m: &Mention) -> bool {
        let view = &self.page.view;
        markers.iter().any(|marker| match marker {
            Marker::Word(word) => {
                m.np.first > 0 && self.preposition_of(m).is_some_and(|p| letters::folded(word) == view.folded(p))
            }
            Marker::Ba => m.np.bits & clitic::BA != 0,
            Marker::La => m.np.bits & clitic::LA != 0,
            Marker::Object => {
                !self.page.governed(m.np.first)
                    && m.np.bits & clitic::WA == 0
                    && (self.verbal() || m.np.first == self.behind)
            }
        })
    }

    /// The preposition before a mention, over a few plain nouns ("إلى مقر الأمم المتحدة").
    pub(super) fn preposition_of(&self, m: &Mention) -> Option<usize> {
        let view = &self.page.view;
        (m.np.first.saturating_sub(4)..m.np.first)
            .rev()
            .take_while(|&k| k > self.at && !view.is_mark(k) && self.page.covering(k).is_none() && !self.page.verb(k))
            .find(|&k| self.page.preposition(k))
            // "In the matter of Korea" is not in Korea, but "in the building of" is there.
            .filter(|&k| view.folded(k) != "في" || (k + 1..m.np.first).all(|j| seat(view.folded(j))))
    }

    /// Where a meeting is held: behind its word or one of its parties, with nothing but words of time between.
    pub(super) fn venue(&self, subject: usize, parties: &[EntityId], end: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        let aside = |k: usize| {
            view.is_mark(k) && matches!(view.raw(k), "،" | ",")
                || view.is_number(k)
                || view.has(k, flag::CALENDAR | flag::PREPOSITION | flag::FUNCTION)
                || k > 0 && view.has(k - 1, flag::CALENDAR)
                || seat(view.folded(k))
        };
        let party = |m: &&Mention| parties.contains(&m.entity) && m.np.first > self.at;
        self.place(&self.entry.to, subject, end).filter(|place| {
            let behind = self.page.within(self.at, place.np.first).rfind(party);
            let from = behind.map_or(self.behind, |m| m.np.last + 1).max(self.behind);
            from <= place.np.first && (from..place.np.first).all(aside)
        })
    }

    /// The place that one of the markers gives to the word, before another verb or clause begins.
    pub(super) fn place(&self, markers: &[Marker], subject: usize, end: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        let limit = self.reach(end);
        let noun = !self.verbal();
        let attends = self.entry.motion == Motion::Attend;
        let leaves = self.entry.motion == Motion::Depart && markers == self.entry.to.as_slice();
        let found = self.page.within(self.at, limit).find(|m| {
            let towards =
                m.np.bits & clitic::LA != 0 || self.preposition_of(m).is_some_and(|p| view.folded(p) == "الي");
            is_place(m)
                && (!m.np.anaphoric || m.np.first == m.np.last && (!noun || towards))
                && m.np.first != subject
                && (self.marks(markers, m)
                    // A noun takes its place by إلى or ل whatever its verb does.
                    || (noun && (towards || m.np.first == self.behind && !leaves))
                    || (attends && m.np.bits & clitic::BA != 0))
                && (!attends || self.gathering(m))
        });
        found.map(|m| self.page.found(Rule::Marked, m))
    }

    /// A destination and those joined to it by "and", in the order of the text.
    pub(super) fn coordinated(&self, to: EntityId) -> Vec<EntityId> {
        let mut all = vec![to];
        let first = self.page.within(self.at, self.page.view.text.tokens.len()).find(|m| m.entity == to);
        let mut next = first.map(|m| m.np.last + 1);
        while let Some(m) =
            next.and_then(|k| self.page.beginning(k)).filter(|m| is_place(m) && m.np.bits & clitic::WA != 0)
        {
            if !all.contains(&m.entity) {
                all.push(self.page.found(Rule::Joined, m).entity);
            }
            next = Some(m.np.last + 1);
        }
        all
    }

    /// "Takes part in the summit in Cairo", "in the Davos forum": what is attended is a gathering, named before its place.
    fn gathering(&self, place: &Mention) -> bool {
        let view = &self.page.view;
        (self.behind..=place.np.last).any(|k| {
            let word = view.folded(k);
            let word = word.strip_prefix("لل").or_else(|| word.strip_prefix("ال")).unwrap_or(word);
            matches!(
                word,
                "منتدي"
                    | "قمه"
                    | "موتمر"
                    | "اجتماع"
                    | "اجتماعات"
                    | "لقاء"
                    | "لقاءات"
                    | "محادثات"
                    | "مباحثات"
                    | "مفاوضات"
                    | "مشاورات"
                    | "حوار"
                    | "جلسه"
                    | "جلسات"
                    | "دوره"
                    | "حفل"
                    | "مراسم"
                    | "جنازه"
                    | "تشييع"
                    | "احتفالات"
            )
        })
    }

    /// How far what belongs to the word reaches: to the next verb or clause, or a comma behind which no preposition stands.
    fn reach(&self, end: usize) -> usize {
        let view = &self.page.view;
        let limit = end.min(self.at + REACH);
        let stops = |k: usize| {
            if self.page.covering(k).is_some() {
                return false;
            }
            if view.is_mark(k) {
                return view.raw(k) == ":";
            }
            self.page.verb(k) && !view.has(k.saturating_sub(1), flag::RELATIVE) && k > self.behind
                || view.has(k, flag::COMPLEMENTIZER) && k > self.behind
        };
        (self.behind..limit).find(|&k| stops(k)).unwrap_or(limit)
    }
}

/// A noun for a building or part of one, of which a place or body is the owner.
fn seat(word: &str) -> bool {
    matches!(word, "مقر" | "قصر" | "مكتب" | "منزل" | "مبني" | "سفاره" | "مدينه" | "العاصمه" | "مطار" | "فندق")
}
