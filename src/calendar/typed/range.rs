use chrono::NaiveDate;

use super::date::{Look, Meaning};
use super::error::RangeError;

/// Reads a stretch of days, both ends counted: `2026-11-16..2026-11-20`, `16/11..20/11`, `mon..fri`, or one date.
///
/// The two ends belong together: the one that `look` finds first decides, and the other is looked for from there.
/// On a Wednesday `mon..fri` is last week's when looking back, and next week's when looking forward.
///
/// # Errors
/// Where an end is no date, or the last day is before the first.
pub fn parse_range(text: &str, today: NaiveDate, look: Look) -> Result<(NaiveDate, NaiveDate), RangeError> {
    let Some((first, last)) = text.split_once("..") else {
        let date = super::parse_date(text, today, look)?;
        return Ok((date, date));
    };
    let (first, last) = (Meaning::of(first, today)?, Meaning::of(last, today)?);
    let (from, to) = match (&first, look) {
        (Meaning::Exact(from), _) => (*from, last.resolve(*from, Look::Forward)?),
        (_, Look::Back) => {
            let to = last.resolve(today, look)?;
            (first.resolve(to, Look::Back)?, to)
        }
        (_, Look::Forward | Look::Nearest) => {
            let from = first.resolve(today, look)?;
            (from, last.resolve(from, Look::Forward)?)
        }
    };
    if from > to { Err(RangeError::Backwards { from, to }) } else { Ok((from, to)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// On Wednesday 25 November 2026.
    fn read(text: &str, look: Look) -> Result<(NaiveDate, NaiveDate), RangeError> {
        parse_range(text, day("2026-11-25"), look)
    }

    #[test]
    fn ranges_are_read_as_people_type_them() {
        for (text, from, to) in [
            ("2026-11-16..2026-11-20", "2026-11-16", "2026-11-20"),
            ("16/11..20/11", "2026-11-16", "2026-11-20"),
            (" 16.11 .. 20.11 ", "2026-11-16", "2026-11-20"),
            ("16 Nov..20 Nov", "2026-11-16", "2026-11-20"),
            ("mon..fri", "2026-11-16", "2026-11-20"),
            ("mon..wed", "2026-11-23", "2026-11-25"),
            ("fri..mon", "2026-11-20", "2026-11-23"),
            ("mon..mon", "2026-11-23", "2026-11-23"),
            ("yesterday..today", "2026-11-24", "2026-11-25"),
            ("mon..yesterday", "2026-11-23", "2026-11-24"),
            ("2026-11-16..fri", "2026-11-16", "2026-11-20"),
            ("16/11..2026-11-20", "2026-11-16", "2026-11-20"),
            ("20/12..3/1", "2025-12-20", "2026-01-03"),
            ("mon", "2026-11-23", "2026-11-23"),
            ("20/11", "2026-11-20", "2026-11-20"),
        ] {
            assert_eq!(read(text, Look::Back), Ok((day(from), day(to))), "{text}");
        }
    }

    #[test]
    fn what_is_planned_looks_forward() {
        for (text, look, from, to) in [
            ("mon..fri", Look::Forward, "2026-11-30", "2026-12-04"),
            ("thu..tue", Look::Forward, "2026-11-26", "2026-12-01"),
            ("20/12..3/1", Look::Forward, "2026-12-20", "2027-01-03"),
            ("today..fri", Look::Forward, "2026-11-25", "2026-11-27"),
            ("mon..fri", Look::Nearest, "2026-11-23", "2026-11-27"),
            ("20/12..3/1", Look::Nearest, "2026-12-20", "2027-01-03"),
        ] {
            assert_eq!(read(text, look), Ok((day(from), day(to))), "{text}");
        }
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_refused() {
        let error = read("2026-11-20..2026-11-16", Look::Back).unwrap_err();
        assert_eq!(error.to_string(), "Friday 20 November 2026 is after Monday 16 November 2026");
        assert_eq!(error.help(), "give the first day, two dots and the last day, like `16/11..20/11`");
        assert!(read("today..yesterday", Look::Forward).is_err());
    }

    #[test]
    fn a_wrong_end_is_named() {
        assert_eq!(read("mondy..fri", Look::Back).unwrap_err().to_string(), "`mondy` is not a date");
        assert_eq!(read("mon..31/2", Look::Back).unwrap_err().to_string(), "February has no day 31");
        for text in ["mon..", "..fri", "..", ""] {
            let error = read(text, Look::Back).unwrap_err();
            assert_eq!(error.to_string(), "no date is given", "{text}");
            assert!(error.help().contains("16/11..20/11"));
        }
        assert!(read("mon...fri", Look::Back).is_err());
        assert!(read("mon..tue..wed", Look::Back).is_err());
    }
}
