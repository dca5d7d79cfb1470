//! What a server says of the bytes it sends: the value of a `Content-Type` header.

use encoding_rs::Encoding;

use super::form::Form;

/// A declared media type and charset. What the bytes themselves show wins over it: servers are often wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ContentType {
    pub(super) form: Option<Form>,
    pub(super) charset: Option<&'static Encoding>,
}

impl ContentType {
    /// That of a header's value (`text/html; charset=windows-1256`); what is unknown in it counts as not said.
    pub fn parse(header: &str) -> Self {
        let (essence, parameters) = header.split_once(';').unwrap_or((header, ""));
        let charset = parameters.split(';').find_map(|parameter| {
            let (key, value) = parameter.split_once('=')?;
            let label = value.trim().trim_matches(['"', '\'']);
            key.trim().eq_ignore_ascii_case("charset").then(|| Encoding::for_label_no_replacement(label.as_bytes()))?
        });
        let form = match essence.trim().to_ascii_lowercase().as_str() {
            "text/html" | "application/xhtml+xml" => Some(Form::Page),
            _ => None,
        };
        Self { form, charset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_and_charset_are_read_and_nonsense_is_not() {
        let declared = ContentType::parse("Text/HTML; q=1; Charset=\"cp1256\"");
        assert_eq!((declared.form, declared.charset), (Some(Form::Page), Some(encoding_rs::WINDOWS_1256)));
        for header in ["", ";", "text/html charset=utf-8", "image/png; charset=klingon", "\u{1b}[2J"] {
            assert_eq!(ContentType::parse(header), ContentType::default(), "{header}");
        }
    }
}
