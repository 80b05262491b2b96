use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use crate::record::open::{Open, OpenKind};
use crate::record::{PupilRecords, School};

/// An action or a question that nobody has closed.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Waiting {
    /// `action` or `question`.
    pub kind: &'static str,
    /// Who undertook it, or who asked.
    pub who: String,
    /// What is to be done, or the question.
    pub text: String,
    /// The day by which an action is to be done.
    pub by: Option<Day>,
    /// True where that day has gone by.
    pub overdue: bool,
    /// The day of the record.
    pub since: Day,
    /// The record.
    pub file: String,
    /// By what name `keywork done` knows it.
    #[serde(rename = "ref")]
    pub reference: String,
}

impl Waiting {
    /// What is open today: actions by their day, then questions.
    #[must_use]
    pub fn all(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<Self> {
        let mut all: Vec<Self> =
            records.open(as_of).into_iter().filter_map(|open| Self::of(school, &open, as_of)).collect();
        all.sort_by(|a, b| (a.kind, a.by, a.since, &a.file).cmp(&(b.kind, b.by, b.since, &b.file)));
        all
    }

    /// None for somebody who is to be told: that is for the day, not for a review.
    fn of(school: &School, open: &Open<'_>, as_of: NaiveDate) -> Option<Self> {
        let (kind, who, by) = match open.kind {
            OpenKind::Action(action) => ("action", school.name_for(&action.owner), Some(action.by)),
            OpenKind::Question => ("question", school.name_of(open.by), None),
            OpenKind::Tell(_) => return None,
        };
        Some(Self {
            kind,
            who: who.to_owned(),
            text: open.text.to_owned(),
            by: by.map(Day),
            overdue: by.is_some_and(|by| by < as_of),
            since: Day(open.since),
            file: open.path.to_string(),
            reference: open.reference(),
        })
    }
}
