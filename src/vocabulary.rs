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
use crate::lexicon::without::Without;

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

/// The bundled tables with those of this folder, compiled anew, and what of them had to be left out. Unlike the compiled form
/// it has all that names its entries. Without the entries of a list where there is one, named with it.
pub fn whole(
    folder: Option<&Path>,
    without: Option<(&Without, &str)>,
) -> Result<(&'static Lexicon, Vec<TableError>), TableError> {
    let mut own = folder.map(Own::read).unwrap_or_default();
    let lexicon = own.compile_without(without)?;
    // It lives as long as the program, as the bundled one does.
    Ok((Box::leak(Box::new(lexicon)), own.faults))
}
