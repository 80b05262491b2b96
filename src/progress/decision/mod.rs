//! What the trend says: four signs, each looked for after every session, and firm only at two looks in a row.
//!
//! Pure functions of results up to a day. `progress` may call it for a status, and `report` for what `--explain` shows.
//! No sign compares slopes alone: with few results a slope is noise (statistics, section 3.2 and 4). `examples/decisions`
//! measures how often each is wrong, and [`error_rates`] keeps what it found.
//!
//! ```text
//! Course      the results since the phase began, the three before it, the aim line, the baseline
//!   Look      after so many of them: the line through them now and on the goal's date, and the signs that it shows
//!   Finding   what two looks in a row say
//! ```

pub mod error_rates;
mod look;

use chrono::NaiveDate;

use super::aim::AimLine;
use super::phase::{Phase, PhaseKind};
use super::series::{Series, direction, median};
use super::trend::{Dot, TheilSen};
use super::{Confidence, Daily};
use crate::record::target::Direction;
use crate::record::{Level, Target};

pub use look::Look;

/// From so many results since the phase began on there is a verdict on the trend (contract, "Assessing").
pub const ENOUGH: usize = 10;

/// How many results before the phase the line of [`Sign::AtRisk`] goes through too: those that the aim line begins at.
pub const BEFORE: usize = 3;

/// A sign at one look: a line that is clearly on one side of a level, by a one-sided limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The fitted level now is on the wrong side of the baseline's median; 90 %.
    GoingBack,
    /// The line through the results since the phase began falls short of the goal on its date; 90 %.
    NoProgress,
    /// The line that is level through the last three results before the phase and straight from its first day on falls
    /// short of the goal on its date; 87.5 %.
    AtRisk,
    /// The fitted level now is beyond the aim line; 90 %.
    Ahead,
}

/// What two looks in a row say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The same sign at both.
    Firm(Sign),
    /// A sign of trouble at the latest look alone.
    Once(Sign),
    /// No sign that the goal would not be reached.
    OnTrack,
}

/// A day's level, and on how many trials it rests, where the measure has trials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The day and its level.
    pub dot: Dot,
    /// The trials, steps or intervals.
    pub trials: Option<i64>,
}

impl Seen {
    /// With its weight in a line.
    ///
    /// A level of n trials varies by chance and with the day: as p(1 − p)/n, which at 30 % is 2100/n points squared, and
    /// by some 8 points from day to day, which is 64 (statistics, section 4). The weight is one over their sum, as
    /// n/(n + 33): more trials tell more, but ten times as many do not tell ten times as much. Without trials it is 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a day has far fewer trials than floats count exactly")]
    pub fn weighted(self) -> (Dot, f64) {
        const ALIKE: f64 = 33.0;
        let weight = self.trials.filter(|trials| *trials > 0).map_or(1.0, |trials| trials as f64);
        (self.dot, if self.trials.is_some() { weight / (weight + ALIKE) } else { weight })
    }
}

impl From<&Daily<'_, '_>> for Seen {
    fn from(day: &Daily<'_, '_>) -> Self {
        Self { dot: day.dot(), trials: day.trials }
    }
}

/// The course of a target since its phase began, each day with results as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The first day of the phase.
    pub from: NaiveDate,
    /// The last [`BEFORE`] days with results before it, or fewer, oldest first.
    pub before: Vec<Seen>,
    /// The days with results since it began, oldest first.
    pub since: Vec<Seen>,
    /// The way to the goal. Without it nothing says what the level should be.
    pub aim: Option<AimLine>,
    /// The median of the baseline, or the level that was typed for it.
    pub baseline: Option<Level>,
    /// Which way is better.
    pub direction: Direction,
}

impl Course {
    /// The course of a target in the latest of its phases; none before teaching begins.
    #[must_use]
    pub fn of(target: &Target, series: &Series<'_>, phases: &[Phase], aim: Option<AimLine>) -> Option<Self> {
        let phase = phases.last().filter(|phase| phase.kind != PhaseKind::Baseline)?;
        let (before, since) = series.points.split_at(series.points.partition_point(|point| point.date < phase.from));
        let (before, since) = (Daily::of(before), Daily::of(since));
        Some(Self {
            from: phase.from,
            before: before[before.len().saturating_sub(BEFORE)..].iter().map(Seen::from).collect(),
            since: since.iter().map(Seen::from).collect(),
            aim,
            baseline: median(series.baseline()).or(target.baseline),
            direction: direction(target),
        })
    }

    /// The Theil-Sen line through the results since the phase began, with the interval of 95 % of its slope.
    #[must_use]
    pub fn trend(&self) -> Option<TheilSen> {
        TheilSen::of(&self.since.iter().map(|seen| seen.dot).collect::<Vec<_>>(), Confidence::NINETY_FIVE)
    }

    /// The look after the first so many days of the phase; none where they are too few for a line.
    #[must_use]
    pub fn look(&self, days: usize) -> Option<Look> {
        Look::of(self, self.since.get(..days)?)
    }

    /// The latest look.
    #[must_use]
    pub fn latest(&self) -> Option<Look> {
        self.look(self.since.len())
    }

    /// What the latest two looks say; nothing of fewer than [`ENOUGH`] days.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let days = self.since.len();
        let before = self.look(days.checked_sub(1)?)?;
        self.latest().filter(|_| days >= ENOUGH).map(|latest| Finding::of(&before, &latest))
    }
}

impl Finding {
    /// What two looks in a row say.
    ///
    /// The graver sign goes first. Where both lines fall short of the goal, it is no progress only if the level is not
    /// clearly better than it was at the beginning; else it rises, and too slowly, and is at risk.
    #[must_use]
    pub fn of(before: &Look, latest: &Look) -> Self {
        let firm = |sign| latest.shows(sign) && before.shows(sign);
        let (slow, still) = (firm(Sign::AtRisk), firm(Sign::NoProgress));
        let trouble = [Sign::GoingBack, Sign::NoProgress, Sign::AtRisk];
        if firm(Sign::GoingBack) {
            Self::Firm(Sign::GoingBack)
        } else if still && !(slow && latest.is_better_than_at_first) {
            Self::Firm(Sign::NoProgress)
        } else if slow {
            Self::Firm(Sign::AtRisk)
        } else if let Some(sign) = trouble.into_iter().find(|sign| latest.shows(*sign)) {
            Self::Once(sign)
        } else if firm(Sign::Ahead) {
            Self::Firm(Sign::Ahead)
        } else {
            Self::OnTrack
        }
    }

    /// Whether it says that something has to change: the goal would not be reached, or the level falls.
    #[must_use]
    pub fn asks_for_a_change(self) -> bool {
        matches!(self, Self::Firm(Sign::GoingBack | Sign::NoProgress | Sign::AtRisk))
    }
}

#[cfg(test)]
mod tests;
