//! Search in the archive, on the screen.

use mujaz::tui::Settings;
use mujaz::tui::app::App;
use mujaz::tui::state::Layer;
use tempfile::TempDir;

use super::archive::{Kept, Report};
use super::support::{Screen, briefing, settings, visual};

/// A screen with an archive of `count` reports, one a day.
fn screen(lang: &str, count: usize, width: u16, height: u16) -> (TempDir, Screen) {
    let text = |number: usize| {
        format!("موجز رقم {number}\nوصل فايز السراج إلى أنقرة.\nوأعلنت الحكومة أن للحكومة خطة رقمها {number}.")
    };
    let date = |number: usize| format!("2020-{:02}-{:02}", 1 + number / 28, 1 + number % 28);
    let shelf = Kept::new();
    shelf.keep((0..count).map(|number| Report::of(&date(number), "النورس", &text(number))));
    let settings = Settings { archive: Some(shelf.path()), ..settings(lang, "mono") };
    (shelf.folder, Screen::of(App::new(briefing(), settings), width, height))
}

fn search(screen: &Screen) -> &mujaz::tui::search::Search {
    let search = screen.app.state.layers.iter().find_map(|l| if let Layer::Search(s) = l { Some(s) } else { None });
    search.expect("the layer of the search")
}

#[test]
fn a_hit_opens_its_day_with_the_report_where_the_word_stands_and_esc_goes_back() {
    let (_folder, mut screen) = screen("en", 3, 100, 30);
    screen.press("S");
    assert!(screen.shows("Search the archive") && screen.shows("actor:haftar"), "{}", screen.text());
    screen.type_in("حكومة");
    screen.press("enter");
    assert_eq!(search(&screen).found.len(), 3);
    assert!(screen.shows("Search the archive 3"), "{}", screen.text());
    assert!(
        screen.shows("Fri 3 Jan 2020") && screen.shows("وأعلنت الحكومة أن للحكومة خطة رقمها 2."),
        "{}",
        screen.text()
    );
    screen.press("down enter");
    assert!(screen.shows("Report 1 of 1") && screen.shows("Thu 2 Jan 2020"), "{}", screen.text());
    assert!(screen.shows("خطة رقمها 1."), "{}", screen.text());
    screen.press("esc");
    assert_eq!(search(&screen).cursor.at, 1, "the hits are as they were left");
    screen.press("esc");
    assert!(screen.app.state.layers.is_empty());
    assert_eq!(screen.app.state.desk.digest.briefing.date.unwrap().to_string(), "2020-01-02", "the day stays");
    assert_eq!(screen.app.state.desk.digest.briefing.articles.len(), 1);
}

#[test]
fn a_row_begins_shortly_before_the_word_and_marks_it_there() {
    let (_folder, mut screen) = screen("en", 1, 100, 30);
    screen.press("S");
    screen.type_in("رقمها");
    screen.press("enter");
    let found = &search(&screen).found[0];
    assert!(found.text.starts_with("… ") && found.text.len() < 80, "{}", found.text);
    assert_eq!(found.word(), Some("رقمها"));
}

#[test]
fn words_found_are_marked_in_the_list() {
    let (_folder, mut screen) = screen("en", 1, 80, 24);
    screen.press("S");
    screen.type_in("sarraj");
    screen.press("enter");
    let buffer = screen.buffer();
    let row = screen.rows().iter().position(|row| row.contains(&visual("السراج"))).expect("the passage");
    let hit = mujaz::tui::theme::Meaning::Hit;
    let style = screen.app.theme.get(hit);
    let marked: String = (0..80)
        .map(|x| &buffer[(x, row as u16)])
        .filter(|cell| cell.modifier.contains(style.add_modifier) && !style.add_modifier.is_empty())
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert_eq!(marked.trim(), visual("السراج"));
}

#[test]
fn at_any_size_and_in_arabic_mirrored() {
    for (width, height) in [(80, 24), (40, 10), (20, 5)] {
        for lang in ["en", "ar"] {
            let (_folder, mut screen) = screen(lang, 4, width, height);
            screen.press("S");
            screen.type_in("سراج");
            screen.press("enter");
            if height >= 10 {
                assert!(screen.shows("فايز السراج"), "{lang} {width}x{height}\n{}", screen.text());
                let marker = if lang == "ar" { "▐" } else { "▌" };
                let rows = screen.rows();
                let row = rows.iter().find(|row| row.contains(marker)).expect("a selected hit");
                let at = row.chars().position(|c| c.to_string() == marker).unwrap();
                assert_eq!(at > usize::from(width) / 2, lang == "ar", "{row}");
            }
            for _ in 0..4 {
                screen.press("down");
            }
            assert_eq!(search(&screen).cursor.at, 3);
            screen.resize(100, 30);
            assert!(screen.shows(if lang == "ar" { "البحث في الأرشيف" } else { "Search the archive" }));
        }
    }
}

#[test]
fn more_hits_come_when_the_last_is_reached() {
    let (_folder, mut screen) = screen("en", 120, 80, 24);
    screen.press("S");
    screen.type_in("السراج");
    screen.press("enter");
    assert!(screen.shows("Search the archive 50+"), "{}", screen.text());
    for _ in 0..30 {
        screen.press("pagedown");
    }
    assert_eq!((search(&screen).found.len(), search(&screen).cursor.at), (120, 119));
    assert!(screen.shows("Search the archive 120") && screen.shows("Wed 1 Jan 2020"), "{}", screen.text());
}

#[test]
fn what_cannot_be_looked_for_and_what_is_not_there_are_said() {
    let (_folder, mut screen) = screen("en", 1, 100, 30);
    screen.press("S");
    screen.type_in("from:yesterday");
    screen.press("enter");
    assert!(screen.shows("from:yesterday is no day"), "{}", screen.text());
    screen.press("ctrl-u");
    screen.type_in("القمح");
    screen.press("enter");
    assert!(screen.shows("The archive holds nothing of that."), "{}", screen.text());
    // Another query is asked anew, and Enter on nothing does nothing.
    screen.press("enter ctrl-u");
    screen.type_in("actor:sarraj");
    screen.press("enter");
    assert_eq!(search(&screen).found.len(), 1);
}

#[test]
fn without_an_archive_it_says_how_to_make_one() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("S");
    assert!(screen.app.state.layers.is_empty() && screen.shows("there is no archive yet"), "{}", screen.text());
}
