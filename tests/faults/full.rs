//! A disk without room.

use std::fs;

use crate::{acknowledged, assert_whole, finished, held, ingest, mujaz, reports, run};

/// The shell bounds how large a file may become, in blocks of 512 bytes; it stands for a disk that is full.
fn bounded(archive: &std::path::Path, blocks: u64, arguments: &[&str]) -> (i32, String, String) {
    let plain = mujaz(archive, arguments);
    let mut shell = std::process::Command::new("sh");
    // The signal that comes with the bound is ignored, so that the call fails as it does on a full disk.
    shell.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &blocks.to_string()]);
    shell.arg(plain.get_program()).args(plain.get_args()).env_clear().env("TZ", "UTC");
    finished(shell.output().unwrap())
}

#[test]
fn a_full_disk_is_told_and_all_that_was_acknowledged_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.db");
    let first = acknowledged(&run(&archive, &ingest(&reports(folder.path(), "first", 5), "2020-06-04")).1);
    let size = fs::metadata(&archive).unwrap().len() / 512;
    let more = reports(folder.path(), "more", 300);
    let mut safe = first;
    let mut failed = 0;
    for blocks in (1..20).map(|step| size / 4 + step * size / 2) {
        let (status, out, err) = bounded(&archive, blocks, &ingest(&more, "2020-06-05"));
        safe.extend(acknowledged(&out));
        if status == 1 {
            failed += 1;
            assert!(err.contains("archive.db: "), "{err}");
        }
        assert_whole(&archive);
        assert!(safe.is_subset(&held(&archive)));
    }
    assert!(failed > 3, "the disk was full {failed} times");
    assert_eq!(run(&archive, &ingest(&more, "2020-06-05")).0, 0);
    assert_eq!(held(&archive).len(), 305);
}
