//! Shaping: characters to clusters, each what one or two cells show, in logical order.
//!
//! Letters take the form that their neighbours ask for (The Unicode Standard, 9.2, by `Joining_Type`), lam and alef become
//! one sign, marks stand with their letter. What is never painted does its work and is dropped.

use std::str::Chars;

use unicode_bidi::BidiClass;

use super::forms::{self, Joined};
use super::order::{Classes, Place};
use super::property::{self, Kind, Properties, PropertyTable};

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
    /// Where its text begins in [`Shaped::text`]; it ends where the next one's begins.
    pub text: u32,
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
    pub text: String,
    pub clusters: Vec<Cluster>,
    pub classes: Classes,
}

/// Shapes `text`, which is at most [`super::source::MAX_BYTES`] long, give or take its expansions.
pub(super) fn shape(text: &str) -> Shaped {
    let shaped = Shaped {
        text: String::with_capacity(text.len() * 3 / 2),
        clusters: Vec::with_capacity(text.len() / 2),
        classes: Classes::default(),
    };
    let mut shaper =
        Shaper { length: text.len(), rest: text.chars(), table: PropertyTable::get(), shaped, last: Last::default() };
    let mut at = 0;
    while let Some(c) = shaper.rest.next() {
        shaper.take(c, at);
        at = shaper.at();
    }
    shaper.shaped
}

struct Shaper<'t> {
    /// Of the text, in bytes.
    length: usize,
    rest: Chars<'t>,
    table: PropertyTable,
    shaped: Shaped,
    last: Last,
}

/// What came before.
#[derive(Default)]
struct Last {
    /// A mark would belong to the last cluster.
    open: bool,
    /// The last letter joins the next if that joins back.
    joins: bool,
    marks: u8,
    /// The last base.
    base: char,
    /// A ZWJ stands behind the last base.
    glued: bool,
}

impl Shaper<'_> {
    /// Where the rest of the text begins.
    fn at(&self) -> usize {
        self.length - self.rest.as_str().len()
    }

    /// Takes the character at `at`, which is no longer in the rest.
    fn take(&mut self, c: char, at: usize) {
        let properties = self.table.of(c);
        self.shaped.classes.push(c, properties.class, self.shaped.clusters.len());
        let end = at + c.len_utf8();
        match properties.kind {
            Kind::Base if self.belongs_to_last(c) => self.extend(end),
            Kind::Base => self.base(c, properties, at),
            Kind::Blank => self.blank(c, properties, at),
            Kind::Mark => self.mark(c, properties, at),
            Kind::Invisible => {
                self.last.glued = c == '\u{200d}';
                self.pass(properties);
            }
            Kind::Control => {
                self.last.open = false;
                self.pass(properties);
            }
        }
    }

    /// Begins a cluster with a letter or sign. Lam takes a following alef with it.
    fn base(&mut self, c: char, properties: Properties, at: usize) {
        let joined = Joined {
            before: self.last.joins && properties.joining.back,
            after: properties.joining.on && self.next_joins_back(),
        };
        self.begin(at, at + c.len_utf8(), properties);
        self.last = Last { open: true, joins: properties.joining.on, base: c, ..Last::default() };
        let ligature = if c == 'ل' && joined.after { self.lam_alef(joined.before) } else { None };
        match ligature {
            Some((marks, sign)) => {
                self.shaped.text.push(sign);
                self.take_alef(marks);
            }
            None => self.shaped.text.push(forms::shaped(property::stand_in(c), joined)),
        }
    }

    fn blank(&mut self, c: char, properties: Properties, at: usize) {
        self.begin(at, at + c.len_utf8(), properties);
        self.shaped.text.push(if properties.width == 2 { '\u{3000}' } else { ' ' });
        self.last = Last { open: c != '\t', base: ' ', ..Last::default() };
    }

    /// A mark goes on the last cluster, and without one on a blank of its own.
    fn mark(&mut self, c: char, properties: Properties, at: usize) {
        let end = at + c.len_utf8();
        if !self.last.open {
            self.begin(at, end, Properties { width: 1, mirrored: false, ..properties });
            self.shaped.text.push('\u{a0}');
            self.last = Last { open: true, joins: self.last.joins, base: '\u{a0}', ..Last::default() };
        }
        self.extend(end);
        self.pass(properties);
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            // A blank with a mark on it is seen.
            cluster.space = Space::No;
        }
        if self.last.marks < MAX_MARKS {
            self.last.marks += 1;
            self.shaped.text.push(c);
        }
    }

    fn begin(&mut self, start: usize, end: usize, properties: Properties) {
        self.shaped.classes.begin(self.shaped.clusters.len());
        self.shaped.clusters.push(Cluster {
            start: start as u32,
            end: end as u32,
            text: self.shaped.text.len() as u32,
            width: properties.width,
            space: match (properties.kind, properties.class) {
                (_, BidiClass::S) => Space::Tab,
                (Kind::Blank, _) => Space::Blank,
                _ => Space::No,
            },
            place: Place::new(0),
            mirrored: properties.mirrored,
            breaks: false,
        });
    }

    fn extend(&mut self, end: usize) {
        if let Some(cluster) = self.shaped.clusters.last_mut() {
            cluster.end = end as u32;
        }
    }

    /// Joining goes through transparent characters and is caused or stopped by others.
    fn pass(&mut self, properties: Properties) {
        if !properties.joining.through {
            self.last.joins = properties.joining.on;
        }
    }

    fn following(&self) -> impl Iterator<Item = (char, Properties)> {
        let table = self.table;
        self.rest.clone().map(move |c| (c, table.of(c)))
    }

    fn next_joins_back(&self) -> bool {
        self.following().find(|(_, next)| !next.joining.through).is_some_and(|(_, next)| next.joining.back)
    }

    /// Whether an alef that makes a ligature with the lam just taken follows, with only marks between: how many, and which.
    fn lam_alef(&self, joined_before: bool) -> Option<(usize, char)> {
        let (marks, (c, _)) = self.following().enumerate().find(|(_, (_, next))| next.kind != Kind::Mark)?;
        forms::lam_alef(c, joined_before).map(|sign| (marks, sign))
    }

    /// Takes the marks and then the alef into the cluster of the lam before them.
    fn take_alef(&mut self, marks: usize) {
        for _ in 0..=marks {
            let at = self.at();
            let Some(c) = self.rest.next() else { return };
            let properties = self.table.of(c);
            self.shaped.classes.push(c, properties.class, self.shaped.clusters.len());
            if properties.kind == Kind::Mark {
                self.mark(c, properties, at);
            } else {
                self.extend(at + c.len_utf8());
                self.last.joins = false;
                self.last.base = c;
            }
        }
    }

    /// A second half of a flag, a skin colour, or what a ZWJ glues to the emoji before it. Only a flag shows both halves:
    /// terminals differ on the rest, and the first part alone has the same width in all of them.
    fn belongs_to_last(&mut self, c: char) -> bool {
        if c < FIRST_EMOJI || !self.last.open {
            return false;
        }
        if property::is_regional_indicator(c) && property::is_regional_indicator(self.last.base) {
            self.shaped.text.push(c);
            if let Some(cluster) = self.shaped.clusters.last_mut() {
                cluster.width = 2;
            }
            self.last.base = ' ';
            return true;
        }
        let emoji = property::is_pictograph(self.last.base);
        let glued = std::mem::take(&mut self.last.glued);
        emoji && (property::is_skin_tone(c) || glued && property::is_pictograph(c))
    }
}
