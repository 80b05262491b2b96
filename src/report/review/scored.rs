use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use super::super::select::within;
use crate::progress::Period;
use crate::record::assessment::Score;
use crate::record::{Assessment, Filed, PupilRecords};

/// The scores of one assessment. Scores of different tools or informants are never put together.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Scored {
    /// The day.
    pub date: Day,
    /// The file.
    pub file: String,
    /// The tool.
    pub tool: String,
    /// Its version or year.
    pub version: Option<String>,
    /// Whose judgement it rests on.
    pub informant: Option<String>,
    /// Where and how.
    pub context: Option<String>,
    /// The outcome that it is evidence for.
    pub outcome: Option<String>,
    /// Each score.
    pub scores: Vec<ScoreLine>,
}

/// A score.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct ScoreLine {
    /// What it is of.
    pub name: String,
    /// As people write it: `27 of 40`, `PK3`.
    pub said: String,
}

impl Scored {
    /// The assessments of a period, by tool and then by day.
    #[must_use]
    pub fn all(records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Self> {
        let mut all: Vec<Self> = within(&records.assessments, period, as_of).into_iter().map(Self::of).collect();
        all.sort_by(|a, b| a.tool.cmp(&b.tool));
        all
    }

    fn of(filed: &Filed<Assessment>) -> Self {
        let record = &filed.record;
        let title = |title: &Option<crate::record::words::Title>| title.as_ref().map(|title| title.as_str().to_owned());
        Self {
            date: Day(record.date),
            file: filed.path.to_string(),
            tool: record.tool.as_str().to_owned(),
            version: title(&record.version),
            informant: title(&record.informant),
            context: title(&record.context),
            outcome: record.outcome.as_ref().map(ToString::to_string),
            scores: record.score.iter().map(ScoreLine::of).collect(),
        }
    }
}

impl ScoreLine {
    fn of(score: &Score) -> Self {
        let of = score.of.map(|of| format!(" of {of}")).unwrap_or_default();
        Self { name: score.name.as_str().to_owned(), said: format!("{}{of}", score.value.say()) }
    }
}
