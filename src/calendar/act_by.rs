use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::SchoolCalendar;

/// The longest holiday, in days, that may follow the last term that is written, where it is no summer term. Longer
/// than that, the next term is not written yet and nothing is known of the day.
const HOLIDAY: i64 = 21;

/// The longest stretch, in days, between two written terms that is a holiday and not a term that nobody wrote.
const SUMMER: i64 = 60;

impl SchoolCalendar {
    /// The last school day on or before a date; none where no term, and no holiday next to one, covers the date.
    ///
    /// The date itself is never moved: this is the day by which a person in school can still act.
    #[must_use]
    pub fn act_by(&self, date: NaiveDate) -> Option<NaiveDate> {
        self.is_within_written_terms(date).then(|| self.last_school_day_on_or_before(date)).flatten()
    }

    /// The school day so many school days after a day. Where no term is written, weekdays are counted.
    #[must_use]
    pub fn school_days_after(&self, day: NaiveDate, number: u32) -> NaiveDate {
        let next = |day: NaiveDate| {
            let next = self.next_school_day_after(day).filter(|next| (*next - day).num_days() <= SUMMER);
            next.unwrap_or_else(|| next_weekday(day))
        };
        (0..number).fold(day, |day, _| next(day))
    }

    /// True where the school is closed on a day for longer than a weekend: half-term, holidays, an INSET day.
    #[must_use]
    pub fn is_closure(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let before = self.act_by(date).map(|last| (date - last).num_days());
        before.is_some_and(|days| if weekend { days > 2 } else { days > 0 })
    }

    fn is_within_written_terms(&self, date: NaiveDate) -> bool {
        if self.term_of(date).is_some() {
            return true;
        }
        let ended = self.terms().iter().map(|term| term.to).filter(|to| *to < date).max();
        let next = self.terms().iter().map(|term| term.from).filter(|from| *from > date).min();
        ended.is_some_and(|ended| {
            let holiday = next.is_some_and(|next| (next - ended).num_days() <= SUMMER);
            let summer = ended.month() >= 7 && date.month() <= 8 && date.year() == ended.year();
            holiday || summer || (date - ended).num_days() <= HOLIDAY
        })
    }
}

fn next_weekday(day: NaiveDate) -> NaiveDate {
    let ahead = match day.weekday() {
        Weekday::Fri => 3,
        Weekday::Sat => 2,
        _ => 1,
    };
    day.checked_add_days(Days::new(ahead)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{ClosedDays, TermDates};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn term(from: &str, to: &str, closed: &[(&str, &str)]) -> TermDates {
        let closed = closed.iter().map(|(from, to)| ClosedDays { from: day(from), to: day(to), why: None });
        TermDates { name: from.to_owned(), from: day(from), to: day(to), closed: closed.collect() }
    }

    fn two_terms() -> SchoolCalendar {
        SchoolCalendar::new(vec![
            term("2026-09-02", "2026-12-18", &[("2026-10-26", "2026-10-30"), ("2026-11-27", "2026-11-27")]),
            term("2027-04-12", "2027-07-21", &[]),
        ])
    }

    #[test]
    fn the_day_to_act_by_is_a_school_day_and_never_later() {
        let calendar = two_terms();
        for (date, expected) in [
            ("2026-11-25", Some("2026-11-25")),
            ("2026-11-29", Some("2026-11-26")), // Sunday after an INSET Friday
            ("2026-10-28", Some("2026-10-23")), // half-term
            ("2026-12-25", Some("2026-12-18")), // the Christmas holidays
            ("2027-01-08", Some("2026-12-18")), // three weeks after the term
            ("2027-01-09", None),               // a term that nobody wrote
            ("2027-07-28", Some("2027-07-21")), // the summer holidays
            ("2027-08-31", Some("2027-07-21")),
            ("2027-09-01", None),
            ("2026-09-01", None),
        ] {
            assert_eq!(calendar.act_by(day(date)), expected.map(day), "{date}");
        }
        assert_eq!(SchoolCalendar::default().act_by(day("2026-11-25")), None);
    }

    #[test]
    fn school_days_leave_out_what_is_closed_and_go_on_as_weekdays() {
        let calendar = two_terms();
        for (from, number, expected) in [
            ("2026-11-23", 1, "2026-11-24"),
            ("2026-11-26", 1, "2026-11-30"), // an INSET Friday
            ("2026-10-23", 5, "2026-11-06"),
            ("2027-07-20", 3, "2027-07-23"), // the last term that is written ends on the 21st
            ("2027-07-23", 1, "2027-07-26"),
            ("2026-12-18", 1, "2026-12-21"), // nobody wrote the spring term
        ] {
            assert_eq!(calendar.school_days_after(day(from), number), day(expected), "{from} and {number}");
        }
    }

    #[test]
    fn a_closure_is_longer_than_a_weekend() {
        let calendar = two_terms();
        for (date, expected) in [
            ("2026-11-21", false),
            ("2026-11-27", true),
            ("2026-11-29", true),
            ("2026-12-26", true),
            ("2026-12-18", false),
            ("2027-02-01", false), // nothing is known
        ] {
            assert_eq!(calendar.is_closure(day(date)), expected, "{date}");
        }
    }
}
