use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::super::figure::Day;
use super::super::select::within;
use crate::progress::Period;
use crate::record::{Contact, Filed, Meeting, PupilRecords, School};

/// A meeting: who came and what was decided.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct MeetingHeld {
    /// The day.
    pub date: Day,
    /// The file.
    pub file: String,
    /// `review`, `annual-review`, `parents` or `professionals`.
    pub kind: &'static str,
    /// The same within a sentence.
    pub kind_said: &'static str,
    /// Who came.
    pub attended: Vec<String>,
    /// What was decided.
    pub decisions: Vec<String>,
}

/// What was agreed with somebody outside a meeting.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct AgreedWith {
    /// The day.
    pub date: Day,
    /// The file.
    pub file: String,
    /// With whom.
    pub with: String,
    /// How.
    pub how: String,
    /// What.
    pub text: String,
}

impl MeetingHeld {
    /// The meetings of a period up to today, oldest first.
    #[must_use]
    pub fn all(school: &School, records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Self> {
        let held = within(&records.meetings, period, as_of).into_iter();
        held.map(|filed| Self::of(school, filed)).collect()
    }

    fn of(school: &School, filed: &Filed<Meeting>) -> Self {
        let meeting = &filed.record;
        Self {
            date: Day(meeting.date),
            file: filed.path.to_string(),
            kind: meeting.kind.word(),
            kind_said: meeting.kind.in_words(),
            attended: meeting.attended.iter().map(|who| school.name_for(who).to_owned()).collect(),
            decisions: meeting.decisions.iter().map(|decision| decision.as_str().to_owned()).collect(),
        }
    }
}

impl AgreedWith {
    /// What the contacts of a period agreed, oldest first.
    #[must_use]
    pub fn all(records: &PupilRecords, period: Period, as_of: NaiveDate) -> Vec<Self> {
        within(&records.contacts, period, as_of).into_iter().filter_map(Self::of).collect()
    }

    fn of(filed: &Filed<Contact>) -> Option<Self> {
        let contact = &filed.record;
        Some(Self {
            date: Day(contact.date),
            file: filed.path.to_string(),
            with: contact.with_.as_str().to_owned(),
            how: contact.how.word().replace('-', " "),
            text: contact.agreed.as_ref()?.as_str().to_owned(),
        })
    }
}
