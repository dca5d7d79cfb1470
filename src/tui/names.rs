//! Names as the panes show them: in the interface's language, sides by their short name and slot, conflicts by their country.

use crate::briefing::{Bilingual, Name};
use crate::config::Lang;
use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::{Gazetteer, Side};

use crate::briefing::Record;

/// What the dashboard needs of the gazetteer: sides and countries.
#[derive(Debug)]
pub struct Names {
    gazetteer: &'static Gazetteer,
}

impl Names {
    /// Those of the vocabulary in force.
    pub fn in_force() -> Self {
        Self { gazetteer: &Lexicon::in_force().gazetteer }
    }

    fn side(&self, id: &str) -> Option<&Side> {
        self.gazetteer.sides.iter().find(|side| side.id == id)
    }

    /// The side that a name belongs to in one of these conflicts.
    pub fn side_in(&self, name: &Name, conflicts: &[String]) -> Option<&Side> {
        self.side(name.side.as_deref()?).filter(|side| conflicts.iter().any(|country| country == side.country))
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

    /// What the holder with this key is called, as [`archive::state`](crate::archive::state) writes it: by its side, else by
    /// its name; the key itself, which is a name as printed, where the gazetteer does not have it.
    pub fn of_key<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        let organisations = self.gazetteer.organisations.iter().map(|it| (it.id, it.ar, it.en));
        let people = self.gazetteer.people.iter().map(|it| (it.id, it.ar, it.en));
        let countries = self.gazetteer.countries.iter().map(|it| (it.id, it.ar, it.en));
        let sides = self.gazetteer.sides.iter().map(|it| (it.id, it.ar, it.en));
        let found = sides.chain(organisations).chain(people).chain(countries).find(|(id, ..)| *id == key);
        found.map_or(key, |(_, ar, en)| pick(ar, en, lang))
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
