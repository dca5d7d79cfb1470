//! What a frame costs: only what was not on the one before is set.

use super::support::{Screen, briefing, settings};
use mujaz::tui::app::App;
use mujaz::typeset::Work;

/// Paints a frame: what had to be set for it.
fn frame(screen: &Screen) -> Work {
    let work = || screen.app.state.cache.borrow().work();
    let before = work();
    screen.buffer();
    let after = work();
    Work { paragraphs: after.paragraphs - before.paragraphs, lines: after.lines - before.lines }
}

/// Presses keys and paints a frame: what had to be set for all of it.
fn after(screen: &mut Screen, keys: &str) -> Work {
    let before = screen.app.state.cache.borrow().work();
    screen.press(keys);
    screen.buffer();
    let after = screen.app.state.cache.borrow().work();
    Work { paragraphs: after.paragraphs - before.paragraphs, lines: after.lines - before.lines }
}

/// A report of many paragraphs, each of several lines, no two alike.
fn long_report(paragraphs: usize) -> Screen {
    let mut briefing = briefing();
    let article = &mut briefing.articles[0];
    let mut paragraph = article.paragraphs[0].clone();
    article.paragraphs.clear();
    for number in 1..=paragraphs {
        paragraph.number = u32::try_from(number).expect("few paragraphs");
        paragraph.text = format!("الفقرة {number} ").repeat(60);
        article.paragraphs.push(paragraph.clone());
    }
    let mut screen = Screen::of(App::new(briefing, settings("ar", "mono")), 100, 30);
    screen.press("enter");
    screen
}

#[test]
fn a_second_frame_of_the_same_sets_nothing() {
    for keys in ["j", "3", "z", "?", "f", "/", "enter", "L"] {
        let mut screen = Screen::new("ar", 120, 36);
        screen.press(keys);
        assert!(frame(&screen).lines > 10, "{keys}");
        assert_eq!(frame(&screen), Work::default(), "{keys}");
        assert_eq!(frame(&screen), Work::default(), "{keys}");
    }
}

#[test]
fn scrolling_the_reader_sets_no_more_than_the_paragraphs_that_come_into_view() {
    let mut screen = long_report(60);
    screen.buffer();
    let mut paragraphs = 0;
    for _ in 0..120 {
        // The text and the number beside it.
        let work = after(&mut screen, "j");
        assert!(work.paragraphs <= 2, "{work:?}");
        paragraphs += work.paragraphs;
    }
    assert!((20..=60).contains(&paragraphs), "{paragraphs}");
    for _ in 0..5 {
        assert!(after(&mut screen, "k").paragraphs <= 2);
    }
}

#[test]
fn what_is_not_on_the_screen_is_not_kept() {
    let mut screen = long_report(200);
    screen.buffer();
    let kept = screen.app.state.cache.borrow().len();
    for _ in 0..40 {
        after(&mut screen, "pagedown");
    }
    assert!(screen.app.state.cache.borrow().len() <= kept + 20);
}
