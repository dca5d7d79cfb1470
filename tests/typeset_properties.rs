//! What holds for any text at all, at any width.

use mujaz::typeset::{Base, Line, Mode, Paragraph, Piece, paint};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use unicode_width::UnicodeWidthChar;

const MODES: [Mode; 5] = [Mode::Visual, Mode::Kitty, Mode::Embed, Mode::EmbedMirroring, Mode::Logical];

/// Text as reports have it, and as attackers would: Arabic with marks, Latin, digits, brackets, every control.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => "[ابتلمنسعجهوآأإءىيةپچگکیےەۆڭ]{1,6}",
        2 => "لا|لآ|لَا|لأ|لّإ",
        2 => "[\u{64b}-\u{652}\u{670}\u{640}]{1,3}",
        3 => " |  |\t|\n|\u{a0}|\u{3000}",
        2 => "[a-zA-Z]{1,8}",
        2 => "[0-9٠-٩۰-۹]{1,4}([-./:,%+][0-9]{1,3})?",
        2 => "[()\\[\\]{}«»“”<>.,:;!?؟،؛/%+-]{1,2}",
        1 => "[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{61c}\u{feff}\u{ad}\u{34f}]",
        1 => "[\u{600}-\u{605}\u{6dd}\u{fdf0}-\u{fdfe}\u{fe70}-\u{fefc}\u{fb50}-\u{fbb1}]",
        1 => "[中文字\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{1f468}\u{1f469}\u{2764}\u{fe0f}\u{200d}क्षিं한\u{1161}]{1,4}",
        1 => "[\\x00-\\x1f\\x7f\u{80}-\u{9f}]",
        1 => "\\PC",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

fn any_base() -> impl Strategy<Value = Base> {
    prop_oneof![Just(Base::Ltr), Just(Base::Rtl), Just(Base::Auto)]
}

fn in_logical_order(lines: &[Line]) -> Vec<&Piece> {
    let mut pieces: Vec<&Piece> = lines.iter().flat_map(|line| &line.pieces).collect();
    pieces.sort_by_key(|piece| piece.order);
    pieces
}

/// Characters that must be seen, each in one cluster.
fn is_seen(c: char) -> bool {
    c.is_alphanumeric() && c.width().is_some_and(|width| width > 0)
}

fn is_unpaintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn lines_show_every_letter_once_and_nothing_else(text in any_text(), base in any_base(), width in 2_u16..60) {
        let paragraph = Paragraph::new(&text, base);
        let lines = paragraph.wrap(width);
        prop_assert_eq!(lines.len(), paragraph.height(width));

        let mut end = 0;
        for line in &lines {
            prop_assert_eq!(line.bytes.start, end, "lines tile the text");
            end = line.bytes.end;
            prop_assert!(line.width <= width);
            prop_assert_eq!(line.pieces.iter().map(|piece| u16::from(piece.width)).sum::<u16>(), line.width);
            prop_assert_eq!(line.rtl, paragraph.is_rtl());
        }
        prop_assert_eq!(end, text.len());

        let pieces = in_logical_order(&lines);
        for pair in pieces.windows(2) {
            prop_assert!(pair[0].order < pair[1].order);
            prop_assert!(pair[0].bytes == pair[1].bytes || pair[0].bytes.end <= pair[1].bytes.start);
        }
        for piece in &pieces {
            prop_assert!(!piece.text.is_empty() && !piece.text.chars().any(is_unpaintable), "{:?}", piece);
            prop_assert_eq!(piece.text.cell_width(), u16::from(piece.width), "{:?}", piece);
            prop_assert!(text.get(piece.bytes.clone()).is_some_and(|shown| !shown.is_empty()));
        }
        for (at, c) in text.char_indices().filter(|&(_, c)| is_seen(c)) {
            let shown: Vec<_> = pieces.iter().filter(|piece| piece.bytes.contains(&at)).collect();
            prop_assert!(!shown.is_empty(), "{:?} at {} is lost", c, at);
            prop_assert!(shown.iter().all(|piece| piece.bytes == shown[0].bytes));
        }
    }

    #[test]
    fn one_line_is_the_beginning_that_fits(text in any_text(), base in any_base(), width in 0_u16..40) {
        let paragraph = Paragraph::new(&text, base);
        let line = paragraph.truncate(width);
        prop_assert!(line.width <= width);
        let whole = paragraph.truncate(u16::MAX);
        prop_assert_eq!(usize::from(whole.width), paragraph.width());
        if whole.width <= width {
            prop_assert_eq!(line, whole);
        } else if width > 0 {
            let mut shown = in_logical_order(std::slice::from_ref(&line));
            let ellipsis = shown.pop().unwrap();
            prop_assert_eq!(&ellipsis.text, "…");
            let whole = in_logical_order(std::slice::from_ref(&whole));
            prop_assert!(shown.iter().zip(&whole).all(|(a, b)| a == b));
        }
    }

    #[test]
    fn a_limit_of_lines_keeps_the_first_ones(text in any_text(), base in any_base(), width in 2_u16..30, limit in 0_usize..5) {
        let paragraph = Paragraph::new(&text, base);
        let (all, some) = (paragraph.wrap(width), paragraph.wrap_at_most(width, limit));
        if all.len() <= limit {
            prop_assert_eq!(some, all);
        } else if limit > 0 {
            prop_assert_eq!(some.len(), limit);
            prop_assert_eq!(&some[..limit - 1], &all[..limit - 1]);
            let last = in_logical_order(&some[limit - 1..]);
            prop_assert_eq!(&last.last().unwrap().text, "…");
            prop_assert!(some[limit - 1].width <= width);
        }
    }

    #[test]
    fn narrow_and_hostile_sizes_do_not_panic(text in any_text(), base in any_base(), width in 0_u16..3) {
        let paragraph = Paragraph::new(&text, base);
        prop_assert!(paragraph.wrap(width).iter().all(|line| line.width <= width));
        prop_assert_eq!(paragraph.wrap(0).len(), 0);
    }

    #[test]
    fn a_caret_is_in_its_window(text in any_text(), base in any_base(), at in any::<prop::sample::Index>(), width in 2_u16..30) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let caret = *at.get(&places);
        let line = Paragraph::new(&text, base).window(caret, width);
        prop_assert!(line.width <= width);
        let at = paint::caret(&line, Rect::new(5, 1, width, 1), caret);
        prop_assert!(at.is_some_and(|at| (5..5 + width).contains(&at.x) && at.y == 1), "{:?}", at);
    }

    #[test]
    fn painting_touches_its_row_only_and_what_is_measured_is_painted(
        text in any_text(), base in any_base(), limit in 1_u16..30, x in 0_u16..12, width in 0_u16..30, y in 0_u16..3,
    ) {
        let line = Paragraph::new(&text, base).truncate(limit);
        let untouched = Buffer::filled(Rect::new(0, 0, 24, 3), ratatui::buffer::Cell::new("#"));
        let area = Rect::new(x, y, width, 1);
        for mode in MODES {
            let mut buf = untouched.clone();
            paint::line(&line, mode, area, &mut buf, |_| Style::new());
            for row in 0..3 {
                for column in 0..24 {
                    let cell = &buf[(column, row)];
                    prop_assert!(!cell.symbol().chars().any(char::is_control));
                    if !area.intersection(buf.area).contains((column, row).into()) {
                        // What begins an embedding belongs to the cell before it.
                        let before = mode.is_embedded() && row == y && column + 1 == x;
                        prop_assert!(cell.symbol() == "#" || before && cell.symbol().starts_with('#'));
                        prop_assert!(!cell.symbol().chars().skip(1).any(|c| c.width().unwrap_or(0) > 0));
                    }
                }
            }
        }
        let mut buf = untouched.clone();
        paint::line(&line, Mode::Visual, area, &mut buf, |_| Style::new().fg(Color::Red));
        let painted = buf.content.iter().filter(|cell| cell.fg == Color::Red).count();
        let room = area.intersection(buf.area).width;
        prop_assert!(painted <= usize::from(room));
        if line.width <= room {
            prop_assert_eq!(painted, usize::from(line.width));
        }
    }

    #[test]
    fn the_mouse_finds_what_a_hit_shows(text in any_text(), base in any_base(), width in 1_u16..40) {
        let line = Paragraph::new(&text, base).truncate(width);
        let area = Rect::new(3, 0, 40, 1);
        for piece in &line.pieces {
            for column in paint::cells_of(&line, area, &piece.bytes).into_iter().flatten() {
                prop_assert_eq!(paint::bytes_at(&line, area, column), Some(piece.bytes.clone()));
            }
        }
        prop_assert_eq!(line.columns().count(), line.pieces.len());
    }
}

/// One cell's sign and the byte that its colour stands for.
type Seen = Vec<(String, Color)>;

/// The row as it is painted, with the byte shown as the colour.
fn row(line: &Line, mode: Mode, width: u16) -> Seen {
    let mut buf = Buffer::empty(Rect::new(0, 0, width, 1));
    paint::line(line, mode, buf.area, &mut buf, |byte| {
        let byte = byte.map_or(u32::MAX, |byte| byte as u32);
        Style::new().fg(Color::from_u32(byte & 0xff_ffff))
    });
    buf.content.iter().map(|cell| (cell.symbol().to_owned(), cell.fg)).collect()
}

fn plain_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => "[ابتلمنسعجهوآأإءىية]{1,6}",
        2 => "لا|لآ|لأ",
        4 => " ",
        2 => "[a-zA-Z]{1,6}",
        2 => "[0-9]{1,3}([-./:][0-9]{1,2}){0,2}",
        1 => "[٠-٩]{1,3}",
        2 => "[()«»“”.,:؟،%+-]",
        1 => "[بمی]\u{200c}[خواب]|[هب]\u{200d}|\u{200d}[هد]",
        1 => "\u{2066}[0-9]{2}-[0-9]{2}\u{2069}",
        1 => "\u{2068}[سرت]{1,4} [a-z]{1,3}\u{2069}",
    ];
    prop::collection::vec(part, 0..20).prop_map(|parts| parts.concat())
}

/// What kitty does: each run of non-blank cells that is Arabic is drawn from right to left; colours stay with their cells.
fn as_kitty_draws(mut row: Seen) -> Vec<String> {
    let is_arabic = |c: char| c.is_alphanumeric() && matches!(c, '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fefc}');
    // Borders it draws itself, as it would a run of another font.
    let apart = |sign: &str| sign == " " || sign == "│";
    for run in row.chunk_by_mut(|(a, _), (b, _)| !apart(a) && !apart(b)) {
        if run.iter().any(|(sign, _)| sign.chars().any(is_arabic)) {
            run.reverse();
            for (sign, _) in run {
                *sign = sign.chars().map(mirrored).collect();
            }
        }
    }
    row.into_iter().map(|(sign, _)| sign).collect()
}

fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '«' => '»',
        '»' => '«',
        _ => c,
    }
}

/// What Konsole does with a row: orders it by UAX #9 from left to right. The colours, that is bytes, from left to right.
fn as_konsole_orders(row: &Seen) -> Vec<Color> {
    let text: String = row.iter().map(|(sign, _)| sign.as_str()).chain(["│"]).collect();
    let info = unicode_bidi::ParagraphBidiInfo::new(&text, Some(unicode_bidi::Level::ltr()));
    let levels = info.reordered_levels(0..text.len());
    // A cell is where its first sign is; isolate controls stand between the cells, other controls do not (X9).
    let (mut at, mut places) = (0, Vec::new());
    for (cell, (sign, _)) in row.iter().enumerate() {
        let mut begun = false;
        for (offset, c) in sign.char_indices() {
            match c {
                '\u{200c}' | '\u{200d}' | '\u{202a}'..='\u{202e}' => {}
                '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => places.push((levels[at + offset], None)),
                _ if !begun => {
                    places.push((levels[at + offset], Some(cell)));
                    begun = true;
                }
                _ => {}
            }
        }
        at += sign.len();
    }
    let of_places: Vec<_> = places.iter().map(|&(level, _)| level).collect();
    let order = unicode_bidi::BidiInfo::reorder_visual(&of_places);
    order.into_iter().filter_map(|place| places[place].1).map(|cell| row[cell].1).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn kitty_draws_what_was_meant(text in plain_text(), base in any_base(), width in 1_u16..40) {
        let line = Paragraph::new(&text, base).truncate(width);
        let wanted = row(&line, Mode::Visual, 40);
        let painted = row(&line, Mode::Kitty, 40);
        prop_assert_eq!(
            painted.iter().map(|(_, colour)| colour).collect::<Vec<_>>(),
            wanted.iter().map(|(_, colour)| colour).collect::<Vec<_>>()
        );
        let wanted: Vec<String> = wanted.into_iter().map(|(sign, _)| sign).collect();
        prop_assert_eq!(as_kitty_draws(painted), wanted);
    }

    #[test]
    fn konsole_orders_what_was_meant(text in plain_text(), base in any_base(), width in 1_u16..40) {
        for line in Paragraph::new(&text, base).wrap(width) {
            let wanted: Vec<Color> = row(&line, Mode::Visual, 41).into_iter().map(|(_, colour)| colour).collect();
            let seen = as_konsole_orders(&row(&line, Mode::Embed, 41));
            // Blank cells have the colour of no byte or of none painted.
            let shown = |colours: Vec<Color>| -> Vec<(usize, Color)> {
                let blank = [Color::Reset, Color::from_u32(0xff_ffff)];
                colours.into_iter().enumerate().filter(|(_, colour)| !blank.contains(colour)).collect()
            };
            prop_assert_eq!(shown(seen), shown(wanted), "{:?}", row(&line, Mode::Embed, 41));
        }
    }

    #[test]
    fn a_pane_is_seen_as_if_it_stood_alone(
        texts in [plain_text(), plain_text(), plain_text()], bases in [any_base(), any_base(), any_base()],
        width in 4_u16..24, kitty in any::<bool>(),
    ) {
        let mode = if kitty { Mode::Kitty } else { Mode::Visual };
        let pane = |(text, base): (&String, &Base)| row(&Paragraph::new(text, *base).truncate(width), mode, width);
        let panes: Vec<Seen> = texts.iter().zip(&bases).map(pane).collect();
        let border = ("│".to_owned(), Color::Blue);
        let whole: Seen = panes.join(&border);
        let seen = |row: &Seen| -> Seen {
            if !kitty {
                return row.clone();
            }
            as_kitty_draws(row.clone()).into_iter().map(|sign| (sign, Color::Reset)).collect()
        };
        let alone: Vec<Seen> = panes.iter().map(seen).collect();
        let border = seen(&vec![border]);
        prop_assert_eq!(seen(&whole), alone.join(&border[0]), "{:?}", whole);
    }

    #[test]
    fn a_terminal_that_joins_joins_what_was_joined(text in plain_text(), base in any_base(), width in 1_u16..40) {
        let letters = |line: &Line| -> Vec<String> {
            let pieces = in_logical_order(std::slice::from_ref(line));
            let texts = pieces.into_iter().map(|piece| piece.text.to_string());
            texts.filter(|text| text.chars().all(char::is_alphabetic)).collect()
        };
        for line in Paragraph::new(&text, base).wrap(width) {
            for mode in [Mode::Embed, Mode::EmbedMirroring, Mode::Logical] {
                let sent: String = row(&line, mode, 41).into_iter().map(|(sign, _)| sign).collect();
                prop_assert_eq!(letters(&Paragraph::new(&sent, base).truncate(100)), letters(&line), "{:?}", sent);
            }
        }
    }
}
