//! What holds of Arabic text in general: letters, tokens, clitics, numbers, calendar, romanisation.

pub mod calendar;
pub mod identity;
pub mod inflect;
pub mod letters;
pub mod romanise;
pub mod stem;
pub mod token;
