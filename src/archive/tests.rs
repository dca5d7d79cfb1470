//! What is kept is found again.

use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;

use super::{Archive, Error, Fate, Incoming, Packer, Purpose};
use crate::briefing::Briefing;
use crate::intake::{self, Document, Given};
use crate::{extract, lexicon::Lexicon};

const TEXT: &str = "وصل رئيس المجلس إلى القاهرة صباح الأربعاء للقاء وزير الخارجية المصري\n\
    وقال المتحدث باسم الحكومة إن الوفد سيعود مساء اليوم نفسه.";

fn briefing(text: &str, date: &str, url: &str) -> Briefing {
    let given = Given { date: date.parse().ok(), url: Some(url.to_owned()), ..Given::default() };
    let (Document::Report(article), _) = intake::read(text.as_bytes(), &given, "test").unwrap() else { panic!() };
    extract::briefing(vec![article], Lexicon::in_force())
}

fn keep(archive: &mut Archive, text: &str, date: &str, url: &str) -> Fate {
    let briefing = briefing(text, date, url);
    let received = DateTime::parse_from_rfc3339("2020-06-04T08:00:00+02:00").unwrap();
    let incoming = Incoming { bytes: text.as_bytes(), source: "test", is_whole: true, received, briefing: &briefing };
    let parcel = Packer::new().unwrap().pack(&incoming).unwrap().unwrap();
    archive.keep(&[parcel]).unwrap()[0]
}

fn archive() -> (TempDir, Archive) {
    let folder = tempfile::tempdir().unwrap();
    let archive = Archive::open(&folder.path().join("new/archive.db"), Purpose::Keep).unwrap();
    (folder, archive)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn what_was_read_comes_back_as_it_was() {
    let (_folder, mut archive) = archive();
    assert_eq!(keep(&mut archive, TEXT, "2020-06-03", "https://example.org/1"), Fate::New);
    let read = archive.day(day("2020-06-03")).unwrap();
    assert_eq!(read, briefing(TEXT, "2020-06-03", "https://example.org/1"));
    assert!(!read.movements.is_empty());
}

#[test]
fn a_report_is_kept_once_and_each_of_its_texts() {
    let (_folder, mut archive) = archive();
    let url = "https://example.org/1";
    let other = TEXT.replace("مساء", "صباح");
    assert_eq!(keep(&mut archive, TEXT, "2020-06-03", url), Fate::New);
    assert_eq!(keep(&mut archive, TEXT, "2020-06-03", url), Fate::Known);
    assert_eq!(keep(&mut archive, &other, "2020-06-04", url), Fate::Changed(2));
    assert_eq!(keep(&mut archive, &other, "2020-06-04", url), Fate::Known);
    // The day moves with the text in force.
    assert_eq!(archive.latest().unwrap(), Some(day("2020-06-04")));
    assert_eq!(archive.before(day("2020-06-04")).unwrap(), None);
    assert_eq!(archive.day(day("2020-06-04")).unwrap().articles.len(), 1);
    // A text that comes back is no third.
    assert_eq!(keep(&mut archive, TEXT, "2020-06-03", url), Fate::Changed(2));
    assert_eq!(archive.latest().unwrap(), Some(day("2020-06-03")));
}

#[test]
fn days_follow_each_other() {
    let (_folder, mut archive) = archive();
    for (number, date) in ["2020-06-07", "2020-06-03", "2020-06-04", "2020-06-04"].into_iter().enumerate() {
        keep(&mut archive, TEXT, date, &format!("https://example.org/{number}"));
    }
    assert_eq!(archive.latest().unwrap(), Some(day("2020-06-07")));
    assert_eq!(archive.before(day("2020-06-07")).unwrap(), Some(day("2020-06-04")));
    assert_eq!(archive.after(day("2020-06-04")).unwrap(), Some(day("2020-06-07")));
    assert_eq!(archive.after(day("2020-06-07")).unwrap(), None);
    assert_eq!(archive.day(day("2020-06-04")).unwrap().articles.len(), 2);
}

#[test]
fn a_file_that_is_no_archive_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "shopping list, rather long so that it could be a header of something else entirely ....")
        .unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Archive::open(&path, Purpose::Keep), Err(Error::Foreign { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let path = folder.path().join("other.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE mine (x)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(Archive::open(&path, Purpose::Keep), Err(Error::Foreign { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let missing = folder.path().join("missing.db");
    assert!(matches!(Archive::open(&missing, Purpose::Look), Err(Error::Missing { .. })));
    assert!(!missing.exists());
}

#[test]
fn the_archive_of_a_newer_mujaz_is_not_touched() {
    let (folder, archive) = archive();
    archive.connection.pragma_update(None, "user_version", super::VERSION + 1).unwrap();
    drop(archive);
    let path = folder.path().join("new/archive.db");
    let error = Archive::open(&path, Purpose::Keep).unwrap_err();
    assert!(matches!(error, Error::Newer { .. }));
    assert!(error.to_string().contains("newer mujaz"), "{error}");
}

#[test]
fn what_an_older_archive_has_not_told_of_places_is_found_in_what_it_read() {
    let (folder, mut archive) = archive();
    keep(&mut archive, "موجز\nتسيطر قوات حفتر على ترهونة.", "2020-06-03", "https://example.org/1");
    let front = archive.front(day("2020-06-05"), 30, 10, |_| false).unwrap();
    assert_eq!(front.iter().map(|carried| carried.position.place.en.as_str()).collect::<Vec<_>>(), ["Tarhuna"]);
    archive.connection.execute_batch("DROP TABLE held; DROP TABLE mark; PRAGMA user_version = 1").unwrap();
    drop(archive);
    let path = folder.path().join("new/archive.db");
    let archive = Archive::open(&path, Purpose::Look).unwrap();
    assert_eq!(archive.front(day("2020-06-05"), 30, 10, |_| false).unwrap(), front);
    assert!(folder.path().join("new/archive.db.v1").exists());
}

#[test]
fn a_place_is_as_its_last_report_says_and_not_longer_than_it_is_asked_for() {
    let (_folder, mut archive) = archive();
    let told = |text: &str| format!("موجز\n{text} على ترهونة.");
    keep(&mut archive, &told("تسيطر قوات حفتر"), "2020-06-01", "https://example.org/1");
    keep(&mut archive, &told("تسيطر قوات حفتر"), "2020-06-03", "https://example.org/2");
    keep(&mut archive, &told("سيطرت قوات الوفاق"), "2020-06-05", "https://example.org/3");
    let days = |until: &str| archive.told_of("ly-tarhuna", day(until)).unwrap();
    assert_eq!(
        days("2020-06-06").iter().map(|told| told.day).collect::<Vec<_>>(),
        ["2020-06-05", "2020-06-03", "2020-06-01"].map(day)
    );
    assert_eq!(days("2020-06-03")[0].states, ["controls ly-lna"]);
    assert_eq!(archive.front(day("2020-06-04"), 30, 10, |_| false).unwrap()[0].day, day("2020-06-03"));
    assert!(archive.front(day("2020-08-04"), 30, 10, |_| false).unwrap().is_empty());
    // A text that says nothing of the place any more takes back what the one before said.
    keep(&mut archive, "موجز\nاجتمع المجلس.", "2020-06-05", "https://example.org/3");
    assert_eq!(archive.front(day("2020-06-06"), 30, 10, |_| false).unwrap()[0].day, day("2020-06-03"));
}

#[test]
fn an_older_archive_is_copied_and_then_brought_forward() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.pragma_update(None, "application_id", super::APPLICATION).unwrap();
    drop(old);
    let mut archive = Archive::open(&path, Purpose::Look).unwrap();
    assert_eq!(super::schema::version(&archive.connection).unwrap(), super::VERSION);
    assert_eq!(keep(&mut archive, TEXT, "2020-06-03", "https://example.org/1"), Fate::New);
    let copy = rusqlite::Connection::open(folder.path().join("archive.db.v0")).unwrap();
    assert_eq!(super::schema::version(&copy).unwrap(), 0);
}
