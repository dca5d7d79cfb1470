//! A report of the terminal, if it is one that was asked for.

use crate::tui::host::Answer;

/// More of a name tells nothing.
const LONGEST_NAME: usize = 80;

/// The answer that a whole report holds; none where nobody asked for it.
pub(super) fn read(report: &[u8]) -> Option<Answer> {
    if let Some(name) = report.strip_prefix(b"\x1bP>|") {
        let printable = name.iter().filter(|byte| (0x20..0x7f).contains(*byte));
        return Some(Answer::Version(printable.take(LONGEST_NAME).map(|&byte| char::from(byte)).collect()));
    }
    let body = std::str::from_utf8(report.strip_prefix(b"\x1b[")?).ok()?;
    if let Some(setting) = body.strip_prefix("8;").and_then(|rest| rest.strip_suffix("$y")) {
        return setting.parse().ok().filter(|setting| *setting <= 4).map(Answer::Explicit);
    }
    if let Some(numbers) = body.strip_prefix('>').and_then(|rest| rest.strip_suffix('c')) {
        // Some put a `;` behind the last.
        let numbers: Result<Vec<u32>, _> = numbers.trim_end_matches(';').split(';').map(str::parse).collect();
        return numbers.ok().map(Answer::Secondary);
    }
    body.strip_prefix('?').and_then(|rest| rest.strip_suffix('c')).map(|_| Answer::Primary)
}
