//! The day of a time stamp, as pages and feeds write them: in the stamp's own zone, which is that of who published.

use chrono::{Datelike, NaiveDate};

use crate::arabic::calendar;
use crate::briefing::DateBasis;

/// Days outside of these years stand in stamps that were never set (1970, year 1).
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// So many bytes hold any stamp.
const LONGEST: usize = 200;

/// The day that a stamp names: of RFC 3339 and its kin, of RFC 2822, or in Arabic words.
pub(super) fn day(stamp: &str) -> Option<NaiveDate> {
    let stamp = stamp.trim();
    if stamp.len() > LONGEST {
        return None;
    }
    iso(stamp).or_else(|| mail(stamp)).or_else(|| words(stamp)).filter(|day| YEARS.contains(&day.year()))
}

/// `2020-06-04T10:00:00+02:00`, `2020-06-04 10:00`, `2020/06/04`.
fn iso(stamp: &str) -> Option<NaiveDate> {
    let day = stamp.get(..10)?;
    let is_whole = !stamp.get(10..)?.starts_with(|c: char| c.is_ascii_digit());
    ["%Y-%m-%d", "%Y/%m/%d"].iter().filter(|_| is_whole).find_map(|form| NaiveDate::parse_from_str(day, form).ok())
}

/// `Thu, 04 Jun 2020 10:00:00 +0200`, with any weekday or none: only the day counts; `June 4, 2020`.
fn mail(stamp: &str) -> Option<NaiveDate> {
    let rest = stamp.split_once(',').filter(|(weekday, _)| !weekday.contains(' ')).map_or(stamp, |(_, rest)| rest);
    let words: Vec<&str> = rest.split_whitespace().take(3).map(|word| word.trim_end_matches(',')).collect();
    let day = words.join(" ");
    ["%d %B %Y", "%B %d %Y"].iter().find_map(|form| NaiveDate::parse_from_str(&day, form).ok())
}

/// `الخميس, 04 يونيو 2020 - 10:00`.
fn words(stamp: &str) -> Option<NaiveDate> {
    calendar::dates_in(stamp, None).into_iter().find(|found| found.basis == DateBasis::Stated).map(|found| found.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_of_every_usage_name_their_day() {
        for stamp in [
            "2020-06-04",
            "2020-06-04T23:30:00-05:00",
            "2020-06-04T00:10:00.000Z",
            " 2020-06-04 10:00:00 ",
            "2020/06/04 10:00",
            "Thu, 04 Jun 2020 23:30:00 -0500",
            "Mon, 4 June 2020 10:00:00 GMT",
            "4 Jun 2020",
            "June 4, 2020",
            "الخميس, 04 يونيو 2020 - 10:00",
            "٤ حزيران ٢٠٢٠",
        ] {
            assert_eq!(day(stamp), NaiveDate::from_ymd_opt(2020, 6, 4), "{stamp}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for stamp in ["", "x", "2020-13-40", "0001-01-01T00:00:00Z", "1970-01-01", "1591264800", "2020-06-041"] {
            assert_eq!(day(stamp), None, "{stamp}");
        }
        assert_eq!(day(&"4 Jun 2020 ".repeat(1000)), None);
    }
}
