//! Named checks over what was read: pure functions, one file a family. Called by `cli` alone.
//!
//! An error cannot be right; a warning may be a slip; a note is worth knowing. What keywork itself writes gives no
//! error. What makes a single file unreadable is found when it is decoded, and what is wrong with the folder
//! itself (links, copies, modes) by `store`.

mod agreement;
mod dates;
mod paths;
mod people;
mod references;

use chrono::NaiveDate;

use crate::calendar::SchoolCalendar;
use crate::record::{Filed, Problem, PupilRecords, School};

/// What every check may look at.
pub(crate) struct Scene<'a> {
    school: &'a School,
    records: &'a PupilRecords,
    calendar: SchoolCalendar,
    as_of: NaiveDate,
}

/// A check: what it looks for.
type Check = fn(&Scene<'_>) -> Vec<Problem>;

/// Every check of one pupil's records, in the order of `docs/check.md`.
const CHECKS: &[Check] = &[
    references::targets,
    references::provision,
    references::outcomes,
    references::section_f,
    references::staff,
    references::same_id_twice,
    paths::dated,
    dates::outside_term,
    dates::after_end,
    dates::before_birth_or_to_come,
    dates::pupil_left,
    dates::before_target,
    dates::same_session_twice,
    agreement::who_agreed,
    agreement::not_agreed,
    people::staff_left,
    people::not_assigned,
];

/// Everything that the checks find in one pupil's records on a day.
#[must_use]
pub fn pupil(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<Problem> {
    let scene = Scene { school, records, calendar: SchoolCalendar::of(school), as_of };
    CHECKS.iter().flat_map(|check| check(&scene)).collect()
}

/// What the checks find in the school's own file: two terms of one name.
#[must_use]
pub fn school(filed: &Filed<School>) -> Vec<Problem> {
    references::terms(filed)
}

#[cfg(test)]
mod tests;
