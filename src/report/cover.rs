use chrono::NaiveDate;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use crate::record::{PupilRecords, School};

/// For a stranger who works with the child tomorrow.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cover {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `cover`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The day that it is for.
    pub day: Day,
    /// The pupil's name.
    pub name: String,
    /// The school.
    pub school: String,
}

impl Cover {
    /// The report for this day, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, day: NaiveDate, as_of: NaiveDate) -> Self {
        Self {
            made_by: MADE_BY,
            report: "cover",
            as_of: Day(as_of),
            day: Day(day),
            name: records.name().to_owned(),
            school: school.school.as_str().to_owned(),
        }
    }
}
