//! Order: the Unicode bidirectional algorithm (UAX #9) over a paragraph, and the rules that belong to a line.
//!
//! The algorithm sees only classes and brackets, and a run of equal strong characters, numbers or blanks counts as one of
//! them. So a paragraph is first condensed to one ASCII letter for such a run, which makes it about five times shorter, and
//! `unicode-bidi` resolves that.

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

/// A paragraph's classes, condensed; and which cluster each run begins with.
#[derive(Debug, Default)]
pub(super) struct Classes {
    condensed: String,
    last: Option<BidiClass>,
    /// Where the last run stands in `condensed`.
    run: usize,
    /// (byte in `condensed`, first cluster) of the runs that have one.
    first: Vec<(usize, usize)>,
}

impl Classes {
    /// The next character. Boundary neutrals are as good as absent (X9), and a mark is what it stands on (W1).
    pub fn push(&mut self, c: char, class: BidiClass) {
        use BidiClass::{AL, AN, BN, EN, ET, L, NSM, ON, R, WS};
        let goes_on = match (self.last, class) {
            (_, BN) | (Some(L | R | AL | EN | AN), NSM) => return,
            (Some(last), L | R | AL | EN | AN | ET | WS | ON) => last == class,
            _ => false,
        };
        let bracket = class == ON && HardcodedBidiData.bidi_matched_opening_bracket(c).is_some();
        if goes_on && !bracket {
            return;
        }
        self.run = self.condensed.len();
        self.condensed.push(if bracket { c } else { letter(class) });
        // What follows a bracket begins a run of its own.
        self.last = (!bracket).then_some(class);
    }

    /// Says that cluster `index` begins with the character pushed last.
    pub fn begin(&mut self, index: usize) {
        if self.first.last().is_none_or(|&(run, _)| run != self.run) {
            self.first.push((self.run, index));
        }
    }

    /// The resolved level of each of `count` clusters, before L1.
    pub fn levels(&self, base: u8, count: usize) -> Vec<u8> {
        let base = Level::new(base).unwrap_or_else(|_| Level::ltr());
        let resolved = ParagraphBidiInfo::new_with_data_source(&Letters, &self.condensed, Some(base)).levels;
        let mut levels = vec![base.number(); count];
        for (place, &(run, first)) in self.first.iter().enumerate() {
            let end = self.first.get(place + 1).map_or(count, |&(_, next)| next);
            if let (Some(level), Some(clusters)) = (resolved.get(run), levels.get_mut(first..end)) {
                clusters.fill(level.number());
            }
        }
        levels
    }
}

/// The classes by their letters, in the order of [`BidiClass`].
const CLASSES: [BidiClass; 23] = {
    use BidiClass::{AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS};
    [AL, AN, B, BN, CS, EN, ES, ET, FSI, L, LRE, LRI, LRO, NSM, ON, PDF, PDI, R, RLE, RLI, RLO, S, WS]
};

/// FSI is itself, for `unicode-bidi` takes it to be as long as it is.
const fn letter(class: BidiClass) -> char {
    match class {
        BidiClass::FSI => FSI,
        _ => (b'A' + class as u8) as char,
    }
}

const FSI: char = '\u{2068}';

/// What the letters of a condensed paragraph mean; anything else in it is a bracket.
struct Letters;

impl BidiDataSource for Letters {
    fn bidi_class(&self, c: char) -> BidiClass {
        if c == FSI {
            return BidiClass::FSI;
        }
        let letter = (c as usize).checked_sub('A' as usize);
        letter.and_then(|at| CLASSES.get(at)).copied().unwrap_or(BidiClass::ON)
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<unicode_bidi::data_source::BidiMatchedOpeningBracket> {
        if c.is_ascii_uppercase() { None } else { HardcodedBidiData.bidi_matched_opening_bracket(c) }
    }
}

/// L2: the visual order, left to right, of clusters that stand at `levels` in logical order.
pub(super) fn visual(levels: &[u8]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..levels.len() as u32).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min().unwrap_or(u8::MAX);
    // The runs at or above a level stay in one piece while higher ones are turned, so their places are those in `levels`.
    for level in (lowest_odd..=highest).rev() {
        let mut start = 0;
        for run in levels.chunk_by(|a, b| (*a >= level) == (*b >= level)) {
            let end = start + run.len();
            if run.first().is_some_and(|&first| first >= level)
                && let Some(run) = order.get_mut(start..end)
            {
                run.reverse();
            }
            start = end;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_in_the_order_of_the_classes() {
        for class in CLASSES {
            assert_eq!(Letters.bidi_class(letter(class)), class);
        }
    }

    #[test]
    fn runs_are_reversed_from_the_highest_level_down() {
        assert_eq!(visual(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(visual(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(visual(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(visual(&[0, 1, 1, 0, 2, 1]), [0, 2, 1, 3, 5, 4]);
        assert!(visual(&[]).is_empty());
    }
}
