//! Sides: who can hold or attack a place, and for which force somebody speaks.

use super::{Clause, Hold, MARKER, REACH, dedup, is_actor, verb_less, without_pronoun};
use crate::arabic::letters;
use crate::briefing::{NameKind, PositionStatus};
use crate::extract::entity::{Entity, EntityId, Known};
use crate::extract::modality::Standing;
use crate::extract::scan::Mention;
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Marker, Part};
use crate::lexicon::{Phrase, Table, flag};

/// What begins as the name of a force does, and is none.
const FRONTS: [&str; 7] =
    ["جبهة جديدة", "جبهة القتال", "الجبهة الشر", "الجبهة الغر", "الجبهة الشم", "الجبهة الجن", "الجبهة الداخ"];

/// Verbs whose object says what is done, folded.
const LIGHT: [&str; 15] = [
    "احرز",
    "احرزت",
    "احرزوا",
    "يحرز",
    "تحرز",
    "حقق",
    "حققت",
    "حققوا",
    "يحقق",
    "تحقق",
    "واصل",
    "واصلت",
    "تواصل",
    "نفذ",
    "نفذت",
];

/// Verbs by which an attack comes to nothing, folded.
const REPELS: [&str; 14] =
    ["صد", "صدت", "صدوا", "يصد", "تصد", "تصدي", "تصدت", "تصدوا", "يتصدي", "احبط", "احبطت", "افشل", "افشلت", "احبطوا"];

/// How far before an attack the verb may stand that brings it to nothing, in tokens.
const REPELLED: usize = 8;

/// How far before whom it struck the word for a loss may stand, in tokens.
const STRUCK: usize = 6;

/// Verbs whose object with a pronoun is the attack before them, folded; some are written like other words.
const DOES: [&str; 10] = ["شن", "شنت", "يشن", "تشن", "نفذ", "نفذت", "ينفذ", "تنفذ", "قاد", "يقود"];

impl<'p> Clause<'p, '_, '_> {
    /// Behind a noun: "by", an attached ل, "from" behind an attack, or the subject of a verb that goes with it (شنها, نفذها).
    pub(super) fn agent(&self, end: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        let killing = self.killing();
        let attack = self.entry.status == PositionStatus::Attacked && !killing;
        let clause = (self.at + 1..end).find(|&k| view.has(k, flag::RELATIVE)).unwrap_or(end);
        (self.at + 1..end.min(self.at + 10)).find_map(|k| {
            let m = self.page.beginning(k).filter(|m| is_actor(m))?;
            let by =
                k >= 2 && (view.folded(k - 1) == "قبل" || view.folded(k - 1) == "جانب") && view.folded(k - 2) == "من";
            let from = attack && view.folded(k - 1) == "من" && m.np.kind == NameKind::Force;
            let hand = matches!(self.entry.subject, Part::Place | Part::Victim)
                && matches!(
                    view.folded(k - 1),
                    "بيد" | "يد" | "ايدي" | "بايدي" | "ايادي" | "قبضه" | "بقبضه" | "برصاص" | "بنيران"
                );
            // "Raids on positions of X": what stands between has an owner of its own.
            let described = (self.at + 1..k).all(|j| view.has(j, flag::NISBA) || view.looks_like_nisba(j));
            let for_it = m.np.bits & clitic::LA != 0 && k < clause && !killing && described;
            let related = k >= 2 && view.has(k - 2, flag::RELATIVE) && view.is_verb(k - 1);
            let does = (self.page.verb(k - 1) || related) && view.bits(k - 1) & clitic::PRONOUN != 0
                || without_pronoun(view.folded(k - 1)).is_some_and(|verb| DOES.contains(&verb));
            (by || from || hand || for_it || does).then_some(m)
        })
    }

    /// Whom a killing is of stands behind من and ل, who killed behind "at the hands of".
    fn killing(&self) -> bool {
        self.entry.subject == Part::Victim && !self.entry.place.contains(&Marker::La)
    }

    /// "Israeli raids": the country or force that the article names otherwise.
    fn adjective(&self, end: usize) -> Option<EntityId> {
        let view = &self.page.view;
        let (adjective, row) = (self.at + 1..end.min(self.at + 4)).find_map(|k| {
            let plain = self.page.covering(k).is_none() && view.bits(k) & !clitic::AL == 0;
            let row = view.text.phrases[k].iter().find_map(|m| match m.phrase {
                Phrase::Nisba { row } => Some(row),
                _ => None,
            });
            row.filter(|_| plain).map(|row| (view.folded(k), row))
        })?;
        if let Some(country) = self.entities.of(Known::Country(row)) {
            return Some(country);
        }
        let stem = adjective.trim_start_matches("ال").trim_end_matches(['ه', 'ي']);
        let named = |e: &Entity| e.kind == NameKind::Force && letters::folded(&e.ar).contains(stem);
        self.entities.list.iter().position(named).filter(|_| stem.chars().count() > 3)
    }

    /// "Between the army and militants": the two sides of a clash.
    fn between(&self, start: usize, end: usize) -> Vec<EntityId> {
        let view = &self.page.view;
        let near = start.max(self.at.saturating_sub(MARKER))..end.min(self.at + REACH);
        let Some(between) = near.clone().find(|&k| view.folded(k) == "بين" && self.page.covering(k).is_none())
        else {
            return Vec::new();
        };
        let sides = self.page.within(between + 1, end.min(between + REACH)).filter(|m| is_actor(m));
        let mut out: Vec<&Mention> = Vec::new();
        for m in sides {
            let first = out.is_empty() && m.np.first <= between + 3;
            let second = !out.is_empty() && (m.np.bits & clitic::WA != 0 || view.folded(m.np.first - 1) == "و");
            if first || second {
                out.push(m);
            }
        }
        if out.len() < 2 {
            return Vec::new();
        }
        dedup(out.iter().map(|m| m.entity).collect(), 2)
    }

    fn holders(&self, subject: Option<&Mention>, start: usize, end: usize) -> Vec<EntityId> {
        if self.entry.status == PositionStatus::Contested {
            let between = self.between(start, end);
            if !between.is_empty() {
                return between;
            }
            let sides: Vec<EntityId> = self
                .page
                .within(start, end)
                .filter(|m| {
                    is_actor(m)
                        && m.np.bits & clitic::BA == 0
                        && m.np.kind != NameKind::Person
                        && m.np.first > self.at.saturating_sub(12)
                        && m.np.first < self.at + REACH
                })
                .map(|m| m.entity)
                .collect();
            return dedup(sides, 2);
        }
        if self.entry.subject == Part::Place || self.entry.subject == Part::Victim {
            return self.agent(end).map(|m| vec![m.entity]).unwrap_or_default();
        }
        if self.entry.object == Some(Part::Loser) && self.entry.status == PositionStatus::Lost {
            // "Drove the rest of X out of": the object loses.
            let driven_out = self.page.view.bits(self.at) & clitic::PRONOUN != 0;
            if driven_out {
                let named = self.page.within(start, self.at).rev().find(|m| m.np.kind == NameKind::Force);
                return named.map(|m| vec![m.entity]).unwrap_or_default();
            }
            let object = |m: &&Mention| {
                is_actor(m) && subject.is_none_or(|s| s.np.first != m.np.first) && m.np.first < self.at + MARKER
            };
            return self.page.within(self.at, end).find(object).map(|m| vec![m.entity]).unwrap_or_default();
        }
        if let Some(m) = subject.filter(|m| is_actor(m)) {
            let mut all = vec![m.entity];
            let mut next = m.np.last + 1;
            while let Some(more) = self.page.beginning(next).filter(|m| m.np.bits & clitic::WA != 0 && is_actor(m)) {
                all.push(more.entity);
                next = more.np.last + 1;
            }
            return dedup(all, 3);
        }
        if let Some(attacker) = self.accusative() {
            return vec![attacker];
        }
        if let Some(country) = self.adjective(end).filter(|_| verb_less(self.form)) {
            return vec![country];
        }
        self.actor_of_clause(start).map(|m| vec![m.entity]).unwrap_or_default()
    }

    /// "A Russian attack" in the accusative, where the adjective is written like the country: هجوما روسيا
    fn accusative(&self) -> Option<EntityId> {
        let indefinite = self.page.view.folded(self.at).ends_with('ا') && verb_less(self.form);
        let m = self.page.beginning(self.at + 1).filter(|m| indefinite && m.np.kind == NameKind::Country)?;
        Some(m.entity)
    }

    /// "Repelled an attack": who did so has not attacked.
    fn is_repelled(&self) -> bool {
        (self.at.saturating_sub(REPELLED)..self.at).any(|k| {
            let word = self.page.view.folded(k).trim_start_matches(['و', 'ف']);
            self.page.covering(k).is_none() && REPELS.contains(&word)
        })
    }

    /// "The death of dozens of X": whom an attack has struck.
    fn struck(&self, m: &Mention) -> bool {
        let view = &self.page.view;
        let first = m.np.first;
        let near = first.saturating_sub(STRUCK)..first;
        near.rev().take_while(|&k| !view.is_mark(k) && !self.page.verb(k)).any(|k| {
            let word = view.folded(k).trim_start_matches(['و', 'ب']);
            matches!(word, "مقتل" | "اصابه" | "استشهاد" | "مصرع" | "جرح" | "قتلي" | "جرحي" | "شهداء" | "ضحايا")
        })
    }

    /// The subject of the verb that governs a noun (تمكنت القوات من السيطرة على).
    fn actor_of_clause(&self, start: usize) -> Option<&'p Mention> {
        let is_actor = |m: &Mention| is_actor(m) && self.armed(self.body_of(m.entity));
        // "The air force carried out the shelling": قام بقصف
        let does = self.at > start && self.page.view.bits(self.at) & clitic::BA != 0;
        if does && matches!(self.page.view.folded(self.at - 1), "قام" | "قامت" | "قاموا" | "يقوم" | "تقوم")
        {
            let doer = self.page.subject_before(self.at - 1, start).filter(|m| is_actor(m));
            if doer.is_some() {
                return doer;
            }
        }
        // "The army made progress", "made the army progress": أحرز تقدما
        let light =
            (start.max(self.at.saturating_sub(6))..self.at).rev().find(|&k| LIGHT.contains(&self.page.view.folded(k)));
        if let Some(k) = light {
            let behind = self.page.within(k + 1, self.at).find(|m| is_actor(m) && !self.page.governed(m.np.first));
            let doer = behind.or_else(|| self.page.subject_before(k, start).filter(|m| is_actor(m)));
            if doer.is_some() {
                return doer;
            }
        }
        // "His control": of whoever was named last and agrees with the pronoun.
        let view = &self.page.view;
        if view.bits(self.at) & clitic::PRONOUN != 0 && !self.entry.place.contains(&Marker::Object) {
            let feminine = view.folded(self.at).ends_with("ها");
            let agrees = |m: &&Mention| is_actor(m) && self.page.feminine(m).is_none_or(|f| f == feminine);
            let named = self.page.within(start, self.at).rev().find(agrees);
            if named.is_some() {
                return named;
            }
        }
        let attacked = self.entry.status == PositionStatus::Attacked;
        if attacked && self.is_repelled() {
            return None;
        }
        let acts = |m: &Mention| is_actor(m) && !(attacked && self.struck(m));
        // "Britain demands an inquiry into the shelling": who speaks of it has not done it.
        let speaks = (start..self.at).rev().find(|&k| self.page.verb(k)).is_some_and(|k| {
            view.senses(k, Table::Reporting).next().is_some() && view.senses(k, Table::Frontline).next().is_none()
        });
        if attacked && speaks && verb_less(self.form) {
            return None;
        }
        let higher = self.page.subject_of_higher(self.at, start, acts);
        if higher.is_some() {
            return higher;
        }
        let before = self.page.subject_before(self.at, start).filter(|m| acts(m));
        // "Its recapture": by whoever was named last and did not lose it.
        let own = self.page.view.bits(self.at) & clitic::PRONOUN != 0;
        let losers = self.losers(start);
        let named = || {
            let mut actors = self.page.within(start, self.at).rev().filter(|m| is_actor(m));
            actors.find(|m| !losers.contains(&m.entity) && self.armed(self.body_of(m.entity)))
        };
        before.or_else(|| if own { named() } else { None })
    }

    /// The sides that the word tells of, the nearest source first: its own clause, who speaks of himself, the word before it in
    /// the same sentence, and who claims it.
    pub(super) fn whose(
        &self,
        subject: Option<&Mention>,
        (start, end): (usize, usize),
        status: PositionStatus,
        standing: &Standing,
    ) -> Vec<EntityId> {
        // Nobody claims to have lost, nor to have attacked what is his.
        let own = matches!(status, PositionStatus::Controls | PositionStatus::Advancing);
        let mut holders = self.holders(subject, start, end);
        if holders.is_empty() {
            holders.extend(standing.speaker);
        }
        if holders.is_empty() && !self.killing() {
            // A second noun of the same sentence goes on with the actor of the first.
            let same = |h: &&Hold| {
                h.page == self.n
                    && (start..end).contains(&h.at)
                    && h.status != PositionStatus::Lost
                    && (own || h.status == status)
            };
            holders = self.before.iter().rev().find(same).map(|h| h.holders.clone()).unwrap_or_default();
        }
        if holders.is_empty() && self.known_before() {
            let same = |h: &&Hold| h.page == self.n && h.status == status && !h.holders.is_empty();
            holders = self.before.iter().rev().find(same).map(|h| h.holders.clone()).unwrap_or_default();
        }
        let kind = |id: EntityId| self.entities.list[id].kind;
        let advancing = status == PositionStatus::Advancing;
        let fits = |id: EntityId| {
            self.armed(id)
                && !(advancing && self.unlisted_body(id))
                && (self.entry.subject != Part::Troops || kind(id) == NameKind::Force)
        };
        let holders: Vec<EntityId> = holders.into_iter().map(|id| self.body_of(id)).filter(|id| fits(*id)).collect();
        let another = subject.is_some_and(|m| m.np.first == self.at + 1 && m.np.kind == NameKind::Group);
        if !holders.is_empty() || another || !own || !verb_less(self.form) {
            return dedup(holders, 4);
        }
        let claimant = standing.claimed_by.map(|id| self.body_of(id));
        claimant.filter(|id| self.armed(*id) && kind(*id) != NameKind::Person).into_iter().collect()
    }

    /// "The fighting goes on in", "the shelling": a noun with the article, of what the paragraph told before.
    fn known_before(&self) -> bool {
        verb_less(self.form) && self.page.view.bits(self.at) & clitic::AL != 0 && self.entry.subject != Part::Place
    }

    /// The force or government of the side for which somebody speaks or commands, where the article names it.
    fn body_of(&self, id: EntityId) -> EntityId {
        let gazetteer = &self.lexicon.gazetteer;
        let Some(Known::Person(row)) = self.entities.list[id].known else { return id };
        let Some(person) = gazetteer.people.get(row as usize).filter(|p| !p.side.is_empty()) else { return id };
        let of_side = |e: &Entity| match e.known {
            Some(Known::Organisation(row)) => {
                gazetteer.organisations.get(row as usize).is_some_and(|o| o.side == person.side)
            }
            _ => false,
        };
        let find = |kind| self.entities.list.iter().position(|e| e.kind == kind && of_side(e));
        find(NameKind::Force).or_else(|| find(NameKind::Organisation)).unwrap_or(id)
    }

    /// A body that no table lists, which speaks but hardly marches.
    fn unlisted_body(&self, id: EntityId) -> bool {
        let entity = &self.entities.list[id];
        let listed = matches!(entity.known, Some(Known::Organisation(_))) && !entity.ar.starts_with("وزارة");
        entity.kind == NameKind::Organisation && !listed
    }

    /// Who can hold or attack a place: forces, parties to a conflict, states and commanders.
    fn armed(&self, id: EntityId) -> bool {
        let entity = &self.entities.list[id];
        let gazetteer = &self.lexicon.gazetteer;
        match entity.kind {
            // "A new front", "the western front" is where, not who.
            NameKind::Force if FRONTS.iter().any(|front| entity.ar.starts_with(front)) => false,
            NameKind::Force => !letters::plain(&entity.ar).contains("شرطة"),
            NameKind::Country => true,
            NameKind::Organisation => match entity.known {
                Some(Known::Organisation(row)) => {
                    gazetteer.organisations.get(row as usize).is_some_and(|o| !o.side.is_empty())
                }
                // A government or council that no table lists (حكومة الوفاق under another name).
                _ => ["حكومة", "الحكومة", "مجلس شورى", "مجلس الشورى", "تحالف", "التحالف", "المجلس العسكري"]
                    .iter()
                    .any(|head| entity.ar.starts_with(head)),
            },
            NameKind::Person => match entity.known {
                Some(Known::Person(row)) => gazetteer.people.get(row as usize).is_some_and(|p| !p.side.is_empty()),
                _ => false,
            },
            // "The youth of Derna", who fight as a force does.
            NameKind::Group => entity.ar.starts_with("شباب ") || entity.ar.starts_with("الشباب "),
            NameKind::Office | NameKind::Source | NameKind::Medium | NameKind::Place => false,
        }
    }

    /// Who is driven out in this sentence.
    fn losers(&self, start: usize) -> Vec<EntityId> {
        self.before
            .iter()
            .filter(|h| h.page == self.n && h.at >= start && h.status == PositionStatus::Lost)
            .flat_map(|h| h.holders.iter().copied())
            .collect()
    }
}
