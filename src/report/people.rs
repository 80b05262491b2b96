use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::SchoolCalendar;
use crate::progress::Period;
use crate::record::{PupilRecords, Role, School};

/// Somebody who works with the pupil.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Person {
    /// Who.
    pub staff: String,
    /// The name.
    pub name: String,
}

/// The pupil, and who worked with the child on a day.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Who {
    /// The pupil's id.
    pub pupil: String,
    /// The name.
    pub name: String,
    /// The school.
    pub school: String,
    /// The pupil's own file, where there is one.
    pub pupil_file: Option<String>,
    /// The key workers of the day.
    pub key_workers: Vec<Person>,
    /// The class teachers of the day.
    pub teachers: Vec<Person>,
}

impl Who {
    /// The people of the last school day of a period that is no later than today.
    #[must_use]
    pub fn at_the_end(
        school: &School,
        records: &PupilRecords,
        calendar: &SchoolCalendar,
        period: Period,
        as_of: NaiveDate,
    ) -> Self {
        let end = period.to.min(as_of);
        let last = calendar.last_school_day_on_or_before(end).filter(|day| period.contains(*day));
        Self::on(school, records, last.unwrap_or(end))
    }

    /// The people of a day.
    #[must_use]
    pub fn on(school: &School, records: &PupilRecords, day: NaiveDate) -> Self {
        Self {
            pupil: records.id.to_string(),
            name: records.name().to_owned(),
            school: school.school.as_str().to_owned(),
            pupil_file: records.pupil.as_ref().map(|pupil| pupil.path.to_string()),
            key_workers: adults(school, records, day, Role::KeyWorker),
            teachers: adults(school, records, day, Role::Teacher),
        }
    }
}

fn adults(school: &School, records: &PupilRecords, day: NaiveDate, role: Role) -> Vec<Person> {
    let pupil = records.pupil.as_ref();
    let adults = pupil
        .into_iter()
        .flat_map(|pupil| pupil.record.adults_on(day))
        .filter(|adult| adult.role == role && school.is_here(&adult.staff, day));
    adults
        .map(|adult| Person { staff: adult.staff.to_string(), name: school.name_of(&adult.staff).to_owned() })
        .collect()
}
