//! Bytes to text: a byte order mark, else the declared charset, else UTF-16 and UTF-8 by their form, else a guess.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::{Error, Notes};

/// How many bytes, from the first that is not ASCII, a guess is made from.
const GUESS_FROM: usize = 256 * 1024;

/// Among this many bytes of text at most one is a control character; a file with more is not text. Valid UTF-8 that is
/// binary is next to nothing but controls, so there a text, however hostile, gets the benefit of the doubt.
const BYTES_PER_CONTROL: usize = 20;
const BYTES_PER_CONTROL_IN_UTF8: usize = 3;

/// First bytes of formats that people take for text.
const FORMATS: [(&[u8], &str); 8] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
];

/// The text of `bytes`. What cannot be decoded becomes U+FFFD and is noted, as is a guess.
pub(super) fn decode(bytes: &[u8], declared: Option<Declared>, file: &str, notes: &mut Notes) -> Result<String, Error> {
    let binary = |what| Error::Binary { file: file.to_owned(), what };
    if let Some((_, what)) = FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(binary(what));
    }
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, mark),
        None => (choose(bytes, declared, notes), 0),
    };
    let body = bytes.get(mark..).unwrap_or_default();
    let (text, broken) = encoding.decode_without_bom_handling(body);
    let is_binary = if encoding.is_ascii_compatible() {
        let per_control = if encoding == UTF_8 && !broken { BYTES_PER_CONTROL_IN_UTF8 } else { BYTES_PER_CONTROL };
        body.iter().filter(|b| is_control(**b)).count() * per_control > body.len()
    } else {
        text.chars().filter(|c| is_noise(*c)).count() * BYTES_PER_CONTROL > text.len()
    };
    if is_binary {
        return Err(binary("binary data"));
    }
    if broken {
        note_broken(body, encoding, notes);
    }
    Ok(text.into_owned())
}

/// A charset that a report names, or markup, or a server.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared {
    pub encoding: &'static Encoding,
    /// The line of the front matter that names it, from 1.
    pub line: Option<usize>,
}

fn choose(bytes: &[u8], declared: Option<Declared>, notes: &mut Notes) -> &'static Encoding {
    if let Some(Declared { encoding, line }) = declared {
        if encoding.is_ascii_compatible() {
            if encoding != UTF_8 && !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
                let text = format!("read as {}, as declared here, but it is valid UTF-8", encoding.name());
                notes.add(line, text);
            }
            return encoding;
        }
        notes.add(line, format!("this cannot be {}; the charset is guessed", encoding.name()));
    }
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let start = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let part = bytes.get(start..).unwrap_or_default();
    let part = part.get(..GUESS_FROM).unwrap_or(part);
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(part, true);
    // Reports are Arabic unless their letters say otherwise: the hint of a top-level domain settles short texts.
    let encoding = detector.guess(Some(b"sa"), chardetng::Utf8Detection::Deny);
    notes.add(None, format!("not UTF-8 and no charset declared; read as {}", encoding.name()));
    encoding
}

/// UTF-16 without a byte order mark: most of its units have a high byte of 0 (Latin) or 6 (Arabic), which as bytes of
/// another charset would be control characters.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let part = bytes.get(..GUESS_FROM).unwrap_or(bytes);
    let plausible = |high: u8, low: u8| high == 6 || (high == 0 && (low >= b' ' || low == b'\n' || low == b'\r'));
    let units = part.len() / 2;
    let share = |plausible: &dyn Fn(&[u8; 2]) -> bool| {
        units > 0 && part.as_chunks::<2>().0.iter().filter(|unit| plausible(unit)).count() * 10 >= units * 7
    };
    if share(&|&[low, high]| plausible(high, low)) {
        Some(UTF_16LE)
    } else if share(&|&[high, low]| plausible(high, low)) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes that form no UTF-8 are outnumbered by characters of several bytes that do: a damaged file rather than
/// one in another charset, where such characters come about by chance only.
pub(super) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn note_broken(body: &[u8], encoding: &'static Encoding, notes: &mut Notes) {
    if encoding != UTF_8 {
        notes.add(None, format!("some bytes are not valid {}; they are shown as U+FFFD", encoding.name()));
        return;
    }
    let count = body.utf8_chunks().filter(|c| !c.invalid().is_empty()).count();
    let first = body.utf8_chunks().next().map_or(0, |c| c.valid().len());
    let line = body.iter().take(first).filter(|b| **b == b'\n').count() + 1;
    let places = if count == 1 { "place is" } else { "places are" };
    notes.add(line, format!("{count} {places} not valid UTF-8, the first in this line; each is shown as U+FFFD"));
}

/// A control character that has no place in text; escape sequences do come with terminal logs.
const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}

fn is_noise(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER || u8::try_from(c).is_ok_and(is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "قال وزير الخارجية إن المحادثات استؤنفت اليوم، وإن الوفدين يلتقيان غدا.\n";

    fn decoded(bytes: &[u8]) -> (String, usize) {
        let mut notes = Notes::new("x");
        let text = decode(bytes, None, "x", &mut notes).unwrap();
        (text, notes.list.len())
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn arabic_charsets_are_recognised_undeclared() {
        assert_eq!(decoded(TEXT.as_bytes()), (TEXT.to_owned(), 0));
        let (legacy, _, broken) = encoding_rs::WINDOWS_1256.encode(TEXT);
        assert!(!broken);
        assert_eq!(decoded(&legacy), (TEXT.to_owned(), 1), "a guess is noted");
        let (iso, _, broken) = encoding_rs::ISO_8859_6.encode(TEXT);
        assert!(!broken);
        assert_eq!(decoded(&iso).0, TEXT);
    }

    #[test]
    fn one_word_of_windows_1256_is_enough() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode("طرابلس");
        assert_eq!(decoded(&bytes).0, "طرابلس");
    }

    #[test]
    fn utf16_is_recognised_with_and_without_a_mark() {
        for mark in ["", "\u{feff}"] {
            let marked = format!("{mark}{TEXT}");
            assert_eq!(decoded(&utf16(&marked, u16::to_le_bytes)).0, TEXT);
            assert_eq!(decoded(&utf16(&marked, u16::to_be_bytes)).0, TEXT);
        }
    }

    #[test]
    fn a_damaged_utf8_file_stays_utf8_and_says_where() {
        let mut bytes = TEXT.repeat(2).into_bytes();
        bytes[TEXT.len() + 1] = 0xff;
        let mut notes = Notes::new("x");
        let text = decode(&bytes, None, "x", &mut notes).unwrap();
        assert!(text.starts_with(TEXT) && text.contains('\u{fffd}') && text.ends_with("غدا.\n"));
        assert_eq!(notes.list[0].line, Some(2));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, what) in [
            (&b"%PDF-1.7 ..."[..], "a PDF"),
            (&[0, 1, 2, 3], "binary data"),
            (&[0xff, 0xfe, 0, 0, 1, 0], "binary data"),
        ] {
            let error = decode(bytes, None, "x", &mut Notes::new("x")).unwrap_err();
            assert!(error.to_string().contains(what), "{error}");
        }
    }
}
