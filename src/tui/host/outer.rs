//! The terminal around tmux. What stands in a pane is ordered by that one, and only tmux knows it.

use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;
use tokio::time::timeout;

use crate::config::Environment;

/// Nobody waits for it; but no process stays behind.
const PATIENCE: Duration = Duration::from_secs(3);

/// What tmux says of the terminal that it is attached to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outer {
    /// That terminal's `TERM`.
    pub term: String,
    /// Its answer to XTVERSION, from tmux 3.2 on; empty where it gave none.
    pub version: String,
    /// Whether tmux hands sequences on to it: always before 3.3, then by the option `allow-passthrough`.
    pub passthrough: bool,
}

/// Asks tmux; none outside of it, and where it does not answer.
pub async fn ask(environment: &Environment) -> Option<Outer> {
    environment.get("TMUX")?;
    let mut command = Command::new("tmux");
    command.args(["display-message", "-p"]);
    if let Some(pane) = environment.get("TMUX_PANE") {
        command.args(["-t", pane]);
    }
    command.arg("#{client_termname}\t#{client_termtype}\t#{allow-passthrough}");
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true).output();
    let output = timeout(PATIENCE, output).await.ok()?.ok().filter(|output| output.status.success())?;
    read(&String::from_utf8_lossy(&output.stdout))
}

fn read(line: &str) -> Option<Outer> {
    let printable = |text: &str| text.chars().filter(|c| c.is_ascii_graphic() || *c == ' ').take(80).collect();
    let [term, version, passthrough] = *line.trim_end_matches('\n').split('\t').collect::<Vec<_>>() else {
        return None;
    };
    let passthrough = !matches!(passthrough, "0" | "off");
    Some(Outer { term: printable(term), version: printable(version), passthrough })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tmux_is_read_in_all_its_versions() {
        let outer = |term: &str, version: &str, passthrough| {
            Some(Outer { term: term.into(), version: version.into(), passthrough })
        };
        assert_eq!(read("xterm-256color\tXTerm(379)\t0\n"), outer("xterm-256color", "XTerm(379)", false));
        assert_eq!(read("xterm-256color\t\ton\n"), outer("xterm-256color", "", true));
        assert_eq!(read("xterm-kitty\tkitty(0.48.2)\tall\n"), outer("xterm-kitty", "kitty(0.48.2)", true));
        assert_eq!(read("xterm\t\t\n"), outer("xterm", "", true));
        assert_eq!(read("no server running\n"), None);
    }
}
