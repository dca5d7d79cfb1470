//! The inputs of a command, read one after the other; a bad one is named and passed over.

use std::path::PathBuf;
use std::slice;

use clap::error::ErrorKind;

use super::arguments::GivenArguments;
use super::failure::Failure;
use super::web::{self, Web};
use super::{Outcome, command, report};
use crate::config::Flags;
use crate::fetch::Received;
use crate::intake::{self, ContentType, Contents, Document, Given, Input};

/// Reads every input and hands what is in it to `take`, with its name; errors and notes go to standard error.
pub(super) fn each(
    arguments: &[PathBuf],
    given: &GivenArguments,
    flags: &Flags,
    mut take: impl FnMut(Document, &str) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let sources = sources(arguments);
    check_single(sources.len(), given)?;
    let given = given.given();
    let mut web = Web::new(flags);
    let mut failed = 0;
    for source in sources {
        let opened = match source {
            Ok(source) => source.open(&mut web)?,
            Err(error) => Err(error.to_string()),
        };
        match opened.and_then(|opened| opened.read(&given).map_err(|error| error.to_string())) {
            Ok(contents) => {
                report::notes(&contents.notes);
                contents.failures.iter().for_each(|failure| report::line(failure));
                failed += contents.failures.len();
                contents.parts.into_iter().try_for_each(|part| take(part.document, &part.name))?;
            }
            Err(error) => {
                report::line(&error);
                failed += 1;
            }
        }
    }
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Partly(failed) })
}

/// Where an input is.
pub(super) enum Source<'a> {
    Here(Input),
    Web(&'a str),
}

/// What is in an input, and what is known of it.
pub(super) struct Opened {
    pub bytes: Vec<u8>,
    pub name: String,
    content_type: ContentType,
    /// Where it was fetched from.
    url: Option<String>,
}

/// The inputs that the arguments name: addresses of the web, and what else intake knows of.
pub(super) fn sources(arguments: &[PathBuf]) -> Vec<Result<Source<'_>, intake::Error>> {
    let each = arguments.iter().flat_map(|argument| match web::address(argument) {
        Some(url) => vec![Ok(Source::Web(url))],
        None => intake::inputs(slice::from_ref(argument)).into_iter().map(|input| input.map(Source::Here)).collect(),
    });
    each.collect()
}

impl Source<'_> {
    /// Reads or fetches it; inside is why that cannot be done.
    pub fn open(self, web: &mut Web<'_>) -> Result<Result<Opened, String>, Failure> {
        Ok(match self {
            Self::Here(input) => {
                let (name, content_type) = (input.name(), ContentType::default());
                let opened = |bytes| Opened { bytes, name, content_type, url: None };
                input.bytes().map(opened).map_err(|error| error.to_string())
            }
            Self::Web(url) => match web.get(url)? {
                Ok(Received { url, content_type, bytes }) => {
                    Ok(Opened { bytes, name: url.clone(), content_type, url: Some(url) })
                }
                Err(error) => Err(error.to_string()),
            },
        })
    }
}

impl Opened {
    /// All that is in it. A report that does not say where it stands stands where it was fetched from.
    pub fn read(&self, given: &Given) -> Result<Contents, intake::Error> {
        let read = |given: &Given| intake::documents(&self.bytes, &self.content_type, given, &self.name);
        let contents = read(given)?;
        match (contents.parts.as_slice(), &self.url) {
            ([part], Some(url)) if matches!(&part.document, Document::Report(article) if article.url.is_none()) => {
                read(&Given { url: Some(url.clone()), ..given.clone() })
            }
            _ => Ok(contents),
        }
    }
}

/// Fails where what can only be said of one report is said of several.
pub(super) fn check_single(inputs: usize, given: &GivenArguments) -> Result<(), Failure> {
    if inputs > 1 && (given.title.is_some() || given.url.is_some()) {
        let message = format!("--title and --url are of one report, but there are {inputs}");
        return Err(command().error(ErrorKind::ArgumentConflict, message).into());
    }
    Ok(())
}
