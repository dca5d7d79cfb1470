//! The vocabulary in force: the bundled one, compiled when mujaz was built, or that with the user's own tables.

mod bundled;
mod check;
mod own;

use std::path::Path;
use std::sync::OnceLock;

pub use bundled::BUNDLED;
pub use check::check;
pub use own::{Own, Sheet, bundled as bundled_sheets};

use crate::lexicon::Lexicon;
use crate::lexicon::table::TableError;

/// The bundled tables with the user's, where there are some.
static OWN: OnceLock<Lexicon> = OnceLock::new();

/// The folder of the user's tables, in that of the configuration.
pub const FOLDER: &str = "vocabulary";

impl Lexicon {
    /// The vocabulary in force: the user's, where [`take_up`] found one, else the bundled.
    pub fn in_force() -> &'static Self {
        OWN.get().unwrap_or_else(|| Self::bundled())
    }
}

/// Puts the tables of this folder in force for the rest of the run, and tells what of them had to be left out. A second call
/// changes nothing.
pub fn take_up(folder: &Path) -> Vec<TableError> {
    let mut own = Own::read(folder);
    if !own.is_empty() {
        let lexicon = own.compile();
        OWN.get_or_init(|| lexicon);
    }
    own.faults
}
