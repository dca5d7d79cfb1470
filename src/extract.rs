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
    Extractor::new(lexicon).briefing(articles)
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
        let mut out = Briefing { date: articles.iter().filter_map(|a| a.published).max(), ..Briefing::default() };
        for article in &articles {
            self.read(article, &mut out);
        }
        out.articles = articles;
        out
    }

    /// Adds the records of one article.
    fn read(&mut self, article: &Article, out: &mut Briefing) {
        let Self { lexicon, analyser, english } = self;
        let lexicon: &'l Lexicon = lexicon;
        analyser.make_room();
        english.make_room();
        let texts = text::Reader { lexicon, analyser }.read(article);
        let mut doc = scan::scan(&texts, article.published, analyser, lexicon);
        let speeches = speech::speeches(&mut doc, lexicon);
        let holds = front::holds(&doc, &speeches, lexicon);
        let moves = motion::moves(&doc, &speeches, lexicon);
        let happenings = happen::events(&doc, &speeches, &holds, &moves, lexicon);
        let maker = record::Maker { article, doc: &doc, lexicon, english };
        out.statements.extend(maker.statements(&speeches));
        out.movements.extend(maker.movements(&moves));
        out.frontline.extend(maker.frontline(&holds));
        out.events.extend(maker.events(&happenings));
    }
}
