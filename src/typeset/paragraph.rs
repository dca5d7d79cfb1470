//! One paragraph, analysed once: clusters, levels and break opportunities.

use std::sync::OnceLock;

use unicode_bidi::{Direction, get_base_direction_with_data_source};

use super::property::{PropertyTable, Space};
use super::shape::{Cluster, Shaped, shape};
use super::source::{self, Source};

/// The base direction of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Base {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// That of the first strong character (UAX #9, P2 and P3), left to right where there is none.
    #[default]
    Auto,
}

/// A paragraph, analysed once and set at any width.
///
/// The analysis is put off until it is needed, so that a paragraph that is never shown costs no more than its copy.
#[derive(Debug, Clone)]
pub struct Paragraph {
    source: Source,
    rtl: bool,
    analysis: OnceLock<Analysis>,
}

/// What setting needs to know of a text: its clusters in logical order.
#[derive(Debug, Clone)]
pub(super) struct Analysis {
    pub clusters: Vec<Cluster>,
    /// The clusters' marks, one after the other.
    pub marks: String,
    /// The paragraph embedding level.
    pub base: u8,
    /// Whether the text goes on behind the last cluster.
    pub cut: bool,
}

impl Paragraph {
    /// Takes `text` as one paragraph: line breaks in it count as spaces. Of a text of more than a megabyte only the first
    /// is set, and ends in `…`.
    pub fn new(text: &str, base: Base) -> Self {
        let source = Source::new(text);
        let rtl = match base {
            Base::Ltr => false,
            Base::Rtl => true,
            Base::Auto => get_base_direction_with_data_source(&PropertyTable::get(), source.text()) == Direction::Rtl,
        };
        Self { source, rtl, analysis: OnceLock::new() }
    }

    /// Whether it runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// Its width on one line, in cells.
    pub fn width(&self) -> usize {
        let analysis = self.analysis();
        let end = analysis.trimmed(0, analysis.clusters.len());
        let width: usize = analysis.range(0, end).iter().map(|cluster| usize::from(cluster.width)).sum();
        width + usize::from(analysis.cut)
    }

    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    pub(super) fn analysis(&self) -> &Analysis {
        self.analysis.get_or_init(|| Analysis::new(self.source.text(), self.rtl, self.source.cut))
    }

    /// An analysis of the first `bytes` bytes; `None` if there are no more than these, or all are analysed already.
    pub(super) fn beginning(&self, bytes: usize) -> Option<Analysis> {
        if self.source.text().len() <= bytes || self.analysis.get().is_some() {
            return None;
        }
        Some(Analysis::new(source::prefix(self.source.text(), bytes), self.rtl, true))
    }
}

impl Analysis {
    fn new(text: &str, rtl: bool, cut: bool) -> Self {
        let base = u8::from(rtl);
        let Shaped { mut clusters, marks, mut classes, breaks } = shape(text);
        breaks.finish(text, &mut clusters);
        classes.resolve(base, &mut clusters, |cluster| &mut cluster.place);
        level_separators(&mut clusters, base);
        Self { clusters, marks, base, cut }
    }

    /// The clusters from `start` to `end`.
    pub fn range(&self, start: usize, end: usize) -> &[Cluster] {
        self.clusters.get(start..end).unwrap_or_default()
    }

    /// Where the clusters from `start` to `end` end when white space at their end is left out.
    pub fn trimmed(&self, start: usize, end: usize) -> usize {
        let shown = self.range(start, end).iter().rposition(|cluster| !cluster.is_blank());
        shown.map_or(start, |last| start + last + 1)
    }

    /// The marks on the cluster at `index`.
    #[inline]
    pub fn marks(&self, index: usize) -> &str {
        if self.marks.is_empty() {
            return "";
        }
        let start = self.clusters.get(index).map_or(self.marks.len(), |cluster| cluster.marks as usize);
        let end = self.clusters.get(index + 1).map_or(self.marks.len(), |cluster| cluster.marks as usize);
        self.marks.get(start..end).unwrap_or_default()
    }
}

/// L1, the part of it that is the same on every line: a tab, and white space before it, has the paragraph's level.
fn level_separators(clusters: &mut [Cluster], base: u8) {
    if clusters.iter().all(|cluster| cluster.place.level == base) {
        return;
    }
    let mut before_separator = false;
    for cluster in clusters.iter_mut().rev() {
        before_separator = cluster.space == Space::Tab || before_separator && cluster.is_blank();
        if before_separator {
            cluster.place.level = base;
        }
    }
}
