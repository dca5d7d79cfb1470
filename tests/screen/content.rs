//! What the panes, the source, the title and the footer say, in both languages.

use super::support::{Screen, briefing, settings, visual};
use mujaz::tui::app::App;
use mujaz::tui::pane::Pane;
use ratatui::style::Modifier;

fn row_with<'a>(rows: &'a [String], text: &str) -> &'a str {
    rows.iter().find(|row| row.contains(text)).unwrap_or_else(|| panic!("no row with {text} in\n{}", rows.join("\n")))
}

#[test]
fn the_fixture_quotes_what_its_reports_say() {
    let briefing = briefing();
    let evidence = (briefing.events.iter().flat_map(|r| &r.evidence))
        .chain(briefing.statements.iter().flat_map(|r| &r.evidence))
        .chain(briefing.movements.iter().flat_map(|r| &r.evidence))
        .chain(briefing.frontline.iter().flat_map(|r| &r.evidence));
    for evidence in evidence {
        let article = briefing.articles.iter().find(|a| a.id == evidence.article).unwrap();
        let text = &article.paragraphs[evidence.paragraph as usize - 1].text;
        assert_eq!(text.get(evidence.start as usize..evidence.end as usize), Some(evidence.quote.as_str()));
    }
}

#[test]
fn the_title_names_day_conflict_and_reports() {
    assert_eq!(Screen::new("en", 80, 24).rows()[0], " mujaz · Thu 4 Jun 2020 · Libya · 2 reports");
    let arabic = Screen::new("ar", 80, 24).rows()[0].clone();
    assert!(arabic.ends_with(&visual("موجز · الخميس 4 يونيو 2020 · ليبيا · تقريران")), "{arabic}");
}

#[test]
fn an_unknown_day_is_said_to_be_unknown() {
    let mut briefing = briefing();
    briefing.date = None;
    let screen = Screen::of(App::new(briefing, settings("en", "mono")), 80, 24);
    assert_eq!(screen.rows()[0], " mujaz · date unknown · Libya · 2 reports");
}

#[test]
fn planned_unconfirmed_and_claimed_are_words_with_signs() {
    let rows = Screen::new("en", 160, 40).rows();
    assert!(row_with(&rows, "Recep Tayyip Erdoğan").contains("▷ planned"));
    assert!(row_with(&rows, "→ Cairo").contains("? unconfirmed"));
    assert!(row_with(&rows, "arrives in Cairo").contains("? unconfirmed"));
    assert!(row_with(&rows, "→ Turkey").contains("✓ done"));
    assert!(row_with(&rows, "● holds ◇ claimed").contains("■ GNA"));
}

#[test]
fn a_day_that_is_only_that_of_publication_stands_in_brackets() {
    let rows = Screen::new("en", 160, 40).rows();
    assert!(row_with(&rows, "→ Turkey").contains("(Thu 4)"));
    assert!(row_with(&rows, "→ Cairo").contains(" Wed 3"));
    assert!(!row_with(&rows, "→ Cairo").contains("(Wed 3)"));
}

#[test]
fn a_row_that_does_not_fit_ends_in_an_ellipsis_and_shows_itself_whole_when_selected() {
    let mut screen = Screen::new("en", 100, 28);
    row_with(&screen.rows(), "Tripoli Inter… ■ GNA");
    screen.press("4 j");
    let rows = screen.rows();
    for whole in ["▌Tripoli ", "▌International ", "▌Airport "] {
        row_with(&rows, whole);
    }
}

#[test]
fn what_is_said_stands_as_printed_and_aligned_to_the_right() {
    let rows = Screen::new("en", 100, 28).rows();
    let words = visual("الفلول تُلاحَق جنوب قصر بن غشير");
    let row = row_with(&rows, &words);
    assert!(row.ends_with(&format!("{words}│")), "{row}");
}

#[test]
fn the_source_marks_the_evidence_in_its_sentence() {
    let mut screen = Screen::new("en", 100, 28);
    screen.press("3 j");
    let buffer = screen.buffer();
    let area = screen.layout().source.inner;
    let marked: String = area
        .columns()
        .filter(|column| buffer[(column.x, area.y)].modifier.contains(Modifier::REVERSED))
        .map(|column| buffer[(column.x, area.y)].symbol().to_owned())
        .collect();
    assert_eq!(marked, visual("ويُنتظر أن يلتقي الرئيس رجب طيب أردوغان هناك"));
    assert!(screen.rows().iter().any(|row| row.contains(&format!("─ Source · {} · ¶ 5 ─", visual("نشرة الضفة")))));
}

#[test]
fn a_second_paragraph_in_the_source_has_its_mark_and_number_before_it() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("1 g j j j");
    let first = visual("حفتر في القاهرة");
    let rows = screen.rows();
    assert!(rows.iter().any(|row| row.contains(&format!("{first} 1 ¶"))), "{}", rows.join("\n"));
}

#[test]
fn arabic_mirrors_panes_columns_and_arrows() {
    let mut screen = Screen::new("en", 120, 36);
    screen.press("L");
    let layout = screen.layout();
    assert!(layout.pane(Pane::Headlines).frame.x > layout.pane(Pane::Statements).frame.x);
    let rows = screen.rows();
    assert!(row_with(&rows, &visual("1 الأحداث 7")).ends_with("─╮"));
    let journey = row_with(&rows, &format!("{} ←", visual("تركيا")));
    let place = |text: &str| journey.find(&visual(text)).unwrap_or_else(|| panic!("{text} in {journey}"));
    assert!(place("فايز السراج") > place("تركيا"), "{journey}");
    assert!(place("تركيا") > place("تم"), "{journey}");
    screen.press("L");
    assert_eq!(screen.layout().pane(Pane::Headlines).frame.x, 0);
}

#[test]
fn the_footer_is_made_from_the_keys() {
    let last = |screen: &Screen| screen.rows().last().unwrap().clone();
    let screen = Screen::new("en", 140, 36);
    let language = visual("L عربي");
    let meant = format!(
        " 1-4 pane  jk item  enter read  / find  S archive  f filter  {language}  y cite  z zoom  t theme  o link  ? keys  q quit"
    );
    assert_eq!(last(&screen), meant);
    let narrow = Screen::new("en", 40, 24);
    assert_eq!(last(&narrow), " 1-4 pane  jk item  ? keys  q quit");
}

#[test]
fn a_side_of_another_conflict_is_no_side_here() {
    let mut briefing = briefing();
    briefing.statements[4].speaker[0].side = Some("sy-sdf".into());
    let rows = Screen::of(App::new(briefing, settings("en", "mono")), 160, 40).rows();
    assert!(row_with(&rows, "Mohammed Qanunu").contains("■ Mohammed Qanunu"));
    assert!(!row_with(&rows, "Mevlüt Çavuşoğlu").contains("▲ Mevlüt"));
}

#[test]
fn an_empty_briefing_says_that_there_is_nothing() {
    let screen = Screen::of(App::new(mujaz::briefing::Briefing::default(), settings("en", "mono")), 100, 28);
    assert_eq!(screen.rows()[0], " mujaz · date unknown · 0 reports");
    assert_eq!(screen.text().matches("none in these reports").count(), 4);
    assert!(screen.text().contains("Nothing is selected."));
}

#[test]
fn controls_in_a_briefing_never_reach_a_cell() {
    let mut briefing = briefing();
    briefing.events[0].gist.en = "a\u{1b}[2Jb\u{9b}31mc\u{202e}d\u{2066}e".into();
    briefing.articles[0].outlet = Some("x\u{1b}]0;t\u{7}".into());
    briefing.statements[0].content = "\u{1b}[31mق\u{0}ال\u{85}".into();
    let screen = Screen::of(App::new(briefing, settings("en", "mono")), 100, 28);
    let buffer = screen.buffer();
    for cell in buffer.content() {
        let bad = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!cell.symbol().chars().any(bad), "{:?}", cell.symbol());
    }
}

#[test]
fn evidence_that_fits_nothing_does_no_harm() {
    let offsets = [(0, 0), (1, 2), (5, 3), (7, u32::MAX), (u32::MAX, u32::MAX), (u32::MAX, 0)];
    for (start, end) in offsets {
        for (article, paragraph) in [("a1", 1), ("a1", 0), ("a1", 99), ("gone", 1)] {
            let mut briefing = briefing();
            for evidence in briefing.movements.iter_mut().flat_map(|movement| &mut movement.evidence) {
                (evidence.start, evidence.end) = (start, end);
                (evidence.article, evidence.paragraph) = (article.into(), paragraph);
            }
            let mut screen = Screen::of(App::new(briefing, settings("ar", "mono")), 100, 28);
            for keys in ["3", "j", "y", "o", "enter", "n", "p", "G", "L", "esc"] {
                screen.press(keys);
                screen.buffer();
            }
        }
    }
}

#[test]
fn a_huge_paragraph_shows_its_evidence_all_the_same() {
    let mut briefing = briefing();
    let filler = "كلام كثير ".repeat(20_000);
    let start = filler.len() as u32;
    let quote = "وسافر رئيس الحكومة فايز السراج إلى تركيا";
    briefing.articles[0].paragraphs[4].text = format!("{filler}{quote} {filler}");
    for evidence in &mut briefing.movements[0].evidence {
        (evidence.start, evidence.end) = (start, start + quote.len() as u32);
    }
    let mut screen = Screen::of(App::new(briefing, settings("en", "mono")), 100, 28);
    screen.press("3");
    // Only the source and the reader have the word in Arabic here.
    assert!(screen.shows("السراج"));
    screen.press("enter");
    assert!(screen.shows("السراج"));
}

#[test]
fn what_a_notice_repeats_keeps_its_order_in_arabic() {
    for typed in ["2031-06-04", "+218 61 909", "v1.2-rc.3", "nowhere.org/a-1?b=2", "~/mujaz.toml"] {
        let mut screen = Screen::new("ar", 100, 30);
        screen.press("/");
        screen.type_in(typed);
        assert!(screen.text().contains(typed), "the prompt: {}", screen.text());
        screen.press("enter");
        assert!(screen.text().contains(typed), "the notice: {}", screen.text());
    }
}

#[test]
fn no_control_of_direction_is_typed() {
    let mut screen = Screen::new("ar", 100, 30);
    screen.press("/");
    screen.type_in("\u{202e}1\u{2069}-2");
    assert!(screen.text().contains("1-2"), "{}", screen.text());
}
