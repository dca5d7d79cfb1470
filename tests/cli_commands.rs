//! The command line as a user meets it: arguments, both streams and the exit status of the real binary.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without may end it")]

#[path = "cli_commands/archive.rs"]
mod archive;
#[path = "cli_commands/bad_input.rs"]
mod bad_input;
#[path = "cli_commands/brief.rs"]
mod brief;
#[path = "cli_commands/explain.rs"]
mod explain;
#[path = "cli_commands/fetch.rs"]
mod fetch;
#[path = "cli_commands/formats.rs"]
mod formats;
#[path = "cli_commands/hostile.rs"]
mod hostile;
#[path = "cli_commands/ingest.rs"]
mod ingest;
#[path = "cli_commands/program.rs"]
mod program;
#[path = "cli_commands/records.rs"]
mod records;
#[path = "cli_commands/reports.rs"]
mod reports;
#[path = "cli_commands/review.rs"]
mod review;
#[path = "cli_commands/search.rs"]
mod search;
#[path = "cli_commands/secure.rs"]
mod secure;
#[path = "cli_commands/server.rs"]
mod server;
#[path = "cli_commands/vocabulary.rs"]
mod vocabulary;
#[cfg(unix)]
#[path = "cli_commands/watch.rs"]
mod watch;
#[path = "cli_commands/web.rs"]
mod web;
#[path = "cli_commands/without.rs"]
mod without;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What a run of mujaz left behind.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    /// Standard output as JSON.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.out, self.err))
    }

    /// That it ended with this status, nothing on standard output, and each of these on standard error.
    fn assert_failed(&self, status: i32, messages: &[&str]) {
        assert_eq!((self.status, self.out.as_str()), (status, ""), "{}", self.err);
        for message in messages {
            assert!(self.err.contains(message), "{message:?} is not in {:?}", self.err);
        }
    }
}

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mujaz"));
    command.env_clear().env("TZ", "UTC").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn mujaz<S: AsRef<OsStr>>(arguments: &[S]) -> Run {
    mujaz_reading(arguments, b"")
}

/// With `input` on standard input.
fn mujaz_reading<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Run {
    let mut child = command().args(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that does not read its input closes it, which is no fault.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of files that is gone after the test.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

const REPORT: &str = "أعلنت الحكومة اليوم أن المحادثات استؤنفت.\nوقال مصدر إن الوفد وصل أمس.\n";
