//! A slot of the timetable.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::decode::Reader;
use super::field::{Given, Kind, Value};
use super::problem::Code;

/// A weekday and the time at which a session begins, `mon 09:30`; ordered by the week, then by the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The day of the week.
    pub weekday: Weekday,
    /// When it begins.
    pub at: NaiveTime,
}

impl Slot {
    /// True when the slot falls on the day.
    #[must_use]
    pub fn is_on(self, day: NaiveDate) -> bool {
        day.weekday() == self.weekday
    }

    /// The slot as it is written in a record: `mon 09:30`, and nothing else.
    fn written(text: &str) -> Option<Self> {
        let (day, time) = text.split_once(' ')?;
        let at = NaiveTime::parse_from_str(time, "%H:%M").ok()?;
        let slot = Self { weekday: day.parse().ok()?, at };
        (slot.to_string() == text).then_some(slot)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", self.weekday.to_string().to_lowercase(), self.at.format("%H:%M")))
    }
}

impl Ord for Slot {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let order = |slot: &Self| (slot.weekday.num_days_from_monday(), slot.at);
        order(self).cmp(&order(other))
    }
}

impl PartialOrd for Slot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Value for Slot {
    fn kind() -> Kind {
        Kind::Form("a slot", "a weekday and a time, such as mon 09:30")
    }

    fn read(value: &Given<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(text) = value.get_ref().as_str() else {
            return reader.wrong_type(value, &Self::kind());
        };
        Self::written(text).or_else(|| {
            let message = format!("`{}` is no slot", crate::text::brief(text, 40));
            let help = "write a weekday and a time, such as \"mon 09:30\"".to_owned();
            reader.refuse(value, Code::OUT_OF_RANGE, message, Some(help))
        })
    }

    fn write(&self) -> toml_edit::Value {
        self.to_string().into()
    }
}
