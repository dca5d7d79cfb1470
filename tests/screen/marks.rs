//! What the user says of records, and that it stays with them.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use mujaz::archive::Reviewed;

use super::archive::{Kept, Report};
use super::support::{Screen, app};

const URL: &str = "https://example.org/1";

fn report(end: &str) -> Report {
    let text = format!("موجز\nوصل فايز السراج إلى أنقرة يوم الخميس.\nوصل خليفة حفتر إلى القاهرة. {end}");
    Report::of("2020-06-04", "النورس", &text).at(URL)
}

fn kept() -> Kept {
    let kept = Kept::new();
    kept.keep([report("")]);
    kept
}

fn reviews(kept: &Kept) -> Vec<Reviewed> {
    let mut all = Vec::new();
    let taken = kept.archive().review(|review| {
        all.push(review.clone());
        Ok::<(), mujaz::archive::Error>(())
    });
    taken.unwrap();
    all
}

fn row(screen: &Screen, part: &str) -> Option<String> {
    screen.rows().into_iter().find(|row| row.contains(part))
}

#[test]
fn what_is_wrong_is_signed_and_can_be_taken_back() {
    let kept = kept();
    let mut screen = kept.screen(None, 120, 36);
    screen.press("3 x");
    assert!(screen.shows("marked as wrong"), "{}", screen.text());
    screen.press("j");
    assert!(row(&screen, "→ Ankara").unwrap().contains("✗"), "{}", screen.text());
    let review = &reviews(&kept)[0];
    assert!(review.mark.wrong && !review.mark.hidden && review.mark.note.is_none());
    assert_eq!(review.paragraph.as_deref(), Some("وصل فايز السراج إلى أنقرة يوم الخميس."));
    screen.press("k x");
    assert!(screen.shows("no longer marked as wrong") && reviews(&kept).is_empty(), "{}", screen.text());
}

#[test]
fn what_is_hidden_is_gone_until_it_is_asked_for() {
    let kept = kept();
    let mut screen = kept.screen(None, 120, 36);
    screen.press("3 H");
    assert!(row(&screen, "→ Ankara").is_none() && row(&screen, "→ Cairo").is_some(), "{}", screen.text());
    assert!(screen.shows("3 Movements 1"), "{}", screen.text());
    screen.press("i");
    assert!(screen.shows("1 hidden record is shown") && row(&screen, "→ Ankara").is_some(), "{}", screen.text());
    screen.press("g H i");
    assert!(screen.shows("nothing is hidden"), "{}", screen.text());
}

#[test]
fn a_note_is_typed_shown_changed_and_taken_away() {
    let kept = kept();
    let mut screen = kept.screen(None, 120, 36);
    screen.press("3 #");
    screen.type_in("ask the embassy");
    assert!(screen.rows().last().unwrap().starts_with(" #ask the embassy"), "{}", screen.text());
    screen.press("enter");
    assert!(screen.shows("note: ask the embassy"), "{}", screen.text());
    assert_eq!(reviews(&kept)[0].mark.note.as_deref(), Some("ask the embassy"));
    screen.press("# ctrl-u enter");
    assert!(!screen.shows("note:") && reviews(&kept).is_empty(), "{}", screen.text());
}

#[test]
fn marks_stay_with_their_records_when_the_report_is_read_anew() {
    let kept = kept();
    let mut screen = kept.screen(None, 120, 36);
    screen.press("3 x j #");
    screen.type_in("check");
    screen.press("enter");
    kept.keep([report("وأضافت الوكالة أن اللقاء استمر ساعتين.")]);
    let mut again = kept.screen(None, 120, 36);
    again.press("3");
    assert!(again.shows("✗ wrong") && row(&again, "→ Ankara").is_some(), "{}", again.text());
    again.press("j");
    assert!(again.shows("note: check"), "{}", again.text());
    let reviews = reviews(&kept);
    assert!(reviews.len() == 2 && reviews.iter().all(|review| review.now.is_some()), "{reviews:?}");
}

#[test]
fn a_line_of_several_sources_is_marked_whole_and_others_that_come_are_not() {
    let kept = kept();
    let other = |outlet: &str, end: &str| {
        Report::of("2020-06-04", outlet, &format!("السراج في تركيا\nوصل فايز السراج يوم الخميس إلى أنقرة {end}."))
    };
    kept.keep([other("الشرفة", "في زيارة")]);
    let mut screen = kept.screen(None, 120, 36);
    screen.press("3 x");
    assert_eq!(reviews(&kept).len(), 2);
    kept.keep([other("الضفة", "مساء")]);
    let again = kept.screen(None, 120, 36);
    assert!(!row(&again, "→ Ankara").unwrap().contains('✗'), "somebody else says so: {}", again.text());
}

#[test]
fn what_is_not_in_the_archive_is_not_marked() {
    let mut screen = Screen::of(app("en", "mono"), 120, 36);
    for key in ["x", "H", "#"] {
        screen.press(key);
        assert!(screen.shows("marks are kept in the archive"), "{key}: {}", screen.text());
        screen.press("esc");
    }
}
