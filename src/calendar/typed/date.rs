use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::error::DateError;
use super::names::{month_named, weekday_named};

/// Which way a date without a year, or a weekday, is looked for from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// What has happened: the latest such day that is not after today.
    Back,
    /// What is planned: the first such day that is not before today.
    Forward,
    /// The nearest such day; of two as near, the earlier.
    Nearest,
}

/// Reads a date as people type it.
///
/// | typed | meant |
/// |---|---|
/// | `2026-11-20`, `20/11/2026`, `20.11.26`, `20 November 2026`, `Nov 20, 2026` | that day; two digits are 20.. |
/// | `20/11`, `20-11`, `20 Nov`, `20th Nov` | in the year that `look` finds from today |
/// | `mon`, `Tues`, `thursday` | such a weekday, as `look` finds it from today |
/// | `Mon 23 Nov` | the date, refused where it is another weekday |
/// | `today`, `yesterday`, `tomorrow` | whatever `look` is |
///
/// # Errors
/// Where it is no date, or a day that does not exist.
pub fn parse_date(text: &str, today: NaiveDate, look: Look) -> Result<NaiveDate, DateError> {
    Meaning::of(text, today)?.resolve(today, look)
}

/// Reads a date as tables have it: with its year, so that it is the same day whenever it is read.
///
/// `2026-11-20`, `20/11/2026` and what else [`parse_date`] reads with a year; a midnight that a spreadsheet adds is
/// no part of it.
///
/// # Errors
/// Where it is no date, a day that does not exist, or one without a year.
pub fn parse_date_with_year(text: &str) -> Result<NaiveDate, DateError> {
    let text = text.trim();
    let day = ["T00:00:00", " 00:00:00", " 00:00"].iter().find_map(|midnight| text.strip_suffix(midnight));
    let day = day.unwrap_or(text);
    // What the word `today` would mean is never used.
    let any = NaiveDate::default();
    match Meaning::of(day, any)? {
        Meaning::Exact(date) if relative(&day.to_lowercase(), any).is_none() => Ok(date),
        _ => Err(DateError::NoYear { typed: day.to_owned() }),
    }
}

/// What a text says by itself, before it is known which way to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One day.
    Exact(NaiveDate),
    /// Any such weekday.
    Weekday(Weekday),
    /// Such a day of any year; the weekday beside it has to fit.
    EachYear { day: u32, month: u32, weekday: Option<Weekday>, typed: String },
}

impl Meaning {
    pub(super) fn of(text: &str, today: NaiveDate) -> Result<Self, DateError> {
        let typed = text.trim();
        if typed.is_empty() {
            return Err(DateError::Empty);
        }
        let lower = typed.to_lowercase();
        if let Some(date) = relative(&lower, today) {
            return Ok(Self::Exact(date));
        }
        let not_a_date = || DateError::NotADate { typed: typed.to_owned() };
        let parts: Vec<&str> = lower.split([' ', '\t', ',']).filter(|part| !part.is_empty()).collect();
        let (weekday, rest) = match parts.split_first() {
            Some((first, rest)) => match weekday_named(first) {
                Some(weekday) if rest.is_empty() => return Ok(Self::Weekday(weekday)),
                Some(weekday) => (Some(weekday), rest),
                None => (None, &parts[..]),
            },
            None => return Err(not_a_date()),
        };
        let fields = Fields::read(rest).ok_or_else(not_a_date)?;
        fields.meaning(weekday, typed)
    }

    pub(super) fn resolve(self, today: NaiveDate, look: Look) -> Result<NaiveDate, DateError> {
        match self {
            Self::Exact(date) => Ok(date),
            Self::Weekday(weekday) => {
                let near = days_around(today, 6).filter(|date| date.weekday() == weekday);
                // Any seven days in a row have the weekday; only the end of chrono's calendar has not.
                Ok(chosen(near, today, look).unwrap_or(today))
            }
            Self::EachYear { day, month, weekday, typed } => {
                // Eight years, because 29 February can be that far: 2096 to 2104.
                let years = today.year() - 8..=today.year() + 8;
                let dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                let date = chosen(dates, today, look).ok_or(DateError::NoSuchDay { day, month, year: None })?;
                on_weekday(date, weekday, &typed)
            }
        }
    }
}

fn relative(lower: &str, today: NaiveDate) -> Option<NaiveDate> {
    match lower {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        "tomorrow" => today.succ_opt(),
        _ => None,
    }
}

fn days_around(today: NaiveDate, reach: u64) -> impl Iterator<Item = NaiveDate> {
    let first = today.checked_sub_days(Days::new(reach)).unwrap_or(NaiveDate::MIN);
    let last = today.checked_add_days(Days::new(reach)).unwrap_or(NaiveDate::MAX);
    std::iter::successors(Some(first), NaiveDate::succ_opt).take_while(move |&date| date <= last)
}

fn chosen(dates: impl Iterator<Item = NaiveDate>, today: NaiveDate, look: Look) -> Option<NaiveDate> {
    match look {
        Look::Back => dates.filter(|&date| date <= today).max(),
        Look::Forward => dates.filter(|&date| date >= today).min(),
        Look::Nearest => dates.min_by_key(|&date| ((date - today).abs(), date)),
    }
}

fn on_weekday(date: NaiveDate, weekday: Option<Weekday>, typed: &str) -> Result<NaiveDate, DateError> {
    match weekday {
        Some(weekday) if date.weekday() != weekday => Err(DateError::OtherWeekday { typed: typed.to_owned(), date }),
        _ => Ok(date),
    }
}

/// Day, month and year as typed; the numbers are not yet known to make a date.
struct Fields<'a> {
    day: u32,
    month: u32,
    year: Option<&'a str>,
}

impl<'a> Fields<'a> {
    fn read(parts: &[&'a str]) -> Option<Self> {
        match *parts {
            [numbers] => Self::of_numbers(numbers),
            [first, second] => Self::of_words(first, second, None),
            [first, second, year] if number(year).is_some() => Self::of_words(first, second, Some(year)),
            _ => None,
        }
    }

    /// `20/11/2026` with one kind of separator, or the year first.
    fn of_numbers(text: &'a str) -> Option<Self> {
        let separator = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
        let parts: Vec<&str> = text.split(separator).collect();
        match *parts {
            [year, month, day] if year.len() == 4 => {
                number(year)?;
                Some(Self { day: number(day)?, month: number(month)?, year: Some(year) })
            }
            [day, month] => Some(Self { day: number(day)?, month: number(month)?, year: None }),
            [day, month, year] => {
                number(year)?;
                Some(Self { day: number(day)?, month: number(month)?, year: Some(year) })
            }
            _ => None,
        }
    }

    /// `20 Nov` or `Nov 20`.
    fn of_words(first: &str, second: &str, year: Option<&'a str>) -> Option<Self> {
        let (day, month) = match (ordinal(first), ordinal(second)) {
            (Some(day), None) => (day, month_named(second)?),
            (None, Some(day)) => (day, month_named(first)?),
            _ => return None,
        };
        Some(Self { day, month, year })
    }

    fn meaning(self, weekday: Option<Weekday>, typed: &str) -> Result<Meaning, DateError> {
        let Self { day, month, year } = self;
        if !(1..=12).contains(&month) {
            return Err(DateError::NoSuchMonth { typed: typed.to_owned(), month, day });
        }
        let Some(year) = year else {
            return Ok(Meaning::EachYear { day, month, weekday, typed: typed.to_owned() });
        };
        let year = year_of(year).ok_or_else(|| DateError::Year { typed: typed.to_owned() })?;
        let date =
            NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay { day, month, year: Some(year) })?;
        on_weekday(date, weekday, typed).map(Meaning::Exact)
    }
}

/// Two digits are of this century: nobody in school was born in the last one's twenties.
fn year_of(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 if year >= 1900 => Some(year),
        _ => None,
    }
}

/// A whole number of up to four digits and nothing else: no sign, no space.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// `20`, `20th`, `1st`.
fn ordinal(text: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending));
    number(bare.unwrap_or(text))
}

#[cfg(test)]
mod tests;
