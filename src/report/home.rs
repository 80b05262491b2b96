use chrono::NaiveDate;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use crate::progress::Period;
use crate::record::{PupilRecords, School, StaffId};

/// For the parents and carers, a draft until a teacher has checked it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Home {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `home`.
    pub report: &'static str,
    /// The teacher who checked it; a draft until then.
    pub checked_by: Option<String>,
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

impl Home {
    /// The report on this period, as the records stand today.
    #[must_use]
    pub fn build(
        school: &School,
        records: &PupilRecords,
        period: Period,
        checked_by: Option<&StaffId>,
        as_of: NaiveDate,
    ) -> Self {
        Self {
            checked_by: checked_by.map(|staff| school.name_of(staff).to_owned()),
            made_by: MADE_BY,
            report: "home",
            as_of: Day(as_of),
            from: Day(period.from),
            to: Day(period.to),
            name: records.name().to_owned(),
            school: school.school.as_str().to_owned(),
        }
    }
}
