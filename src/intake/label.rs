//! The charset that markup names for itself, or a server for it, and whether to believe them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::ContentType;
use super::charset::{self, Declared};

/// So many bytes hold the declaration; browsers look at 1,024, and pages of old systems are later.
const HEAD: usize = 4096;

/// The declared charset to decode by; none where the bytes themselves tell, or tell that the declaration is wrong.
///
/// UTF-8 is told from its form, and so is UTF-16. Windows-1252 is what servers say that were told nothing: it has no Arabic
/// letters, so what is written in it is guessed.
pub(super) fn declared(bytes: &[u8], content_type: &ContentType) -> Option<Declared> {
    let named = [content_type.charset, in_markup(bytes)];
    let encoding = named.into_iter().flatten().find(|encoding| *encoding != WINDOWS_1252)?;
    let is_told = encoding == UTF_8 || !encoding.is_ascii_compatible() || charset::is_mostly_utf8(bytes);
    (!is_told).then_some(Declared { encoding, line: None })
}

/// The charset that an XML declaration or a `<meta>` names.
fn in_markup(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).trim_ascii_start();
    if !head.starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let in_declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(inside, _)| inside);
    let mut in_meta = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let declared = in_declaration.and_then(|inside| value(inside, "encoding"));
    declared.or_else(|| in_meta.find_map(|inside| value(inside, "charset")))
}

/// The encoding that stands behind `key=`.
fn value(inside: &str, key: &str) -> Option<&'static Encoding> {
    let rest = inside.split_once(key)?.1.trim_start().strip_prefix('=')?;
    let label = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    let label = label.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/')).next()?;
    Encoding::for_label_no_replacement(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(bytes: &[u8], header: &str) -> Option<&'static str> {
        declared(bytes, &ContentType::parse(header)).map(|declared| declared.encoding.name())
    }

    #[test]
    fn markup_names_its_charset() {
        for head in [
            "<?xml version='1.0' encoding='windows-1256'?><rss>",
            "<html><meta charset=windows-1256>",
            "<html><META http-equiv=\"Content-Type\" content=\"text/html; charset=cp1256\">",
        ] {
            let bytes = [head.as_bytes(), b"\xc7\xe1"].concat();
            assert_eq!(named(&bytes, ""), Some("windows-1256"), "{head}");
        }
        assert_eq!(named(b"charset=windows-1256 \xc7\xe1", ""), None);
    }

    #[test]
    fn a_server_is_believed_unless_the_bytes_tell_otherwise() {
        let page = b"<meta charset=windows-1256>\xc7\xe1";
        assert_eq!(named(page, "text/html; charset=iso-8859-6"), Some("ISO-8859-6"));
        assert_eq!(named(page, "text/html; charset=iso-8859-1"), Some("windows-1256"));
        assert_eq!(named("<meta charset=windows-1256>نص".as_bytes(), ""), None);
        assert_eq!(named(b"<p>\xc7\xe1", "text/html; charset=utf-8"), None);
    }
}
