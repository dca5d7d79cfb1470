//! The inputs of a command, read one after the other; a bad one is named and passed over.

use std::path::PathBuf;

use clap::error::ErrorKind;

use super::arguments::GivenArguments;
use super::failure::Failure;
use super::{Outcome, command, report};
use crate::intake::{self, ContentType, Document, Input};

/// Reads every input and hands what is in it to `take`, with its name; errors and notes go to standard error.
pub(super) fn each(
    arguments: &[PathBuf],
    given: &GivenArguments,
    mut take: impl FnMut(Document, &str) -> Result<(), Failure>,
) -> Result<Outcome, Failure> {
    let inputs = intake::inputs(arguments);
    check_single(inputs.len(), given)?;
    let given = given.given();
    let mut failed = 0;
    for input in inputs {
        let read = input.and_then(|input: Input| {
            intake::documents(&input.bytes()?, &ContentType::default(), &given, &input.name())
        });
        match read {
            Ok(contents) => {
                contents.notes.iter().for_each(|note| report::line(&note.to_string()));
                contents.failures.iter().for_each(|failure| report::line(failure));
                failed += contents.failures.len();
                contents.parts.into_iter().try_for_each(|part| take(part.document, &part.name))?;
            }
            Err(error) => {
                report::line(&error.to_string());
                failed += 1;
            }
        }
    }
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Partly(failed) })
}

/// Fails where what can only be said of one report is said of several.
pub(super) fn check_single(inputs: usize, given: &GivenArguments) -> Result<(), Failure> {
    if inputs > 1 && (given.title.is_some() || given.url.is_some()) {
        let message = format!("--title and --url are of one report, but there are {inputs}");
        return Err(command().error(ErrorKind::ArgumentConflict, message).into());
    }
    Ok(())
}
