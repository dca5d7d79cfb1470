//! What the user set, by flag, environment or file, or why it cannot be used.

use super::failure::Failure;
use crate::config::{self, Config, Environment, Flags};

/// All settings in force.
pub(super) fn config(flags: &Flags, environment: &Environment) -> Result<Config, Failure> {
    config::resolve(flags, environment).map_err(|error| Failure::Settings(error.to_string()))
}
