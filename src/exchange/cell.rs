//! Cells of a table that goes out: for a spreadsheet, where no text may be taken for a formula, and for scripts.

use std::borrow::Cow;
use std::fmt::Display;

use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};

use crate::record::Level;
use crate::text;

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// An exact decimal.
    Number(String),
    /// Yes or no.
    YesNo(bool),
    /// Several texts.
    List(Vec<String>),
}

impl Cell {
    pub(super) fn text(text: impl Display) -> Self {
        Self::Text(text.to_string())
    }

    pub(super) fn opt(text: Option<impl Display>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    pub(super) fn number(number: Option<impl Display>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.to_string()))
    }

    /// A level with up to four decimals.
    pub(super) fn level(level: Option<Level>) -> Self {
        Self::number(level.map(Level::exact))
    }

    pub(super) fn day(day: Option<NaiveDate>) -> Self {
        Self::opt(day)
    }

    pub(super) fn time(time: Option<NaiveTime>) -> Self {
        Self::opt(time.map(|time| time.format("%H:%M")))
    }

    pub(super) fn list(items: impl IntoIterator<Item = impl Display>) -> Self {
        Self::List(items.into_iter().map(|item| item.to_string()).collect())
    }

    /// The cell as a spreadsheet shows it. Text that could be taken for a formula begins with an apostrophe (OWASP, "CSV
    /// injection"); a number stays a number, for only typed columns have one.
    #[must_use]
    pub fn for_a_spreadsheet(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => guarded(text),
            Self::Number(number) => Cow::Borrowed(number),
            Self::YesNo(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Self::List(items) => Cow::Owned(guarded(&items.join("; ")).into_owned()),
        }
    }
}

/// The text, cleaned for a terminal too, with an apostrophe before what a spreadsheet would reckon.
fn guarded(text: &str) -> Cow<'_, str> {
    let first = text.trim_start().chars().next();
    let begins = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'));
    let hidden = text.starts_with(['\t', '\r', '\n', '\0']);
    if (begins && Level::parse(text).is_none()) || hidden {
        return Cow::Owned(format!("'{}", text::clean(text)));
    }
    text::clean(text)
}

impl Serialize for Cell {
    /// As scripts read it: what is not there is null, a number is a number.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => match (number.parse::<i64>(), number.parse::<f64>()) {
                (Ok(whole), _) => serializer.serialize_i64(whole),
                (_, Ok(decimal)) => serializer.serialize_f64(decimal),
                _ => serializer.serialize_str(number),
            },
            Self::YesNo(yes) => serializer.serialize_bool(*yes),
            Self::List(items) => items.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_a_formula() {
        for text in
            ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "  =1", "＝1+1", "\t=1", "\r=1", "\nx", "-", "+44 1622"]
        {
            let shown = Cell::text(text).for_a_spreadsheet().into_owned();
            assert!(shown.starts_with('\''), "{text:?}: {shown:?}");
            assert!(Cell::list([text]).for_a_spreadsheet().starts_with('\''), "{text:?}");
        }
        for text in ["-5", "+3.5", "2026-11-23", "Reads 'ship' = good", "it's", "", "\u{1b}[31m"] {
            assert!(!Cell::text(text).for_a_spreadsheet().starts_with('\''), "{text:?}");
        }
        assert_eq!(Cell::text("a\u{1b}[31m\nb").for_a_spreadsheet(), "a␛[31m\nb");
        assert_eq!(Cell::number(Some("-2.5")).for_a_spreadsheet(), "-2.5");
    }

    #[test]
    fn scripts_get_numbers_as_numbers() {
        let cells =
            [Cell::Empty, Cell::text("=1"), Cell::number(Some("66.6667")), Cell::number(Some(8)), Cell::YesNo(true)];
        assert_eq!(serde_json::to_string(&cells).unwrap(), r#"[null,"=1",66.6667,8,true]"#);
        assert_eq!(serde_json::to_string(&Cell::list(["F1", "F2"])).unwrap(), r#"["F1","F2"]"#);
    }
}
