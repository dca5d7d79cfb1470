//! `mujaz search`: what is found, in each form, and what cannot be looked for.

use serde_json::Value;

use crate::{Folder, REPORT, Run, mujaz};

/// An archive of two reports, each of a day and outlet of its own.
fn archive(folder: &Folder) -> String {
    let archive = folder.path().join("archive.db").to_str().unwrap().to_owned();
    for (name, day, outlet) in [("a.txt", "2020-06-03", "النورس"), ("b.txt", "2020-06-05", "Reuters")] {
        let report = folder.file(name, format!("{REPORT}وزار رئيس الحكومة فايز السراج أنقرة في {day}.\n"));
        let given = ["--date", day, "--outlet", outlet, "--archive", &archive];
        assert_eq!(mujaz(&[&["ingest", report.as_str()][..], &given].concat()).status, 0);
    }
    archive
}

fn search(archive: &str, arguments: &[&str]) -> Run {
    mujaz(&[&["search", "--archive", archive], arguments].concat())
}

#[test]
fn hits_are_told_newest_first_without_styles_in_a_pipe() {
    let folder = Folder::new();
    let archive = archive(&folder);
    let run = search(&archive, &["والمحادثات"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let days: Vec<usize> =
        ["Fri 5 Jun 2020 · Reuters", "Wed 3 Jun 2020 · النورس"].map(|h| run.out.find(h).unwrap()).into();
    assert!(days[0] < days[1], "{}", run.out);
    assert!(run.out.contains("  ¶ 1 أعلنت الحكومة اليوم أن المحادثات"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    // Several arguments are one query; romanised names, fields and days narrow it.
    for narrowed in [&["sarraj", "outlet:reuters"][..], &["السراج from:2020-06-04"], &["actor:sarraj", "on:2020-06-05"]]
    {
        let run = search(&archive, narrowed);
        assert!(run.out.contains("Fri 5") && !run.out.contains("Wed 3"), "{narrowed:?}: {}", run.out);
    }
}

#[test]
fn json_marks_the_bytes_of_the_words() {
    let folder = Folder::new();
    let archive = archive(&folder);
    let all = search(&archive, &["--format", "json", "السراج"]).json();
    assert_eq!((all["schema"].as_str(), all["query"].as_str()), (Some("mujaz.search/1"), Some("السراج")));
    let hits = all["hits"].as_array().unwrap();
    assert_eq!((hits.len(), &all["next"]), (2, &Value::Null));
    for hit in hits {
        let passage = &hit["passages"][0];
        let (start, end) = (passage["hits"][0]["start"].as_u64().unwrap(), passage["hits"][0]["end"].as_u64().unwrap());
        let shift = passage["start"].as_u64().unwrap();
        let quote = passage["quote"].as_str().unwrap();
        assert_eq!(quote.get((start - shift) as usize..(end - shift) as usize), Some("السراج"));
        assert!(hit["records"].as_array().unwrap().iter().any(|record| record["kind"] == "movement"), "{hit:#}");
    }
    // One line is one of these hits.
    let lines = search(&archive, &["--format", "jsonl", "السراج"]).out;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(&lines, hits);
}

#[test]
fn pages_go_on_where_the_last_ended() {
    let folder = Folder::new();
    let archive = archive(&folder);
    let first = search(&archive, &["--limit", "1", "--format", "json", "السراج"]);
    let place = first.json()["next"].as_str().unwrap().to_owned();
    assert!(first.err.contains(&format!("--after {place}")), "{}", first.err);
    let second = search(&archive, &["--after", &place, "السراج"]);
    assert!(second.out.contains("Wed 3") && !second.out.contains("Fri 5") && second.err.is_empty(), "{}", second.out);
    search(&archive, &["--after", "yesterday", "السراج"]).assert_failed(2, &["2020-06-04.17"]);
    search(&archive, &["--after", &place, "--rank", "السراج"]).assert_failed(2, &["--rank"]);
}

#[test]
fn nothing_found_is_no_failure_and_said() {
    let folder = Folder::new();
    let archive = archive(&folder);
    let run = search(&archive, &["القمح"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    assert!(run.err.contains("nothing found for القمح"), "{}", run.err);
    let ranked = search(&archive, &["--rank", "السراج"]);
    assert!(ranked.status == 0 && ranked.out.contains("Fri 5"), "{}", ranked.out);
}

#[test]
fn a_query_that_says_nothing_is_wrong_usage() {
    let folder = Folder::new();
    let archive = archive(&folder);
    for (typed, message) in [
        ("when:2020", "no field 'when:'"),
        ("from:yesterday", "from:yesterday is no day"),
        ("kind:speech", "kind:speech is no kind"),
        ("،", "nothing to look for"),
    ] {
        search(&archive, &[typed]).assert_failed(2, &["query: ", message]);
    }
    search(&archive, &[]).assert_failed(2, &["QUERY"]);
    search("missing.db", &["السراج"]).assert_failed(1, &["missing.db", "no archive yet"]);
}

#[test]
fn help_and_manual_tell_the_query_language() {
    for text in [mujaz(&["search", "--help"]).out, mujaz(&["man", "search"]).out] {
        for part in ["actor:haftar", "place:tripoli", "kind:statement", "outlet:reuters", "from:2020", "OR"] {
            assert!(text.replace('\\', "").contains(part), "{part}: {text}");
        }
    }
}
