//! What the keys and the mouse do.

use super::support::{Screen, briefing, settings, visual};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use mujaz::config::{Bidi, Lang};
use mujaz::tui::Effect;
use mujaz::tui::app::App;
use mujaz::tui::event::Event;
use mujaz::tui::pane::Pane;
use mujaz::tui::state::{Layer, Notice};
use mujaz::typeset::Mode;

fn at(screen: &Screen) -> (Pane, usize) {
    let state = &screen.app.state;
    (state.focus, state.cursor(state.focus).at)
}

#[test]
fn panes_by_number_tab_and_letters() {
    let mut screen = Screen::new("en", 100, 28);
    for (keys, pane) in [
        ("3", Pane::Movements),
        ("tab", Pane::Frontline),
        ("tab", Pane::Headlines),
        ("backtab", Pane::Frontline),
        ("h", Pane::Movements),
        ("l l", Pane::Headlines),
        ("right", Pane::Statements),
        ("left", Pane::Headlines),
    ] {
        screen.press(keys);
        assert_eq!(screen.app.state.focus, pane, "{keys}");
    }
    screen.press("L h");
    assert_eq!(screen.app.state.focus, Pane::Statements, "in Arabic the next pane is on the left");
}

#[test]
fn rows_by_arrows_letters_pages_and_ends() {
    let mut screen = Screen::new("en", 100, 28);
    for (keys, row) in
        [("j j", 2), ("k", 1), ("down", 2), ("up up", 0), ("up", 0), ("G", 6), ("j", 6), ("g", 0), ("end", 6)]
    {
        screen.press(keys);
        assert_eq!(at(&screen), (Pane::Headlines, row), "{keys}");
    }
    screen.press("home pagedown");
    let (_, page) = at(&screen);
    assert!((2..=6).contains(&page), "{page}");
    screen.press("pageup");
    assert_eq!(at(&screen).1, 0);
    screen.press("ctrl-d");
    let (_, half) = at(&screen);
    assert!(half > 0 && half <= page, "{half}");
    screen.press("ctrl-u");
    assert_eq!(at(&screen).1, 0);
}

#[test]
fn the_selected_row_is_always_in_view() {
    for (width, height) in [(100, 28), (80, 24), (20, 5)] {
        let mut screen = Screen::new("en", width, height);
        for keys in ["1", "2", "3", "4"] {
            screen.press(keys);
            for _ in 0..8 {
                screen.press("j");
                assert!(screen.text().contains('▌'), "{width}x{height}");
            }
        }
    }
}

#[test]
fn enter_reads_the_report_and_n_goes_through_its_records() {
    let mut screen = Screen::new("en", 100, 40);
    screen.press("3 enter");
    assert!(screen.text().contains(&format!("Report 1 of 2 · {} · Thu 4 Jun 2020", visual("نشرة الضفة"))));
    assert!(screen.shows("حكومة الوفاق تعلن بسط سيطرتها على حدود طرابلس"));
    let count = |screen: &Screen| screen.text().lines().find_map(|row| Some(row.split_once("record ")?.1.to_owned()));
    let first = count(&screen).unwrap();
    screen.press("n");
    let second = count(&screen).unwrap();
    assert_ne!(first, second);
    screen.press("p");
    assert_eq!(count(&screen).unwrap(), first);
    for _ in 0..40 {
        screen.press("n");
    }
    assert!(count(&screen).unwrap().starts_with("15 of 15"), "{:?}", count(&screen));
    screen.press("esc");
    assert!(screen.app.state.layers.is_empty());
    assert_eq!(screen.app.state.focus, Pane::Movements, "the panes are where the reader was");
}

#[test]
fn a_report_without_records_can_be_read() {
    let mut briefing = briefing();
    briefing.events.clear();
    briefing.statements.clear();
    briefing.movements.clear();
    briefing.frontline.clear();
    let mut screen = Screen::of(App::new(briefing, settings("en", "default")), 100, 28);
    screen.press("enter");
    assert!(screen.text().contains("Report 1 of 2"));
    screen.press("n esc");
    assert!(screen.app.state.layers.is_empty());
}

#[test]
fn the_reader_scrolls_and_stops_at_the_end() {
    let mut screen = Screen::new("en", 40, 12);
    screen.press("enter g");
    let top = screen.text();
    screen.press("G");
    let bottom = screen.text();
    assert_ne!(top, bottom);
    screen.press("j space");
    assert_eq!(screen.text(), bottom);
    screen.press("k");
    assert_ne!(screen.text(), bottom);
    screen.press("g");
    assert_eq!(screen.text(), top);
}

#[test]
fn the_reader_leaves_no_empty_screen_when_it_grows() {
    let mut screen = Screen::new("en", 40, 12);
    screen.press("enter G");
    screen.resize(120, 40);
    assert!(screen.shows("حكومة الوفاق تعلن بسط سيطرتها على حدود طرابلس"), "{}", screen.text());
}

#[test]
fn find_knows_folded_arabic_and_latin_names() {
    let mut screen = Screen::new("en", 120, 36);
    for (query, first) in [
        ("erdogan", (Pane::Movements, 1)),
        ("اردوغان", (Pane::Movements, 1)),
        ("ترهونه", (Pane::Headlines, 2)),
        ("والقاهرة", (Pane::Headlines, 3)),
    ] {
        screen.press("1 g /");
        screen.type_in(query);
        assert!(screen.rows().last().unwrap().starts_with(&format!(" /{}", visual(query))), "{query}");
        screen.press("enter");
        assert_eq!(at(&screen), first, "{query}");
    }
}

#[test]
fn find_goes_round_with_n_and_is_forgotten_with_esc() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("/");
    screen.type_in("haftar");
    screen.press("enter");
    let all = screen.app.state.find.as_ref().unwrap().hits.clone();
    assert!(all.len() > 3);
    for hit in all.iter().skip(1).chain(&all[..1]) {
        screen.press("n");
        assert_eq!(at(&screen), *hit);
    }
    screen.press("N");
    assert_eq!(at(&screen), *all.last().unwrap());
    assert!(screen.rows()[0].ends_with(&format!("{0} of {0} for “haftar”", all.len())), "{}", screen.rows()[0]);
    screen.press("esc");
    assert_eq!(screen.app.state.find, None);
}

#[test]
fn what_stands_only_in_the_text_is_found_there_and_what_stands_nowhere_is_said_so() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("/");
    screen.type_in("دقيقة");
    screen.press("enter");
    assert!(matches!(screen.app.state.layers.last(), Some(Layer::Reader(_))));
    screen.press("esc /");
    screen.type_in("zzz");
    screen.press("enter");
    assert_eq!(screen.app.state.notice, Some(Notice::Wrong("nothing found for “zzz”".into())));
}

#[test]
fn a_filter_narrows_all_panes_and_esc_widens_them() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("f");
    screen.type_in("tarhuna");
    screen.press("enter");
    let counts = |screen: &Screen| Pane::ALL.map(|pane| screen.app.state.desk.shown(pane).len());
    assert_eq!(counts(&screen), [1, 0, 0, 2]);
    assert!(screen.rows()[0].ends_with("only Tarhuna"));
    assert!(screen.text().contains("none for this filter"));
    screen.press("esc");
    assert_eq!(counts(&screen), [7, 6, 4, 6]);
    screen.press("f");
    screen.type_in("السراج");
    screen.press("enter");
    assert_eq!(counts(&screen), [1, 0, 2, 0]);
    screen.press("f enter");
    assert_eq!(counts(&screen), [7, 6, 4, 6], "the first choice is everything");
}

#[test]
fn zoom_gives_the_pane_the_place_of_all() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("4 z");
    assert!(screen.text().contains("4 Frontline 6") && !screen.text().contains("1 Headlines"));
    assert!(screen.text().contains("─ Source"));
    screen.press("z");
    assert!(screen.text().contains("1 Headlines 7"));
}

#[test]
fn y_copies_a_citation_and_o_shows_the_link() {
    let mut screen = Screen::new("en", 120, 36);
    let Some(Effect::Copy(text)) = screen.press("3 y") else { panic!("nothing copied") };
    assert_eq!(
        text,
        "“وسافر رئيس الحكومة فايز السراج إلى تركيا” — نشرة الضفة, 2020-06-04, ¶ 5, https://bulletin.example/2020/06/04/1"
    );
    assert!(screen.rows()[35].contains("2020-06-04, ¶ 5, https://bull"), "{}", screen.rows()[35]);
    screen.press("o");
    assert_eq!(screen.app.state.notice, Some(Notice::Link("https://bulletin.example/2020/06/04/1".into())));
    let buffer = screen.buffer();
    let cell = buffer[(1, 35)].symbol();
    assert!(
        cell.starts_with("\u{1b}]8;;https://bulletin.example/2020/06/04/1\u{1b}\\")
            && cell.ends_with("\u{1b}]8;;\u{1b}\\")
    );
    screen.press("j");
    assert_eq!(screen.app.state.notice, None);
}

#[test]
fn help_lists_the_keys_in_force_and_can_be_searched() {
    let mut screen = Screen::new("en", 100, 60);
    screen.press("?");
    for command in ["pane 1", "read the whole report", "copy a citation", "suspend to the shell", "claimed"] {
        screen.press("ctrl-u");
        screen.type_in(command.split(' ').next().unwrap());
        assert!(screen.text().contains(command.split_once(' ').map_or(command, |(_, rest)| rest)), "{command}");
    }
    screen.press("ctrl-u");
    screen.type_in("nonesuch");
    assert!(screen.text().contains("no key for that"));
    screen.press("esc");
    assert!(screen.app.state.layers.is_empty());
}

#[test]
fn every_command_with_a_key_has_a_description_in_both_languages() {
    for lang in ["en", "ar"] {
        let screen = Screen::new(lang, 100, 28);
        for binding in screen.app.state.keymap.bindings() {
            let key = format!("command.{}", binding.command.to_string().split(' ').next().unwrap());
            let word = screen.app.state.labels().get(&key).to_owned();
            assert_ne!(word, key, "{lang}");
        }
    }
}

#[test]
fn the_prompt_speaks_commands_and_unknown_words_are_an_error() {
    let mut screen = Screen::new("en", 100, 28);
    screen.press(":");
    screen.type_in("language ar");
    screen.press("enter");
    assert_eq!(screen.app.state.lang, Lang::Ar);
    screen.press(":");
    screen.type_in("theme dark");
    screen.press("enter");
    assert_eq!(screen.app.theme.name, "dark");
    screen.press(":");
    screen.type_in("jump");
    screen.press("enter");
    assert!(matches!(&screen.app.state.notice, Some(Notice::Wrong(text)) if text.starts_with("no command 'jump'")));
    screen.press(":");
    screen.type_in("quit");
    assert_eq!(screen.press("enter"), Some(Effect::Quit));
}

#[test]
fn quit_suspend_and_repaint_are_for_the_terminals_owner() {
    let mut screen = Screen::new("en", 100, 28);
    assert_eq!(screen.press("q"), Some(Effect::Quit));
    assert_eq!(screen.press("ctrl-c"), Some(Effect::Quit));
    assert_eq!(screen.press("ctrl-z"), Some(Effect::Suspend));
    assert_eq!(screen.press("ctrl-l"), Some(Effect::Repaint));
    screen.press("/");
    assert_eq!(screen.press("q"), None, "while typing, q is a letter");
    assert_eq!(screen.press("ctrl-c"), Some(Effect::Quit));
}

#[test]
fn an_arabic_keyboard_reaches_the_same_commands() {
    let mut screen = Screen::new("ar", 100, 28);
    screen.press("ت");
    assert_eq!(at(&screen), (Pane::Headlines, 1));
    screen.press("٣");
    assert_eq!(screen.app.state.focus, Pane::Movements);
    assert_eq!(screen.press("ض"), Some(Effect::Quit));
}

fn mouse(screen: &mut Screen, kind: MouseEventKind, column: u16, row: u16) {
    screen.app.handle(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
}

#[test]
fn the_mouse_selects_and_scrolls() {
    let mut screen = Screen::new("en", 100, 28);
    let frontline = screen.layout().pane(Pane::Frontline).inner;
    mouse(&mut screen, MouseEventKind::Down(MouseButton::Left), frontline.x + 3, frontline.y + 2);
    assert_eq!(at(&screen), (Pane::Frontline, 2));
    mouse(&mut screen, MouseEventKind::ScrollDown, frontline.x, frontline.y);
    assert_eq!(at(&screen), (Pane::Frontline, 3));
    mouse(&mut screen, MouseEventKind::ScrollUp, 2, 2);
    assert_eq!(screen.app.state.focus, Pane::Headlines);
    mouse(&mut screen, MouseEventKind::Down(MouseButton::Left), 500, 500);
    screen.press("enter");
    let before = screen.text();
    mouse(&mut screen, MouseEventKind::ScrollUp, 2, 2);
    assert_eq!(screen.text(), before, "the reader is at its start already");
}

#[test]
fn a_broken_theme_is_said_and_the_present_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("zz.toml"), "[style]\ntext = \"nocolour\"\n").unwrap();
    let mut screen = Screen::new("en", 200, 28);
    screen.app.themes = Some(folder.path().to_owned());
    let before = screen.buffer();
    screen.press("t");
    assert!(matches!(&screen.app.state.notice, Some(Notice::Wrong(text)) if text.contains("zz.toml:2: 'nocolour'")));
    screen.app.state.notice = None;
    assert_eq!(screen.buffer(), before);
    screen.press("t");
    assert_eq!(screen.app.theme.name, "default");
}

#[test]
fn the_way_letters_are_handed_over_is_changed_and_said() {
    let mut screen = Screen::new("en", 120, 36);
    assert_eq!(screen.press("b"), None, "visual, as it was");
    assert!(screen.shows("Arabic letters: visual"));
    assert!(matches!(screen.press("b"), Some(Effect::Order(_))));
    assert!(screen.shows("Arabic letters: kitty"));
    screen.press(":");
    screen.type_in("bidi auto");
    screen.press("enter");
    assert!(screen.shows("Arabic letters: visual (auto: unknown)"));
    assert_eq!(screen.app.state.look.mode, Mode::Visual);
}

#[test]
fn the_test_of_letters_lies_over_everything_and_goes_back() {
    for (width, height) in [(80, 24), (20, 5), (140, 40)] {
        let mut screen = Screen::new("ar", width, height);
        let before = screen.rows();
        screen.press("B B");
        assert_ne!(screen.rows(), before);
        screen.press("esc");
        assert_eq!(screen.rows(), before);
    }
}

/// Where the terminal orders letters, a row with an embedding that is not closed is all of it in the wrong order.
#[test]
fn no_row_leaves_an_embedding_open_whatever_lies_over_it() {
    for (width, height) in [(140, 40), (100, 28), (80, 24), (40, 12), (21, 6)] {
        for lang in ["en", "ar"] {
            let mut settings = settings(lang, "mono");
            settings.bidi = Bidi::Fixed(Mode::Embed);
            let mut screen = Screen::of(App::new(briefing(), settings), width, height);
            for keys in ["j", "2", "enter", "n", "esc", "z", "?", "esc", "f", "esc", "B", "esc", "/"] {
                screen.press(keys);
                for row in screen.rows() {
                    let depth = row.chars().fold(0, |depth, c| match c {
                        '\u{202b}' | '\u{202d}' | '\u{202e}' => depth + 1,
                        '\u{202c}' => depth - 1,
                        _ => depth,
                    });
                    assert_eq!(depth, 0, "{lang} {width}x{height} behind {keys}: {row:?}");
                }
            }
        }
    }
}
