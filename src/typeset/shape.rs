//! Shaping: characters to clusters, each what one or two cells show, in logical order.
//!
//! Letters take the form that their neighbours ask for (The Unicode Standard, 9.2, by `Joining_Type`), lam and alef become
//! one sign, marks stand with their letter. What is never painted does its work and is dropped.

use unicode_bidi::BidiClass;

use super::breaks::Breaks;
use super::forms::{self, Joined};
use super::order::{Classes, Place};
use super::property::{self, Joining, Kind, Pair, Properties, PropertyTable};

/// The marks kept on one letter. Vowelled Arabic has three, a Koranic text some more; a pile of thousands is an attack.
const MAX_MARKS: u8 = 8;

/// The first emoji that stands in sequences.
const FIRST_EMOJI: char = '\u{203c}';

/// What is painted in one or two cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster {
    /// The bytes of the source.
    pub start: u32,
    pub end: u32,
    /// What is painted.
    pub sign: char,
    /// Where the marks on it begin in [`Shaped::marks`]; they end where the next one's begin.
    pub marks: u32,
    pub width: u8,
    /// Filled in when the paragraph is ordered.
    pub place: Place,
    pub space: Space,
    /// Has a mirrored counterpart.
    pub mirrored: bool,
    /// A line may begin with it.
    pub breaks: bool,
}

/// Whether a cluster is white space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Space {
    #[default]
    No,
    Blank,
    /// White space before it keeps to the base direction (L1).
    Tab,
}

impl Cluster {
    pub fn is_blank(&self) -> bool {
        self.space != Space::No
    }
}

/// A shaped paragraph.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub clusters: Vec<Cluster>,
    /// The clusters' marks, one after the other; and the second halves of flags.
    pub marks: String,
    pub classes: Classes,
    pub breaks: Breaks,
}

/// Shapes `text`, which is at most [`super::source::MAX_BYTES`] long, give or take its expansions.
pub(super) fn shape(text: &str) -> Shaped {
    let shaped = Shaped { clusters: Vec::with_capacity(text.len() * 5 / 8), ..Shaped::default() };
    let mut shaper = Shaper { table: PropertyTable::get(), shaped, last: Last::default(), opens: false };
    for (at, c) in text.char_indices() {
        shaper.take(c, at);
    }
    shaper.shaped
}

struct Shaper {
    table: PropertyTable,
    shaped: Shaped,
    last: Last,
    /// A line may begin with the present character.
    opens: bool,
}

/// What came before.
#[derive(Default)]
struct Last {
    /// A mark would belong to the last cluster.
    open: bool,
    /// The last letter joins the next if that joins back.
    joins: bool,
    /// The letter that does, which takes another form then: its cluster, itself, and whether it is joined to what is before.
    letter: Option<(usize, char, bool)>,
    /// The last cluster is a lam with nothing but marks.
    lam: bool,
    marks: u8,
    /// The last base.
    base: char,
}

impl Shaper {
    #[inline]
    fn take(&mut self, c: char, at: usize) {
        let properties = self.table.of(c);
        let clusters = self.shaped.clusters.len();
        self.shaped.classes.push(c, properties, clusters);
        self.opens = self.shaped.breaks.push(properties.breaking, at, clusters);
        let end = at + c.len_utf8();
        match properties.kind {
            Kind::Base if c >= FIRST_EMOJI && self.belongs_to_last(c) => self.extend(end),
            Kind::Base => self.base(c, properties, at, end),
            Kind::Blank => self.blank(c, properties, at, end),
            Kind::Mark => self.mark(c, properties, at, end),
            Kind::Invisible => self.pass(properties),
            Kind::Control => {
                self.last.open = false;
                self.pass(properties);
            }
        }
    }

    /// Begins a cluster with a letter or sign. An alef behind a lam makes that one sign for both.
    #[inline]
    fn base(&mut self, c: char, properties: Properties, at: usize, end: usize) {
        let before = self.last.joins && properties.joining.back;
        if before {
            if self.last.lam && self.lam_alef(c) {
                return self.extend(end);
            }
            self.join_last();
        }
        let sign = forms::shaped(property::stand_in(c), Joined { before, after: false });
        let index = self.shaped.clusters.len();
        self.begin(at, end, sign, properties);
        let Last { joins, letter, .. } = self.last;
        let (joins, letter) = match properties.joining {
            // A sign in the text that letters join through.
            Joining { through: true, .. } => (joins, letter),
            Joining { on, .. } => (on, on.then_some((index, c, before))),
        };
        self.last = Last { open: true, joins, letter, lam: c == 'ل', marks: 0, base: c };
    }

    fn blank(&mut self, c: char, properties: Properties, at: usize, end: usize) {
        self.begin(at, end, if properties.width == 2 { '\u{3000}' } else { ' ' }, properties);
        self.last = Last { open: c != '\t', base: ' ', ..Last::default() };
    }

    /// A mark goes on the last cluster, and without one on a blank of its own.
    fn mark(&mut self, c: char, properties: Properties, at: usize, end: usize) {
        if self.last.open {
            self.extend(end);
        } else {
            self.begin(at, end, '\u{a0}', Properties { width: 1, pair: Pair::None, ..properties });
            let Last { joins, letter, .. } = self.last;
            self.last = Last { open: true, joins, letter, base: '\u{a0}', ..Last::default() };
        }
        let lam = self.last.lam;
        self.pass(properties);
        self.last.lam = lam;
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            // A blank with a mark on it is seen.
            cluster.space = Space::No;
        }
        if self.last.marks < MAX_MARKS {
            self.last.marks += 1;
            self.shaped.marks.push(c);
        }
    }

    #[inline]
    fn begin(&mut self, start: usize, end: usize, sign: char, properties: Properties) {
        self.shaped.classes.begin(self.shaped.clusters.len());
        self.shaped.clusters.push(Cluster {
            start: start as u32,
            end: end as u32,
            sign,
            marks: self.shaped.marks.len() as u32,
            width: properties.width,
            space: match (properties.kind, properties.class) {
                (_, BidiClass::S) => Space::Tab,
                (Kind::Blank, _) => Space::Blank,
                _ => Space::No,
            },
            place: Place::new(0),
            mirrored: properties.pair != Pair::None,
            breaks: self.opens,
        });
    }

    fn extend(&mut self, end: usize) {
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            cluster.end = end as u32;
        }
    }

    /// Joining goes through transparent characters and is caused or stopped by others.
    fn pass(&mut self, properties: Properties) {
        self.last.lam = false;
        if properties.joining.through {
            return;
        }
        if self.last.joins && properties.joining.back {
            self.join_last();
        }
        (self.last.joins, self.last.letter) = (properties.joining.on, None);
    }

    /// Gives the last letter the form that joins what follows.
    fn join_last(&mut self) {
        if let Some((index, letter, before)) = self.last.letter
            && let Some(cluster) = self.shaped.clusters.get_mut(index)
        {
            cluster.sign = forms::shaped(letter, Joined { before, after: true });
        }
    }

    /// Makes the lam before one sign with `alef`, if that is one of the alefs.
    fn lam_alef(&mut self, alef: char) -> bool {
        let before = self.last.letter.is_some_and(|(_, _, before)| before);
        let Some(sign) = forms::lam_alef(alef, before) else { return false };
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            cluster.sign = sign;
        }
        self.last = Last { joins: false, letter: None, lam: false, base: alef, ..std::mem::take(&mut self.last) };
        true
    }

    /// A second half of a flag, which is shown with the first; or a skin colour, which is not shown: terminals differ on how
    /// wide it makes what it is on.
    fn belongs_to_last(&mut self, c: char) -> bool {
        if !self.last.open {
            return false;
        }
        if property::is_regional_indicator(c) && property::is_regional_indicator(self.last.base) {
            self.shaped.marks.push(c);
            if let Some(cluster) = self.shaped.clusters.last_mut() {
                cluster.width = 2;
            }
            self.last.base = ' ';
            return true;
        }
        property::is_skin_tone(c) && property::is_pictograph(self.last.base)
    }
}
