//! The interface's words: `data/locale`, one file a language, read when first wanted.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use crate::config::{Lang, Value, entries};
use crate::typeset::isolate_auto;

const BUNDLED: [(&str, &str); 2] = [
    ("data/locale/en.toml", include_str!("../data/locale/en.toml")),
    ("data/locale/ar.toml", include_str!("../data/locale/ar.toml")),
];

static ENGLISH: LazyLock<Locale> = LazyLock::new(|| Locale::read(0));
static ARABIC: LazyLock<Locale> = LazyLock::new(|| Locale::read(1));

/// The words of one language.
#[derive(Debug, Default)]
pub struct Locale {
    lang: Lang,
    words: FxHashMap<String, Vec<String>>,
}

impl Locale {
    /// The words of `lang`.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &ENGLISH,
            Lang::Ar => &ARABIC,
        }
    }

    fn read(at: usize) -> Self {
        let (file, text) = BUNDLED.get(at).copied().unwrap_or_default();
        // Both files are bundled, and held to be whole by a test: a missing word is shown by its key.
        let read = entries(file, text).unwrap_or_default();
        let words = read.into_iter().map(|entry| {
            let words = match &entry.value {
                Value::Text(text) => vec![text.clone()],
                Value::List(list) => list.clone(),
                Value::Bool(_) | Value::Number(_) => Vec::new(),
            };
            (entry.name(), words)
        });
        Self { lang: if at == 1 { Lang::Ar } else { Lang::En }, words: words.collect() }
    }

    /// The word of a key; the key itself where there is none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).and_then(|words| words.first()).map_or(key, String::as_str)
    }

    /// All words of a key that has several.
    pub fn all(&self, key: &str) -> &[String] {
        self.words.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many characters the longest word of a key has.
    pub fn widest(&self, key: &str) -> u16 {
        self.all(key).iter().map(|word| word.chars().count() as u16).max().unwrap_or_default()
    }

    /// The word of a key, with `{place}` filled. What is put in keeps its own order: a name in the other script, an ISO date,
    /// a path.
    pub fn fill(&self, key: &str, places: &[(&str, &str)]) -> String {
        fill(self.get(key), |name| {
            let value = places.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
            let orders_itself = value.is_ascii() && self.lang == Lang::En || value.bytes().all(|b| b.is_ascii_digit());
            if orders_itself { value.to_owned() } else { isolate_auto(value).to_string() }
        })
    }

    /// A counted thing: `3 reports`, تقريران. Arabic counts in six ways, by CLDR's plural rules.
    pub fn count(&self, key: &str, n: usize) -> String {
        let forms = self.all(key);
        let form = match (self.lang, n, n % 100) {
            (Lang::En | Lang::Ar, 1, _) => 1,
            (Lang::En, ..) | (Lang::Ar, 2, _) => 2,
            (Lang::Ar, _, 3..=10) => 3,
            (Lang::Ar, _, 11..=99) => 4,
            (Lang::Ar, ..) => 5,
        };
        fill(forms.get(form).map_or("{n}", String::as_str), |_| n.to_string())
    }

    /// `Thu 4 Jun 2020`, الخميس 4 يونيو 2020.
    pub fn date(&self, day: NaiveDate) -> String {
        format!("{} {} {} {}", self.weekday(day), day.day(), self.month(day), day.year())
    }

    /// `Thu 4`, or with the month where it is not that of `near`.
    pub fn day(&self, day: NaiveDate, near: Option<NaiveDate>) -> String {
        let close = near.is_some_and(|near| (near.year(), near.month()) == (day.year(), day.month()));
        if close {
            format!("{} {}", self.weekday(day), day.day())
        } else if near.is_some_and(|near| near.year() == day.year()) {
            format!("{} {}", day.day(), self.month(day))
        } else {
            format!("{} {} {}", day.day(), self.month(day), day.year())
        }
    }

    /// `June 2020`.
    pub fn month_of(&self, day: NaiveDate) -> String {
        format!("{} {}", self.month(day), day.year())
    }

    /// The name of a weekday; 0 is Monday.
    pub fn weekday_name(&self, weekday: u32) -> &str {
        self.item("date.weekdays", weekday)
    }

    /// The weekday on which a week starts; 0 is Monday.
    pub fn week_start(&self) -> u32 {
        let start = self.get("date.week-starts");
        self.all("date.weekdays").iter().position(|weekday| weekday == start).unwrap_or_default() as u32
    }

    fn weekday(&self, day: NaiveDate) -> &str {
        self.item("date.weekdays", day.weekday().num_days_from_monday())
    }

    fn month(&self, day: NaiveDate) -> &str {
        self.item("date.months", day.month0())
    }

    fn item(&self, key: &str, at: u32) -> &str {
        self.words.get(key).and_then(|words| words.get(at as usize)).map_or("", String::as_str)
    }
}

fn fill(text: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(&value(name));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_placeholders() {
        let places = |word: &str| -> Vec<String> {
            word.split('{').skip(1).filter_map(|s| s.split('}').next()).map(str::to_owned).collect()
        };
        let keys = |lang| {
            let mut keys: Vec<_> = Locale::of(lang).words.keys().cloned().collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(Lang::En), keys(Lang::Ar));
        for key in keys(Lang::En).iter().filter(|key| !key.starts_with("count.")) {
            assert_eq!(places(Locale::of(Lang::En).get(key)), places(Locale::of(Lang::Ar).get(key)), "{key}");
        }
    }

    #[test]
    fn arabic_counts_in_six_ways() {
        let count = |n| Locale::of(Lang::Ar).count("count.report", n);
        assert_eq!([1, 2].map(count), ["تقرير واحد", "تقريران"]);
        assert_eq!([3, 10, 103].map(count), ["3 تقارير", "10 تقارير", "103 تقارير"]);
        assert_eq!([11, 99].map(count), ["11 تقريرا", "99 تقريرا"]);
        assert_eq!([100, 102].map(count), ["100 تقرير", "102 تقرير"]);
        assert_eq!([1, 3].map(|n| Locale::of(Lang::En).count("count.report", n)), ["1 report", "3 reports"]);
    }

    #[test]
    fn a_day_says_as_much_as_is_not_known_already() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let en = Locale::of(Lang::En);
        assert_eq!(en.date(day("2020-06-04")), "Thu 4 Jun 2020");
        assert_eq!(en.day(day("2020-06-03"), Some(day("2020-06-04"))), "Wed 3");
        assert_eq!(en.day(day("2020-05-18"), Some(day("2020-06-04"))), "18 May");
        assert_eq!(en.day(day("2019-05-18"), None), "18 May 2019");
        assert_eq!(Locale::of(Lang::Ar).date(day("2020-06-04")), "الخميس 4 يونيو 2020");
    }

    #[test]
    fn braces_without_a_partner_do_no_harm() {
        assert_eq!(fill("a {n", |_| "1".to_owned()), "a 1");
        assert_eq!(fill("a } {x} b", |_| String::new()), "a }  b");
    }
}
