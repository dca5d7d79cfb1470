//! Sentences to records: mentions, clauses, statements, movements, frontline, events, gists.
//!
//! Each article is read in small steps, none of which reaches back: tokens with their readings (`text`), noun phrases
//! (`phrase`, `place`) joined to one entry for each name (`scan`, `entity`), clauses (`clause`), who says what
//! (`speech`), what that does to reality (`modality`), and the frames of the other three kinds; `record` turns all
//! of it into the public format.

mod clause;
mod entity;
mod explain;
mod front;
pub mod gist;
pub mod gloss;
mod happen;
mod modality;
mod motion;
mod phrase;
mod place;
mod record;
mod scan;
mod speech;
mod text;
mod trace;
mod vocabulary;

use explain::Explainer;

use crate::briefing::{Article, Briefing, Explanation};
use crate::lexicon::keys::Keys;
use crate::lexicon::{Analyser, Lexicon};

/// The briefing of these articles. The same articles give the same briefing, byte for byte.
pub fn briefing(articles: Vec<Article>, lexicon: &Lexicon) -> Briefing {
    read_all(articles, lexicon, None)
}

/// The same with how it came about; `keys` are those of the lexicon.
pub fn explained(articles: Vec<Article>, lexicon: &Lexicon, keys: &Keys) -> (Briefing, Explanation) {
    let mut explainer = Explainer::new(keys);
    let briefing = read_all(articles, lexicon, Some(&mut explainer));
    (briefing, explainer.explanation)
}

fn read_all(articles: Vec<Article>, lexicon: &Lexicon, mut explainer: Option<&mut Explainer<'_>>) -> Briefing {
    let mut out = Briefing { date: articles.iter().filter_map(|a| a.published).max(), ..Briefing::default() };
    let mut analyser = Analyser::new(lexicon);
    for article in &articles {
        read(article, &mut analyser, lexicon, &mut out, explainer.as_deref_mut());
    }
    out.articles = articles;
    out
}

/// Adds the records of one article.
fn read<'l>(
    article: &Article,
    analyser: &mut Analyser<'l>,
    lexicon: &'l Lexicon,
    out: &mut Briefing,
    explainer: Option<&mut Explainer<'_>>,
) {
    let texts = text::Reader { lexicon, analyser }.read(article);
    let mut doc = scan::scan(&texts, article.published, analyser, lexicon, explainer.is_some());
    let speeches = speech::speeches(&mut doc, lexicon);
    let holds = front::holds(&doc, &speeches, lexicon);
    let moves = motion::moves(&doc, &speeches, lexicon);
    let happenings = happen::events(&doc, &speeches, &holds, &moves, lexicon);
    let maker = record::Maker { article, doc: &doc, lexicon };
    let statements = maker.statements(&speeches);
    let movements = maker.movements(&moves);
    let positions = maker.frontline(&holds);
    let events = maker.events(&happenings.shown);
    if let Some(explainer) = explainer {
        let mut report = explainer.report(article, &doc);
        report.events(&events, &happenings);
        report.records(&statements, |s| &s.id, |n| (&speeches[n].why, speeches[n].page, speeches[n].verb));
        report.records(&movements, |m| &m.id, |n| (&moves[n].why, moves[n].page, moves[n].at));
        report.records(&positions, |p| &p.id, |n| (&holds[n].why, holds[n].page, holds[n].at));
        report.missed(lexicon);
        let entries = vocabulary::entries(&texts, analyser, lexicon, explainer.keys);
        explainer.vocabulary(article, &entries);
    }
    out.statements.extend(statements.into_iter().map(|made| made.record));
    out.movements.extend(movements.into_iter().map(|made| made.record));
    out.frontline.extend(positions.into_iter().map(|made| made.record));
    out.events.extend(events.into_iter().map(|made| made.record));
}
