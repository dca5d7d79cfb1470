//! HTML character references that were left in plain text (`&quot;`, `&#1575;`, `&#x627;`).
//!
//! Only references that end in a semicolon count, so that `?a=1&copy=2` in a link stays what it is, and each is decoded
//! once: `&amp;lt;` gives `&lt;`.

use std::borrow::Cow;

/// The longest reference looked for, `&#x10FFFF;` and the names below being shorter.
const LONGEST: usize = 12;

/// The names that occur in news text.
const NAMED: [(&str, char); 34] = [
    ("amp", '&'),
    ("apos", '\''),
    ("bdquo", '„'),
    ("bull", '•'),
    ("copy", '©'),
    ("deg", '°'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euro", '€'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lrm", '\u{200e}'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("pound", '£'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rlm", '\u{200f}'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("shy", '\u{ad}'),
    ("times", '×'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// `text` with its character references decoded; an unknown one stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        let (c, len) = reference(from).unwrap_or(('&', 1));
        out.push_str(before);
        out.push(c);
        rest = from.get(len..).unwrap_or_default();
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that the reference at the start of `text` stands for, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 1))
}

/// As HTML reads them: 128 to 159 are those of windows-1252.
fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(decode("&quot;&#1575;&#x644;&quot; &laquo;&amp;lt;&raquo; &#150;"), "\"ال\" «&lt;» –");
    }

    #[test]
    fn what_is_no_reference_stays() {
        let text = "AT&T & ?a=1&copy=2&lang=ar &unknown; &#xd800; &#; &#99999999; &";
        assert_eq!(decode(text), text);
    }
}
