//! The grammar of dates over a text's tokens.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

use super::names;
use super::resolve::{Expression, Said, Which};
use crate::arabic::token::Token;

/// Years that a report may name; 1436 is a Hijri year.
const YEARS: Range<u32> = 1900..2100;

/// The tokens of a text with their folded words; a mark is its own.
pub(super) struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    words: &'t [&'t str],
}

/// What was read, and the token behind it.
type Read<T> = Option<(T, usize)>;

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, tokens: &'t [Token], words: &'t [&'t str]) -> Self {
        Self { text, tokens, words }
    }

    /// The bytes of tokens `first..next`.
    pub fn bytes(&self, first: usize, next: usize) -> Range<usize> {
        let end = next.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |t| t.end as usize);
        self.tokens.get(first).map_or(end, |t| t.start as usize)..end
    }

    /// The folded word at a token; empty outside the text.
    fn word(&self, at: usize) -> &str {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The date that begins at a token.
    pub fn expression(&self, at: usize) -> Read<Expression> {
        let mut core = at;
        while names::part_of_day(self.word(core)) {
            core += 1;
        }
        let said = self.relative(core).or_else(|| self.ago(at));
        if let Some((said, next)) = said {
            let (weekday, next) = self.beside(next, |at| self.weekday(at)).map_or((None, next), |(w, n)| (Some(w), n));
            let (said, next) = self.explicit_beside(next).unwrap_or((said, next));
            return Some((Expression { said, weekday }, next));
        }
        if let Some((weekday, next)) = self.weekday(core).filter(|_| !names::hides_weekday(self.before(at))) {
            let (which, next) = self.which(next).unwrap_or((Which::Open, next));
            let (said, next) = self.explicit_beside(next).unwrap_or((Said::Weekday(which), next));
            return Some((Expression { said, weekday: Some(weekday) }, next));
        }
        let (said, next) = self.explicit(core)?;
        Some((Expression { said, weekday: None }, next))
    }

    /// Something that may follow in brackets or behind a comma.
    fn beside<T>(&self, at: usize, read: impl Fn(usize) -> Read<T>) -> Read<T> {
        match self.word(at) {
            "(" => {
                let (value, next) = read(at + 1)?;
                (self.word(next) == ")").then_some((value, next + 1))
            }
            "،" | "," | "الموافق" | "المصادف" => read(at + 1),
            _ => read(at),
        }
    }

    fn explicit_beside(&self, at: usize) -> Read<Said> {
        self.beside(at, |at| self.explicit(at))
    }

    fn weekday(&self, at: usize) -> Read<Weekday> {
        names::weekday(self.word(at)).map(|weekday| (weekday, at + 1))
    }

    /// Yesterday, today, tomorrow.
    fn relative(&self, at: usize) -> Read<Said> {
        let word = self.word(at);
        let (days, next) = match names::detached(word) {
            "اول" | "اولي" if self.word(at + 1) == "امس" => (-2, at + 2),
            "اول" if self.word(at + 1) == "من" && self.word(at + 2) == "امس" => (-2, at + 3),
            "امس" | "الامس" | "بالامس" | "البارحه" if self.word(at + 1) == "الاول" => {
                (-2, at + 2)
            }
            "امس" | "الامس" | "بالامس" | "البارحه" => (-1, at + 1),
            "الليله" if matches!(self.word(at + 1), "الماضيه" | "الفائته" | "قبل") => {
                (-1, at + 2)
            }
            "الليله" => (0, at + 1),
            "هذا" if matches!(self.word(at + 1), "اليوم" | "الصباح" | "المساء") => (0, at + 2),
            "اليوم" if !self.is_other_day(at) => (0, at + 1),
            "بعد" if matches!(self.word(at + 1), "غد" | "غدا" | "الغد") => (2, at + 2),
            "غد" | "غدا" | "الغد" => (1, at + 1),
            _ => return None,
        };
        Some((Said::Days(days), next))
    }

    /// "The following day", "the National Day", and names of media that end in "today".
    fn is_other_day(&self, at: usize) -> bool {
        names::other_day(self.word(at + 1))
            || matches!(self.before(at), "المصري" | "روسيا" | "عين" | "ذلك" | "نفس" | "بنفس" | "ذات" | "في")
    }

    /// قبل يومين; not قبل يومين من ..., which counts from elsewhere.
    fn ago(&self, at: usize) -> Read<Said> {
        if names::detached(self.word(at)) != "قبل" || self.before(at) == "من" {
            return None;
        }
        let (days, next) = match self.word(at + 1) {
            "يوم" if self.word(at + 2) == "واحد" => (1, at + 3),
            "يوم" => (1, at + 2),
            "يومين" => (2, at + 2),
            "اسبوع" => (7, at + 2),
            "اسبوعين" => (14, at + 2),
            count if matches!(self.word(at + 2), "ايام" | "يوما") => {
                (count.parse().ok().filter(|n| *n < 100).or_else(|| names::cardinal(count))?, at + 3)
            }
            _ => return None,
        };
        let from = if self.word(next) == "فقط" { next + 1 } else { next };
        (self.word(from) != "من").then_some((Said::Days(-i64::from(days)), next))
    }

    /// A day of a month, with or without a year.
    fn explicit(&self, at: usize) -> Read<Said> {
        self.numeric(at).or_else(|| {
            let (day, next) = self.day(at)?;
            self.in_month(day, next).or_else(|| {
                // In "3 and 5 June" the first day borrows the month, and the second keeps it.
                let second = self.second_day(next);
                let (month, after) = self.month_of_day(second.unwrap_or(next))?;
                let (said, end) = self.year(day, month, after);
                Some((said, if second.is_some() { next } else { end }))
            })
        })
    }

    /// `4/6/2020`, `2020-06-04`, `4.6.2020`. Day before month, but where only the other way fits.
    fn numeric(&self, at: usize) -> Read<Said> {
        let joined = self.word(at);
        let (parts, next) = if joined.contains('.') {
            let mut parts = joined.split('.').map(|p| p.parse::<u32>().ok());
            let three = (parts.next()??, parts.next()??, parts.next()??);
            if parts.next().is_some() {
                return None;
            }
            (three, at + 1)
        } else {
            let mark = self.word(at + 1);
            if !matches!(mark, "/" | "-" | "\\") || self.word(at + 3) != mark {
                return None;
            }
            let number = |at| self.word(at).parse::<u32>().ok();
            ((number(at)?, number(at + 2)?, number(at + 4)?), at + 5)
        };
        let (year, month, day) = match parts {
            (first, second, third) if YEARS.contains(&first) => (first, second, third),
            (first, second, third) if second > 12 => (third, first, second),
            (first, second, third) => (third, second, first),
        };
        Some((Said::Full(full(year, month, day)?), next))
    }

    /// The number of a day, in digits or as an ordinal.
    fn day(&self, at: usize) -> Read<u32> {
        let word = self.word(at);
        let digits = word.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ا']);
        if let Ok(day) = digits.parse::<u32>() {
            return ((1..=31).contains(&day) && digits.len() <= 2).then_some((day, at + 1));
        }
        let word = names::detached(word);
        if let Some(unit) = word.strip_prefix("ال").and_then(names::unit) {
            match self.word(at + 1) {
                "عشر" => return Some((unit + 10, at + 2)),
                "والعشرين" | "والعشرون" => return Some((unit + 20, at + 2)),
                "والثلاثين" | "والثلاثون" if unit == 1 => return Some((31, at + 2)),
                _ => {}
            }
        }
        names::ordinal(word).map(|day| (day, at + 1))
    }

    /// The token behind a second day of the same month.
    fn second_day(&self, at: usize) -> Option<usize> {
        let day = match self.word(at) {
            "و" | "-" | "–" | "الي" | "حتي" => self.day(at + 1),
            word if word.starts_with('و') => self.day(at),
            _ => None,
        };
        day.map(|(_, next)| next)
    }

    /// The month behind a day; `من شهر` or a dash may stand between.
    fn month_of_day(&self, at: usize) -> Read<u32> {
        let at = match (self.word(at), self.word(at + 1)) {
            ("من", "شهر") => at + 2,
            ("من" | "شهر" | "-" | "–" | "/", _) => at + 1,
            _ => at,
        };
        self.month(at)
    }

    /// A month, with its name in another system behind it.
    fn month(&self, at: usize) -> Read<u32> {
        let (month, next) = self.month_name(at)?;
        let second = match self.word(next) {
            "(" => self.month_name(next + 1).filter(|(_, n)| self.word(*n) == ")").map(|(m, n)| (m, n + 1)),
            "/" | "-" | "–" => self.month_name(next + 1),
            _ => None,
        };
        Some((month, second.filter(|(m, _)| *m == month).map_or(next, |(_, n)| n)))
    }

    fn month_name(&self, at: usize) -> Read<u32> {
        if let Some(month) = names::double_month(self.word(at), self.word(at + 1)) {
            return Some((month, at + 2));
        }
        let month = names::month(self.word(at))?;
        // أب is a father; the month is آب, or اب in a careless hand.
        let father = self.tokens.get(at).is_some_and(|t| t.text(self.text).starts_with('أ')) && self.word(at) == "اب";
        (!father).then_some((month, at + 1))
    }

    /// `15 من الشهر الجاري`, `9 الجاري`.
    fn in_month(&self, day: u32, at: usize) -> Read<Said> {
        let at = if self.word(at) == "من" { at + 1 } else { at };
        let (months, next) = match (self.word(at), self.word(at + 1)) {
            ("الجاري" | "الحالي", _) => (0, at + 1),
            ("الشهر", "الجاري" | "الحالي" | "نفسه") | ("هذا", "الشهر") => (0, at + 2),
            ("الشهر", "الماضي" | "المنصرم" | "الفائت") => (-1, at + 2),
            ("الشهر", "المقبل" | "القادم") => (1, at + 2),
            _ => return None,
        };
        Some((Said::InMonth { day, months }, next))
    }

    /// The year behind day and month.
    fn year(&self, day: u32, month: u32, at: usize) -> (Said, usize) {
        let mut next = at;
        while matches!(self.word(next), "-" | "/" | "،" | "," | "من" | "عام" | "لعام" | "سنه" | "العام" | "للعام")
            && next < at + 3
        {
            next += 1;
        }
        if let Some(date) = self.word(next).parse().ok().and_then(|year| full(year, month, day)) {
            let era = usize::from(self.word(next + 1) == "م");
            return (Said::Full(date), next + 1 + era);
        }
        let (which, next) = self.which_year(at).or_else(|| self.which(at)).unwrap_or((Which::Open, at));
        (Said::Yearless { day, month, which }, next)
    }

    fn which_year(&self, at: usize) -> Read<Which> {
        let at = if self.word(at) == "من" { at + 1 } else { at };
        let years = match (self.word(at), self.word(at + 1)) {
            ("العام" | "السنه", "الماضي" | "الماضيه" | "المنصرم" | "الفائت") => -1,
            ("العام" | "السنه", "الجاري" | "الجاريه" | "الحالي" | "الحاليه") | ("هذا", "العام") | ("هذه", "السنه") => {
                0
            }
            ("العام" | "السنه", "المقبل" | "المقبله" | "القادم" | "القادمه") => 1,
            _ => return None,
        };
        Some((Which::Year(years), at + 2))
    }

    fn which(&self, at: usize) -> Read<Which> {
        Some(match self.word(at) {
            "الماضي" | "المنصرم" | "الفائت" => (Which::Last, at + 1),
            "قبل" if self.word(at + 1) == "الماضي" => (Which::LastButOne, at + 2),
            "المقبل" | "القادم" => (Which::Next, at + 1),
            "الجاري" | "الحالي" => (Which::Open, at + 1),
            _ => return None,
        })
    }
}

fn full(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|_| YEARS.contains(&year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}
