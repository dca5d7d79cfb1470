//! Which inputs the arguments name, and their bytes.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{Error, MAX_FILE, clean};

/// What the names of readable files end in.
const ENDINGS: [&str; 8] = ["txt", "json", "html", "htm", "xml", "rss", "atom", "zip"];

/// One input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// `-`
    Standard,
    /// A file.
    File(PathBuf),
}

/// The inputs that the arguments name, in their order: `-` is standard input, and a directory stands for the files in it
/// that mujaz reads (see [`super::READABLE`]), by name, without those of the directories in it.
pub fn inputs(arguments: &[PathBuf]) -> Vec<Result<Input, Error>> {
    arguments
        .iter()
        .flat_map(|argument| {
            if argument.as_os_str() == "-" {
                vec![Ok(Input::Standard)]
            } else if argument.is_dir() {
                directory(argument).map_or_else(|error| vec![Err(error)], |files| files.into_iter().map(Ok).collect())
            } else {
                vec![Ok(Input::File(argument.clone()))]
            }
        })
        .collect()
}

fn directory(path: &Path) -> Result<Vec<Input>, Error> {
    let failed = |source| failed(path, source);
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        let file = entry.map_err(failed)?.path();
        if is_readable(&file.to_string_lossy()) && file.is_file() {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Err(Error::NoReports { directory: name(path) });
    }
    files.sort();
    Ok(files.into_iter().map(Input::File).collect())
}

/// Whether a file of this name in a directory or archive is read: those of [`super::READABLE`].
pub fn is_readable(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

impl Input {
    /// What it is called in errors and notes: never with a control character that a file name may hold.
    pub fn name(&self) -> String {
        match self {
            Self::Standard => "standard input".to_owned(),
            Self::File(path) => name(path),
        }
    }

    /// Its bytes, if they are not too many.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let read = |reader: &mut dyn Read, bytes: &mut Vec<u8>| reader.take(MAX_FILE as u64 + 1).read_to_end(bytes);
        let result = match self {
            Self::Standard => read(&mut io::stdin().lock(), &mut bytes),
            Self::File(path) => fs::File::open(path).and_then(|mut file| {
                let size = file.metadata().map_or(0, |m| usize::try_from(m.len()).unwrap_or(usize::MAX));
                bytes.reserve_exact(size.min(MAX_FILE) + 1);
                read(&mut file, &mut bytes)
            }),
        };
        match result {
            Err(source) => Err(failed(Path::new(&self.name()), source)),
            Ok(_) if bytes.len() > MAX_FILE => Err(Error::TooLarge { file: self.name() }),
            Ok(_) => Ok(bytes),
        }
    }
}

fn failed(path: &Path, source: io::Error) -> Error {
    let file = name(path);
    if source.kind() == io::ErrorKind::NotFound { Error::Missing { file } } else { Error::Io { file, source } }
}

fn name(path: &Path) -> String {
    clean::line(&path.display().to_string())
}
