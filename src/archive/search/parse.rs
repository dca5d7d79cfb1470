//! A query as it is typed, taken apart. Nothing that is typed makes this panic.
//!
//! ```text
//! حفتر طرابلس            both words, whatever is attached to them
//! "حكومة الوفاق"         the words one behind the other; any quotation marks do
//! -قصف                   reports without it
//! حفتر OR السراج         one of the two
//! actor:haftar           a record names so who acts, speaks, travels or holds
//! place:طرابلس  kind:statement  outlet:reuters
//! from:2020-06-01  to:2020-06  on:2020-06-04
//! ```

use std::sync::LazyLock;

use chrono::{Datelike, Months, NaiveDate};
use rustc_hash::FxHashMap;

use crate::arabic::letters;
use crate::archive::words::is_of_word;
use crate::briefing::Kind;

/// The most words and fields of a query: what nobody types, and a paste must not keep the archive busy.
const MOST: usize = 32;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Each must be in the report; of those of one group, one.
    pub(super) groups: Vec<Vec<Term>>,
    /// None may be in it.
    pub(super) excluded: Vec<Term>,
    /// The first day.
    pub(super) from: Option<NaiveDate>,
    /// The last day.
    pub(super) to: Option<NaiveDate>,
}

/// One thing looked for; words are folded, and none is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// Words one behind the other.
    Words(Vec<String>),
    Actor(Vec<String>),
    Place(Vec<String>),
    Outlet(Vec<String>),
    Kind(Kind),
}

/// Why a query says nothing that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// There is no such field.
    #[error(
        "no field '{0}:'; there are actor:, place:, kind:, outlet:, from:, to: and on:. Words with a colon go between \
         quotation marks"
    )]
    Field(String),
    /// A field without a value.
    #[error("{0}: is followed by nothing; write it as in {0}:{example}", example = example(.0))]
    Empty(String),
    /// A day that is none.
    #[error("{field}:{value} is no day; write 2020-06-04, 2020-06 for a month, or 2020 for a year")]
    Day {
        /// The field.
        field: String,
        /// What it says.
        value: String,
    },
    /// A kind that is none.
    #[error("kind:{0} is no kind of record; there are event, statement, movement and position")]
    Kind(String),
    /// A time that ends before it starts.
    #[error("from {from} to {to}: that ends before it begins")]
    Order {
        /// The first day.
        from: NaiveDate,
        /// The last.
        to: NaiveDate,
    },
    /// OR where nothing can be chosen.
    #[error("OR stands between two words or fields, neither of them a day or behind a minus")]
    Or,
    /// No word, field or day.
    #[error("nothing to look for: give a word, a \"phrase\", or a field as in actor:haftar")]
    Nothing,
    /// More than anybody looks for.
    #[error("more than {MOST} words and fields; leave some away")]
    Long,
}

fn example(field: &str) -> &'static str {
    match field {
        "kind" => "statement",
        "outlet" => "reuters",
        "place" => "tripoli",
        "actor" => "haftar",
        _ => "2020-06-04",
    }
}

/// The folded names of fields and kinds, with what each stands for.
static NAMES: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/search.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let named = rows.filter_map(|row| row.split_once('\t'));
    named.flat_map(|(what, names)| names.split('|').map(move |name| (letters::folded(name), what))).collect()
});

/// A piece of a query between blanks or quotation marks.
#[derive(Debug, Default)]
struct Piece {
    minus: bool,
    field: Option<String>,
    quoted: bool,
    text: String,
}

impl Query {
    /// Takes a query apart.
    pub fn parse(typed: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut count = 0;
        // Whether the last piece may be one side of an OR, and whether an OR waits for its other side.
        let (mut can_join, mut joins) = (false, false);
        for piece in pieces(typed) {
            if piece.is_or() {
                if !can_join || joins {
                    return Err(QueryError::Or);
                }
                joins = true;
                continue;
            }
            count += 1;
            if count > MOST {
                return Err(QueryError::Long);
            }
            let Some(term) = query.take(&piece)? else {
                if joins && piece.field.is_some() {
                    return Err(QueryError::Or);
                }
                can_join &= piece.field.is_none();
                continue;
            };
            match (piece.minus, joins) {
                (true, true) => return Err(QueryError::Or),
                (true, false) => query.excluded.push(term),
                (false, true) => query.groups.last_mut().ok_or(QueryError::Or)?.push(term),
                (false, false) => query.require(term),
            }
            (can_join, joins) = (!piece.minus, false);
        }
        if joins {
            return Err(QueryError::Or);
        }
        query.check()
    }

    /// Adds a term that must be met. A report has one outlet and a record one kind, so that of several one is meant.
    fn require(&mut self, term: Term) {
        let is_like = |group: &&mut Vec<Term>| {
            let pair = |known| (known, &term);
            group
                .iter()
                .map(pair)
                .all(|pair| matches!(pair, (Term::Kind(_), Term::Kind(_)) | (Term::Outlet(_), Term::Outlet(_))))
        };
        match self.groups.iter_mut().find(is_like) {
            Some(group) => group.push(term),
            None => self.groups.push(vec![term]),
        }
    }

    fn check(self) -> Result<Self, QueryError> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Err(QueryError::Order { from, to }),
            (None, None) if self.groups.is_empty() && self.excluded.is_empty() => Err(QueryError::Nothing),
            _ if self.words() > MOST => Err(QueryError::Long),
            _ => Ok(self),
        }
    }

    fn words(&self) -> usize {
        let words = |term: &Term| match term {
            Term::Words(words) | Term::Actor(words) | Term::Place(words) | Term::Outlet(words) => words.len(),
            Term::Kind(_) => 1,
        };
        self.groups.iter().flatten().chain(&self.excluded).map(words).sum()
    }

    /// The term of a piece; none for days, which are noted, and for pieces without a word.
    fn take(&mut self, piece: &Piece) -> Result<Option<Term>, QueryError> {
        let Some(typed) = &piece.field else { return Ok(some(words(&piece.text)).map(Term::Words)) };
        let unknown = || QueryError::Field(typed.clone());
        let field = NAMES.get(&letters::folded(typed)).copied().ok_or_else(unknown)?;
        let words = words(&piece.text);
        if words.is_empty() {
            return Err(QueryError::Empty(field.to_owned()));
        }
        match field {
            "actor" => Ok(Some(Term::Actor(words))),
            "place" => Ok(Some(Term::Place(words))),
            "outlet" => Ok(Some(Term::Outlet(words))),
            "kind" => kind(&piece.text).map(|kind| Some(Term::Kind(kind))),
            "from" | "to" | "on" if !piece.minus => self.bound(field, &piece.text).map(|()| None),
            _ => Err(unknown()),
        }
    }

    /// Narrows the time; of several bounds the narrowest counts.
    fn bound(&mut self, field: &str, value: &str) -> Result<(), QueryError> {
        let no_day = || QueryError::Day { field: field.to_owned(), value: value.to_owned() };
        let (first, last) = span(&letters::folded(value)).ok_or_else(no_day)?;
        if field != "to" {
            self.from = self.from.max(Some(first));
        }
        if field != "from" {
            self.to = Some(self.to.map_or(last, |to| to.min(last)));
        }
        Ok(())
    }
}

impl Piece {
    fn is_or(&self) -> bool {
        self.text == "OR" && !self.quoted && !self.minus && self.field.is_none()
    }
}

fn some(words: Vec<String>) -> Option<Vec<String>> {
    (!words.is_empty()).then_some(words)
}

fn kind(value: &str) -> Result<Kind, QueryError> {
    let found = NAMES.get(&letters::folded(value)).and_then(|name| Kind::from_name(name));
    found.ok_or_else(|| QueryError::Kind(value.to_owned()))
}

/// The first and last day of a day, month or year: `2020-06-04`, `2020-06`, `2020`.
fn span(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let numbers: Vec<&str> = value.split('-').collect();
    let is_written =
        |(number, digits): (&&str, &usize)| number.len() == *digits && number.bytes().all(|byte| byte.is_ascii_digit());
    if numbers.len() > 3 || !numbers.iter().zip(&[4, 2, 2]).all(is_written) {
        return None;
    }
    let mut numbers = numbers.into_iter().map(|number| number.parse::<u32>().ok());
    let year = i32::try_from(numbers.next()??).ok()?;
    let (month, day) = (numbers.next().flatten(), numbers.next().flatten());
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let months = match (month, day) {
        (_, Some(_)) => return Some((first, first)),
        (Some(_), None) => 1,
        (None, None) => 12,
    };
    let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
    (last.year() == year).then_some((first, last))
}

/// The folded words of a text; an English article that is tied to a name is no word of it.
fn words(text: &str) -> Vec<String> {
    let names = text.split_whitespace().map(|word| match word.split_once('-') {
        Some((article, name)) if is_article(article) && !name.is_empty() => name,
        _ => word,
    });
    let folded: Vec<String> = names.map(letters::folded).collect();
    let parts = folded.iter().flat_map(|word| word.split(|c: char| !is_of_word(c)));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn is_article(word: &str) -> bool {
    word.eq_ignore_ascii_case("al") || word.eq_ignore_ascii_case("el")
}

fn pieces(typed: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = typed.chars().peekable();
    loop {
        while rest.next_if(|c| c.is_whitespace()).is_some() {}
        let mut piece = Piece { minus: rest.next_if_eq(&'-').is_some(), ..Piece::default() };
        let Some(first) = rest.peek().copied() else { return pieces };
        if piece.minus && first.is_whitespace() {
            continue;
        }
        if is_quote(first) {
            quoted(&mut rest, &mut piece);
            pieces.push(piece);
            continue;
        }
        while let Some(c) = rest.next_if(|c| !c.is_whitespace() && !is_quote(*c)) {
            let ends_name = c == ':' && piece.field.is_none() && is_name(&piece.text);
            // At the end of a word that is no field a colon is punctuation.
            let has_value = rest.peek().is_some_and(|next| !next.is_whitespace());
            if ends_name && (has_value || NAMES.contains_key(&letters::folded(&piece.text))) {
                piece.field = Some(std::mem::take(&mut piece.text));
                if rest.peek().copied().is_some_and(is_quote) {
                    quoted(&mut rest, &mut piece);
                    break;
                }
            } else {
                piece.text.push(c);
            }
        }
        pieces.push(piece);
    }
}

/// What stands between quotation marks, up to the end where they are not closed.
fn quoted(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, piece: &mut Piece) {
    rest.next();
    piece.quoted = true;
    piece.text.extend(rest.by_ref().take_while(|c| !is_quote(*c)));
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || letters::is_ignored(c))
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„')
}

#[cfg(test)]
mod tests;
