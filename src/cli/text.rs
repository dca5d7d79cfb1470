//! A briefing as lines for reading: what the panes say.
//!
//! ```text
//! 2020-06-04 · 3 reports
//!
//! Headlines 11
//!   Tripoli: Government of National Accord takes it (claimed) · Al Jazeera ¶ 1, ¶ 4
//! ```

mod label;

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use super::arguments::Language;
use crate::briefing::{Bilingual, Briefing, DateBasis, Evidence, When};
use label::Label;

/// Writes the briefing in one language.
pub(super) fn write(briefing: &Briefing, language: Language, out: &mut impl Write) -> io::Result<()> {
    let outlets = briefing.articles.iter().filter_map(|a| Some((a.id.as_str(), a.outlet.as_deref()?))).collect();
    let mut pen = Pen { language, outlets, out };
    pen.heading(briefing)?;
    pen.pane(Label::Headlines, briefing.events.len())?;
    for event in &briefing.events {
        pen.record(&event.gist, label::realis(event.realis), event.when, &event.evidence)?;
    }
    pen.pane(Label::Statements, briefing.statements.len())?;
    for statement in &briefing.statements {
        pen.record(&statement.gist, None, statement.when, &statement.evidence)?;
        pen.content(&statement.content)?;
    }
    pen.pane(Label::Movements, briefing.movements.len())?;
    for movement in &briefing.movements {
        pen.record(&movement.gist, Some(label::status(movement.status)), movement.when, &movement.evidence)?;
    }
    pen.pane(Label::Frontline, briefing.frontline.len())?;
    for position in &briefing.frontline {
        pen.record(&position.gist, label::realis(position.realis), position.when, &position.evidence)?;
    }
    Ok(())
}

struct Pen<'a, W> {
    language: Language,
    /// By article.
    outlets: FxHashMap<&'a str, &'a str>,
    out: &'a mut W,
}

impl<W: Write> Pen<'_, W> {
    fn label(&self, label: Label) -> &'static str {
        label.in_language(self.language)
    }

    fn heading(&mut self, briefing: &Briefing) -> io::Result<()> {
        let reports = self.label(Label::Reports);
        let count = briefing.articles.len();
        match briefing.date {
            Some(day) => writeln!(self.out, "{day} · {reports}: {count}")?,
            None => writeln!(self.out, "{} · {reports}: {count}", self.label(Label::NoDate))?,
        }
        Ok(())
    }

    fn pane(&mut self, title: Label, count: usize) -> io::Result<()> {
        let title = self.label(title);
        writeln!(self.out, "\n{title} {count}")
    }

    fn record(&mut self, gist: &Bilingual, mark: Option<Label>, when: When, evidence: &[Evidence]) -> io::Result<()> {
        let gist = match self.language {
            Language::Ar => &gist.ar,
            Language::En => &gist.en,
        };
        write!(self.out, "  {gist}")?;
        if let Some(mark) = mark {
            let mark = self.label(mark);
            write!(self.out, " ({mark})")?;
        }
        // The day of publication, taken for want of a better, is not shown as if the text said so.
        if let Some(day) = when.date.filter(|_| when.date_basis != Some(DateBasis::Published)) {
            write!(self.out, " · {day}")?;
        }
        self.sources(evidence)?;
        writeln!(self.out)
    }

    /// Outlet and paragraph of each piece of evidence.
    fn sources(&mut self, evidence: &[Evidence]) -> io::Result<()> {
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
        Ok(())
    }

    fn content(&mut self, content: &str) -> io::Result<()> {
        if content.is_empty() { Ok(()) } else { writeln!(self.out, "      {content}") }
    }
}
