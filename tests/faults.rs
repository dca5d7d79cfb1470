//! What becomes of the archive where things go wrong: the program is killed, the file is torn, the disk is full, the clock
//! jumps, several use it at once. Calls of the system that fail are `.ci/faults.py`'s, which needs strace.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[path = "faults/clock.rs"]
mod clock;
#[path = "faults/full.rs"]
mod full;
#[path = "faults/killed.rs"]
mod killed;
#[path = "pty_dashboard/terminal.rs"]
#[expect(dead_code, reason = "the dashboard's own tests need more of it")]
mod terminal;
#[path = "faults/together.rs"]
mod together;
#[path = "faults/torn.rs"]
mod torn;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program with these arguments on this archive, its output to be read.
fn mujaz(archive: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    command.env_clear().env("TZ", "UTC").args(arguments).arg("--archive").arg(archive);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs it to its end, which must be one that it meant.
fn run(archive: &Path, arguments: &[&str]) -> (i32, String, String) {
    finished(mujaz(archive, arguments).output().unwrap())
}

fn finished(output: Output) -> (i32, String, String) {
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let status = output.status.code().unwrap_or_else(|| panic!("{}: {err}", output.status));
    assert!(status < 2 && !err.contains("a fault in mujaz"), "status {status}: {err}");
    (status, out, err)
}

/// So many reports of this name in a folder of their own.
fn reports(folder: &Path, name: &str, count: usize) -> PathBuf {
    let folder = folder.join(name);
    fs::create_dir_all(&folder).unwrap();
    for n in 0..count {
        let text = format!("قال المتحدث باسم الحكومة إن الوفد {name} {n} وصل إلى العاصمة صباح الأربعاء.\n");
        fs::write(folder.join(format!("{n:03}.txt")), text).unwrap();
    }
    folder
}

fn ingest<'a>(reports: &'a Path, date: &'a str) -> [&'a str; 4] {
    ["ingest", "--date", date, reports.to_str().unwrap()]
}

/// The ids of the reports that these lines acknowledge. The last line may have been cut off.
fn acknowledged(out: &str) -> BTreeSet<String> {
    let whole = out.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    whole.map(|line| line.split('\t').nth(2).unwrap().to_owned()).collect()
}

/// The ids of all that is in an archive, each of which must be in it once.
fn held(archive: &Path) -> BTreeSet<String> {
    let connection = rusqlite::Connection::open(archive).unwrap();
    let mut statement = connection.prepare("SELECT hash FROM revision").unwrap();
    let all: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let ids: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(ids.len(), all.len(), "kept twice");
    ids
}

fn assert_whole(archive: &Path) {
    let (status, out, err) = run(archive, &["archive", "check"]);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    /// The next one, below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}
