//! Sentences to records: mentions, clauses, statements, movements, frontline, events, gists.
//!
//! Each article is read in small steps, none of which reaches back: tokens with their readings (`text`), noun phrases
//! (`phrase`, `place`) joined to one entry for each name (`scan`, `entity`), clauses (`clause`), who says what
//! (`speech`), what that does to reality (`modality`), and the frames of the other three kinds; `record` turns all
//! of it into the public format.

mod clause;
mod entity;
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

use crate::briefing::{Article, Briefing};
use crate::lexicon::{Analyser, Lexicon};

/// The briefing of these articles. The same articles give the same briefing, byte for byte.
pub fn briefing(articles: Vec<Article>, lexicon: &Lexicon) -> Briefing {
    let mut out = Briefing { date: articles.iter().filter_map(|a| a.published).max(), ..Briefing::default() };
    let mut analyser = Analyser::new(lexicon);
    for article in &articles {
        read(article, &mut analyser, lexicon, &mut out);
    }
    out.articles = articles;
    out
}

/// Adds the records of one article.
fn read<'l>(article: &Article, analyser: &mut Analyser<'l>, lexicon: &'l Lexicon, out: &mut Briefing) {
    let texts = text::Reader { lexicon, analyser }.read(article);
    let mut doc = scan::scan(&texts, article.published, analyser, lexicon);
    let speeches = speech::speeches(&mut doc, lexicon);
    let holds = front::holds(&doc, &speeches, lexicon);
    let moves = motion::moves(&doc, &speeches, lexicon);
    let happenings = happen::events(&doc, &speeches, &holds, &moves, lexicon);
    let maker = record::Maker { article, doc: &doc, lexicon };
    out.statements.extend(maker.statements(&speeches));
    out.movements.extend(maker.movements(&moves));
    out.frontline.extend(maker.frontline(&holds));
    out.events.extend(maker.events(&happenings));
}
