//! Words for dates and times: what pages and messages show to people. Files and JSON take the ISO forms.

use chrono::{Datelike, NaiveDate, NaiveTime};

/// `Monday 23 November 2026`.
#[must_use]
pub fn long(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `Mon 23 Nov`, where the year is plain from what stands around it.
#[must_use]
pub fn short(date: NaiveDate) -> String {
    date.format("%a %-d %b").to_string()
}

/// `5 October` within a sentence, with its year where that is not the year of `now`.
#[must_use]
pub fn within(date: NaiveDate, now: NaiveDate) -> String {
    let format = if date.year() == now.year() { "%-d %B" } else { "%-d %B %Y" };
    date.format(format).to_string()
}

/// `09:30`.
#[must_use]
pub fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_the_british_way() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert_eq!(long(date), "Monday 23 November 2026");
        assert_eq!(short(date), "Mon 23 Nov");
        let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
        assert_eq!(long(first), "Friday 1 January 2027");
        assert_eq!(short(first), "Fri 1 Jan");
    }

    #[test]
    fn a_sentence_names_another_year() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(within(day("2026-10-05"), day("2026-11-23")), "5 October");
        assert_eq!(within(day("2025-10-05"), day("2026-11-23")), "5 October 2025");
    }

    #[test]
    fn times_have_two_digits_each() {
        assert_eq!(time(NaiveTime::from_hms_opt(9, 5, 0).unwrap()), "09:05");
        assert_eq!(time(NaiveTime::from_hms_opt(13, 30, 59).unwrap()), "13:30");
    }
}
