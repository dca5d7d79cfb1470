//! The screen at every size: whole lines, nothing lost, no panic.

use super::support::Screen;
use mujaz::config::Lang;
use mujaz::tui::layout::{Layout, Shape};
use mujaz::tui::pane::Pane;
use unicode_width::UnicodeWidthStr;

/// Cells hold one character of width 1 (or 2, with an empty cell after it) with its marks, and no control.
fn assert_whole(screen: &Screen) {
    let buffer = screen.buffer();
    for row in buffer.area.rows() {
        let mut covered = 0;
        for cell in row.columns() {
            let symbol = buffer[(cell.x, cell.y)].symbol();
            assert!(!symbol.chars().any(char::is_control), "{:?}: {symbol:?} at {cell}", screen.size);
            if covered == 0 {
                covered = symbol.width().max(1);
            }
            covered -= 1;
        }
        assert_eq!(covered, 0, "{:?}: a wide character hangs over the edge of {row}", screen.size);
    }
}

/// In the grid every row between title and footer begins and ends with a border, and the inner borders stand in one column.
fn assert_borders(screen: &Screen) {
    let layout = screen.layout();
    if layout.shape != Shape::Grid || !screen.app.state.layers.is_empty() {
        return;
    }
    let buffer = screen.buffer();
    let border = |x, y| "│╭╮├┤╰╯".contains(buffer[(x, y)].symbol());
    let frames = Pane::ALL.map(|pane| layout.pane(pane).frame).into_iter().chain([layout.source.frame]);
    for frame in frames.filter(|frame| !frame.is_empty()) {
        for y in frame.top()..frame.bottom() {
            assert!(border(frame.left(), y) && border(frame.right() - 1, y), "{:?} row {y} of {frame}", screen.size);
        }
    }
}

fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let few = [(20, 5), (20, 8), (24, 16), (40, 12), (79, 23), (80, 24), (99, 28), (100, 27), (100, 28)];
    few.into_iter().chain([(120, 36), (132, 43), (200, 60), (300, 100)])
}

#[test]
fn no_line_is_broken_at_any_size_in_any_language_and_layer() {
    let layers = ["", "2 G", "3 j", "4 end", "z", "enter", "enter n n G", "?", "f j j", "/", "4 j z"];
    for ((width, height), lang) in sizes().flat_map(|size| [(size, "en"), (size, "ar")]) {
        for keys in layers {
            let mut screen = Screen::new(lang, width, height);
            if !keys.is_empty() {
                screen.press(keys);
            }
            assert_whole(&screen);
            assert_borders(&screen);
        }
    }
}

#[test]
fn a_resize_at_any_moment_does_no_harm() {
    for lang in ["en", "ar"] {
        let mut screen = Screen::new(lang, 120, 36);
        for keys in ["G", "enter", "G", "n", "?", "j", "esc", "esc", "f", "down", "esc", "z", "2", "L"] {
            screen.press(keys);
            for (width, height) in [(1, 1), (20, 5), (300, 100), (0, 0), (80, 24), (120, 36)] {
                screen.resize(width, height);
                assert_whole(&screen);
            }
        }
    }
}

#[test]
fn at_80x24_all_titles_with_counts_stay_and_the_source_keeps_three_rows() {
    let mut screen = Screen::new("en", 80, 24);
    for (at, pane) in Pane::ALL.into_iter().enumerate() {
        screen.press(&(at + 1).to_string());
        let rows = screen.rows();
        for title in ["1 Headlines 7", "2 Statements 6", "3 Movements 4", "4 Frontline 6", "Source"] {
            assert!(rows.iter().any(|row| row.starts_with(&format!("── {title} "))), "{title}\n{}", rows.join("\n"));
        }
        let layout = screen.layout();
        assert_eq!((layout.source.inner.height, layout.pane(pane).inner.height), (3, 14));
    }
}

#[test]
fn on_the_least_screen_the_selected_row_and_all_counts_are_shown() {
    let mut screen = Screen::new("en", 20, 5);
    screen.press("4");
    let rows =
        [" mujaz · Thu 4 Jun…", " 1:7  2:6  3:4  4:6", "▌Tripoli   ■ GNA", "▌● holds ◇ claimed", "▌Government of"];
    assert_eq!(screen.rows(), rows);
    screen.resize(19, 5);
    assert_eq!(screen.rows()[0], "too small");
}

#[test]
fn the_frontline_at_100x28_stands_in_columns() {
    let screen = Screen::new("en", 100, 28);
    let right: Vec<String> = screen.rows().iter().map(|row| row.chars().skip(50).collect()).collect();
    let first = right.iter().position(|row| row.starts_with("├─ 4 Frontline 6 ─")).unwrap();
    assert_eq!(
        right[first + 1..first + 7],
        [
            "│▌Tripoli        ■ GNA       ● holds ◇ claimed   │",
            "│ Tripoli Inter… ■ GNA       ● holds ◇ claimed   │",
            "│ Tarhuna        □ LNA       ● holds             │",
            "│ Tarhuna        ■ GNA       △ advancing         │",
            "│ al-Quwaya      ■ GNA □ LNA ◐ contested         │",
            "│ al-Watiya air… □ LNA       ○ lost it           │",
        ]
    );
}

#[test]
fn every_size_has_a_layout_or_says_that_it_is_too_small() {
    for (width, height) in (0..=40).flat_map(|w| (0..=12).map(move |h| (w, h))) {
        let area = ratatui::layout::Rect::new(0, 0, width, height);
        let layout = Layout::of(area, Pane::Headlines, false, Lang::En);
        assert_eq!(layout.is_some(), width >= 20 && height >= 5);
        let screen = Screen::new("en", width, height);
        assert_whole(&screen);
    }
}
