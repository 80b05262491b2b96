use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use super::super::select::until;
use crate::progress::Period;
use crate::record::{Filed, PupilRecords, Recommendation};

/// What a professional advised, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Advised {
    /// The day.
    pub date: Day,
    /// The file.
    pub file: String,
    /// Who advised.
    pub from: String,
    /// What they are.
    pub role: String,
    /// The advice, point by point.
    pub text: Vec<String>,
    /// The outcome that it is toward.
    pub outcome: Option<String>,
    /// Where it is written.
    pub document: Option<String>,
    /// `not-started`, `started` or `evaluated`.
    pub state: &'static str,
    /// When it was begun.
    pub started: Option<Day>,
    /// When it was looked at.
    pub evaluated: Option<Day>,
    /// What came of it.
    pub result: Option<String>,
}

impl Advised {
    /// What was advised in a period, and before it where nobody had looked at it when the period began.
    #[must_use]
    pub fn all(records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Self> {
        let open = |filed: &&Filed<Recommendation>| {
            let record = &filed.record;
            record.date >= period.from || record.evaluated.is_none_or(|day| day >= period.from)
        };
        let advised = until(&records.recommendations, period, as_of).into_iter().filter(open);
        advised.map(|filed| Self::of(filed, as_of)).collect()
    }

    fn of(filed: &Filed<Recommendation>, as_of: NaiveDate) -> Self {
        let record = &filed.record;
        let known = |day: Option<NaiveDate>| day.filter(|day| *day <= as_of).map(Day);
        let (started, evaluated) = (known(record.started), known(record.evaluated));
        let result = record.result.as_ref().filter(|_| evaluated.is_some());
        Self {
            date: Day(record.date),
            file: filed.path.to_string(),
            from: record.from.as_str().to_owned(),
            role: record.role.as_str().to_owned(),
            text: record.text.iter().map(|text| text.as_str().to_owned()).collect(),
            outcome: record.outcome.as_ref().map(ToString::to_string),
            document: record.document.as_ref().map(|document| document.as_str().to_owned()),
            state: match (started, evaluated) {
                (_, Some(_)) => "evaluated",
                (Some(_), None) => "started",
                (None, None) => "not-started",
            },
            started,
            evaluated,
            result: result.map(|result| result.as_str().to_owned()),
        }
    }
}
