//! An article's mentions: who and what is named where, each joined to its entry in the article's table of names.

mod named;

use chrono::{Datelike as _, NaiveDate};
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use self::named::{Antecedent, is_areas};
use super::entity::{Entities, EntityId, Known};
use super::phrase::Np;
use super::text::{Text, View};
use super::trace::Notes;
use crate::arabic::{calendar, letters};
use crate::briefing::{NameKind, Rule, When};
use crate::lexicon::segment::clitic;
use crate::lexicon::{Analyser, Form, Lexicon, Table, flag};

/// A noun phrase of a paragraph and what it stands for.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub np: Np,
    pub entity: EntityId,
    /// How the words came to stand for it.
    pub by: Rule,
}

/// A paragraph with its mentions.
pub(crate) struct Page<'d, 'l> {
    pub view: View<'d, 'l>,
    /// In the order of the text, none within another.
    pub mentions: Vec<Mention>,
    /// For each token the mention that covers it.
    cover: Vec<u32>,
    /// The days that the paragraph names.
    dates: Vec<calendar::Found>,
    published: Option<NaiveDate>,
    /// What rules found in it.
    pub notes: Notes,
    /// Which tokens are prepositions, and which finite verbs: asked for so often that each is found once.
    prepositions: Vec<bool>,
    verbs: Vec<bool>,
    /// For each token the last act of speech whose content it is, once those are found.
    said: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Page<'_, '_> {
    /// Finds the prepositions and verbs, in that order, since a verb does not follow a preposition.
    fn read(mut self) -> Self {
        let tokens = 0..self.view.text.tokens.len();
        self.prepositions = tokens.clone().map(|at| self.reads_as_preposition(at)).collect();
        self.verbs = tokens.map(|at| self.reads_as_verb(at)).collect();
        self
    }

    /// A preposition that stands alone and is not part of a name.
    pub fn preposition(&self, at: usize) -> bool {
        self.prepositions.get(at).copied().unwrap_or_default()
    }

    /// A finite verb that is not part of a name.
    pub fn verb(&self, at: usize) -> bool {
        self.verbs.get(at).copied().unwrap_or_default()
    }

    /// Notes that these tokens are the content of an act of speech.
    pub fn note_said(&mut self, (from, to): (usize, usize), speech: usize) {
        self.said.resize(self.view.text.tokens.len(), NONE);
        for slot in self.said.iter_mut().take(to).skip(from) {
            *slot = speech as u32;
        }
    }

    /// The last of the acts of speech whose content this token is.
    pub fn said(&self, at: usize) -> Option<usize> {
        self.said.get(at).filter(|speech| **speech != NONE).map(|speech| *speech as usize)
    }

    /// The mention whose phrase begins at this token.
    pub fn beginning(&self, at: usize) -> Option<&Mention> {
        self.covering(at).filter(|m| m.np.first == at)
    }

    /// The mention whose phrase holds this token.
    pub fn covering(&self, at: usize) -> Option<&Mention> {
        self.cover.get(at).filter(|m| **m != NONE).and_then(|m| self.mentions.get(*m as usize))
    }

    /// The sentence that holds this token, as a token range.
    pub fn sentence(&self, at: usize) -> (usize, usize) {
        let sentences = &self.view.text.sentences;
        let found = sentences.get(sentences.partition_point(|(_, end)| *end <= at)).filter(|(start, _)| *start <= at);
        found.copied().unwrap_or((0, self.view.text.tokens.len()))
    }

    /// The day named nearest to token `at` within `from..to`; of what is still to come, a bare weekday is the next one.
    pub fn when(&self, at: usize, (from, to): (usize, usize), ahead: bool) -> When {
        let tokens = &self.view.text.tokens;
        let byte = |token: usize| tokens.get(token).map_or(self.view.text.raw.len(), |t| t.start as usize);
        let (low, high, here) = (byte(from), byte(to), byte(at));
        let first = self.dates.partition_point(|d| d.bytes.start < low);
        let beyond = self.dates.partition_point(|d| d.bytes.start < high).max(first);
        let near = self.dates.get(first..beyond).unwrap_or_default().iter();
        let Some(found) = near.min_by_key(|d| d.bytes.start.abs_diff(here)) else { return When::default() };
        let day = match self.published.filter(|_| ahead) {
            Some(published) => found.upcoming(published),
            None => found.day,
        };
        When { date: Some(day), date_basis: Some(found.basis) }
    }

    /// A year before that of publication; without a day of publication, one behind "the year".
    pub fn earlier_year(&self, at: usize) -> bool {
        let view = &self.view;
        let year = if view.is_number(at) {
            view.folded(at).parse::<i32>().ok().filter(|y| (1900..2100).contains(y))
        } else {
            None
        };
        year.is_some_and(|y| match self.published {
            Some(day) => y < day.year(),
            None => at > 0 && matches!(view.folded(at - 1), "عام" | "سنه" | "العام" | "منذ"),
        })
    }

    /// Mentions within a token range.
    pub fn within(&self, from: usize, to: usize) -> impl DoubleEndedIterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.np.first < from);
        let beyond = self.mentions.partition_point(|m| m.np.first < to).max(first);
        self.mentions.get(first..beyond).unwrap_or_default().iter().filter(move |m| m.np.last < to)
    }
}

/// An article taken apart.
pub(crate) struct Doc<'d, 'l> {
    pub pages: Vec<Page<'d, 'l>>,
    pub entities: Entities,
}

/// Finds and joins all mentions.
pub(crate) fn scan<'d, 'l>(
    texts: &'d [Text<'d>],
    published: Option<NaiveDate>,
    analyser: &'d Analyser<'l>,
    lexicon: &'l Lexicon,
    noting: bool,
) -> Doc<'d, 'l> {
    let mut entities = Entities::default();
    let views: Vec<View<'d, 'l>> = texts.iter().map(|text| View { text, analyser, lexicon }).collect();
    let phrases: Vec<Vec<Np>> = views.iter().map(|v| noun_phrases(*v)).collect();
    // Full names first: a headline uses the family name of somebody whom the lead names in full.
    for (view, found) in views.iter().zip(&phrases) {
        for np in found.iter().filter(|np| !np.anaphoric && !np.short) {
            if np.kind == NameKind::Person && np.core.1 > np.core.0 || np.known.is_some() {
                enter(*view, np, &mut entities);
            }
        }
    }
    let surnames: FxHashSet<String> = entities.surnames().map(str::to_owned).collect();
    let mut pages = Vec::with_capacity(views.len());
    let mut last = Last::default();
    for (view, found) in views.into_iter().zip(phrases) {
        let found = with_surnames(view, found, &surnames);
        let mut mentions: Vec<Mention> = Vec::with_capacity(found.len());
        for np in found {
            let Some((entity, by)) = resolve(view, &np, &mut entities, &last) else { continue };
            for inner in bodies_within(view, &np) {
                let body = enter(view, &inner, &mut entities);
                last.see(view, &inner, body, &entities);
            }
            last.see(view, &np, entity, &entities);
            mentions.push(Mention { np, entity, by });
        }
        let mut cover = vec![NONE; view.text.tokens.len()];
        for (n, m) in mentions.iter().enumerate() {
            for slot in cover.iter_mut().take(m.np.last + 1).skip(m.np.first) {
                *slot = n as u32;
            }
        }
        let dates = dates(view, published);
        pages.push(
            Page {
                view,
                mentions,
                cover,
                dates,
                published,
                notes: Notes::new(noting),
                prepositions: Vec::new(),
                verbs: Vec::new(),
                said: Vec::new(),
            }
            .read(),
        );
    }
    Doc { pages, entities }
}

/// The days that a paragraph names.
fn dates(view: View<'_, '_>, published: Option<NaiveDate>) -> Vec<calendar::Found> {
    let tokens = &view.text.tokens;
    let begins = |at: usize| view.word(at).dated;
    if !(0..tokens.len()).any(begins) {
        return Vec::new();
    }
    let word = |at: usize| if view.is_mark(at) { view.raw(at) } else { view.folded(at) };
    let words: Vec<&str> = (0..tokens.len()).map(word).collect();
    calendar::dates_of(view.text.raw, tokens, &words, begins, published)
}

/// The noun phrases of a paragraph.
fn noun_phrases(view: View<'_, '_>) -> Vec<Np> {
    let mut out: Vec<Np> = Vec::new();
    for &(start, end) in &view.text.sentences {
        let mut at = start;
        while at < end {
            // طالب at the head of its sentence demands, and is no student.
            let opens = at == start || view.is_mark(at - 1) || view.bits(at) & clitic::WA != 0;
            let speaks = opens
                && view.bits(at) & clitic::AL == 0
                && view.senses(at, Table::Reporting).any(|(s, _)| matches!(s.form, Form::Verb(..)))
                && view.text.phrases[at].iter().all(|m| m.len == 1);
            let found = view.place(at, end).or_else(|| view.np(at, end)).filter(|np| !speaks || np.known.is_some());
            let Some(np) = found else {
                at += 1;
                continue;
            };
            // "Mariupol, the port": said of the place just named.
            let apposed = np.anaphoric
                && np.kind == NameKind::Place
                && np.bits & !clitic::AL == 0
                && out
                    .last()
                    .is_some_and(|last| last.kind == NameKind::Place && !last.anaphoric && last.last + 1 == np.first);
            if apposed {
                at = np.last + 1;
                continue;
            }
            let mut next = np.last + 1;
            let headed = np.head.is_some() || np.first != np.core.0;
            let place = matches!(np.kind, NameKind::Place | NameKind::Country) && !np.anaphoric;
            let many = place && view.heads_many(np.first);
            out.push(np);
            while place && let Some(more) = view.coordinated_place(next, end, headed, many) {
                next = more.last + 1;
                out.push(more);
            }
            at = next;
        }
    }
    out
}

/// Adds single words that are the family name of somebody named in full.
fn with_surnames(view: View<'_, '_>, found: Vec<Np>, surnames: &FxHashSet<String>) -> Vec<Np> {
    let mut out = Vec::with_capacity(found.len());
    let mut taken = found.into_iter().peekable();
    for &(start, end) in &view.text.sentences {
        let mut at = start;
        while at < end {
            if let Some(next) = taken.next_if(|np| np.first == at) {
                at = next.last + 1;
                out.push(next);
                continue;
            }
            if !view.is_mark(at)
                && let Some(bits) = surname_here(view, at, surnames)
            {
                out.push(single_name(at, bits));
            }
            at += 1;
        }
    }
    out
}

/// What is attached to a word that is otherwise a known family name.
fn surname_here(view: View<'_, '_>, at: usize, surnames: &FxHashSet<String>) -> Option<u8> {
    let word = view.folded(at);
    let known =
        |w: &str| w.chars().count() > 2 && surnames.contains(w.strip_prefix("ال").filter(|s| s.len() > 4).unwrap_or(w));
    let plain = view.unknown(at)
        || view.has(at, flag::NAME)
        || !view.has(at, flag::PREPOSITION | flag::FUNCTION | flag::VERB | flag::COMMON);
    if plain && known(word) {
        return Some(0);
    }
    // A family name that is an ordinary word as well counts with the article it has as a name, and between a verb and أن.
    let spoken = at > 0
        && view.has(at - 1, flag::VERB)
        && at + 1 < view.text.tokens.len()
        && view.has(at + 1, flag::COMPLEMENTIZER);
    if (word.starts_with("ال") && surnames.contains(word)) || (spoken && known(word)) {
        return Some(0);
    }
    if !view.unknown(at) {
        return None;
    }
    [('و', clitic::WA), ('ل', clitic::LA), ('ب', clitic::BA), ('ف', clitic::FA)]
        .into_iter()
        .find_map(|(letter, bit)| word.strip_prefix(letter).filter(|w| known(w)).map(|_| bit))
}

fn single_name(at: usize, bits: u8) -> Np {
    Np {
        first: at,
        last: at,
        core: (at, at),
        kind: NameKind::Person,
        known: None,
        role: None,
        titles: Vec::new(),
        anaphoric: false,
        short: true,
        head: None,
        bits,
    }
}

/// The last of each sort that was named.
#[derive(Debug, Default)]
struct Last {
    /// Head noun, folded and bare, and entity of bodies, forces, sources, delegations and media, the last at the end; of each
    /// head noun and kind the last alone.
    headed: Vec<(String, NameKind, EntityId)>,
    /// Persons, offices and sources, the last at the end.
    people: Vec<EntityId>,
    /// Places, the last at the end; of each head noun the last alone.
    places: Vec<(Option<u32>, EntityId)>,
    /// Who may own forces or ministries.
    owner: Option<EntityId>,
}

impl Last {
    fn see(&mut self, view: View<'_, '_>, np: &Np, entity: EntityId, entities: &Entities) {
        if matches!(np.kind, NameKind::Organisation | NameKind::Force | NameKind::Country | NameKind::Person) {
            self.owner = Some(entity);
        }
        if matches!(np.kind, NameKind::Person | NameKind::Office | NameKind::Source) {
            self.people.push(entity);
        }
        match np.kind {
            NameKind::Organisation | NameKind::Force | NameKind::Source | NameKind::Medium | NameKind::Group
                if !np.anaphoric =>
            {
                for word in head_words(view, np, entity, entities) {
                    self.headed.retain(|(head, kind, _)| *head != word || *kind != np.kind);
                    self.headed.push((word, np.kind, entity));
                }
            }
            NameKind::Place if !np.anaphoric => {
                self.places.retain(|(head, _)| *head != np.head);
                self.places.push((np.head, entity));
            }
            _ => {}
        }
    }

    /// What "the ministry", "the source" stands for: the last of that head noun, else the last source.
    fn antecedent(&self, view: View<'_, '_>, np: &Np) -> Option<EntityId> {
        let word = view.folded(np.core.0);
        let word = word.strip_prefix("ال").unwrap_or(word);
        let same = self.headed.iter().rev().find(|(head, ..)| head == word);
        // A body whose name has no head noun (هيومن رايتس ووتش) may be called by any.
        let plain = |head: &str| !view.lexicon.id(head).is_some_and(|id| view.lexicon.marked(id, flag::HEAD));
        let body = np.core.0 == np.core.1
            && matches!(word, "منظمه" | "وكاله" | "شبكه" | "صحيفه" | "قناه" | "مجموعه" | "شركه" | "هييه");
        let alike = || {
            let fits = |kind: NameKind, head: &str| {
                let named = body && matches!(kind, NameKind::Organisation | NameKind::Medium) && plain(head);
                kind == NameKind::Source && np.kind == kind || named
            };
            self.headed.iter().rev().find(|(head, kind, _)| fits(*kind, head))
        };
        same.or_else(alike).map(|(.., entity)| *entity)
    }

    /// Whom "the minister" stands for: the last to whom the article gives that title.
    fn holder(&self, rows: &[u32], entities: &Entities) -> Option<EntityId> {
        let titled = |id: &&EntityId| entities.list[**id].titles.iter().any(|t| rows.contains(t));
        self.people.iter().rev().find(titled).copied()
    }
}

/// The head nouns of a body, folded and bare: the one printed and the gazetteer's, for a name may be printed without; and what
/// is called الخارجية is a ministry.
fn head_words(view: View<'_, '_>, np: &Np, entity: EntityId, entities: &Entities) -> SmallVec<[String; 2]> {
    const MINISTRIES: [&str; 9] = ["خارجيه", "داخليه", "دفاع", "صحه", "ماليه", "نفط", "عدل", "اعلام", "اقتصاد"];
    let listed = match entities.list[entity].known {
        Some(Known::Organisation(row)) => view.lexicon.gazetteer.organisations.get(row as usize).map(|o| o.ar),
        _ => None,
    };
    let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
    let mut words: SmallVec<[String; 2]> = SmallVec::new();
    if let Some(first) = listed.and_then(|ar| ar.split(' ').next()).map(letters::folded) {
        let first = bare(&first);
        words.push(if MINISTRIES.contains(&first.as_str()) { "وزاره".to_owned() } else { first });
    }
    let printed = bare(view.folded(np.core.0));
    if !words.contains(&printed) {
        words.push(printed);
    }
    words
}

/// The bodies that an office or source is of (أمين عام حركة ...): named by it, and later called by their head noun alone.
fn bodies_within(view: View<'_, '_>, np: &Np) -> Vec<Np> {
    let role = if matches!(np.kind, NameKind::Office | NameKind::Source) { Some(np.core) } else { np.role };
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
fn resolve(view: View<'_, '_>, np: &Np, entities: &mut Entities, last: &Last) -> Option<(EntityId, Rule)> {
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
        _ => Some((enter(view, np, entities), named)),
    }
}

fn enter(view: View<'_, '_>, np: &Np, entities: &mut Entities) -> EntityId {
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

fn stripped(view: View<'_, '_>, np: &Np) -> String {
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
