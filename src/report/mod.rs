//! What reports say: one struct and one file a kind, built from records, which is also the report's `--json`.
//!
//! Pure: a report opens no file and reads no clock; today is an argument. Only `cli` may call it, and it calls
//! `progress`, `calendar`, `record` and `text`. It knows nothing of `render`: a template in `src/templates/` words a
//! report, and a school can put its own in its place.
//!
//! ```text
//! Weekly   DayReport    for the teacher    -> Who  Happened  Ahead
//! Plan                  the cycle on one page
//! Assess                each target's status -> Assessed
//! ```
//!
//! Every judgement carries the files that it rests on, and what could not be read is named in every report.

mod agreed;
mod ahead;
mod assess;
mod assessed;
mod contacted;
mod cycle_line;
mod day;
mod decision;
mod figure;
mod happened;
mod observed;
mod people;
mod plan;
mod provided;
mod result_line;
mod said;
mod select;
mod session_row;
mod unreadable;
mod weekly;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod worked;

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::progress::Period;
use crate::record::when::school_year_start;
use crate::record::{PupilId, Target};
use crate::text;

pub use agreed::Agreed;
pub use ahead::{Ahead, ClosedDay, PreparedLine, Timetabled};
pub use assess::Assess;
pub use assessed::{Assessed, AssessedGoal, AssessedPhase};
pub use contacted::{ActionLine, Contacted};
pub use cycle_line::{CycleLine, ViewLine};
pub use day::DayReport;
pub use decision::Decision;
pub use figure::{Day, Number, Source, Time, Typed};
pub use happened::{Happened, TargetLine};
pub use observed::{Labelled, Observed};
pub use people::{Person, Who};
pub use plan::{ChangeLine, LineF, OutcomeLine, Plan, PlanDates, PlanTarget, PlannedProvision};
pub use provided::{Provided, SlotLine};
pub use result_line::{ResultLine, help_in_words};
pub use said::{Question, Said, ToTell};
pub use session_row::SessionRow;
pub use unreadable::{Mistake, Unreadable};
pub use weekly::Weekly;

/// Stands in each report's JSON, so that a file made by keywork is known again.
const MADE_BY: &str = "keywork";

/// The kinds of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Feedback to the teacher for one day.
    Day,
    /// For the teacher, for one week.
    Weekly,
}

/// A word that is no kind of report.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is no kind of report")]
pub struct UnknownKind {
    given: String,
    near: Option<String>,
}

impl UnknownKind {
    /// The nearest kind, or all of them.
    #[must_use]
    pub fn help(&self) -> String {
        self.near.clone().unwrap_or_else(|| format!("it is {}", text::or_list(&Kind::ALL.map(Kind::word))))
    }
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Day, Self::Weekly];

    /// The word that people type.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Weekly => "weekly",
        }
    }

    /// The name of its template's file, which a school's own has too.
    #[must_use]
    pub fn template_name(self) -> &'static str {
        match self {
            Self::Day => "day.md",
            Self::Weekly => "weekly.md",
        }
    }

    /// The wording that comes with the program.
    #[must_use]
    pub fn template(self) -> &'static str {
        match self {
            Self::Day => DAY_TEMPLATE,
            Self::Weekly => WEEKLY_TEMPLATE,
        }
    }

    /// Without a period given: that day, or the latest begun school week (contract, "Reporting").
    #[must_use]
    pub fn usual_period(self, calendar: &SchoolCalendar, as_of: NaiveDate) -> Period {
        match self {
            Self::Day => Period::day(as_of),
            Self::Weekly => Period::week(SchoolWeek::latest_begun(calendar, as_of)),
        }
    }

    /// The name of the file of a report in a folder, without its extension: `rowan-weekly-2026-W47`.
    #[must_use]
    pub fn file_stem(self, pupil: &PupilId, period: Period) -> String {
        match self {
            Self::Day => format!("{pupil}-day-{}", period.from),
            Self::Weekly => format!("{pupil}-weekly-{}", SchoolWeek::of(period.from)),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl std::str::FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|kind| kind.word() == typed);
        let near = || text::did_you_mean(typed, &Self::ALL.map(Self::word));
        known.ok_or_else(|| UnknownKind { given: text::brief(typed, 40), near: near() })
    }
}

/// The wording of the weekly report.
pub const WEEKLY_TEMPLATE: &str = include_str!("../templates/weekly.md");
/// The wording of the report on a day.
pub const DAY_TEMPLATE: &str = include_str!("../templates/day.md");

/// The wording of the plan on one page.
pub const PLAN_TEMPLATE: &str = include_str!("../templates/plan.md");
/// The wording of what is known of each target.
pub const ASSESS_TEMPLATE: &str = include_str!("../templates/assess.md");

/// The first day whose sessions [`Assess`] needs: that of the earliest result of any target, ended ones too.
#[must_use]
pub fn all_sessions_from<'t>(targets: impl IntoIterator<Item = &'t Target>, as_of: NaiveDate) -> NaiveDate {
    let from = targets.into_iter().map(|target| target.counts_from().unwrap_or_else(|| school_year_start(as_of)));
    from.min().unwrap_or(as_of)
}

/// The first day whose sessions a report on a period needs: that of the earliest baseline of the targets that are
/// open, or the period's own, whichever is earlier (design, section 3).
///
/// Open is what no review had ended before the period began. A target without any date counts from the start of the
/// period's school year.
#[must_use]
pub fn sessions_from<'t>(
    targets: impl IntoIterator<Item = &'t Target>,
    period_start: NaiveDate,
    as_of: NaiveDate,
) -> NaiveDate {
    let open = targets.into_iter().filter(|target| select::is_open(target, period_start, as_of));
    let from = open.map(|target| target.counts_from().unwrap_or_else(|| school_year_start(period_start)));
    from.chain([period_start]).min().unwrap_or(period_start)
}
