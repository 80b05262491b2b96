use schemars::JsonSchema;
use serde::Serialize;

use crate::progress::decision::{Course, Look, Seen, Sign};
use crate::progress::trend::{Celeration, Dot, Fitted, Line, MannKendall, TheilSen, TimedCount};
use crate::progress::{Confidence, Progress};
use crate::record::Level;
use crate::record::result::Counted;
use crate::record::target::Direction;
use crate::report::figure::{Day, Precise};

/// The trend of the days with results since the phase began.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Lines {
    /// How many days.
    pub days: usize,
    /// The Theil-Sen slope a week.
    pub theil_sen_per_week: Option<Precise>,
    /// The ends of its interval of 95 %; null where the pairs are too few for it.
    pub theil_sen_low: Option<Precise>,
    /// The upper end.
    pub theil_sen_high: Option<Precise>,
    /// Whether later results tend to be higher.
    pub mann_kendall: Option<Tested>,
    /// The slope of least squares a week, every day alike.
    pub least_squares_per_week: Option<Precise>,
    /// Its standard error.
    pub least_squares_se: Option<Precise>,
    /// How far results typically lie from that line.
    pub standard_error_of_estimate: Option<Precise>,
    /// By how many times a count per minute grows in a week; null for what is no rate.
    pub celeration: Option<Celerated>,
}

/// The Mann-Kendall test.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Tested {
    /// Pairs whose later level is higher, less those whose later level is lower.
    pub s: i64,
    /// Kendall's tau-b of level and time.
    pub tau_b: Option<Precise>,
    /// Its two-sided p: exact up to 40 results.
    pub p: Precise,
    /// Whether it is exact.
    pub exact: bool,
}

/// How fast a count per minute grows.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Celerated {
    /// The factor of a week, by least squares.
    pub per_week: Precise,
    /// The same by the Theil-Sen slope.
    pub per_week_theil_sen: Precise,
    /// As precision teaching writes it: `×1.25`.
    pub said: String,
    /// How many times the highest result about the line is the lowest.
    pub bounce: Precise,
    /// How many counts are 0, and stand at half the record floor.
    pub zeros: usize,
}

/// One look.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct LookLine {
    /// The day of the last result that it knows.
    pub on: Option<Day>,
    /// How many days with results.
    pub days: usize,
    /// The fitted level on that day.
    pub level_now: OnDay,
    /// The aim line on that day.
    pub expected: Option<Precise>,
    /// The line through the results since the phase began, on the goal's date.
    pub since_the_phase_began: Option<OnDay>,
    /// The line that is level before the phase and straight after, on the goal's date.
    pub with_the_baseline: Option<OnDay>,
    /// Which signs it shows, the gravest first.
    pub signs: Vec<&'static str>,
}

/// The level of a line on a day, with its one-sided limits.
#[derive(Clone, Copy, Debug, PartialEq, JsonSchema, Serialize)]
pub struct OnDay {
    /// The level.
    pub level: Precise,
    /// Its standard error.
    pub se: Precise,
    /// The one-sided lower limit of 90 %.
    pub low_90: Precise,
    /// The one-sided upper limit of 90 %.
    pub high_90: Precise,
}

/// The four-point rule, for information alone: at one look it misses more than keywork's rule, and looked at after
/// every session it flags more of those on track (statistics, sections 3.2 and 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FourPoints {
    /// Whether the last four days all lie on the wrong side of the aim line.
    pub all_below: bool,
    /// Whether they all lie beyond it.
    pub all_beyond: bool,
    /// What it is.
    pub label: &'static str,
}

impl Lines {
    pub(super) fn of(progress: &Progress<'_>, course: &Course) -> Self {
        let dots: Vec<Dot> = course.since.iter().map(|seen| seen.dot).collect();
        let levels: Vec<Level> = dots.iter().map(|dot| dot.level).collect();
        let (theil_sen, line) = (course.trend(), Line::fit(&dots));
        let interval = theil_sen.filter(|found| !found.too_few_pairs).map(|found| found.interval);
        let week = |slope: f64| Precise(slope * 7.0);
        Self {
            days: dots.len(),
            theil_sen_per_week: theil_sen.map(|found: TheilSen| week(found.slope)),
            theil_sen_low: interval.map(|interval| week(interval.low)),
            theil_sen_high: interval.map(|interval| week(interval.high)),
            mann_kendall: MannKendall::of(&levels).map(Tested::of),
            least_squares_per_week: line.map(|line| week(line.slope)),
            least_squares_se: line.map(|line| week(line.slope_se())),
            standard_error_of_estimate: line.map(|line| Precise(line.see)),
            celeration: celeration(progress, course),
        }
    }
}

fn celeration(progress: &Progress<'_>, course: &Course) -> Option<Celerated> {
    let since = progress.series.teaching().iter().filter(|point| point.date >= course.from);
    let counts = since.filter_map(|point| match point.result.counted {
        Counted::Rate(count, seconds) => Some(TimedCount { day: Dot::on(point.date, point.level).day, count, seconds }),
        _ => None,
    });
    let found = Celeration::of(&counts.collect::<Vec<_>>())?;
    Some(Celerated {
        per_week: Precise(found.per_week.get()),
        per_week_theil_sen: Precise(found.per_week_theil_sen.get()),
        said: found.per_week.to_string(),
        bounce: Precise(found.bounce),
        zeros: found.zeros,
    })
}

impl Tested {
    fn of(found: MannKendall) -> Self {
        Self { s: found.s, tau_b: found.tau_b.map(Precise), p: Precise(found.p()), exact: found.p_exact.is_some() }
    }
}

impl LookLine {
    pub(super) fn latest_two(course: &Course) -> Vec<Self> {
        let last = course.since.len();
        let days = last.saturating_sub(1).max(1)..=last;
        days.filter_map(|days| Some(Self::of(&course.look(days)?, &course.since[..days]))).collect()
    }

    fn of(look: &Look, since: &[Seen]) -> Self {
        let day = since.last().and_then(|seen| chrono::NaiveDate::from_num_days_from_ce_opt(seen.dot.day));
        Self {
            on: day.map(Day),
            days: since.len(),
            level_now: look.now.into(),
            expected: look.expected.map(Precise),
            since_the_phase_began: look.on_goal_date.map(OnDay::from),
            with_the_baseline: look.on_goal_date_with_before.map(OnDay::from),
            signs: look.signs().iter().map(|sign| word(*sign)).collect(),
        }
    }
}

/// The status that the sign would give.
fn word(sign: Sign) -> &'static str {
    match sign {
        Sign::GoingBack => "going-back",
        Sign::NoProgress => "no-progress",
        Sign::AtRisk => "at-risk",
        Sign::Ahead => "ahead",
    }
}

impl From<Fitted> for OnDay {
    fn from(fitted: Fitted) -> Self {
        Self {
            level: Precise(fitted.value),
            se: Precise(fitted.se),
            low_90: Precise(fitted.low(Confidence::NINETY)),
            high_90: Precise(fitted.high(Confidence::NINETY)),
        }
    }
}

impl FourPoints {
    pub(super) fn of(course: &Course) -> Option<Self> {
        let (aim, last) = (course.aim?, course.since.last_chunk::<4>()?);
        let above = |seen: &Seen| seen.dot.level.to_f64() > aim.expected_on(seen.dot.day);
        let below = |seen: &Seen| seen.dot.level.to_f64() < aim.expected_on(seen.dot.day);
        let (all_above, all_below) = (last.iter().all(above), last.iter().all(below));
        let (all_below, all_beyond) = match course.direction {
            Direction::Increase => (all_below, all_above),
            Direction::Decrease => (all_above, all_below),
        };
        Some(Self { all_below, all_beyond, label: "for information: this rule decides nothing" })
    }
}
