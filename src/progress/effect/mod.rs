//! How large the change is between what was before and what came after: the effect sizes of single-case research.
//!
//! Pure functions over the levels of two phases, each in order of time. `progress` and `report` may call it, and it
//! calls `record` and `text` alone. Levels are counted and compared as fractions; floats begin where a root, a
//! logarithm or a distribution does. What cannot be computed has a reason and no number.
//!
//! ```text
//! the trend of what was before  BaselineTrend
//! all pairs, one before and one after  Nap and its Tau, tau_u, tau_bc
//! how far clear  pnd, pem, pand, ird
//! how large, by means and medians  smd, lrr_*, log_odds_ratio, log_ratio_of_medians, percent_of_goal_obtained
//! whether more than chance  DualCriterion
//! ```

mod baseline_trend;
pub mod dual_criterion;
mod estimate;
mod exact;
mod goal;
pub mod kendall;
mod nap;
mod overlap;
mod ratio;
mod scale;
mod standardised;
mod tau;

use crate::record::Level;
use crate::record::target::Direction;

pub use baseline_trend::BaselineTrend;
pub use dual_criterion::{DualCriterion, Lines};
pub use estimate::{Bias, Estimate, Interval, NotComputable};
pub use goal::percent_of_goal_obtained;
pub use nap::Nap;
pub use overlap::{ird, pand, pem, pnd};
pub use ratio::{log_odds_ratio, log_ratio_of_medians, lrr_decreasing, lrr_increasing};
pub use scale::Scale;
pub use standardised::{Spread, smd};
pub use tau::{tau_bc, tau_bc_kendall, tau_u};

/// What the formulas need to know of the levels of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Meaning {
    /// Which way is better.
    pub direction: Direction,
    /// What a level is.
    pub scale: Scale,
    /// The level to be reached.
    pub goal: Option<Level>,
}

/// Every effect size between two phases, in the variant that keywork reports. Above the middle of its range is for the
/// better, except for the trend of the baseline, which is said first and as it is, and for `lrr_decreasing`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effects {
    /// The trend of the results before, without which no number below says what the teaching did.
    pub baseline_trend: Estimate<BaselineTrend>,
    /// Non-overlap of all pairs, with its three standard errors.
    pub nap: Estimate<Nap>,
    /// Tau, A against B.
    pub tau: Estimate<Interval>,
    /// Tau-U, A against B less the trend of A, over mn.
    pub tau_u: Estimate,
    /// Tau-BC, Tau of what the trend of the baseline leaves.
    pub tau_bc: Estimate<Interval>,
    /// Percentage of non-overlapping data, as a share.
    pub pnd: Estimate,
    /// Percentage exceeding the median, as a share.
    pub pem: Estimate,
    /// Percentage of all non-overlapping data by fewest removals, as a share.
    pub pand: Estimate,
    /// Robust improvement rate difference.
    pub ird: Estimate,
    /// Standardised mean difference by the standard deviation of the baseline, corrected for few results.
    pub smd: Estimate<Interval>,
    /// Log response ratio for what is to increase, corrected for few results.
    pub lrr_increasing: Estimate<Interval>,
    /// Log response ratio for what is to decrease, corrected for few results.
    pub lrr_decreasing: Estimate<Interval>,
    /// Log odds ratio, corrected for few results.
    pub log_odds_ratio: Estimate<Interval>,
    /// Log ratio of medians.
    pub log_ratio_of_medians: Estimate<Interval>,
    /// Percent of goal obtained.
    pub percent_of_goal_obtained: Estimate<Interval>,
    /// The conservative dual criterion, by the number of the result.
    pub conservative_dual_criterion: Estimate<DualCriterion>,
}

impl Effects {
    /// Between the results of one phase and those of the next, each in order of time.
    #[must_use]
    pub fn between(before: &[Level], after: &[Level], meaning: Meaning) -> Self {
        let Meaning { direction, scale, goal } = meaning;
        let nap = Nap::of(before, after, direction);
        let even = scale.has_means();
        let to_goal = |goal| percent_of_goal_obtained(before, after, direction, scale, goal);
        Self {
            baseline_trend: BaselineTrend::of(before, scale),
            nap,
            tau: nap.map(|nap| nap.tau()),
            tau_u: tau_u(before, after, direction),
            tau_bc: even.and_then(|()| tau_bc(before, after, direction)),
            pnd: pnd(before, after, direction),
            pem: pem(before, after, direction),
            pand: pand(before, after, direction),
            ird: ird(before, after, direction),
            smd: even.and_then(|()| smd(before, after, direction, Spread::Baseline, Bias::Corrected)),
            lrr_increasing: lrr_increasing(before, after, direction, scale, Bias::Corrected),
            lrr_decreasing: lrr_decreasing(before, after, direction, scale, Bias::Corrected),
            log_odds_ratio: log_odds_ratio(before, after, direction, scale, Bias::Corrected),
            log_ratio_of_medians: log_ratio_of_medians(before, after, direction, scale),
            percent_of_goal_obtained: goal.ok_or(NotComputable::NoGoal).and_then(to_goal),
            conservative_dual_criterion: even
                .and_then(|()| DualCriterion::by_number(before, after, direction, Lines::MovedOn)),
        }
    }

    /// Between the first phase and all that came after it; nothing of fewer than two phases.
    #[must_use]
    pub fn since_the_first(phases: &[&[Level]], meaning: Meaning) -> Option<Self> {
        let (first, after) = phases.split_first().filter(|(_, after)| !after.is_empty())?;
        Some(Self::between(first, &after.concat(), meaning))
    }

    /// Between each phase and the next, in order.
    #[must_use]
    pub fn of_neighbours(phases: &[&[Level]], meaning: Meaning) -> Vec<Self> {
        phases.windows(2).map(|pair| Self::between(pair[0], pair[1], meaning)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(of: &[i64]) -> Vec<Level> {
        of.iter().copied().map(Level::whole).collect()
    }

    fn meaning(scale: Scale) -> Meaning {
        Meaning { direction: Direction::Increase, scale, goal: Some(Level::whole(10)) }
    }

    /// PND tells which phases were compared: none of two is above 4, all of three are above 1, two of three above 5.
    #[test]
    fn the_first_phase_with_all_after_it_and_each_with_the_next() {
        let (first, second, third) = (levels(&[1, 4]), levels(&[2, 3, 5]), levels(&[9, 9, 4]));
        let phases = [first.as_slice(), &second, &third];
        let pnd = |effects: Effects| effects.pnd.unwrap();
        let since = Effects::since_the_first(&phases, meaning(Scale::Amount)).map(pnd);
        assert_eq!(since, Some(0.5));
        let neighbours: Vec<f64> =
            Effects::of_neighbours(&phases, meaning(Scale::Amount)).into_iter().map(pnd).collect();
        assert_eq!(neighbours, [1.0 / 3.0, 2.0 / 3.0]);
        assert_eq!(Effects::since_the_first(&phases[..1], meaning(Scale::Amount)), None);
        assert_eq!(Effects::of_neighbours(&phases[..1], meaning(Scale::Amount)), []);
    }

    /// The worked variants: SMD by the baseline and corrected, response ratios corrected, both lines moved on.
    #[test]
    fn each_is_in_the_variant_that_is_reported() {
        let (before, after) = (levels(&[2, 4, 6]), levels(&[7, 9]));
        let all = Effects::between(&before, &after, meaning(Scale::Amount));
        let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
        close(all.baseline_trend.unwrap().slope.unwrap(), 2.0);
        close(all.nap.unwrap().estimate, 1.0);
        close(all.tau.unwrap().estimate, 1.0);
        close(all.tau_u.unwrap(), 0.5);
        // The line goes on to 8 and 10, and both results are 1 below it.
        close(all.tau_bc.unwrap().estimate, -1.0);
        close(all.smd.unwrap().estimate, 8.0 / 7.0);
        let ratio = 2.0_f64.ln() + (1.0 / 64.0 - 1.0 / 12.0) / 2.0;
        close(all.lrr_increasing.unwrap().estimate, ratio);
        close(all.lrr_decreasing.unwrap().estimate, -ratio);
        close(all.log_ratio_of_medians.unwrap().estimate, 2.0_f64.ln());
        close(all.percent_of_goal_obtained.unwrap().estimate, 100.0 * 4.0 / 6.0);
        assert_eq!(all.log_odds_ratio, Err(NotComputable::NoShare));
        assert_eq!(all.conservative_dual_criterion.unwrap().beyond, 0);
        let without = Effects::between(&before, &after, Meaning { goal: None, ..meaning(Scale::Amount) });
        assert_eq!(without.percent_of_goal_obtained, Err(NotComputable::NoGoal));
    }

    #[test]
    fn rungs_of_help_are_compared_and_never_averaged() {
        let (before, after) = (levels(&[4, 3, 4]), levels(&[1, 0, 0, 1, 0]));
        let help = Meaning { direction: Direction::Decrease, ..meaning(Scale::Rung) };
        let all = Effects::between(&before, &after, help);
        assert_eq!((all.nap.map(|nap| nap.estimate), all.pnd), (Ok(1.0), Ok(1.0)));
        let why = NotComputable::OnlyInOrder;
        assert_eq!((all.tau_bc, all.smd, all.lrr_increasing), (Err(why), Err(why), Err(why)));
        assert_eq!((all.percent_of_goal_obtained, all.conservative_dual_criterion), (Err(why), Err(why)));
    }
}
