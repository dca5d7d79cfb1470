//! A clock that is set back, or far ahead, between one report and the next.

use chrono::{DateTime, FixedOffset};
use mujaz::archive::{Archive, Fate, Incoming, Packer, Purpose};
use mujaz::intake::{self, Document, Given};
use mujaz::{extract, lexicon::Lexicon};

use crate::assert_whole;

fn keep(archive: &mut Archive, text: &str, received: &str) -> Fate {
    let given = Given { url: Some("https://example.org/1".to_owned()), ..Given::default() };
    let (Document::Report(article), _) = intake::read(text.as_bytes(), &given, "test").unwrap() else { panic!() };
    let briefing = extract::briefing(vec![article], Lexicon::bundled());
    let received: DateTime<FixedOffset> = received.parse().unwrap();
    let incoming = Incoming { bytes: text.as_bytes(), source: "test", is_whole: true, received, briefing: &briefing };
    let parcel = Packer::new().unwrap().pack(&incoming).unwrap().unwrap();
    archive.keep(&[parcel]).unwrap()[0]
}

#[test]
fn the_text_that_came_last_is_in_force_whatever_the_clock_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let mut archive = Archive::open(&path, Purpose::Keep).unwrap();
    let times =
        ["2020-06-04T10:00:00+02:00", "1970-01-01T00:00:00-11:00", "2262-01-01T00:00:00+14:00", "1901-01-01T00:00:00Z"];
    let texts: Vec<String> =
        (0..times.len()).map(|n| format!("أعلنت الحكومة أن المحادثات استؤنفت للمرة {n}.")).collect();
    for (n, (text, time)) in texts.iter().zip(times).enumerate() {
        let expected = if n == 0 { Fate::New } else { Fate::Changed(u32::try_from(n + 1).unwrap()) };
        assert_eq!(keep(&mut archive, text, time), expected);
        // A report without a day belongs to that on which it came, by the clock there was.
        let day = time.split('T').next().unwrap().parse().unwrap();
        assert_eq!(archive.latest().unwrap(), Some(day));
        assert_eq!(&archive.day(day).unwrap().articles[0].paragraphs[0].text, text);
        assert_whole(&path);
    }
    assert_eq!(keep(&mut archive, &texts[3], "1800-01-01T00:00:00Z"), Fate::Known);
}
