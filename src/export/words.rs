//! A record in the words of the interface, for the formats that people read.

use super::row::{Row, word};
use super::source::clean;
use crate::briefing::{Bilingual, Briefing, DateBasis, Kind, Realis, Record, When};
use crate::config::Lang;
use crate::locale::Locale;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub lang: Lang,
    locale: &'static Locale,
}

/// A record's line: what it says, and how it is marked where it is not simply so.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    /// Without brackets.
    pub mark: Option<String>,
}

impl Words {
    pub fn of(lang: Lang) -> Self {
        Self { lang, locale: Locale::of(lang) }
    }

    pub fn get(self, key: &'static str) -> &'static str {
        self.locale.get(key)
    }

    pub fn reports(self, briefing: &Briefing) -> String {
        self.locale.count("count.report", briefing.articles.len())
    }

    pub fn sources(self, row: &Row<'_>) -> String {
        self.locale.count("count.source", Row::count(row))
    }

    /// The briefing's day.
    pub fn date(self, briefing: &Briefing) -> String {
        briefing.date.map_or_else(|| self.get("title.unknown-date").to_owned(), |day| self.day(day))
    }

    /// `Thu 4 Jun 2020`.
    pub fn day(self, day: chrono::NaiveDate) -> String {
        self.locale.date(day)
    }

    /// A record's day; said to be that of publication where it only stands in.
    pub fn when(self, when: When) -> Option<String> {
        let day = self.day(when.date?);
        let stands_in = when.date_basis == Some(DateBasis::Published);
        Some(if stands_in { self.get("date.published").replace("{day}", &day) } else { day })
    }

    pub fn paragraph(self, number: u32) -> String {
        self.get("export.paragraph").replace("{n}", &number.to_string())
    }

    /// In quotation marks.
    pub fn quoted(self, text: &str) -> String {
        self.get("export.quote").replace("{quote}", &clean(text))
    }

    pub fn pane(self, kind: Kind) -> &'static str {
        self.get(match kind {
            Kind::Event => "pane.headlines",
            Kind::Statement => "pane.statements",
            Kind::Movement => "pane.movements",
            Kind::Position => "pane.frontline",
        })
    }

    /// What a record is, in a word: the type of an event, the act of a statement, the status of a movement or position.
    pub fn label(self, record: Record<'_>) -> String {
        let key = match record {
            Record::Event(event) => format!("type.{}", word(event.kind)),
            Record::Statement(statement) => format!("act.{}", word(statement.act)),
            Record::Movement(movement) => format!("status.{}", word(movement.status)),
            Record::Position(position) => format!("position.{}", word(position.status)),
        };
        self.locale.get(&key).to_owned()
    }

    pub fn pick(self, text: &Bilingual) -> String {
        let (first, second) = match self.lang {
            Lang::Ar => (&text.ar, &text.en),
            Lang::En => (&text.en, &text.ar),
        };
        clean(if first.is_empty() { second } else { first })
    }

    /// A record's line. Gists made here end in the mark of what is not simply so, in brackets; a briefing from elsewhere may
    /// lack it, and gets the plain word for it.
    pub fn line(self, row: &Row<'_>) -> Line {
        let gist = self.pick(row.record.gist());
        // A movement's label is its status.
        let Some(doubt) = doubt(row).filter(|_| row.record.kind() != Kind::Movement) else {
            return Line { text: gist, mark: None };
        };
        let marked = gist.strip_suffix(')').and_then(|gist| gist.rsplit_once(" ("));
        if let Some((text, mark)) = marked.filter(|(_, mark)| !mark.is_empty()) {
            return Line { text: text.to_owned(), mark: Some(mark.to_owned()) };
        }
        let label = self.locale.get(&format!("realis.{doubt}")).to_owned();
        Line { text: gist, mark: Some(label) }
    }
}

/// How sure a record is, as a word of the public format; nothing where the report tells it as so.
pub(super) fn doubt(row: &Row<'_>) -> Option<String> {
    let realis = row.realis().filter(|realis| *realis != Realis::Asserted).map(word);
    realis.or_else(|| match row.record {
        Record::Movement(movement) => Some(word(movement.status)).filter(|status| status != "done"),
        _ => None,
    })
}
