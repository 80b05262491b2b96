mod schema;

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::calendar::say;
use crate::record::quantity::Pounds;
use crate::record::{Filed, Level};

/// A day, in JSON `2026-11-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub NaiveDate);

/// A time of the day, in JSON `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub NaiveTime);

/// A figure for JSON, rounded to hundredths in this one place, so that the same records give the same bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(f64);

/// A statistic for JSON, to twelve digits: more than anybody reads and fewer than differ from machine to machine. What
/// is no number is null.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Precise(pub f64);

/// Pounds and pence, in JSON pounds: `817.0`. Less than nothing is a sum that is under another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    pence: i64,
}

/// A level that somebody typed, in JSON as it was typed: `80`, `2.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed(pub Level);

impl From<f64> for Number {
    fn from(number: f64) -> Self {
        // Adding nothing turns a negative nought into nought.
        Self((number * 100.0).round() / 100.0 + 0.0)
    }
}

impl From<Level> for Number {
    fn from(level: Level) -> Self {
        level.to_f64().into()
    }
}

impl fmt::Display for Number {
    /// Without zeros at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl From<Pounds> for Money {
    fn from(pounds: Pounds) -> Self {
        Self { pence: pounds.pence() }
    }
}

impl std::ops::Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { pence: self.pence - other.pence }
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
        Self { pence: sums.map(|money| money.pence).sum() }
    }
}

impl Serialize for Money {
    #[expect(clippy::cast_precision_loss, reason = "sums of a school are far below 2^53 pence")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.pence as f64 / 100.0)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl Serialize for Precise {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Adding nothing turns a negative nought into nought.
        serializer.serialize_f64(format!("{:.11e}", self.0).parse().unwrap_or(f64::NAN) + 0.0)
    }
}

impl Serialize for Typed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ratio = self.0.ratio();
        if ratio.is_integer() {
            return serializer.serialize_i64(ratio.to_integer());
        }
        serializer.serialize_f64(self.0.to_f64())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&say::time(self.0))
    }
}

/// A record that a figure rests on: what the link says, and the file from the records folder.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Source {
    /// The day of the record, for a dated one.
    pub date: Option<Day>,
    /// The file.
    pub file: String,
}

impl Source {
    /// A dated record.
    #[must_use]
    pub fn dated<T: crate::record::Dated>(filed: &Filed<T>) -> Self {
        Self { date: Some(Day(filed.record.date())), file: filed.path.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(value: &impl Serialize) -> String {
        serde_json::to_string(value).unwrap()
    }

    #[test]
    fn figures_have_one_form() {
        for (level, expected) in
            [(Level::percent(2, 3), "66.67"), (Level::whole(80), "80.0"), (Level::parse("-0.001").unwrap(), "0.0")]
        {
            assert_eq!(json(&Number::from(level)), expected);
        }
        for (number, expected) in [
            (2.0 / 3.0, "0.666666666667"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0.0"),
            (f64::NAN, "null"),
            (f64::INFINITY, "null"),
        ] {
            assert_eq!(json(&Precise(number)), expected);
        }
        assert_eq!(json(&Typed(Level::whole(80))), "80");
        assert_eq!(json(&Typed(Level::parse("2.5").unwrap())), "2.5");
        assert_eq!(json(&Day("2026-11-23".parse().unwrap())), "\"2026-11-23\"");
        assert_eq!(json(&Time("09:05:00".parse().unwrap())), "\"09:05\"");
        assert_eq!(Number::from(2.50).to_string(), "2.5");
        for (pence, expected) in [(81_700, "817.0"), (4_128, "41.28"), (5, "0.05"), (0, "0.0")] {
            assert_eq!(json(&Money::from(Pounds::from_pence(pence))), expected);
        }
        assert_eq!(json(&(Money::default() - Money::from(Pounds::from_pence(1_250)))), "-12.5");
    }
}
