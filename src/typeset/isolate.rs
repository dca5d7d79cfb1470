//! Inserts that keep their own order: what a program puts into a text must not be torn apart by the text around it.
//!
//! UAX #9 shows `2020-06-04` after an Arabic word as `04-06-2020`, and `+971 50 123` as `123 50 971+`. In an isolate both
//! stay as they are. The controls do their work in ordering and are never painted.

use std::fmt;

/// Text between an isolate's controls. See [`isolate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Isolated<'t> {
    text: &'t str,
    begin: char,
}

/// `text` in a left-to-right isolate (LRI, PDI): for dates like `2020-06-04`, phone numbers, versions, paths, URLs.
///
/// ```
/// use mujaz::typeset::{Base, Paragraph, isolate};
///
/// let plain = Paragraph::new("يوم 2020-06-04", Base::Rtl).truncate(20);
/// assert!(plain.text().starts_with("04-06-2020"));
/// let isolated = Paragraph::new(&format!("يوم {}", isolate("2020-06-04")), Base::Rtl).truncate(20);
/// assert!(isolated.text().starts_with("2020-06-04"));
/// ```
pub const fn isolate(text: &str) -> Isolated<'_> {
    Isolated { text, begin: '\u{2066}' }
}

/// `text` in an isolate that takes its direction from its first strong character (FSI, PDI): for names and titles.
pub const fn isolate_auto(text: &str) -> Isolated<'_> {
    Isolated { text, begin: '\u{2068}' }
}

/// Direction controls in the text are left out, so that none of them can end the isolate or go on behind it. Isolates that begin
/// and end in it are kept.
impl fmt::Display for Isolated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        let whole = is_balanced(self.text);
        f.write_char(self.begin)?;
        for part in self.text.split(|c| is_direction_control(c) && !(whole && matches!(c, '\u{2066}'..='\u{2069}'))) {
            f.write_str(part)?;
        }
        f.write_char('\u{2069}')
    }
}

/// Whether every isolate that begins in the text ends in it, and the other way round.
fn is_balanced(text: &str) -> bool {
    let mut open = 0_usize;
    let closes = |open: &mut usize, c: char| match c {
        '\u{2066}'..='\u{2068}' => {
            *open += 1;
            true
        }
        '\u{2069}' => open.checked_sub(1).map(|left| *open = left).is_some(),
        _ => true,
    };
    text.chars().all(|c| closes(&mut open, c)) && open == 0
}

/// Whether it is one of the controls that embed, override or isolate, or end such: in a text of somebody else's they could turn
/// what stands behind it.
pub const fn is_direction_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn isolates_nest() {
        let inner = isolate("3-4").to_string();
        assert_eq!(isolate_auto(&format!("سرت {inner}")).to_string(), format!("\u{2068}سرت {inner}\u{2069}"));
    }

    #[test]
    fn nothing_in_the_text_ends_its_isolate() {
        assert_eq!(isolate("1\u{2069}-\u{202e}2").to_string(), "\u{2066}1-2\u{2069}");
        assert_eq!(isolate("\u{2066}1").to_string(), "\u{2066}1\u{2069}");
        assert_eq!(isolate("\u{2069}\u{2066}1").to_string(), "\u{2066}1\u{2069}");
        assert_eq!(isolate_auto("سرت").to_string(), "\u{2068}سرت\u{2069}");
    }
}
