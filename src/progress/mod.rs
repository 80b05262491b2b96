//! What the records say of a target and of a provision: series, phases, the aim line, status, delivered against promised.
//!
//! Pure functions over slices of one pupil's records: no I/O, no clock; the day that counts as today is an argument.
//! `check`, `report`, `exchange` and `cli` may call it, and it calls `calendar`, `record` and `text` alone.
//!
//! ```text
//! sessions + target -> Series     points in time order, probes apart, what was left out
//!             Series -> phases    baseline, teaching, one more for each agreed change
//!             Series -> AimLine   from the baseline to the goal on its date
//!   series by the day -> Course    the lines through them, the signs at one look, what two looks say
//!    all of the above -> Status   verdict, rule, because, evidence
//!              series -> Independence   how much help, beside the level
//! levels of two phases -> Effects  how large the change is, after the trend of the first
//! sessions + provision -> Delivery   owed, given, missed and whose it was, not recorded
//!           Delivery -> Tally        the same in numbers, by week, term and year
//!   Delivery + rates -> Costed       what was promised and given costs
//!        levels over days -> trend   how fast, how sure, and where the line stands on a day
//!           right of trials -> proportion, mastery   how sure a level is, and what a criterion lets through
//!            two observers -> observers   how far they agree, or why that is no number
//!           goals on scales -> attainment
//! a day's slots + sessions -> Slotted   each slot with its record
//! ```
//!
//! Results dated after today, proposals that nobody agreed and results that their measure cannot hold change no
//! figure. Levels are compared as fractions; only the aim line and the statistics, approximate by nature, are in floats.

pub mod aim;
pub mod attainment;
pub mod confidence;
pub mod cost;
pub mod daily;
pub mod day;
pub mod decision;
pub mod delivery;
mod distribution;
pub mod effect;
#[cfg(test)]
pub(crate) mod example;
mod goal_rule;
pub mod independence;
pub mod mastery;
mod matching;
mod met;
pub mod observers;
pub mod phase;
mod promise;
pub mod proportion;
pub mod section_f;
pub mod series;
pub mod status;
mod tally;
pub mod trend;

use chrono::NaiveDate;

use crate::record::help::Ladder;
use crate::record::{Filed, RecordPath, Session, Target, TargetId};

pub use aim::{AimLine, baseline};
pub use confidence::{Confidence, Interval};
pub use cost::{Cost, Costed};
pub use daily::Daily;
pub use day::Slotted;
pub use decision::Course;
pub use delivery::{Delivery, Missed, Period, SlotOn};
pub use goal_rule::say_goal;
pub use independence::Independence;
pub use mastery::Mastery;
pub use met::met_on;
pub use phase::{Phase, PhaseKind};
pub use promise::Promise;
pub use proportion::Proportion;
pub use section_f::LineOfF;
pub use series::{LeftOut, Point, Series};
pub use status::Status;
pub use tally::{By, Part, Tally};

/// All that is known of one target on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The target's id.
    pub id: &'a TargetId,
    /// The target and its file.
    pub target: &'a Filed<Target>,
    /// Its results.
    pub series: Series<'a>,
    /// The stretches under unchanged conditions, oldest first.
    pub phases: Vec<Phase>,
    /// The way from the baseline to the goal, where both are known.
    pub aim: Option<AimLine>,
    /// The results since the latest phase began and what goes before them; none before teaching.
    pub course: Option<Course>,
    /// What keywork says of it, and why.
    pub status: Status,
    /// The day on which the goal's own rule was met, where it was; once met it stays met.
    pub met_on: Option<NaiveDate>,
}

impl<'a> Progress<'a> {
    /// All that these sessions say of the target on this day.
    #[must_use]
    pub fn of(
        id: &'a TargetId,
        target: &'a Filed<Target>,
        sessions: &'a [Filed<Session>],
        ladder: &Ladder,
        as_of: NaiveDate,
    ) -> Self {
        let series = Series::of(id, &target.record, sessions, ladder, as_of);
        let phases = phase::of(&target.record, &series, as_of);
        let aim = AimLine::of(&target.record, &series, as_of);
        let course = Course::of(&target.record, &series, &phases, aim);
        let status = Status::of(target, &series, &phases, aim, ladder, as_of);
        let met_on = met_on(&target.record, &series, ladder, as_of);
        Self { id, target, series, phases, aim, course, status, met_on }
    }

    /// The record of every point counted, oldest first.
    pub fn evidence(&self) -> impl Iterator<Item = &'a RecordPath> {
        self.series.points.iter().map(|point| point.path)
    }
}
