//! The bundled names: every reference resolves, every name is Arabic, and none is borne twice unawares.

use chrono::NaiveDate;
use mujaz::lexicon::Lexicon;
use mujaz::lexicon::gazetteer::{Gazetteer, check};
use mujaz::lexicon::table::TableError;
use mujaz::lexicon::tables::{Layout, TABLES, Tables};
use mujaz::vocabulary::BUNDLED;

fn bundled() -> &'static Gazetteer {
    &Lexicon::bundled().gazetteer
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO day")
}

/// The error of one broken table, read behind two sound ones.
fn error(file: &'static str, text: &'static str) -> String {
    let mut names = Tables::default();
    let layout = |file| Layout::of(file).expect("a table that mujaz knows");
    let sides = "id\tar\ten\tcountry\tslot\tstate_from\tstate_to\nly-gna\tحكومة الوفاق\tGNA\tly\t1\t-\t-\n";
    let countries = "id\tar\taliases\ten\tadjective\tpeople\tadjective_en\tcapital\n\
                     ly\tليبيا\t-\tLibya\tليبي\t-\tLibyan\tly-tripoli\n";
    names.read(layout("countries.tsv"), "countries.tsv", countries).expect("sound countries");
    names.read(layout("sides.tsv"), "sides.tsv", sides).expect("sound sides");
    names.read(layout(file), file, text).expect_err("a broken table").to_string()
}

#[test]
fn the_bundled_tables_pass_every_check() {
    let names = BUNDLED.iter().zip(TABLES).filter(|(_, layout)| layout.folder == "gazetteer");
    for ((file, text), _) in names {
        check(file, text).unwrap_or_else(|error: TableError| panic!("{error}"));
    }
}

#[test]
fn unknown_ids_are_named_with_their_line() {
    let place = "id\tar\taliases\ten\tkind\tcountry\tlat\tlon\n";
    let row = |row: &str| -> &'static str { format!("{place}{row}\n").leak() };
    assert_eq!(
        error("places.tsv", row("xx-a\tطرابلس\t-\tA\tcity\txx\t-\t-")),
        "places.tsv:2: no country 'xx' in countries.tsv"
    );
    assert!(error("places.tsv", row("ly-a\tطرابلس\t-\tA\thamlet\tly\t-\t-")).contains("unknown kind 'hamlet'"));
    assert!(error("places.tsv", row("ly-a\tطرابلس\t-\tA\tcity\tly\t32.9\t-")).contains("half a position"));
    assert!(error("places.tsv", row("ly-a\tطرابلس\t-\tA\tcity\tly\t132.9\t13")).contains("no position in degrees"));
    assert!(error("places.tsv", row("ly\tطرابلس\t-\tA\tcity\tly\t-\t-")).contains("the id 'ly' is taken"));
    let people = "id\tar\taliases\ten\tcountry\tside\nly-x\tفلان\t-\tX\tly\tly-none\n";
    assert_eq!(error("people.tsv", people), "people.tsv:2: no side 'ly-none' in sides.tsv");
    let offices = "person\tar\ten\tfrom\tto\nly-nobody\tوزير\tminister\t-\t-\n";
    assert_eq!(error("offices.tsv", offices), "offices.tsv:2: no person 'ly-nobody' in people.tsv");
}

#[test]
fn ranges_run_forward() {
    let sides = "id\tar\ten\tcountry\tslot\tstate_from\tstate_to\nly-a\tجيش\tA\tly\t2\t2021-03-15\t2016-03-30\n";
    assert_eq!(error("sides.tsv", sides), "sides.tsv:2: the range ends before it starts");
}

#[test]
fn a_name_is_borne_twice_only_where_both_rows_say_so() {
    let table = |first: &str, second: &str| format!("id\tar\taliases\na\t{first}\t-\nb\t{second}\t-\n");
    assert!(check("places.tsv", &table("=أريحا", "=اريحا")).is_ok());
    assert!(check("places.tsv", &table("أريحا", "~أريحا")).is_ok());
    for (first, second) in [("أريحا", "اريحا"), ("=أريحا", "أريحا")] {
        let error = check("places.tsv", &table(first, second)).expect_err("an unmarked double").to_string();
        assert!(error.starts_with("places.tsv:3: "), "{error}");
        assert!(error.contains("also on line 2"), "{error}");
    }
    assert!(check("places.tsv", &table("أريحا", "Ariha")).is_err());
}

#[test]
fn who_counts_as_the_libyan_state_is_a_matter_of_the_day() {
    let names = bundled();
    let state = |side: &str, on: &str| names.side(side).expect("a side").is_state(Some(day(on)));
    assert!(state("ly-gna", "2020-06-04"));
    assert!(!state("ly-gna", "2022-06-04"));
    assert!(state("ly-gnu", "2022-06-04"));
    assert!(!state("ly-lna", "2020-06-04"));
    assert!(state("sy-government", "2015-01-01"));
}

#[test]
fn an_office_is_held_for_its_time() {
    let names = bundled();
    let held = |id: &str, on: &str| {
        let person = names.people.iter().find(|p| p.id == id).expect("a person");
        person.offices.iter().find(|o| o.held_on(day(on))).map(|o| o.en)
    };
    assert_eq!(held("tr-recep-tayyip-erdogan", "2012-01-01"), Some("prime minister of Turkey"));
    assert_eq!(held("tr-recep-tayyip-erdogan", "2020-06-04"), Some("president of Turkey"));
    assert_eq!(held("us-barack-obama", "2020-06-04"), None);
}

#[test]
fn nobody_holds_one_office_twice_at_a_time() {
    for person in &bundled().people {
        for (n, office) in person.offices.iter().enumerate() {
            let again = person.offices.iter().skip(n + 1).find(|other| {
                let starts = other.from.is_none_or(|from| office.to.is_none_or(|to| from <= to));
                let ends = other.to.is_none_or(|to| office.from.is_none_or(|from| from <= to));
                other.en == office.en && starts && ends
            });
            assert!(again.is_none(), "{}: {} twice at a time", person.id, office.en);
        }
    }
}

#[test]
fn capitals_of_the_region_have_positions() {
    let names = bundled();
    for country in ["ly", "eg", "sy", "iq", "ye", "sd", "lb", "jo", "sa", "ir", "tr", "tn", "dz", "ua", "ru", "af"] {
        let capital = names.country(country).and_then(|c| names.place(c.capital)).expect("a capital");
        assert!(capital.position.is_some(), "{}", capital.id);
    }
}
