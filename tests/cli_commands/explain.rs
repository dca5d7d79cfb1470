//! How records came about, and which words made none.

use serde_json::Value;

use super::{Folder, mujaz};

const REPORT: &str = "وصل رئيس حكومة الوفاق فايز السراج إلى أنقرة.\n\
                      وقال السراج إن قوات الوفاق ستسيطر على مدينة غريان.\n\
                      وأضاف أن المحادثات استؤنفت.\n";

/// The reasons of the records of one kind, each as `field rule entry words`.
fn reasons(briefing: &Value, kind: &str) -> Vec<String> {
    let ids: Vec<&Value> = briefing[kind].as_array().unwrap().iter().map(|record| &record["id"]).collect();
    let all = briefing["explain"]["records"].as_array().unwrap().iter().filter(|one| ids.contains(&&one["record"]));
    let text = |reason: &Value| {
        ["field", "rule", "entry", "words"].map(|key| reason[key].as_str().unwrap_or("-").to_owned()).join(" ")
    };
    all.flat_map(|one| one["reasons"].as_array().unwrap().iter().map(text)).collect()
}

#[test]
fn each_field_has_the_rule_that_filled_it_and_the_words() {
    let folder = Folder::new();
    let briefing = mujaz(&["parse", "--explain", &folder.file("report.txt", REPORT)]).json();
    for (kind, wanted) in [
        ("movements", "kind word movement:وصل وصل"),
        ("movements", "actor subject-behind - رئيس حكومة الوفاق فايز السراج"),
        ("movements", "actor gazetteer people:ly-fayez-al-sarraj فايز السراج"),
        ("movements", "actor title titles:رئيس حكومة الوفاق رئيس حكومة الوفاق"),
        ("movements", "to marked - أنقرة"),
        ("movements", "realis asserted - وصل"),
        ("statements", "speaker gazetteer people:ly-fayez-al-sarraj السراج"),
        ("statements", "content clause - إن"),
        ("statements", "speaker goes-on - وأضاف"),
        ("frontline", "holder head-noun heads:قوة قوات"),
        ("frontline", "realis planned - ستسيطر"),
    ] {
        let found = reasons(&briefing, kind);
        assert!(found.iter().any(|reason| reason == wanted), "{wanted} is not in {found:#?}");
    }
}

#[test]
fn the_words_of_a_reason_stand_where_it_says() {
    let folder = Folder::new();
    // Also in a report that is one line, and so read in parts.
    let line = REPORT.replace('\n', " ").repeat(3);
    for report in [REPORT, &line] {
        let briefing = mujaz(&["parse", "--explain", &folder.file("report.txt", report)]).json();
        let paragraphs = briefing["articles"][0]["paragraphs"].as_array().unwrap();
        let records = briefing["explain"]["records"].as_array().unwrap();
        let dropped = briefing["explain"]["dropped"].as_array().unwrap();
        let mut seen = 0;
        for reason in records.iter().chain(dropped).flat_map(|one| one["reasons"].as_array().unwrap()) {
            let number = |key: &str| usize::try_from(reason[key].as_u64().unwrap()).unwrap();
            let text = paragraphs[number("paragraph") - 1]["text"].as_str().unwrap();
            assert_eq!(text.get(number("start")..number("end")), reason["words"].as_str(), "{reason}");
            seen += 1;
        }
        assert!(seen > 20, "{seen} reasons are too few");
    }
}

#[test]
fn every_record_is_explained_once_and_an_event_by_its_points() {
    let folder = Folder::new();
    let briefing = mujaz(&["parse", "--explain", &folder.file("report.txt", REPORT)]).json();
    let mut ids: Vec<&str> = Vec::new();
    for kind in ["events", "statements", "movements", "frontline"] {
        ids.extend(briefing[kind].as_array().unwrap().iter().map(|record| record["id"].as_str().unwrap()));
    }
    let explained: Vec<&Value> = briefing["explain"]["records"].as_array().unwrap().iter().collect();
    let mut known: Vec<&str> = explained.iter().map(|one| one["record"].as_str().unwrap()).collect();
    ids.sort_unstable();
    known.sort_unstable();
    assert_eq!(ids, known);
    let event = explained.iter().find(|one| one["record"] == briefing["events"][0]["id"]).unwrap();
    assert!(event["points"].as_array().unwrap().iter().any(|p| p["clue"] == "bias"), "{event}");
    let empty = explained.iter().filter(|one| one["reasons"].as_array().unwrap().is_empty()).count();
    assert_eq!(empty, 0, "each has a reason");
}

#[test]
fn the_text_says_the_same_for_reading() {
    let folder = Folder::new();
    let report = folder.file("report.txt", REPORT);
    let explained = mujaz(&["parse", "--explain", "--format", "text", &report]).out;
    for line in ["actor: subject-behind ¶ 1 «رئيس حكومة الوفاق فايز السراج»", "points: bias ", "Events ranked too low "]
    {
        assert!(explained.contains(line), "{line} is not in\n{explained}");
    }
    let plain = mujaz(&["parse", "--format", "text", &report]).out;
    assert!(plain.lines().all(|line| explained.lines().any(|other| other == line)), "the rest is as without");
    assert!(!plain.contains("subject-behind"));
}

#[test]
fn words_that_made_no_record_are_listed_by_entry() {
    let folder = Folder::new();
    let report =
        folder.file("report.txt", "سيطر القلق على الجميع.\nوسيطر الخوف أيضا.\nوقال فايز السراج إن الأمر انتهى.\n");
    let run = mujaz(&["parse", "--missed", &report]);
    assert_eq!(run.status, 0, "{}", run.err);
    let mut lines = run.out.lines();
    assert_eq!(lines.next(), Some("2 frontline:سيطر"));
    assert_eq!(lines.next(), Some(format!("  {report} ¶ 1 سيطر: سيطر القلق على الجميع.").as_str()));
    assert!(!run.out.contains("reporting:قال"), "that made a statement:\n{}", run.out);
    assert!(run.out.contains("words that filled no record: 2, of 1 entries, in reports: 1"), "{}", run.out);
}

#[test]
fn no_field_of_the_sample_is_filled_without_a_reason() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
    let briefing = mujaz(&["parse", "--explain", sample]).json();
    let explained = briefing["explain"]["records"].as_array().unwrap();
    let mut missing = Vec::new();
    for (kind, fields) in [
        ("events", &["kind"][..]),
        ("statements", &["kind", "speaker", "via", "addressee", "channel"]),
        ("movements", &["kind", "actor", "to", "from", "with", "realis"]),
        ("frontline", &["kind", "place", "holder", "realis"]),
    ] {
        for record in briefing[kind].as_array().unwrap() {
            let how = explained.iter().find(|one| one["record"] == record["id"]).unwrap();
            let reasons = how["reasons"].as_array().unwrap();
            for field in fields {
                // What a record does not have under its own name (its kind, whether it is so) every record has.
                let filled = match &record[field] {
                    Value::Null => matches!(*field, "kind" | "realis"),
                    Value::Array(all) => !all.is_empty(),
                    _ => true,
                };
                if filled && !reasons.iter().any(|reason| reason["field"] == *field) {
                    missing.push(format!("{kind} {field}: {}", record["gist"]["en"]));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
