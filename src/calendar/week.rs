use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use thiserror::Error;

use super::SchoolCalendar;
use crate::text::brief;

/// A week from Monday to Sunday, numbered as ISO 8601 does: `2026-W47`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolWeek {
    monday: NaiveDate,
}

/// Why a text is no week.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeekError {
    /// It has not the form of one.
    #[error("`{}` is not a week", brief(typed, 40))]
    NotAWeek {
        /// What was typed.
        typed: String,
    },
    /// The year has no week of that number.
    #[error("{year} has weeks 1 to {last}, and no week {week}")]
    NoSuchWeek {
        /// The year.
        year: i32,
        /// The week that was typed.
        week: u32,
        /// The year's last week, 52 or 53.
        last: u32,
    },
}

impl WeekError {
    /// What to type instead.
    #[must_use]
    pub fn help(&self) -> String {
        "give a week as year and number, like `2026-W47`".to_owned()
    }
}

impl SchoolWeek {
    /// The week in which the day lies.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let monday = date.week(Weekday::Mon).checked_first_day().unwrap_or(date);
        Self { monday }
    }

    /// Reads `2026-W47`; `2026-w7` is understood too.
    ///
    /// # Errors
    /// Where the text has another form, or the year has no such week.
    pub fn parse(text: &str) -> Result<Self, WeekError> {
        let (year, week) = read(text.trim()).ok_or_else(|| WeekError::NotAWeek { typed: text.to_owned() })?;
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
            .map(|monday| Self { monday })
            .ok_or_else(|| WeekError::NoSuchWeek { year, week, last: last_week(year) })
    }

    /// Its first day.
    #[must_use]
    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    /// Its last day.
    #[must_use]
    pub fn sunday(self) -> NaiveDate {
        self.monday.checked_add_days(Days::new(6)).unwrap_or(self.monday)
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        (self.monday..=self.sunday()).contains(&date)
    }

    /// The latest week whose first school day is not after the day.
    ///
    /// On a Monday that is closed it is still the week before; in the holidays the last week of term. Where the
    /// calendar has no school day so early, it is the week of the day itself.
    #[must_use]
    pub fn latest_begun(calendar: &SchoolCalendar, as_of: NaiveDate) -> Self {
        Self::of(calendar.last_school_day_on_or_before(as_of).unwrap_or(as_of))
    }

    /// Whether it has no school day at all.
    #[must_use]
    pub fn is_wholly_closed(self, calendar: &SchoolCalendar) -> bool {
        calendar.school_days(self.monday, self.sunday()).next().is_none()
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        self.monday.checked_add_days(Days::new(7)).map_or(self, Self::of)
    }

    /// The week before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.monday.checked_sub_days(Days::new(7)).map_or(self, Self::of)
    }
}

impl fmt::Display for SchoolWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday.iso_week();
        // Through `pad`, so that a table's width applies to the whole.
        f.pad(&format!("{:04}-W{:02}", week.year(), week.week()))
    }
}

/// Year and number of a text that has the form of a week.
fn read(text: &str) -> Option<(i32, u32)> {
    let (year, week) = text.split_once('-')?;
    let week = week.strip_prefix(['W', 'w'])?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let formed = year.len() == 4 && matches!(week.len(), 1 | 2) && digits(year) && digits(week);
    if formed { Some((year.parse().ok()?, week.parse().ok()?)) } else { None }
}

fn last_week(year: i32) -> u32 {
    if NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some() { 53 } else { 52 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{ClosedDays, TermDates};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn week(text: &str) -> SchoolWeek {
        SchoolWeek::parse(text).unwrap()
    }

    /// Term starts on a Wednesday; half-term is W44, and the Monday after it is closed too.
    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(vec![TermDates {
            name: "Autumn 2026".to_owned(),
            from: day("2026-09-02"),
            to: day("2026-12-18"),
            closed: vec![ClosedDays { from: day("2026-10-26"), to: day("2026-11-02"), why: None }],
        }])
    }

    #[test]
    fn weeks_follow_iso_at_the_ends_of_years() {
        for (date, expected, monday, sunday) in [
            ("2026-11-20", "2026-W47", "2026-11-16", "2026-11-22"),
            ("2026-11-22", "2026-W47", "2026-11-16", "2026-11-22"),
            ("2026-11-23", "2026-W48", "2026-11-23", "2026-11-29"),
            ("2026-12-31", "2026-W53", "2026-12-28", "2027-01-03"),
            ("2027-01-01", "2026-W53", "2026-12-28", "2027-01-03"),
            ("2027-01-04", "2027-W01", "2027-01-04", "2027-01-10"),
            ("2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
            ("2024-02-29", "2024-W09", "2024-02-26", "2024-03-03"),
        ] {
            let week = SchoolWeek::of(day(date));
            assert_eq!(week.to_string(), expected, "{date}");
            assert_eq!((week.monday(), week.sunday()), (day(monday), day(sunday)), "{date}");
            assert_eq!(SchoolWeek::parse(expected), Ok(week));
            assert!(week.contains(day(date)));
        }
    }

    #[test]
    fn a_week_is_padded_as_a_whole() {
        assert_eq!(format!("{:>10}|{:<9}|", week("2026-W07"), week("2026-W7")), "  2026-W07|2026-W07 |");
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for text in ["", "W47", "2026W47", "2026-47", "2026-W", "2026-W477", "26-W47", "2026-W+7", "last"] {
            assert!(matches!(SchoolWeek::parse(text), Err(WeekError::NotAWeek { .. })), "{text}");
        }
        let error = SchoolWeek::parse("2025-W53").unwrap_err();
        assert_eq!(error.to_string(), "2025 has weeks 1 to 52, and no week 53");
        let error = SchoolWeek::parse("2026-W54").unwrap_err();
        assert_eq!(error.to_string(), "2026 has weeks 1 to 53, and no week 54");
        assert!(SchoolWeek::parse("2026-W00").is_err());
        assert_eq!(SchoolWeek::parse(" 2026-w7 ").unwrap(), week("2026-W07"));
    }

    #[test]
    fn weeks_are_walked_over_the_turn_of_the_year() {
        assert_eq!(week("2026-W53").next(), week("2027-W01"));
        assert_eq!(week("2027-W01").previous(), week("2026-W53"));
        assert_eq!(week("2025-W52").next(), week("2026-W01"));
        assert!(week("2026-W53") < week("2027-W01"));
    }

    #[test]
    fn the_latest_begun_week_had_a_school_day_already() {
        for (as_of, expected) in [
            ("2026-11-20", "2026-W47"), // a Friday
            ("2026-11-22", "2026-W47"), // the Sunday after it
            ("2026-11-23", "2026-W48"), // a Monday
            ("2026-10-28", "2026-W43"), // half-term
            ("2026-11-02", "2026-W43"), // a closed Monday
            ("2026-11-03", "2026-W45"),
            ("2026-12-31", "2026-W51"), // Christmas
            ("2026-09-02", "2026-W36"),
            ("2026-09-01", "2026-W36"), // nothing before: the week of the day
            ("2026-08-20", "2026-W34"),
        ] {
            let found = SchoolWeek::latest_begun(&calendar(), day(as_of));
            assert_eq!(found.to_string(), expected, "{as_of}");
        }
    }

    #[test]
    fn without_terms_the_latest_begun_week_is_this_one() {
        let none = SchoolCalendar::default();
        for as_of in ["2026-11-23", "2026-11-28", "2026-11-29"] {
            assert_eq!(SchoolWeek::latest_begun(&none, day(as_of)), week("2026-W48"), "{as_of}");
        }
    }

    #[test]
    fn a_week_without_a_school_day_is_wholly_closed() {
        assert!(week("2026-W44").is_wholly_closed(&calendar()));
        assert!(week("2026-W52").is_wholly_closed(&calendar()));
        assert!(!week("2026-W45").is_wholly_closed(&calendar()));
        assert!(!week("2026-W36").is_wholly_closed(&calendar()));
        assert!(!week("2026-W52").is_wholly_closed(&SchoolCalendar::default()));
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            let week = SchoolWeek::of(date);
            let _ = (week.sunday(), week.next(), week.previous(), week.to_string());
        }
    }
}
