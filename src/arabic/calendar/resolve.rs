//! From what an expression says to the day that it means.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::briefing::DateBasis;

/// What an expression says of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Day, month and year.
    Full(NaiveDate),
    /// A day of a month, the year left open.
    Yearless { day: u32, month: u32, which: Which },
    /// A day of the month of publication, or of one so many months away.
    InMonth { day: u32, months: i32 },
    /// So many days from publication.
    Days(i64),
    /// A weekday.
    Weekday(Which),
}

/// Which of several like days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said.
    Open,
    /// الماضي
    Last,
    /// قبل الماضي
    LastButOne,
    /// المقبل
    Next,
    /// العام الماضي, الجاري, المقبل: years from that of publication.
    Year(i32),
}

/// A date as the text expresses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expression {
    pub said: Said,
    /// The weekday named beside it.
    pub weekday: Option<Weekday>,
}

impl Expression {
    pub fn is_bare_weekday(self) -> bool {
        self.said == Said::Weekday(Which::Open)
    }

    /// The day, and how it is known; none where that needs a day of publication and there is none.
    pub fn resolve(self, published: Option<NaiveDate>) -> Option<(NaiveDate, DateBasis)> {
        if let Said::Full(day) = self.said {
            return Some((day, DateBasis::Stated));
        }
        let published = published?;
        let day = match self.said {
            Said::Full(day) => day,
            Said::Yearless { day, month, which } => self.yearless(day, month, which, published)?,
            Said::InMonth { day, months } => in_month(day, months, published)?,
            Said::Days(days) => self.counted(days, published)?,
            Said::Weekday(which) => {
                let weekday = self.weekday?;
                match which {
                    Which::Open | Which::Year(_) => on_or_before(weekday, published)?,
                    Which::Last => on_or_before(weekday, published.pred_opt()?)?,
                    Which::LastButOne => {
                        on_or_before(weekday, published.pred_opt()?)?.checked_sub_days(Days::new(7))?
                    }
                    Which::Next => on_or_after(weekday, published.succ_opt()?)?,
                }
            }
        };
        Some((day, DateBasis::Relative))
    }

    /// Yesterday, today, tomorrow. A weekday beside it wins over the count: a report may be filed a day after it was written.
    fn counted(self, days: i64, published: NaiveDate) -> Option<NaiveDate> {
        let day = shift(published, days)?;
        match self.weekday {
            Some(weekday) if weekday != day.weekday() && days > 0 => on_or_after(weekday, published.succ_opt()?),
            Some(weekday) if weekday != day.weekday() => on_or_before(weekday, published),
            _ => Some(day),
        }
    }

    /// The year nearest to publication, among those in which the weekday fits where one is named.
    fn yearless(self, day: u32, month: u32, which: Which, published: NaiveDate) -> Option<NaiveDate> {
        let candidates = (-1..=1).filter_map(|years| NaiveDate::from_ymd_opt(published.year() + years, month, day));
        let fits = |d: &NaiveDate| self.weekday.is_none_or(|w| w == d.weekday());
        match which {
            Which::Year(years) => NaiveDate::from_ymd_opt(published.year() + years, month, day),
            Which::Last | Which::LastButOne => candidates.filter(|d| *d < published).max(),
            Which::Next => candidates.filter(|d| *d > published).min(),
            Which::Open => candidates.min_by_key(|d| (!fits(d), (*d - published).num_days().abs())),
        }
    }
}

fn in_month(day: u32, months: i32, published: NaiveDate) -> Option<NaiveDate> {
    let first = published.with_day(1)?;
    let by = Months::new(months.unsigned_abs());
    let month = if months < 0 { first.checked_sub_months(by)? } else { first.checked_add_months(by)? };
    month.with_day(day)
}

fn shift(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

fn on_or_before(weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().days_since(weekday))))
}

fn on_or_after(weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(weekday.days_since(day.weekday()))))
}
