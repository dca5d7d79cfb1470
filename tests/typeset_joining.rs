//! Joining against Unicode 17's ArabicShaping.txt, packed by `tests/data/pack_shaping.py`.

use mujaz::typeset::{Base, Paragraph};

struct Letter {
    sign: char,
    joining: char,
    /// Isolated, final, initial, medial.
    forms: Option<[Option<char>; 4]>,
}

impl Letter {
    fn joins_back(&self) -> bool {
        matches!(self.joining, 'D' | 'R' | 'C')
    }

    fn joins_on(&self) -> bool {
        matches!(self.joining, 'D' | 'L' | 'C')
    }
}

fn letters() -> Vec<Letter> {
    let point = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let lines = include_str!("data/arabic-shaping.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split(' ').collect();
            let forms = (fields.len() == 6).then(|| [2, 3, 4, 5].map(|at| point(fields[at])));
            let joining = fields[1].chars().next().expect("a joining type");
            Letter { sign: point(fields[0]).expect("a code point"), joining, forms }
        })
        .collect()
}

/// What is painted, in logical order.
fn painted(text: &str) -> Vec<String> {
    let mut pieces = Paragraph::new(text, Base::Rtl).truncate(100).pieces;
    pieces.sort_by_key(|piece| piece.order);
    pieces.into_iter().map(|piece| piece.text.into()).collect()
}

#[test]
fn a_letter_has_the_form_that_its_neighbours_and_its_type_ask_for() {
    let mut checked = 0;
    for letter in letters() {
        let Some(forms) = letter.forms else { continue };
        let sign = letter.sign;
        let places =
            [(format!("{sign}"), 0), (format!("ب{sign}"), 1), (format!("{sign}ب"), 0), (format!("ب{sign}ب"), 1)];
        for (place, (text, at)) in places.into_iter().enumerate() {
            let (before, after) = (at == 1 && letter.joins_back(), place >= 2 && letter.joins_on());
            // Noon ghunna joins on both sides and has two forms; U+0677 has only the isolated one.
            let wanted = match (before, after) {
                (false, true) => forms[2].or(forms[0]),
                (true, true) => forms[3].or(forms[1]),
                (true, false) => forms[1],
                (false, false) => forms[0],
            };
            assert_eq!(
                painted(&text)[at],
                wanted.unwrap_or(sign).to_string(),
                "{sign} ({:04x}) in {text}",
                sign as u32
            );
            checked += 1;
        }
    }
    assert_eq!(checked, 76 * 4);
}

#[test]
fn every_character_lets_its_neighbours_join_as_its_type_says() {
    let letters = letters();
    assert!(letters.len() > 800);
    for letter in letters {
        let sign = letter.sign;
        let before = painted(&format!("ب{sign}"));
        let after = painted(&format!("{sign}ب"));
        assert_eq!(before[0].starts_with('ﺑ'), letter.joins_back(), "before {:04x}", sign as u32);
        let joined = after.last().is_some_and(|last| last.starts_with('ﺐ'));
        assert_eq!(joined, letter.joins_on(), "after {:04x}", sign as u32);
        if letter.joining == 'T' {
            assert!(painted(&format!("ب{sign}ب"))[0].starts_with('ﺑ'), "through {:04x}", sign as u32);
        }
    }
}

#[test]
fn a_letter_without_forms_keeps_its_sign_and_lets_others_join() {
    for letter in letters().into_iter().filter(|letter| letter.forms.is_none() && letter.joining == 'D') {
        let of = painted(&format!("ب{}ب", letter.sign));
        assert_eq!(of, ["ﺑ".to_owned(), letter.sign.to_string(), "ﺐ".to_owned()], "{:04x}", letter.sign as u32);
    }
}

#[test]
fn lam_takes_four_kinds_of_alef_and_nothing_between_but_marks() {
    let forms = [('آ', "ﻵﻶ"), ('أ', "ﻷﻸ"), ('إ', "ﻹﻺ"), ('ا', "ﻻﻼ")];
    for (alef, signs) in forms {
        let signs: Vec<String> = signs.chars().map(String::from).collect();
        assert_eq!(painted(&format!("ل{alef}")), signs[..1]);
        assert_eq!(painted(&format!("ب{}{alef}", 'ل'))[1..], signs[1..]);
        assert_eq!(painted(&format!("ل\u{651}\u{64e}{alef}")), [format!("{}\u{651}\u{64e}", signs[0])]);
        assert_eq!(painted(&format!("ل\u{64e}{alef}\u{64b}")), [format!("{}\u{64e}\u{64b}", signs[0])]);
        for between in ["\u{640}", "\u{200c}", "\u{200d}", "\u{200f}", " "] {
            assert!(painted(&format!("ل{between}{alef}")).len() >= 2, "{between:?}");
        }
    }
    assert_eq!(painted("لٱ"), ["ﻟ", "ﭑ"], "no ligature with alef wasla");
}
