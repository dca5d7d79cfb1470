//! A page of HTML: one file that asks for nothing else, has no scripts, and can be read, printed and mailed.
//!
//! ```text
//! ┌────────────────────────────────────────────────┐
//! │ mujaz · Briefing                               │  header: the day, what it is made of
//! │ Thu 4 Jun 2020                                 │
//! │ Headlines 11   Statements 18   …   Reports 3   │  nav
//! │────────────────────────────────────────────────│
//! │ Headlines                                      │  a section a pane
//! │ territory  GNA forces take Tripoli             │  the line in the page's language
//! │            ◇ claimed                           │
//! │            قوات الوفاق تسيطر على طرابلس        │  and in the other
//! │            Wed 3 Jun 2020  ■ GNA  ▸ 2 sources  │  opens: quotes, with report, day, paragraph, link
//! └────────────────────────────────────────────────┘
//! ```
//!
//! The template language escapes every text that is put in; only http and https become links. The policy in the head forbids
//! the browser to fetch or run anything, whatever came in.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::row::Row;
use super::sides::Sides;
use super::source::{self, Source};
use super::words::{Words, doubt};
use crate::briefing::{Article, Briefing, Kind, Record};
use crate::config::Lang;
use crate::digest::Digest;
use crate::lexicon::gazetteer::{Gazetteer, Side};

const STYLE: &str = include_str!("html/page.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page in one language, from right to left in Arabic.
pub fn write(digest: &Digest, gazetteer: &Gazetteer, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let briefing = &digest.briefing;
    let sides = Sides::of(briefing, gazetteer);
    let page = Page { digest, briefing, gazetteer, sides: &sides, words: Words::of(lang) };
    out.write_all(page.whole().into_string().as_bytes())?;
    writeln!(out)
}

/// The direction of a language, as HTML writes it.
const fn direction(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "rtl",
        Lang::En => "ltr",
    }
}

#[derive(Clone, Copy)]
struct Page<'a> {
    digest: &'a Digest,
    briefing: &'a Briefing,
    gazetteer: &'a Gazetteer,
    sides: &'a Sides<'a>,
    words: Words,
}

impl Page<'_> {
    fn whole(self) -> Markup {
        let lang = self.words.lang;
        let day = self.words.date(self.briefing);
        let title = self.words.get("export.title");
        html! {
            (DOCTYPE)
            html lang=(lang.code()) dir=(direction(lang)) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="referrer" content="no-referrer";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content="mujaz";
                    title { (title) ": " (day) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    header {
                        p.kicker { (title) }
                        h1 { @if let Some(iso) = self.briefing.date { time datetime=(iso) { (day) } } @else { (day) } }
                        (self.contents())
                    }
                    main {
                        @for kind in Kind::ALL { (self.pane(kind)) }
                        (self.reports())
                    }
                    footer { p { (self.words.get("export.note")) } }
                }
            }
        }
    }

    fn contents(self) -> Markup {
        let panes = Kind::ALL.map(|kind| (section(kind), self.words.pane(kind), Record::count(self.briefing, kind)));
        let reports = ("reports", self.words.get("export.reports"), self.briefing.articles.len());
        html! {
            nav aria-label=(self.words.get("export.contents")) {
                ul {
                    @for (id, name, count) in panes.into_iter().chain([reports]) {
                        li { a href={ "#" (id) } { (name) " " span.count { (count) } } }
                    }
                }
            }
        }
    }

    fn pane(self, kind: Kind) -> Markup {
        let id = section(kind);
        let rows = Row::of_kind(self.digest, self.gazetteer, kind);
        html! {
            section id=(id) aria-labelledby={ (id) "-title" } {
                h2 id={ (id) "-title" } { (self.words.pane(kind)) }
                @if Record::count(self.briefing, kind) == 0 {
                    p.empty { (self.words.get("list.empty")) }
                } @else {
                    ol { @for row in rows { (self.record(&row)) } }
                }
            }
        }
    }

    fn record(self, row: &Row<'_>) -> Markup {
        let doubt = doubt(row).unwrap_or_default();
        let line = self.words.line(row);
        html! {
            li.record.(row.record.kind().name()) {
                p.label.(if row.record.kind() == Kind::Movement { doubt.as_str() } else { "" }) { (self.words.label(row.record)) }
                div {
                    h3 { bdi { (line.text) } @if let Some(mark) = line.mark { " " span.mark.(doubt) { bdi { (mark) } } } }
                    (self.other_gist(row))
                    (self.content(row))
                    @for dispute in row.disputes(self.words.lang) { p.dispute { "≠ " bdi { (dispute) } } }
                    div.foot {
                        @if let Some(day) = self.words.when(row.record.when()) { p { (day) } }
                        @for side in self.sides.named(row.record) { (self.side(side)) }
                        (self.evidence(row))
                    }
                }
            }
        }
    }

    /// The line in the language that the page is not in.
    fn other_gist(self, row: &Row<'_>) -> Markup {
        let gist = row.record.gist();
        let (lang, text) = match self.words.lang {
            Lang::En => (Lang::Ar, &gist.ar),
            Lang::Ar => (Lang::En, &gist.en),
        };
        let text = source::clean(text);
        // An Arabic statement's line holds its words, which stand below in full.
        let is_repeated = matches!(row.record, Record::Statement(_)) && lang == Lang::Ar;
        html! {
            @if !text.is_empty() && !is_repeated { p.gist lang=(lang.code()) dir=(direction(lang)) { (text) } }
        }
    }

    fn content(self, row: &Row<'_>) -> Markup {
        match row.record {
            Record::Statement(statement) if self.words.lang == Lang::En && !statement.content.is_empty() => html! {
                p.said lang="ar" dir="rtl" { (Words::of(Lang::Ar).quoted(&statement.content)) }
            },
            _ => html! {},
        }
    }

    fn side(self, side: &Side) -> Markup {
        let name = match self.words.lang {
            Lang::Ar => side.ar,
            Lang::En => side.en,
        };
        html! { p.side.{ "side-" (side.slot) } { bdi { (name) } } }
    }

    fn evidence(self, row: &Row<'_>) -> Markup {
        html! {
            details {
                summary {
                    (self.words.sources(row))
                    @for source in &row.reports { " · " bdi { (source.name()) } }
                }
                @for source in &row.reports { (self.source(source)) }
            }
        }
    }

    fn source(self, source: &Source<'_>) -> Markup {
        let day = source.article.and_then(|article| article.published);
        html! {
            figure {
                @for evidence in &source.evidence {
                    blockquote lang="ar" dir="auto" { p { (source::clean(&evidence.quote)) } }
                }
                figcaption {
                    (linked(&source.name(), source.link()))
                    @if let Some(day) = day { " · " time datetime=(day) { (self.words.day(day)) } }
                    @for number in source.paragraphs() { " · " (self.words.paragraph(number)) }
                }
            }
        }
    }

    fn reports(self) -> Markup {
        html! {
            section #reports aria-labelledby="reports-title" {
                h2 #reports-title { (self.words.get("export.reports")) }
                ul { @for article in &self.briefing.articles { (self.report(article)) } }
            }
        }
    }

    fn report(self, article: &Article) -> Markup {
        let title = article.title.as_deref().filter(|_| article.outlet.is_some()).map(source::clean);
        html! {
            li.report {
                @if let Some(title) = title { p lang="ar" dir="auto" { (title) } }
                p.foot {
                    span { (linked(&source::name(article), source::link(article))) }
                    @if let Some(day) = article.published { time datetime=(day) { (self.words.day(day)) } }
                }
            }
        }
    }
}

/// The id of a pane's section.
const fn section(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "headlines",
        Kind::Statement => "statements",
        Kind::Movement => "movements",
        Kind::Position => "frontline",
    }
}

fn linked(name: &str, link: Option<String>) -> Markup {
    html! {
        @if let Some(link) = link { a href=(link) rel="noopener noreferrer nofollow" { bdi { (name) } } }
        @else { bdi { (name) } }
    }
}
