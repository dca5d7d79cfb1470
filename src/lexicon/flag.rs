//! What a word may be, as bits of [`Word::flags`](super::Word::flags).

/// An ordinary word, so hardly a name.
pub const COMMON: u32 = 1;
/// A given or family name.
pub const NAME: u32 = 1 << 1;
/// Joins the next word to a name (أبو, بن, عبد).
pub const PARTICLE: u32 = 1 << 2;
/// A finite verb of a table.
pub const VERB: u32 = 1 << 3;
/// A preposition.
pub const PREPOSITION: u32 = 1 << 4;
/// أن or إن.
pub const COMPLEMENTIZER: u32 = 1 << 5;
/// لم لن لا ...
pub const NEGATION: u32 = 1 << 6;
/// سوف
pub const FUTURE: u32 = 1 << 7;
/// الذي التي ...
pub const RELATIVE: u32 = 1 << 8;
/// هذا تلك ...
pub const DEMONSTRATIVE: u32 = 1 << 9;
/// هو هي ...
pub const PRONOUN: u32 = 1 << 10;
/// Another word of a closed class.
pub const FUNCTION: u32 = 1 << 11;
/// كان أصبح ...
pub const AUXILIARY: u32 = 1 << 12;
/// A title or head noun of one word.
pub const TITLE: u32 = 1 << 13;
/// A head noun of one word.
pub const HEAD: u32 = 1 << 14;
/// A nationality adjective or a people.
pub const NISBA: u32 = 1 << 15;
/// A number word, month or weekday.
pub const CALENDAR: u32 = 1 << 16;
/// Only a finite verb, though a list of ordinary words may have it too.
pub const FINITE: u32 = 1 << 17;
/// What a word with the article is not.
pub const NEVER_DEFINITE: u32 = VERB
    | FINITE
    | PREPOSITION
    | COMPLEMENTIZER
    | NEGATION
    | FUTURE
    | RELATIVE
    | DEMONSTRATIVE
    | PRONOUN
    | FUNCTION
    | AUXILIARY;
