//! What `assess --explain` adds for whoever wants the statistics: effect sizes, lines, looks, and what the goal's rule
//! lets through. `report::assess` alone calls it; no other page has any of it.

mod effect;
mod lines;
mod mastery;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Precise;
use crate::progress::Progress;
use crate::progress::decision::error_rates::{EVER_FALSE_ALARM, EVER_FOUND, ErrorRates};
use crate::record::measure::MeasureKind;

pub use effect::{Alone, Criterion, Effect, Figure, NapFigure, Trend};
pub use lines::{Celerated, FourPoints, Lines, LookLine, OnDay, Tested};
pub use mastery::{Chance, Passing};

/// The statistics of one target.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Explained {
    /// Between the first phase and everything after it; null with fewer than two phases.
    pub effect: Option<Effect>,
    /// Between each phase and the next.
    pub effect_of_neighbours: Vec<Effect>,
    /// The trend since the phase began; null before teaching and for rungs of help.
    pub lines: Option<Lines>,
    /// The latest two looks, oldest first: what they see and which signs they show.
    pub looks: Vec<LookLine>,
    /// The four-point rule, which decides nothing.
    pub four_points: Option<FourPoints>,
    /// How often a verdict on so many results is wrong; null of fewer than ten, and for what is no share of trials.
    pub error_rates: Option<Wrong>,
    /// What the goal's own rule lets through; null where the goal is no share of trials to be raised.
    pub passing: Option<Passing>,
    /// A rating of 1 to 10 beside where it began and what was expected.
    pub monitored: Option<Monitored>,
}

/// How often a verdict is wrong, in percent of simulated pupils (`examples/decisions`).
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Wrong {
    /// Days with results since the phase began.
    pub results: usize,
    /// Of those on track, how many are at-risk, no-progress or going-back all the same.
    pub false_alarm: Precise,
    /// Of those who grow at half the needed rate or less, how many are none of these.
    pub missed: Precise,
    /// Of those on track, how many ever are by the twentieth result.
    pub ever_false_alarm: Precise,
    /// Of those who grow at half the needed rate or less, how many ever are by the twentieth result.
    pub ever_found: Precise,
}

/// Target monitoring and evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Monitored {
    /// Where it began.
    pub baseline: i64,
    /// What was expected.
    pub expected: i64,
    /// The latest.
    pub achieved: i64,
    /// How many steps since the baseline.
    pub progress: i64,
    /// Whether what was expected was achieved, or more.
    pub as_expected: bool,
}

impl Explained {
    /// The statistics of a target on this day.
    #[must_use]
    pub fn of(progress: &Progress<'_>, as_of: NaiveDate) -> Self {
        let target = &progress.target.record;
        let goal = target.goal_on(as_of);
        let ordinal = target.measure.kind == MeasureKind::Help;
        let course = progress.course.as_ref().filter(|_| !ordinal);
        Self {
            effect: Effect::since_the_first(progress, goal),
            effect_of_neighbours: Effect::of_neighbours(progress, goal),
            lines: course.map(|course| Lines::of(progress, course)),
            looks: course.map(LookLine::latest_two).unwrap_or_default(),
            four_points: course.and_then(FourPoints::of),
            error_rates: course
                .filter(|_| target.measure.unit() == "%")
                .and_then(|course| Wrong::of(course.since.len())),
            passing: Passing::of(progress, goal),
            monitored: monitored(progress, as_of),
        }
    }
}

impl Wrong {
    fn of(results: usize) -> Option<Self> {
        let rates = ErrorRates::of(results)?;
        Some(Self {
            results,
            false_alarm: Precise(rates.false_alarm),
            missed: Precise(rates.missed),
            ever_false_alarm: Precise(EVER_FALSE_ALARM),
            ever_found: Precise(EVER_FOUND),
        })
    }
}

/// A target that is rated from 1 to 10, where its baseline, its goal and its latest rating are whole.
fn monitored(progress: &Progress<'_>, as_of: NaiveDate) -> Option<Monitored> {
    use crate::progress::attainment::{Monitored as Ratings, Rating};
    use crate::record::Level;
    let target = &progress.target.record;
    let range = (target.measure.min?, target.measure.max?);
    let whole = |level: Level| level.ratio().is_integer().then(|| level.ratio().to_integer());
    let rating = |level: Level| whole(level).and_then(Rating::new);
    let found = Ratings {
        baseline: rating(crate::progress::baseline(target, &progress.series)?)?,
        expected: rating(target.goal_on(as_of).level?)?,
        achieved: rating(progress.series.teaching().last()?.level)?,
    };
    (range == (Level::whole(1), Level::whole(10))).then(|| Monitored {
        baseline: found.baseline.get(),
        expected: found.expected.get(),
        achieved: found.achieved.get(),
        progress: found.progress(),
        as_expected: found.is_as_expected(),
    })
}
