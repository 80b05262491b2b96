use chrono::NaiveDate;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use crate::progress::Period;
use crate::record::{PupilRecords, School};

/// Before the meeting, or after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The school's advice, two weeks before the meeting.
    Advice,
    /// The school's report, within two weeks after it.
    Report,
}

/// For the annual review of the EHC plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnnualReview {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `annual-review`.
    pub report: &'static str,
    /// Before the meeting, or after it.
    pub stage: Stage,
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

impl AnnualReview {
    /// The report on this period, as the records stand today.
    #[must_use]
    pub fn build(
        school: &School,
        records: &PupilRecords,
        period: Period,
        stage: Option<Stage>,
        as_of: NaiveDate,
    ) -> Self {
        let stage = stage.unwrap_or(Stage::Advice);
        Self {
            stage,
            made_by: MADE_BY,
            report: "annual-review",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            name: records.name().to_owned(),
            school: school.school.as_str().to_owned(),
        }
    }
}
