//! Paragraphs kept from one frame to the next: what did not change is not set again, and scrolling sets only new lines.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Base, Line, Paragraph};

/// Paragraphs by text and base direction, each with the lines of its last width. Lives as long as the screen;
/// [`Cache::sweep`] after each frame drops what that frame did not ask for.
///
/// ```
/// use mujaz::typeset::{Base, Cache};
///
/// let mut cache = Cache::default();
/// let first = cache.wrap("قوات في سرت", Base::Rtl, 8);
/// cache.sweep();
/// let again = cache.wrap("قوات في سرت", Base::Rtl, 8);
/// assert!(std::sync::Arc::ptr_eq(&first, &again));
/// ```
#[derive(Debug, Default)]
pub struct Cache {
    /// By text, one map a base direction.
    ltr: FxHashMap<Box<str>, Entry>,
    rtl: FxHashMap<Box<str>, Entry>,
    auto: FxHashMap<Box<str>, Entry>,
}

#[derive(Debug)]
struct Entry {
    paragraph: Arc<Paragraph>,
    wrapped: Option<(u16, Arc<[Line]>)>,
    truncated: Option<(u16, Arc<Line>)>,
    /// Asked for since the last sweep.
    used: bool,
}

impl Cache {
    /// The paragraph, analysed before if it was asked for before.
    pub fn paragraph(&mut self, text: &str, base: Base) -> Arc<Paragraph> {
        Arc::clone(&self.entry(text, base).paragraph)
    }

    /// The lines of [`Paragraph::wrap`].
    pub fn wrap(&mut self, text: &str, base: Base, width: u16) -> Arc<[Line]> {
        let entry = self.entry(text, base);
        match &entry.wrapped {
            Some((at, lines)) if *at == width => Arc::clone(lines),
            _ => {
                let lines: Arc<[Line]> = entry.paragraph.lines(width).collect();
                entry.wrapped = Some((width, Arc::clone(&lines)));
                lines
            }
        }
    }

    /// The line of [`Paragraph::truncate`].
    pub fn truncate(&mut self, text: &str, base: Base, width: u16) -> Arc<Line> {
        let entry = self.entry(text, base);
        match &entry.truncated {
            Some((at, line)) if *at == width => Arc::clone(line),
            _ => {
                let line = Arc::new(entry.paragraph.truncate(width));
                entry.truncated = Some((width, Arc::clone(&line)));
                line
            }
        }
    }

    /// Drops what was not asked for since the last sweep.
    pub fn sweep(&mut self) {
        for entries in [&mut self.ltr, &mut self.rtl, &mut self.auto] {
            entries.retain(|_, entry| std::mem::take(&mut entry.used));
        }
    }

    /// The number of paragraphs kept.
    pub fn len(&self) -> usize {
        self.ltr.len() + self.rtl.len() + self.auto.len()
    }

    /// Whether none is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn entry(&mut self, text: &str, base: Base) -> &mut Entry {
        let entries = match base {
            Base::Ltr => &mut self.ltr,
            Base::Rtl => &mut self.rtl,
            Base::Auto => &mut self.auto,
        };
        let entry = entries.entry(text.into()).or_insert_with(|| Entry {
            paragraph: Arc::new(Paragraph::new(text, base)),
            wrapped: None,
            truncated: None,
            used: false,
        });
        entry.used = true;
        entry
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
        assert_eq!(cache.truncate(text, Base::Rtl, 5).width, 5);
        assert_eq!(cache.len(), 1);
    }
}
