//! Paragraphs kept from one frame to the next: what did not change is not set again, and scrolling sets only new lines.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{Base, Line, Paragraph};

/// Paragraphs by text and base direction, each with its lines. Lives as long as the screen; [`Cache::sweep`] after each frame
/// drops what that frame did not ask for.
///
/// ```
/// use mujaz::typeset::{Base, Cache};
///
/// let mut cache = Cache::default();
/// let first = cache.wrap("قوات في سرت", Base::Rtl, 8);
/// cache.sweep();
/// let again = cache.wrap("قوات في سرت", Base::Rtl, 8);
/// assert!(std::sync::Arc::ptr_eq(&first, &again));
/// assert_eq!(cache.work().lines, 2);
/// ```
#[derive(Debug, Default)]
pub struct Cache {
    /// By text, one map a base direction.
    ltr: FxHashMap<Box<str>, Entry>,
    rtl: FxHashMap<Box<str>, Entry>,
    auto: FxHashMap<Box<str>, Entry>,
    work: Work,
}

/// What a [`Cache`] had to do so far, for it was not there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Paragraphs taken in.
    pub paragraphs: u64,
    /// Lines set.
    pub lines: u64,
}

#[derive(Debug)]
struct Entry {
    paragraph: Arc<Paragraph>,
    settings: SmallVec<[Setting; 2]>,
    /// Asked for since the last sweep.
    used: bool,
}

/// A paragraph's lines.
#[derive(Debug)]
struct Setting {
    width: u16,
    how: How,
    lines: Arc<[Line]>,
    used: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Wrapped,
    AtMost(usize),
    Truncated,
}

impl Cache {
    /// The paragraph, analysed before if it was asked for before.
    pub fn paragraph(&mut self, text: &str, base: Base) -> Arc<Paragraph> {
        self.with(text, base, |entry, _| Arc::clone(&entry.paragraph))
    }

    /// The lines of [`Paragraph::wrap`].
    pub fn wrap(&mut self, text: &str, base: Base, width: u16) -> Arc<[Line]> {
        self.lines(text, base, width, How::Wrapped)
    }

    /// The lines of [`Paragraph::wrap_at_most`].
    pub fn wrap_at_most(&mut self, text: &str, base: Base, width: u16, limit: usize) -> Arc<[Line]> {
        self.lines(text, base, width, if limit == usize::MAX { How::Wrapped } else { How::AtMost(limit) })
    }

    /// The line of [`Paragraph::truncate`], by itself.
    pub fn truncate(&mut self, text: &str, base: Base, width: u16) -> Arc<[Line]> {
        self.lines(text, base, width, How::Truncated)
    }

    /// Drops what was not asked for since the last sweep.
    pub fn sweep(&mut self) {
        for entries in [&mut self.ltr, &mut self.rtl, &mut self.auto] {
            entries.retain(|_, entry| {
                entry.settings.retain(|setting| std::mem::take(&mut setting.used));
                std::mem::take(&mut entry.used)
            });
        }
    }

    /// What it had to do since it was made. A frame that is as the one before adds nothing.
    pub const fn work(&self) -> Work {
        self.work
    }

    /// The number of paragraphs kept.
    pub fn len(&self) -> usize {
        self.ltr.len() + self.rtl.len() + self.auto.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn lines(&mut self, text: &str, base: Base, width: u16, how: How) -> Arc<[Line]> {
        self.with(text, base, |entry, work| {
            let known = |setting: &&mut Setting| (setting.width, setting.how) == (width, how);
            if let Some(setting) = entry.settings.iter_mut().find(known) {
                setting.used = true;
                return Arc::clone(&setting.lines);
            }
            let paragraph = &entry.paragraph;
            let lines: Arc<[Line]> = match how {
                How::Wrapped => paragraph.lines(width).collect(),
                How::AtMost(limit) => paragraph.wrap_at_most(width, limit).into(),
                How::Truncated => [paragraph.truncate(width)].into(),
            };
            work.lines += lines.len() as u64;
            entry.settings.push(Setting { width, how, lines: Arc::clone(&lines), used: true });
            lines
        })
    }

    fn with<T>(&mut self, text: &str, base: Base, ask: impl FnOnce(&mut Entry, &mut Work) -> T) -> T {
        let entries = match base {
            Base::Ltr => &mut self.ltr,
            Base::Rtl => &mut self.rtl,
            Base::Auto => &mut self.auto,
        };
        if let Some(entry) = entries.get_mut(text) {
            entry.used = true;
            return ask(entry, &mut self.work);
        }
        self.work.paragraphs += 1;
        let paragraph = Arc::new(Paragraph::new(text, base));
        let mut entry = Entry { paragraph, settings: SmallVec::new(), used: true };
        let answer = ask(&mut entry, &mut self.work);
        entries.insert(text.into(), entry);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_keeps_what_it_asked_for() {
        let mut cache = Cache::default();
        cache.wrap("قال", Base::Rtl, 9);
        cache.truncate("قال", Base::Ltr, 9);
        cache.sweep();
        assert_eq!(cache.len(), 2);
        let kept = cache.paragraph("قال", Base::Rtl);
        cache.sweep();
        assert_eq!(cache.len(), 1);
        assert!(Arc::ptr_eq(&kept, &cache.paragraph("قال", Base::Rtl)));
        cache.sweep();
        cache.sweep();
        assert!(cache.is_empty());
    }

    #[test]
    fn another_width_sets_the_same_paragraph_again() {
        let mut cache = Cache::default();
        let text = "قوات في سرت";
        assert_eq!(cache.wrap(text, Base::Rtl, 7).len(), 2);
        assert_eq!(cache.wrap(text, Base::Rtl, 20).len(), 1);
        assert_eq!(cache.truncate(text, Base::Rtl, 5)[0].width, 5);
        assert_eq!(cache.work(), Work { paragraphs: 1, lines: 4 });
        assert_eq!(cache.len(), 1);
    }
}
