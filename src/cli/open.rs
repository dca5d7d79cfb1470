//! `mujaz open`: the dashboard on reports and briefings, keeping nothing.

use clap::Args;

use super::arguments::{GivenArguments, InputArguments, VocabularyArguments};
use super::collection::Collection;
use super::failure::Failure;
use super::{Outcome, dashboard, reading};
use crate::config::Flags;

/// Show reports, or a briefing's JSON, on the dashboard, keeping nothing.
///
/// A report is plain text in any common encoding, each line a paragraph, or a page of HTML. Plain text may begin with front
/// matter: lines of `key: value` between two lines of `---`, with the keys title, date, outlet, url, language and charset. Each
/// item of a feed (RSS, Atom, JSON Feed) is a report, and so is each file of a ZIP archive. What a file is, its content tells.
#[derive(Debug, Args)]
pub(super) struct Open {
    #[command(flatten)]
    pub named: InputArguments,
    #[command(flatten)]
    pub given: GivenArguments,
    #[command(flatten)]
    pub vocabulary: VocabularyArguments,
}

pub(super) fn run(arguments: &Open, flags: &Flags) -> Result<Outcome, Failure> {
    let (lexicon, faults) = arguments.vocabulary.lexicon(false)?;
    let mut collection = Collection::default();
    let outcome = reading::each(&arguments.named.inputs, &arguments.given, flags, |document, name| {
        collection.add(document, name);
        Ok(())
    })?;
    if collection.is_empty() {
        return Ok(outcome);
    }
    dashboard::show(collection.briefing(lexicon), outcome, faults, flags)?;
    Ok(outcome)
}
