//! Shaping: characters to clusters, each what one or two cells show, in logical order.
//!
//! Letters take the form that their neighbours ask for (The Unicode Standard, 9.2, by `Joining_Type`), lam and alef become
//! one sign, marks stand with their letter. What is never painted does its work and is dropped.

use super::breaks::Breaks;
use super::forms::{self, Joined};
use super::order::{Classes, Place};
use super::property::{self, Joining, Kind, Pair, Properties, PropertyTable, Space};

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
    /// The last letter, whose form is not certain yet.
    letter: Option<Letter>,
    /// The last cluster is a lam with nothing but marks.
    lam: bool,
    marks: u8,
    /// The last base.
    base: char,
}

/// A letter whose form waits for what comes behind it.
#[derive(Clone, Copy)]
struct Letter {
    cluster: usize,
    c: char,
    /// Joined to what is before it.
    before: bool,
}

impl Shaper {
    #[inline]
    fn take(&mut self, c: char, at: usize) {
        let properties = self.table.of(c);
        let clusters = self.shaped.clusters.len();
        self.shaped.classes.push(c, properties, clusters);
        self.opens = self.shaped.breaks.push(properties.breaking, at, clusters);
        let end = at + c.len_utf8();
        // Nearly all of a text is one of the first two; a jump by table would be guessed wrong at every word's end.
        if properties.kind == Kind::Base {
            if c >= FIRST_EMOJI && self.belongs_to_last(c) {
                self.extend(end);
            } else {
                self.base(c, properties, at, end);
            }
        } else if properties.kind == Kind::Blank {
            self.blank(c, properties, at, end);
        } else {
            self.take_unspaced(c, properties, at, end);
        }
    }

    /// Takes what has no cell of its own.
    fn take_unspaced(&mut self, c: char, properties: Properties, at: usize, end: usize) {
        if properties.kind == Kind::Mark {
            return self.mark(c, properties, at, end);
        }
        self.last.open &= properties.kind == Kind::Invisible;
        self.pass(properties);
    }

    /// Begins a cluster with a letter or sign. An alef behind a lam makes that one sign for both.
    #[inline]
    fn base(&mut self, c: char, properties: Properties, at: usize, end: usize) {
        let Joining { back, on, through } = properties.joining;
        let before = self.last.joins && back;
        if self.last.lam && before && self.lam_alef(c) {
            return self.extend(end);
        }
        self.finish_letter(before);
        let sign = forms::shaped(property::stand_in(c), Joined { before, after: false });
        let letter = Letter { cluster: self.shaped.clusters.len(), c, before };
        self.begin(at, end, sign, properties);
        if !through {
            // A sign in the text that letters join through leaves both as they are.
            (self.last.joins, self.last.letter) = (on, Some(letter));
        }
        (self.last.open, self.last.lam, self.last.marks, self.last.base) = (true, c == 'ل', 0, c);
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
            space: properties.space,
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
        if !properties.joining.through {
            self.finish_letter(self.last.joins && properties.joining.back);
            (self.last.joins, self.last.letter) = (properties.joining.on, None);
        }
    }

    /// Gives the last letter its form, now that it is known whether it joins what follows.
    #[inline]
    fn finish_letter(&mut self, after: bool) {
        if let Some(Letter { cluster, c, before }) = self.last.letter
            && let Some(cluster) = self.shaped.clusters.get_mut(cluster)
        {
            cluster.sign = forms::shaped(property::stand_in(c), Joined { before, after });
        }
    }

    /// Makes the lam before one sign with `alef`, if that is one of the alefs.
    fn lam_alef(&mut self, alef: char) -> bool {
        let before = self.last.letter.is_some_and(|letter| letter.before);
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
