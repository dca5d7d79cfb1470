//! What the user said of records: that one is wrong, is not to be shown, or a note on it.
//!
//! A mark is of a record of one article. When the article is read anew its records are others; a mark then goes to the record
//! of its kind that stands on the same words ([`Marks::of`]).

mod store;

pub(super) use store::{mark, merge};

use chrono::{DateTime, Utc};
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::arabic::letters;
use crate::briefing::{AnyRecord, Briefing, Evidence, Kind, Record};

/// What the user said of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// Whether it is wrong: not what the report says.
    pub wrong: bool,
    /// Whether it is not to be shown.
    pub hidden: bool,
    /// A note on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When it was last changed.
    pub marked: DateTime<Utc>,
    /// The record, as it was then.
    pub record: AnyRecord,
}

/// What is to be changed of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Whether the record is wrong.
    Wrong(bool),
    /// Whether it is not to be shown.
    Hidden(bool),
    /// The note on it; none takes it away.
    Note(Option<String>),
}

impl Mark {
    /// Whether it says anything.
    pub const fn says_something(&self) -> bool {
        self.wrong || self.hidden || self.note.is_some()
    }

    /// Whether the record is left out of what is printed.
    pub const fn strikes(&self) -> bool {
        self.wrong || self.hidden
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Wrong(wrong) => self.wrong = *wrong,
            Change::Hidden(hidden) => self.hidden = *hidden,
            Change::Note(note) => self.note.clone_from(note),
        }
    }
}

/// The marks on the records of a briefing, by the records' ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(FxHashMap<String, Mark>);

impl Marks {
    /// Finds for each mark its record; those whose record is no longer read are left away. Each mark comes with the present
    /// id of its article.
    fn of(briefing: &Briefing, marks: Vec<(String, Mark)>) -> Self {
        let mut taken: FxHashSet<&str> = FxHashSet::default();
        let mut found = FxHashMap::default();
        for (article, mark) in marks {
            let marked = mark.record.as_record();
            let all = Record::all(briefing, marked.kind()).filter(|record| !taken.contains(record.id()));
            let fitting = all.filter_map(|record| Some((fit(marked, record, &article)?, record)));
            // The first of equals: the sort of the records is that of the report.
            let best = fitting.reduce(|best, other| if other.0 > best.0 { other } else { best });
            if let Some((_, record)) = best {
                taken.insert(record.id());
                found.insert(record.id().to_owned(), mark);
            }
        }
        Self(found)
    }

    /// The mark on a record.
    pub fn get(&self, id: &str) -> Option<&Mark> {
        self.0.get(id)
    }

    /// A briefing without the records that are wrong or hidden.
    pub fn strike(&self, mut briefing: Briefing) -> Briefing {
        let stays = |id: &str| !self.get(id).is_some_and(Mark::strikes);
        briefing.events.retain(|event| stays(&event.id));
        briefing.statements.retain(|statement| stays(&statement.id));
        briefing.movements.retain(|movement| stays(&movement.id));
        briefing.frontline.retain(|position| stays(&position.id));
        briefing
    }
}

/// How well a record of that article fits the one that was marked; none where it does not stand on the same words.
fn fit(marked: Record<'_>, record: Record<'_>, article: &str) -> Option<(bool, bool, u32)> {
    let was = marked.evidence().first()?;
    let own = record.evidence().iter().filter(|evidence| evidence.article == article);
    let shared = own.filter_map(|evidence| shared(was, evidence)).max()?;
    Some((marked.id() == record.id(), marked.gist().ar == record.gist().ar, shared))
}

/// How many bytes two pieces of evidence share: by their places in one text, and in a changed one by their words.
fn shared(was: &Evidence, is: &Evidence) -> Option<u32> {
    if was.article == is.article {
        let bytes = was.end.min(is.end).saturating_sub(was.start.max(is.start));
        let shorter = (was.end - was.start).min(is.end - is.start);
        return (was.paragraph == is.paragraph && bytes * 2 > shorter).then_some(bytes);
    }
    let (was, is) = (letters::folded(&was.quote), letters::folded(&is.quote));
    let (short, long) = if was.len() <= is.len() { (was, is) } else { (is, was) };
    // A word or two may stand anywhere.
    let tells = short.split(' ').count() > 2 || short == long;
    (tells && long.contains(&short)).then(|| short.len().try_into().unwrap_or(u32::MAX))
}

/// A mark with all that is needed to find out why it was made, for those who extend the vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reviewed {
    /// The name and version of this format, `mujaz.review/1`.
    pub schema: &'static str,
    /// The kind of the record.
    #[schemars(with = "String")]
    #[serde(serialize_with = "kind_name")]
    pub kind: Kind,
    /// What the user said.
    #[serde(flatten)]
    pub mark: Mark,
    /// What is read there now; none where nothing of that kind is.
    pub now: Option<AnyRecord>,
    /// The report's id.
    pub article: String,
    /// Its day.
    pub day: Option<chrono::NaiveDate>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The paragraph that the record was read in, as it is now; none where it is gone.
    pub paragraph: Option<String>,
}

/// The name and version of the format of reviews.
pub const REVIEW: &str = "mujaz.review/1";

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives references")]
fn kind_name<S: serde::Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}
