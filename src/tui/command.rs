//! What the user can want, each with the words by which keys, the `:` prompt and the configuration name it.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::pane::Pane;
use crate::config::{Bidi, Lang};

/// One thing that the user can want.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described for the user in data/locale, under `command`")]
pub enum Command {
    Pane(Pane),
    NextPane,
    PreviousPane,
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    HalfUp,
    HalfDown,
    First,
    Last,
    Read,
    NextRecord,
    PreviousRecord,
    Find,
    FindNext,
    FindPrevious,
    Search,
    Filter,
    Zoom,
    NextTheme,
    Theme(String),
    NextLanguage,
    Language(Lang),
    NextBidi,
    Letters,
    Bidi(Bidi),
    Cite,
    Link,
    Why,
    Dossier,
    Wrong,
    Hide,
    Reveal,
    Note,
    PreviousDay,
    NextDay,
    Day(NaiveDate),
    Calendar,
    Reload,
    Fetch,
    Feeds,
    Help,
    Prompt,
    Accept,
    Back,
    Erase,
    EraseWord,
    EraseAll,
    Repaint,
    Suspend,
    Quit,
}

/// The commands without an argument, by their words, in the order in which the help lists them.
pub const PLAIN: [(&str, Command); 49] = [
    ("next-pane", Command::NextPane),
    ("previous-pane", Command::PreviousPane),
    ("left", Command::Left),
    ("right", Command::Right),
    ("down", Command::Down),
    ("up", Command::Up),
    ("page-down", Command::PageDown),
    ("page-up", Command::PageUp),
    ("half-down", Command::HalfDown),
    ("half-up", Command::HalfUp),
    ("first", Command::First),
    ("last", Command::Last),
    ("read", Command::Read),
    ("next-record", Command::NextRecord),
    ("previous-record", Command::PreviousRecord),
    ("find", Command::Find),
    ("find-next", Command::FindNext),
    ("find-previous", Command::FindPrevious),
    ("search", Command::Search),
    ("filter", Command::Filter),
    ("zoom", Command::Zoom),
    ("theme", Command::NextTheme),
    ("language", Command::NextLanguage),
    ("bidi", Command::NextBidi),
    ("letters", Command::Letters),
    ("cite", Command::Cite),
    ("link", Command::Link),
    ("why", Command::Why),
    ("dossier", Command::Dossier),
    ("wrong", Command::Wrong),
    ("hide", Command::Hide),
    ("hidden", Command::Reveal),
    ("note", Command::Note),
    ("previous-day", Command::PreviousDay),
    ("next-day", Command::NextDay),
    ("calendar", Command::Calendar),
    ("reload", Command::Reload),
    ("fetch", Command::Fetch),
    ("feeds", Command::Feeds),
    ("help", Command::Help),
    ("prompt", Command::Prompt),
    ("accept", Command::Accept),
    ("back", Command::Back),
    ("erase", Command::Erase),
    ("erase-word", Command::EraseWord),
    ("erase-all", Command::EraseAll),
    ("repaint", Command::Repaint),
    ("suspend", Command::Suspend),
    ("quit", Command::Quit),
];

impl fmt::Display for Command {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pane(pane) => write!(out, "pane {}", pane.number()),
            Self::Day(day) => write!(out, "day {day}"),
            Self::Theme(name) => write!(out, "theme {name}"),
            Self::Language(lang) => write!(out, "language {}", lang.code()),
            Self::Bidi(bidi) => write!(out, "bidi {}", bidi.name()),
            plain => out.write_str(PLAIN.iter().find(|(_, known)| known == plain).map_or("", |(word, _)| word)),
        }
    }
}

/// Words that are no command.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no command '{0}'; there are pane 1 to pane 4, day YYYY-MM-DD, theme [NAME], language [en|ar], \
         bidi [auto|visual|kitty|embed|logical], {known}", known = known())]
pub struct UnknownCommand(pub String);

fn known() -> String {
    let words = PLAIN.iter().map(|(word, _)| *word).filter(|word| !["theme", "language", "bidi"].contains(word));
    words.collect::<Vec<_>>().join(", ")
}

impl FromStr for Command {
    type Err = UnknownCommand;

    fn from_str(text: &str) -> Result<Self, UnknownCommand> {
        let unknown = || UnknownCommand(text.trim().to_owned());
        let (word, argument) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        match (word, argument.trim()) {
            ("pane", number) => number.parse().ok().and_then(Pane::from_number).map(Self::Pane).ok_or_else(unknown),
            ("day", day) => day.parse().map(Self::Day).map_err(|_| unknown()),
            ("theme", name) if !name.is_empty() => Ok(Self::Theme(name.to_owned())),
            ("language", code) if !code.is_empty() => Lang::from_code(code).map(Self::Language).ok_or_else(unknown),
            ("bidi", name) if !name.is_empty() => Bidi::from_name(name).map(Self::Bidi).ok_or_else(unknown),
            (word, "") => {
                let found = PLAIN.iter().find(|(known, _)| *known == word);
                found.map(|(_, command)| command.clone()).ok_or_else(unknown)
            }
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_command_name_it_again() {
        let mut all: Vec<Command> = PLAIN.iter().map(|(_, command)| command.clone()).collect();
        all.extend(Pane::ALL.map(Command::Pane));
        all.extend([Command::Theme("dark".into()), Command::Language(Lang::Ar), Command::Day(NaiveDate::default())]);
        all.extend(Bidi::ALL.map(Command::Bidi));
        for command in all {
            assert_eq!(command.to_string().parse(), Ok(command));
        }
    }

    #[test]
    fn unknown_words_are_an_error() {
        for text in ["", "jump", "pane 5", "pane", "day", "day 2020-13-01", "quit now", "language fr", "bidi best"] {
            assert_eq!(text.parse::<Command>(), Err(UnknownCommand(text.into())));
        }
    }
}
