//! Mirroring (L4) against Unicode 17's BidiMirroring.txt, packed by `tests/data/pack_breaks.py`; and what mujaz puts into a text,
//! which keeps its order in every mode.

use mujaz::typeset::{Base, Line, Mode, Paragraph, isolate, paint};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn pairs() -> Vec<(char, char)> {
    let point = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).expect("a code point");
    let lines = include_str!("data/mirroring.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(sign, other)| (point(sign), point(other))).collect()
}

fn set(text: &str, base: Base) -> Line {
    Paragraph::new(text, base).truncate(200)
}

#[test]
fn every_sign_with_a_counterpart_becomes_it_from_right_to_left() {
    let pairs = pairs();
    assert_eq!(pairs.len(), 428);
    for (sign, other) in pairs {
        let line = set(&format!("ب{sign}ب"), Base::Rtl);
        assert_eq!(line.pieces[1].text, other.to_string(), "{:04x}", sign as u32);
        let line = set(&format!("a{sign}a"), Base::Rtl);
        assert_eq!(line.pieces[1].text, sign.to_string(), "{:04x}", sign as u32);
        let marked = set(&format!("ب{sign}\u{301}ب"), Base::Rtl);
        assert_eq!(marked.pieces[1].text, format!("{other}\u{301}"), "{:04x}", sign as u32);
    }
}

#[test]
fn no_other_sign_is_mirrored() {
    let pairs = pairs();
    // Behind these a later version has further pairs.
    for c in ('!'..='\u{2bff}').filter(|c| !c.is_alphanumeric() && !pairs.iter().any(|(sign, _)| sign == c)) {
        let line = set(&format!("ب{c}ب"), Base::Rtl);
        let shown = line.pieces.get(1).filter(|piece| line.pieces.len() == 3 && piece.text.chars().count() == 1);
        let kept = shown
            .is_none_or(|piece| piece.text == c.to_string() || "#* \u{3000}\u{fffd}".contains(piece.text.as_str()));
        assert!(kept, "{:04x}: {:?}", c as u32, line.text());
    }
}

/// What the program puts into a line of Arabic.
const INSERTS: [&str; 9] = [
    "2020-06-04",
    "2020-06-04T18:30Z",
    "+218 61 909 12 34",
    "(061) 909-1234",
    "https://example.org/a/b-1?c=2&d=3",
    "v1.12-rc.3",
    "3.5%",
    "-12.5",
    "~/.config/mujaz/config.toml",
];

/// The row as it is sent.
fn sent(line: &Line, mode: Mode) -> Vec<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, line.width + 2, 1));
    paint::line(line, mode, buf.area, &mut buf, |_| Style::new());
    buf.content.iter().map(|cell| cell.symbol().to_owned()).collect()
}

/// The row as a terminal that orders it by UAX #9, from left to right, shows it.
fn ordered(row: &[String]) -> String {
    let line = Paragraph::new(&row.concat(), Base::Ltr).truncate(u16::MAX);
    line.text()
}

#[test]
fn inserts_keep_their_order_in_every_mode() {
    for insert in INSERTS {
        for text in [
            format!("يوم {} صباحا", isolate(insert)),
            format!("{} سرت", isolate(insert)),
            format!("سرت {}", isolate(insert)),
        ] {
            let line = set(&text, Base::Rtl);
            let visual = sent(&line, Mode::Visual).concat();
            assert!(visual.contains(insert), "{visual}");
            // Konsole orders and joins; what it shows is what was meant.
            let embedded = ordered(&sent(&line, Mode::Embed));
            assert!(embedded.contains(insert), "{embedded}");
            // kitty turns only runs with Arabic letters in them, and an insert stands between blanks.
            let kitty = sent(&line, Mode::Kitty).concat();
            assert!(kitty.contains(insert), "{kitty}");
        }
    }
}

#[test]
fn logical_mode_sends_inserts_as_they_are() {
    for insert in INSERTS {
        let line = set(&format!("يوم {} صباحا", isolate(insert)), Base::Rtl);
        let row = sent(&line, Mode::Logical).concat();
        assert!(row.contains(insert), "{row}");
    }
}

#[test]
fn an_insert_does_not_change_what_stands_beside_it() {
    let plain = set("قال سرت ثم عاد", Base::Rtl).text();
    for insert in INSERTS {
        let line = set(&format!("قال سرت {} ثم عاد", isolate(insert)), Base::Rtl).text();
        assert_eq!(line.replacen(&format!("{insert} "), "", 1), plain);
    }
}
