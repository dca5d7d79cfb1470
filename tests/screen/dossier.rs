//! Dossiers, and what is followed.

use mujaz::tui::Settings;
use mujaz::tui::app::App;
use mujaz::tui::follow::Followed;
use mujaz::tui::shelf::Shelf;

use super::archive::{Kept, Report};
use super::support::{Screen, app, settings};

fn kept() -> Kept {
    let kept = Kept::new();
    kept.keep([
        Report::of("2020-06-01", "النورس", "موجز\nقال فايز السراج إن حكومته لن تتراجع."),
        Report::of("2020-06-03", "النورس", "موجز\nالتقى فايز السراج الرئيس التركي رجب طيب أردوغان في أنقرة."),
        Report::of("2020-06-03", "الشرفة", "خبر\nوصل خليفة حفتر إلى القاهرة."),
        Report::of("2020-06-04", "النورس", "موجز\nوصل فايز السراج إلى أنقرة."),
    ]);
    kept
}

fn place(screen: &Screen, part: &str) -> usize {
    let rows = screen.rows();
    rows.iter().position(|row| row.contains(part)).unwrap_or_else(|| panic!("no {part} in\n{}", rows.join("\n")))
}

#[test]
fn a_dossier_has_all_of_a_name_by_day_and_leads_to_the_report() {
    let kept = kept();
    let mut screen = kept.screen(None, 100, 30);
    screen.press("3 d");
    assert!(screen.shows("Whose dossier?") && screen.shows("Fayez al-Sarraj") && screen.shows("Ankara"));
    screen.press("enter");
    assert!(screen.shows("Dossier · Fayez al-Sarraj"), "{}", screen.text());
    assert!(screen.shows("3 reports · Mon 1 Jun 2020") && screen.shows("Thu 4 Jun 2020"), "{}", screen.text());
    assert!(place(&screen, "Wed 3 Jun 2020") < place(&screen, " Mon 1 Jun 2020  ").max(place(&screen, "says")));
    assert!(screen.shows("met: Recep Tayyip Erdoğan"), "{}", screen.text());
    assert!(!screen.shows("Haftar"), "{}", screen.text());
    screen.press("G enter");
    assert!(screen.rows()[0].contains("Mon 1 Jun 2020") && screen.shows("Report 1 of 1"), "{}", screen.text());
    screen.press("esc");
    assert!(screen.shows("Dossier · Fayez al-Sarraj"), "{}", screen.text());
    screen.press("esc");
    assert!(screen.shows("1 Headlines"), "{}", screen.text());
}

#[test]
fn the_dossier_of_a_place_names_who_goes_there() {
    let kept = kept();
    let mut screen = kept.screen(None, 100, 30);
    screen.press("3 d");
    screen.type_in("ankara");
    screen.press("enter");
    assert!(screen.shows("Dossier · Ankara") && screen.shows("met: Fayez al-Sarraj"), "{}", screen.text());
}

#[test]
fn without_an_archive_there_is_no_dossier() {
    let mut screen = Screen::of(app("en", "mono"), 100, 30);
    screen.press("3 d enter");
    assert!(screen.shows("the archive tells nothing of that name"), "{}", screen.text());
}

/// The dashboard of a user who follows this.
fn following(kept: &Kept, followed: &[&str]) -> Screen {
    let mut shelf = Shelf::new(Some(kept.path()), None);
    let latest = shelf.latest().ok().flatten().and_then(|day| shelf.day(day).ok());
    let followed: Vec<String> = followed.iter().map(|&typed| typed.to_owned()).collect();
    let settings = Settings { followed: Followed::new(&followed), ..settings("en", "mono") };
    Screen::of(App::on(latest.unwrap_or_default(), shelf, settings), 120, 36)
}

#[test]
fn what_is_followed_has_a_star_on_every_day_by_name_in_either_script_or_word() {
    let kept = kept();
    for followed in ["سراج", "al-Serraj", "ankara", "أنقره"] {
        let starred = following(&kept, &[followed]).rows().iter().filter(|row| row.contains('★')).count();
        let is_name = followed != "al-Serraj";
        assert_eq!(starred > 0, is_name, "{followed}");
    }
    let mut screen = following(&kept, &["القاهرة"]);
    assert!(!screen.shows("★"), "{}", screen.text());
    screen.press("[");
    assert!(screen.shows("★"), "{}", screen.text());
    screen.press("3 G");
    assert!(screen.shows("★ followed"), "{}", screen.text());
}
