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
    Extractor::new(lexicon).briefing(articles)
}

/// The same with how it came about; `keys` are those of the lexicon.
pub fn explained(articles: Vec<Article>, lexicon: &Lexicon, keys: &Keys) -> (Briefing, Explanation) {
    Extractor::new(lexicon).explained(articles, keys)
}

/// Reads articles, and remembers words and names from one to the next: what it met before it knows at once.
#[derive(Debug)]
pub struct Extractor<'l> {
    lexicon: &'l Lexicon,
    analyser: Analyser<'l>,
    english: gloss::Memory<'l>,
}

impl<'l> Extractor<'l> {
    /// One that has read nothing.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, analyser: Analyser::new(lexicon), english: gloss::Memory::new(lexicon) }
    }

    /// The briefing of these articles, the same as [`briefing`] gives.
    pub fn briefing(&mut self, articles: Vec<Article>) -> Briefing {
        self.all(articles, None)
    }

    /// The same with how it came about, as [`explained`] gives it.
    pub fn explained(&mut self, articles: Vec<Article>, keys: &Keys) -> (Briefing, Explanation) {
        let mut explainer = Explainer::new(keys);
        let briefing = self.all(articles, Some(&mut explainer));
        (briefing, explainer.explanation)
    }

    fn all(&mut self, articles: Vec<Article>, mut explainer: Option<&mut Explainer<'_>>) -> Briefing {
        let mut out = Briefing { date: articles.iter().filter_map(|a| a.published).max(), ..Briefing::default() };
        for article in &articles {
            self.read(article, &mut out, explainer.as_deref_mut());
        }
        out.articles = articles;
        out
    }

    /// Adds the records of one article.
    fn read(&mut self, article: &Article, out: &mut Briefing, explainer: Option<&mut Explainer<'_>>) {
        let Self { lexicon, analyser, english } = self;
        let lexicon: &'l Lexicon = lexicon;
        analyser.make_room();
        english.make_room();
        let texts = text::Reader { lexicon, analyser }.read(article);
        let mut doc = scan::scan(&texts, article.published, analyser, lexicon, explainer.is_some());
        let speeches = speech::speeches(&mut doc, lexicon);
        let holds = front::holds(&doc, &speeches, lexicon);
        let moves = motion::moves(&doc, &speeches, lexicon);
        let happenings = happen::events(&doc, &speeches, &holds, &moves, lexicon);
        let maker = record::Maker { article, doc: &doc, lexicon, english };
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
}
