//! The day of publication, where only the text tells it.
//!
//! News text names full dates mostly for background ("the war that lasted until 26 August 2014"): in 305 Arabic articles
//! four of five full dates in the first three paragraphs were of other days, and all behind them. So only a date in the
//! first three paragraphs, or in a short last line ("published on ..."), counts; there only one at the beginning, as
//! datelines are, or one with its weekday; and only one that is not the start, the end or the plan of something, and
//! whose weekday, where one is named, is right.

use chrono::{Datelike, NaiveDate};

use crate::arabic::calendar::{self, Found};
use crate::arabic::letters::folded;
use crate::briefing::{DateBasis, Paragraph};

/// A date of publication stands in one of so many paragraphs from the first.
const LEAD: usize = 3;

/// So many words make a short line.
const SHORT: usize = 10;

/// So many words at most stand before the date of a dateline.
const DATELINE: usize = 8;

/// How many words before a date are read for what they say of it.
const BEFORE: usize = 4;

/// The day of publication that the text names, with the number of its paragraph.
pub(super) fn published(paragraphs: &[Paragraph]) -> Option<(NaiveDate, u32)> {
    let last = paragraphs.iter().skip(LEAD).next_back().filter(|p| p.text.split_whitespace().count() <= SHORT);
    paragraphs.iter().take(LEAD).chain(last).find_map(|paragraph| Some((in_text(&paragraph.text)?, paragraph.number)))
}

fn in_text(text: &str) -> Option<NaiveDate> {
    calendar::dates_in(text, None).into_iter().find(|found| is_published(text, found)).map(|found| found.day)
}

/// Whether a date is stated in full, and the words of it and before it make it a day of publication.
fn is_published(text: &str, found: &Found) -> bool {
    let before: Vec<String> = words(text.get(..found.bytes.start)).collect();
    let near: Vec<String> =
        before.iter().rev().take(BEFORE).cloned().chain(words(text.get(found.bytes.clone()))).collect();
    let mut weekdays = near.iter().filter_map(|word| calendar::weekday(word)).peekable();
    let is_marked = before.len() <= DATELINE || weekdays.peek().is_some();
    found.basis == DateBasis::Stated
        && is_marked
        && weekdays.all(|named| named == found.day.weekday())
        && !near.iter().any(|word| bounds(word.strip_prefix('و').unwrap_or(word)))
        && before.last().is_none_or(|word| !matches!(word.as_str(), "من" | "الي"))
}

/// The words of a text, folded and without the marks around them.
fn words(text: Option<&str>) -> impl Iterator<Item = String> {
    let words = text.unwrap_or_default().split_whitespace();
    words.map(|word| folded(word.trim_matches(['،', ',', ':', '(', ')', '.'])))
}

/// Whether a word makes the date behind it the start, end or plan of something.
fn bounds(word: &str) -> bool {
    matches!(word, "منذ" | "حتي" | "قبل" | "المقرر" | "المقرره" | "المزمع" | "المزمعه")
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
            "أعلنت قوات الحكومة المعترف بها دوليا سيطرتها الكاملة على المطار اليوم الخميس 4 يونيو 2020",
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
            "ومنذ السادس من يوليو 2014",
            "الحرب التي دامت من 7 يوليو حتى 26 أغسطس 2014",
            "وأضاف المتحدث في مؤتمر صحفي أن الطرفين وقعا في المدينة اتفاقا في 17 ديسمبر 2015",
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
