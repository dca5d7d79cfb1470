//! What setting needs to know of a character: how it joins, how wide it is, how it counts for direction.
//!
//! Sources: joining type, bidirectional class, line break class and the rest from ICU4X (2.4 has Unicode 18); widths from
//! `unicode-width`. Everything about a character is read from one place: a table in two levels, of which a block is made
//! when a character of it is first met. So a start costs the few blocks that a text has, not all of Unicode.

use std::sync::OnceLock;

use compact_str::{CompactString, ToCompactString};
use icu_properties::props::{
    BidiMirroringGlyph, DefaultIgnorableCodePoint, ExtendedPictographic, GeneralCategory, JoiningType, LineBreak,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData};
use unicode_width::UnicodeWidthChar;

/// What part a character has in a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Begins a cluster.
    Base,
    /// White space: begins a cluster that is painted as a blank.
    Blank,
    /// Stands on the base before it, taking no cell.
    Mark,
    /// ZWJ, ZWNJ and other characters that do their work on their neighbours and are never painted; the cluster goes on.
    Invisible,
    /// A control or format character: never painted, and what follows it is not part of the cluster before.
    Control,
}

/// How a letter joins, by `Joining_Type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joining {
    /// It joins the letter before it (dual, right and causing).
    pub back: bool,
    /// It joins the letter after it (dual, left and causing).
    pub on: bool,
    /// Joining passes through it (transparent).
    pub through: bool,
}

/// What part a character has in line breaking (UAX #14), as far as plain prose needs it; see `breaks.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaking {
    /// AL.
    Letter,
    /// NU.
    Digit,
    /// SP.
    Space,
    /// EX: `؟`, `!`.
    Stop,
    /// IS: `،`, `.`, `:`.
    Infix,
    /// CM: goes with what is before it.
    Mark,
    /// What does not keep a letter behind a space from beginning a line.
    Closing,
    /// All else.
    Other,
}

/// Whether it is white space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Space {
    #[default]
    No,
    Blank,
    /// White space before it keeps to the base direction (L1).
    Tab,
}

/// One character's properties.
#[derive(Debug, Clone, Copy)]
pub(super) struct Properties {
    pub class: BidiClass,
    pub joining: Joining,
    pub kind: Kind,
    pub breaking: Breaking,
    pub space: Space,
    /// In cells: 1 or 2 for bases and blanks, else 0.
    pub width: u8,
    /// What kind of pair it is in.
    pub pair: Pair,
}

/// Whether a character has a counterpart on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pair {
    None,
    /// It has a mirrored counterpart (L4).
    Mirrored,
    /// It is a bracket as well (N0).
    Bracket,
}

const BLOCK: usize = 128;
const BLOCKS: usize = (char::MAX as usize + 1) / BLOCK;

static TABLE: [OnceLock<Box<[Properties; BLOCK]>>; BLOCKS] = [const { OnceLock::new() }; BLOCKS];

/// The characters as texts: to copy one costs less than to make one.
static SIGNS: [OnceLock<Box<[CompactString; BLOCK]>>; BLOCKS] = [const { OnceLock::new() }; BLOCKS];

/// The table, to be fetched once and asked often.
#[derive(Clone, Copy)]
pub(super) struct PropertyTable {
    ascii: &'static [Properties; BLOCK],
    /// The letters of Arabic, U+0600 to U+067F.
    arabic: &'static [Properties; BLOCK],
}

impl PropertyTable {
    pub fn get() -> Self {
        Self { ascii: block_of(0), arabic: block_of(ARABIC) }
    }

    #[inline]
    pub fn of(self, c: char) -> Properties {
        let at = c as usize;
        let block = match at / BLOCK {
            0 => self.ascii,
            ARABIC => self.arabic,
            block => block_of(block),
        };
        block[at % BLOCK]
    }
}

const ARABIC: usize = 0x600 / BLOCK;

#[inline]
fn block_of(number: usize) -> &'static [Properties; BLOCK] {
    TABLE[number].get_or_init(|| block(number * BLOCK))
}

/// The text of one character.
#[inline]
pub(super) fn sign(c: char) -> CompactString {
    let at = c as usize;
    SIGNS[at / BLOCK].get_or_init(|| signs(at / BLOCK * BLOCK))[at % BLOCK].clone()
}

#[cold]
fn signs(first: usize) -> Box<[CompactString; BLOCK]> {
    let of = |offset: usize| char::from_u32((first + offset) as u32).unwrap_or('\u{fffd}').to_compact_string();
    Box::new(std::array::from_fn(of))
}

/// The properties of the characters from `first` on. Surrogates, which are none, stand as the replacement character.
#[cold]
fn block(first: usize) -> Box<[Properties; BLOCK]> {
    let of = |offset: usize| look_up(char::from_u32((first + offset) as u32).unwrap_or('\u{fffd}'));
    Box::new(std::array::from_fn(of))
}

/// The class of a character, to find a paragraph's base direction with.
impl BidiDataSource for PropertyTable {
    fn bidi_class(&self, c: char) -> BidiClass {
        self.of(c).class
    }
}

/// `Bidi_Mirroring_Glyph`, or the character itself. Those that Unicode 18 adds beyond the first plane are in no font yet.
pub(super) fn mirrored(c: char) -> char {
    let other = CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirroring_glyph;
    other.filter(|&other| other <= '\u{ffff}').unwrap_or(c)
}

/// Whether it is an emoji or alike, which a ZWJ glues to the one before.
pub(super) fn is_pictograph(c: char) -> bool {
    c > '\u{a8}' && CodePointSetData::new::<ExtendedPictographic>().contains(c)
}

/// Whether it only changes the skin colour of the emoji before it.
pub(super) const fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Half of a flag.
pub(super) const fn is_regional_indicator(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// What is painted for a character that terminals show at different widths, or not at all. The signs that go over or around
/// the number after them (U+0600..U+0605, U+06DD and alike) become a sign before it.
pub(super) const fn stand_in(c: char) -> char {
    match c {
        '\u{0600}' | '\u{0604}' | '\u{0605}' | '\u{0890}' | '\u{0891}' => '#',
        '\u{0601}' | '\u{0602}' | '\u{0603}' | '\u{06dd}' | '\u{08e2}' => '*',
        '\u{70f}' | '\u{110bd}' | '\u{110cd}' => '\u{fffd}',
        _ => c,
    }
}

fn look_up(c: char) -> Properties {
    let class = CodePointMapData::<icu_properties::props::BidiClass>::new().get(c).into();
    let (kind, width) = kind(c, class);
    let space = match (kind, class) {
        (_, BidiClass::S) => Space::Tab,
        (Kind::Blank, _) => Space::Blank,
        _ => Space::No,
    };
    Properties { class, joining: joining(c), kind, breaking: breaking(c, kind), space, width, pair: pair(c, class) }
}

fn pair(c: char, class: BidiClass) -> Pair {
    if class == BidiClass::ON && HardcodedBidiData.bidi_matched_opening_bracket(c).is_some() {
        Pair::Bracket
    } else if mirrored(c) == c {
        Pair::None
    } else {
        Pair::Mirrored
    }
}

/// What is not listed here, or is of another class in another version of Unicode, is left to the library.
fn breaking(c: char, kind: Kind) -> Breaking {
    use LineBreak as B;
    match (CodePointMapData::<B>::new().get(c), kind) {
        // Other signs of the class have rules of their own (LB28a), or another class in another version of Unicode.
        (B::Alphabetic, Kind::Base) if c.is_alphabetic() && c < '\u{1f000}' => Breaking::Letter,
        (B::Numeric, Kind::Base) => Breaking::Digit,
        (B::Space, Kind::Blank) => Breaking::Space,
        (B::Exclamation, Kind::Base) if matches!(c, '!' | '?' | '؛' | '؟' | '۔') => Breaking::Stop,
        (B::InfixNumeric, Kind::Base) if matches!(c, ',' | '.' | ':' | ';' | '،') => Breaking::Infix,
        (B::CombiningMark, _) if matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{6ed}' | '\u{200c}'..='\u{200f}') => {
            Breaking::Mark
        }
        (B::ClosePunctuation | B::CloseParenthesis | B::PostfixNumeric | B::PrefixNumeric | B::BreakAfter, _) => {
            Breaking::Closing
        }
        _ => Breaking::Other,
    }
}

fn joining(c: char) -> Joining {
    let (back, on, through) = match CodePointMapData::<JoiningType>::new().get(c) {
        JoiningType::DualJoining | JoiningType::JoinCausing => (true, true, false),
        JoiningType::RightJoining => (true, false, false),
        JoiningType::LeftJoining => (false, true, false),
        JoiningType::Transparent => (false, false, true),
        _ => (false, false, false),
    };
    Joining { back, on, through }
}

fn kind(c: char, class: BidiClass) -> (Kind, u8) {
    use GeneralCategory as G;
    if stand_in(c) != c || matches!(c, '\u{ff9e}' | '\u{ff9f}') {
        return (Kind::Base, 1);
    }
    if c == '\t' {
        return (Kind::Blank, 1);
    }
    let width = c.width().unwrap_or(0).min(2) as u8;
    if class == BidiClass::WS && width > 0 {
        return (Kind::Blank, width);
    }
    match CodePointMapData::<G>::new().get(c) {
        G::Format if matches!(c, '\u{200c}' | '\u{200d}' | '\u{e0020}'..='\u{e007f}') => (Kind::Invisible, 0),
        G::Control | G::Format | G::Surrogate | G::LineSeparator | G::ParagraphSeparator => (Kind::Control, 0),
        _ if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => (Kind::Invisible, 0),
        // Of what is left these are the noncharacters.
        _ if class == BidiClass::BN => (Kind::Control, 0),
        _ if width == 0 => (Kind::Mark, 0),
        _ => (Kind::Base, width),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_or_format_character_is_painted() {
        for c in '\0'..=char::MAX {
            let of = PropertyTable::get().of(c);
            let painted = matches!(of.kind, Kind::Base | Kind::Mark);
            assert!(!painted || !c.is_control(), "{c:?}");
            assert!(!painted || !matches!(of.class, BidiClass::BN | BidiClass::LRE | BidiClass::RLE), "{c:?}");
            assert_eq!(of.width > 0, matches!(of.kind, Kind::Base | Kind::Blank), "{c:?}");
        }
    }
}
