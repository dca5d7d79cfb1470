//! Who and what an article speaks of: one entry for each, under its fullest name, however it is named later.

use rustc_hash::FxHashMap;

use crate::briefing::NameKind;

/// A row of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Known {
    Person(u32),
    Organisation(u32),
    Country(u32),
    Place(u32),
}

/// An index into [`Entities`].
pub(crate) type EntityId = usize;

/// Somebody or something that the article names.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    /// The fullest form printed, without attached particles.
    pub ar: String,
    pub kind: NameKind,
    pub known: Option<Known>,
    /// The office that the article gives, as printed.
    pub role: Option<String>,
    /// Rows of the titles that the article gives.
    pub titles: Vec<u32>,
}

/// The article's table of names.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub list: Vec<Entity>,
    known: FxHashMap<Known, EntityId>,
    surfaces: FxHashMap<String, EntityId>,
    /// Last words of persons' names, folded and without the article.
    surnames: FxHashMap<String, EntityId>,
}

impl Entities {
    /// Enters a person's name of several words, folded words in order.
    pub fn person(&mut self, ar: &str, words: &[&str], known: Option<Known>) -> EntityId {
        let key = words.join(" ");
        let found = known.and_then(|k| self.known.get(&k)).or_else(|| self.surfaces.get(&key)).copied();
        let id = found.or_else(|| self.longer_or_shorter(words)).unwrap_or_else(|| self.add(ar, NameKind::Person));
        let entity = &mut self.list[id];
        if entity.ar.split(' ').count() < words.len() {
            ar.clone_into(&mut entity.ar);
        }
        if entity.known.is_none() {
            entity.known = known;
        }
        if let Some(known) = known {
            self.known.insert(known, id);
        }
        self.surfaces.insert(key, id);
        if let Some(last) = words.last().filter(|_| words.len() > 1) {
            self.surnames.entry(bare(last).to_owned()).or_insert(id);
        }
        if words.len() > 2 {
            self.surnames.entry(bare(words[words.len() - 2]).to_owned()).or_insert(id);
        }
        id
    }

    /// The same person under a name that shares first and last words.
    fn longer_or_shorter(&self, words: &[&str]) -> Option<EntityId> {
        let (first, last) = (words.first()?, words.last()?);
        let id = *self.surnames.get(bare(last))?;
        let same_first =
            self.list[id].ar.split(' ').next().is_some_and(|w| crate::arabic::letters::folded(w) == *first);
        (words.len() == 1 || same_first).then_some(id)
    }

    /// Who is meant by a family name alone, folded.
    pub fn surname(&self, word: &str) -> Option<EntityId> {
        self.surnames.get(bare(word)).copied()
    }

    /// Enters anything else under its folded form.
    pub fn other(&mut self, ar: &str, folded: &str, kind: NameKind, known: Option<Known>) -> EntityId {
        let found = known.and_then(|k| self.known.get(&k)).or_else(|| self.surfaces.get(folded)).copied();
        let id = found.unwrap_or_else(|| self.add(ar, kind));
        let entity = &mut self.list[id];
        // A body is named by its fullest form, a place by its plainest.
        let plainer = matches!(kind, NameKind::Place | NameKind::Country);
        let (old, new) = (entity.ar.chars().count(), ar.chars().count());
        // Another name of a country (جمهورية كوريا) is not a plainer form of the first.
        if known.is_some() && (if plainer { new < old && entity.ar.contains(ar) } else { old < new }) {
            ar.clone_into(&mut entity.ar);
        }
        if let Some(known) = known {
            entity.known = Some(known);
            self.known.insert(known, id);
        }
        self.surfaces.insert(folded.to_owned(), id);
        id
    }

    /// Enters another name of a body that the table has under a name of its own.
    pub fn beside(&mut self, ar: &str, folded: &str, kind: NameKind, known: Option<Known>) -> EntityId {
        let id = self.surfaces.get(folded).copied().unwrap_or_else(|| self.add(ar, kind));
        self.list[id].known = known;
        self.surfaces.insert(folded.to_owned(), id);
        id
    }

    fn add(&mut self, ar: &str, kind: NameKind) -> EntityId {
        self.list.push(Entity { ar: ar.to_owned(), kind, known: None, role: None, titles: Vec::new() });
        self.list.len() - 1
    }

    /// The entry of a row of the gazetteer.
    pub fn of(&self, known: Known) -> Option<EntityId> {
        self.known.get(&known).copied()
    }

    /// Family names of those named in full, folded and without the article.
    pub fn surnames(&self) -> impl Iterator<Item = &str> {
        self.surnames.keys().map(String::as_str)
    }

    /// Whom an office without a name stands for: the last person to whom the article gives an office that holds all of
    /// its words; for a title alone, the last to whom it gives that title.
    pub fn holder(&self, rows: &[u32], words: &[String], title_alone: bool) -> Option<EntityId> {
        let held = |(_, entity): &(usize, &Entity)| {
            if entity.kind != NameKind::Person || !entity.titles.iter().any(|t| rows.contains(t)) {
                return false;
            }
            if title_alone {
                return true;
            }
            let role: Vec<String> = entity
                .role
                .iter()
                .flat_map(|r| r.split_whitespace())
                .map(|w| bare(&crate::arabic::letters::folded(w)).to_owned())
                .collect();
            words.iter().all(|w| role.contains(w))
        };
        // "The UN envoy", "the UN official": whoever has an office of the United Nations.
        let of_the_un = words.iter().any(|w| matches!(w.as_str(), "اممي" | "امميه"));
        let serves = |(_, entity): &(usize, &Entity)| {
            let role = entity.role.as_deref().unwrap_or_default();
            entity.kind == NameKind::Person && (role.contains("الأمم") || role.contains("الأممي"))
        };
        let all = || self.list.iter().enumerate().rev();
        all().find(held).or_else(|| all().find(serves).filter(|_| of_the_un)).map(|(id, _)| id)
    }

    /// Notes an office of a person.
    pub fn give_title(&mut self, id: EntityId, role: &str, rows: impl Iterator<Item = u32>) {
        let entity = &mut self.list[id];
        if entity.role.as_ref().is_none_or(|r| r.chars().count() < role.chars().count()) && !role.is_empty() {
            entity.role = Some(role.to_owned());
        }
        for row in rows {
            if !entity.titles.contains(&row) {
                entity.titles.push(row);
            }
        }
    }
}

/// A folded word without the article.
fn bare(word: &str) -> &str {
    word.strip_prefix("ال").filter(|w| w.len() > 4).unwrap_or(word)
}
