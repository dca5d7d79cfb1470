//! The whole program in a terminal.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[path = "cli_commands/server.rs"]
mod server;

mod pty_dashboard {
    mod answers;
    mod dashboard;
    mod feeds;
    mod search;
    mod terminal;
}
