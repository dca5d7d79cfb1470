//! A user's own tables, in force without a rebuild.

use super::*;

/// A home with these files in its folder of tables.
fn home(files: &[(&str, &str)]) -> Folder {
    let home = Folder::new();
    let folder = home.path().join(".config/mujaz/vocabulary");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    home
}

fn run(home: &Folder, arguments: &[&str]) -> Run {
    let output = command().env("HOME", home.path()).args(arguments).output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn parsed(home: &Folder, text: &str) -> Run {
    let report = home.file("report.txt", format!("---\ndate: 2020-06-04\n---\n{text}\n"));
    run(home, &["parse", &report])
}

/// The tables that README shows, by the comment that each begins with.
fn example() -> Vec<(&'static str, &'static str)> {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("<!-- vocabulary -->").unwrap();
    let (shown, _) = rest.split_once("<!-- /vocabulary -->").unwrap();
    let blocks = shown.split("```text\n").skip(1).map(|block| block.split("```").next().unwrap());
    blocks.map(|block| (block.lines().next().unwrap().trim_start_matches("# "), block)).collect()
}

#[test]
fn a_town_a_person_an_office_and_a_verb_of_ones_own_change_the_parse() {
    let text = "جاهر سليم الفرجاوي بأن قوات حكومة الوفاق سيطرت على خربة الديس.";
    let before = parsed(&home(&[]), text).json();
    assert_eq!(before["statements"].as_array().unwrap().len(), 0);
    assert_eq!(before["frontline"].as_array().unwrap().len(), 0);

    let tables = example();
    assert_eq!(tables.len(), 4);
    let after = parsed(&home(&tables), text);
    assert_eq!((after.status, after.err.as_str()), (0, ""));
    let after = after.json();
    let speaker = &after["statements"][0]["speaker"][0];
    assert_eq!(after["statements"][0]["act"], "announce");
    assert_eq!(speaker["id"], "ly-salim-al-ferjawi");
    assert_eq!(speaker["en"], "Salim Ferjawi");
    assert_eq!(speaker["role"]["en"], "mayor of Khirbat al-Dais");
    assert_eq!(after["frontline"][0]["place"]["id"], "ly-khirbat-al-dais");
}

#[test]
fn a_row_of_the_same_id_replaces_the_bundled_one() {
    let place = "id\tar\taliases\ten\tkind\tcountry\tlat\tlon\nly-tarhuna\tترهونة\t-\tTarhouna\tcity\tly\t-\t-\n";
    let text = "سيطرت قوات حكومة الوفاق على ترهونة.";
    let english = |home: &Folder| parsed(home, text).json()["frontline"][0]["place"]["en"].clone();
    assert_eq!(english(&home(&[])), "Tarhuna");
    assert_eq!(english(&home(&[("places.tsv", place)])), "Tarhouna");
}

#[test]
fn a_broken_row_is_told_with_its_line_and_takes_nothing_with_it() {
    let places = "id\tar\taliases\ten\tkind\tcountry\tlat\tlon\n\
                  ly-tarhuna\tترهونة\t-\tTarhouna\thamlet\tly\t-\t-\n\
                  ly-khirbat-al-dais\tخربة الديس\t-\tKhirbat al-Dais\ttown\tly\t-\t-\n";
    let home =
        home(&[("places.tsv", places), ("towns.tsv", "x\n"), ("titles.tsv", "ar\ten\n"), ("notes.md", "mine\n")]);
    let run = parsed(&home, "سيطرت قوات حكومة الوفاق على ترهونة. وسيطرت قوات حكومة الوفاق على خربة الديس.");
    assert_eq!(run.status, 0);
    let names: Vec<_> = run.json()["frontline"].as_array().unwrap().iter().map(|p| p["place"]["en"].clone()).collect();
    assert_eq!(names, ["Tarhuna", "Khirbat al-Dais"]);
    for part in [
        "places.tsv:2: unknown kind 'hamlet' of place; the kinds are city, town",
        "towns.tsv:1: no table is called 'towns.tsv'; the tables are reporting.tsv",
        "titles.tsv:1: the header must be: ar<tab>feminine<tab>plural<tab>en<tab>kind",
    ] {
        assert!(run.err.contains(part), "{part} is not in {}", run.err);
    }
    assert_eq!(run.err.lines().count(), 3, "{}", run.err);
}

#[test]
fn doctor_lists_the_tables_and_what_is_doubtful_in_them() {
    let bundled = include_str!("../../data/gazetteer/people.tsv");
    let header = bundled.lines().next().unwrap();
    let haftar = bundled.lines().find(|line| line.starts_with("ly-khalifa-haftar\t")).unwrap();
    let people =
        format!("{header}\n{haftar}\nly-other\tفايز السراج\t-\tOther\tly\t-\nly-third\tسالم\t-\tThird\txx\t-\n");
    let verbs = "perfect\timperfect\tmasdar\tparticiple\tact\tframes\ten\n\
                 جاهر\tيجاهر\tمجاهرة\t-\tsay\tan\tdeclares\nجاهر\tيجاهر\t-\t-\tdeny\tan\tdenies\n\
                 رفع صوته\tيرفع صوته\tرفع الصوت\t-\tsay\tan\traises\n";
    let home = home(&[("people.tsv", &people), ("reporting.tsv", verbs)]);
    let run = run(&home, &["doctor"]);
    assert_eq!(run.status, 0, "{}", run.err);
    for part in [
        "people.tsv  (2 rows)",
        "reporting.tsv  (3 rows)",
        "left out: ",
        "people.tsv:4: no country 'xx' in countries.tsv",
        "people.tsv:2: the bundled table says the same; drop it",
        "people.tsv:3: 'فايز السراج' is also on line",
        "reporting.tsv:3: stands in line 2 already; drop one",
        "reporting.tsv:3: 'جاهر' is 'deny' here and 'say' in",
        "reporting.tsv:4: 'رفع صوته' is never met: a verb is one word",
    ] {
        assert!(run.out.contains(part), "{part} is not in {}", run.out);
    }
}
