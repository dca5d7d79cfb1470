//! Messages to standard error.

use std::io::{self, Write};

use crate::intake::{self, Note};

/// One message, on one line. It may hold a piece of the input, so it is cleaned like the input.
pub(super) fn line(message: &str) {
    // Where standard error is closed nobody can be told.
    let _ = writeln!(io::stderr().lock(), "mujaz: {}", intake::clean_line(message));
}

/// Each note on a line of its own.
pub(super) fn notes(notes: &[Note]) {
    for note in notes {
        line(&note.to_string());
    }
}
