//! `data/` read, checked, and compiled to matchers.

pub mod table;

/// All that `data/` knows, ready to be looked up.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The bundled data.
    pub fn bundled() -> &'static Self {
        static BUNDLED: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(Lexicon::default);
        &BUNDLED
    }
}
