//! What goes on behind the screen, as far as the screen knows: feeds that are read. Who does it, and
//! how, is not known here.
//!
//! ```text
//! key ──command──▶ Wish ──▶ who is behind the screen ──▶ News ──event──▶ Feeds ──view──▶ a count, a list
//! ```

use crate::briefing::Bilingual;
use chrono::NaiveDateTime;
use futures_util::stream::{self, Stream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};

/// A feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What it is called: its outlet, else its address.
    pub name: String,
    /// When it was read last, in the user's zone.
    pub checked: Option<NaiveDateTime>,
    /// What went wrong then.
    pub problem: Option<String>,
    /// How many reports of it are new since the dashboard was opened.
    pub new: usize,
    /// Whether it is being read.
    pub is_asked: bool,
}

/// What is told from behind the screen. A feed is named by its place among all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The feeds, as they were left the last time.
    Feeds(Vec<Feed>),
    /// A feed is asked for.
    Started(usize),
    /// A report of it is kept that is new, or has another text.
    Kept {
        /// Which.
        feed: usize,
        /// What the first of its records says that the user follows.
        followed: Option<Bilingual>,
    },
    /// A feed is through.
    Done {
        /// Which.
        feed: usize,
        /// When, in the user's zone.
        checked: NaiveDateTime,
        /// What went wrong.
        problem: Option<String>,
    },
    /// All feeds are through that the user wished to be read.
    Fetched,
    /// Something else went wrong.
    Failed(String),
}

/// What is wished for by the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// All feeds read now.
    Fetch,
}

/// The way to who is behind the screen, and back.
#[derive(Debug)]
pub struct Behind {
    /// What is told.
    pub news: UnboundedReceiver<News>,
    /// Where wishes go. Closed, whatever is under way is given up.
    pub wishes: UnboundedSender<Wish>,
}

/// Begins what goes on behind the screen.
pub type Start = Box<dyn FnOnce() -> Behind>;

/// The same, begun: where wishes go, and what is told.
pub(super) fn started(start: Start) -> (UnboundedSender<Wish>, impl Stream<Item = News> + Unpin) {
    let Behind { mut news, wishes } = start();
    (wishes, stream::poll_fn(move |context| news.poll_recv(context)))
}

/// What the screen knows of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feeds {
    /// The feeds.
    pub list: Vec<Feed>,
    /// How many reports came since the day on the screen was loaded.
    pub new: usize,
}

impl Feeds {
    /// How many of them failed the last time.
    pub fn failing(&self) -> usize {
        self.list.iter().filter(|feed| feed.problem.is_some()).count()
    }

    /// Takes in what happened to a feed.
    pub(super) fn take(&mut self, news: &News) {
        match news {
            News::Feeds(list) => self.list.clone_from(list),
            News::Started(at) => self.with(*at, |feed| feed.is_asked = true),
            News::Kept { feed, .. } => {
                self.new += 1;
                self.with(*feed, |feed| feed.new += 1);
            }
            News::Done { feed, checked, problem } => self.with(*feed, |feed| {
                (feed.checked, feed.is_asked) = (Some(*checked), false);
                feed.problem.clone_from(problem);
            }),
            News::Fetched | News::Failed(_) => self.list.iter_mut().for_each(|feed| feed.is_asked = false),
        }
    }

    fn with(&mut self, at: usize, change: impl FnOnce(&mut Feed)) {
        if let Some(feed) = self.list.get_mut(at) {
            change(feed);
        }
    }
}
