use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::super::MADE_BY;
use super::super::figure::Day;
use super::super::unreadable::Unreadable;
use super::{DueItem, DuePupil};
use crate::record::Problem;

/// The wording of what is due.
pub const DUE_TEMPLATE: &str = include_str!("../../templates/due.md");

/// What is due of all pupils that were asked for (contract, `due --json`).
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Due {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `due`.
    pub report: &'static str,
    /// The day that counts as today.
    pub as_of: Day,
    /// The last day that was looked at.
    pub until: Day,
    /// Everything, soonest first.
    pub due: Vec<DueItem>,
    /// What a date rests on, or is in the way of, in sentences.
    pub notes: Vec<String>,
    /// What could not be read.
    pub unreadable: Unreadable,
}

impl Due {
    /// What is due of these pupils, looked for so many days ahead.
    #[must_use]
    pub fn build(pupils: Vec<DuePupil>, problems: &[Problem], ahead: u32, as_of: NaiveDate) -> Self {
        let (mut due, mut notes) = (Vec::new(), Vec::new());
        for pupil in pupils {
            due.extend(pupil.items);
            notes.extend(pupil.notes);
        }
        due.sort_by(|a, b| (a.date, &a.pupil, a.what, &a.reference).cmp(&(b.date, &b.pupil, b.what, &b.reference)));
        Self {
            made_by: MADE_BY,
            report: "due",
            as_of: Day(as_of),
            until: Day(as_of.checked_add_days(Days::new(ahead.into())).unwrap_or(as_of)),
            due,
            notes,
            unreadable: Unreadable::among(problems),
        }
    }

    /// True where something of the school's is overdue.
    #[must_use]
    pub fn school_is_late(&self) -> bool {
        self.due.iter().any(|item| item.is_overdue() && item.is_the_schools())
    }
}
