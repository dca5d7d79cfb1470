//! The day of publication, where only the text tells it.
//!
//! News text names full dates mostly for background ("in force since 15 October 2021"): over 130 Arabic articles of
//! known date, seven of eight full dates behind the third paragraph were of other days, or of none that is known. So
//! only a date in the first three paragraphs, or in a short last line ("published on ..."), counts; and only one that
//! is not the start, the end or the plan of something, and whose weekday, where one is named, is right.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::arabic::letters::folded;
use crate::arabic::token::{Token, TokenKind, tokens};
use crate::briefing::Paragraph;

/// A date of publication stands in one of so many paragraphs from the first.
const LEAD: usize = 3;

/// So many words and marks make a short line.
const SHORT: usize = 12;

/// How many words before a date are read for what they say of it.
const BEFORE: usize = 4;

/// The day of publication that the text names, with the number of its paragraph.
pub(super) fn published(paragraphs: &[Paragraph]) -> Option<(NaiveDate, u32)> {
    let lead = paragraphs.iter().take(LEAD).map(|p| (p, usize::MAX));
    let last = paragraphs.iter().skip(LEAD).next_back().map(|p| (p, SHORT));
    lead.chain(last).find_map(|(paragraph, longest)| Some((in_text(&paragraph.text, longest)?, paragraph.number)))
}

/// The first full date in a text of at most `longest` tokens.
fn in_text(text: &str, longest: usize) -> Option<NaiveDate> {
    let tokens = tokens(text);
    if tokens.len() > longest {
        return None;
    }
    let words: Vec<String> = tokens.iter().map(|token| folded(token.text(text))).collect();
    (0..tokens.len()).filter(|at| tokens.get(*at).is_some_and(|t| t.kind == TokenKind::Number)).find_map(|at| {
        let day = named(words.get(at..)?).or_else(|| numeric(text, *tokens.get(at)?))?;
        says_published(words.get(at.saturating_sub(BEFORE)..at)?, day).then_some(day)
    })
}

/// Whether the words before a date leave it a day of publication.
fn says_published(before: &[String], day: NaiveDate) -> bool {
    before.iter().all(|word| {
        !matches!(word.as_str(), "منذ" | "حتي" | "قبل" | "المقرر" | "المقرره" | "المزمع" | "المزمعه")
            && weekday(word).is_none_or(|named| named == day.weekday())
    })
}

/// A date whose month is a name: `4 يونيو 2020`, `4 يونيو/حزيران 2020`, `4 من حزيران (يونيو) عام 2020`.
fn named(words: &[String]) -> Option<NaiveDate> {
    let mut rest = words.iter().map(String::as_str).peekable();
    let day = rest.next()?.parse().ok()?;
    while rest.next_if(|word| matches!(*word, "من" | "شهر")).is_some() {}
    let month = month_name(&mut rest)?;
    if rest.next_if(|word| matches!(*word, "/" | "(" | "-")).is_some() {
        month_name(&mut rest).filter(|other| *other == month)?;
    }
    while rest.next_if(|word| matches!(*word, ")" | "،" | "," | "من" | "عام" | "سنه" | "العام")).is_some()
    {
    }
    NaiveDate::from_ymd_opt(year(rest.next()?)?, month, day)
}

fn month_name<'a>(words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> Option<u32> {
    let first = words.next()?;
    month(first, words.peek().copied().unwrap_or_default()).map(|(month, is_double)| {
        if is_double {
            words.next();
        }
        month
    })
}

/// A date in figures at a token: `2020-06-04`, `04/06/2020`, `4.6.2020`; the day comes before the month.
fn numeric(text: &str, token: Token) -> Option<NaiveDate> {
    let from = text.get(token.start as usize..)?;
    let end = from.find(|c: char| !(c.is_numeric() || matches!(c, '/' | '-' | '.'))).unwrap_or(from.len());
    let figures = folded(from.get(..end)?);
    let figures = figures.trim_end_matches(['.', '-', '/']);
    let separator = figures.chars().find(|c| !c.is_ascii_digit())?;
    let mut parts = figures.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    match year(first) {
        Some(year) => NaiveDate::from_ymd_opt(year, second.parse().ok()?, third.parse().ok()?),
        None => NaiveDate::from_ymd_opt(year(third)?, second.parse().ok()?, first.parse().ok()?),
    }
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (1900..=2100).contains(year))
}

/// The weekday of a folded word.
fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "السبت" => Weekday::Sat,
        "الاحد" => Weekday::Sun,
        "الاثنين" | "الإثنين" => Weekday::Mon,
        "الثلاثاء" => Weekday::Tue,
        "الاربعاء" => Weekday::Wed,
        "الخميس" => Weekday::Thu,
        "الجمعه" => Weekday::Fri,
        _ => return None,
    })
}

/// The month of a folded word, in the names of Egypt and the Gulf, the Levant and Iraq, and the Maghreb, with whether
/// the second word belongs to it.
fn month(first: &str, second: &str) -> Option<(u32, bool)> {
    let double = match (first, second) {
        ("كانون", "الثاني") => 1,
        ("تشرين", "الاول") => 10,
        ("تشرين", "الثاني") => 11,
        ("كانون", "الاول") => 12,
        _ => 0,
    };
    if double > 0 {
        return Some((double, true));
    }
    let month = match first {
        "يناير" | "جانفي" => 1,
        "فبراير" | "شباط" | "فيفري" => 2,
        "مارس" | "اذار" => 3,
        "ابريل" | "نيسان" | "افريل" => 4,
        "مايو" | "ايار" | "ماي" => 5,
        "يونيو" | "يونيه" | "حزيران" | "جوان" => 6,
        "يوليو" | "يوليه" | "تموز" | "جويليه" | "يوليوز" => 7,
        "اغسطس" | "اب" | "اوت" | "غشت" => 8,
        "سبتمبر" | "ايلول" | "شتنبر" => 9,
        "اكتوبر" => 10,
        "نوفمبر" | "نونبر" => 11,
        "ديسمبر" | "دجنبر" => 12,
        _ => return None,
    };
    Some((month, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_paragraphs(texts: &[&str]) -> Option<String> {
        let paragraphs: Vec<Paragraph> =
            (1..).zip(texts).map(|(number, text)| Paragraph { number, text: (*text).to_owned() }).collect();
        published(&paragraphs).map(|(day, number)| format!("{day} in {number}"))
    }

    #[test]
    fn full_dates_are_read_in_every_usage() {
        for text in [
            "طرابلس، 4 يونيو/حزيران 2020 - قال مصدر",
            "الخميس ٤ حزيران ٢٠٢٠",
            "يوم الخميس الموافق 4 من شهر جوان عام 2020",
            "الخميس، 4 حزيران (يونيو) 2020",
            "طرابلس 04/06/2020",
            "2020-06-04 طرابلس",
            "4.6.2020.",
        ] {
            assert_eq!(in_paragraphs(&[text]).as_deref(), Some("2020-06-04 in 1"), "{text}");
        }
        assert_eq!(in_paragraphs(&["9 كانون الأول/ديسمبر 2021"]).as_deref(), Some("2021-12-09 in 1"));
        assert_eq!(in_paragraphs(&["1 أكتوبر / تشرين الأول 2021"]).as_deref(), Some("2021-10-01 in 1"));
    }

    #[test]
    fn what_is_no_day_of_publication_is_left() {
        for text in [
            "منذ 17 يوليو 2014",
            "الانتخابات المقررة في 24 ديسمبر 2021",
            "الجمعة 4 يونيو 2020",
            "31 فبراير 2020",
            "4 يونيو/تموز 2020",
            "4 يونيو",
            "الإصدار 1.2.3 والهاتف 00-218-2020",
            "1441/10/12",
        ] {
            assert_eq!(in_paragraphs(&[text]), None, "{text}");
        }
    }

    #[test]
    fn background_behind_the_lead_is_left() {
        let body = "نص طويل لا تاريخ فيه";
        let background = "وكان الطرفان وقعا في مدينة أخرى اتفاقا لوقف إطلاق النار في 17 ديسمبر 2015 برعاية دولية";
        assert_eq!(in_paragraphs(&[body, body, body, background]), None);
        assert_eq!(in_paragraphs(&[body, body, body, body, "نشر في 4 يونيو 2020"]).as_deref(), Some("2020-06-04 in 5"));
    }
}
