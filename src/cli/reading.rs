//! The inputs of a command, read one after the other; a bad one is named and passed over.

use std::path::PathBuf;
use std::slice;

use clap::error::ErrorKind;

use super::arguments::GivenArguments;
use super::failure::Failure;
use super::web::{self, Web};
use super::{Outcome, command, report};
use crate::config::Flags;
use crate::intake::{self, Document, Given, Input};

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
            Ok(source) => source.open(&given, &mut web)?,
            Err(error) => Err(error.to_string()),
        };
        let read = opened.and_then(|Opened { bytes, name, given }| {
            let (document, notes) = intake::read(&bytes, &given, &name).map_err(|error| error.to_string())?;
            Ok((document, notes, name))
        });
        match read {
            Ok((document, notes, name)) => {
                for note in notes {
                    report::line(&note.to_string());
                }
                take(document, &name)?;
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
enum Source<'a> {
    Here(Input),
    Web(&'a str),
}

/// What is in an input, and what is known of it.
struct Opened {
    bytes: Vec<u8>,
    name: String,
    given: Given,
}

fn sources(arguments: &[PathBuf]) -> Vec<Result<Source<'_>, intake::Error>> {
    let each = arguments.iter().flat_map(|argument| match web::address(argument) {
        Some(url) => vec![Ok(Source::Web(url))],
        None => intake::inputs(slice::from_ref(argument)).into_iter().map(|input| input.map(Source::Here)).collect(),
    });
    each.collect()
}

impl Source<'_> {
    /// Reads or fetches it; inside is why that cannot be done.
    fn open(self, given: &Given, web: &mut Web<'_>) -> Result<Result<Opened, String>, Failure> {
        match self {
            Self::Here(input) => {
                let (name, given) = (input.name(), given.clone());
                Ok(input.bytes().map(|bytes| Opened { bytes, name, given }).map_err(|error| error.to_string()))
            }
            Self::Web(url) => Ok(match web.get(url)? {
                Ok(received) => {
                    let url = given.url.clone().or_else(|| Some(received.url.clone()));
                    Ok(Opened { bytes: received.bytes, name: received.url, given: Given { url, ..given.clone() } })
                }
                Err(error) => Err(error.to_string()),
            }),
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
