//! The bundled sample: what a newcomer sees first.

use super::{Document, Given, read};
use crate::briefing::Article;

/// The files of `data/sample`, in the order of their names.
const SAMPLE: [(&str, &str); 9] = [
    ("2020-06-03-airport.txt", include_str!("../../data/sample/2020-06-03-airport.txt")),
    ("2020-06-03-cairo.txt", include_str!("../../data/sample/2020-06-03-cairo.txt")),
    ("2020-06-04-boundaries.txt", include_str!("../../data/sample/2020-06-04-boundaries.txt")),
    ("2020-06-04-diplomacy.txt", include_str!("../../data/sample/2020-06-04-diplomacy.txt")),
    ("2020-06-04-tarhuna-axes.txt", include_str!("../../data/sample/2020-06-04-tarhuna-axes.txt")),
    ("2020-06-05-tarhuna.txt", include_str!("../../data/sample/2020-06-05-tarhuna.txt")),
    ("2020-06-05-withdrawal.txt", include_str!("../../data/sample/2020-06-05-withdrawal.txt")),
    ("2020-06-06-initiative.txt", include_str!("../../data/sample/2020-06-06-initiative.txt")),
    ("2020-06-06-sirte.txt", include_str!("../../data/sample/2020-06-06-sirte.txt")),
];

/// The bundled sample reports. They are held against all checks in tests, so they are all there.
pub fn sample() -> Vec<Article> {
    SAMPLE
        .iter()
        .filter_map(|(name, text)| match read(text.as_bytes(), &Given::default(), name) {
            Ok((Document::Report(article), _)) => Some(article),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_and_read_without_a_note() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
        let mut files: Vec<String> =
            std::fs::read_dir(directory).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        assert!(SAMPLE.iter().map(|(name, _)| *name).eq(files.iter().map(String::as_str)), "{files:?}");
        for (name, text) in SAMPLE {
            let (_, notes) = read(text.as_bytes(), &Given::default(), name).unwrap();
            assert_eq!(notes, [], "{name}");
        }
        let articles = sample();
        assert_eq!(articles.len(), SAMPLE.len());
        assert!(articles.iter().all(|a| a.published.is_some() && a.outlet.is_some() && a.language == "ar"));
    }
}
