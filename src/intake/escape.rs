//! How far a terminal's control sequence reaches (ECMA-48, and what xterm makes of it).

const ESC: char = '\u{1b}';
const BEL: char = '\u{07}';
const ST: char = '\u{9c}';

/// The length in bytes of the control sequence that `text` begins with, its payload included, or `None` where it begins
/// with none. The 8-bit forms (U+0080 to U+009F) count as well as those with ESC.
///
/// A sequence that is broken off ends before the character that breaks it; a string without its terminator ends at the
/// end of its line, so that no report can be swallowed by one.
pub(super) fn len(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (introducer, head) = match chars.next()? {
        ESC => match chars.next() {
            Some(second @ ' '..='~') => (second, 2),
            _ => return Some(1),
        },
        '\u{9b}' => ('[', 2),
        '\u{9d}' => (']', 2),
        '\u{90}' => ('P', 2),
        '\u{98}' => ('X', 2),
        '\u{9e}' => ('^', 2),
        '\u{9f}' => ('_', 2),
        _ => return None,
    };
    let body = text.get(head..).unwrap_or_default();
    Some(match introducer {
        '[' => head + csi(body),
        ']' | 'P' | 'X' | '^' | '_' => head + string(body),
        ' '..='/' => head + intermediate(body),
        _ => head,
    })
}

/// Parameters, intermediates and the final byte.
fn csi(body: &str) -> usize {
    let parameters = span(body, '0'..='?');
    parameters + intermediate(body.get(parameters..).unwrap_or_default())
}

/// Intermediates and the final byte.
fn intermediate(body: &str) -> usize {
    let len = span(body, ' '..='/');
    let is_final = body.get(len..).and_then(|rest| rest.chars().next()).is_some_and(|c| ('0'..='~').contains(&c));
    len + usize::from(is_final)
}

/// How many bytes of `body` lie in a range of ASCII.
fn span(body: &str, range: std::ops::RangeInclusive<char>) -> usize {
    body.chars().take_while(|c| range.contains(c)).count()
}

/// The payload of an OSC, DCS, SOS, PM or APC with its terminator. Payloads of several lines (pictures) are ASCII; where
/// other characters follow, or the next sequence, the first line was all of it.
fn string(body: &str) -> usize {
    let mut first_line = None;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            BEL | ST => return at + c.len_utf8(),
            ESC if chars.peek().is_some_and(|(_, next)| *next == '\\') => return at + 2,
            // Cancel and substitute abort a sequence, and so does the next one.
            ESC | '\u{18}' | '\u{1a}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' => return first_line.unwrap_or(at),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => _ = first_line.get_or_insert(at),
            _ if !c.is_ascii() && first_line.is_some() => break,
            _ => {}
        }
    }
    first_line.unwrap_or(body.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a text whose sequences are taken out.
    fn rest(mut text: &str) -> String {
        let mut out = String::new();
        while let Some(c) = text.chars().next() {
            let sequence = len(text);
            out.extend(sequence.is_none().then_some(c));
            text = text.split_at(sequence.unwrap_or(c.len_utf8())).1;
        }
        out
    }

    #[test]
    fn whole_sequences_go_with_their_payload() {
        for sequence in [
            "\u{1b}[31m",
            "\u{1b}[?1049h",
            "\u{1b}[38;2;1;2;3m",
            "\u{1b}[ q",
            "\u{1b}c",
            "\u{1b}(B",
            "\u{1b} F",
            "\u{1b}]0;عنوان\u{7}",
            "\u{1b}]8;;http://example.org/\u{1b}\\",
            "\u{1b}]52;c;AAAA\u{9c}",
            "\u{1b}P1$r0m\u{1b}\\",
            "\u{1b}Pq#0;2;0\n#0~~@@\n\u{1b}\\",
            "\u{1b}_Gf=100;AAAA\u{1b}\\",
            "\u{1b}^pm\u{1b}\\",
            "\u{1b}Xsos\u{1b}\\",
            "\u{9b}31m",
            "\u{9d}0;title\u{9c}",
            "\u{90}q\u{9c}",
            "\u{9f}Gx\u{9c}",
        ] {
            assert_eq!(rest(&format!("قبل{sequence}بعد")), "قبلبعد", "{sequence:?}");
        }
    }

    #[test]
    fn a_broken_sequence_swallows_no_text() {
        assert_eq!(rest("\u{1b}[31قال"), "قال");
        assert_eq!(rest("\u{1b}قال"), "قال");
        assert_eq!(rest("\u{1b}]0;title\nقال"), "\nقال");
        assert_eq!(rest("\u{1b}Pq\nabc\nقال\u{1b}\\"), "\nabc\nقال");
        assert_eq!(rest("\u{1b}Pq\n\u{1b}[0mقال"), "\nقال");
        assert_eq!(rest("قال\u{1b}"), "قال");
    }
}
