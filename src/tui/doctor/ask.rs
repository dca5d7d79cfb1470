//! Asking the terminal outside of the dashboard, where its answer is waited for.

use crate::config::Environment;
use crate::tui::host::Answers;

/// What was asked and answered.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// What the terminal sent, as it came.
    pub raw: Vec<u8>,
    /// What that says, and what tmux says.
    pub answers: Answers,
}

/// Asks the terminal of standard input and output; nothing where that is none, or one that should not be asked.
#[cfg(unix)]
pub fn ask(environment: &Environment) -> std::io::Result<Option<Asked>> {
    use std::io::{IsTerminal, stdin, stdout};

    use crate::tui::host::{self, Answer};
    if !(stdin().is_terminal() && stdout().is_terminal() && host::can_be_asked(environment)) {
        return Ok(None);
    }
    crossterm::terminal::enable_raw_mode()?;
    let asked = on_terminal();
    crossterm::terminal::disable_raw_mode()?;
    let mut asked = asked?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    asked.answers.learn(Answer::Outer(runtime.block_on(host::ask_tmux(environment))));
    Ok(Some(asked))
}

/// Elsewhere the terminal's answers cannot be read.
#[cfg(not(unix))]
pub fn ask(_: &Environment) -> std::io::Result<Option<Asked>> {
    Ok(None)
}

/// Over a slow line an answer takes a second; the last of them ends the wait.
#[cfg(unix)]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

#[cfg(unix)]
fn on_terminal() -> std::io::Result<Asked> {
    use std::io::{Read, Write, stdin, stdout};
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use crate::tui::event::Event;
    use crate::tui::host::QUESTIONS;
    use crate::tui::input::Decoder;

    let mut out = stdout().lock();
    out.write_all(QUESTIONS.as_bytes())?;
    out.flush()?;
    let (mut asked, mut decoder, mut input) = (Asked::default(), Decoder::default(), stdin().lock());
    let (end, mut buffer) = (Instant::now() + PATIENCE, [0; 1024]);
    while !asked.answers.complete && asked.raw.len() < 1 << 16 {
        let left = Timespec::try_from(end.saturating_duration_since(Instant::now())).unwrap_or_default();
        if poll(&mut [PollFd::new(&stdin(), PollFlags::IN)], Some(&left))? == 0 {
            break;
        }
        let count = input.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        let bytes = buffer.get(..count).unwrap_or_default();
        asked.raw.extend(bytes);
        for event in decoder.take(bytes) {
            if let Event::Answer(answer) = event {
                asked.answers.learn(answer);
            }
        }
    }
    // Some terminals paint a part of what they do not understand.
    out.write_all(b"\r\x1b[K")?;
    out.flush()?;
    Ok(asked)
}
