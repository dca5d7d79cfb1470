//! `mujaz watch`: folders and feeds, for as long as it runs.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::server::{Server, feed, whole};
use crate::{Folder, REPORT, command, mujaz};

/// Nothing here takes longer, on the slowest machine that is still of use.
const DEADLINE: Duration = Duration::from_secs(20);

/// `mujaz watch`, running.
struct Watch {
    child: Child,
    out: Receiver<String>,
    err: Receiver<String>,
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines() {
            if sender.send(line.unwrap()).is_err() {
                return;
            }
        }
    });
    receiver
}

impl Watch {
    fn start(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (out, err) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
        let watch = Self { child, out, err };
        assert!(watch.told().contains("under watch"));
        watch
    }

    fn folder(folder: &Folder) -> Self {
        Self::start(command().arg("watch").arg(folder.path().join("in")).args(["--archive", &archive(folder)]))
    }

    /// The next line on standard output, without its day and id: what became of which file.
    fn next(&self) -> (String, String) {
        let line = self.out.recv_timeout(DEADLINE).unwrap();
        let columns: Vec<&str> = line.split('\t').collect();
        let [fate, _, _, source] = columns[..] else { panic!("{line}") };
        (fate.to_owned(), source.rsplit('/').next().unwrap().to_owned())
    }

    fn expect(&self, fate: &str, name: &str) {
        assert_eq!(self.next(), (fate.to_owned(), name.to_owned()));
    }

    /// The next line on standard error.
    fn told(&self) -> String {
        self.err.recv_timeout(DEADLINE).unwrap()
    }

    /// Its status once it was told to end, and the last line on standard error. Nothing more may be on standard output.
    fn end(mut self, signal: Signal) -> (Option<i32>, String) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        let status = self.child.wait().unwrap().code();
        assert_eq!(self.out.recv_timeout(DEADLINE).ok(), None);
        (status, self.err.iter().last().unwrap_or_default())
    }
}

fn archive(folder: &Folder) -> String {
    folder.path().join("archive.db").to_str().unwrap().to_owned()
}

/// A folder with a folder in it, to be watched.
fn folder() -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("in")).unwrap();
    folder
}

#[test]
fn what_is_there_written_moved_in_and_changed_is_kept_and_what_is_deleted_stays() {
    let folder = folder();
    folder.file("in/old.txt", REPORT);
    let watch = Watch::folder(&folder);
    watch.expect("new", "old.txt");
    folder.file("in/written.txt", REPORT.replace("أمس", "صباحا"));
    watch.expect("new", "written.txt");
    let moved = folder.file("elsewhere.txt", REPORT.replace("أمس", "مساء"));
    fs::rename(moved, folder.path().join("in/moved.txt")).unwrap();
    watch.expect("new", "moved.txt");
    folder.file("in/written.txt", REPORT.replace("أمس", "ظهرا"));
    watch.expect("changed", "written.txt");
    // As most editors write: another file in its place.
    let edited = folder.file("in/.edited", REPORT.replace("أمس", "ليلا"));
    fs::rename(edited, folder.path().join("in/written.txt")).unwrap();
    watch.expect("changed", "written.txt");
    fs::remove_file(folder.path().join("in/old.txt")).unwrap();
    folder.file("in/picture.png", REPORT);
    folder.file("in/last.txt", REPORT.replace("الوفد", "الفريق"));
    watch.expect("new", "last.txt");
    assert_eq!(watch.end(Signal::INT), (Some(0), "mujaz: 4 new, 2 changed, 0 known".to_owned()));
    let again = mujaz(&["ingest", &folder.file("copy.txt", REPORT), "--archive", &archive(&folder)]);
    assert!(again.out.starts_with("known\t"), "{}", again.out);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_half_written_waits_until_it_is_whole() {
    let folder = folder();
    let watch = Watch::folder(&folder);
    let mut half = File::create(folder.path().join("in/half.txt")).unwrap();
    half.write_all(&REPORT.as_bytes()[..40]).unwrap();
    half.sync_all().unwrap();
    folder.file("in/other.txt", REPORT.replace("أمس", "صباحا"));
    watch.expect("new", "other.txt");
    half.write_all(&REPORT.as_bytes()[40..]).unwrap();
    drop(half);
    watch.expect("new", "half.txt");
    assert_eq!(watch.end(Signal::TERM), (Some(0), "mujaz: 2 new, 0 changed, 0 known".to_owned()));
    let again = mujaz(&["ingest", &folder.file("whole.txt", REPORT), "--archive", &archive(&folder)]);
    assert!(again.out.starts_with("known\t"), "{}", again.out);
}

#[test]
fn others_write_to_the_archive_meanwhile() {
    let folder = folder();
    let watch = Watch::folder(&folder);
    let other = folder.file("other.txt", REPORT);
    let run = mujaz(&["ingest", &other, "--archive", &archive(&folder)]);
    assert_eq!(run.status, 0, "{}", run.err);
    let opened = |child: &Child| {
        let open = fs::read_dir(format!("/proc/{}/fd", child.id())).unwrap();
        open.flatten().any(|file| fs::read_link(file.path()).is_ok_and(|path| path.ends_with("archive.db")))
    };
    assert!(!cfg!(target_os = "linux") || !opened(&watch.child));
    folder.file("in/report.txt", REPORT.replace("أمس", "صباحا"));
    watch.expect("new", "report.txt");
    assert_eq!(watch.end(Signal::TERM).0, Some(0));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_kept() {
    let folder = folder();
    let watch = Watch::folder(&folder);
    folder.file("in/picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00");
    assert!(watch.told().contains("in/picture.txt: "));
    folder.file("in/report.txt", REPORT);
    watch.expect("new", "report.txt");
    let (status, last) = watch.end(Signal::INT);
    assert_eq!((status, last.as_str()), (Some(0), "mujaz: 1 new, 0 changed, 0 known, 1 could not be read"));
}

#[test]
fn a_folder_that_goes_away_ends_it() {
    let folder = folder();
    let mut watch = Watch::folder(&folder);
    fs::remove_dir(folder.path().join("in")).unwrap();
    assert!(watch.told().ends_with("in: gone, and no longer under watch"));
    assert_eq!(watch.child.wait().unwrap().code(), Some(1));
}

#[test]
fn what_is_no_folder_is_named() {
    let folder = Folder::new();
    let file = folder.file("report.txt", REPORT);
    mujaz(&["watch", &file, "--archive", &archive(&folder)]).assert_failed(2, &["report.txt: no folder"]);
    mujaz(&["watch", "no-such", "--archive", &archive(&folder)]).assert_failed(2, &["no-such: no folder"]);
    let config = folder.file("config.toml", "");
    mujaz(&["watch", "--config", &config, "--archive", &archive(&folder)]).assert_failed(2, &["[[feed]]"]);
}

#[test]
fn feeds_are_read_again_when_their_interval_is_over() {
    let server = Server::new();
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/1", &whole())]));
    let folder = Folder::new();
    let config = format!(
        "archive = \"days.db\"\n[fetch]\nallow_local = true\n[[feed]]\nurl = \"{}\"\ninterval = 1\n\
         [[feed]]\nurl = \"{}\"\ninterval = 86400\n",
        server.url("/feed"),
        server.url("/down")
    );
    let config = folder.file("config.toml", config);
    let watch = Watch::start(command().args(["watch", "--config", &config]));
    watch.expect("new", "1");
    assert!(watch.told().contains(&server.url("/down")));
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/2", &whole()), ("/1", &whole())]));
    watch.expect("new", "2");
    server.give("/feed", "", "application/rss+xml", &feed(&server, &[("/3", &whole())]));
    watch.expect("new", "3");
    assert_eq!(watch.end(Signal::TERM), (Some(0), "mujaz: 3 new, 0 changed, 0 known".to_owned()));
    let asked = server.asked();
    assert_eq!(asked.iter().filter(|head| head.starts_with("GET /down ")).count(), 1);
}

#[test]
fn a_feed_that_was_read_just_now_or_asks_for_patience_is_left_alone() {
    let server = Server::new();
    for path in ["/feed", "/other"] {
        server.give(path, "", "application/rss+xml", &feed(&server, &[(&format!("{path}/1"), &whole())]));
    }
    server.refuse("/busy", "Retry-After: 3600\r\n");
    let folder = Folder::new();
    let one = |path: &str, interval: &str| format!("[[feed]]\nurl = \"{}\"\n{interval}\n", server.url(path));
    let settings = "archive = \"days.db\"\n[fetch]\nallow_local = true\n";
    let first = folder.file("first.toml", [settings, &one("/feed", ""), &one("/busy", "")].concat());
    assert_eq!(mujaz(&["fetch", "--config", &first]).status, 1);
    let all = [settings, &one("/feed", ""), &one("/busy", "interval = 1"), &one("/other", "")].concat();
    let watch = Watch::start(command().args(["watch", "--config", &folder.file("config.toml", all)]));
    watch.expect("new", "1");
    assert_eq!(watch.end(Signal::INT).0, Some(0));
    let asked: Vec<String> =
        server.asked().iter().filter_map(|head| Some(head.split(' ').nth(1)?.to_owned())).collect();
    assert_eq!(asked.iter().filter(|path| *path == "/feed").count(), 1, "{asked:?}");
    assert_eq!(asked.iter().filter(|path| *path == "/busy").count(), 1, "{asked:?}");
}
