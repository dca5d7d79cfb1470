//! Where things are on a screen of any size.
//!
//! ```text
//! grid, from 100x28        stack, from 24 columns and 16 rows   tabs, from 20x5
//! title                    title                                title
//! ╭ 1 ────╮╭ 2 ────╮       ── 1 ───────────                     1 11  2 18  3 4  4 14
//! │       ││       │       (the focused pane's rows)            (the focused pane's rows)
//! ├ 3 ────┤├ 4 ────┤       ── 2 ───────────                     ── Source ────
//! │       ││       │       ── 3 ───────────                     (two or three rows, from 10 rows)
//! ╰───────╯╰───────╯       ── 4 ───────────                     footer, from 8 rows
//! ╭ Source ────────╮       ── Source ──────
//! │                │       (three rows)
//! ╰────────────────╯       footer
//! footer
//! ```
//!
//! In Arabic each row of the grid is mirrored. Zoomed, the focused pane has the place of all four.

use ratatui::layout::Rect;

use super::pane::Pane;
use super::text::mirrored;
use crate::config::Lang;

/// The smallest screen on which anything is shown.
pub const LEAST: (u16, u16) = (20, 5);

/// How the panes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Two by two, in boxes.
    Grid,
    /// One below the other, under rules.
    Stack,
    /// The focused one alone, under a line that names all.
    Tabs,
}

/// A framed region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Region {
    /// With its frame.
    pub frame: Rect,
    /// What is in it; empty where only the frame is shown.
    pub inner: Rect,
}

/// Where everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How the panes stand.
    pub shape: Shape,
    /// The first row.
    pub title: Rect,
    /// The line that names all panes.
    pub tabs: Rect,
    /// The panes, by their order.
    pub panes: [Region; 4],
    /// The source pane.
    pub source: Region,
    /// Everything between title and footer: where the reader goes.
    pub body: Rect,
    /// The last row.
    pub footer: Rect,
}

impl Layout {
    /// That of a screen; none where it is too small.
    pub fn of(area: Rect, focus: Pane, zoomed: bool, lang: Lang) -> Option<Self> {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return None;
        }
        let shape = match (area.width, area.height) {
            (100.., 28..) => Shape::Grid,
            (24.., 16..) => Shape::Stack,
            _ => Shape::Tabs,
        };
        let foot = u16::from(area.height >= 8);
        let title = Rect { height: 1, ..area };
        let footer = Rect { y: area.bottom() - foot, height: foot, ..area };
        let body = Rect { y: area.y + 1, height: area.height - 1 - foot, ..area };
        let empty = Rect { height: 0, ..title };
        let mut layout =
            Self { shape, title, tabs: empty, panes: [Region::default(); 4], source: Region::default(), body, footer };
        match shape {
            Shape::Grid => layout.grid(focus, zoomed, lang),
            Shape::Stack => layout.stack(focus, zoomed),
            Shape::Tabs => layout.tab(focus),
        }
        Some(layout)
    }

    /// The region of a pane.
    pub fn pane(&self, pane: Pane) -> Region {
        self.panes.get(pane as usize).copied().unwrap_or_default()
    }

    fn set(&mut self, pane: Pane, frame: Rect, inner: Rect) {
        if let Some(region) = self.panes.get_mut(pane as usize) {
            *region = Region { frame, inner };
        }
    }

    fn grid(&mut self, focus: Pane, zoomed: bool, lang: Lang) {
        let body = self.body;
        let source = (body.height / 4).clamp(5, 9);
        let panes = Rect { height: body.height - source, ..body };
        self.source = boxed(Rect { y: panes.bottom(), height: source, ..body });
        if zoomed {
            let region = boxed(panes);
            self.set(focus, region.frame, region.inner);
            return;
        }
        let left = panes.width / 2;
        // The upper panes have no lower border of their own: the upper border of the lower ones closes them.
        let upper = (panes.height - 1) * 11 / 20;
        let lower = panes.height - upper;
        for (at, pane) in Pane::ALL.into_iter().enumerate() {
            let (x, width) = if at % 2 == 0 { (panes.x, left) } else { (panes.x + left, panes.width - left) };
            let (y, height) = if at < 2 { (panes.y, upper) } else { (panes.y + upper, lower) };
            let frame = mirrored(lang, Rect { x, y, width, height }, panes);
            let below = u16::from(at >= 2);
            let inner = Rect { x: frame.x + 1, y: y + 1, width: width.saturating_sub(2), height: height - 1 - below };
            self.set(pane, frame, inner);
        }
    }

    fn stack(&mut self, focus: Pane, zoomed: bool) {
        let body = self.body;
        self.source = ruled(Rect { y: body.bottom() - 4, height: 4, ..body });
        let mut y = body.y;
        let shown: &[Pane] = if zoomed { &[focus] } else { &Pane::ALL };
        let room = body.height - 4 - (shown.len() as u16 - 1);
        for &pane in shown {
            let height = if pane == focus { room } else { 1 };
            let region = ruled(Rect { y, height, ..body });
            self.set(pane, region.frame, region.inner);
            y += height;
        }
    }

    fn tab(&mut self, focus: Pane) {
        let body = self.body;
        self.tabs = Rect { height: 1, ..body };
        let source = match body.height {
            ..8 => 0,
            8..12 => 3,
            _ => 4,
        };
        let list = Rect { y: body.y + 1, height: body.height - 1 - source, ..body };
        self.set(focus, list, list);
        self.source = ruled(Rect { y: list.bottom(), height: source, ..body });
    }
}

fn boxed(frame: Rect) -> Region {
    let inner = Rect {
        x: frame.x + 1,
        y: frame.y + 1,
        width: frame.width.saturating_sub(2),
        height: frame.height.saturating_sub(2),
    };
    Region { frame, inner }
}

fn ruled(frame: Rect) -> Region {
    let inner = Rect { y: frame.y + 1, height: frame.height.saturating_sub(1), ..frame };
    Region { frame, inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_and_nothing_leaves_the_screen_at_any_size() {
        for (width, height) in (20..=130).step_by(5).flat_map(|w| (5..=60).map(move |h| (w, h))) {
            let area = Rect::new(0, 0, width, height);
            for focus in Pane::ALL {
                for (zoomed, lang) in [(false, Lang::En), (true, Lang::En), (false, Lang::Ar)] {
                    let layout = Layout::of(area, focus, zoomed, lang).unwrap();
                    let mut all = vec![layout.title, layout.tabs, layout.footer, layout.source.frame];
                    all.extend(layout.panes.map(|region| region.frame));
                    all.retain(|rect| !rect.is_empty());
                    for (at, one) in all.iter().enumerate() {
                        assert_eq!(one.intersection(area), *one, "{width}x{height}");
                        for other in all.iter().skip(at + 1) {
                            assert!(one.intersection(*other).is_empty(), "{width}x{height}: {one} {other}");
                        }
                    }
                    assert!(layout.pane(focus).inner.height > 0, "{width}x{height}");
                }
            }
        }
    }

    #[test]
    fn at_80x24_all_titles_stay_and_the_source_keeps_three_rows() {
        let layout = Layout::of(Rect::new(0, 0, 80, 24), Pane::Movements, false, Lang::En).unwrap();
        assert_eq!(layout.source.inner.height, 3);
        assert!(layout.panes.iter().all(|region| region.frame.height >= 1));
        assert_eq!(layout.pane(Pane::Movements).inner.height, 14);
    }

    #[test]
    fn arabic_swaps_the_columns() {
        let area = Rect::new(0, 0, 120, 36);
        let [english, arabic] = [Lang::En, Lang::Ar].map(|l| Layout::of(area, Pane::Headlines, false, l).unwrap());
        assert_eq!(english.pane(Pane::Headlines).frame.x, 0);
        assert_eq!(arabic.pane(Pane::Headlines).frame.right(), 120);
        assert_eq!(arabic.pane(Pane::Statements).frame.x, 0);
    }

    #[test]
    fn below_the_least_size_there_is_none() {
        assert_eq!(Layout::of(Rect::new(0, 0, 19, 5), Pane::Headlines, false, Lang::En), None);
        assert_eq!(Layout::of(Rect::new(0, 0, 20, 4), Pane::Headlines, false, Lang::En), None);
    }
}
