use chrono::NaiveDate;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use crate::progress::Period;
use crate::record::{PupilRecords, School};

/// For what was promised, given and what it costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProvisionMap {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `provision`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The pupil's name.
    pub name: String,
    /// The school.
    pub school: String,
}

impl ProvisionMap {
    /// The report on this period, as the records stand today.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Self {
        Self {
            made_by: MADE_BY,
            report: "provision",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            name: records.name().to_owned(),
            school: school.school.as_str().to_owned(),
        }
    }
}
