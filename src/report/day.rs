use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::ahead::latest_next;
use super::figure::Day;
use super::happened::Happened;
use super::people::Who;
use super::said::Said;
use crate::calendar::SchoolCalendar;
use crate::progress::Period;
use crate::record::{PupilRecords, School};

/// Feedback to the teacher for one day.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct DayReport {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `day`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The day that it is about.
    pub day: Day,
    /// True when that day is over, so that a status is of a later day.
    pub past: bool,
    /// True when it was no school day.
    pub closed: bool,
    /// The pupil and the adults.
    #[serde(flatten)]
    pub who: Who,
    /// What happened; of the targets, those that were worked on.
    #[serde(flatten)]
    pub happened: Happened,
    /// What to do next time.
    pub next: Vec<Said>,
}

impl DayReport {
    /// The report on this day, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, day: NaiveDate, as_of: NaiveDate) -> Self {
        let calendar = SchoolCalendar::of(school);
        let period = Period::day(day);
        let mut happened = Happened::of(school, records, &calendar, period, as_of);
        happened.targets.retain(|target| !target.results.is_empty());
        Self {
            made_by: MADE_BY,
            report: "day",
            as_of: Day(as_of),
            day: Day(day),
            past: day < as_of,
            closed: !calendar.is_school_day(day),
            who: Who::on(school, records, day.min(as_of)),
            happened,
            next: latest_next(school, records, period, as_of),
        }
    }
}
