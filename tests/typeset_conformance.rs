//! Unicode 17's `BidiTest.txt` and `BidiCharacterTest.txt`, every case, against the order in which lines are painted.
//!
//! The files are packed by `tests/data/pack_bidi.py`. A case passes if the pieces of the line stand in the expected order, each
//! at the expected level, and if nothing but formatting characters, marks on what is before them and white space at the end
//! is not a piece of its own.

use mujaz::typeset::{Base, Paragraph};
use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, HardcodedBidiData, Level};

/// The classes by their letters in the packed file, each with characters of the class. No two of them join to one sign, and
/// none is a bracket.
const CLASSES: [&str; 23] = [
    "aé中",
    "אב\u{7c1}",
    "بدگ",
    "15۶",
    "+-",
    "%$°",
    "٠٩\u{66b}",
    ",:/",
    "\u{2029}\n",
    "\t",
    " \u{2003}\u{3000}",
    "!*&…",
    "\u{202a}",
    "\u{202d}",
    "\u{202b}",
    "\u{202e}",
    "\u{202c}",
    "\u{301}\u{64b}\u{5b4}",
    "\u{ad}\u{200b}\u{200d}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
];

/// `None` where the character has no level.
type Levels = Vec<Option<u8>>;

fn levels(list: &str) -> Levels {
    list.split(' ').filter(|level| !level.is_empty()).map(|level| level.parse().ok()).collect()
}

/// The places of the characters that have a level, in visual order, as `unicode-bidi` has it.
fn visual(levels: &Levels) -> Vec<usize> {
    let shown: Vec<(usize, Level)> = levels
        .iter()
        .enumerate()
        .filter_map(|(at, level)| Some((at, Level::new((*level)?).expect("a level"))))
        .collect();
    let of_shown: Vec<Level> = shown.iter().map(|&(_, level)| level).collect();
    BidiInfo::reorder_visual(&of_shown).into_iter().map(|place| shown[place].0).collect()
}

/// Whether a character that is no piece of its own may be missing: it is never painted, or at the line's end.
fn may_be_hidden(chars: &[(usize, char)], shown: &[Option<u8>], at: usize) -> bool {
    use BidiClass::{B, BN, FSI, LRE, LRI, LRO, NSM, PDF, PDI, RLE, RLI, RLO, S, WS};
    let class = |at: usize| HardcodedBidiData.bidi_class(chars[at].1);
    let mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}');
    let formats =
        |at: usize| matches!(class(at), LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI | BN) || mark(chars[at].1);
    match class(at) {
        // On the last character that is shown, with nothing but marks and joiners between.
        NSM => (0..at)
            .rev()
            .find(|&before| shown[before].is_some())
            .is_some_and(|base| (base + 1..at).all(|between| class(between) == NSM || chars[between].1 == '\u{200d}')),
        B | S | WS => (at..chars.len()).all(|after| formats(after) || matches!(class(after), B | S | WS | NSM)),
        _ => formats(at),
    }
}

fn check(text: &str, base: Base, paragraph_rtl: Option<bool>, expected: &Levels) {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let paragraph = Paragraph::new(text, base);
    if let Some(rtl) = paragraph_rtl {
        assert_eq!(paragraph.is_rtl(), rtl, "{text:?}");
    }
    let lines = paragraph.wrap(u16::MAX);
    let [line] = lines.as_slice() else { panic!("{} lines for {text:?}", lines.len()) };
    let mut shown = vec![None; chars.len()];
    let mut painted = Vec::new();
    for piece in &line.pieces {
        let at = chars.partition_point(|&(byte, _)| byte < piece.bytes.start);
        shown[at] = Some(piece.level);
        painted.push(at);
    }
    for at in 0..chars.len() {
        match shown[at] {
            None => assert!(may_be_hidden(&chars, &shown, at), "{text:?} {base:?}: {at} is lost"),
            level => assert_eq!(level, expected[at], "{text:?} {base:?}: level of {at}"),
        }
    }
    let wanted: Vec<usize> = visual(expected).into_iter().filter(|&at| shown[at].is_some()).collect();
    assert_eq!(painted, wanted, "{text:?} {base:?}: order");
}

/// The cases of a group: places in [`CLASSES`].
fn unpack(packed: &str) -> Vec<Vec<usize>> {
    let mut cases: Vec<Vec<usize>> = Vec::new();
    let mut case: Vec<usize> = Vec::new();
    let mut begun = false;
    for c in packed.bytes() {
        if c.is_ascii_digit() {
            case.truncate(usize::from(c - b'0'));
            begun = true;
            continue;
        }
        if !begun {
            case.pop();
            begun = true;
        }
        case.push(usize::from(c.to_ascii_uppercase() - b'A'));
        if c.is_ascii_lowercase() {
            cases.push(case.clone());
            begun = false;
        }
    }
    cases
}

#[test]
fn bidi_test() {
    let mut group = (Levels::new(), 0);
    let mut checked = 0_usize;
    for line in include_str!("data/bidi-classes.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("= ") {
            let (expected, mask) = head.rsplit_once(' ').unwrap();
            group = (levels(expected), u8::from_str_radix(mask, 16).unwrap());
            continue;
        }
        for case in unpack(line) {
            // Another character of each class from case to case.
            let text: String = (case.iter().enumerate())
                .map(|(at, &class)| CLASSES[class].chars().cycle().nth(checked % 7 + at % 3).unwrap())
                .collect();
            for (bit, base) in [(1, Base::Auto), (2, Base::Ltr), (4, Base::Rtl)] {
                if group.1 & bit != 0 {
                    check(&text, base, None, &group.0);
                    checked += 1;
                }
            }
        }
    }
    assert_eq!(checked, 770_241);
}

#[test]
fn bidi_character_test() {
    let mut lines = include_str!("data/bidi-characters.txt").lines().filter(|line| !line.starts_with('#'));
    let mut table = || lines.next().unwrap().strip_prefix("@ ").unwrap();
    let point = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap();
    let points: Vec<char> = table().split(' ').map(point).collect();
    let result = |result: &str| {
        let (paragraph, of_chars) = result.split_once(' ').unwrap();
        (paragraph == "1", levels(of_chars))
    };
    let results: Vec<(bool, Levels)> = table().split(';').map(result).collect();
    let place = |sign: u8| usize::from(sign - b'!');
    let mut text: Vec<char> = Vec::new();
    let mut checked = 0;
    for line in lines {
        let (signs, outcomes) = line.split_once(' ').unwrap();
        text.truncate(usize::from(signs.as_bytes()[0] - b'0'));
        text.extend(signs.bytes().skip(1).map(|sign| points[place(sign)]));
        let text: String = text.iter().collect();
        for outcome in outcomes.as_bytes().chunks(3) {
            let base = [Base::Ltr, Base::Rtl, Base::Auto][usize::from(outcome[0] - b'0')];
            let (rtl, expected) = &results[place(outcome[1]) * 94 + place(outcome[2])];
            check(&text, base, Some(*rtl), expected);
            checked += 1;
        }
    }
    assert_eq!(checked, 91_707);
}
