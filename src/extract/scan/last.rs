//! Whom "the ministry", "the minister" and "the town" stand for: what of each sort was named last.

use smallvec::SmallVec;

use crate::arabic::letters;
use crate::briefing::NameKind;
use crate::extract::entity::{Entities, EntityId, Known};
use crate::extract::phrase::Np;
use crate::extract::text::View;
use crate::lexicon::flag;
use crate::lexicon::segment::clitic;

/// How many persons back a title alone is looked for, so that the cost is linear in the article's length.
const FAR: usize = 1000;

/// The last of each sort that was named.
#[derive(Debug, Default)]
pub(super) struct Last {
    /// Head noun, folded and bare, and entity of bodies, forces, sources, delegations and media, the last at the end; of each
    /// head noun and kind the last alone.
    pub headed: Vec<(String, NameKind, EntityId)>,
    /// Persons, offices and sources, the last at the end.
    people: Vec<EntityId>,
    /// Places, the last at the end; of each head noun the last alone.
    pub places: Vec<(Option<u32>, EntityId)>,
    /// Who may own forces or ministries.
    pub owner: Option<EntityId>,
}

impl Last {
    pub fn see(&mut self, view: View<'_, '_>, np: &Np, entity: EntityId, entities: &Entities) {
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
                    // What something is of or for is spoken of less than what acts.
                    let aside = np.bits & (clitic::LA | clitic::BA) != 0;
                    if aside && self.headed.iter().any(|(head, kind, _)| *head == word && *kind == np.kind) {
                        continue;
                    }
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
    pub fn antecedent(&self, view: View<'_, '_>, np: &Np) -> Option<EntityId> {
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
    pub fn holder(&self, rows: &[u32], entities: &Entities) -> Option<EntityId> {
        let titled = |id: &&EntityId| entities.list[**id].titles.iter().any(|t| rows.contains(t));
        self.people.iter().rev().take(FAR).find(titled).copied()
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
