//! Arabic words as they should look: joined, ordered, mirrored, and traceable to their bytes.

use mujaz::typeset::{Base, Line, Mode, Paragraph, isolate, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn one_line(text: &str) -> Line {
    Paragraph::new(text, Base::Rtl).truncate(200)
}

/// What is painted, read from the right, so that a pure Arabic line stands in reading order.
fn from_right(text: &str) -> String {
    let pieces = one_line(text).pieces;
    pieces.iter().rev().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn letters_join() {
    assert_eq!(from_right("سرت"), "ﺳﺮﺕ");
    assert_eq!(from_right("بنغازي"), "ﺑﻨﻐﺎﺯﻱ");
    assert_eq!(from_right("وزير"), "ﻭﺯﻳﺮ");
    assert_eq!(from_right("پارچه"), "ﭘﺎﺭﭼﻪ", "Persian");
    assert_eq!(from_right("ٹیکسی"), "ﭨﯿﮑﺴﯽ", "Urdu");
}

#[test]
fn lam_alef_is_one_cell_for_both_letters() {
    let line = one_line("بلاد");
    assert_eq!(line.width, 3);
    assert_eq!(line.text(), "ﺩﻼﺑ");
    assert_eq!(line.pieces[1].bytes, 2..6);
    assert_eq!(from_right("لأن إلى الآن لإعلان"), "ﻷﻥ ﺇﻟﻰ ﺍﻵﻥ ﻹﻋﻼﻥ");
}

#[test]
fn marks_between_lam_and_alef_stay_with_the_ligature() {
    let line = one_line("سَلَامٌ");
    assert_eq!(line.width, 3);
    let ligature = &line.pieces[1];
    assert_eq!(ligature.text, "\u{fefc}\u{64e}");
    assert_eq!(ligature.bytes, 4..10);
    assert_eq!(line.pieces[0].text, "ﻡ\u{64c}");
}

#[test]
fn joiners_do_their_work_and_vanish() {
    assert_eq!(from_right("می\u{200c}خواهم"), "ﻣﯽﺧﻮﺍﻫﻢ");
    assert_eq!(from_right("ه\u{200d}"), "ﻫ");
    assert_eq!(from_right("\u{200d}ه"), "ﻪ");
    assert_eq!(from_right("ل\u{200c}ا"), "ﻝﺍ");
    assert_eq!(from_right("بـب"), "ﺑـﺐ");
    assert_eq!(from_right("ب\u{200f}ب"), "ﺑﺐ");
}

#[test]
fn brackets_are_mirrored_and_curly_quotes_are_not() {
    assert_eq!(one_line("قال (نعم) «لا»").text(), "«ﻻ» (ﻢﻌﻧ) ﻝﺎﻗ");
    assert_eq!(from_right("(نعم)"), ")ﻧﻌﻢ(");
    assert_eq!(from_right("“نعم”"), "“ﻧﻌﻢ”");
    assert_eq!(one_line("حلف (NATO)").text(), "(NATO) ﻒﻠﺣ");
}

#[test]
fn latin_words_and_numbers_keep_their_order() {
    assert_eq!(one_line("عام 2019 مع NATO force").text(), "NATO force ﻊﻣ 2019 ﻡﺎﻋ");
    assert_eq!(one_line("عام ٢٠١٩").text(), "٢٠١٩ ﻡﺎﻋ");
    assert_eq!(Paragraph::new("in سرت, May", Base::Ltr).truncate(80).text(), "in ﺕﺮﺳ, May");
}

#[test]
fn isolated_inserts_keep_their_order() {
    for insert in ["2020-06-04", "+971 50 123", "v1.2-rc.3", "https://example.org/a-1?b=2", "3.5%"] {
        let text = one_line(&format!("يوم {} صباحا", isolate(insert))).text();
        assert!(text.contains(insert), "{insert}: {text}");
    }
    assert!(!one_line("يوم 2020-06-04").text().contains("2020-06-04"));
}

#[test]
fn truncation_is_at_the_logical_end() {
    let paragraph = Paragraph::new("قوات في سرت", Base::Rtl);
    assert_eq!(paragraph.width(), 11);
    assert_eq!(paragraph.truncate(11).text(), "ﺕﺮﺳ ﻲﻓ ﺕﺍﻮﻗ");
    let line = paragraph.truncate(8);
    assert_eq!(line.text(), "…ﻲﻓ ﺕﺍﻮﻗ", "no blank before the ellipsis");
    assert!(line.rtl && line.width == 8);
    assert_eq!(line.bytes, 0..13);
    assert_eq!(paragraph.truncate(1).text(), "…");
    assert_eq!(paragraph.truncate(0).text(), "");
    assert_eq!(Paragraph::new("Tripoli", Base::Auto).truncate(5).text(), "Trip…");
}

#[test]
fn lines_break_at_words_and_long_words_keep_their_joins() {
    let lines =
        |text, width| -> Vec<String> { Paragraph::new(text, Base::Rtl).wrap(width).iter().map(Line::text).collect() };
    assert_eq!(lines("قوات  في سرت", 7), ["ﺕﺍﻮﻗ", "ﺕﺮﺳ ﻲﻓ"]);
    assert_eq!(lines("مستشفى", 4), ["ﺸﺘﺴﻣ", "ﻰﻔ"]);
    assert_eq!(lines("", 4), [""]);
    assert_eq!(lines("   ", 2), [""]);
    assert!(lines("سرت", 0).is_empty());
}

#[test]
fn a_mixed_line_is_ordered_with_its_paragraph() {
    // Broken within the Latin phrase, each line shows its part from left to right at its own place.
    let lines = Paragraph::new("مع United Nations الآن", Base::Rtl).wrap(11);
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["United ﻊﻣ", "ﻥﻵﺍ Nations"]);
}

#[test]
fn line_breaks_and_tabs_are_blanks() {
    assert_eq!(one_line("قال\nنعم\tلا").text(), "ﻻ ﻢﻌﻧ ﻝﺎﻗ");
}

#[test]
fn phrase_ligatures_are_spelt_out() {
    let line = one_line("محمد \u{fdfa}");
    assert_eq!(line.text(), "ﻢﻠﺳﻭ ﻪﻴﻠﻋ ﻪﻠﻟﺍ ﻰﻠﺻ ﺪﻤﺤﻣ");
    assert!(line.pieces[..10].iter().all(|piece| piece.bytes == (9..12)));
    assert_eq!(line.cells_of(&(9..12)).len(), 1);
}

#[test]
fn a_pile_of_marks_is_capped() {
    let line = one_line(&format!("ب{}ب", "\u{64e}".repeat(5000)));
    assert_eq!(line.width, 2);
    assert!(line.pieces.iter().all(|piece| piece.text.len() < 24));
    assert_eq!(line.pieces[1].bytes, 0..10_002);
}

#[test]
fn a_hit_may_show_as_several_pieces() {
    let text = "مع NATO";
    let line = one_line(text);
    assert_eq!(line.text(), "NATO ﻊﻣ");
    let hit = 2..7;
    assert_eq!(line.cells_of(&hit), [0..2, 4..6]);
    assert_eq!(line.bytes_at(0), Some(5..6));
}

#[test]
fn wide_signs_and_emoji_have_one_width() {
    let set = |text| Paragraph::new(text, Base::Ltr).truncate(80);
    let line = set("中 🇱🇾 ❤\u{fe0f} 👍\u{1f3fd}!");
    assert_eq!(line.text(), "中 🇱🇾 ❤ 👍!");
    assert_eq!(line.width, 2 + 1 + 2 + 1 + 1 + 1 + 2 + 1);
    assert_eq!(Paragraph::new("中文", Base::Ltr).wrap(1).len(), 2);
}

#[test]
fn an_emoji_sequence_shows_all_its_parts() {
    let text = "👩\u{200d}👩\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 1\u{fe0f}\u{20e3}";
    let line = Paragraph::new(text, Base::Ltr).truncate(80);
    assert_eq!(line.text(), "👩👩👦 🏳🌈 1\u{20e3}");
    assert_eq!(line.width, 6 + 1 + 3 + 1 + 1);
    // No line begins within one.
    let lines = Paragraph::new("في 👩\u{200d}👩\u{200d}👦", Base::Rtl).wrap(7);
    assert_eq!(lines.iter().map(Line::text).collect::<Vec<_>>(), ["ﻲﻓ", "👦👩👩"]);
}

#[test]
fn a_long_word_costs_what_is_shown() {
    let hostile = "ب".repeat(10_000_000);
    let paragraph = Paragraph::new(&hostile, Base::Auto);
    let line = paragraph.truncate(80);
    assert_eq!(line.width, 80);
    assert!(line.text().starts_with('…'));
}

#[test]
fn a_prompt_shows_its_caret_and_what_is_before_it() {
    let area = Rect::new(0, 0, 6, 1);
    let prompt = |text: &str, caret: usize| {
        let line = Paragraph::new(text, Base::Auto).window(caret, area.width);
        (line.text(), paint::caret(&line, area, caret).map(|at| at.x))
    };
    assert_eq!(prompt("", 0), (String::new(), Some(0)));
    assert_eq!(prompt("سرت", 6), ("ﺕﺮﺳ".into(), Some(2)), "behind the text, to its left");
    assert_eq!(prompt("سرت ", 7), (" ﺕﺮﺳ".into(), Some(1)), "a blank at the end is there");
    assert_eq!(prompt("سرت", 2), ("ﺕﺮﺳ".into(), Some(4)), "on the second letter");
    assert_eq!(prompt("می\u{200c}خوا", 4), ("ﺍﻮﺧﯽﻣ".into(), Some(3)), "before a joiner that is not shown");
    assert_eq!(prompt("haftar", 6), ("aftar".into(), Some(5)));
    assert_eq!(prompt("haftar", 0), ("haftar".into(), Some(0)));
    assert_eq!(prompt("بنغازي القديمة", 27), ("ﺔﻤﻳﺪﻘ".into(), Some(5 - 5)));
}

#[test]
fn kitty_s_runs_end_where_the_font_changes() {
    let text = "بيت";
    let line = Paragraph::new(text, Base::Rtl).truncate(3);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
    let bold = |byte| if byte == Some(0) { Style::new().bold() } else { Style::new() };
    paint::line(&line, Mode::Kitty, buffer.area, &mut buffer, bold);
    let symbols = [0, 1, 2].map(|x| buffer[(x, 0)].symbol().to_owned());
    assert_eq!(symbols, ["ﻴ", "ﺖ", "ﺑ"]);
    // All of one font, whoever says so, they are one run.
    let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
    buffer.set_style(buffer.area, Style::new().bold());
    paint::line(&line, Mode::Kitty, buffer.area, &mut buffer, bold);
    let symbols = [0, 1, 2].map(|x| buffer[(x, 0)].symbol().to_owned());
    assert_eq!(symbols, ["ﺑ", "ﻴ", "ﺖ"]);
}

#[test]
fn an_embedding_that_fills_its_area_begins_in_the_cell_before_whoever_paints_that_first() {
    let line = Paragraph::new("بيت", Base::Rtl).truncate(3);
    let other = Paragraph::new("x", Base::Ltr).truncate(1);
    let (left, right) = (Rect::new(0, 0, 1, 1), Rect::new(1, 0, 3, 1));
    for order in [[left, right], [right, left]] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for area in order {
            let line = if area == left { &other } else { &line };
            paint::line(line, Mode::Embed, area, &mut buffer, |_| Style::new());
        }
        let symbols = [0, 1, 2, 3].map(|x| buffer[(x, 0)].symbol().to_owned());
        assert_eq!(symbols, ["x\u{200e}\u{202b}", "ب", "ي", "ت\u{200f}\u{202c}\u{200e}"]);
    }
}

#[test]
fn brackets_are_mirrored_by_whoever_does_it() {
    let painted = |mode| {
        let line = Paragraph::new("(لا)", Base::Rtl).truncate(10);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        paint::line(&line, mode, buffer.area, &mut buffer, |_| Style::new());
        buffer[(1, 0)].symbol().to_owned()
    };
    assert_eq!([Mode::Embed, Mode::EmbedMirroring, Mode::Logical].map(painted), [")", "(", " "]);
    assert_eq!(painted(Mode::Visual), " ");
}
