//! What the law and the plan ask for, by when, and whose it is.

use chrono::NaiveDate;
use serde::Serialize;

use super::figure::Day;
use crate::record::{PupilRecords, School};

/// Something that is due (contract, `due --json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueItem {
    /// The pupil's id.
    pub pupil: String,
    /// What: `annual-review-meeting`, `target`, `action`, …
    pub what: &'static str,
    /// The last day on which it is still in time by the law or the plan, never moved.
    pub date: Day,
    /// The last school day on or before it; none where no term covers it.
    pub act_by: Option<Day>,
    /// How many days from today to the date; less than nothing once it is past.
    pub days: i64,
    /// `overdue`, `due`, `coming` or `done`.
    pub state: &'static str,
    /// `must`, `should` or `plan`.
    pub force: &'static str,
    /// `school` or `authority`.
    pub owner: &'static str,
    /// The rule that it follows from, such as `SEND Regulations 2014, reg 20(4)`.
    pub basis: String,
    /// By what name `keywork done` or `keywork thread` knows it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The file that it rests on.
    pub file: Option<String>,
    /// What it is, in plain words for a page: `Send the word list home (J. Marsh)`.
    pub text: String,
}

/// Everything of one pupil that is due, soonest first, done things left out.
#[must_use]
pub fn due(_school: &School, _records: &PupilRecords, _as_of: NaiveDate) -> Vec<DueItem> {
    Vec::new()
}
