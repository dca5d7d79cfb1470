//! A paragraph to lines: breaking, truncating, and setting each line in visual order.

use std::ops::Range;

use compact_str::CompactString;

use super::line::{Line, Piece};
use super::order::{self, Place};
use super::paragraph::{Analysis, Paragraph};
use super::property;
use super::shape::Cluster;

/// Shown where text was left out, at the text's logical end.
const ELLIPSIS: &str = "…";

/// To truncate, this many bytes of text are looked at for each cell. A letter with its marks has about eight.
const BYTES_PER_CELL: usize = 64;

impl Paragraph {
    /// Its lines at `width` cells. No width makes it panic; a width of 0 gives no lines, and a text without anything to show
    /// one empty line. A word longer than a line is cut between clusters and keeps its joined letters.
    pub fn wrap(&self, width: u16) -> Vec<Line> {
        self.lines(width).collect()
    }

    /// The lines of [`Paragraph::wrap`], each set when asked for.
    pub fn lines(&self, width: u16) -> impl Iterator<Item = Line> {
        let analysis = self.analysis();
        Breaks::new(analysis, width).map(move |clusters| self.line(analysis, clusters, width))
    }

    /// The number of lines at `width` cells, without setting them.
    pub fn height(&self, width: u16) -> usize {
        Breaks::new(self.analysis(), width).count()
    }

    /// All of it on one line of at most `width` cells; where it does not fit it ends in `…` at its logical end.
    ///
    /// Of a long text only a beginning is looked at, some 64 bytes a cell.
    pub fn truncate(&self, width: u16) -> Line {
        let beginning = self.beginning(BYTES_PER_CELL * (usize::from(width) + 1));
        let analysis = beginning.as_ref().unwrap_or_else(|| self.analysis());
        let all = analysis.trimmed(0, analysis.clusters.len());
        if fitting(analysis, 0, all, width) == all && !analysis.cut {
            return self.line(analysis, 0..analysis.clusters.len(), width);
        }
        self.truncated(analysis, 0, width)
    }

    /// The first lines of [`Paragraph::wrap`], `limit` at most; where more would follow, the last of them ends in `…`.
    ///
    /// Of a long text only a beginning is looked at, some 64 bytes a cell.
    pub fn wrap_at_most(&self, width: u16, limit: usize) -> Vec<Line> {
        let cells = (usize::from(width) + 1).saturating_mul(limit);
        let beginning = self.beginning(BYTES_PER_CELL.saturating_mul(cells));
        let analysis = beginning.as_ref().unwrap_or_else(|| self.analysis());
        let mut breaks = Breaks::new(analysis, width);
        let mut lines: Vec<Line> =
            breaks.by_ref().take(limit).map(|clusters| self.line(analysis, clusters, width)).collect();
        if breaks.next.is_some()
            && let Some(last) = lines.last_mut()
        {
            *last = self.truncated(analysis, breaks.last, width);
        }
        lines
    }

    /// The line from the cluster at `start` on, as much as fits beside an ellipsis.
    fn truncated(&self, analysis: &Analysis, start: usize, width: u16) -> Line {
        let Some(room) = width.checked_sub(1) else { return self.set(analysis, start..start, false) };
        let end = analysis.trimmed(start, fitting(analysis, start, analysis.clusters.len(), room));
        self.set(analysis, start..end, true)
    }

    /// The part of it that shows a caret before the byte `caret` of the original, in `width` cells: as much of the text before
    /// as fits, then what fits behind. A caret behind the last byte has a cell left free. Nothing is trimmed.
    pub fn window(&self, caret: usize, width: u16) -> Line {
        let analysis = self.analysis();
        let count = analysis.clusters.len();
        let end_of = |cluster: &Cluster| self.source().original(cluster.start as usize..cluster.end as usize).end;
        let at = analysis.clusters.partition_point(|cluster| end_of(cluster) <= caret);
        // The caret's own cell: that of the cluster it stands on, or a free one behind the text.
        let own = analysis.clusters.get(at).map_or(1, |cluster| u16::from(cluster.width));
        let mut room = width.saturating_sub(own);
        let before = analysis.range(0, at).iter().rev().take_while(|cluster| {
            let left = room.checked_sub(cluster.width.into());
            room = left.unwrap_or(room);
            left.is_some()
        });
        let start = at - before.count();
        let reserved = u16::from(at == count).min(width);
        self.set(analysis, start..fitting(analysis, start, count, width - reserved), false)
    }

    /// The line of the clusters that [`Breaks`] gave; white space at its end is left out, and a sign too wide for any line
    /// becomes an ellipsis.
    fn line(&self, analysis: &Analysis, clusters: Range<usize>, width: u16) -> Line {
        let mut end = analysis.trimmed(clusters.start, clusters.end);
        let too_wide = fitting(analysis, clusters.start, end, width) < end;
        let goes_on = analysis.cut && clusters.end == analysis.clusters.len();
        if too_wide || goes_on {
            end = fitting(analysis, clusters.start, end, width.saturating_sub(1));
        }
        let mut line = self.set(analysis, clusters.start..end, too_wide || goes_on);
        line.bytes = self.line_bytes(analysis, &clusters);
        line
    }

    /// From the line's first cluster to the next line's; the first line begins with the text and the last ends with it.
    fn line_bytes(&self, analysis: &Analysis, clusters: &Range<usize>) -> Range<usize> {
        let text = self.source().text().len();
        let start_of = |index: usize| analysis.clusters.get(index).map_or(text, |cluster| cluster.start as usize);
        let start = if clusters.start == 0 { 0 } else { self.source().start(start_of(clusters.start)) };
        start..self.source().start(start_of(clusters.end))
    }

    /// Sets clusters as one line: reorders (L2), mirrors (L4), measures.
    fn set(&self, analysis: &Analysis, clusters: Range<usize>, ellipsis: bool) -> Line {
        let shown = analysis.range(clusters.start, clusters.end);
        // L1, the line's end.
        let end = analysis.trimmed(clusters.start, clusters.end) - clusters.start;
        let base = Place::new(analysis.base);
        let place = |at: usize| match shown.get(at) {
            Some(cluster) if at < end => cluster.place,
            Some(cluster) => Place { gap: cluster.place.gap, ..base },
            None => base,
        };
        let piece = |at: usize| match shown.get(at) {
            Some(cluster) => self.piece(analysis, clusters.start + at, cluster, place(at)),
            None => self.ellipsis(analysis, clusters.end),
        };
        let count = shown.len() + usize::from(ellipsis);
        let pieces: Vec<Piece> = if shown.iter().take(end).any(|cluster| cluster.place != base) {
            let places: Vec<Place> = (0..count).map(place).collect();
            order::visual(&places).into_iter().map(|at| piece(at as usize)).collect()
        } else if analysis.base == 1 {
            (0..count).rev().map(piece).collect()
        } else {
            (0..count).map(piece).collect()
        };
        let width = pieces.iter().map(|piece| u16::from(piece.width)).sum();
        let bytes =
            shown.first().map_or(0, |first| first.start as usize)..shown.last().map_or(0, |last| last.end as usize);
        Line { pieces, width, rtl: self.is_rtl(), bytes: self.source().original(bytes) }
    }

    #[inline]
    fn piece(&self, analysis: &Analysis, index: usize, cluster: &Cluster, Place { level, gap }: Place) -> Piece {
        // L4. Only the sign itself has a counterpart; its marks stay.
        let sign = if cluster.mirrored && level % 2 == 1 { property::mirrored(cluster.sign) } else { cluster.sign };
        let mut text = property::sign(sign);
        let marks = analysis.marks(index);
        if !marks.is_empty() {
            text.push_str(marks);
        }
        let bytes = self.source().original(cluster.start as usize..cluster.end as usize);
        Piece { text, width: cluster.width, level, gap, order: index as u32, bytes }
    }

    /// The ellipsis in place of the cluster at `index`.
    fn ellipsis(&self, analysis: &Analysis, index: usize) -> Piece {
        let last = index.checked_sub(1).and_then(|last| analysis.clusters.get(last));
        let at = self.source().original(last.map_or(0..0, |last| last.end as usize..last.end as usize)).end;
        Piece {
            text: ELLIPSIS.into(),
            width: 1,
            level: analysis.base,
            gap: Place::NO_GAP,
            order: index as u32,
            bytes: at..at,
        }
    }
}

/// A painted text, mirrored (L4).
pub(super) fn mirror(painted: &str) -> CompactString {
    let mut signs = painted.chars();
    signs.next().map(property::mirrored).into_iter().chain(signs).collect()
}

/// Where the clusters from `start` that fit into `width` cells end, `end` at most.
fn fitting(analysis: &Analysis, start: usize, end: usize, width: u16) -> usize {
    let mut room = width;
    let full = analysis.range(start, end).iter().position(|cluster| match room.checked_sub(cluster.width.into()) {
        Some(left) => {
            room = left;
            false
        }
        None => true,
    });
    full.map_or(end, |full| start + full)
}

/// The clusters of one line after the other, white space at its end included.
struct Breaks<'a> {
    analysis: &'a Analysis,
    width: u16,
    /// Where the line given last began.
    last: usize,
    next: Option<usize>,
}

impl<'a> Breaks<'a> {
    fn new(analysis: &'a Analysis, width: u16) -> Self {
        Self { analysis, width, last: 0, next: (width > 0).then_some(0) }
    }

    /// Where the line that begins at `start` ends: as many words as fit, else as many clusters, one at least.
    fn end(&self, start: usize) -> usize {
        let clusters = &self.analysis.clusters;
        let full = fitting(self.analysis, start, clusters.len(), self.width);
        // White space at the end of a line needs no room.
        let blanks = self.analysis.range(full, clusters.len()).iter().take_while(|cluster| cluster.is_blank()).count();
        let over = full + blanks;
        if over == clusters.len() {
            return over;
        }
        let opportunity = (start + 1..=over).rev().find(|&at| clusters.get(at).is_some_and(|cluster| cluster.breaks));
        opportunity.unwrap_or_else(|| full.max(start + 1))
    }
}

impl Iterator for Breaks<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.next?;
        let end = self.end(start);
        self.last = start;
        self.next = (end < self.analysis.clusters.len()).then_some(end);
        Some(start..end)
    }
}
