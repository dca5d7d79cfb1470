//! Why a command did not run to its end, and the exit status for it.

use std::io;
use std::process::ExitCode;

use super::report;
use crate::archive;
use crate::tui::event::Signal;

/// Why a command did not run to its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments, or `--help` and `--version`, which clap treats alike.
    Arguments(clap::Error),
    /// There is no terminal to show a dashboard on.
    NoTerminal,
    /// A flag, variable or file that sets something wrongly.
    Settings(String),
    /// The archive cannot be read or written.
    Archive(archive::Error),
    /// The terminal fails.
    Terminal(io::Error),
    /// A signal ended the dashboard.
    Signal(Signal),
    /// The system has no memory, no threads, or nothing else of that kind to give.
    System(io::Error),
    /// What was written could not be.
    Output(io::Error),
    /// It was reported as it happened.
    Reported,
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Arguments(error)
    }
}

impl From<archive::Error> for Failure {
    fn from(error: archive::Error) -> Self {
        Self::Archive(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// What it is about, in a line, where it is about an input among others.
    pub fn message(&self) -> String {
        match self {
            Self::Settings(message) => message.clone(),
            Self::Archive(error) => error.to_string(),
            Self::Terminal(error) | Self::System(error) | Self::Output(error) => error.to_string(),
            Self::Arguments(error) => error.to_string(),
            Self::NoTerminal | Self::Signal(_) | Self::Reported => "cannot be read".to_owned(),
        }
    }

    /// Tells the user, and gives the exit status.
    pub fn report(self) -> ExitCode {
        match self {
            Self::Arguments(error) => {
                let is_usage = error.use_stderr();
                match error.print() {
                    Err(error) if !is_usage => Self::Output(error).report(),
                    _ if is_usage => ExitCode::from(2),
                    _ => ExitCode::SUCCESS,
                }
            }
            Self::NoTerminal => {
                report::line(
                    "the dashboard needs a terminal, on standard output and for the keyboard; \
                     for pipes and files there is `mujaz parse FILE` (see `mujaz parse --help`)",
                );
                ExitCode::from(2)
            }
            Self::Settings(error) => {
                report::line(&error);
                ExitCode::from(2)
            }
            Self::Archive(error) => {
                report::line(&error.to_string());
                ExitCode::from(1)
            }
            Self::Terminal(error) => {
                report::line(&format!("the terminal fails: {error}"));
                ExitCode::from(1)
            }
            Self::System(error) => {
                report::line(&format!("the system gives no memory or threads to work with: {error}"));
                ExitCode::from(1)
            }
            Self::Signal(signal) => ExitCode::from(signal.status()),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Output(error) => {
                report::line(&format!("standard output: {error}"));
                ExitCode::from(1)
            }
            Self::Reported => ExitCode::from(1),
        }
    }
}
