//! Local dates and times, and plain yes or no, as fields hold them. There are no zones.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::decode::Reader;
use super::field::{Given, Kind, Value};
use super::problem::Code;

/// The years in which a date of a record can lie.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2199;

impl Value for NaiveDate {
    fn kind() -> Kind {
        Kind::Date
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let date = match value.get_ref().as_datetime() {
            Some(toml::value::Datetime { date: Some(date), time: None, offset: None }) => *date,
            Some(_) => {
                let message = "this is not a date alone; what belongs here is a date such as 2026-11-23";
                return reader.refuse(value, Code::WRONG_TYPE, message, None);
            }
            None => return not_in_quotes(value, reader, &Kind::Date),
        };
        let known = YEARS
            .contains(&date.year)
            .then(|| Self::from_ymd_opt(i32::from(date.year), date.month.into(), date.day.into()));
        known.flatten().or_else(|| reader.refuse(value, Code::OUT_OF_RANGE, "this is no day from 1900 to 2199", None))
    }

    fn write(&self) -> toml_edit::Value {
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let year = u16::try_from(self.year()).unwrap_or_default();
        let date = toml_edit::Date { year, month: part(self.month()), day: part(self.day()) };
        toml_edit::Datetime { date: Some(date), time: None, offset: None }.into()
    }
}

/// Adds that a date or time belongs here; one that only stands in quotes is told so.
fn not_in_quotes<T>(value: &Given<'_>, reader: &mut Reader<'_>, wanted: &Kind) -> Option<T> {
    let right = |text: &str| match text.parse::<toml::value::Datetime>() {
        Ok(toml::value::Datetime { date, time, offset: None }) => match wanted {
            Kind::Date => date.is_some() && time.is_none(),
            _ => time.is_some() && date.is_none(),
        },
        _ => false,
    };
    if !value.get_ref().as_str().is_some_and(right) {
        return reader.wrong_type(value, wanted);
    }
    let message = format!("this is text; what belongs here is {}", wanted.in_words());
    reader.refuse(value, Code::WRONG_TYPE, message, Some("take the quotes away".to_owned()))
}

impl Value for NaiveTime {
    fn kind() -> Kind {
        Kind::Time
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let time = match value.get_ref().as_datetime() {
            Some(toml::value::Datetime { date: None, time: Some(time), offset: None }) => *time,
            _ => return not_in_quotes(value, reader, &Kind::Time),
        };
        let known = Self::from_hms_opt(time.hour.into(), time.minute.into(), time.second.unwrap_or(0).into());
        known.or_else(|| reader.refuse(value, Code::OUT_OF_RANGE, "this is no time of the day", None))
    }

    fn write(&self) -> toml_edit::Value {
        let part = |number: u32| u8::try_from(number).unwrap_or_default();
        let time = toml_edit::Time {
            hour: part(self.hour()),
            minute: part(self.minute()),
            second: Some(part(self.second())),
            nanosecond: None,
        };
        toml_edit::Datetime { date: None, time: Some(time), offset: None }.into()
    }
}

impl Value for bool {
    fn kind() -> Kind {
        Kind::YesNo
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        value.get_ref().as_bool().or_else(|| reader.wrong_type(value, &Kind::YesNo))
    }

    fn write(&self) -> toml_edit::Value {
        (*self).into()
    }
}

/// The first of September on or before a day: English school years begin then.
#[must_use]
pub fn school_year_start(day: NaiveDate) -> NaiveDate {
    let year = if day.month() >= 9 { day.year() } else { day.year() - 1 };
    NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or(day)
}
