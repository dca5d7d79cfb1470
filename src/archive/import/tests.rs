//! Lines of every kind, and of no kind.

use std::io::BufReader;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{BadLine, Entry, Lines};
use crate::archive::FORMAT;
use crate::intake::{self, Document, Given};
use crate::{extract, lexicon::Lexicon};

fn header() -> Value {
    json!({"kind": "archive", "schema": FORMAT})
}

fn revision() -> Value {
    let text = "وصل رئيس المجلس إلى القاهرة صباح الأربعاء للقاء وزير الخارجية المصري.";
    let (Document::Report(article), _) = intake::read(text.as_bytes(), &Given::default(), "test").unwrap() else {
        panic!()
    };
    json!({
        "kind": "revision", "key": "example.org/1", "day": "2020-06-03", "received": "2020-06-03T10:00:00Z",
        "source": "test", "whole": true, "reader": "mujaz", "bytes": "aGVsbG8=",
        "briefing": extract::briefing(vec![article], Lexicon::bundled()),
    })
}

fn feed() -> Value {
    json!({"kind": "feed", "url": "https://example.org/rss", "etag": "\"1\"", "checked": "2020-06-03T10:00:00Z"})
}

fn read(text: &[u8]) -> Vec<Result<Entry, BadLine>> {
    let mut lines = Lines::new(text).unwrap();
    std::iter::from_fn(|| lines.next_entry().unwrap()).collect()
}

fn read_values(lines: &[Value]) -> Vec<Result<Entry, BadLine>> {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    read(lines.join("\n").as_bytes())
}

/// What is wrong with the second line, where it is the only one that is.
fn problem(line: &Value) -> String {
    match read_values(&[header(), line.clone(), json!({"kind": "end", "lines": 2})]).as_slice() {
        [Err(bad)] => bad.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_kind_of_line_is_read() {
    let read = read_values(&[header(), revision(), feed(), json!({"kind": "end", "lines": 3})]);
    assert!(matches!(read.as_slice(), [Ok(Entry::Revision { in_force: true, .. }), Ok(Entry::Feed(_))]), "{read:?}");
}

#[test]
fn a_wrong_field_is_named_with_its_line() {
    let changed = |pointer: &str, value: Value| {
        let mut line = revision();
        *line.pointer_mut(pointer).unwrap() = value;
        problem(&line)
    };
    for (pointer, value, wanted) in [
        ("/bytes", json!("?"), "line 2: bytes: not Base64"),
        ("/bytes", json!([1]), "line 2: bytes: invalid type"),
        ("/received", json!("yesterday"), "line 2: received: "),
        ("/day", json!(5), "line 2: day: "),
        ("/key", json!(""), "line 2: key: it is empty"),
        ("/source", json!("x".repeat(200_000)), "line 2: source: longer than"),
        ("/briefing/schema", json!("other/1"), "line 2: briefing.schema: \"other/1\""),
        ("/briefing/articles", json!([]), "line 2: briefing.articles: 0 of them"),
        ("/briefing/articles/0/paragraphs/0/number", json!(7), "line 2: briefing.articles[0].paragraphs[0].number: 7"),
        ("/briefing/articles/0/id", json!({}), "line 2: briefing.articles[0].id: invalid type"),
    ] {
        let found = changed(pointer, value);
        assert!(found.starts_with(wanted), "{found:?} does not begin with {wanted:?}");
    }
    let mut line = feed();
    line["url"] = json!("file:///etc/passwd");
    assert!(problem(&line).starts_with("line 2: url: "));
    assert!(problem(&json!({"kind": "moon"})).starts_with("line 2: kind: \"moon\" is unknown"));
    assert!(problem(&json!({"king": 1})).starts_with("line 2: missing field `kind`"));
}

#[test]
fn what_does_not_begin_as_an_export_is_refused_at_once() {
    for text in
        ["shopping list\nmilk\n", "{\"kind\":\"revision\"}\n", "{\"kind\":\"archive\",\"schema\":\"other/2\"}\n{}\n"]
    {
        let read = read(text.as_bytes());
        assert!(matches!(read.as_slice(), [Err(BadLine { line: 1, .. })]), "{text}: {read:?}");
    }
    assert!(read(b"").is_empty());
}

#[test]
fn an_endless_line_ends_it() {
    let mut lines = Lines::new(BufReader::new(std::io::repeat(b'{'))).unwrap();
    let bad = lines.next_entry().unwrap().unwrap().unwrap_err();
    assert_eq!(bad.to_string(), "line 1: longer than 4096 bytes, the most that it may have");
    assert!(lines.next_entry().unwrap().is_none());
}

#[test]
fn an_export_that_was_cut_off_is_told() {
    let cut = read_values(&[header(), revision()]);
    assert!(matches!(cut.as_slice(), [Ok(_), Err(bad)] if bad.to_string().contains("cut off")), "{cut:?}");
    let short = read_values(&[header(), feed(), json!({"kind": "end", "lines": 7})]);
    assert!(
        matches!(short.as_slice(), [Ok(_), Err(bad)] if bad.to_string() == "line 3: lines: 7, but 2 came"),
        "{short:?}"
    );
}

#[test]
fn two_exports_may_follow_each_other() {
    let end = || json!({"kind": "end", "lines": 2});
    assert_eq!(read_values(&[header(), revision(), end(), header(), feed(), end()]).len(), 2);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_or_run_on(text in proptest::collection::vec(any::<u8>(), 0..400)) {
        let lines = text.split(|&byte| byte == b'\n').count();
        prop_assert!(read(&text).len() <= lines + 1);
    }

    /// A line with one byte changed is taken or named, and never takes the one behind it along.
    #[test]
    fn a_damaged_line_harms_no_other(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut line = revision().to_string().into_bytes();
        let at = at.index(line.len());
        line[at] = if byte == b'\n' { b' ' } else { byte };
        let mut text = format!("{}\n", header()).into_bytes();
        text.extend_from_slice(&line);
        text.extend_from_slice(format!("\n{}\n{}\n", feed(), json!({"kind": "end", "lines": 3})).as_bytes());
        let read = read(&text);
        prop_assert!(matches!(read.last(), Some(Ok(Entry::Feed(_)))), "{:?}", read);
        if let Some(Err(bad)) = read.first() {
            prop_assert_eq!(bad.line, 2);
        }
    }
}
