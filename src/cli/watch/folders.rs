//! Folders under watch: what the system tells of their files, until they are whole.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep_until, timeout};

use super::super::failure::Failure;
use super::super::ingest::BATCH;
use super::super::{Outcome, report};
use super::ending::Ending;
use super::keeper::Keeper;
use super::settling::{Look, Settling, Sign};
use super::{PATIENCE, survived};
use crate::config::Flags;
use crate::intake;

/// When what could not be kept is tried again.
const AGAIN: Duration = Duration::from_secs(30);

/// Keeps what is in the folders, and what comes, until the end is wished.
pub(super) async fn watch(folders: &[PathBuf], flags: &Flags) -> Result<Outcome, Failure> {
    let mut ending = Ending::new()?;
    let desk = Arc::new(Desk::new(folders)?);
    // Watched first and looked through then, nothing that comes in between is missed.
    let _watcher = start(&desk)?;
    desk.look_through();
    let mut keeper = Keeper::new(flags);
    report::line(&format!("{} folder(s) under watch; Ctrl-C ends it", folders.len()));
    loop {
        let (next, is_any_left) = (desk.settling().next(), desk.is_any_left());
        if !is_any_left && next.is_none() {
            keeper.end();
            return Ok(Outcome::Partly(folders.len()));
        }
        tokio::select! {
            () = ending.wished() => break,
            () = desk.told.notified() => continue,
            () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() => {}
        }
        let now = Instant::now();
        keeper.forget(&desk.settling().gone(now));
        let whole = desk.settling().whole(now, BATCH, Look::at);
        if whole.is_empty() {
            continue;
        }
        // Apart, so that the wish to end is heard meanwhile.
        let mut keeping = spawn_blocking(move || {
            let kept = keeper.keep(whole.clone());
            (keeper, whole, kept)
        });
        let done = tokio::select! {
            () = ending.wished() => {
                if let Ok(Ok((keeper, ..))) = timeout(PATIENCE, keeping).await {
                    keeper.end();
                }
                return Ok(Outcome::Done);
            }
            done = &mut keeping => done,
        };
        // A thread that panicked has said so.
        let (same, files, kept) = done.map_err(|_| Failure::Reported)?;
        keeper = same;
        if !survived(kept)? {
            desk.settling().put_off(files, Instant::now() + AGAIN);
        }
    }
    keeper.end();
    Ok(Outcome::Done)
}

/// What the system tells comes together here.
struct Desk {
    folders: Mutex<Vec<Folder>>,
    settling: Mutex<Settling>,
    told: Notify,
}

/// A folder as the user names it, and as the system does.
struct Folder {
    named: PathBuf,
    absolute: PathBuf,
}

impl Desk {
    fn new(folders: &[PathBuf]) -> Result<Self, Failure> {
        let folder = |named: &PathBuf| {
            let wrong = |problem: &str| Failure::Settings(format!("{}: {problem}", named.display()));
            if !named.is_dir() {
                return Err(wrong("no folder; what can be watched are folders"));
            }
            let absolute = std::path::absolute(named).map_err(|error| wrong(&error.to_string()))?;
            Ok(Folder { named: named.clone(), absolute })
        };
        let folders = folders.iter().map(folder).collect::<Result<_, _>>()?;
        Ok(Self { folders: Mutex::new(folders), settling: Mutex::default(), told: Notify::new() })
    }

    // Nothing that panics is done while one of them is held.
    fn settling(&self) -> MutexGuard<'_, Settling> {
        self.settling.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn folders(&self) -> MutexGuard<'_, Vec<Folder>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_any_left(&self) -> bool {
        !self.folders().is_empty()
    }

    /// Takes in all that is in the folders.
    fn look_through(&self) {
        let named: Vec<PathBuf> = self.folders().iter().map(|folder| folder.named.clone()).collect();
        for folder in named {
            match std::fs::read_dir(&folder) {
                Ok(entries) => {
                    for entry in entries.flatten().filter(|entry| is_report(&entry.path())) {
                        self.settling().sign(entry.path(), Sign::There, Instant::now());
                    }
                }
                Err(error) => report::line(&format!("{}: {error}", folder.display())),
            }
        }
    }

    /// Takes in what the system tells.
    fn hear(&self, told: notify::Result<notify::Event>) {
        match told {
            Ok(event) if event.need_rescan() => self.look_through(),
            Ok(event) => signs(&event).into_iter().for_each(|(path, sign)| self.sign(path, sign)),
            Err(error) => report::line(&format!("watch: {error}")),
        }
        self.told.notify_one();
    }

    fn sign(&self, path: &Path, sign: Sign) {
        let mut folders = self.folders();
        if let Some(at) = folders.iter().position(|folder| folder.absolute == path) {
            if sign == Sign::Gone {
                let Folder { named, .. } = folders.remove(at);
                report::line(&format!("{}: gone, and no longer under watch", named.display()));
            }
            return;
        }
        let folder = folders.iter().find(|folder| path.parent() == Some(&folder.absolute));
        if let (Some(folder), Some(name)) = (folder, path.file_name())
            && is_report(path)
        {
            self.settling().sign(folder.named.join(name), sign, Instant::now());
        }
    }
}

/// Whether it is read, by its name.
fn is_report(path: &Path) -> bool {
    intake::is_readable(&path.to_string_lossy())
}

/// What an event says of which files.
fn signs(event: &notify::Event) -> Vec<(&Path, Sign)> {
    let each = |sign| event.paths.iter().map(|path| (path.as_path(), sign)).collect();
    match event.kind {
        EventKind::Create(CreateKind::Folder) => Vec::new(),
        EventKind::Create(_) => each(Sign::There),
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => each(Sign::Written),
        // Of a name that was given or taken, without word of which, who looks sees: a file that is not there is forgotten.
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Any)) => each(Sign::Closed),
        EventKind::Modify(ModifyKind::Name(RenameMode::From)) | EventKind::Remove(_) => each(Sign::Gone),
        // Told by one event for each of both as well.
        _ => Vec::new(),
    }
}

fn start(desk: &Arc<Desk>) -> Result<RecommendedWatcher, Failure> {
    let heard = Arc::clone(desk);
    let failed = |error: notify::Error| Failure::Settings(format!("watch: {error}"));
    let mut watcher = notify::recommended_watcher(move |told| heard.hear(told)).map_err(failed)?;
    // Not under the lock, which its thread takes before it answers.
    let folders: Vec<PathBuf> = desk.folders().iter().map(|folder| folder.absolute.clone()).collect();
    for folder in folders {
        watcher.watch(&folder, RecursiveMode::NonRecursive).map_err(failed)?;
    }
    Ok(watcher)
}
