use schemars::JsonSchema;
use serde::Serialize;

use crate::progress::effect::{BaselineTrend, DualCriterion, Effects, Estimate, Interval, Meaning, Nap, Scale};
use crate::progress::series::{Point, direction};
use crate::progress::{Phase, Progress};
use crate::record::Level;
use crate::record::goal::Goal;
use crate::report::figure::Precise;

/// How large the change is between the results of one phase (A) and those after it (B): the fields of `effect` in
/// `assess --explain --json` (contract, "Assessing"), and more. What cannot be computed is null, its reason beside it.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Effect {
    /// The name of A: `baseline`.
    pub a: String,
    /// What B is: `all after it`, or the name of the next phase.
    pub b: String,
    /// How many results A has.
    pub a_points: usize,
    /// How many B has.
    pub b_points: usize,
    /// The trend of A by itself, which is said first: what was already rising needed no teaching to rise.
    pub baseline_trend: Trend,
    /// Non-overlap of all pairs.
    pub nap: NapFigure,
    /// Tau, A against B.
    pub tau: Figure,
    /// Tau-U, A against B less the trend of A, over mn; it has no standard error.
    pub tau_u: Alone,
    /// Tau of what the trend of A leaves.
    pub tau_bc: Figure,
    /// Percentage of non-overlapping data, 0 to 1.
    pub pnd: Option<Precise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pnd_reason: Option<String>,
    /// Percentage exceeding the median, 0 to 1.
    pub pem: Option<Precise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pem_reason: Option<String>,
    /// Percentage of all non-overlapping data by fewest removals, 0 to 1.
    pub pand: Option<Precise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pand_reason: Option<String>,
    /// Robust improvement rate difference.
    pub ird: Option<Precise>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ird_reason: Option<String>,
    /// Standardised mean difference by the standard deviation of A, bias-corrected.
    pub smd: Figure,
    /// Log response ratio for what is to increase, bias-corrected.
    pub lrr_increasing: Figure,
    /// Log response ratio for what is to decrease, bias-corrected.
    pub lrr_decreasing: Figure,
    /// Log odds ratio, bias-corrected.
    pub log_odds_ratio: Figure,
    /// Log ratio of medians.
    pub log_ratio_of_medians: Figure,
    /// Percent of goal obtained.
    pub percent_of_goal_obtained: Figure,
    /// The conservative dual criterion.
    pub conservative_dual_criterion: Criterion,
}

/// An estimate with its standard error and its interval of 95 %.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct Figure {
    /// The estimate.
    pub estimate: Option<Precise>,
    /// Its standard error.
    pub se: Option<Precise>,
    /// The lower end.
    pub low: Option<Precise>,
    /// The upper end.
    pub high: Option<Precise>,
    /// Why one of them is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// NAP with its two other standard errors.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct NapFigure {
    /// With the unbiased one.
    #[serde(flatten)]
    pub figure: Figure,
    /// Hanley's.
    pub se_hanley: Option<Precise>,
    /// Where nothing changed.
    pub se_null: Option<Precise>,
}

/// An estimate alone.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct Alone {
    /// The estimate.
    pub estimate: Option<Precise>,
    /// Why it is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What the results of A do by themselves.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct Trend {
    /// The share of their pairs that rise less the share that fall.
    pub tau: Option<Precise>,
    /// By how much they rise from one result to the next.
    pub slope: Option<Precise>,
    /// Why one of them is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How many results of B lie beyond both lines of A, and how many of so many are more than chance.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema, Serialize)]
pub struct Criterion {
    /// So many.
    pub beyond: Option<usize>,
    /// Of so many.
    pub of: Option<usize>,
    /// So many are required.
    pub required: Option<usize>,
    /// How likely chance is to put as many beyond.
    pub p: Option<Precise>,
    /// Whether enough do.
    pub met: Option<bool>,
    /// Why one of them is null.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Effect {
    /// Between the first phase and everything after it; none of fewer than two phases with results.
    pub(super) fn since_the_first(progress: &Progress<'_>, goal: &Goal) -> Option<Self> {
        let phases = phases(progress);
        let ((first, before), after) = phases.split_first().filter(|(_, after)| !after.is_empty())?;
        let after: Vec<Level> = after.iter().flat_map(|(_, points)| levels(points)).collect();
        let meaning = meaning(progress, goal);
        Some(Self::of(&first.name, "all after it", &levels(before), &after, meaning))
    }

    /// Between each phase and the next.
    pub(super) fn of_neighbours(progress: &Progress<'_>, goal: &Goal) -> Vec<Self> {
        let (phases, meaning) = (phases(progress), meaning(progress, goal));
        let pair = |pair: &[(&Phase, &[Point<'_>])]| {
            let ((a, before), (b, after)) = (pair[0], pair[1]);
            Self::of(&a.name, &b.name, &levels(before), &levels(after), meaning)
        };
        phases.windows(2).map(pair).collect()
    }

    fn of(a: &str, b: &str, before: &[Level], after: &[Level], meaning: Meaning) -> Self {
        let effects = Effects::between(before, after, meaning);
        let shares = [effects.pnd, effects.pem, effects.pand, effects.ird].map(number);
        let [(pnd, pnd_reason), (pem, pem_reason), removals, difference] = shares;
        let (estimate, reason) = number(effects.tau_u);
        Self {
            a: a.to_owned(),
            b: b.to_owned(),
            a_points: before.len(),
            b_points: after.len(),
            baseline_trend: Trend::of(effects.baseline_trend),
            nap: NapFigure::of(effects.nap),
            tau: Figure::of(effects.tau),
            tau_u: Alone { estimate, reason },
            tau_bc: Figure::of(effects.tau_bc),
            pnd,
            pnd_reason,
            pem,
            pem_reason,
            pand: removals.0,
            pand_reason: removals.1,
            ird: difference.0,
            ird_reason: difference.1,
            smd: Figure::of(effects.smd),
            lrr_increasing: Figure::of(effects.lrr_increasing),
            lrr_decreasing: Figure::of(effects.lrr_decreasing),
            log_odds_ratio: Figure::of(effects.log_odds_ratio),
            log_ratio_of_medians: Figure::of(effects.log_ratio_of_medians),
            percent_of_goal_obtained: Figure::of(effects.percent_of_goal_obtained),
            conservative_dual_criterion: Criterion::of(effects.conservative_dual_criterion),
        }
    }
}

/// Each phase that has results, with them.
fn phases<'p, 'a>(progress: &'p Progress<'a>) -> Vec<(&'p Phase, &'p [Point<'a>])> {
    let points = &progress.series.points;
    let of = |phase: &'p Phase| {
        let (from, to) = (phase.from, phase.to);
        let first = points.partition_point(|point| point.date < from);
        (phase, &points[first..points.partition_point(|point| point.date <= to)])
    };
    progress.phases.iter().map(of).filter(|(_, points)| !points.is_empty()).collect()
}

fn levels(points: &[Point<'_>]) -> Vec<Level> {
    points.iter().map(|point| point.level).collect()
}

fn meaning(progress: &Progress<'_>, goal: &Goal) -> Meaning {
    let target = &progress.target.record;
    let results = progress.series.points.iter().map(|point| point.result);
    Meaning { direction: direction(target), scale: Scale::of(&target.measure, results), goal: goal.level }
}

fn number(estimate: Estimate) -> (Option<Precise>, Option<String>) {
    (estimate.ok().map(Precise), estimate.err().map(|why| why.to_string()))
}

impl Figure {
    fn of(estimate: Estimate<Interval>) -> Self {
        match estimate {
            Err(why) => Self { reason: Some(why.to_string()), ..Self::default() },
            Ok(interval) => Self {
                estimate: Some(Precise(interval.estimate)),
                se: interval.se.ok().map(Precise),
                low: interval.low.ok().map(Precise),
                high: interval.high.ok().map(Precise),
                reason: interval.se.and(interval.low).and(interval.high).err().map(|why| why.to_string()),
            },
        }
    }
}

impl NapFigure {
    fn of(nap: Estimate<Nap>) -> Self {
        let other = |of: fn(Nap) -> f64| nap.ok().map(of).map(Precise);
        Self {
            figure: Figure::of(nap.map(|nap| nap.interval())),
            se_hanley: other(|nap| nap.se_hanley),
            se_null: other(|nap| nap.se_null),
        }
    }
}

impl Trend {
    fn of(trend: Estimate<BaselineTrend>) -> Self {
        let slope = trend.and_then(|trend| trend.slope);
        Self {
            tau: trend.ok().map(|trend| Precise(trend.tau)),
            slope: slope.ok().map(Precise),
            reason: slope.err().map(|why| why.to_string()),
        }
    }
}

impl Criterion {
    fn of(criterion: Estimate<DualCriterion>) -> Self {
        let met = criterion.and_then(|criterion| criterion.is_met());
        let found = criterion.ok();
        Self {
            beyond: found.map(|found| found.beyond),
            of: found.map(|found| found.of),
            required: found.and_then(|found| found.required.ok()),
            p: found.map(|found| Precise(found.p)),
            met: met.ok(),
            reason: met.err().map(|why| why.to_string()),
        }
    }
}
