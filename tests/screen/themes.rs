//! The screen under the bundled themes.

use super::support::{Screen, app, settings};
use mujaz::tui::app::App;
use mujaz::tui::pane::Pane;
use mujaz::tui::theme::{MEANINGS, Meaning};
use ratatui::style::{Color, Modifier, Style};

#[test]
fn a_theme_changes_no_letter() {
    let plain = Screen::of(app("en", "mono"), 120, 36).rows();
    for theme in ["default", "dark", "light", "contrast"] {
        assert_eq!(Screen::of(app("en", theme), 120, 36).rows(), plain, "{theme}");
    }
}

#[test]
fn without_colour_the_screen_has_none_and_the_evidence_is_still_marked() {
    let screen = Screen::of(app("en", "mono"), 120, 36);
    let buffer = screen.buffer();
    assert!(buffer.content().iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)));
    let source = screen.layout().source.inner;
    let marked = source.columns().filter(|c| buffer[(c.x, source.y)].modifier.contains(Modifier::REVERSED)).count();
    assert!(marked > 20, "{marked}");
}

#[test]
fn a_ground_of_the_themes_own_covers_the_whole_screen() {
    for (theme, ground) in [("dark", Color::Rgb(0x15, 0x18, 0x1c)), ("light", Color::Rgb(0xfa, 0xf7, 0xf0))] {
        let screen = Screen::of(app("en", theme), 120, 36);
        let buffer = screen.buffer();
        assert!(buffer.content().iter().all(|cell| cell.bg != Color::Reset), "{theme}");
        assert_eq!(buffer[(0, 10)].bg, ground);
    }
}

#[test]
fn the_selected_rows_ground_is_under_all_of_it() {
    let screen = Screen::of(app("en", "dark"), 120, 36);
    let row = screen.layout().pane(Pane::Headlines).inner;
    let buffer = screen.buffer();
    for column in row.columns() {
        assert_eq!(buffer[(column.x, row.y)].bg, Color::Rgb(0x23, 0x2a, 0x35), "column {}", column.x);
    }
}

#[test]
fn the_sides_have_colours_and_signs_of_their_own() {
    let screen = Screen::of(app("en", "dark"), 120, 36);
    let buffer = screen.buffer();
    let color = |sign: &str| buffer.content().iter().find(|cell| cell.symbol() == sign).unwrap().fg;
    assert_ne!(color("■"), color("□"));
}

#[test]
fn in_ascii_the_interface_has_nothing_else() {
    let mut settings = settings("en", "mono");
    settings.ascii = true;
    let mut briefing = super::support::briefing();
    // The reports' own words are theirs; the rest must be ASCII.
    briefing.articles.clear();
    briefing.statements.clear();
    briefing.movements.retain(|movement| movement.id != "m2");
    let mut screen = Screen::of(App::new(briefing, settings), 120, 36);
    for keys in ["", "4 j", "?"] {
        if !keys.is_empty() {
            screen.press(keys);
        }
        let text = screen.text();
        let odd: String = text.chars().filter(|c| !c.is_ascii() && *c != '…').collect();
        let language = super::support::visual("عربي");
        assert!(odd.chars().all(|c| language.contains(c)), "{odd}\n{text}");
    }
}

/// WCAG 2.2's contrast ratio of two colours, from 1 to 21.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |color| {
        let Color::Rgb(red, green, blue) = color else { panic!("{color} has no fixed colour") };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn letters_stand_out_from_their_ground() {
    for (theme, least) in [("dark", 4.5), ("light", 4.5), ("contrast", 7.0)] {
        let theme = mujaz::tui::theme::load(theme, None).expect("a bundled theme");
        let text = theme.get(Meaning::Text);
        let ground = text.bg.expect("a ground");
        let selected = theme.get(Meaning::Selected).bg.unwrap_or(ground);
        for (name, meaning) in MEANINGS.into_iter().filter(|(name, _)| *name != "border") {
            let style = theme.get(meaning);
            let letters = style.fg.or(text.fg).expect("a colour");
            for ground in [style.bg.unwrap_or(ground), style.bg.unwrap_or(selected)] {
                let ratio = contrast(letters, ground);
                assert!(ratio >= least, "{name} in {}: {ratio:.1}", theme.name);
            }
        }
    }
}

#[test]
fn what_is_marked_on_a_ground_is_not_bold() {
    let bold = Style::new().bold();
    let evidence = app("en", "default").theme.get(Meaning::Evidence);
    assert!(!bold.patch(evidence).add_modifier.contains(Modifier::BOLD), "bold black is grey in many terminals");
}
