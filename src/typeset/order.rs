//! Order: the Unicode bidirectional algorithm (UAX #9) over a paragraph, and the rules that belong to a line.
//!
//! The algorithm sees only classes and brackets, and a run of equal strong characters, numbers or blanks counts as one of
//! them. So a paragraph is first condensed to one ASCII letter for such a run, which makes it about five times shorter, and
//! `unicode-bidi` resolves that.

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

/// Where a cluster stands: what rule L2 needs of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Embedding level.
    pub level: u8,
    /// The lowest level of the isolate controls between it and the cluster before, which are not painted, but keep the runs
    /// on their two sides apart; [`Place::NO_GAP`] where there are none.
    pub gap: u8,
}

impl Place {
    pub const NO_GAP: u8 = u8::MAX;

    pub const fn new(level: u8) -> Self {
        Self { level, gap: Self::NO_GAP }
    }
}

/// A paragraph's classes, condensed; and which cluster each run begins with.
#[derive(Debug, Default)]
pub(super) struct Classes {
    condensed: String,
    last: Option<BidiClass>,
    /// Where the last run stands in `condensed`.
    run: usize,
    /// (byte in `condensed`, first cluster) of the runs that have one.
    first: Vec<(usize, usize)>,
    /// (byte in `condensed`, next cluster) of isolate controls.
    isolates: Vec<(usize, usize)>,
}

impl Classes {
    /// The next character, before which there are `clusters` clusters. Boundary neutrals are as good as absent (X9), and a
    /// mark is what it stands on (W1).
    pub fn push(&mut self, c: char, class: BidiClass, clusters: usize) {
        use BidiClass::{AL, AN, BN, EN, ET, FSI, L, LRI, NSM, ON, PDI, R, RLI, WS};
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
        if matches!(class, LRI | RLI | FSI | PDI) {
            self.isolates.push((self.run, clusters));
        }
    }

    /// Says that cluster `index` begins with the character pushed last.
    pub fn begin(&mut self, index: usize) {
        if self.first.last().is_none_or(|&(run, _)| run != self.run) {
            self.first.push((self.run, index));
        }
    }

    /// The places of `count` clusters, before L1.
    pub fn resolve(&self, base: u8, count: usize) -> Vec<Place> {
        let base = Level::new(base).unwrap_or_else(|_| Level::ltr());
        let levels = ParagraphBidiInfo::new_with_data_source(&Letters, &self.condensed, Some(base)).levels;
        let level_of = |run: usize| levels.get(run).map_or(base.number(), Level::number);
        let mut places = vec![Place::new(base.number()); count];
        for (at, &(run, first)) in self.first.iter().enumerate() {
            let end = self.first.get(at + 1).map_or(count, |&(_, next)| next);
            if let Some(clusters) = places.get_mut(first..end) {
                clusters.fill(Place::new(level_of(run)));
            }
        }
        for &(run, next) in &self.isolates {
            if let Some(place) = places.get_mut(next) {
                place.gap = place.gap.min(level_of(run));
            }
        }
        places
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

/// L2: the visual order, left to right, of clusters that stand at `places` in logical order.
pub(super) fn visual(places: &[Place]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    let highest = places.iter().map(|place| place.level).max().unwrap_or(0);
    // Down to 1 where the rule says to the lowest odd level: below that one, every run is turned an even number of times.
    // The runs at or above a level stay in one piece while higher ones are turned, so their bounds are those in `places`.
    for level in (1..=highest).rev() {
        let mut start = 0;
        for run in places.chunk_by(|a, b| a.level >= level && b.level.min(b.gap) >= level) {
            let end = start + run.len();
            if let Some(run) = order.get_mut(start..end) {
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
        let order = |levels: &[u8]| visual(&levels.iter().copied().map(Place::new).collect::<Vec<_>>());
        assert_eq!(order(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(order(&[0, 1, 1, 0, 2, 1]), [0, 2, 1, 3, 5, 4]);
        assert!(order(&[]).is_empty());
    }

    #[test]
    fn two_isolates_side_by_side_stay_apart() {
        let apart = [Place::new(1), Place { level: 1, gap: 0 }, Place::new(1)];
        assert_eq!(visual(&apart), [0, 2, 1]);
    }
}
