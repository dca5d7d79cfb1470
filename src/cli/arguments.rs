//! What can be said on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use super::failure::Failure;
use super::{archive, brief, completions, doctor, ingest, man, open, parse, review, schema, search, settings, watch};
use crate::config::{Environment, Flags};
use crate::intake::{self, Given};
use crate::lexicon::Lexicon;
use crate::lexicon::without::Without;

/// Arabic conflict reports as a briefing in the terminal: headline events, actor statements, diplomatic movements and the
/// frontline, each line with the sentence that it comes from.
///
/// Without a command it shows the latest day of the archive, and where there is none yet, the bundled sample.
#[derive(Debug, Parser)]
#[command(name = "mujaz", version, max_term_width = 100, after_help = AFTER_HELP, propagate_version = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub screen: Screen,
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER_HELP: &str = "\
Exit status: 0 done, 1 something failed (of several inputs: some), 2 wrong usage, or no terminal to show on.
Data goes to standard output, everything else to standard error. NO_COLOR is respected.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Open(open::Open),
    Parse(parse::Parse),
    Ingest(ingest::Ingest),
    /// Keep what is new in the feeds of the configuration, all of them read at once.
    Fetch,
    Watch(watch::Watch),
    Brief(brief::Brief),
    Archive(archive::Archive),
    Search(search::Search),
    Review(review::Review),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Man),
    Doctor(doctor::Doctor),
}

/// What goes for every command; where nothing is said, the environment and the configuration file decide.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Screen {
    /// Language of the interface and of the lines made from records.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["ar", "en"])]
    pub lang: Option<String>,
    /// Theme: the name of a bundled one or of one of yours.
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// Configuration file instead of the usual one.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Archive instead of the usual one.
    #[arg(long, global = true, value_name = "FILE")]
    pub archive: Option<PathBuf>,
    /// No colours, and no signs beyond ASCII.
    #[arg(long, global = true)]
    pub plain: bool,
    /// Who orders Arabic letters: what fits the terminal, mujaz (visual, kitty), or the terminal (embed, logical).
    #[arg(long, global = true, value_name = "MODE", value_parser = ["auto", "visual", "kitty", "embed", "logical"])]
    pub bidi: Option<String>,
}

impl Screen {
    /// The same for the configuration.
    pub fn flags(&self) -> Flags {
        let Self { lang, theme, config, archive, plain, bidi } = self;
        Flags {
            config: config.clone(),
            archive: archive.clone(),
            lang: lang.clone(),
            theme: theme.clone(),
            bidi: bidi.clone(),
            plain: *plain,
        }
    }
}

/// What is to be read.
#[derive(Debug, Clone, Args)]
pub(super) struct InputArguments {
    /// Files; directories, for the text, JSON, HTML, feeds and ZIP archives in them; addresses of the web; or - for standard
    /// input.
    #[arg(required = true, value_name = "FILE|DIR|URL|-")]
    pub inputs: Vec<PathBuf>,
}

/// What is said of reports, where they do not say it themselves.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Of the report")]
pub(super) struct GivenArguments {
    /// Day of publication, as in 2020-06-04; relative dates are resolved against it.
    #[arg(long, value_name = "DAY", value_parser = intake::day)]
    pub date: Option<NaiveDate>,
    /// Who published it.
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Where it can be read; for a single report.
    #[arg(long, value_name = "ADDRESS", value_parser = intake::web_address)]
    pub url: Option<String>,
    /// Its headline; for a single report.
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
}

impl GivenArguments {
    /// The same for intake; an empty text is as good as none.
    pub fn given(&self) -> Given {
        let text = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        Given { date: self.date, outlet: text(&self.outlet), url: self.url.clone(), title: text(&self.title) }
    }
}

/// What is said of the vocabulary.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Of the vocabulary")]
pub(super) struct VocabularyArguments {
    /// Switch off the vocabulary's entries that this file lists, one a line as in places:ly-tripoli.
    #[arg(long, value_name = "FILE")]
    pub without: Option<PathBuf>,
}

impl VocabularyArguments {
    /// The lexicon to read by, and how much is wrong with the user's own tables. `whole`: with what names each entry.
    pub fn lexicon(&self, whole: bool) -> Result<(&'static Lexicon, usize), Failure> {
        let environment = Environment::of_process();
        let Some(path) = &self.without else {
            if !whole {
                let faults = settings::vocabulary(&environment);
                return Ok((Lexicon::in_force(), faults));
            }
            return settings::whole_vocabulary(&environment, None);
        };
        let name = path.to_string_lossy();
        let text = std::fs::read_to_string(path).map_err(|error| Failure::Settings(format!("{name}: {error}")))?;
        let entries = Without::read(&name, &text).map_err(|error| Failure::Settings(error.to_string()))?;
        settings::whole_vocabulary(&environment, Some((&entries, &name)))
    }
}
