//! The bundled tables: compiled when mujaz is built, and as they are written for who adds to them.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;

/// What `build.rs` made of `data/lexicon` and `data/gazetteer`.
const COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The text of each table, by its file name, in the order of [`TABLES`](crate::lexicon::tables::TABLES).
pub const BUNDLED: [(&str, &str); 19] = [
    ("reporting.tsv", include_str!("../../data/lexicon/reporting.tsv")),
    ("movement.tsv", include_str!("../../data/lexicon/movement.tsv")),
    ("frontline.tsv", include_str!("../../data/lexicon/frontline.tsv")),
    ("events.tsv", include_str!("../../data/lexicon/events.tsv")),
    ("verbs.tsv", include_str!("../../data/lexicon/verbs.tsv")),
    ("titles.tsv", include_str!("../../data/lexicon/titles.tsv")),
    ("heads.tsv", include_str!("../../data/lexicon/heads.tsv")),
    ("names.tsv", include_str!("../../data/lexicon/names.tsv")),
    ("function.tsv", include_str!("../../data/lexicon/function.tsv")),
    ("channels.tsv", include_str!("../../data/lexicon/channels.tsv")),
    ("gloss.tsv", include_str!("../../data/lexicon/gloss.tsv")),
    ("ranking.tsv", include_str!("../../data/lexicon/ranking.tsv")),
    ("common.txt", include_str!("../../data/lexicon/common.txt")),
    ("countries.tsv", include_str!("../../data/gazetteer/countries.tsv")),
    ("sides.tsv", include_str!("../../data/gazetteer/sides.tsv")),
    ("places.tsv", include_str!("../../data/gazetteer/places.tsv")),
    ("people.tsv", include_str!("../../data/gazetteer/people.tsv")),
    ("offices.tsv", include_str!("../../data/gazetteer/offices.tsv")),
    ("organisations.tsv", include_str!("../../data/gazetteer/organisations.tsv")),
];

impl Lexicon {
    /// The bundled vocabulary, compiled. What the build wrote can be read by the program that it is part of; a test holds
    /// it to that.
    pub fn bundled() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| postcard::from_bytes(COMPILED).unwrap_or_default());
        &LEXICON
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::tables::TABLES;

    #[test]
    fn what_the_build_compiled_is_opened() {
        let lexicon = Lexicon::bundled();
        let place = lexicon.gazetteer.place("ly-tripoli").unwrap();
        assert_eq!(place.en, "Tripoli");
        assert!(lexicon.id("طرابلس").is_some());
        assert_eq!(lexicon.spelling("محمد"), Some("Mohammed"));
    }

    #[test]
    fn every_table_has_its_text() {
        assert!(TABLES.iter().map(|layout| layout.name).eq(BUNDLED.iter().map(|(name, _)| *name)));
    }
}
