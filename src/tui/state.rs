//! All that the screen depends on, and nothing else: a view is a function of it.

use std::cell::RefCell;

use ratatui::layout::Rect;

use super::calendar::Calendar;
use super::desk::{Desk, Facet};
use super::feeds::Feeds;
use super::follow::Followed;
use super::keymap::{Context, Keymap};
use super::layout::{LEAST, Layout, Shape};
use super::locale::Locale;
use super::matching::Query;
use super::pane::Pane;
use super::search::Search;
use super::shelf::Around;
use super::text::{Lines, Look, Text};
use crate::briefing::Record;
use crate::config::{Bidi, Lang};
use crate::digest::Dossier;
use crate::typeset::Cache;

/// What the user sees and where they are.
#[derive(Debug)]
pub struct State {
    /// What is loaded and which of it is shown.
    pub desk: Desk,
    /// Language of interface and gists.
    pub lang: Lang,
    /// How texts are shown.
    pub look: Look,
    /// How the user wants Arabic to be handed to the terminal; [`Look::mode`] is what comes of it.
    pub bidi: Bidi,
    /// What the terminal is, as far as is known.
    pub terminal: &'static str,
    /// Which key does what.
    pub keymap: Keymap,
    /// The screen.
    pub area: Rect,
    /// The pane that the keys are for.
    pub focus: Pane,
    /// Whether that pane has the place of all four.
    pub zoomed: bool,
    /// Where each pane is.
    pub cursors: [Cursor; 4],
    /// What lies over the panes; the last has the keys.
    pub layers: Vec<Layer>,
    /// What was looked for last.
    pub find: Option<Find>,
    /// What is read behind the screen; none where nobody is there.
    pub feeds: Option<Feeds>,
    /// What is around the day, where it is one of the archive.
    pub around: Option<Around>,
    /// What the user follows.
    pub followed: Followed,
    /// The dossier that was opened last.
    pub dossier: Dossier,
    /// Something to say until the next key.
    pub notice: Option<Notice>,
    /// The texts as they were set last. What is seen does not depend on it.
    pub cache: RefCell<Cache>,
}

/// A place in a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
    /// The first row on the screen.
    pub top: usize,
}

/// What lies over the panes, each with what it needs: never two at once have the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layer {
    /// A whole report.
    Reader(Reader),
    /// The line into which a query is typed.
    Find(String),
    /// The line into which a search in the archive is typed, with what was found.
    Search(Search),
    /// The list of actors, places and conflicts.
    Filter(Picker),
    /// Who says what the selected record says.
    Why(Cursor),
    /// The names of the selected record.
    Names(Picker),
    /// The dossier.
    Dossier(Cursor),
    /// The days of the archive.
    Calendar(Calendar),
    /// The keys.
    Help(Picker),
    /// The feeds.
    Feeds(Picker),
    /// The line into which a command is typed.
    Prompt(String),
    /// The line into which a note is typed.
    Note(String),
    /// The test of how Arabic letters come out.
    Letters,
}

/// A report, read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reader {
    /// Its place among the reports.
    pub article: usize,
    /// The record that the reader is at, as a place in [`State::trail`].
    pub record: Option<usize>,
    /// The first paragraph on the screen, from 0.
    pub paragraph: usize,
    /// The first line of that paragraph on the screen.
    pub line: u16,
}

/// A list that typing narrows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picker {
    /// What is typed.
    pub input: String,
    /// Where the list is.
    pub cursor: Cursor,
    /// The entries of a filter; the help makes its own from the keys.
    pub facets: Vec<Facet>,
}

/// What was looked for, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// As typed.
    pub typed: String,
    /// As matched.
    pub query: Query,
    /// The records that hold it: pane and row.
    pub hits: Vec<(Pane, usize)>,
    /// The hit that was gone to last.
    pub at: Option<usize>,
}

/// Something to say in the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// All is well.
    Said(String),
    /// Something is not.
    Wrong(String),
    /// A report's address, emitted as a link.
    Link(String),
}

impl State {
    /// The labels of the language.
    pub fn labels(&self) -> &'static Locale {
        Locale::of(self.lang)
    }

    /// What stands between two facts on one line.
    pub fn separator(&self) -> &'static str {
        if self.look.ascii { " - " } else { self.labels().get("word.separator") }
    }

    /// How Arabic is handed to the terminal, in words.
    pub fn order(&self) -> String {
        let mode = Bidi::Fixed(self.look.mode).name();
        match self.bidi {
            Bidi::Auto => self.labels().fill("notice.bidi-auto", &[("mode", mode), ("terminal", self.terminal)]),
            Bidi::Fixed(_) => self.labels().fill("notice.bidi", &[("mode", mode)]),
        }
    }

    /// A text in lines; see [`Text::set`].
    pub fn set<'a>(&self, text: &'a Text, width: u16, limit: usize) -> Lines<'a> {
        text.set(width, limit, self.look, &mut self.cache.borrow_mut())
    }

    /// The width of a text on one line, in cells.
    pub fn width(&self, text: &Text) -> u16 {
        text.width(&mut self.cache.borrow_mut())
    }

    /// Where things are; none on a screen that is too small.
    pub fn layout(&self) -> Option<Layout> {
        let of = |area| Layout::of(area, self.focus, self.zoomed, self.lang);
        let layout = of(self.area)?;
        let Rect { x, width, .. } = self.area;
        // An embedding begins on the cell before a line, and without boxes the first column has none.
        if self.look.mode.is_embedded() && layout.shape != Shape::Grid && width > LEAST.0 {
            return of(Rect { x: x + 1, width: width - 1, ..self.area });
        }
        Some(layout)
    }

    /// Where a pane is.
    pub fn cursor(&self, pane: Pane) -> Cursor {
        self.cursors.get(pane as usize).copied().unwrap_or_default()
    }

    /// Where a pane is, to change it.
    pub fn cursor_mut(&mut self, pane: Pane) -> Option<&mut Cursor> {
        self.cursors.get_mut(pane as usize)
    }

    /// Where keys go.
    pub fn context(&self) -> Context {
        match self.layers.last() {
            None => Context::Panes,
            Some(Layer::Reader(_) | Layer::Letters) => Context::Reader,
            Some(Layer::Why(_) | Layer::Dossier(_) | Layer::Calendar(_)) => Context::List,
            Some(
                Layer::Find(_)
                | Layer::Search(_)
                | Layer::Filter(_)
                | Layer::Names(_)
                | Layer::Help(_)
                | Layer::Feeds(_)
                | Layer::Prompt(_)
                | Layer::Note(_),
            ) => Context::Typing,
        }
    }

    /// The reader, wherever it lies.
    pub fn reader(&self) -> Option<&Reader> {
        self.layers.iter().find_map(|layer| if let Layer::Reader(reader) = layer { Some(reader) } else { None })
    }

    /// The reader, to change it.
    pub fn reader_mut(&mut self) -> Option<&mut Reader> {
        self.layers.iter_mut().find_map(|layer| if let Layer::Reader(reader) = layer { Some(reader) } else { None })
    }

    /// The selected record: the reader's where one is open, else that of the focused pane.
    pub fn selected(&self) -> Option<Record<'_>> {
        if let Some(reader) = self.reader() {
            let (pane, row, _, _) = *self.trail(reader.article).get(reader.record?)?;
            return self.desk.record(pane, row);
        }
        self.desk.record(self.focus, self.cursor(self.focus).at)
    }

    /// The shown records of a report in the order of its text: pane, row, paragraph's place, first byte.
    pub fn trail(&self, article: usize) -> Vec<(Pane, usize, usize, u32)> {
        let Some(article) = self.desk.digest.briefing.articles.get(article) else { return Vec::new() };
        let mut trail: Vec<_> = Vec::new();
        for (pane, row, record) in self.desk.records() {
            let own = record.evidence().iter().filter(|evidence| evidence.article == article.id);
            let first = own.min_by_key(|evidence| (evidence.paragraph, evidence.start));
            let place =
                first.and_then(|e| Some((article.paragraphs.iter().position(|p| p.number == e.paragraph)?, e.start)));
            trail.extend(place.map(|(paragraph, start)| (pane, row, paragraph, start)));
        }
        trail.sort_by_key(|&(pane, row, paragraph, start)| (paragraph, start, pane, row));
        trail
    }
}
