//! What is wrong across files: ids that point nowhere, days that cannot be, agreement by the wrong person.
//!
//! Called by `cli`; calls `calendar`, `record` and `text`. Pure functions over what was read: no file, no clock.
//! What is wrong within one file is found when it is read ([`PupilRecords::problems`](crate::record::PupilRecords))
//! and is not found again here.
//!
//! Each [`Check`] finds one code, which is its name on the command line and its section in `docs/check.md`. A code
//! is an error only where the record cannot be right; an unusual day may be a slip and is a warning.

mod agreement;
mod calendar;
mod dated;
mod dates;
mod look_alike;
mod names;
mod observations;
mod paths;
mod people;
mod place;
mod references;
mod results;
mod retention;
mod staff;
mod thread;
mod wording;

use chrono::NaiveDate;

use crate::calendar::SchoolCalendar;
use crate::record::words::Title;
use crate::record::{Code, Filed, Problem, PupilId, PupilRecords, School};

pub use names::files_that_name;
pub use retention::past_retention;

/// What a check needs to know besides the records.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// The day that counts as today.
    pub as_of: NaiveDate,
    /// The terms.
    pub calendar: SchoolCalendar,
    /// The names of the school's pupils; this pupil's may be among them.
    pub others: &'c [PupilName],
}

/// A pupil, and the name under which others would write of the child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PupilName {
    /// The id.
    pub id: PupilId,
    /// The name.
    pub name: Title,
    /// What the id and the name look like.
    looks: (String, String),
}

impl PupilName {
    /// A pupil and the name.
    #[must_use]
    pub fn new(id: PupilId, name: Title) -> Self {
        let looks = (look_alike::skeleton(id.as_str()), look_alike::skeleton(name.as_str()));
        Self { id, name, looks }
    }
}

/// What a check does.
type Run = fn(&School, &PupilRecords, &Context<'_>) -> Vec<Problem>;

/// One named check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// What it finds.
    pub code: Code,
    /// What it looks at.
    pub looks_at: &'static str,
    run: Run,
}

impl Check {
    const fn new(code: Code, looks_at: &'static str, run: Run) -> Self {
        Self { code, looks_at, run }
    }

    /// Its name: that of the code which it finds.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.code.name
    }

    /// Why it is there.
    #[must_use]
    pub fn why(&self) -> &'static str {
        self.code.why
    }

    /// What it finds in one pupil's records.
    #[must_use]
    pub fn run(&self, school: &School, records: &PupilRecords, context: &Context<'_>) -> Vec<Problem> {
        (self.run)(school, records, context)
    }
}

/// Every check of one pupil's records, in the order of `docs/check.md`.
pub const CHECKS: &[Check] = &[
    Check::new(Code::RESULT_DOES_NOT_FIT, "what a second observer counted", results::second_counts),
    Check::new(Code::UNKNOWN_RUNG, "the help in goals", references::rungs),
    Check::new(Code::UNKNOWN_TARGET, "results and prepared sessions", references::targets),
    Check::new(Code::UNKNOWN_PROVISION, "sessions and targets", references::provision),
    Check::new(Code::UNKNOWN_OUTCOME, "targets, assessments, recommendations and Section F", references::outcomes),
    Check::new(Code::UNKNOWN_NEED, "Section F", references::needs),
    Check::new(Code::UNKNOWN_SECTION_F, "provision", references::section_f),
    Check::new(Code::UNKNOWN_STAFF, "everybody whom a record names by id", staff::unknown),
    Check::new(Code::SAME_ID_TWICE, "Sections B, E and F", references::twice),
    Check::new(Code::AGREED_BY_WRONG_ROLE, "targets, changes, cycles and provision", agreement::by_wrong_role),
    Check::new(Code::PATH_DISAGREES, "the folder and name of every dated record", paths::disagree),
    Check::new(Code::AFTER_END, "results", dates::after_end),
    Check::new(Code::BEFORE_BIRTH, "every dated record", dates::before_birth),
    Check::new(Code::IN_THE_FUTURE, "dated records, agreement and reviews, not plans", dates::in_the_future),
    Check::new(Code::OUTSIDE_TERM, "sessions", dates::outside_term),
    Check::new(Code::SAME_SESSION_TWICE, "sessions", results::same_session_twice),
    Check::new(Code::STAFF_LEFT, "dated records and agreement", people::left),
    Check::new(Code::NOT_ASSIGNED, "sessions that took place", people::not_assigned),
    Check::new(Code::PUPIL_LEFT, "sessions, assessments and observations", dates::pupil_left),
    Check::new(Code::UNKNOWN_OBSERVATION, "additions to observations", observations::unknown),
    Check::new(Code::PARENTS_NOT_TOLD, "restrictive interventions, from the next day", observations::parents_not_told),
    Check::new(Code::BEFORE_TARGET, "results", dates::before_target),
    Check::new(
        Code::LOOK_ALIKE,
        "the pupil's id and name beside the others', and the ids of the plan",
        look_alike::pupil,
    ),
    Check::new(Code::OTHER_PUPIL, "every word of every file", names::of_others),
    Check::new(Code::NOT_AGREED, "targets with results", agreement::not_agreed),
    Check::new(Code::BROKEN_THREAD, "needs, outcomes, Section F, provision and targets", thread::broken),
    Check::new(Code::WEAK_WORDING, "Section F, outcomes and open targets", wording::weak),
];

/// What is wrong across one pupil's files, by file and line; what is wrong within each is in `records.problems`.
///
/// `others` are the names of the school's pupils, for finding one in this pupil's files.
#[must_use]
pub fn pupil(school: &School, records: &PupilRecords, others: &[PupilName], as_of: NaiveDate) -> Vec<Problem> {
    let context = Context { as_of, calendar: SchoolCalendar::of(school), others };
    let mut problems: Vec<Problem> = CHECKS.iter().flat_map(|check| check.run(school, records, &context)).collect();
    problems.sort();
    problems.dedup();
    problems
}

/// What is wrong with the school's file as a whole.
#[must_use]
pub fn school(school: &Filed<School>) -> Vec<Problem> {
    let mut problems = calendar::odd(school);
    problems.extend(look_alike::staff(school));
    problems.sort();
    problems
}

#[cfg(test)]
mod tests;
