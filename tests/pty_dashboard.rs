//! The whole program in a terminal.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[path = "cli_commands/server.rs"]
#[expect(dead_code, reason = "the commands' own tests need more of it")]
mod server;

mod pty_dashboard {
    mod answers;
    mod dashboard;
    mod feeds;
    mod search;
    mod terminal;
}
