//! The presentation forms of Arabic letters: the shapes that a terminal without a shaper can paint.
//!
//! Source: the compatibility decompositions of U+FB50..U+FDFF and U+FE70..U+FEFF in `UnicodeData.txt` (Unicode 17, unchanged
//! since 3.0), one row for each letter that stands alone behind `<isolated>`, `<final>`, `<initial>` or `<medial>`. The
//! letters of Arabic, Persian, Urdu, Sindhi, Uyghur and most of Kurdish are there; a letter without a row keeps its own sign.

/// Which of its neighbours a letter touches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// The letter before it, in logical order.
    pub before: bool,
    /// The letter after it.
    pub after: bool,
}

/// The shape of `letter` between its neighbours. Where Unicode has no such form it is the nearest one that joins backwards
/// as the letter does, and the letter itself where it has none at all.
#[inline]
pub(super) fn shaped(letter: char, joined: Joined) -> char {
    let row = (letter as usize).checked_sub(FIRST).and_then(|slot| ROWS.get(slot));
    // One look for all four: a branch on what joins is guessed wrong for every other letter.
    let form = row.map_or(0, |row| row[usize::from(joined.before) + 2 * usize::from(joined.after)]);
    if form == 0 { letter } else { char::from_u32(form.into()).unwrap_or(letter) }
}

/// Lam and `alef` in one sign, or `None` where Unicode has no such ligature.
pub(super) const fn lam_alef(alef: char, joined_before: bool) -> Option<char> {
    Some(match (alef, joined_before) {
        ('آ', false) => '\u{fef5}',
        ('آ', true) => '\u{fef6}',
        ('أ', false) => '\u{fef7}',
        ('أ', true) => '\u{fef8}',
        ('إ', false) => '\u{fef9}',
        ('إ', true) => '\u{fefa}',
        ('ا', false) => '\u{fefb}',
        ('ا', true) => '\u{fefc}',
        _ => return None,
    })
}

/// Whether it is lam-alef in one sign.
pub(super) const fn is_lam_alef(sign: char) -> bool {
    matches!(sign, '\u{fef5}'..='\u{fefc}')
}

/// The letter whose presentation form this is, and how that form is joined; `None` for lam-alef and everything else.
pub(super) fn letter(form: char) -> Option<(char, Joined)> {
    let code = form as u32;
    if !matches!(code, 0xfb50..=0xfbff | 0xfe80..=0xfef4) {
        return None;
    }
    FORMS.iter().find_map(|&(letter, forms)| {
        let at = forms.iter().position(|&form| u32::from(form) == code)?;
        Some((char::from_u32(letter.into())?, Joined { before: at % 2 == 1, after: at >= 2 }))
    })
}

const FIRST: usize = 0x0621;
const LAST: usize = 0x06d3;

/// What is painted for each letter, counted from `FIRST`, with the nearest form in place of one that is missing; 0 for itself.
static ROWS: [[u16; 4]; LAST - FIRST + 1] = {
    let mut rows = [[0; 4]; LAST - FIRST + 1];
    let mut row = 0;
    while row < FORMS.len() {
        let (letter, [isolated, end, initial, medial]) = FORMS[row];
        let initial = if initial == 0 { isolated } else { initial };
        let medial = if medial == 0 { end } else { medial };
        rows[letter as usize - FIRST] = [isolated, end, initial, medial];
        row += 1;
    }
    rows
};

/// Letter; isolated, final, initial and medial form, 0 where there is none.
const FORMS: [(u16, [u16; 4]); 76] = [
    (0x0621, [0xfe80, 0, 0, 0]),
    (0x0622, [0xfe81, 0xfe82, 0, 0]),
    (0x0623, [0xfe83, 0xfe84, 0, 0]),
    (0x0624, [0xfe85, 0xfe86, 0, 0]),
    (0x0625, [0xfe87, 0xfe88, 0, 0]),
    (0x0626, [0xfe89, 0xfe8a, 0xfe8b, 0xfe8c]),
    (0x0627, [0xfe8d, 0xfe8e, 0, 0]),
    (0x0628, [0xfe8f, 0xfe90, 0xfe91, 0xfe92]),
    (0x0629, [0xfe93, 0xfe94, 0, 0]),
    (0x062a, [0xfe95, 0xfe96, 0xfe97, 0xfe98]),
    (0x062b, [0xfe99, 0xfe9a, 0xfe9b, 0xfe9c]),
    (0x062c, [0xfe9d, 0xfe9e, 0xfe9f, 0xfea0]),
    (0x062d, [0xfea1, 0xfea2, 0xfea3, 0xfea4]),
    (0x062e, [0xfea5, 0xfea6, 0xfea7, 0xfea8]),
    (0x062f, [0xfea9, 0xfeaa, 0, 0]),
    (0x0630, [0xfeab, 0xfeac, 0, 0]),
    (0x0631, [0xfead, 0xfeae, 0, 0]),
    (0x0632, [0xfeaf, 0xfeb0, 0, 0]),
    (0x0633, [0xfeb1, 0xfeb2, 0xfeb3, 0xfeb4]),
    (0x0634, [0xfeb5, 0xfeb6, 0xfeb7, 0xfeb8]),
    (0x0635, [0xfeb9, 0xfeba, 0xfebb, 0xfebc]),
    (0x0636, [0xfebd, 0xfebe, 0xfebf, 0xfec0]),
    (0x0637, [0xfec1, 0xfec2, 0xfec3, 0xfec4]),
    (0x0638, [0xfec5, 0xfec6, 0xfec7, 0xfec8]),
    (0x0639, [0xfec9, 0xfeca, 0xfecb, 0xfecc]),
    (0x063a, [0xfecd, 0xfece, 0xfecf, 0xfed0]),
    (0x0641, [0xfed1, 0xfed2, 0xfed3, 0xfed4]),
    (0x0642, [0xfed5, 0xfed6, 0xfed7, 0xfed8]),
    (0x0643, [0xfed9, 0xfeda, 0xfedb, 0xfedc]),
    (0x0644, [0xfedd, 0xfede, 0xfedf, 0xfee0]),
    (0x0645, [0xfee1, 0xfee2, 0xfee3, 0xfee4]),
    (0x0646, [0xfee5, 0xfee6, 0xfee7, 0xfee8]),
    (0x0647, [0xfee9, 0xfeea, 0xfeeb, 0xfeec]),
    (0x0648, [0xfeed, 0xfeee, 0, 0]),
    (0x0649, [0xfeef, 0xfef0, 0xfbe8, 0xfbe9]),
    (0x064a, [0xfef1, 0xfef2, 0xfef3, 0xfef4]),
    (0x0671, [0xfb50, 0xfb51, 0, 0]),
    (0x0677, [0xfbdd, 0, 0, 0]),
    (0x0679, [0xfb66, 0xfb67, 0xfb68, 0xfb69]),
    (0x067a, [0xfb5e, 0xfb5f, 0xfb60, 0xfb61]),
    (0x067b, [0xfb52, 0xfb53, 0xfb54, 0xfb55]),
    (0x067e, [0xfb56, 0xfb57, 0xfb58, 0xfb59]),
    (0x067f, [0xfb62, 0xfb63, 0xfb64, 0xfb65]),
    (0x0680, [0xfb5a, 0xfb5b, 0xfb5c, 0xfb5d]),
    (0x0683, [0xfb76, 0xfb77, 0xfb78, 0xfb79]),
    (0x0684, [0xfb72, 0xfb73, 0xfb74, 0xfb75]),
    (0x0686, [0xfb7a, 0xfb7b, 0xfb7c, 0xfb7d]),
    (0x0687, [0xfb7e, 0xfb7f, 0xfb80, 0xfb81]),
    (0x0688, [0xfb88, 0xfb89, 0, 0]),
    (0x068c, [0xfb84, 0xfb85, 0, 0]),
    (0x068d, [0xfb82, 0xfb83, 0, 0]),
    (0x068e, [0xfb86, 0xfb87, 0, 0]),
    (0x0691, [0xfb8c, 0xfb8d, 0, 0]),
    (0x0698, [0xfb8a, 0xfb8b, 0, 0]),
    (0x06a4, [0xfb6a, 0xfb6b, 0xfb6c, 0xfb6d]),
    (0x06a6, [0xfb6e, 0xfb6f, 0xfb70, 0xfb71]),
    (0x06a9, [0xfb8e, 0xfb8f, 0xfb90, 0xfb91]),
    (0x06ad, [0xfbd3, 0xfbd4, 0xfbd5, 0xfbd6]),
    (0x06af, [0xfb92, 0xfb93, 0xfb94, 0xfb95]),
    (0x06b1, [0xfb9a, 0xfb9b, 0xfb9c, 0xfb9d]),
    (0x06b3, [0xfb96, 0xfb97, 0xfb98, 0xfb99]),
    (0x06ba, [0xfb9e, 0xfb9f, 0, 0]),
    (0x06bb, [0xfba0, 0xfba1, 0xfba2, 0xfba3]),
    (0x06be, [0xfbaa, 0xfbab, 0xfbac, 0xfbad]),
    (0x06c0, [0xfba4, 0xfba5, 0, 0]),
    (0x06c1, [0xfba6, 0xfba7, 0xfba8, 0xfba9]),
    (0x06c5, [0xfbe0, 0xfbe1, 0, 0]),
    (0x06c6, [0xfbd9, 0xfbda, 0, 0]),
    (0x06c7, [0xfbd7, 0xfbd8, 0, 0]),
    (0x06c8, [0xfbdb, 0xfbdc, 0, 0]),
    (0x06c9, [0xfbe2, 0xfbe3, 0, 0]),
    (0x06cb, [0xfbde, 0xfbdf, 0, 0]),
    (0x06cc, [0xfbfc, 0xfbfd, 0xfbfe, 0xfbff]),
    (0x06d0, [0xfbe4, 0xfbe5, 0xfbe6, 0xfbe7]),
    (0x06d2, [0xfbae, 0xfbaf, 0, 0]),
    (0x06d3, [0xfbb0, 0xfbb1, 0, 0]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_takes_the_shape_its_neighbours_ask_for() {
        let of = |letter, before, after| shaped(letter, Joined { before, after });
        assert_eq!(of('ب', false, false), 'ﺏ');
        assert_eq!(of('ب', true, false), 'ﺐ');
        assert_eq!(of('ب', false, true), 'ﺑ');
        assert_eq!(of('ب', true, true), 'ﺒ');
        assert_eq!(of('و', true, false), 'ﻮ');
        assert_eq!(of('ی', true, true), 'ﯿ', "Persian yeh");
        assert_eq!(of('ے', true, false), 'ﮯ', "Urdu yeh barree");
        assert_eq!(of('ۆ', true, false), 'ﯚ', "Kurdish oe");
        assert_eq!(of('ڭ', true, true), 'ﯖ', "Uyghur ng");
        assert_eq!(of('ى', false, true), '\u{fbe8}', "Uyghur yeh");
        assert_eq!(of('ڕ', true, false), 'ڕ', "Kurdish rreh has no forms");
        assert_eq!(of('a', true, true), 'a');
    }

    #[test]
    fn every_form_leads_back_to_its_letter() {
        for (code, forms) in FORMS {
            for form in forms.into_iter().filter(|&form| form != 0) {
                let form = char::from_u32(form.into()).unwrap();
                let (letter, joined) = letter(form).unwrap();
                assert_eq!(letter as u32, u32::from(code));
                assert_eq!(shaped(letter, joined), form);
            }
        }
        assert_eq!(letter('\u{fefb}'), None);
        assert_eq!(letter('x'), None);
    }
}
