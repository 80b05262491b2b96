use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Day;
use crate::progress::{Part, Tally};

/// Delivered against promised in numbers.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Tallied {
    /// Sessions owed in the whole time, closed days taken off.
    pub promised_sessions: i64,
    /// Their minutes.
    pub promised_minutes: i64,
    /// Those of them that fall due by today.
    pub due_sessions: i64,
    /// Their minutes.
    pub due_minutes: i64,
    /// Sessions given, in the timetable and outside it.
    pub given_sessions: i64,
    /// Their minutes.
    pub given_minutes: i64,
    /// The given minutes in hundredths of those due, rounded down; none where nothing was due.
    pub given_percent: Option<i64>,
    /// The given minutes that were one to one.
    pub one_to_one_minutes: i64,
    /// The given minutes that were in a group.
    pub group_minutes: i64,
    /// Whole sessions missed since the pupil was not there.
    pub missed_by_pupil_sessions: i64,
    /// Their minutes, and those by which others were cut short for such a reason.
    pub missed_by_pupil_minutes: i64,
    /// Whole sessions missed since the school did not provide.
    pub missed_by_school_sessions: i64,
    /// Their minutes, and those by which others were cut short for such a reason: owed to the child.
    pub missed_by_school_minutes: i64,
    /// Sessions missed since the school was closed: not owed, and not among the promised.
    pub missed_by_closing_sessions: i64,
    /// Sessions due by today of which there is no record.
    pub unrecorded_sessions: i64,
    /// Their minutes.
    pub unrecorded_minutes: i64,
}

impl Tallied {
    /// The numbers of a tally.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        Self {
            promised_sessions: tally.promised.sessions,
            promised_minutes: tally.promised.minutes,
            due_sessions: tally.due.sessions,
            due_minutes: tally.due.minutes,
            given_sessions: tally.given.sessions,
            given_minutes: tally.given.minutes,
            given_percent: tally.percent_given(),
            one_to_one_minutes: tally.one_to_one,
            group_minutes: tally.in_groups,
            missed_by_pupil_sessions: tally.missed_by_pupil.sessions,
            missed_by_pupil_minutes: tally.missed_by_pupil.minutes,
            missed_by_school_sessions: tally.missed_by_school.sessions,
            missed_by_school_minutes: tally.missed_by_school.minutes,
            missed_by_closing_sessions: tally.missed_by_closing.sessions,
            unrecorded_sessions: tally.unrecorded.sessions,
            unrecorded_minutes: tally.unrecorded.minutes,
        }
    }
}

/// A week, a term or a year in numbers.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct TalliedPart {
    /// `2026-W47`, `Autumn 2026`, `2026-27`; none for the days in no term.
    pub name: Option<String>,
    /// The first day of the whole week, term or year.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// What of it was promised and given in the time of the report.
    #[serde(flatten)]
    pub tallied: Tallied,
}

impl TalliedPart {
    /// The numbers of a part.
    #[must_use]
    pub fn of(part: &Part) -> Self {
        let stretch = part.stretch.as_ref();
        Self {
            name: stretch.map(|stretch| stretch.name.clone()),
            from: stretch.map(|stretch| Day(stretch.from)),
            to: stretch.map(|stretch| Day(stretch.to)),
            tallied: Tallied::of(&part.tally),
        }
    }
}
