//! What setting needs to know of a character: how it joins, how wide it is, how it counts for direction.
//!
//! Sources: joining type, bidirectional class, general category and the rest from ICU4X (Unicode 17); widths from
//! `unicode-width`. Characters up to U+07FF, nearly all of an Arabic text, are looked up in a table made on first use.

use std::sync::LazyLock;

use icu_properties::props::{
    BidiMirroringGlyph, DefaultIgnorableCodePoint, ExtendedPictographic, GeneralCategory, JoiningType,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_bidi::{BidiClass, BidiDataSource};
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

/// One character's properties.
#[derive(Debug, Clone, Copy)]
pub(super) struct Properties {
    pub class: BidiClass,
    pub joining: Joining,
    pub kind: Kind,
    /// In cells: 1 or 2 for bases and blanks, else 0.
    pub width: u8,
    /// It has a mirrored counterpart.
    pub mirrored: bool,
}

static TABLE: LazyLock<Vec<Properties>> =
    LazyLock::new(|| (0..0x800).map(|code| look_up(char::from_u32(code).unwrap_or('\u{fffd}'))).collect());

/// The table, to be fetched once and asked often.
#[derive(Clone, Copy)]
pub(super) struct PropertyTable(&'static [Properties]);

impl PropertyTable {
    pub fn get() -> Self {
        Self(TABLE.as_slice())
    }

    pub fn of(self, c: char) -> Properties {
        match self.0.get(c as usize) {
            Some(&properties) => properties,
            None => look_up(c),
        }
    }
}

/// The class of a character, to find a paragraph's base direction with.
impl BidiDataSource for PropertyTable {
    fn bidi_class(&self, c: char) -> BidiClass {
        self.of(c).class
    }
}

/// `Bidi_Mirroring_Glyph`, or the character itself.
pub(super) fn mirrored(c: char) -> char {
    CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirroring_glyph.unwrap_or(c)
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
    Properties {
        class,
        joining: joining(c),
        kind,
        width,
        mirrored: CodePointMapData::<BidiMirroringGlyph>::new().get(c).mirroring_glyph.is_some(),
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
