//! Several at once: two that write, three on their screens, and one that reads as often as it can.

use std::thread;

use crate::terminal::Terminal;
use crate::{acknowledged, assert_whole, finished, held, ingest, mujaz, reports, run};

#[test]
fn two_ingests_and_three_dashboards_do_not_meet() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.db");
    let first = reports(folder.path(), "first", 5);
    assert_eq!(run(&archive, &ingest(&first, "2020-06-04")).0, 0);
    let [mine, yours] = ["mine", "yours"].map(|name| reports(folder.path(), name, 400));
    // Each takes those of the other as well, in another order.
    let both = |one: &std::path::Path, other: &std::path::Path| {
        let [one, other] = [one, other].map(|folder| folder.to_str().unwrap().to_owned());
        mujaz(&archive, &["ingest", "--date", "2020-06-04", &one, &other]).spawn().unwrap()
    };
    let writers = [both(&mine, &yours), both(&yours, &mine)]
        .map(|child| thread::spawn(move || finished(child.wait_with_output().unwrap())));
    let shown = ["--archive", archive.to_str().unwrap()];
    let mut read = 0;
    while read == 0 || !writers.iter().all(thread::JoinHandle::is_finished) {
        let mut screens = [(); 3].map(|()| Terminal::run(&shown, 100, 30, &[]));
        let (status, out, err) = run(&archive, &["brief", "--format", "json"]);
        assert_eq!((status, err.as_str(), out.is_empty()), (0, "", false));
        for screen in &mut screens {
            screen.until_shown("Headlines");
            screen.press("q");
            assert_eq!(screen.end(), 0);
        }
        read += 1;
    }
    let mut new = 0;
    for writer in writers {
        let (status, out, err) = writer.join().unwrap();
        assert_eq!((status, err.lines().count()), (0, 1), "{err}");
        assert_eq!(acknowledged(&out).len(), 800);
        new += out.lines().filter(|line| line.starts_with("new\t")).count();
    }
    assert_eq!(new, 800, "kept by both, or by none");
    assert_whole(&archive);
    assert_eq!(held(&archive).len(), 805);
}
