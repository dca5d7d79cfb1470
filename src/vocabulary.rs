//! The vocabulary in force: the bundled one, compiled when mujaz was built.

mod bundled;

pub use bundled::BUNDLED;
