//! Front matter: what a file says of its report, between two lines of `---` at its start.
//!
//! ```text
//! ---
//! title: ...
//! date: 2020-06-04
//! outlet: ...
//! url: https://...
//! language: ar
//! charset: windows-1256
//! # a comment, as is `note: ...`
//! ---
//! ```

use chrono::NaiveDate;
use encoding_rs::Encoding;

use super::article::Source;
use super::charset::Declared;
use super::error::{Error, Notes};
use super::{MAX_PARAGRAPH, clean, web_address};

const FENCE: &str = "---";

const KEYS: &str = "title, date, outlet, url, language, charset and note";

/// The charset that the front matter of a file in a charset yet unknown declares; its keys are ASCII in any case.
pub(super) fn declared_charset(bytes: &[u8], file: &str) -> Result<Option<Declared>, Error> {
    let mut lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    if lines.next() != Some(FENCE.as_bytes()) {
        return Ok(None);
    }
    for (at, line) in lines.take_while(|line| *line != FENCE.as_bytes()).enumerate() {
        let Some((key, label)) = std::str::from_utf8(line).ok().and_then(|line| line.split_once(':')) else { continue };
        if !key.trim_end().eq_ignore_ascii_case("charset") {
            continue;
        }
        let line = at + 2;
        let label = unquoted(label);
        return match Encoding::for_label_no_replacement(label.as_bytes()) {
            Some(encoding) => Ok(Some(Declared { encoding, line: Some(line) })),
            None => Err(Error::FrontMatter {
                file: file.to_owned(),
                line,
                problem: format!("unknown charset \"{label}\"; write a name such as utf-8, windows-1256 or iso-8859-6"),
            }),
        };
    }
    Ok(None)
}

/// Parts cleaned text into its front matter and the rest, which begins at the returned line, from 1.
pub(super) fn split<'a>(text: &'a str, file: &str, notes: &mut Notes) -> Result<(Source, &'a str), Error> {
    let mut matter = Source::default();
    let Some(block) = text.strip_prefix(FENCE).and_then(|rest| rest.strip_prefix('\n')) else {
        return Ok((matter, text));
    };
    let Some((lines, rest)) = block_and_rest(block) else {
        // A report may begin with a rule; only a fenced block of keys is front matter.
        return Ok((matter, text));
    };
    for (at, line) in lines.lines().enumerate() {
        let line_number = at + 2;
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let error = |problem| Error::FrontMatter { file: file.to_owned(), line: line_number, problem };
        let Some((key, value)) = key_and_value(line) else {
            return Err(error("front matter holds lines of `key: value`, between two lines of `---`".to_owned()));
        };
        if value.len() > MAX_PARAGRAPH {
            return Err(error(format!("longer than {MAX_PARAGRAPH} bytes, the most that is read of a line here")));
        }
        matter.set(&key, value, line_number, notes).map_err(error)?;
    }
    Ok((matter, rest))
}

/// The lines up to the closing fence and what follows it, where the first line that says anything is a `key: value`.
fn block_and_rest(block: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    let mut is_first = true;
    for line in block.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Some((block.get(..end)?, block.get(end + line.len()..)?));
        }
        if is_first && !line.trim().is_empty() && !line.starts_with('#') {
            key_and_value(line)?;
            is_first = false;
        }
        end += line.len();
    }
    None
}

fn key_and_value(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim();
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    is_key.then(|| (key.to_ascii_lowercase(), unquoted(value)))
}

/// The value without blanks and quotation marks around it.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark).and_then(|rest| rest.strip_suffix(*mark)))
        .map_or(value, str::trim)
}

impl Source {
    fn set(&mut self, key: &str, value: &str, line: usize, notes: &mut Notes) -> Result<(), String> {
        if value.is_empty() {
            return Ok(());
        }
        match key {
            "title" => self.given.title = Some(clean::line(value)),
            "outlet" => self.given.outlet = Some(clean::line(value)),
            "url" => self.given.url = Some(web_address(value)?),
            "date" => self.given.date = Some(day(value)?),
            "language" if is_language_code(value) => self.language = Some(value.to_owned()),
            "language" => return Err(format!("\"{value}\" is no language code; write two letters, as in ar")),
            "charset" | "note" => {}
            _ => notes.add(line, format!("unknown key \"{key}\", not read; known are {KEYS}")),
        }
        Ok(())
    }
}

fn is_language_code(value: &str) -> bool {
    (2..=3).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_lowercase())
}

/// A day as the command line and front matter write it.
pub(super) fn day(value: &str) -> Result<NaiveDate, String> {
    let error = || format!("\"{value}\" is no day of the calendar; write it as in 2020-06-04");
    // chrono takes signs, blanks and short months, which nobody means here.
    let is_shaped = value.len() == 10 && value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    is_shaped.then(|| value.parse().ok()).flatten().ok_or_else(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(Source, &str, usize), String> {
        let mut notes = Notes::new("x.txt");
        let (matter, rest) = split(text, "x.txt", &mut notes).map_err(|e| e.to_string())?;
        Ok((matter, rest, notes.list.len()))
    }

    #[test]
    fn every_key_is_read() {
        let text = "---\ntitle: \"عنوان: فرعي\"\ndate: 2020-06-04\nOutlet: وكالة\nurl: https://example.org/a?b\nlanguage: ar\n# x\n\n---\nنص\n";
        let (matter, rest, notes) = read(text).unwrap();
        assert_eq!(matter.given.title.as_deref(), Some("عنوان: فرعي"));
        assert_eq!(matter.given.date, NaiveDate::from_ymd_opt(2020, 6, 4));
        assert_eq!(matter.given.outlet.as_deref(), Some("وكالة"));
        assert_eq!(matter.given.url.as_deref(), Some("https://example.org/a?b"));
        assert_eq!(matter.language.as_deref(), Some("ar"));
        assert_eq!((rest, notes), ("نص\n", 0));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in
            ["---\nقال الوزير\n---\nنص", "---\ntitle: x\nنص", "قال\n---\ntitle: x\n---\n", "----\ntitle: x\n---\n"]
        {
            assert_eq!(read(text).unwrap(), (Source::default(), text, 0), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_named_with_its_line() {
        for (line, part) in [
            ("date: 2020-13-40", "x.txt:3: \"2020-13-40\""),
            ("date: 4.6.2020", "2020-06-04"),
            ("url: file:///etc/passwd", "https://"),
            ("language: Arabic", "ar"),
            ("words without a key", "key: value"),
        ] {
            let error = read(&format!("---\ntitle: x\n{line}\n---\nنص")).unwrap_err();
            assert!(error.starts_with("x.txt:3: ") && error.contains(part), "{error}");
        }
        assert_eq!(read("---\nauthor: x\n---\n").unwrap().2, 1);
        assert!(read(&format!("---\n{}---\n", "a: b\n".repeat(1000))).unwrap().2 < 100);
    }

    #[test]
    fn a_charset_is_found_before_decoding() {
        let declared =
            declared_charset(b"---\r\ntitle: \xc7\xe1\r\ncharset: cp1256\r\n---\r\n\xc7", "x").unwrap().unwrap();
        assert_eq!((declared.encoding.name(), declared.line), ("windows-1256", Some(3)));
        assert!(declared_charset(b"charset: cp1256\n", "x").unwrap().is_none());
        let error = declared_charset(b"---\ncharset: klingon\n---\n", "x").unwrap_err();
        assert!(error.to_string().starts_with("x:2: unknown charset \"klingon\""));
    }
}
