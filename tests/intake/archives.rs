//! ZIP archives of many reports.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::{TITLE, TOLD, article, articles, contents, failure, fixture, texts};

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, (name, bytes)) in entries.iter().enumerate() {
        let method = if number % 2 == 0 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn every_readable_file_is_a_report_named_by_archive_and_file() {
    let (page, feed, text) = (fixture("pages/bare.html"), fixture("feeds/rss1.xml"), TOLD.join("\n"));
    let bytes = archive(&[
        ("a/page.html", &page),
        ("a/photo.jpg", b"\xff\xd8\xff"),
        ("feed.xml", &feed),
        ("تقرير.txt", text.as_bytes()),
    ]);
    let contents = contents(&bytes, "all.zip");
    assert_eq!(contents.failures, [""; 0]);
    assert!(contents.notes.iter().any(|note| note.text.contains("1 file(s) in this archive are not read")));
    assert_eq!(contents.parts[0].bytes.as_deref(), Some(&page[..]));
    let articles = articles(contents);
    let names: Vec<&str> = articles.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["all.zip: a/page.html", "all.zip: feed.xml: item 1", "all.zip: تقرير.txt"]);
    assert_eq!(articles[0].1, article(&page, "page.html"));
    assert_eq!(articles[1].1.title.as_deref(), Some(TITLE));
    assert_eq!(texts(&articles[2].1), TOLD);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_kept() {
    let text = TOLD.join("\n");
    let inner = archive(&[("x.txt", text.as_bytes())]);
    let bytes =
        archive(&[("inner.zip", &inner), ("empty.txt", b""), ("bad.json", b"{"), ("good.txt", text.as_bytes())]);
    let contents = contents(&bytes, "all.zip");
    assert_eq!(contents.parts.len(), 1);
    let failures = contents.failures.join("\n");
    for name in ["all.zip: inner.zip: a ZIP archive in another", "all.zip: empty.txt: no text", "all.zip: bad.json:1:"]
    {
        assert!(failures.contains(name), "{name} in {failures}");
    }
}

#[test]
fn a_name_that_climbs_out_is_only_a_name() {
    let text = TOLD.join("\n");
    let bytes = archive(&[
        ("../../../tmp/x.txt", text.as_bytes()),
        ("/etc/y.txt", b"\xd9\x86\xd8\xb5"),
        ("a\u{1b}[2J\u{202e}.txt", text.as_bytes()),
    ]);
    let names: Vec<String> = articles(contents(&bytes, "all.zip")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["all.zip: ../../../tmp/x.txt", "all.zip: /etc/y.txt", "all.zip: a.txt"]);
}

#[test]
fn a_bomb_is_refused_by_its_ratio_and_the_rest_is_kept() {
    let bomb = vec![b' '; 40_000_000];
    let bytes = archive(&[("bomb.txt", &bomb), ("good.txt", TOLD[0].as_bytes())]);
    assert!(bytes.len() < 100_000);
    let contents = contents(&bytes, "all.zip");
    assert_eq!(contents.parts.len(), 1);
    assert!(contents.failures[0].starts_with("all.zip: bomb.txt: unpacks to more"), "{:?}", contents.failures);
}

#[test]
fn an_archive_cut_short_gives_the_files_before_the_cut() {
    let text = TOLD.join("\n");
    let bytes = archive(&[("1.txt", text.as_bytes()), ("2.txt", TOLD[0].as_bytes()), ("3.txt", TOLD[1].as_bytes())]);
    let third = ZipArchive::new(Cursor::new(&bytes)).unwrap().by_index(2).unwrap().header_start();
    let contents = contents(&bytes[..usize::try_from(third).unwrap() + 40], "all.zip");
    assert_eq!(contents.parts.len(), 2);
    assert!(contents.failures.iter().any(|failure| failure.contains("cut ZIP archive")), "{:?}", contents.failures);
}

#[test]
fn an_encrypted_file_is_named() {
    let mut bytes = archive(&[("1.txt", TOLD[0].as_bytes()), ("2.txt", TOLD[1].as_bytes())]);
    let central = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[central + 8] |= 1;
    bytes[6] |= 1;
    let contents = contents(&bytes, "all.zip");
    assert_eq!(contents.parts.len(), 1);
    assert_eq!(contents.failures, ["all.zip: 1.txt: encrypted; unpack it first"]);
}

#[test]
fn an_archive_without_reports_says_what_is_read() {
    assert!(failure(&archive(&[("a.jpg", b"x")]), "all.zip").contains("*.html"));
    assert!(failure(&archive(&[]), "all.zip").contains("without reports"));
}

#[test]
fn an_office_document_is_no_archive_of_reports() {
    for name in ["[Content_Types].xml", "META-INF/manifest.xml"] {
        let bytes = archive(&[("styles.xml", b"<x/>"), (name, b"<x/>")]);
        assert!(failure(&bytes, "report.docx").contains("report.docx: not text but an office document"));
    }
}
