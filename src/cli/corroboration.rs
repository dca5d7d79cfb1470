//! Which records of several reports are one line, why, and where they disagree, as lines below it.
//!
//! ```text
//!       ≠ sources differ: unconfirmed (A), reported (B)
//!       = 1 A 3f2a…: same actors, same place, 62 % of the words
//!         ¶ 4 the sentence
//! ```

use std::io::{self, Write};

use crate::briefing::Record;
use crate::config::Lang;
use crate::digest::Digest;
use crate::digest::words;

/// Writes where the sources of a record disagree.
pub(super) fn disputes(digest: &Digest, record: Record<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let Some(line) = digest.line(record.id()) else { return Ok(()) };
    for dispute in &line.disputes {
        writeln!(out, "      ≠ {}", words::dispute(digest, line, dispute, lang))?;
    }
    Ok(())
}

/// Writes which records a line stands for and what makes them one; the number before each is that of its source.
pub(super) fn members(digest: &Digest, record: Record<'_>, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let line = digest.line(record.id());
    for member in line.filter(|line| line.members.len() > 1).into_iter().flat_map(|line| &line.members) {
        let why = member.likeness.map(|likeness| words::reasons(likeness, lang)).unwrap_or_default();
        let outlet = words::outlet(&digest.briefing, &member.article);
        writeln!(out, "      = {} {outlet} {}: {why}", member.source + 1, member.id)?;
        if let Some(evidence) = &member.evidence {
            writeln!(out, "        ¶ {} {}", evidence.paragraph, evidence.quote)?;
        }
    }
    Ok(())
}
