//! Names as the panes show them: in the interface's language, sides by their short name and slot, conflicts by their country.

use crate::briefing::{Bilingual, Name};
use crate::config::Lang;
use crate::lexicon::gazetteer::{BUNDLED, Gazetteer, Side};

use super::record::Record;

/// What the dashboard needs of the gazetteer: sides and countries. The other tables are large and are left unread.
#[derive(Debug, Default)]
pub struct Names {
    gazetteer: Gazetteer,
}

impl Names {
    /// Reads the two tables. A broken one is held up by the tests of the tables; here it leaves sides without colour.
    pub fn bundled() -> Self {
        let mut gazetteer = Gazetteer::default();
        for (file, text) in BUNDLED.into_iter().filter(|(file, _)| ["sides.tsv", "countries.tsv"].contains(file)) {
            if gazetteer.read(file, text).is_err() {
                return Self::default();
            }
        }
        Self { gazetteer }
    }

    fn side(&self, id: &str) -> Option<&Side> {
        self.gazetteer.sides.iter().find(|side| side.id == id)
    }

    /// The colour and sign of a name's side, from 1.
    pub fn slot(&self, name: &Name) -> Option<u8> {
        self.side(name.side.as_deref()?).map(|side| side.slot)
    }

    /// The short name of a name's side; its own where it belongs to none.
    pub fn short<'a>(&'a self, name: &'a Name, lang: Lang) -> &'a str {
        match (name.side.as_deref().and_then(|side| self.side(side)), lang) {
            (Some(side), Lang::En) => side.en,
            (Some(side), Lang::Ar) => side.ar,
            (None, lang) => of(name, lang),
        }
    }

    /// The country whose conflict a record is about: that of a side, else of a place, else of who acts.
    pub fn conflict(&self, record: Record<'_>) -> Option<&str> {
        let actors = record.actors();
        let sides = actors.iter().filter_map(|name| Some(self.side(name.side.as_deref()?)?.country));
        let places = record.places();
        let ids = places.iter().chain(&actors).filter_map(|name| {
            let id = name.id.as_deref()?;
            self.country(id.split_once('-').map_or(id, |(country, _)| country))
        });
        sides.chain(ids).next()
    }

    fn country(&self, id: &str) -> Option<&str> {
        self.gazetteer.countries.iter().find(|country| country.id == id).map(|country| country.id)
    }

    /// The name of a country.
    pub fn country_name(&self, id: &str) -> Bilingual {
        let found = self.gazetteer.countries.iter().find(|country| country.id == id);
        found.map_or_else(
            || Bilingual { ar: id.to_owned(), en: id.to_owned() },
            |country| Bilingual { ar: country.ar.to_owned(), en: country.en.to_owned() },
        )
    }
}

/// A name in the interface's language; in the other where that one is empty.
pub fn of(name: &Name, lang: Lang) -> &str {
    pick(&name.ar, &name.en, lang)
}

/// A text in the interface's language; in the other where that one is empty.
pub fn text(text: &Bilingual, lang: Lang) -> &str {
    pick(&text.ar, &text.en, lang)
}

fn pick<'a>(ar: &'a str, en: &'a str, lang: Lang) -> &'a str {
    match lang {
        Lang::Ar if ar.is_empty() => en,
        Lang::En if !en.is_empty() => en,
        _ => ar,
    }
}

/// Several names, with the language's comma between and its "and" before the last.
pub fn joined(names: &[&str], comma: &str, and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{}{and}{last}", most.join(comma)),
    }
}
