//! What the user set, by flag, environment or file, or why it cannot be used.

use super::failure::Failure;
use super::report;
use crate::config::{self, Config, Environment, Flags};
use crate::vocabulary;

/// Puts the user's own vocabulary in force, where there is one; what is wrong with it is told, and how much that is, returned.
pub(super) fn vocabulary(environment: &Environment) -> usize {
    let Some(folder) = environment.config_folder() else { return 0 };
    let faults = vocabulary::take_up(&folder.join(vocabulary::FOLDER));
    for fault in &faults {
        report::line(&fault.to_string());
    }
    faults.len()
}

/// All settings in force.
pub(super) fn config(flags: &Flags, environment: &Environment) -> Result<Config, Failure> {
    config::resolve(flags, environment).map_err(|error| Failure::Settings(error.to_string()))
}
