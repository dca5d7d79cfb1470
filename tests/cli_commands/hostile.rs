//! No control character, no part of a control sequence and no direction control of a report reaches an output.

use crate::{Folder, REPORT, mujaz, mujaz_reading};

const HOSTILE: [&str; 14] = [
    "\u{1b}[2J\u{1b}[31m",
    "\u{1b}]0;PAYLOAD\u{7}",
    "\u{1b}]52;c;PAYLOAD\u{1b}\\",
    "\u{1b}PPAYLOAD\u{1b}\\",
    "\u{1b}_PAYLOAD\u{1b}\\",
    "\u{9b}31m",
    "\u{9d}0;PAYLOAD\u{9c}",
    "\u{202e}\u{2066}\u{200e}\u{200f}\u{61c}",
    "\u{200b}\u{feff}\u{ad}\u{e0041}",
    "\u{0}\u{7}\u{8}\u{7f}\u{85}\u{2028}",
    "&#27;[31m&#x9b;0m&#8238;",
    "\u{1b}",
    "\u{1b}]0;unterminated PAYLOAD",
    "\u{fff9}\u{fffe}",
];

fn assert_clean(text: &str) {
    for c in text.chars() {
        assert!(!c.is_control() || c == '\n', "{c:?} in {text:?}");
        let is_invisible = matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
        assert!(!is_invisible, "{c:?} in {text:?}");
    }
    assert!(!text.contains("PAYLOAD") && !text.contains("[31m"), "{text:?}");
}

#[test]
fn reports_come_out_clean_in_every_format() {
    for hostile in HOSTILE {
        let body = REPORT.replace(' ', &format!(" {hostile}\n"));
        let report = format!("---\ntitle: عنوان{hostile}\noutlet: وكالة{hostile}\n---\n{body}");
        for format in ["json", "jsonl", "text"] {
            let run = mujaz_reading(&["parse", "-", "--format", format], report.as_bytes());
            assert_eq!(run.status, 0, "{}", run.err);
            assert_clean(&run.out);
            assert_clean(&run.err);
        }
    }
}

#[test]
fn a_day_comes_out_clean_in_every_format() {
    for hostile in HOSTILE {
        let folder = Folder::new();
        let archive = folder.path().join("archive.db").to_str().unwrap().to_owned();
        let body = REPORT.replace(' ', &format!(" {hostile}\n"));
        let report = format!(
            "---\ntitle: عنوان{hostile}\noutlet: وكالة{hostile}\ndate: 2020-06-04\n---\n{}\n{body}",
            "أعلنت قوات الوفاق السيطرة على ترهونة."
        );
        let report = folder.file("report.txt", report);
        assert_eq!(mujaz(&["ingest", &report, "--archive", &archive]).status, 0);
        for format in ["text", "markdown", "html", "json", "csv", "geojson"] {
            let run = mujaz(&["brief", "--archive", &archive, "--format", format]);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{format}");
            assert!(run.out.contains("وكالة"), "{format}: {}", run.out);
            assert_clean(&run.out.replace("\r\n", "\n"));
        }
    }
}

#[test]
fn what_was_left_out_is_told() {
    let run = mujaz_reading(&["parse", "-"], format!("\u{1b}[31m{REPORT}\u{7}\u{202e}").as_bytes());
    for part in ["1 control sequence", "1 control character", "1 direction control"] {
        assert!(run.err.contains(part), "{}", run.err);
    }
}

#[test]
fn file_names_options_and_errors_are_as_hostile_as_reports() {
    let folder = Folder::new();
    let file = folder.file("\u{1b}[31mreport\u{202e}.txt", "");
    let run = mujaz(&["parse", &file]);
    assert_eq!(run.status, 1);
    assert_clean(&run.err);

    let file = folder.file("day.json", "{\"schema\": \"\u{1b}[31m\u{202e}/1\"}");
    let run = mujaz(&["parse", &file]);
    assert_eq!(run.status, 1);
    assert_clean(&run.err);

    let report = folder.file("report.txt", REPORT);
    let run = mujaz(&["parse", &report, "--outlet", "\u{1b}[31mوكالة\u{202e}", "--title", "\u{9b}31mعنوان"]);
    assert_clean(&run.out);
    assert_eq!(run.json()["articles"][0]["outlet"], "وكالة");
}

#[test]
fn five_thousand_marks_on_a_letter_are_cut_and_told() {
    let run = mujaz_reading(&["parse", "-"], format!("قا{}ل", "\u{64e}".repeat(5000)).as_bytes());
    assert!(run.status == 0 && run.err.contains("mark(s) of 1 letter(s)"), "{}", run.err);
    assert!(run.json()["articles"][0]["paragraphs"][0]["text"].as_str().unwrap().chars().count() < 20);
}
