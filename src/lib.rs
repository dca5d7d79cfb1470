//! mujaz (موجز, "briefing") reads Arabic conflict reports and shows the day as four panes in a terminal: headline events,
//! actor statements, diplomatic movements and the frontline, each line grounded in its sentence.
//!
//! Who may import whom: a module imports only what stands below it in this list, and a test holds it to that.
//!
//! ```text
//! cli        the command line, one file a command
//! tui        the dashboard: state, commands, key map, themes, views
//! export     a day as Markdown, a page, a table, a map: one file a format
//! digest     many reports to one day: merged, corroborated, compared
//! archive    what is kept: reports, their revisions and records, in one SQLite file
//! fetch      feeds and pages over the network
//! extract    sentences to records
//! intake     bytes to articles
//! vocabulary the tables in force, the bundled ones compiled when mujaz is built
//! lexicon    tables read, checked, compiled to matchers
//! arabic     letters, tokens, inflection, calendar, romanisation
//! briefing   the record types: plain values, no I/O
//! locale     the words of the interface, one file a language
//! config     flags, environment and files resolved to what the program uses
//! typeset    logical text to cells; knows nothing of the rest
//! parallel   work on many things on several threads
//! ```

pub mod arabic;
pub mod archive;
pub mod briefing;
pub mod cli;
pub mod config;
pub mod digest;
pub mod export;
pub mod extract;
pub mod fetch;
pub mod intake;
pub mod lexicon;
pub mod locale;
pub mod parallel;
pub mod tui;
pub mod typeset;
pub mod vocabulary;
