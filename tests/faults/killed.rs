//! Killed while it ingests, at any moment.

use std::io::Read;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::{Dice, acknowledged, assert_whole, held, ingest, mujaz, reports, run};

const TIMES: usize = 200;
const REPORTS: usize = 20;

#[test]
fn what_was_acknowledged_survives_200_kills_and_nothing_is_kept_twice() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive.db");
    let mut dice = Dice(20_200_604);
    // As long as a run takes that is let alone: the moments lie from before its first read to behind its last commit.
    let begin = Instant::now();
    let first = run(&archive, &ingest(&reports(folder.path(), "first", REPORTS), "2020-06-04"));
    let longest = usize::try_from(begin.elapsed().as_micros()).unwrap();
    let (mut safe, mut cut) = (acknowledged(&first.1), 0);
    let mut all = Vec::new();
    for round in 0..TIMES {
        if round % 4 == 0 {
            all.push(reports(folder.path(), &format!("{round}"), REPORTS));
        }
        let reports = all.last().unwrap();
        let out = killed_after(
            Duration::from_micros(dice.below(longest) as u64),
            &mut mujaz(&archive, &ingest(reports, "2020-06-04")),
        );
        cut += usize::from(acknowledged(&out).len() < REPORTS);
        safe.extend(acknowledged(&out));
        let held = held(&archive);
        assert!(safe.is_subset(&held), "lost in round {round}: {:?}", safe.difference(&held));
        if round % 20 == 19 {
            assert_whole(&archive);
        }
    }
    assert!(cut > 0, "no run was killed before its end");
    for reports in &all {
        assert_eq!(run(&archive, &ingest(reports, "2020-06-04")).0, 0);
    }
    assert_whole(&archive);
    assert_eq!(held(&archive).len(), (TIMES / 4 + 1) * REPORTS);
}

/// What a command wrote until it was killed, or until its end where that was earlier.
fn killed_after(moment: Duration, command: &mut std::process::Command) -> String {
    let end = Instant::now() + moment;
    let mut child = command.spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let (sender, output) = channel();
    let reader = thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = stdout.read(&mut buffer) {
            sender.send(buffer[..read].to_vec()).unwrap();
        }
    });
    let mut out = Vec::new();
    loop {
        match output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(bytes) => out.extend(bytes),
            Err(RecvTimeoutError::Timeout) => break child.kill().unwrap(),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    child.wait().unwrap();
    reader.join().unwrap();
    out.extend(output.into_iter().flatten());
    String::from_utf8(out).unwrap()
}
