//! A briefing as lines for reading: what the panes say.
//!
//! ```text
//! Thu 4 Jun 2020 · 3 reports
//!
//! Headlines 11
//!   territory: The Government of National Accord takes Tripoli (claimed) · Wed 3 Jun 2020 · Outlet ¶ 1, ¶ 4
//! ```

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use super::{corroboration, explain};
use crate::briefing::{Bilingual, Briefing, DateBasis, Evidence, Explanation, Realis, Record, When};
use crate::config::Lang;
use crate::digest::Digest;
use crate::tui::label;
use crate::tui::locale::Locale;

/// What stands below the records.
#[derive(Debug, Default)]
pub(super) enum Asides<'a> {
    /// Nothing.
    #[default]
    None,
    /// How each came about, and what made none.
    Explanation(&'a Explanation, explain::ById<'a>),
    /// Where sources disagree, and on request which records are one.
    Digest(&'a Digest, bool),
}

impl<'a> Asides<'a> {
    /// How records came about.
    pub fn explained(explanation: &'a Explanation) -> Self {
        Self::Explanation(explanation, explain::by_id(explanation))
    }
}

/// Writes the briefing in one language, with what is to stand below its records.
pub(super) fn write(briefing: &Briefing, asides: Asides<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let outlets = briefing.articles.iter().filter_map(|a| Some((a.id.as_str(), a.outlet.as_deref()?))).collect();
    let mut pen = Pen { lang, words: Locale::of(lang), outlets, asides, out };
    pen.heading(briefing)?;
    pen.pane("pane.headlines", briefing.events.len())?;
    for event in &briefing.events {
        pen.gist(label::event(event.kind), &event.gist, event.realis)?;
        pen.sources(event.when, &event.evidence)?;
        pen.aside(Record::Event(event))?;
    }
    pen.pane("pane.statements", briefing.statements.len())?;
    for statement in &briefing.statements {
        pen.gist(label::act(statement.act), &statement.gist, Realis::Asserted)?;
        pen.sources(statement.when, &statement.evidence)?;
        pen.content(&statement.content)?;
        pen.aside(Record::Statement(statement))?;
    }
    pen.pane("pane.movements", briefing.movements.len())?;
    for movement in &briefing.movements {
        pen.gist(label::movement(movement.status).label, &movement.gist, Realis::Asserted)?;
        pen.sources(movement.when, &movement.evidence)?;
        pen.aside(Record::Movement(movement))?;
    }
    pen.pane("pane.frontline", briefing.frontline.len())?;
    for position in &briefing.frontline {
        pen.gist(label::position(position.status).label, &position.gist, position.realis)?;
        pen.sources(position.when, &position.evidence)?;
        pen.aside(Record::Position(position))?;
    }
    match pen.asides {
        Asides::Explanation(explanation, _) => explain::dropped(explanation, pen.out),
        Asides::None | Asides::Digest(..) => Ok(()),
    }
}

struct Pen<'a, W> {
    lang: Lang,
    words: &'static Locale,
    /// By article.
    outlets: FxHashMap<&'a str, &'a str>,
    asides: Asides<'a>,
    out: &'a mut W,
}

impl<W: Write> Pen<'_, W> {
    fn heading(&mut self, briefing: &Briefing) -> io::Result<()> {
        let day = briefing.date.map(|day| self.words.date(day));
        let day = day.as_deref().unwrap_or(self.words.get("title.unknown-date"));
        writeln!(self.out, "{day} · {}", self.words.count("count.report", briefing.articles.len()))
    }

    fn pane(&mut self, title: &str, count: usize) -> io::Result<()> {
        writeln!(self.out, "\n{} {count}", self.words.get(title))
    }

    /// What kind of record it is, and what it says.
    fn gist(&mut self, label: &str, gist: &Bilingual, realis: Realis) -> io::Result<()> {
        let gist = match self.lang {
            Lang::Ar => &gist.ar,
            Lang::En => &gist.en,
        };
        write!(self.out, "  {}: {gist}", self.words.get(label))?;
        // Gists made here end in the mark of what is not simply so, in brackets; a briefing from elsewhere may lack it.
        match label::realis(realis) {
            Some(sign) if !gist.ends_with(')') => write!(self.out, " ({})", self.words.get(sign.label)),
            _ => Ok(()),
        }
    }

    /// The day, then outlet and paragraph of each piece of evidence.
    fn sources(&mut self, when: When, evidence: &[Evidence]) -> io::Result<()> {
        // The day of publication, taken for want of a better, is not shown as if the text said so.
        if let Some(day) = when.date.filter(|_| when.date_basis != Some(DateBasis::Published)) {
            write!(self.out, " · {}", self.words.date(day))?;
        }
        let mut last = None;
        for one in evidence {
            if last == Some((&one.article, one.paragraph)) {
                continue;
            }
            let is_same = last.is_some_and(|(article, _)| *article == one.article);
            let outlet = self.outlets.get(one.article.as_str()).copied().filter(|_| !is_same);
            write!(self.out, "{}", if last.is_none() { " · " } else { ", " })?;
            if let Some(outlet) = outlet {
                write!(self.out, "{outlet} ")?;
            }
            write!(self.out, "¶ {}", one.paragraph)?;
            last = Some((&one.article, one.paragraph));
        }
        writeln!(self.out)
    }

    /// What is to stand below a record.
    fn aside(&mut self, record: Record<'_>) -> io::Result<()> {
        match &self.asides {
            Asides::None => Ok(()),
            Asides::Explanation(_, by_id) => {
                by_id.get(record.id()).map_or(Ok(()), |explained| explain::record(explained, self.out))
            }
            Asides::Digest(digest, is_whole) => {
                corroboration::disputes(digest, record, self.lang, self.out)?;
                if *is_whole { corroboration::members(digest, record, self.lang, self.out) } else { Ok(()) }
            }
        }
    }

    /// The words of a statement, which its Arabic gist holds already.
    fn content(&mut self, content: &str) -> io::Result<()> {
        match self.lang {
            Lang::En if !content.is_empty() => writeln!(self.out, "      {content}"),
            _ => Ok(()),
        }
    }
}
