//! What may be attached to a word: و and ف before all else, then ب ل ك س, then the article; pronouns behind.

use smallvec::SmallVec;

/// Attached particles, one bit each.
pub mod clitic {
    /// و "and"
    pub const WA: u8 = 1;
    /// ف "so"
    pub const FA: u8 = 2;
    /// ب "in, with"
    pub const BA: u8 = 4;
    /// ل "to, for"
    pub const LA: u8 = 8;
    /// ك "as"
    pub const KA: u8 = 16;
    /// س, the future
    pub const SA: u8 = 32;
    /// ال, the article
    pub const AL: u8 = 64;
    /// A pronoun behind.
    pub const PRONOUN: u8 = 128;
}

/// One way to take a folded word apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut<'a> {
    /// What was cut off, as [`clitic`] bits.
    pub bits: u8,
    /// What is left.
    pub stem: &'a str,
    /// Whether the stem's final ت stands for ة or its final alef for tanwin, so that `stem` must be tried with ه or without.
    pub ending: Ending,
}

/// How the stem's last letter is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As it is.
    Plain,
    /// A pronoun was cut off behind ت: the stem ends in ة.
    Marbuta,
}

/// All ways to take `word` (folded) apart, the least cut first.
pub fn cuts(word: &str) -> SmallVec<[Cut<'_>; 16]> {
    let mut out: SmallVec<[Cut<'_>; 16]> = SmallVec::new();
    let mut fronts: SmallVec<[(u8, &str); 8]> = SmallVec::new();
    fronts.push((0, word));
    for (letter, bit) in [('و', clitic::WA), ('ف', clitic::FA)] {
        if let Some(rest) = word.strip_prefix(letter) {
            fronts.push((bit, rest));
        }
    }
    for at in 0..fronts.len() {
        let (bits, rest) = fronts[at];
        for (letter, bit) in [('ب', clitic::BA), ('ل', clitic::LA), ('ك', clitic::KA), ('س', clitic::SA)] {
            if let Some(stem) = rest.strip_prefix(letter) {
                fronts.push((bits | bit, stem));
            }
        }
    }
    for &(bits, stem) in &fronts {
        let long = |s: &str| s.chars().nth(1).is_some();
        if long(stem) {
            out.push(Cut { bits, stem, ending: Ending::Plain });
        }
        if let Some(bare) = stem.strip_prefix("ال").filter(|s| long(s)) {
            out.push(Cut { bits: bits | clitic::AL, stem: bare, ending: Ending::Plain });
        }
        // ل + ال is written لل: the stem now begins with the article's lam.
        if bits & clitic::LA != 0
            && let Some(bare) = stem.strip_prefix('ل').filter(|s| long(s))
        {
            out.push(Cut { bits: bits | clitic::AL, stem: bare, ending: Ending::Plain });
        }
    }
    out.sort_by_key(|c| c.bits.count_ones());
    for &(bits, stem) in &fronts {
        for pronoun in ["هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي"] {
            let Some(bare) = stem.strip_suffix(pronoun).filter(|s| s.chars().nth(2).is_some()) else { continue };
            let ending = if bare.ends_with('ت') { Ending::Marbuta } else { Ending::Plain };
            out.push(Cut { bits: bits | clitic::PRONOUN, stem: bare, ending: Ending::Plain });
            if ending == Ending::Marbuta {
                out.push(Cut { bits: bits | clitic::PRONOUN, stem: bare, ending });
            }
            break;
        }
    }
    out
}
