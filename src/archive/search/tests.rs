//! What a search finds, and what it marks.

use chrono::DateTime;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::archive::{Incoming, Packer, Purpose};
use crate::extract;
use crate::intake::{self, Document, Given};

/// Day, outlet and text of some reports, the oldest first.
const REPORTS: [(&str, &str, &str); 5] = [
    (
        "2020-06-01",
        "رويترز",
        "الحكومة تبحث أزمة الوقود\nقال وزير المالية إن للحكومة خطة، وإن ووزارته ستعلنها قريبا. وبحث الوفد الأمر مع البنك.",
    ),
    (
        "2020-06-03",
        "وكالة النورس",
        "السراج في أنقرة\nوصل فايز السراج إلى أنقرة مساء الثلاثاء.\nوقال المتحدث باسم خليفة حفتر إن قواته انسحبت من ترهونة.",
    ),
    (
        "2020-06-04",
        "Reuters",
        "مجلس النواب يجتمع\nأعلن خليفة حفتر السيطرة على سرت. وأكّد مسؤول أنّ حُكُومَةَ الوفـاق ترفض ذلك، ولمجلس النواب رأي آخر.",
    ),
    (
        "2020-07-10",
        "وكالة النورس",
        "قصف على طرابلس\nقصفت قوات حفتر طرابلس بالصواريخ فجر الجمعة. دم كثير سال في الطريق إلى المستشفى.",
    ),
    ("2021-01-02", "وكالة النورس", "أسعار القمح\nارتفعت أسعار القمح في مصر، وقال تاجر في القاهرة إن الأزمة عابرة."),
];

fn archive() -> (TempDir, Archive) {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = Archive::open(&folder.path().join("archive.db"), Purpose::Keep).unwrap();
    let received = DateTime::parse_from_rfc3339("2021-06-04T08:00:00+02:00").unwrap();
    let mut packer = Packer::new().unwrap();
    for (day, outlet, text) in REPORTS {
        let given = Given { date: day.parse().ok(), outlet: Some(outlet.to_owned()), ..Given::default() };
        let (Document::Report(article), _) = intake::read(text.as_bytes(), &given, "test").unwrap() else { panic!() };
        let briefing = extract::briefing(vec![article], Lexicon::in_force());
        let incoming =
            Incoming { bytes: text.as_bytes(), source: "test", is_whole: true, received, briefing: &briefing };
        archive.keep(&[packer.pack(&incoming).unwrap().unwrap()]).unwrap();
    }
    (folder, archive)
}

fn search(archive: &Archive, typed: &str) -> Page {
    let query = Query::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"));
    archive.search(&query, Order::Time, 20, None).unwrap()
}

/// The days of the reports that a query finds, without their year's first digits: `20-06-04`.
fn days(archive: &Archive, typed: &str) -> Vec<String> {
    search(archive, typed).hits.iter().map(|hit| hit.day.to_string().split_off(2)).collect()
}

/// Holds queries to the days of what they find, all before it fails.
fn check(archive: &Archive, table: &[(&str, &[&str])]) {
    let found = table.iter().map(|(typed, expected)| (typed, days(archive, typed), expected));
    let wrong: Vec<_> = found.filter(|(_, found, expected)| found != *expected).collect();
    assert!(wrong.is_empty(), "query, found, expected: {wrong:#?}");
}

/// The words that a query marks, over all hits.
fn marked(archive: &Archive, typed: &str) -> Vec<String> {
    let hits = search(archive, typed).hits;
    let mut out = Vec::new();
    for hit in &hits {
        for passage in &hit.passages {
            let paragraphs = &hit.article().unwrap().paragraphs;
            let text = &paragraphs.iter().find(|paragraph| paragraph.number == passage.paragraph).unwrap().text;
            assert_eq!(text.get(passage.bytes.clone()), Some(passage.text.as_str()));
            out.extend(passage.hits.iter().map(|bytes| text.get(bytes.clone()).unwrap().to_owned()));
        }
    }
    out
}

#[test]
fn words_are_folded_as_a_reader_expects() {
    let (_folder, archive) = archive();
    check(
        &archive,
        &[
            // Attached particles and the article, typed or printed.
            ("حكومة", &["20-06-04", "20-06-01"]),
            ("الحكومة", &["20-06-04", "20-06-01"]),
            ("والحكومه", &["20-06-04", "20-06-01"]),
            ("لحكومة", &["20-06-04", "20-06-01"]),
            ("وفد", &["20-06-01"]),
            ("دم", &["20-07-10"]),
            ("الدم", &["20-07-10"]),
            ("صواريخ", &["20-07-10"]),
            // Hamza forms, ى and ي, ة and ه, marks, tatweel.
            ("ازمه", &["21-01-02", "20-06-01"]),
            ("أزمة", &["21-01-02", "20-06-01"]),
            ("مستشفي", &["20-07-10"]),
            ("الوفاق", &["20-06-04"]),
            ("مسوول", &["20-06-04"]),
            // Not endings: neither plural nor pronoun.
            ("وزارة", &[]),
            ("صاروخ", &[]),
            ("حكومات", &[]),
            // What makes a word of its own with ال is no إن.
            ("الآن", &[]),
            // No part of a word.
            ("حكوم", &[]),
            // All words, whatever their order; a minus.
            ("حفتر سرت", &["20-06-04"]),
            ("سرت حفتر", &["20-06-04"]),
            ("حفتر -سرت", &["20-07-10", "20-06-03"]),
            ("حفتر -سرت -ترهونة", &["20-07-10"]),
            ("سرت OR القمح", &["21-01-02", "20-06-04"]),
            ("-حفتر", &["21-01-02", "20-06-01"]),
        ],
    );
}

#[test]
fn a_phrase_stands_together_whatever_is_attached_before_it() {
    let (_folder, archive) = archive();
    check(
        &archive,
        &[
            ("\"مجلس النواب\"", &["20-06-04"]),
            ("«مجلس نواب»", &["20-06-04"]),
            ("\"النواب رأي\"", &["20-06-04"]),
            ("\"حكومة الوفاق\"", &["20-06-04"]),
            ("\"الوفاق حكومة\"", &[]),
            ("\"مجلس الوفاق\"", &[]),
            // Over the end of a paragraph there is no phrase.
            ("\"يجتمع أعلن\"", &[]),
            ("-\"مجلس النواب\" حفتر", &["20-07-10", "20-06-03"]),
        ],
    );
    assert_eq!(marked(&archive, "\"مجلس النواب\""), ["مجلس النواب", "ولمجلس النواب"]);
}

#[test]
fn names_in_latin_letters_find_the_arabic() {
    let (_folder, archive) = archive();
    check(
        &archive,
        &[
            ("sarraj", &["20-06-03"]),
            ("al-Serraj", &["20-06-03"]),
            ("\"Fayez al-Sarraj\"", &["20-06-03"]),
            ("HIFTER", &["20-07-10", "20-06-04", "20-06-03"]),
            ("tripoli", &["20-07-10"]),
            ("egypt", &["21-01-02"]),
            ("tarhuna", &["20-06-03"]),
            ("merkel", &[]),
        ],
    );
    assert_eq!(marked(&archive, "sarraj"), ["السراج", "السراج"]);
    assert_eq!(marked(&archive, "egypt"), ["مصر"]);
}

#[test]
fn actors_places_kinds_and_outlets() {
    let (_folder, archive) = archive();
    check(
        &archive,
        &[
            ("actor:haftar kind:position", &["20-06-04", "20-06-03"]),
            ("actor:sarraj", &["20-06-03"]),
            ("فاعل:السراج", &["20-06-03"]),
            ("actor:ly-fayez-al-sarraj", &["20-06-03"]),
            ("actor:\"فايز السراج\" kind:movement", &["20-06-03"]),
            ("place:ankara", &["20-06-03"]),
            ("مكان:سرت", &["20-06-04"]),
            // The record that names him names another place.
            ("actor:sarraj place:tarhuna", &[]),
            ("actor:sarraj place:ankara", &["20-06-03"]),
            ("actor:haftar place:sirte kind:position", &["20-06-04"]),
            ("actor:sarraj -place:ankara", &[]),
            ("outlet:reuters", &["20-06-04", "20-06-01"]),
            ("مصدر:رويترز", &["20-06-04", "20-06-01"]),
            ("outlet:nawras from:2021", &["21-01-02"]),
            ("actor:sarraj OR القمح", &["21-01-02", "20-06-03"]),
            ("actor:merkel", &[]),
            // Whom the vocabulary does not know is found by each word, in both scripts.
            ("actor:مسؤول kind:statement", &["20-06-04"]),
            ("actor:official", &["20-06-04"]),
            ("-actor:haftar on:2020-06", &["20-06-01"]),
        ],
    );
    let hit = search(&archive, "actor:sarraj kind:movement").hits.remove(0);
    assert!(!hit.records.is_empty() && hit.records().all(|record| record.kind() == Kind::Movement));
}

#[test]
fn days_bound_a_search() {
    let (_folder, archive) = archive();
    check(
        &archive,
        &[
            ("حفتر from:2020-06-04", &["20-07-10", "20-06-04"]),
            ("حفتر to:2020-06", &["20-06-04", "20-06-03"]),
            ("حفتر on:2020-06-04", &["20-06-04"]),
            ("on:2020-06", &["20-06-04", "20-06-03", "20-06-01"]),
            ("on:2019", &[]),
            ("from:2020-06-02 -حفتر", &["21-01-02"]),
        ],
    );
}

#[test]
fn a_mark_is_the_word_as_printed() {
    let (_folder, archive) = archive();
    assert_eq!(marked(&archive, "حكومة"), ["حُكُومَةَ", "الحكومة", "للحكومة"]);
    assert_eq!(marked(&archive, "الوفاق"), ["الوفـاق"]);
    assert_eq!(marked(&archive, "سرت"), ["سرت"]);
    assert_eq!(marked(&archive, "actor:sarraj kind:movement"), ["السراج", "فايز السراج"]);
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let (_folder, archive) = archive();
    let query = Query::parse("حفتر OR الحكومة").unwrap();
    let whole = archive.search(&query, Order::Time, 20, None).unwrap();
    assert_eq!((whole.hits.len(), whole.next), (4, None));
    let (mut after, mut paged) = (None, Vec::new());
    loop {
        let page = archive.search(&query, Order::Time, 1, after).unwrap();
        paged.extend(page.hits);
        let Some(next) = page.next else { break };
        assert_eq!(next.to_string().parse(), Ok(next));
        after = Some(next);
    }
    assert_eq!(paged, whole.hits);
}

#[test]
fn rank_puts_the_report_that_is_about_it_first() {
    let (_folder, archive) = archive();
    let query = Query::parse("حكومة").unwrap();
    let ranked = archive.search(&query, Order::Rank, 20, None).unwrap();
    let days: Vec<String> = ranked.hits.iter().map(|hit| hit.day.to_string()).collect();
    assert_eq!(days, ["2020-06-01", "2020-06-04"], "the headline has it");
}

#[test]
fn a_changed_report_is_found_by_its_text_in_force_alone() {
    let (_folder, mut archive) = archive();
    let received = DateTime::parse_from_rfc3339("2021-06-04T08:00:00+02:00").unwrap();
    for text in ["خبر أول عن الجفاف", "خبر ثان عن الفيضان"] {
        let url = Some("https://example.org/1".to_owned());
        let given = Given { url, date: "2021-05-05".parse().ok(), ..Given::default() };
        let (Document::Report(article), _) = intake::read(text.as_bytes(), &given, "test").unwrap() else { panic!() };
        let briefing = extract::briefing(vec![article], Lexicon::in_force());
        let incoming =
            Incoming { bytes: text.as_bytes(), source: "test", is_whole: true, received, briefing: &briefing };
        archive.keep(&[Packer::new().unwrap().pack(&incoming).unwrap().unwrap()]).unwrap();
    }
    assert_eq!(days(&archive, "جفاف"), [""; 0]);
    assert_eq!(days(&archive, "فيضان"), ["21-05-05"]);
}

/// Rows come in their order from the index itself; nothing is sorted, and no table is gone through.
#[test]
fn the_index_gives_hits_in_order_without_sorting() {
    let (_folder, archive) = archive();
    for (sql, parameters) in [(ROWS, 3), (REPORT, 1)] {
        let mut statement = archive.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let values = ["\"x\"", "0", "9"].into_iter().take(parameters);
        let steps = statement.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3)).unwrap();
        let steps: Vec<String> = steps.map(|step| step.unwrap()).collect();
        assert!(
            steps.iter().all(|step| step.contains("VIRTUAL TABLE INDEX") || step.starts_with("SEARCH")),
            "{steps:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed, the index takes what is made of it.
    #[test]
    fn no_query_is_wrong_to_the_index(
        typed in "(actor:|place:|outlet:|OR | |-|\"|:|\\*|\\(|\\)|NEAR|AND |NOT |\\^|\\{text\\}|'|\u{0}|حفتر|السراج|haftar|é|ß|\\PC){0,10}"
    ) {
        let (_folder, archive) = archive();
        if let Ok(query) = Query::parse(&typed) {
            for order in [Order::Time, Order::Rank] {
                archive.search(&query, order, 3, None).unwrap();
            }
        }
    }
}
