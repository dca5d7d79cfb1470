//! Frames to records of the public format: names, evidence, joined repeats, ids.

mod journeys;

use rustc_hash::FxHashMap;

use super::entity::{Entities, EntityId, Known};
use super::front::Hold;
use super::happen::{Candidate, Source};
use super::scan::Doc;
use super::speech::Speech;
use super::{gist, gloss};
use crate::briefing::{
    Article, Bilingual, Codes, Event, Evidence, Mode, Name, NameKind, Position, PositionStatus, Realis, Statement,
    short_id,
};
use crate::lexicon::Lexicon;
use crate::lexicon::codes::CodeTable;

/// What befalls who stands first in a happening's English.
const BEFALLS: [&str; 4] = ["is killed", "is wounded", " dies", " falls"];

/// A record, and the frames that made it, by their place among those given.
pub(crate) struct Made<T> {
    pub record: T,
    pub frames: Vec<usize>,
}

/// What records are made from.
pub(crate) struct Maker<'m, 'd, 'l> {
    pub article: &'m Article,
    pub doc: &'m Doc<'d, 'l>,
    pub lexicon: &'l Lexicon,
    pub english: &'m gloss::Memory<'l>,
}

impl Maker<'_, '_, '_> {
    fn entities(&self) -> &Entities {
        &self.doc.entities
    }

    /// The evidence of a token span.
    fn evidence(&self, page: usize, (from, to): (usize, usize)) -> Option<Evidence> {
        let text = self.doc.pages.get(page)?.view.text;
        let first = text.tokens.get(from)?;
        let last = text.tokens.get(to.max(from + 1) - 1).or(text.tokens.last())?;
        let quote = text.raw.get(first.start as usize..last.end as usize)?.to_owned();
        Some(Evidence {
            article: self.article.id.clone(),
            paragraph: text.number,
            start: text.offset + first.start,
            end: text.offset + last.end,
            quote,
        })
    }

    /// The name of an entity, as this article prints it and the gazetteer knows it.
    pub fn name(&self, id: EntityId) -> Name {
        let entity = &self.entities().list[id];
        let gazetteer = &self.lexicon.gazetteer;
        let (key, en, side) = match entity.known {
            Some(Known::Person(row)) => gazetteer.people.get(row as usize).map(|p| (p.id, p.en, p.side)),
            Some(Known::Organisation(row)) => gazetteer.organisations.get(row as usize).map(|o| (o.id, o.en, o.side)),
            Some(Known::Country(row)) => gazetteer.countries.get(row as usize).map(|c| (c.id, c.en, "")),
            Some(Known::Place(row)) => gazetteer.places.get(row as usize).map(|p| (p.id, p.en, "")),
            None => None,
        }
        .unwrap_or_default();
        let some = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        Name {
            id: some(key),
            ar: entity.ar.clone(),
            en: if en.is_empty() { self.english.named(&entity.ar, entity.kind) } else { en.to_owned() },
            kind: entity.kind,
            role: self.role(id),
            side: some(side),
        }
    }

    /// The office that the article gives a person, or the one that the gazetteer has for the day of publication.
    fn role(&self, id: EntityId) -> Option<Bilingual> {
        let entity = &self.entities().list[id];
        if entity.kind != NameKind::Person {
            return None;
        }
        if let Some(ar) = &entity.role {
            return Some(Bilingual { en: self.english.phrase(ar), ar: ar.clone() });
        }
        let Some(Known::Person(row)) = entity.known else { return None };
        let day = self.article.published?;
        let office = self.lexicon.gazetteer.people.get(row as usize)?.offices.iter().find(|o| o.held_on(day))?;
        Some(Bilingual { ar: office.ar.to_owned(), en: office.en.to_owned() })
    }

    /// Whether one of these names belongs to a side that counts as the state on the day of publication; none where no
    /// side is known.
    fn of_the_state(&self, names: &[Name]) -> Option<bool> {
        let side = names.iter().find_map(|n| n.side.as_deref())?;
        let gazetteer = &self.lexicon.gazetteer;
        let side = gazetteer.sides.iter().find(|s| s.id == side)?;
        Some(side.is_state(self.article.published))
    }

    fn names(&self, ids: &[EntityId]) -> Vec<Name> {
        ids.iter().map(|id| self.name(*id)).collect()
    }

    /// The names in a span of tokens, each once.
    fn named_in(&self, page: usize, (from, to): (usize, usize)) -> Vec<Name> {
        let mut seen: Vec<EntityId> = Vec::new();
        for m in self.doc.pages.get(page).into_iter().flat_map(|p| p.within(from, to)) {
            if m.np.known.is_some() && !seen.contains(&m.entity) {
                seen.push(m.entity);
            }
        }
        self.names(&seen)
    }

    /// One statement for each speaker in each paragraph.
    pub fn statements(&self, speeches: &[Speech]) -> Vec<Made<Statement>> {
        let mut seen: FxHashMap<(usize, EntityId), usize> = FxHashMap::default();
        let mut out: Vec<Made<Statement>> = Vec::new();
        let mut about: Vec<Vec<Name>> = Vec::new();
        for (n, speech) in speeches.iter().enumerate() {
            let Some(&speaker) = speech.speakers.first() else { continue };
            let Some(evidence) = self.evidence(speech.page, speech.span) else { continue };
            if let Some(Made { record: known, frames }) =
                seen.get(&(speech.page, speaker)).and_then(|at| out.get_mut(*at))
            {
                frames.push(n);
                if speech.mode == Mode::Direct {
                    known.mode = Mode::Direct;
                }
                if !known.evidence.iter().any(|e| e.start <= evidence.start && evidence.end <= e.end) {
                    known.evidence.push(evidence);
                }
                continue;
            }
            seen.insert((speech.page, speaker), out.len());
            about.push(self.named_in(speech.page, speech.content));
            let content = self.evidence(speech.page, speech.content).map(|e| e.quote).unwrap_or_default();
            let channel = speech.channel.and_then(|row| self.lexicon.words.channels.get(row as usize));
            let record = Statement {
                id: String::new(),
                speaker: self.names(&speech.speakers),
                act: speech.act,
                mode: speech.mode,
                channel: channel.map(|(ar, en)| Bilingual { ar: (*ar).to_owned(), en: (*en).to_owned() }),
                via: speech.via.map(|v| self.name(v)),
                addressee: speech.addressee.map(|a| self.name(a)),
                content,
                gist: Bilingual::default(),
                when: speech.when,
                evidence: vec![evidence],
            };
            out.push(Made { record, frames: vec![n] });
        }
        for (Made { record: s, .. }, about) in out.iter_mut().zip(&about) {
            s.gist = gist::statement(s, about);
            s.id = self.id(
                "statement",
                &[&s.speaker.first().map(|n| n.ar.clone()).unwrap_or_default(), &s.content],
                &s.evidence,
            );
        }
        out
    }

    /// One position for each place, status and side.
    pub fn frontline(&self, holds: &[Hold]) -> Vec<Made<Position>> {
        let mut out: Vec<(Made<Position>, EntityId, Vec<EntityId>)> = Vec::new();
        // What a noun tells as planned is a purpose (للسيطرة على), and no position.
        let purpose = |h: &Hold| h.noun && h.standing.realis == Realis::Planned;
        let told = |(_, h): &(usize, &Hold)| !h.standing.wished && !h.standing.background && !purpose(h);
        for (n, hold) in holds.iter().enumerate().filter(told) {
            let sided =
                matches!(hold.status, PositionStatus::Controls | PositionStatus::Lost | PositionStatus::Advancing);
            if sided && hold.holders.is_empty() {
                continue;
            }
            for &place in &hold.places {
                if self.entities().list[place].kind != NameKind::Place {
                    continue;
                }
                let Some(evidence) = self.evidence(hold.page, hold.span) else { continue };
                let same = out.iter_mut().find(|(Made { record: p, .. }, at, holders)| {
                    *at == place
                        && p.status == hold.status
                        && (!sided || holders.iter().any(|h| hold.holders.contains(h)))
                });
                if let Some((Made { record: known, frames }, _, holders)) = same {
                    frames.push(n);
                    for h in &hold.holders {
                        if !holders.contains(h) && holders.len() < 4 {
                            holders.push(*h);
                            known.holder.push(self.name(*h));
                        }
                    }
                    if known.when.date.is_none() {
                        known.when = hold.when;
                    }
                    // A headline that repeats a side's claim makes it no surer.
                    if known.realis == Realis::Asserted && hold.standing.realis == Realis::Claimed {
                        known.realis = Realis::Claimed;
                        known.claimed_by = hold.standing.claimed_by.map(|c| self.name(c));
                    }
                    if !known.evidence.iter().any(|e| e.paragraph == evidence.paragraph && e.start == evidence.start) {
                        known.evidence.push(evidence);
                    }
                    continue;
                }
                let position = Position {
                    id: String::new(),
                    place: self.name(place),
                    status: hold.status,
                    holder: self.names(&hold.holders),
                    claimed_by: hold
                        .standing
                        .claimed_by
                        .filter(|_| hold.standing.realis == Realis::Claimed)
                        .map(|c| self.name(c)),
                    gist: Bilingual::default(),
                    when: hold.when,
                    realis: hold.standing.realis,
                    codes: Codes::default(),
                    evidence: vec![evidence],
                };
                out.push((Made { record: position, frames: vec![n] }, place, hold.holders.clone()));
            }
        }
        let mut out: Vec<Made<Position>> = out.into_iter().map(|(p, ..)| p).collect();
        for Made { record: p, .. } in &mut out {
            p.codes = CodeTable::bundled().position(p.status, self.of_the_state(&p.holder));
            p.gist = gist::position(p);
            let status = format!("{:?}", p.status);
            p.id = self.id("position", &[&p.place.ar, &status], &p.evidence);
        }
        out
    }

    /// The events, in the order given.
    pub fn events(&self, candidates: &[Candidate]) -> Vec<Made<Event>> {
        let made = |(n, c)| self.event(c).map(|record| Made { record, frames: vec![n] });
        candidates.iter().enumerate().filter_map(made).collect()
    }

    fn event(&self, c: &Candidate) -> Option<Event> {
        let evidence: Vec<Evidence> = c.told.iter().filter_map(|(page, span)| self.evidence(*page, *span)).collect();
        if evidence.is_empty() {
            return None;
        }
        let acting: Vec<EntityId> = c.actors.iter().copied().filter(|id| !c.beside.contains(id)).collect();
        let actors = self.names(&acting);
        let mut event = Event {
            id: self.id("event", &[&format!("{:?}", c.kind)], &evidence),
            kind: c.kind,
            gist: Bilingual::default(),
            codes: CodeTable::bundled().event(c.kind, self.of_the_state(&actors)),
            actors,
            place: c.place.map(|p| self.name(p)),
            when: c.when,
            realis: c.realis,
            evidence,
        };
        let entry = match c.source {
            Source::Word(row) => self.lexicon.words.events.get(row as usize),
            _ => None,
        };
        // Who is told of elsewhere has not been killed.
        let befalls = |gist: &str| BEFALLS.iter().any(|verb| gist.contains(verb));
        let entry = entry.filter(|entry| !(c.lent && befalls(entry.gist_en)));
        let told = c.status.and_then(gist::told);
        event.gist = gist::event(&event, None, told.or(entry.map(|e| (e.gist_en, e.gist_ar))));
        Some(event)
    }

    /// The id of a record.
    fn id(&self, kind: &str, fields: &[&str], evidence: &[Evidence]) -> String {
        let places: Vec<String> = evidence.iter().map(|e| format!("{}:{}", e.paragraph, e.start)).collect();
        let own = [kind, self.article.id.as_str()];
        short_id(own.into_iter().chain(fields.iter().copied()).chain(places.iter().map(String::as_str)))
    }
}
