//! Files on their way to being whole: who has a file half written is not done with it.
//!
//! ```text
//! made ───── looked at twice, the same both times ────────────┐
//! written ── closed by who wrote it (elsewhere: looked at) ───┼──▶ whole
//! closed, moved in ── quiet for a moment ─────────────────────┘
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

/// What happened to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// It is there.
    There,
    /// Somebody is writing to it.
    Written,
    /// Who wrote to it is done, or it was moved here whole.
    Closed,
    /// It is no longer there.
    Gone,
}

/// Whether the system tells when a file is closed by who wrote to it, however long that takes.
const TELLS_OF_CLOSING: bool = cfg!(target_os = "linux");

/// How long a file that was closed must be left alone: some write a file in several goes.
const QUIET: Duration = Duration::from_millis(100);

/// How long a file must hold still of which nobody says that it is whole.
const STILL: Duration = Duration::from_secs(1);

/// What a file looks like from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    size: u64,
    modified: Option<SystemTime>,
}

impl Look {
    /// That of the file at `path`, where there is one.
    pub fn at(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        Some(Self { size: about.len(), modified: about.modified().ok() })
    }
}

/// How soon a file that is gone must be back to be the same: some programs move the old one away before they write the new one.
const REPLACED: Duration = Duration::from_secs(2);

/// The files of which it is not known whether they are whole, and those of which not whether they are gone.
#[derive(Debug, Default)]
pub(super) struct Settling {
    files: BTreeMap<PathBuf, File>,
    gone: BTreeMap<PathBuf, Instant>,
}

#[derive(Debug, Clone, Copy, Default)]
struct File {
    /// When it is to be looked at; none where who writes to it will say that they are done.
    due: Option<Instant>,
    /// How it looked the last time.
    look: Option<Look>,
    is_closed: bool,
}

impl Settling {
    /// Takes in what happened to a file.
    pub fn sign(&mut self, path: PathBuf, sign: Sign, now: Instant) {
        let due = match sign {
            Sign::Gone => {
                self.files.remove(&path);
                self.gone.insert(path, now + REPLACED);
                return;
            }
            Sign::There if self.files.contains_key(&path) => return,
            Sign::There => Some(now),
            Sign::Written if TELLS_OF_CLOSING => None,
            Sign::Written => Some(now + STILL),
            Sign::Closed => Some(now + QUIET),
        };
        self.gone.remove(&path);
        self.files.insert(path, File { due, look: None, is_closed: sign == Sign::Closed });
    }

    /// When there is something to look at.
    pub fn next(&self) -> Option<Instant> {
        self.files.values().filter_map(|file| file.due).chain(self.gone.values().copied()).min()
    }

    /// Takes out those that are gone for good.
    pub fn gone(&mut self, now: Instant) -> Vec<PathBuf> {
        let gone: Vec<PathBuf> =
            self.gone.iter().filter(|(_, sure)| **sure <= now).map(|(path, _)| path.clone()).collect();
        self.gone.retain(|_, sure| *sure > now);
        gone
    }

    /// Puts off files that could not be kept.
    pub fn put_off(&mut self, files: Vec<PathBuf>, until: Instant) {
        for path in files {
            self.files.entry(path).or_insert(File { due: Some(until), look: None, is_closed: true });
        }
    }

    /// Takes out those that are whole, `most` at most.
    pub fn whole(&mut self, now: Instant, most: usize, look: impl Fn(&Path) -> Option<Look>) -> Vec<PathBuf> {
        let due = self.files.iter().filter(|(_, file)| file.due.is_some_and(|due| due <= now));
        let due: Vec<PathBuf> = due.take(most).map(|(path, _)| path.clone()).collect();
        due.into_iter().filter(|path| self.is_whole(path, now, &look)).collect()
    }

    /// Whether a file is whole; then, and where it is gone or empty, it is forgotten.
    fn is_whole(&mut self, path: &Path, now: Instant, look: impl Fn(&Path) -> Option<Look>) -> bool {
        let now_as = look(path);
        let Some(file) = self.files.get_mut(path) else { return false };
        match now_as {
            Some(_) if !file.is_closed && file.look != now_as => {
                (file.look, file.due) = (now_as, Some(now + STILL));
                false
            }
            seen => {
                self.files.remove(path);
                seen.is_some_and(|look| look.size > 0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A look at a file of this size.
    fn sized(size: u64) -> impl Fn(&Path) -> Option<Look> {
        move |_| Some(Look { size, modified: None })
    }

    fn path() -> PathBuf {
        PathBuf::from("report.txt")
    }

    #[test]
    fn a_file_that_is_there_must_hold_still() {
        let (mut settling, start) = (Settling::default(), Instant::now());
        settling.sign(path(), Sign::There, start);
        assert!(settling.whole(start, 9, sized(5)).is_empty());
        assert_eq!(settling.next(), Some(start + STILL));
        assert!(settling.whole(start + STILL / 2, 9, sized(9)).is_empty(), "not due");
        assert!(settling.whole(start + STILL, 9, sized(7)).is_empty(), "it has grown");
        assert_eq!(settling.whole(start + STILL * 2, 9, sized(7)), [path()]);
        assert_eq!(settling.next(), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_is_written_to_is_waited_for_until_it_is_closed() {
        let (mut settling, start) = (Settling::default(), Instant::now());
        settling.sign(path(), Sign::There, start);
        settling.sign(path(), Sign::Written, start);
        assert_eq!(settling.next(), None);
        assert!(settling.whole(start + STILL * 1000, 9, sized(5)).is_empty());
        settling.sign(path(), Sign::Closed, start);
        settling.sign(path(), Sign::Written, start);
        assert_eq!(settling.next(), None, "written to once more");
        settling.sign(path(), Sign::Closed, start);
        assert_eq!(settling.whole(start + QUIET, 9, sized(5)), [path()]);
    }

    #[test]
    fn what_is_gone_or_empty_is_forgotten() {
        let (mut settling, start) = (Settling::default(), Instant::now());
        settling.sign(path(), Sign::Closed, start);
        settling.sign(path(), Sign::Gone, start);
        assert!(settling.whole(start + QUIET, 9, sized(1)).is_empty());
        for look in [None, Some(Look { size: 0, modified: None })] {
            settling.sign(path(), Sign::Closed, start);
            assert!(settling.whole(start + QUIET, 9, |_| look).is_empty());
            assert_eq!(settling.next(), None);
        }
    }

    #[test]
    fn what_is_gone_may_be_back_at_once() {
        let (mut settling, start) = (Settling::default(), Instant::now());
        for number in 0..2 {
            settling.sign(PathBuf::from(format!("{number}.txt")), Sign::Gone, start);
        }
        settling.sign(PathBuf::from("1.txt"), Sign::Closed, start);
        assert!(settling.gone(start).is_empty());
        assert_eq!(settling.gone(start + REPLACED), [PathBuf::from("0.txt")]);
        assert!(settling.gone(start + REPLACED).is_empty());
    }

    #[test]
    fn what_is_put_off_comes_again_unless_it_was_changed() {
        let (mut settling, start) = (Settling::default(), Instant::now());
        settling.put_off(vec![path()], start + STILL);
        assert_eq!((settling.next(), settling.whole(start, 9, sized(1))), (Some(start + STILL), vec![]));
        settling.sign(path(), Sign::Closed, start);
        settling.put_off(vec![path()], start + STILL);
        assert_eq!(settling.next(), Some(start + QUIET));
    }

    #[test]
    fn many_are_taken_in_turns() {
        let (mut settling, start) = (Settling::default(), Instant::now());
        for number in 0..5 {
            settling.sign(PathBuf::from(format!("{number}.txt")), Sign::Closed, start);
        }
        let mut take = || settling.whole(start + QUIET, 2, sized(1)).len();
        assert_eq!([take(), take(), take(), take()], [2, 2, 1, 0]);
    }
}
