//! What reports say: one struct and one file a kind, built from records, which is also the report's `--json`.
//!
//! Pure: a report opens no file and reads no clock; today is an argument. Only `cli` may call it, and it calls
//! `progress`, `calendar`, `record` and `text`. It knows nothing of `render`: a template in `src/templates/` words a
//! report, and a school can put its own in its place.
//!
//! ```text
//! Weekly   DayReport    for the teacher    -> Who  Happened  Ahead
//! Home                  for parents and carers; no private field
//! TermReport            the review of a cycle            -> review  Patterns
//! AnnualReview          the annual review of the EHC plan -> review  Patterns
//! Cover                 for a stranger tomorrow
//! ProvisionMap          promised, given, cost
//! Caseload              every pupil, for the SENCO
//! Today                 what to do today, or this week -> PupilDay -> TodayItem
//! Plan                  the cycle on one page
//! Assess                each target's status -> Assessed   Explained
//! NumberRow             a result, for other programs
//! Due                   what the law and the plan ask for -> DuePupil -> DueItem
//! Agenda                what is open, for the next meeting
//! Field                 what a report has, from its struct, for templates and forms
//! ```
//!
//! Every judgement carries the files that it rests on, and what could not be read is named in every report.

mod agenda;
mod agreed;
mod ahead;
mod annual_review;
mod assess;
mod assessed;
mod attained;
mod caseload;
mod charted;
mod contacted;
mod cover;
mod cycle_line;
mod day;
mod decision;
mod due;
pub mod explained;
mod fields;
mod figure;
mod happened;
mod held;
mod help_lately;
mod home;
mod kind;
mod numbers;
mod observed;
mod observed_twice;
mod patterns;
mod people;
mod plain_result;
mod plan;
mod provided;
mod provision_map;
mod pupil_day;
mod result_line;
mod review;
mod said;
mod select;
mod session_row;
mod tallied;
mod term;
mod thread;
mod today;
mod today_item;
mod unreadable;
mod weekly;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod worked;

use chrono::NaiveDate;

use crate::record::Target;
use crate::record::when::school_year_start;

pub use agenda::{Agenda, Coming};
pub use agreed::Agreed;
pub use ahead::{Ahead, ClosedDay, PreparedLine, Timetabled};
pub use annual_review::{
    AnnualReview, Enclosed, Enclosure, FundingLine, InvitedPerson, LineReview, NeedLine, OutcomeReview, ProfileSaid,
    ReviewMeeting, Stage, StepLine, Suggested, Taught, Transition,
};
pub use assess::{Assess, AssessedTarget, Detail};
pub use assessed::{Assessed, AssessedGoal, AssessedPhase};
pub use attained::{AttainedGoal, GoalAttainment};
pub use caseload::{Caseload, CaseloadItem, CaseloadRow, LeftOut};
pub use contacted::{ActionLine, Contacted};
pub use cover::{Cover, CoverProfile, CoverSession, CoverTarget};
pub use cycle_line::{CycleLine, ViewLine};
pub use day::DayReport;
pub use decision::Decision;
pub use due::{DUE_AHEAD, DUE_TEMPLATE, Due, DueItem, DuePupil, due};
pub use explained::Explained;
pub use fields::{Field, FieldKind, fields_of};
pub use figure::{Day, Money, Number, Precise, Source, Time, Typed};
pub use happened::{Happened, TargetLine};
pub use held::{Around, HELD_MONTH_TEMPLATE, HELD_TEMPLATE, Held, HeldLine, HeldMonth, HeldRecord, StaffNamed};
pub use help_lately::{HelpLately, RungShare};
pub use home::{Home, Practised, ReadingAge, ResultAtHome, SharedLine};
pub use kind::{Asked, Kind, UnknownKind};
pub use numbers::NumberRow;
pub use observed::{Labelled, Observed};
pub use observed_twice::{KappaFigure, ObservedTwice};
pub use patterns::{Event, Patterns, Ratings, Spread, Tally};
pub use people::{Person, Who};
pub use plan::{ChangeLine, LineF, OutcomeLine, Plan, PlanDates, PlanTarget, PlannedProvision};
pub use provided::{Provided, SlotLine};
pub use provision_map::{
    AwardLine, CostTotal, Costs, GaveLine, MetBy, MissedLine, PlanText, PromisedLine, ProvisionLine, ProvisionMap,
    RateLine, ResourceLine, StaffLine, TrainingLine, UnrecordedLine,
};
pub use pupil_day::{MeetingOfDay, OpenLine, Proposed, PupilDay, TodayPupil, UnrecordedSlot};
pub use result_line::{ResultLine, help_in_words};
pub use review::{
    Advised, AgreedWith, Delivered, LineDelivered, Measured, MeetingHeld, MissedFor, MonthGiven, Reviewed, ScoreLine,
    Scored, TargetReview, Tried, ViewSaid, Waiting,
};
pub use said::{Question, Said, ToTell};
pub use session_row::SessionRow;
pub use tallied::{Tallied, TalliedPart};
pub use term::{CycleReview, TermReport};
pub use thread::{Link, Thread};
pub use today::{DayOfWeek, Today};
pub use today_item::{PlanWords, TodayItem, TodayTarget};
pub use unreadable::{Mistake, Unreadable};
pub use weekly::Weekly;

/// Stands in each report's JSON, so that a file made by keywork is known again.
const MADE_BY: &str = "keywork";

/// The wording of the plan on one page.
pub const PLAN_TEMPLATE: &str = include_str!("../templates/plan.md");
/// The wording of the thread of a plan.
pub const THREAD_TEMPLATE: &str = include_str!("../templates/thread.md");
/// The wording of an agenda.
pub const AGENDA_TEMPLATE: &str = include_str!("../templates/agenda.md");
/// The wording of the day and of the week.
pub const TODAY_TEMPLATE: &str = include_str!("../templates/today.md");
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
