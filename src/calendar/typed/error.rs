use chrono::NaiveDate;
use thiserror::Error;

use super::names::{MONTHS, WEEKDAYS};
use super::with_near;
use crate::calendar::say;
use crate::text::{brief, did_you_mean};

const DATE_FORM: &str = "give a date like `20/11`, `20 Nov`, `2026-11-20`, `yesterday` or `mon`";
const TIME_FORM: &str = "give a time like `09:30`, `9.30` or `1:30pm`";

/// Why a text is no date. The message says what is wrong; [`help`](Self::help) what to type instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("no date is given")]
    Empty,
    /// It has no form that a date has.
    #[error("`{}` is not a date", brief(typed, 40))]
    NotADate {
        /// What was typed.
        typed: String,
    },
    /// The year is not written with two or four digits, or lies before 1900.
    #[error("`{}` has no year that can be meant", brief(typed, 40))]
    Year {
        /// What was typed.
        typed: String,
    },
    /// A date in a table says its year.
    #[error("`{}` has no year", brief(typed, 40))]
    NoYear {
        /// What was typed.
        typed: String,
    },
    /// There are twelve months; perhaps the month came first.
    #[error("`{}` has {month} for the month", brief(typed, 40))]
    NoSuchMonth {
        /// What was typed.
        typed: String,
        /// The number in the month's place.
        month: u32,
        /// The number in the day's place.
        day: u32,
    },
    /// The month has no such day, in this year or (without one) in any.
    #[error("{} has no day {day}", month_of(*month, *year))]
    NoSuchDay {
        /// The day.
        day: u32,
        /// The month, 1 to 12.
        month: u32,
        /// The year, where one was typed.
        year: Option<i32>,
    },
    /// The weekday does not fit the date beside it.
    #[error("`{}` cannot be: that day is {}", brief(typed, 40), say::long(*date))]
    OtherWeekday {
        /// What was typed.
        typed: String,
        /// The date without the weekday.
        date: NaiveDate,
    },
}

impl DateError {
    /// What to type instead: the near word where there is one, and always an example.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Empty => DATE_FORM.to_owned(),
            Self::NotADate { typed } => with_near(near_date_word(typed), DATE_FORM),
            Self::Year { .. } | Self::NoYear { .. } => "give the year with four digits, like `20/11/2026`".to_owned(),
            Self::NoSuchMonth { month: day @ 1..=31, day: month @ 1..=12, .. } => {
                format!("dates are day/month: did you mean `{day}/{month}`?")
            }
            Self::NoSuchMonth { .. } => "dates are day/month, and months are 1 to 12, like `20/11`".to_owned(),
            Self::OtherWeekday { date, .. } => {
                format!("did you mean `{}`? The weekday may also be left out", say::long(*date))
            }
            Self::NoSuchDay { month, year, .. } => {
                format!("{} has days 1 to {}", month_of(*month, *year), last_day(*month, *year))
            }
        }
    }
}

/// Why a text is no time of day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeError {
    /// Nothing was typed.
    #[error("no time is given")]
    Empty,
    /// It has no form that a time has, or the day has no such hour or minute.
    #[error("`{}` is not a time of day", brief(typed, 40))]
    NotATime {
        /// What was typed.
        typed: String,
    },
    /// An hour alone, which may be of the morning or of the afternoon.
    #[error("`{hour}` alone is not a time of day")]
    BareHour {
        /// The hour.
        hour: u32,
    },
}

impl TimeError {
    /// What to type instead.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Empty => TIME_FORM.to_owned(),
            Self::NotATime { typed } => with_near(did_you_mean(typed, &["noon", "midday"]), TIME_FORM),
            Self::BareHour { hour } => format!("give the minutes too, like `{hour}:00` or `{hour}:30`"),
        }
    }
}

/// Why a text is no stretch of days.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RangeError {
    /// One of its ends is no date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// It ends before it begins.
    #[error("{} is after {}", say::long(*from), say::long(*to))]
    Backwards {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
}

impl RangeError {
    /// What to type instead.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Date(DateError::Empty) | Self::Backwards { .. } => {
                "give the first day, two dots and the last day, like `16/11..20/11`".to_owned()
            }
            Self::Date(error) => error.help(),
        }
    }
}

/// The first word of the text that is near a word of dates and is none.
fn near_date_word(typed: &str) -> Option<String> {
    let words = ["today", "yesterday", "tomorrow"].into_iter();
    let words = words.chain(WEEKDAYS.map(|(_, name)| name)).chain(MONTHS);
    let words: Vec<&str> = words.collect();
    typed
        .to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        // Two letters are near to too many words, and what is right already needs no hint.
        .filter(|word| word.chars().count() >= 3 && !words.iter().any(|known| known.starts_with(word)))
        .find_map(|word| did_you_mean(word, &words))
}

fn month_of(month: u32, year: Option<i32>) -> String {
    let name =
        usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied().unwrap_or_default();
    let (first, rest) = name.split_at(name.len().min(1));
    let name = first.to_uppercase() + rest;
    year.map_or_else(|| name.clone(), |year| format!("{name} {year}"))
}

/// The last day of the month; without a year, of its longest.
fn last_day(month: u32, year: Option<i32>) -> u32 {
    let leap_year = 2000;
    let year = year.unwrap_or(leap_year);
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month, day).is_some()).unwrap_or(31)
}
