//! The statutory clock: what the law, its guidance and practice ask for, each as a row of data, and the arithmetic by
//! which a date follows.
//!
//! Pure: a rule gets the day it reckons from and the school's calendar. `report` and `check` may call it. It knows no
//! pupil: which day a rule reckons from, and whether the thing is done, is for `report` to find in the records.
//!
//! ```text
//! Rule   what, of which plan, from which event, how the date follows, force, owner, basis, in force from and until
//!   rule(what, from, on) -> the row in force on a day
//!   Rule::reckon(day, calendar) -> the last day on which it is in time, never moved
//! ```
//!
//! A reform of the law is a new row with its own days in force, and an `until` for the old one; a new kind of plan is
//! rows with that kind. Nothing else changes.

mod rows;
mod what;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::SchoolCalendar;
use crate::record::ehc_plan::PlanKind;
use crate::record::when::school_year_start;

pub use rows::RULES;
pub use what::What;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it asks for.
    pub what: What,
    /// The kind of plan that it is about; none for a rule about every pupil.
    pub plan: Option<PlanKind>,
    /// From which day it reckons.
    pub from: Event,
    /// How its date follows from that day.
    pub follows: Follows,
    /// Whether it is law, guidance, or the school's own plan and practice.
    pub force: Force,
    /// Whose it is.
    pub owner: Owner,
    /// Where it is written; a paragraph's number only where its words were seen (`docs/law.md`).
    pub basis: &'static str,
    /// The first day of the event from which it holds; none where it always held.
    pub in_force: Option<NaiveDate>,
    /// The last one; none where no end is known.
    pub until: Option<NaiveDate>,
}

/// The day that a rule reckons from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// The authority's decision after the last review; before the first, the day on which the plan was made.
    Reviewed,
    /// The last day for the review to be complete.
    Complete,
    /// The annual review meeting.
    Meeting,
    /// The day on which the authority sent, and served, its notice of amendments.
    Notice,
    /// The first day of the next phase, up to secondary school.
    Transfer,
    /// The first day of the next phase, after secondary school.
    TransferAfterSixteen,
    /// A restrictive intervention.
    Incident,
    /// The last day of a term.
    TermEnd,
    /// The date of a target's goal.
    GoalDate,
    /// The last day of a cycle.
    CycleEnd,
    /// The day on which a part of the plan was proposed.
    Proposed,
    /// The day on which a professional gave advice.
    Advised,
    /// The last day of the cycle in which the advice was begun.
    AdvisedCycleEnd,
    /// The day on which advice was begun, where no cycle holds it.
    Begun,
    /// The day that somebody named for what they undertook.
    Undertaken,
    /// The day on which somebody was to be told of something.
    ToTell,
    /// The day of a question.
    Asked,
    /// The day on which a target was met, or of one of the first three probes since.
    MetOrProbed,
    /// The day of the fourth probe or a later one.
    ProbedFourTimes,
    /// The pupil's last day in school.
    Left,
}

/// How a date follows from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// That day itself.
    TheDay,
    /// So many days after it, or before it where the number is less than nothing; weeks are seven days each and run
    /// through weekends and holidays.
    Days(i64),
    /// So many school days after it.
    SchoolDays(u32),
    /// The last day of so many months that begin with it: the day before the corresponding day, where a day that the
    /// month lacks is the first of the next month.
    WithinMonths(u32),
    /// The corresponding day so many months after it; the first of the next month where the month lacks that day.
    Months(u32),
    /// The last day before this day and month of the same year.
    Before {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
}

/// How strongly something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// The law.
    Must,
    /// Statutory guidance.
    Should,
    /// The plan's own dates, and good practice.
    Plan,
}

/// Whose it is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The school's.
    School,
    /// The local authority's.
    Authority,
}

impl Force {
    /// The word for scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Plan => "plan",
        }
    }
}

impl Owner {
    /// The word for scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Authority => "authority",
        }
    }
}

impl Rule {
    /// The last day on which what it asks for is still in time, when reckoned from this day. It is never moved: a
    /// weekend and a holiday count like any other day.
    #[must_use]
    pub fn reckon(&self, day: NaiveDate, calendar: &SchoolCalendar) -> NaiveDate {
        match self.follows {
            Follows::TheDay => day,
            Follows::Days(days) => shifted(day, days),
            Follows::SchoolDays(number) => calendar.school_days_after(day, number),
            Follows::WithinMonths(months) => shifted(months_after(day, months), -1),
            Follows::Months(months) => months_after(day, months),
            Follows::Before { month, day: last } => {
                NaiveDate::from_ymd_opt(day.year(), month, last).map_or(day, |last| shifted(last, -1))
            }
        }
    }

    /// True where the rule holds for an event of this day.
    #[must_use]
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.in_force.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }
}

/// The rule that asks for something from an event of this day.
#[must_use]
pub fn rule(what: What, from: Event, on: NaiveDate) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.what == what && rule.from == from && rule.holds(on))
}

/// The first day of Year 7 of somebody born on this day: the first of September after which they turn twelve within
/// the school year.
#[must_use]
pub fn year_seven_begins(born: NaiveDate) -> NaiveDate {
    years_after(school_year_start(born), 12)
}

/// The year group of somebody born on one day, in the school year of another: 0 is Reception, less is before school.
#[must_use]
pub fn year_group(born: NaiveDate, day: NaiveDate) -> i32 {
    7 + school_year_start(day).year() - year_seven_begins(born).year()
}

/// The corresponding day so many years later; after 29 February, 1 March of a common year.
#[must_use]
pub fn years_after(day: NaiveDate, years: u32) -> NaiveDate {
    months_after(day, 12 * years)
}

/// The corresponding day so many months later; where the month lacks it, the first of the month after.
fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    let first_of = |months: u32| day.with_day(1)?.checked_add_months(Months::new(months));
    let same = first_of(months).and_then(|first| first.with_day(day.day()));
    same.or_else(|| first_of(months + 1)).unwrap_or(day)
}

fn shifted(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let shifted = if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) };
    shifted.unwrap_or(day)
}

#[cfg(test)]
mod tests;
