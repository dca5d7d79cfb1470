//! Order: the Unicode bidirectional algorithm (UAX #9) over a paragraph, and the rules that belong to a line.
//!
//! The algorithm sees only classes and brackets, and a run of equal strong characters, numbers or blanks counts as one of
//! them; so do words of one direction with nothing but blanks and signs between. So a paragraph is first condensed to one
//! letter for such a run, which leaves a handful of a prose paragraph, and `unicode-bidi` resolves that. Where all of it can
//! only run one way, nothing is left to resolve.

use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

use super::property::{Pair, Properties};

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
    /// The class of the last run; none for a bracket, behind which a run of its own begins.
    last: Option<BidiClass>,
    /// Where the last run stands in `condensed`, and whether it has a cluster.
    run: u32,
    begun: bool,
    /// Neutrals behind a strong character, held back until it is known what comes behind them; and their first cluster.
    held: bool,
    held_first: Option<u32>,
    /// The classes met, a bit each.
    met: u32,
    /// (byte in `condensed`, first cluster) of the runs that have one.
    first: Vec<(u32, u32)>,
    /// (byte in `condensed`, next cluster) of isolate controls.
    isolates: Vec<(u32, u32)>,
}

impl Classes {
    /// The next character, before which there are `clusters` clusters.
    #[inline]
    pub fn push(&mut self, c: char, properties: Properties, clusters: usize) {
        // Within a word nothing changes.
        if self.held || self.last != Some(properties.class) || properties.class != BidiClass::AL {
            self.push_other(c, properties, clusters);
        }
    }

    fn push_other(&mut self, c: char, properties: Properties, clusters: usize) {
        use BidiClass::{AL, AN, BN, CS, EN, ES, ET, L, NSM, ON, R, WS};
        let class = match properties.class {
            // As good as absent (X9).
            BN => return,
            // To all rules but L1, which is not done here, it is a neutral as any other.
            WS => ON,
            // One that is not behind a number (W4) becomes a neutral (W6). Behind a control it may yet be, for that may be
            // as good as absent.
            CS | ES if matches!(self.last, Some(L | R | AL | ON)) => ON,
            class => class,
        };
        let bracket = properties.pair == Pair::Bracket;
        match (self.last, class) {
            // Neutrals between two strong characters of one class are as these are (N1): all three are one run.
            (Some(L | R | AL), ON) if !bracket => self.held = true,
            (Some(last @ (L | R | AL)), _) if last == class => self.join_held(),
            // A mark is what it stands on (W1).
            (Some(L | R | AL | EN | AN | ON), NSM) => {}
            (Some(last), EN | AN | ET | ON) if last == class && !bracket => {}
            _ => self.begin_run(c, class, bracket, clusters),
        }
    }

    fn begin_run(&mut self, c: char, class: BidiClass, bracket: bool, clusters: usize) {
        use BidiClass::{FSI, LRI, PDI, RLI};
        self.release_held();
        self.met |= 1 << class as u32;
        self.run = self.condensed.len() as u32;
        self.begun = false;
        self.condensed.push(if bracket { c } else { letter(class) });
        self.last = (!bracket).then_some(class);
        if matches!(class, LRI | RLI | FSI | PDI) {
            self.isolates.push((self.run, clusters as u32));
        }
    }

    /// Takes the neutrals held back into the run before them.
    #[inline]
    fn join_held(&mut self) {
        self.held = false;
        let first = self.held_first.take();
        // What began the run may have no cluster: a direction mark.
        if let Some(first) = first.filter(|_| !self.begun) {
            self.begun = true;
            self.first.push((self.run, first));
        }
    }

    /// Makes the neutrals held back a run of their own.
    fn release_held(&mut self) {
        if !std::mem::take(&mut self.held) {
            return;
        }
        let run = self.condensed.len() as u32;
        self.condensed.push(letter(BidiClass::ON));
        self.met |= 1 << BidiClass::ON as u32;
        if let Some(first) = self.held_first.take() {
            self.first.push((run, first));
        }
    }

    /// Says that cluster `index` begins with the character pushed last.
    #[inline]
    pub fn begin(&mut self, index: usize) {
        if self.held {
            self.held_first.get_or_insert(index as u32);
        } else if !self.begun {
            self.begun = true;
            self.first.push((self.run, index as u32));
        }
    }

    /// Whether everything is at the base level, whatever its order.
    fn is_plain(&self, base: u8) -> bool {
        use BidiClass::{AL, CS, EN, ES, ET, L, NSM, ON, R, S};
        const BOTH: u32 =
            1 << NSM as u32 | 1 << ON as u32 | 1 << CS as u32 | 1 << ES as u32 | 1 << ET as u32 | 1 << S as u32;
        // Behind nothing but letters of the left-to-right kind a number is one of them (W7).
        const LTR: u32 = BOTH | 1 << L as u32 | 1 << EN as u32;
        const RTL: u32 = BOTH | 1 << R as u32 | 1 << AL as u32;
        self.met & !(if base == 0 { LTR } else { RTL }) == 0
    }

    /// Gives each of `items`, one a cluster, its place before L1.
    pub fn resolve<T>(&mut self, base: u8, items: &mut [T], place: impl Fn(&mut T) -> &mut Place) {
        self.release_held();
        for item in items.iter_mut() {
            *place(item) = Place::new(base);
        }
        if !self.is_plain(base) {
            self.resolve_mixed(base, items, place);
        }
    }

    fn resolve_mixed<T>(&self, base: u8, items: &mut [T], place: impl Fn(&mut T) -> &mut Place) {
        let level = Level::new(base).unwrap_or_else(|_| Level::ltr());
        let levels = ParagraphBidiInfo::new_with_data_source(&Letters, &self.condensed, Some(level)).levels;
        let level_of = |run: u32| levels.get(run as usize).map_or(base, Level::number);
        for (at, &(run, first)) in self.first.iter().enumerate() {
            let end = self.first.get(at + 1).map_or(items.len(), |&(_, next)| next as usize);
            let level = level_of(run);
            for item in items.get_mut(first as usize..end).unwrap_or_default() {
                place(item).level = level;
            }
        }
        for &(run, next) in &self.isolates {
            if let Some(item) = items.get_mut(next as usize) {
                let place = place(item);
                place.gap = place.gap.min(level_of(run));
            }
        }
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
    use proptest::prelude::*;

    use super::super::property::PropertyTable;
    use super::super::shape::{Shaped, shape};
    use super::*;

    fn mixed() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            6 => "[ابتمن]{1,4}",
            5 => " |  ",
            2 => "[א-ת]{1,2}",
            2 => "[a-z]{1,3}",
            3 => "[0-9٠-٩۰-۹]{1,3}",
            4 => "[-+./:,،%$#!؟*]",
            2 => "[()\\[\\]«»{}〈〉]",
            2 => "[\u{64b}-\u{652}\u{301}]{1,2}",
            2 => "[\u{200c}-\u{200f}\u{61c}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{ad}\t]",
        ];
        prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

        #[test]
        fn condensing_changes_no_level(text in mixed(), base in 0_u8..2) {
            let Shaped { mut clusters, mut classes, .. } = shape(&text);
            classes.resolve(base, &mut clusters, |cluster| &mut cluster.place);
            let level = Level::new(base).unwrap();
            let whole = ParagraphBidiInfo::new_with_data_source(&PropertyTable::get(), &text, Some(level)).levels;
            for cluster in &clusters {
                let wanted = whole[cluster.start as usize].number();
                prop_assert_eq!(cluster.place.level, wanted, "{:?} at {} of {:?}", cluster.sign, cluster.start, text);
            }
        }
    }

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
