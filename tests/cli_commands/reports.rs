//! What is read from reports: charset, front matter, options, language.

use crate::{Folder, REPORT, mujaz, mujaz_reading};

fn texts(article: &serde_json::Value) -> Vec<&str> {
    article["paragraphs"].as_array().unwrap().iter().map(|p| p["text"].as_str().unwrap()).collect()
}

#[test]
fn a_report_in_a_legacy_charset_is_read_and_the_guess_told() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(REPORT);
    let run = mujaz_reading(&["parse", "-"], &bytes);
    assert_eq!(run.status, 0);
    assert!(run.err.contains("standard input: ") && run.err.contains("windows-1256"), "{}", run.err);
    assert!(texts(&run.json()["articles"][0]).iter().copied().eq(REPORT.lines()));
}

#[test]
fn a_declared_charset_needs_no_note() {
    let text = format!("---\ncharset: iso-8859-6\n---\n{REPORT}");
    let (bytes, _, _) = encoding_rs::ISO_8859_6.encode(&text);
    let run = mujaz_reading(&["parse", "-"], &bytes);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(texts(&run.json()["articles"][0]).iter().copied().eq(REPORT.lines()));
}

#[test]
fn broken_utf8_is_read_with_a_note() {
    let mut bytes = REPORT.as_bytes().to_vec();
    bytes.splice(4..4, [0xff, 0xfe]);
    let run = mujaz_reading(&["parse", "-"], &bytes);
    assert_eq!(run.status, 0);
    assert!(run.err.contains("standard input:1: ") && run.err.contains("not valid UTF-8"), "{}", run.err);
    assert!(run.out.contains('\u{fffd}'));
}

#[test]
fn options_win_over_front_matter() {
    let folder = Folder::new();
    let matter = "---\ntitle: عنوان\ndate: 2020-06-03\noutlet: وكالة\nurl: https://example.org/1\n---\n";
    let file = folder.file("report.txt", format!("{matter}{REPORT}"));
    let article = mujaz(&["parse", &file]).json()["articles"][0].take();
    assert_eq!(texts(&article)[0], "عنوان");
    assert_eq!([&article["title"], &article["outlet"], &article["published"]], ["عنوان", "وكالة", "2020-06-03"]);

    let run = mujaz(&["parse", &file, "--date", "2020-06-04", "--outlet", "صحيفة", "--title", "آخر"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let article = run.json()["articles"][0].take();
    assert_eq!([&article["title"], &article["outlet"], &article["published"]], ["آخر", "صحيفة", "2020-06-04"]);
    assert_eq!(article["url"], "https://example.org/1");
    assert_eq!(texts(&article)[0], "آخر");
}

#[test]
fn an_unknown_key_is_noted_with_its_line() {
    let run = mujaz_reading(&["parse", "-"], format!("---\nauthor: x\n---\n{REPORT}").as_bytes());
    assert_eq!(run.status, 0);
    assert!(run.err.contains("standard input:2: unknown key \"author\""), "{}", run.err);
}

#[test]
fn the_date_comes_from_the_text_where_nothing_else_tells() {
    let run = mujaz_reading(&["parse", "-"], format!("طرابلس - الخميس 4 يونيو/حزيران 2020\n{REPORT}").as_bytes());
    assert_eq!(run.json()["date"], "2020-06-04");
    assert!(run.err.contains("2020-06-04 is taken from paragraph 1"), "{}", run.err);
    let run = mujaz_reading(&["parse", "-", "--format", "text"], REPORT.as_bytes());
    assert!(run.out.starts_with("date unknown · 1 report"), "{}", run.out);
}

#[test]
fn other_languages_are_read_with_a_note() {
    for (text, language) in [
        ("The minister said that the talks had resumed in the capital.", "en"),
        ("وزیر خارجه گفت که گفتگوها پس از چند روز از سر گرفته شد", "fa"),
        ("Министр заявил о возобновлении переговоров", "und"),
    ] {
        let run = mujaz_reading(&["parse", "-"], text.as_bytes());
        assert_eq!(run.status, 0);
        assert_eq!(run.json()["articles"][0]["language"], language);
        assert!(run.err.contains("does not look like Arabic"), "{}", run.err);
    }
}

#[test]
fn a_folder_is_read_by_name_and_a_report_once() {
    let folder = Folder::new();
    folder.file("b.txt", "ثان");
    folder.file("a.txt", "أول");
    folder.file("c.TXT", "ثالث");
    folder.file("d.txt", "أول");
    folder.file("e.md", "رابع");
    std::fs::create_dir(folder.path().join("f.txt")).unwrap();
    let run = mujaz(&["parse".as_ref(), folder.path().as_os_str()]);
    let json = run.json();
    let first: Vec<&str> = json["articles"].as_array().unwrap().iter().map(|a| texts(a)[0]).collect();
    assert_eq!(first, ["أول", "ثان", "ثالث"]);
    assert!(run.status == 0 && run.err.contains("d.txt: a report that was read before"), "{}", run.err);
}

#[test]
fn a_long_line_is_read_in_parts() {
    let line = "كلمة ".repeat(40_000);
    let run = mujaz_reading(&["parse", "-"], line.as_bytes());
    assert_eq!(run.status, 0);
    assert!(run.err.contains("is read as 11 paragraphs"), "{}", run.err);
    let json = run.json();
    assert_eq!(texts(&json["articles"][0]).join(" "), line.trim());
}
