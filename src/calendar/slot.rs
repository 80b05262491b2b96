use thiserror::Error;

use super::typed;
use super::typed::{TimeError, WEEKDAYS, parse_time, weekday_named};
use crate::record::Slot;
use crate::text::{brief, did_you_mean};

/// Why a text is no slot.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SlotError {
    /// It is not a day and a time.
    #[error("`{}` is not a weekday and a time", brief(typed, 40))]
    NotASlot {
        /// What was typed.
        typed: String,
    },
    /// The first word names no weekday.
    #[error("`{}` is not a weekday", brief(typed, 40))]
    NoWeekday {
        /// The word that was typed.
        typed: String,
    },
    /// What follows the weekday is no time.
    #[error(transparent)]
    Time(#[from] TimeError),
}

impl SlotError {
    /// What to type instead.
    #[must_use]
    pub fn help(&self) -> String {
        const FORM: &str = "give a slot as weekday and time, like `mon 09:30`";
        match self {
            Self::NotASlot { .. } => FORM.to_owned(),
            Self::NoWeekday { typed } => {
                let names = WEEKDAYS.map(|(_, name)| name);
                typed::with_near(did_you_mean(typed, &names), FORM)
            }
            Self::Time(error) => error.help(),
        }
    }
}

/// Reads a slot as people write timetables: `mon 09:30`, `Monday 9:30`, `mon 9.30`.
///
/// # Errors
/// Where the text is not a weekday and a time.
pub fn parse_slot(text: &str) -> Result<Slot, SlotError> {
    let not_a_slot = || SlotError::NotASlot { typed: text.to_owned() };
    let (day, time) = text.trim().split_once(char::is_whitespace).ok_or_else(not_a_slot)?;
    let weekday = weekday_named(day).ok_or_else(|| SlotError::NoWeekday { typed: day.to_owned() })?;
    Ok(Slot { weekday, at: parse_time(time)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_read_as_people_write_timetables() {
        for (text, expected) in [
            ("mon 09:30", "mon 09:30"),
            ("Monday 9:30", "mon 09:30"),
            ("mon 9.30", "mon 09:30"),
            ("  Thurs  1:30pm ", "thu 13:30"),
            ("weds 0905", "wed 09:05"),
            ("FRI 9am", "fri 09:00"),
        ] {
            assert_eq!(parse_slot(text).unwrap().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn a_slot_says_what_is_wrong_with_it() {
        let form = "give a slot as weekday and time, like `mon 09:30`";
        for (text, message, help) in [
            ("", "`` is not a weekday and a time", form),
            ("mon", "`mon` is not a weekday and a time", form),
            ("mondy 09:30", "`mondy` is not a weekday", "did you mean \"monday\"?"),
            ("xyz 09:30", "`xyz` is not a weekday", form),
            ("mon 25:00", "`25:00` is not a time of day", "give a time like"),
        ] {
            let error = parse_slot(text).unwrap_err();
            assert_eq!(error.to_string(), message);
            assert!(error.help().starts_with(help), "{}", error.help());
        }
    }

    #[test]
    fn slots_sort_by_week_then_time() {
        let mut slots = ["sun 08:00", "fri 09:30", "mon 13:00", "mon 09:30"].map(|text| parse_slot(text).unwrap());
        slots.sort();
        assert_eq!(slots.map(|slot| slot.to_string()), ["mon 09:30", "mon 13:00", "fri 09:30", "sun 08:00"]);
    }
}
