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
mod vocabulary;

use crate::briefing::{Article, Briefing, Explanation, Vocabulary};
use crate::lexicon::keys::Keys;
use crate::lexicon::{Analyser, Lexicon};

/// The briefing of these articles. The same articles give the same briefing, byte for byte.
pub fn briefing(articles: Vec<Article>, lexicon: &Lexicon) -> Briefing {
    read_all(articles, lexicon, None)
}

/// The same with how it came about.
pub fn explained(articles: Vec<Article>, lexicon: &Lexicon) -> (Briefing, Explanation) {
    let mut explanation = Explanation::default();
    let keys = Keys::new(lexicon);
    let briefing = read_all(articles, lexicon, Some((&keys, &mut explanation)));
    (briefing, explanation)
}

/// What is explained with, and into what.
type Explaining<'e> = (&'e Keys, &'e mut Explanation);

fn read_all(articles: Vec<Article>, lexicon: &Lexicon, mut explaining: Option<Explaining<'_>>) -> Briefing {
    let mut out = Briefing { date: articles.iter().filter_map(|a| a.published).max(), ..Briefing::default() };
    let mut analyser = Analyser::new(lexicon);
    for article in &articles {
        read(article, &mut analyser, lexicon, &mut out, explaining.as_mut());
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
    explaining: Option<&mut Explaining<'_>>,
) {
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
    if let Some((keys, explanation)) = explaining {
        let entries = vocabulary::entries(&texts, analyser, lexicon, keys);
        let entries = entries.iter().map(ToString::to_string).collect();
        explanation.vocabulary.push(Vocabulary { article: article.id.clone(), entries });
    }
}
