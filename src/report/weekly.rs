use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::ahead::Ahead;
use super::figure::Day;
use super::happened::Happened;
use super::people::Who;
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::progress::Period;
use crate::record::{PupilRecords, School};

/// The weekly report for the teacher.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Weekly {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `weekly`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The week, `2026-W47`.
    pub week: String,
    /// Its Monday.
    pub from: Day,
    /// Its Sunday.
    pub to: Day,
    /// True when the week is over, so that a status is of a later day than it.
    pub past: bool,
    /// True when the week has no school day.
    pub closed: bool,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// What happened.
    #[serde(flatten)]
    pub happened: Happened,
    /// The week after.
    pub next_week: Ahead,
}

impl Weekly {
    /// The report on this week, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, week: SchoolWeek, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let period = Period::week(week);
        Self {
            made_by: MADE_BY,
            report: "weekly",
            as_of: Day(as_of),
            week: week.to_string(),
            from: Day(week.monday()),
            to: Day(week.sunday()),
            past: week.sunday() < as_of,
            closed: week.is_wholly_closed(&calendar),
            who: Who::at_the_end(school, records, &calendar, period, as_of),
            happened: Happened::of(school, records, &calendar, period, as_of),
            next_week: Ahead::after(week, school, records, &calendar, as_of),
        }
    }
}
