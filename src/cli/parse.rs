//! `mujaz parse`: the briefing of reports, to standard output.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use rustc_hash::FxHashMap;

use super::arguments::{GivenArguments, InputArguments, VocabularyArguments};
use super::collection::{Collection, Seen, by_article};
use super::failure::Failure;
use super::{Outcome, explain, reading, settings, text};
use crate::briefing::{Briefing, Explanation, Printed};
use crate::config::{Environment, Flags};
use crate::extract::Extractor;
use crate::intake::Document;
use crate::lexicon::Lexicon;
use crate::lexicon::keys::Keys;

/// Parse reports, and print their briefing to standard output.
///
/// A report is plain text in any common encoding, each line a paragraph, or a page of HTML. Plain text may begin with front
/// matter: lines of `key: value` between two lines of `---`, with the keys title, date, outlet, url, language and charset. Each
/// item of a feed (RSS, Atom, JSON Feed) is a report, and so is each file of a ZIP archive. What a file is, its content tells. A
/// briefing's JSON is read as well, and joined with the rest.
#[derive(Debug, Args)]
pub(super) struct Parse {
    #[command(flatten)]
    pub named: InputArguments,
    /// Form of the output.
    #[arg(long, short, value_enum, default_value_t)]
    pub format: Format,
    /// Show how each record came about: which words filled its fields, and by which rule and entry.
    #[arg(long)]
    pub explain: bool,
    /// List in place of the briefing the words for speaking, going, meeting and fighting that filled no record, each under its
    /// entry of the vocabulary: for those who extend it.
    #[arg(long, conflicts_with_all = ["format", "explain"])]
    pub missed: bool,
    #[command(flatten)]
    pub given: GivenArguments,
    #[command(flatten)]
    pub vocabulary: VocabularyArguments,
}

/// Form of the output of `mujaz parse`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One briefing of all reports; `mujaz schema` prints its JSON Schema.
    #[default]
    Json,
    /// One briefing a line, one for each report.
    Jsonl,
    /// What the panes say, for reading.
    Text,
}

pub(super) fn run(arguments: &Parse, flags: &Flags) -> Result<Outcome, Failure> {
    let (lexicon, _) = arguments.vocabulary.lexicon(arguments.explain || arguments.missed)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.format == Format::Jsonl {
        return lines(arguments, flags, lexicon, &mut out);
    }
    let mut collection = Collection::default();
    let mut names = FxHashMap::default();
    let outcome = reading::each(&arguments.named.inputs, &arguments.given, flags, |document, name| {
        if let Document::Report(article) = &document {
            names.insert(article.id.clone(), name.to_owned());
        }
        collection.add(document, name);
        Ok(())
    })?;
    if collection.is_empty() {
        return Ok(outcome);
    }
    let (briefing, explanation) = if arguments.explain || arguments.missed {
        let (briefing, explanation) = collection.explained(lexicon);
        (briefing, Some(explanation))
    } else {
        (collection.briefing(lexicon), None)
    };
    if let Some(explanation) = explanation.as_ref().filter(|_| arguments.missed) {
        explain::missed(explanation, &names, &mut out)?;
        out.flush()?;
        return Ok(outcome);
    }
    match arguments.format {
        Format::Text => {
            let lang = settings::config(flags, &Environment::of_process())?.lang.value;
            text::write(
                &briefing,
                explanation.as_ref().map(text::Asides::explained).unwrap_or_default(),
                lang,
                &mut out,
            )?;
        }
        Format::Json | Format::Jsonl => {
            let printed = Printed { briefing: &briefing, explain: explanation.as_ref() };
            serde_json::to_writer_pretty(&mut out, &printed).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// Each report's line as soon as the report is read.
fn lines(arguments: &Parse, flags: &Flags, lexicon: &Lexicon, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut seen = Seen::default();
    let keys = arguments.explain.then(|| Keys::new(lexicon));
    let mut extractor = Extractor::new(lexicon);
    let outcome = reading::each(&arguments.named.inputs, &arguments.given, flags, |document, name| {
        match document {
            Document::Report(article) if seen.is_new(&article, name) => {
                if let Some(keys) = &keys {
                    let (briefing, explanation) = extractor.explained(vec![article], keys);
                    line(&briefing, Some(&explanation), out)?;
                } else {
                    line(&extractor.briefing(vec![article]), None, out)?;
                }
            }
            Document::Report(_) => {}
            Document::Briefings(briefings) => {
                for briefing in briefings.into_iter().map(|briefing| seen.new_part(briefing, name)) {
                    by_article(&briefing).try_for_each(|one| line(&one, None, out))?;
                }
            }
        }
        out.flush()?;
        Ok(())
    })?;
    Ok(outcome)
}

fn line(briefing: &Briefing, explain: Option<&Explanation>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Printed { briefing, explain })?;
    writeln!(out)
}
