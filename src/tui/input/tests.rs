use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};

use super::*;
use crate::tui::host::Answer;

/// All that comes of bytes, given in one piece and then given up.
fn of(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events = decoder.take(bytes);
    events.extend(decoder.give_up());
    assert_eq!(decoder.patience(), None, "{bytes:?} is held on to");
    events
}

/// The same, byte for byte.
fn of_fragments(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut events: Vec<Event> = bytes.iter().flat_map(|byte| decoder.take(&[*byte])).collect();
    events.extend(decoder.give_up());
    events
}

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn typed(text: &str) -> Vec<Event> {
    text.chars().map(|c| key(KeyCode::Char(c))).collect()
}

fn version(name: &str) -> Event {
    Event::Answer(Answer::Version(name.into()))
}

#[test]
fn keys_are_what_they_were() {
    let control = KeyModifiers::CONTROL;
    let cases: [(&[u8], Event); 19] = [
        (b"q", key(KeyCode::Char('q'))),
        ("ت".as_bytes(), key(KeyCode::Char('ت'))),
        ("🙂".as_bytes(), key(KeyCode::Char('🙂'))),
        (b"G", with(KeyCode::Char('G'), KeyModifiers::SHIFT)),
        (b"\r", key(KeyCode::Enter)),
        (b"\n", with(KeyCode::Char('j'), control)),
        (b"\t", key(KeyCode::Tab)),
        (b"\x7f", key(KeyCode::Backspace)),
        (b"\x03", with(KeyCode::Char('c'), control)),
        (b"\x1b", key(KeyCode::Esc)),
        (b"\x1bx", with(KeyCode::Char('x'), KeyModifiers::ALT)),
        (b"\x1b[A", key(KeyCode::Up)),
        (b"\x1bOB", key(KeyCode::Down)),
        (b"\x1b[6~", key(KeyCode::PageDown)),
        (b"\x1b[1;5C", with(KeyCode::Right, control)),
        (b"\x1b[Z", with(KeyCode::BackTab, KeyModifiers::SHIFT)),
        (b"\x1bOQ", key(KeyCode::F(2))),
        (b"\x1b[13~", key(KeyCode::F(3))),
        (b"\x1b[[A", key(KeyCode::F(1))),
    ];
    for (bytes, event) in cases {
        let event = [event];
        assert_eq!(of(bytes), event, "{bytes:?}");
        assert_eq!(of_fragments(bytes), event, "{bytes:?} in fragments");
    }
    assert_eq!(of(b"\x1b\x1b[A"), [key(KeyCode::Esc), key(KeyCode::Up)]);
}

#[test]
fn the_mouse_is_read_in_every_form() {
    for bytes in [&b"\x1b[<64;10;5M"[..], b"\x1b[96;10;5M", b"\x1b[M\x60\x2a\x25"] {
        let events = of_fragments(bytes);
        let [Event::Mouse(mouse)] = events.as_slice() else { panic!("{bytes:?} gives {events:?}") };
        assert_eq!((mouse.kind, mouse.column, mouse.row), (MouseEventKind::ScrollUp, 9, 4), "{bytes:?}");
    }
}

#[test]
fn a_paste_is_a_text_whatever_is_in_it() {
    let pasted = |text: &str| [Event::Paste(text.into())];
    assert_eq!(of(b"\x1b[200~a\x1b[201~"), pasted("a"));
    assert_eq!(of_fragments("\u{1b}[200~قوات q\u{1b}[201~".as_bytes()), pasted("قوات q"));
    let hostile = "\u{1b}P>|kitty(1)\u{1b}\\\u{1b}[?62c";
    assert_eq!(of(format!("\u{1b}[200~{hostile}\u{1b}[201~").as_bytes()), pasted(hostile));
    assert_eq!(of(b"\x1b[200~without an end"), pasted("without an end"));
}

#[test]
fn answers_are_no_keys_in_one_piece_or_many() {
    let said = b"j\x1bP>|VTE(8401)\x1b\\k\x1b[8;1$yl\x1b[>61;8401;1c\x1b[?62;4cq";
    let mut wanted = typed("j");
    wanted.push(version("VTE(8401)"));
    wanted.extend(typed("k"));
    wanted.push(Event::Answer(Answer::Explicit(1)));
    wanted.extend(typed("l"));
    wanted.push(Event::Answer(Answer::Secondary(vec![61, 8401, 1])));
    wanted.push(Event::Answer(Answer::Primary));
    wanted.extend(typed("q"));
    assert_eq!(of(said), wanted);
    assert_eq!(of_fragments(said), wanted);
}

#[test]
fn what_nobody_asked_for_is_no_key_either() {
    for report in
        ["\u{1b}[?2501;2$y", "\u{1b}[12;1$y", "\u{1b}]11;rgb:0000/0000/0000\u{7}", "\u{1b}P1$r0m\u{1b}\\", "\u{1b}[?1u"]
    {
        assert_eq!(of(format!("{report}j").as_bytes()), typed("j"), "{report:?}");
    }
    assert_eq!(of(b"\x1b[8;9$y\x1b[>1;;2c\x1b[>99999999999cj"), typed("j"));
}

#[test]
fn a_name_is_printable_and_short() {
    assert_eq!(of("\u{1b}P>|k\u{80}\u{200f}itty\u{1b}\\".as_bytes()), [version("kitty")]);
    let long = format!("\u{1b}P>|{}\u{1b}\\j", "x".repeat(100_000));
    assert_eq!(of(long.as_bytes()), [vec![version(&"x".repeat(80))], typed("j")].concat());
}

#[test]
fn an_answer_without_an_end_is_given_up_and_ends_at_any_key_that_no_answer_has() {
    let control_c = [with(KeyCode::Char('c'), KeyModifiers::CONTROL)];
    let mut decoder = Decoder::default();
    assert_eq!(decoder.take(b"\x1bP>|kit"), []);
    assert!(decoder.patience().is_some_and(|patience| patience <= std::time::Duration::from_secs(1)));
    assert_eq!(decoder.give_up(), []);
    assert_eq!(decoder.take(b"j"), typed("j"));
    assert_eq!(of(b"\x1bP>|kit\x03"), control_c);
    assert_eq!(of(b"\x1b[8;1\x03"), control_c);
    assert_eq!(of(b"\x1bP>|kit\x1b[A"), [key(KeyCode::Up)]);
    assert_eq!(of(b"\x1b]11;rgb\x1b\x1b[A"), [key(KeyCode::Esc), key(KeyCode::Up)]);
}

#[test]
fn an_endless_answer_takes_no_room() {
    let mut decoder = Decoder::default();
    decoder.take(b"\x1bP>|");
    for _ in 0..1000 {
        assert_eq!(decoder.take(&[b'x'; 4096]), []);
    }
    assert_eq!(decoder.take(b"\x1b\\j"), [vec![version(&"x".repeat(80))], typed("j")].concat());
    decoder.take(b"\x1b[");
    for _ in 0..1000 {
        assert_eq!(decoder.take(&[b'7'; 4096]), []);
    }
    assert_eq!(decoder.take(b"mj"), typed("j"));
}

#[test]
fn a_lone_esc_is_waited_for_longer_only_while_an_answer_may_come() {
    let mut decoder = Decoder::default();
    decoder.take(b"\x1b");
    let asked = decoder.patience().unwrap();
    assert_eq!(decoder.take(b"[?62c"), [Event::Answer(Answer::Primary)]);
    decoder.take(b"\x1b");
    assert!(decoder.patience().unwrap() < asked);
    let mut silent = Decoder::default();
    silent.take(b"\x1b");
    assert_eq!(silent.give_up(), [key(KeyCode::Esc)]);
    silent.take(b"\x1b");
    assert!(silent.patience().unwrap() < asked);
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_survived_and_never_held_on_to(bytes: Vec<u8>) {
        of(&bytes);
        of_fragments(&bytes);
    }

    #[test]
    fn what_looks_like_sequences_is_survived(text in "(\u{1b}|P|\\[|\\]|>|\\||\\?|;|[0-9]|c|M|<|~|\\$|y|O|\u{7}|\\\\|q|ق){0,40}") {
        of(text.as_bytes());
        of_fragments(text.as_bytes());
    }
}
