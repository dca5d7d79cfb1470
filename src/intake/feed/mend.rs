//! XML that would be whole but for its ampersands: `a & b`, `?x=1&y=2`, `&#0;`.

use std::borrow::Cow;

use memchr::{memchr, memmem};

const CDATA: &str = "<![CDATA[";

/// `text` with each `&` escaped that begins no character reference, outside of CDATA.
pub(super) fn ampersands(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        let section = memmem::find(rest.as_bytes(), CDATA.as_bytes()).filter(|section| *section < at);
        let end = match section {
            Some(section) => end_of_section(rest, section),
            None => at + 1,
        };
        let (done, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(done);
        if section.is_none() && !is_reference(after) {
            out.push_str("amp;");
        }
        rest = after;
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn end_of_section(text: &str, start: usize) -> usize {
    let inside = text.as_bytes().get(start..).unwrap_or_default();
    memmem::find(inside, b"]]>").map_or(text.len(), |end| start + end + 3)
}

/// Whether what follows an `&` makes it a reference to a character that there is, or to an entity.
fn is_reference(after: &str) -> bool {
    let Some(end) = after.bytes().take(32).position(|b| b == b';') else { return false };
    let name = after.get(..end).unwrap_or_default();
    match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
            let code = hex.unwrap_or_else(|| number.parse()).unwrap_or(0);
            code > 0 && char::from_u32(code).is_some()
        }
        None => !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_reference_is_escaped() {
        for (text, mended) in [
            ("a & b &amp; c &nbsp; d", "a &amp; b &amp; c &nbsp; d"),
            ("?x=1&y=2;", "?x=1&amp;y=2;"),
            ("&#0;&#27;&#xFFFFFFFF;&#x627;", "&amp;#0;&#27;&amp;#xFFFFFFFF;&#x627;"),
            ("<![CDATA[a & b]]> & <![CDATA[&", "<![CDATA[a & b]]> &amp; <![CDATA[&"),
            ("نص", "نص"),
            ("&", "&amp;"),
        ] {
            assert_eq!(ampersands(text), mended);
        }
    }
}
