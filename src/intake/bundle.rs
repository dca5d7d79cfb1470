//! A ZIP archive to what is in it: read in memory, nothing written anywhere, so that the name of an entry is only a name.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use super::documents::{Contents, one};
use super::error::{Error, Notes};
use super::files::is_readable;
use super::{ContentType, Given, MAX_FILE, READABLE, clean};

/// The most entries that are looked at.
const MOST_ENTRIES: usize = 10_000;

/// The most bytes that the entries of an archive have together when unpacked: 128 MB.
const MOST_BYTES: usize = 2 * MAX_FILE;

/// An entry of this many bytes or more for each one packed is a bomb; text is packed to a tenth, markup to a thirtieth.
const MOST_RATIO: u64 = 200;

/// So many bytes are unpacked of any entry, whatever its ratio.
const SMALL: u64 = 1_000_000;

/// Whether bytes are a ZIP archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// What is in the archive. Entries that mujaz does not read (pictures) are counted, those that it cannot read are named.
pub(super) fn read(bytes: &[u8], given: &Given, file: &str, notes: &mut Notes) -> Result<Contents, Error> {
    let mut bundle = Bundle { given, file, contents: Contents::default(), left: MOST_BYTES, passed_over: 0 };
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) if is_office(&archive) => return Err(office(file)),
        Err(_) if names_office(bytes) => return Err(office(file)),
        Ok(archive) => bundle.all(archive, notes),
        // Cut before its list of entries: those before the cut can be read all the same.
        Err(problem) => bundle.front(bytes, &problem),
    }
    let Bundle { contents, passed_over, .. } = bundle;
    if contents.parts.is_empty() && contents.failures.is_empty() {
        let problem = format!("a ZIP archive without reports: it is searched for {READABLE}");
        return Err(Error::Unread { file: file.to_owned(), problem });
    }
    if passed_over > 0 {
        notes.add(None, format!("{passed_over} file(s) in this archive are not read; those read are {READABLE}"));
    }
    Ok(contents)
}

/// Names of which every document of an office program has one in it.
const OFFICE: [&str; 3] = ["[Content_Types].xml", "word/document.xml", "META-INF/manifest.xml"];

/// How far into a broken archive its first names stand.
const FIRST_NAMES: usize = 1024;

fn is_office<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    OFFICE.iter().any(|name| archive.index_for_name(name).is_some())
}

fn names_office(bytes: &[u8]) -> bool {
    let head = bytes.get(..FIRST_NAMES).unwrap_or(bytes);
    OFFICE.iter().any(|name| memchr::memmem::find(head, name.as_bytes()).is_some())
}

fn office(file: &str) -> Error {
    Error::Binary { file: file.to_owned(), what: "an office document" }
}

struct Bundle<'a> {
    given: &'a Given,
    file: &'a str,
    contents: Contents,
    left: usize,
    passed_over: usize,
}

impl Bundle<'_> {
    fn all<R: Read + Seek>(&mut self, mut archive: ZipArchive<R>, notes: &mut Notes) {
        let count = archive.len();
        if count > MOST_ENTRIES {
            notes.add(None, format!("{count} files in this archive; the first {MOST_ENTRIES} are read"));
        }
        for at in 0..count.min(MOST_ENTRIES) {
            let name = archive.name_for_index(at).and_then(Result::ok);
            let name = name.map_or_else(|| format!("file {}", at + 1), |name| clean::line(&name));
            match archive.by_index(at) {
                Ok(entry) => self.entry(entry, &name),
                Err(_) if !is_readable(&name) => self.passed_over += 1,
                Err(problem) => self.fail(&name, &describe(&problem)),
            }
        }
    }

    fn front(&mut self, mut bytes: &[u8], problem: &ZipError) {
        for _ in 0..MOST_ENTRIES {
            let Ok(Some(entry)) = read_zipfile_from_stream(&mut bytes) else { break };
            let name = entry.name().map_or_else(|_| "file".to_owned(), |name| clean::line(&name));
            self.entry(entry, &name);
        }
        let problem = describe(problem);
        self.contents.failures.push(format!("{}: a broken or cut ZIP archive, read up to there: {problem}", self.file));
    }

    fn entry<R: Read>(&mut self, entry: ZipFile<'_, R>, name: &str) {
        if entry.is_dir() {
            return;
        }
        if !is_readable(name) {
            self.passed_over += 1;
            return;
        }
        match self.unpack(entry) {
            Ok(bytes) => self.take(bytes, name),
            Err(problem) => self.fail(name, &problem),
        }
    }

    /// The bytes of an entry; what it says of its size is not believed.
    fn unpack<R: Read>(&mut self, entry: ZipFile<'_, R>) -> Result<Vec<u8>, String> {
        let most = entry.compressed_size().saturating_mul(MOST_RATIO).max(SMALL).min(MAX_FILE.min(self.left) as u64);
        let mut bytes = Vec::new();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|problem| format!("broken: {problem}"))?;
        if bytes.len() as u64 > most {
            return Err(format!(
                "unpacks to more than is read: {} MB of a file, {} MB of an archive, {MOST_RATIO} bytes for each one packed",
                MAX_FILE / 1_000_000,
                MOST_BYTES / 1_000_000
            ));
        }
        self.left -= bytes.len();
        Ok(bytes)
    }

    fn take(&mut self, bytes: Vec<u8>, name: &str) {
        if is_zip(&bytes) {
            return self.fail(name, "a ZIP archive in another; unpack the outer one first");
        }
        let name = self.named(name);
        let mut notes = Notes::new(&name);
        let read = one(&bytes, &ContentType::default(), self.given, &name, &mut notes);
        self.contents.notes.extend(notes.finish());
        match read {
            Ok(mut contents) => {
                // The items of a feed have theirs.
                if let Some(whole) = contents.parts.iter_mut().find(|part| part.bytes.is_none()) {
                    whole.bytes = Some(bytes);
                }
                self.contents.parts.extend(contents.parts);
                self.contents.failures.extend(contents.failures);
            }
            Err(error) => self.contents.failures.push(error.to_string()),
        }
    }

    fn named(&self, name: &str) -> String {
        format!("{}: {name}", self.file)
    }

    fn fail(&mut self, name: &str, problem: &str) {
        let name = self.named(name);
        self.contents.failures.push(format!("{name}: {problem}"));
    }
}

fn describe(problem: &ZipError) -> String {
    match problem {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            "encrypted; unpack it first".to_owned()
        }
        problem => clean::line(&problem.to_string()),
    }
}
