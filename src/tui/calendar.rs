//! A month of the archive: which of its days have reports, and how many.

use chrono::{Datelike, Days, Months, NaiveDate};

/// A calendar that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The chosen day.
    pub at: NaiveDate,
    /// The days of its month with reports, and how many.
    pub counts: Vec<(NaiveDate, usize)>,
    /// The first and the last day that were counted.
    pub counted: Option<(NaiveDate, NaiveDate)>,
}

impl Calendar {
    /// One at a day, nothing counted yet.
    pub const fn at(day: NaiveDate) -> Self {
        Self { at: day, counts: Vec::new(), counted: None }
    }

    /// The first and the last day of the month.
    pub fn month(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.at.with_day(1)?;
        let last = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
        Some((first, last))
    }

    /// How many reports a day has.
    pub fn count(&self, day: NaiveDate) -> usize {
        self.counts.iter().find(|(counted, _)| *counted == day).map_or(0, |(_, count)| *count)
    }

    /// The month's weeks, each of seven places from the weekday `start` on (0 is Monday); a place of another month is empty.
    pub fn weeks(&self, start: u32) -> Vec<[Option<NaiveDate>; 7]> {
        let mut weeks: Vec<[Option<NaiveDate>; 7]> = Vec::new();
        let Some((first, last)) = self.month() else { return weeks };
        for day in first.iter_days().take_while(|day| *day <= last) {
            let place = (day.weekday().num_days_from_monday() + 7 - start) % 7;
            if place == 0 || weeks.is_empty() {
                weeks.push([None; 7]);
            }
            if let Some(cell) = weeks.last_mut().and_then(|week| week.get_mut(place as usize)) {
                *cell = Some(day);
            }
        }
        weeks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_where_the_language_begins_them() {
        let calendar = Calendar::at(NaiveDate::from_ymd_opt(2020, 6, 4).unwrap_or_default());
        let days = |week: &[Option<NaiveDate>; 7]| week.map(|day| day.map_or(0, |day| day.day()));
        let monday = calendar.weeks(0);
        assert_eq!((days(&monday[0]), monday.len()), ([1, 2, 3, 4, 5, 6, 7], 5));
        assert_eq!(days(&monday[4]), [29, 30, 0, 0, 0, 0, 0]);
        let saturday = calendar.weeks(5);
        assert_eq!(days(&saturday[0]), [0, 0, 1, 2, 3, 4, 5]);
    }
}
