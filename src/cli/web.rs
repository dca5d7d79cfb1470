//! Addresses among the inputs of a command.

use std::path::Path;

use tokio::runtime::{Builder, Runtime};

use super::failure::Failure;
use super::settings;
use crate::config::{Environment, Flags};
use crate::fetch::{self, Client, Received};
use crate::intake;

/// The address that an argument is, if it is one of a web page.
pub(super) fn address(argument: &Path) -> Option<&str> {
    argument.to_str().filter(|text| intake::web_address(text).is_ok())
}

/// Fetches addresses; what that takes is made ready with the first.
#[derive(Debug)]
pub(super) struct Web<'a> {
    flags: &'a Flags,
    ready: Option<(Runtime, Client)>,
}

impl<'a> Web<'a> {
    pub fn new(flags: &'a Flags) -> Self {
        Self { flags, ready: None }
    }

    /// What is at an address, or why it cannot be had.
    pub fn get(&mut self, url: &str) -> Result<Result<Received, fetch::Error>, Failure> {
        let (runtime, client) = match &mut self.ready {
            Some(ready) => ready,
            none => none.insert(start(self.flags)?),
        };
        Ok(runtime.block_on(fetch::get(client, url)))
    }
}

fn start(flags: &Flags) -> Result<(Runtime, Client), Failure> {
    let config = settings::config(flags, &Environment::of_process())?;
    let client = Client::new(&config.fetch).map_err(|error| Failure::Settings(error.to_string()))?;
    let runtime = Builder::new_current_thread().enable_all().build();
    Ok((runtime.map_err(Failure::System)?, client))
}
