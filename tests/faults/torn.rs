//! Files that were cut off or changed on the disk.

use std::fs;

use tempfile::TempDir;

use crate::{Dice, assert_whole, ingest, reports, run};

fn whole() -> (TempDir, std::path::PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.db");
    assert_eq!(run(&archive, &ingest(&reports(folder.path(), "torn", 40), "2020-06-04")).0, 0);
    let bytes = fs::read(&archive).unwrap();
    (folder, archive, bytes)
}

/// Every command ends as it should on what is there, `repair` tells what it did, and what it leaves is whole.
fn assert_a_way_out(archive: &std::path::Path, bytes: &[u8]) {
    fs::write(archive, bytes).unwrap();
    for arguments in [&["brief"][..], &["archive", "check"], &["archive", "export"], &["doctor"]] {
        let (status, out, err) = run(archive, arguments);
        let is_told = format!("{out}{err}").contains(archive.to_str().unwrap());
        assert!(status == 0 || is_told, "{arguments:?}: {err}");
    }
    let (_, out, err) = run(archive, &["archive", "repair"]);
    if bytes.len() > 4096 {
        assert!(out.contains("texts saved") || out.contains("nothing to repair"), "{out}{err}");
        assert_whole(archive);
    }
}

#[test]
fn a_file_cut_at_any_byte() {
    let (_folder, archive, bytes) = whole();
    let mut dice = Dice(7);
    for _ in 0..30 {
        assert_a_way_out(&archive, &bytes[..dice.below(bytes.len())]);
    }
}

#[test]
fn a_file_with_changed_bytes() {
    let (_folder, archive, bytes) = whole();
    let mut dice = Dice(11);
    for round in 0..30 {
        let mut bytes = bytes.clone();
        for _ in 0..1 << (round % 8) {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
        assert_a_way_out(&archive, &bytes);
    }
}

#[test]
fn a_file_with_pages_of_something_else() {
    let (_folder, archive, bytes) = whole();
    let mut dice = Dice(13);
    let pages = bytes.len() / 4096;
    for _ in 0..30 {
        let mut bytes = bytes.clone();
        let [from, to] = [0; 2].map(|_| dice.below(pages) * 4096);
        bytes.copy_within(from..from + 4096, to);
        assert_a_way_out(&archive, &bytes);
    }
}
