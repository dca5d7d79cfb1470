//! From day to day of the archive: what is new, what is carried on, the calendar, who says so.

use super::archive::{Kept, Report};
use super::support::{Screen, app, visual};

const ARRIVES: &str = "زيارة إلى أنقرة\nوصل فايز السراج إلى أنقرة يوم الخميس.";

/// Three days: Tarhuna held by one side, nothing of it, held by the other.
fn three_days() -> Kept {
    let kept = Kept::new();
    kept.keep([
        Report::of("2020-06-03", "النورس", "موجز أول\nتسيطر قوات حفتر على ترهونة."),
        Report::of("2020-06-04", "النورس", ARRIVES),
        Report::of("2020-06-06", "النورس", "موجز ثالث\nسيطرت قوات الوفاق على ترهونة.\nوصل خليفة حفتر إلى القاهرة."),
    ]);
    kept
}

fn title(screen: &Screen) -> String {
    screen.rows().swap_remove(0)
}

fn row(screen: &Screen, part: &str) -> String {
    let found = screen.rows().into_iter().find(|row| row.contains(part));
    found.unwrap_or_else(|| panic!("no {part} in\n{}", screen.text()))
}

#[test]
fn brackets_go_from_day_to_day_and_the_title_tells_which_there_are() {
    let kept = three_days();
    let mut screen = kept.screen(None, 120, 36);
    assert!(title(&screen).starts_with(" mujaz · Sat 6 Jun 2020 ") && title(&screen).ends_with("◀ Thu 4"));
    screen.press("[");
    assert!(title(&screen).starts_with(" mujaz · Thu 4 Jun 2020 ") && title(&screen).ends_with("◀ Wed 3   Sat 6 ▶"));
    screen.press("[");
    assert!(title(&screen).ends_with("  Thu 4 ▶"), "{}", title(&screen));
    screen.press("[");
    assert!(screen.shows("no reports before this day"), "{}", screen.text());
    screen.press("] ] ]");
    assert!(screen.shows("no reports after this day") && title(&screen).contains("Sat 6 Jun 2020"));
    screen.press(":");
    screen.type_in("day 2020-06-03");
    screen.press("enter");
    assert!(title(&screen).contains("Wed 3 Jun 2020"), "{}", title(&screen));
    screen.press(":");
    screen.type_in("day 2020-06-05");
    screen.press("enter");
    assert!(screen.shows("no reports of Fri 5 Jun 2020") && title(&screen).contains("Wed 3 Jun 2020"));
}

#[test]
fn a_filter_goes_along_and_a_report_that_is_no_day_of_the_archive_has_no_days() {
    let kept = three_days();
    let mut screen = kept.screen(None, 120, 36);
    screen.press("f");
    screen.type_in("haftar");
    screen.press("enter [ [");
    assert!(title(&screen).contains("only Khalifa Haftar"), "{}", title(&screen));
    let mut opened = Screen::of(app("en", "mono"), 120, 36);
    opened.press("[");
    assert!(opened.shows("days are of the archive"), "{}", opened.text());
    assert!(!title(&opened).contains('◀'));
}

#[test]
fn the_calendar_counts_reports_and_jumps() {
    let kept = three_days();
    let mut screen = kept.screen(None, 100, 30);
    screen.press("c");
    assert!(screen.shows("Jun 2020") && screen.shows("▸6◂"), "{}", screen.text());
    let week = row(&screen, "▸6◂");
    assert!(["1", "2", "3", "4", "5", "▸6◂", "7"].iter().all(|day| week.contains(day)), "{week}");
    screen.press("left left");
    assert!(screen.shows("▸4◂"), "{}", screen.text());
    screen.press("enter");
    assert!(title(&screen).contains("Thu 4 Jun 2020"), "{}", title(&screen));
    screen.press("c g enter");
    assert!(title(&screen).contains("Wed 3 Jun 2020"), "{}", title(&screen));
    screen.press("c pagedown");
    assert!(screen.shows("Jul 2020"), "{}", screen.text());
    screen.press("enter");
    assert!(screen.shows("no reports of Fri 3 Jul 2020"), "{}", screen.text());
    screen.press("L c");
    let weekdays = row(&screen, &visual("السبت"));
    assert!(weekdays.find(&visual("السبت")) > weekdays.find(&visual("الأحد")), "weeks begin on Saturday: {weekdays}");
}

#[test]
fn what_came_since_is_marked_and_counted_but_not_what_was_told_before() {
    let kept = Kept::new();
    kept.keep([Report::of("2020-06-04", "النورس", ARRIVES)]);
    let looked = kept.archive().moment().unwrap();
    let none = kept.screen(looked.clone(), 120, 36);
    assert!(!title(&none).contains("new"), "{}", title(&none));
    kept.keep([
        Report::of("2020-06-04", "الشرفة", "السراج في تركيا\nوصل فايز السراج يوم الخميس إلى أنقرة في زيارة."),
        Report::of("2020-06-04", "الشرفة", "خبر آخر\nوصل خليفة حفتر إلى القاهرة يوم الأربعاء."),
    ]);
    let screen = kept.screen(looked, 120, 36);
    assert!(title(&screen).contains("• "), "{}", title(&screen));
    assert!(row(&screen, "→ Cairo").contains('•'), "{}", screen.text());
    assert!(!row(&screen, "→ Ankara").contains('•'), "{}", screen.text());
    assert_eq!(kept.screen(None, 120, 36).app.state.desk.new.len(), 0, "nobody looked before");
}

#[test]
fn a_moment_of_another_archive_makes_nothing_new() {
    let (kept, other) = (three_days(), Kept::new());
    other.keep([Report::of("2020-06-04", "الشرفة", ARRIVES)]);
    let moment = other.archive().moment().unwrap();
    assert!(kept.screen(moment, 120, 36).app.state.desk.new.is_empty());
}

#[test]
fn the_frontline_is_carried_on_with_what_changed_and_since_when() {
    let kept = three_days();
    let mut screen = kept.screen(None, 120, 36);
    assert!(row(&screen, "±Tarhuna").contains("■ GNA"));
    screen.press("4");
    assert!(screen.shows("± changed") && screen.shows("before, Wed 3: LNA: holds"), "{}", screen.text());
    screen.press("[ 4");
    let carried = row(&screen, "Tarhuna");
    assert!(carried.contains("□ LNA") && carried.contains("(Wed 3)"), "{carried}");
    assert!(screen.shows("carried on from Wed 3"), "{}", screen.text());
    assert!(screen.shows("تسيطر قوات حفتر على ترهونة"), "its sentence is there: {}", screen.text());
    assert!(title(&screen).contains("1 report "), "its report is none of the day's: {}", title(&screen));
}

#[test]
fn e_lists_who_says_so_with_what_makes_them_one_and_opens_each() {
    let kept = Kept::new();
    kept.keep([
        Report::of("2020-06-04", "النورس", ARRIVES),
        Report::of("2020-06-04", "الشرفة", "السراج في تركيا\nوصل فايز السراج يوم الخميس إلى أنقرة في زيارة."),
    ]);
    let mut screen = kept.screen(None, 120, 36);
    screen.press("3 e");
    assert!(screen.shows("Who says so") && screen.shows("2 sources"), "{}", screen.text());
    assert!(screen.shows("same actors, same place"), "{}", screen.text());
    assert!(screen.shows("النورس") && screen.shows("الشرفة"), "{}", screen.text());
    screen.press("j enter");
    assert!(screen.shows("Report 2 of 2"), "{}", screen.text());
    screen.press("esc");
    assert!(screen.shows("Who says so"), "{}", screen.text());
    screen.press("esc");
    assert!(!screen.shows("Who says so"), "{}", screen.text());
}

#[test]
fn where_sources_disagree_the_row_has_a_sign_and_says_so_in_full() {
    let kept = Kept::new();
    kept.keep([
        Report::of("2020-06-04", "النورس", "موجز\nتسيطر قوات الوفاق على ترهونة."),
        Report::of("2020-06-04", "الشرفة", "موجز آخر\nتسيطر قوات حفتر على ترهونة."),
    ]);
    let mut screen = kept.screen(None, 120, 36);
    let row = |screen: &Screen| screen.rows().into_iter().filter(|row| row.contains("≠")).count();
    assert!(row(&screen) > 0, "{}", screen.text());
    screen.press("4");
    assert!(screen.shows("≠ sources differ:"), "{}", screen.text());
    assert!(screen.shows("الشرفة") || screen.shows("النورس"), "{}", screen.text());
}
