//! Queries taken apart.

use proptest::prelude::*;

use super::*;

fn words(words: &[&str]) -> Term {
    Term::Words(words.iter().map(|word| (*word).to_owned()).collect())
}

fn parse(typed: &str) -> Query {
    Query::parse(typed).unwrap_or_else(|error| panic!("{typed}: {error}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn words_phrases_and_what_is_excluded() {
    let query = parse("الحُكومة \"مجلس الأمن» -قصف al-Sarraj");
    let groups = [words(&["الحكومه"]), words(&["مجلس", "الامن"]), words(&["sarraj"])];
    assert_eq!(query.groups, groups.map(|term| vec![term]));
    assert_eq!(query.excluded, [words(&["قصف"])]);
    assert_eq!(parse("حفتر OR السراج طرابلس").groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(parse("\"OR\" - قال: 10:30").groups, parse("OR- قال (10:30)").groups);
}

#[test]
fn fields_in_both_languages() {
    let query = parse("actor:haftar مكان:\"بن غشير\" نوع:تصريح outlet:رويترز");
    let one = |word: &str| vec![word.to_owned()];
    let expected = [
        Term::Actor(one("haftar")),
        Term::Place(vec!["بن".to_owned(), "غشير".to_owned()]),
        Term::Kind(Kind::Statement),
        Term::Outlet(one("رويترز")),
    ];
    assert_eq!(query.groups, expected.map(|term| vec![term]));
    assert_eq!(parse("-actor:haftar kind:event").excluded, [Term::Actor(one("haftar"))]);
    // A record is of one kind, so that one of several is meant.
    assert_eq!(parse("kind:event kind:statement").groups, [[Term::Kind(Kind::Event), Term::Kind(Kind::Statement)]]);
}

#[test]
fn days_months_and_years() {
    for (typed, from, to) in [
        ("from:2020-06-01 to:2020-06-04", Some(day("2020-06-01")), Some(day("2020-06-04"))),
        ("on:2020-06-04", Some(day("2020-06-04")), Some(day("2020-06-04"))),
        ("from:2020-02", Some(day("2020-02-01")), None),
        ("to:2020-02", None, Some(day("2020-02-29"))),
        ("on:2020", Some(day("2020-01-01")), Some(day("2020-12-31"))),
        ("من:٢٠٢٠-٠٦-٠١ إلى:٢٠٢٠-٠٦", Some(day("2020-06-01")), Some(day("2020-06-30"))),
        ("on:2020-06 from:2020-06-10 from:2020-05", Some(day("2020-06-10")), Some(day("2020-06-30"))),
    ] {
        let query = parse(typed);
        assert_eq!((query.from, query.to), (from, to), "{typed}");
    }
}

#[test]
fn what_cannot_be_looked_for_is_named() {
    for (typed, message) in [
        ("when:2020", "no field 'when:'"),
        ("from:yesterday", "from:yesterday is no day"),
        ("on:2020-13-01", "on:2020-13-01 is no day"),
        ("to:2020-6-1", "to:2020-6-1 is no day"),
        ("من:أمس", "from:أمس is no day"),
        ("kind:speech", "kind:speech is no kind"),
        ("actor: haftar", "actor: is followed by nothing; write it as in actor:haftar"),
        ("place:«»", "place: is followed by nothing"),
        ("from:2020-06-04 to:2020-06-01", "ends before it begins"),
        ("-from:2020", "no field 'from:'"),
        ("OR حفتر", "OR stands between"),
        ("حفتر OR", "OR stands between"),
        ("حفتر OR OR السراج", "OR stands between"),
        ("حفتر OR -السراج", "OR stands between"),
        ("حفتر OR from:2020", "OR stands between"),
        ("", "nothing to look for"),
        (" ،\"\" - .", "nothing to look for"),
    ] {
        let error = Query::parse(typed).expect_err(typed).to_string();
        assert!(error.contains(message), "{typed}: {error}");
    }
    assert_eq!(Query::parse(&"حفتر ".repeat(MOST + 1)), Err(QueryError::Long));
    assert_eq!(Query::parse(&format!("\"{}\"", "حفتر ".repeat(MOST + 1))), Err(QueryError::Long));
}

#[test]
fn no_name_stands_for_two_things() {
    let rows = include_str!("../../../../data/search.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let names: Vec<&str> = rows.flat_map(|row| row.split_once('\t').unwrap().1.split('|')).collect();
    assert_eq!(NAMES.len(), names.len());
    for field in ["actor", "place", "kind", "outlet", "from", "to", "on", "event", "statement", "movement", "position"]
    {
        assert_eq!(NAMES.get(field), Some(&field));
    }
}

proptest! {
    #[test]
    fn anything_typed_is_a_query_or_an_error(typed in any::<String>()) {
        let _ = Query::parse(&typed);
    }

    /// What queries are made of, in any order.
    #[test]
    fn signs_and_fields_in_any_order(
        typed in "(actor:|place:|kind:|from:|OR| |-|\"|«|»|:|\\*|\\(|\\)|NEAR|2020|\\^|\\{text\\}|'|\u{0}|حفتر|ـ|é){0,12}"
    ) {
        let _ = Query::parse(&typed);
    }
}
