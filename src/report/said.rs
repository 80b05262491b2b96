use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::{Day, Time};
use crate::record::liaison::{Done, Told};
use crate::record::{Dated, Filed, RecordPath, School, StaffId};

/// Words of a record, in full, with their day, their writer and their file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct Said {
    /// The day.
    pub date: Day,
    /// When.
    pub start: Option<Time>,
    /// The file.
    pub file: String,
    /// Who.
    pub by: String,
    /// The words.
    pub text: String,
}

/// A question to the teacher.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct Question {
    /// The question.
    #[serde(flatten)]
    pub asked: Said,
    /// True where nobody has answered it.
    pub open: bool,
    /// When it was answered.
    pub answered_on: Option<Day>,
    /// Who answered, or wrote the answer down.
    pub answered_by: Option<String>,
    /// The answer.
    pub answer: Option<String>,
}

/// That somebody is to be told of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema, Serialize)]
pub struct ToTell {
    /// The day of the record.
    pub date: Day,
    /// The file.
    pub file: String,
    /// Who is to be told.
    pub who: String,
    /// When that was done.
    pub told_on: Option<Day>,
}

impl Said {
    /// Words of a dated record.
    #[must_use]
    pub fn of<T: Dated>(school: &School, filed: &Filed<T>, text: &str) -> Self {
        Self {
            date: Day(filed.record.date()),
            start: filed.record.start().map(Time),
            file: filed.path.to_string(),
            by: school.name_of(filed.record.staff()).to_owned(),
            text: text.to_owned(),
        }
    }
}

impl Question {
    /// A question with what is known of its answer today.
    #[must_use]
    pub fn of(school: &School, asked: Said, answer: Option<&Done>, as_of: NaiveDate) -> Self {
        let answer = answer.filter(|answer| answer.on <= as_of);
        Self {
            asked,
            open: answer.is_none(),
            answered_on: answer.map(|answer| Day(answer.on)),
            answered_by: answer.map(|answer| school.name_of(&answer.by).to_owned()),
            answer: answer.and_then(|answer| answer.note.as_ref()).map(|note| note.as_str().to_owned()),
        }
    }
}

impl ToTell {
    /// One for each person who is to be told of a record.
    pub fn of<'r>(
        school: &'r School,
        (path, date): (&'r RecordPath, NaiveDate),
        tell: &'r [StaffId],
        told: &'r [Told],
        as_of: NaiveDate,
    ) -> impl Iterator<Item = Self> + 'r {
        tell.iter().map(move |staff| {
            let told = told.iter().filter(|told| told.staff == *staff && told.on <= as_of).map(|told| told.on).min();
            let who = school.name_of(staff).to_owned();
            Self { date: Day(date), file: path.to_string(), who, told_on: told.map(Day) }
        })
    }
}
