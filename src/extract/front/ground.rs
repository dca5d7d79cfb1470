//! Which places a word of war speaks of: behind it, before it, or meant by a pronoun.

use super::{Clause, Hold, MARKER, PLACES, REACH, is_place, verb_less, without_pronoun};
use crate::arabic::letters;
use crate::briefing::{NameKind, PositionStatus};
use crate::extract::entity::{EntityId, Known};
use crate::extract::scan::{Mention, Page};
use crate::lexicon::segment::clitic;
use crate::lexicon::words::{Marker, Part};
use crate::lexicon::{Function, flag};

/// How far before a word the place may stand that its pronoun means, in tokens.
const MEANT: usize = 14;
/// How far behind the last place of a list the next may stand, in tokens.
const LISTED: usize = 12;
/// How far before its relative a place may end, in tokens.
const RELATED: usize = 4;
/// Before a place that goes on a list, folded.
const ALSO: [&str; 13] = [
    "وفي",
    "وعلي",
    "وكذا",
    "وكذلك",
    "مقدمتها",
    "مقدمتهم",
    "مثل",
    "بينها",
    "وبينها",
    "ابرزها",
    "اهمها",
    "منها",
    "ومنها",
];
/// How far behind a noun the verb "saw" may stand, in tokens.
const SEEN: usize = 4;
/// How far before a noun the verb may stand whose object it is, in tokens.
const SCENE: usize = 8;
/// Verbs whose subject is where something happens, folded.
const SCENES: [&str; 13] =
    ["شهد", "شهدت", "تشهد", "يشهد", "تعرضت", "تعرض", "تتعرض", "يتعرض", "واجهت", "تواجه", "تعيش", "عاشت", "تعرضتا"];
/// Nouns for a part of a place, folded: "the western quarters of Donetsk".
const PARTS: [&str; 16] = [
    "احياء",
    "مناطق",
    "اجزاء",
    "جزء",
    "جزءا",
    "معظم",
    "اطراف",
    "ضواحي",
    "مواقع",
    "اماكن",
    "قسم",
    "نواحي",
    "مائه",
    "بالمائه",
    "نصف",
    "ثلث",
];
/// How far behind "on" the goods may stand that are taken, in tokens.
const GOODS: usize = 5;
/// What says where a place lies, folded.
const LIES: [&str; 6] = ["الواقعه", "الواقع", "الواقعين", "الواقعتين", "تقع", "يقع"];
/// Prepositions that say where as "in" does.
const WHERE: [&str; 8] = ["داخل", "وسط", "قرب", "قبالة", "عند", "خارج", "حول", "فوق"];

impl<'p> Clause<'p, '_, '_> {
    /// The places that the word speaks of; none where it needs a place for its subject and has none.
    pub(super) fn speaks_of(&self, subject: Option<&Mention>, start: usize, end: usize) -> Option<Vec<EntityId>> {
        let mut places = if self.looks_back() { Vec::new() } else { self.places(subject, end) };
        if places.is_empty() {
            places.extend(self.place_before(start).or_else(|| self.scene(start)));
        }
        // "The bridge", "the mosque", which the article names nowhere, is no place to put on a map.
        places.retain(|m| !self.nameless(m));
        let places: Vec<EntityId> = places.iter().map(|m| m.entity).collect();
        if self.entry.subject == Part::Place {
            return match (subject.filter(|m| is_place(m)), self.entry.status) {
                (Some(m), _) => Some(vec![m.entity]),
                (None, PositionStatus::Lost) => None,
                (None, PositionStatus::Controls) if !self.looks_back() => None,
                (None, _) => Some(places),
            };
        }
        // "And its recapture", "of both": the pronoun stands for the places spoken of before.
        let object = self.entry.place.contains(&Marker::Object) && self.has_pronoun();
        let both = ["هما", "هم"].iter().any(|ending| self.page.view.folded(self.at).ends_with(ending));
        if self.entry.status == PositionStatus::Controls && object && (places.is_empty() || both) {
            let known = |h: &&Hold| h.page == self.n && (start..end).contains(&h.at) && !h.places.is_empty();
            if let Some(known) = self.before.iter().rev().find(known) {
                return Some(known.places.clone());
            }
        }
        Some(places)
    }

    /// A head noun alone that stands for no place named elsewhere.
    fn nameless(&self, m: &Mention) -> bool {
        let listed = m.np.first > 0 && self.page.view.heads_many(m.np.first - 1);
        m.np.anaphoric
            && !listed
            && m.np.first == m.np.core.1
            && letters::folded(&self.entities.list[m.entity].ar) == self.page.view.folded(m.np.core.0)
    }

    /// "Seized quantities of weapons in": what is taken is no place.
    fn takes_goods(&self, limit: usize) -> bool {
        let view = &self.page.view;
        let ground = self.entry.status == PositionStatus::Controls && self.entry.place.contains(&Marker::Word("على"));
        let on = (self.at + 1..limit.min(self.at + MARKER)).find(|&k| ground && view.folded(k) == "علي");
        on.is_some_and(|on| {
            let until = self
                .page
                .within(on + 1, limit)
                .find(|m| is_place(m))
                .map_or(on + GOODS, |m| m.np.first.min(on + GOODS));
            (on + 1..until.min(limit)).any(|k| view.is_function(k, Function::Arms).is_some())
        })
    }

    /// "Loses the war in": what is lost is no place.
    fn loses_another(&self, behind: usize) -> bool {
        let view = &self.page.view;
        let next = behind + 1;
        if verb_less(self.form) || next >= view.text.tokens.len() || view.is_mark(next) {
            return false;
        }
        let word = view.folded(next).trim_start_matches("ال");
        let part = PARTS.contains(&word) || word.starts_with("سيطر") || view.heads_place(next);
        let noun = view.has(next, flag::COMMON) && !view.has(next, flag::NEVER_DEFINITE | flag::CALENDAR | flag::NISBA);
        noun && !part && self.page.covering(next).is_none() && !self.page.governed(next)
    }

    fn places(&self, subject: Option<&Mention>, end: usize) -> Vec<&'p Mention> {
        let limit = end.min(self.at + REACH);
        let skip = |m: &&Mention| subject.is_none_or(|s| s.np.first != m.np.first);
        let mut found: Vec<&Mention> = Vec::new();
        if self.takes_goods(limit) {
            return found;
        }
        let mut left_out: Option<usize> = None;
        let behind = subject.filter(|s| s.np.first > self.at).map_or(self.at, |s| s.np.last);
        // "Clashes of the area of X west of Y": X, wherever that is.
        let own =
            self.page.beginning(self.at + 1).is_some_and(|m| m.np.kind == NameKind::Place) && verb_less(self.form);
        let marked = if own { None } else { (self.at + 1..limit.min(behind + MARKER)).find(|&k| self.marks(k)) };
        let object = self.entry.place.contains(&Marker::Object);
        let lost = self.entry.status == PositionStatus::Lost;
        if marked.is_none() && lost && (!object || self.loses_another(behind)) {
            return found;
        }
        let from = marked.unwrap_or(self.at + 1);
        // "Dozens of the militants fled to": what stands behind "of" is who, and not where from.
        let whence = self.entry.status == PositionStatus::Lost && !object;
        if whence && self.page.within(from, limit).next().is_some_and(|m| !is_place(m) && m.np.first <= from + 2) {
            return found;
        }
        for m in self.page.within(from, self.page.view.text.tokens.len()).filter(skip) {
            // A list may go on beyond where its first place may stand.
            let reached = found.last().map_or(limit, |last| limit.max(end.min(last.np.last + LISTED)));
            if m.np.first >= reached || found.len() >= PLACES || self.parted(from, m.np.first) {
                break;
            }
            if !is_place(m) || m.np.kind == NameKind::Country && found.is_empty() && !object && marked.is_none() {
                continue;
            }
            let of_noun = verb_less(self.form) && m.np.first == self.at + 1;
            let toward =
                of_noun || self.page.governed(m.np.first) || object || m.np.bits & clitic::WA != 0 || marked.is_some();
            let source = m.np.first > 0
                && matches!(self.page.view.folded(m.np.first - 1), "من" | "عن")
                && !self.leaves()
                && !self.part_of(m.np.first - 1);
            // "That lies in": where the place lies.
            let near = m.np.first.saturating_sub(3)..m.np.first;
            if near.clone().any(|k| LIES.contains(&self.page.view.folded(k)) && k > from) {
                continue;
            }
            // "And Kyiv says": the next clause.
            let next_clause = m.np.bits & clitic::WA != 0 && self.page.verb(m.np.last + 1);
            if next_clause || self.launched_from(from, m.np.first) {
                break;
            }
            if !toward || source || self.at_sea(m) {
                continue;
            }
            if let Some(last) = found.last().copied() {
                // "The air base in Engels", "the quarters of the city": the named place says where.
                if last.np.anaphoric && self.stands_in(last, m) {
                    found.pop();
                    found.push(m);
                    left_out = None;
                    continue;
                }
                let also = ALSO.contains(&self.page.view.folded(m.np.first - 1));
                let coordinated = (m.np.bits & clitic::WA != 0 || also) && m.np.first <= last.np.last + 3;
                let named =
                    ALSO.contains(&self.page.view.folded(m.np.first - 1)) && m.np.first <= last.np.last + LISTED;
                if named {
                    found.push(m);
                    continue;
                }
                let inside = m.np.first <= last.np.last + 4 && !coordinated;
                // "In X in the province of Y": the narrower place is meant.
                if inside || !coordinated {
                    // "The junction between the provinces of X and Y": Y goes with X.
                    let with_left_out = left_out.is_some_and(|k| k + 1 == m.np.first) && m.np.first == m.np.core.0;
                    if !with_left_out && coordinated_later(self.page, m, last) {
                        found.push(m);
                        left_out = None;
                    } else {
                        left_out = Some(m.np.last);
                    }
                    continue;
                }
            }
            found.push(m);
        }
        found
    }

    /// Whether a named place follows one without a name, as where that is.
    fn stands_in(&self, unnamed: &Mention, named: &Mention) -> bool {
        let own = self.page.view.folded(unnamed.np.core.1);
        let itself = letters::folded(&self.entities.list[unnamed.entity].ar).ends_with(own);
        let within = named.np.bits & (clitic::BA | clitic::LA) != 0
            || matches!(self.page.view.folded(named.np.first - 1), "في" | "من");
        itself && within && named.np.kind == NameKind::Place && named.np.first <= unnamed.np.last + 3
    }

    /// "The town saw clashes", "the city came under fire": the place whose verb this noun is the object of.
    fn scene(&self, start: usize) -> Option<&'p Mention> {
        if !verb_less(self.form) || !matches!(self.entry.status, PositionStatus::Contested | PositionStatus::Attacked) {
            return None;
        }
        let view = &self.page.view;
        // "Clashes that the town saw": اشتباكات شهدتها البلدة
        let length = view.text.tokens.len();
        let saw = |k: &usize| without_pronoun(view.folded(*k));
        let seen =
            (self.at + 1..length.min(self.at + SEEN)).find(|k| saw(k).is_some_and(|verb| SCENES.contains(&verb)));
        if let Some(seen) = seen {
            let by = self.page.within(seen + 1, length).next();
            return by
                .filter(|m| m.np.kind == NameKind::Place && m.np.first <= seen + 2 && !self.page.governed(m.np.first));
        }
        let near = start.max(self.at.saturating_sub(SCENE))..self.at;
        let verb = near.rev().find(|&k| SCENES.contains(&view.folded(k).trim_start_matches('و')))?;
        let place = |m: &&Mention| m.np.kind == NameKind::Place;
        let behind = self.page.within(verb + 1, self.at).next().filter(|m| place(m) && !self.page.governed(m.np.first));
        let before = || {
            self.page
                .within(start, verb)
                .rev()
                .find(|m| place(m) && m.np.last + 6 > verb && !self.page.governed(m.np.first))
        };
        behind.or_else(before)
    }

    /// Whether another clause begins between the word and a place.
    fn parted(&self, from: usize, to: usize) -> bool {
        (from.max(self.at + 1)..to).any(|k| {
            // "What is called the axis of" names it.
            let called = |k: usize| matches!(self.page.view.folded(k), "يسمي" | "تسمي" | "يعرف" | "تعرف");
            (self.page.verb(k) || self.page.view.has(k, flag::RELATIVE | flag::COMPLEMENTIZER))
                && self.page.covering(k).is_none()
                && !called(k)
                && !(self.page.view.folded(k) == "ما" && called(k + 1))
                || self.another_clause(k)
        })
    }

    /// Whether the "from" at `at` is that of a part of a place.
    fn part_of(&self, at: usize) -> bool {
        (self.at + 1..at).rev().take(4).any(|k| PARTS.contains(&self.page.view.folded(k).trim_start_matches("ال")))
    }

    /// "Raids from the base of": where an attack comes from is not where it goes.
    fn launched_from(&self, from: usize, to: usize) -> bool {
        let view = &self.page.view;
        self.entry.status == PositionStatus::Attacked
            && (from..to).any(|k| {
                view.folded(k) == "من"
                    && (self.page.beginning(k + 1).is_some_and(is_place) || k + 1 < to && view.heads_place(k + 1))
                    && !self.part_of(k)
            })
    }

    /// Whether the place stands before the word and never behind it: سيطر عليها, تحت سيطرة
    fn looks_back(&self) -> bool {
        self.under() || self.pronoun_behind() || !verb_less(self.form) && self.has_pronoun()
    }

    fn has_pronoun(&self) -> bool {
        self.page.view.bits(self.at) & clitic::PRONOUN != 0
    }

    fn pronoun_behind(&self) -> bool {
        let view = &self.page.view;
        let behind = if self.at + 1 < view.text.tokens.len() { view.folded(self.at + 1) } else { "" };
        matches!(behind, "عليه" | "عليها" | "عليهما" | "منه" | "منها" | "فيه" | "فيها" | "اليها")
            || self.entry.status == PositionStatus::Lost
                && (self.at + 1..view.text.tokens.len().min(self.at + 7))
                    .take_while(|&k| !view.is_mark(k))
                    .any(|k| matches!(view.folded(k), "منه" | "منها") && self.page.covering(k).is_none())
    }

    /// "But", "while", "after the battle of": what follows is said of something else.
    fn another_clause(&self, k: usize) -> bool {
        let view = &self.page.view;
        let word = view.folded(k).trim_start_matches('و');
        let next = |k: usize| k < view.text.tokens.len() && view.has(k, flag::CALENDAR);
        let time = matches!(word, "بعد" | "قبل" | "عقب" | "اثر" | "اثناء" | "منذ") && self.page.preposition(k);
        let by = k > 0 && view.folded(k - 1) == "من";
        matches!(word, "لكن" | "فيما" | "بينما" | "حيث" | "كما" | "اذ" | "حين") || time && !by && !next(k + 1)
    }

    /// "The port, which the Houthis control", "after its liberation": the place that a pronoun stands for.
    fn place_before(&self, start: usize) -> Option<&'p Mention> {
        let view = &self.page.view;
        let from = start.max(self.at.saturating_sub(6));
        let relative = (from..self.at).rev().find(|&k| view.has(k, flag::RELATIVE));
        let object = self.entry.place.contains(&Marker::Object);
        let pronoun = self.pronoun_behind() || self.has_pronoun() && (object || relative.is_some());
        if !pronoun && !self.under() {
            return None;
        }
        let until = relative.unwrap_or(self.at);
        let near = start.max(until.saturating_sub(MEANT));
        let mut named = self.page.within(near, until).rev().filter(|m| is_place(m));
        let Some(relative) = relative.filter(|&k| view.bits(k) & clitic::WA != 0) else {
            // "The lands that they lost": said of the noun right before.
            let last = named.next();
            return last.filter(|m| relative.is_none() || m.np.last + RELATED > until);
        };
        // "And which": said of the same as the adjective or relative before it.
        let first = self.page.within(near, relative).find(|m| m.np.kind == NameKind::Place);
        first.or_else(|| named.next())
    }

    /// "Under the control of", "subject to the control of": the place stands before.
    pub(super) fn under(&self) -> bool {
        let view = &self.page.view;
        let before = self.at.checked_sub(1).map(|k| view.folded(k).trim_start_matches("ال")).unwrap_or_default();
        let yields = |k: usize| {
            let word = view.folded(k).trim_start_matches(['و', 'ف']).trim_start_matches("ال");
            ["خاضع", "تخضع", "يخضع", "خضع"].iter().any(|w| word.starts_with(w))
        };
        let to_it = view.bits(self.at) & clitic::LA != 0 && (self.at.saturating_sub(SCENE)..self.at).any(yields);
        self.entry.status == PositionStatus::Controls && verb_less(self.form) && (before == "تحت" || to_it)
    }

    /// Whether the place is told by من or عن.
    fn leaves(&self) -> bool {
        self.entry.place.iter().any(|m| matches!(m, Marker::Word("من" | "عن")))
    }

    fn at_sea(&self, m: &Mention) -> bool {
        let Some(Known::Place(row)) = m.np.known else { return false };
        self.lexicon
            .gazetteer
            .places
            .get(row as usize)
            .is_some_and(|p| matches!(p.kind, "sea" | "ocean" | "strait" | "gulf" | "river"))
    }

    fn marks(&self, k: usize) -> bool {
        let view = &self.page.view;
        let here = |m: &Mention, bit: u8| m.np.bits & bit != 0;
        let marked = self.entry.place.iter().any(|marker| match marker {
            Marker::Word(word) => letters::folded(word) == view.folded(k),
            Marker::Ba => self.page.beginning(k).is_some_and(|m| here(m, clitic::BA)),
            Marker::La => self.page.beginning(k).is_some_and(|m| here(m, clitic::LA)),
            Marker::Object => false,
        });
        let within = self.entry.place.contains(&Marker::Word("في"));
        let where_else = || {
            WHERE.contains(&view.folded(k)) && self.page.preposition(k)
                || view.folded(k) == "بالقرب"
                || view.direction(k) && self.page.beginning(k).is_some_and(is_place)
        };
        marked || within && where_else()
    }
}

/// A place that goes on a list after another named beside the last one.
fn coordinated_later(page: &Page<'_, '_>, m: &Mention, last: &Mention) -> bool {
    let between = last.np.last + 1..m.np.first;
    let also = ALSO.contains(&page.view.folded(m.np.first - 1));
    (m.np.bits & clitic::WA != 0 || also)
        && m.np.first - last.np.last < LISTED
        && between.clone().all(|k| !page.verb(k))
}
