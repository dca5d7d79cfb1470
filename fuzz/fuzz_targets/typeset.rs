//! Any text at any width: lines tile it, none is wider than asked for, nothing is lost or doubled, what was measured is
//! painted, and no control character or stray sequence reaches a cell. The first four bytes say how.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mujaz::typeset::{Base, Line, Mode, Paragraph, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

const MODES: [Mode; 4] = [Mode::Visual, Mode::Kitty, Mode::Embed, Mode::Logical];

fuzz_target!(|data: &[u8]| {
    let Some((&[how, width, limit, at], bytes)) = data.split_first_chunk::<4>() else { return };
    let text = String::from_utf8_lossy(bytes);
    let base = [Base::Ltr, Base::Rtl, Base::Auto][usize::from(how % 3)];
    let mode = MODES[usize::from(how / 3 % 4)];
    let width = u16::from(width % 120);
    let paragraph = Paragraph::new(&text, base);

    let lines = paragraph.wrap(width);
    assert_eq!(lines.len(), paragraph.height(width));
    if width > 0 {
        let mut end = 0;
        for line in &lines {
            assert_eq!(line.bytes.start, end);
            end = line.bytes.end;
        }
        assert_eq!(end, text.len());
    }
    let mut last = None;
    for line in &lines {
        check(line, &text, width);
        let mut pieces: Vec<_> = line.pieces.iter().collect();
        pieces.sort_by_key(|piece| piece.order);
        for piece in pieces {
            assert!(last.is_none_or(|last| last < piece.order));
            last = Some(piece.order);
        }
        paints(line, mode, width);
    }
    let some = paragraph.wrap_at_most(width, usize::from(limit % 8));
    some.iter().for_each(|line| check(line, &text, width));
    let one = paragraph.truncate(width);
    check(&one, &text, width);
    paints(&one, mode, width);
    let caret = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).nth(at.into()).unwrap_or(text.len());
    let window = paragraph.window(caret, width);
    check(&window, &text, width);
    if width > 1 {
        assert!(paint::caret(&window, Rect::new(0, 0, width, 1), caret).is_some());
    }
});

fn check(line: &Line, text: &str, width: u16) {
    assert!(line.width <= width);
    assert_eq!(line.width, line.pieces.iter().map(|piece| u16::from(piece.width)).sum::<u16>());
    for piece in &line.pieces {
        assert!(text.get(piece.bytes.clone()).is_some());
        assert!(!piece.text.is_empty() && !piece.text.chars().any(char::is_control));
    }
}

/// Nothing but the line's own cells is touched, and each of them is; the sign that begins an embedding may go to the cell before.
fn paints(line: &Line, mode: Mode, width: u16) {
    let mut buf = Buffer::filled(Rect::new(0, 0, width + 4, 1), ratatui::buffer::Cell::new("#"));
    let area = Rect::new(2, 0, width, 1);
    paint::line(line, mode, area, &mut buf, |_| Style::new().fg(Color::Red));
    let painted = buf.content.iter().filter(|cell| cell.fg == Color::Red).count();
    assert!(painted >= usize::from(line.width) && painted <= usize::from(width));
    for (at, cell) in buf.content.iter().enumerate() {
        assert!(!cell.symbol().chars().any(char::is_control));
        let sign = cell.symbol().strip_prefix('#').filter(|_| mode == Mode::Embed && at == 1);
        let opens = |c| matches!(c, '\u{200e}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}' | '\u{2067}');
        let begins = sign.is_some_and(|sign| sign.chars().all(opens));
        assert!((2..2 + usize::from(width)).contains(&at) || cell.symbol() == "#" || begins);
    }
}
