//! The change as a ratio, on the scale of logarithms: of means (response ratios), of odds, of medians.

use statrs::distribution::{ContinuousCDF as _, Normal};

use super::dual_criterion::at_least;
use super::estimate::{Bias, Estimate, Interval, NotComputable};
use super::exact::{Summary, float, fractions, number};
use super::scale::Scale;
use crate::record::Level;
use crate::record::target::Direction;

/// Log response ratio for what is to increase: ln of the mean after over the mean before, above 0 for the better, with
/// its standard error and interval. Where less is better, a percentage is turned to what is left of the whole, and of
/// all else the sign is turned. 100(exp(x) - 1) is the change in percent. (Pustejovsky 2018; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results, a mean has no logarithm, or the level no ratios; to be corrected it needs two results
/// in each phase.
pub fn lrr_increasing(
    before: &[Level],
    after: &[Level],
    direction: Direction,
    scale: Scale,
    bias: Bias,
) -> Estimate<Interval> {
    log_response_ratio([before, after], direction == Direction::Increase, scale, bias)
}

/// Log response ratio for what is to decrease: as [`lrr_increasing`], with the turns where more is better, and below 0
/// for the better.
///
/// # Errors
/// As [`lrr_increasing`].
pub fn lrr_decreasing(
    before: &[Level],
    after: &[Level],
    direction: Direction,
    scale: Scale,
    bias: Bias,
) -> Estimate<Interval> {
    log_response_ratio([before, after], direction == Direction::Decrease, scale, bias)
}

fn log_response_ratio(phases: [&[Level]; 2], native: bool, scale: Scale, bias: Bias) -> Estimate<Interval> {
    scale.has_ratios()?;
    let turned = !native && matches!(scale, Scale::Percent(_));
    let [old, new] = moments(phases)?.map(|phase| if turned { phase.left_of_100() } else { phase });
    let [old, new] = [old, new].map(|phase| phase.at_least(scale.observed()));
    if old.mean <= 0.0 || new.mean <= 0.0 {
        return Err(NotComputable::NoLogarithm);
    }
    let relative = |phase: Moments| phase.variance.map(|variance| variance / (phase.count * phase.mean.powi(2)));
    let parts = both(relative(old), relative(new));
    let mut estimate = (new.mean / old.mean).ln();
    if bias == Bias::Corrected {
        let (old, new) = parts?;
        estimate += (new - old) / 2.0;
    }
    let se = parts.map(|(old, new)| (old + new).sqrt());
    Ok(Interval::normal(if native || turned { estimate } else { -estimate }, se))
}

/// Log odds ratio, for percentages alone: the log odds after less those before, above 0 for the better, with its
/// standard error and interval. (Pustejovsky 2015; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results, a mean is 0 or 100 and the number of trials unknown, or the level is no percentage; to
/// be corrected it needs two results in each phase.
pub fn log_odds_ratio(
    before: &[Level],
    after: &[Level],
    direction: Direction,
    scale: Scale,
    bias: Bias,
) -> Estimate<Interval> {
    let Scale::Percent(_) = scale else {
        return Err(NotComputable::NoShare);
    };
    let [old, new] = moments([before, after])?.map(|phase| phase.kept_away(scale.observed()));
    // What is left of the whole is zero where the share is all of it.
    if [old, new].iter().any(|phase| phase.mean <= 0.0 || phase.mean >= 100.0) {
        return Err(NotComputable::NoLogarithm);
    }
    let odds = |phase: Moments| (phase.mean / (100.0 - phase.mean)).ln();
    let relative = |phase: Moments| {
        let spread = phase.mean * (100.0 - phase.mean) / 100.0;
        phase.variance.map(|variance| variance / (phase.count * spread.powi(2)))
    };
    let parts = both(relative(old), relative(new));
    let mut estimate = odds(new) - odds(old);
    if bias == Bias::Corrected {
        let error = |phase: Moments, part: f64| (2.0 * phase.mean / 100.0 - 1.0) * part / 2.0;
        let (old_part, new_part) = parts?;
        estimate -= error(new, new_part) - error(old, old_part);
    }
    let se = parts.map(|(old, new)| (old + new).sqrt());
    Ok(Interval::normal(if direction == Direction::Increase { estimate } else { -estimate }, se))
}

/// Log ratio of medians: ln of the median after over the median before, above 0 for the better, with its standard error
/// and interval. (Bonett and Price 2020; statistics, section 1.)
///
/// # Errors
/// Where a phase has no results, a median has no logarithm, or the level no ratios.
pub fn log_ratio_of_medians(
    before: &[Level],
    after: &[Level],
    direction: Direction,
    scale: Scale,
) -> Estimate<Interval> {
    scale.has_ratios()?;
    let old = Level::median(before).ok_or(NotComputable::TooFewBefore(1))?.to_f64();
    let new = Level::median(after).ok_or(NotComputable::TooFewAfter(1))?.to_f64();
    if old <= 0.0 || new <= 0.0 {
        return Err(NotComputable::NoLogarithm);
    }
    let variances = both(
        variance_of_log_median(before, NotComputable::TooFewBefore(2)),
        variance_of_log_median(after, NotComputable::TooFewAfter(2)),
    );
    let se = variances.map(|(old, new)| (old + new).sqrt());
    let estimate = (new / old).ln();
    Ok(Interval::normal(if direction == Direction::Increase { estimate } else { -estimate }, se))
}

/// From how far apart the two results stand, each as many places from its end, that are likely to have the true median
/// between them. One result stands nowhere.
fn variance_of_log_median(levels: &[Level], too_few: NotComputable) -> Estimate {
    let mut sorted = levels.to_vec();
    sorted.sort_unstable();
    let count = number(sorted.len());
    let place = (count / 2.0 - count.sqrt()).round_ties_even();
    let place = (1..sorted.len()).find(|at| number(*at) >= place).ok_or(too_few)?;
    let (low, high) = (sorted[place - 1].to_f64(), sorted[sorted.len() - place].to_f64());
    if low <= 0.0 {
        return Err(NotComputable::NoLogarithm);
    }
    let z = Normal::standard().inverse_cdf(at_least(place, sorted.len()));
    Ok(((high / low).ln() / (2.0 * z)).powi(2))
}

/// What the ratios of means need of the results of one phase.
#[derive(Clone, Copy, Debug)]
struct Moments {
    count: f64,
    mean: f64,
    variance: Estimate,
}

impl Moments {
    fn of(levels: &[Level], too_few: impl Fn(usize) -> NotComputable) -> Estimate<Self> {
        let summary = Summary::of(&fractions(levels)).ok_or(too_few(1))?;
        let variance = summary.variance().map(|variance| float(&variance)).ok_or(too_few(2));
        Ok(Self { count: number(summary.count), mean: float(&summary.mean), variance })
    }

    /// Of what is left of 100 %.
    fn left_of_100(self) -> Self {
        Self { mean: 100.0 - self.mean, ..self }
    }

    /// A mean of none is taken as half of the least that the phase could have shown, with the variance of that.
    fn at_least(self, observed: Option<f64>) -> Self {
        let Some(observed) = observed else {
            return self;
        };
        let mean = self.mean.max(1.0 / (2.0 * observed * self.count));
        let least = 1.0 / (observed.powi(2) * self.count.powi(3));
        Self { mean, variance: self.variance.map(|variance| variance.max(least)), ..self }
    }

    /// A mean of none or of all is taken as half of a trial away from it.
    fn kept_away(self, observed: Option<f64>) -> Self {
        self.at_least(observed).left_of_100().at_least(observed).left_of_100()
    }
}

fn moments([before, after]: [&[Level]; 2]) -> Estimate<[Moments; 2]> {
    Ok([Moments::of(before, NotComputable::TooFewBefore)?, Moments::of(after, NotComputable::TooFewAfter)?])
}

fn both(old: Estimate, new: Estimate) -> Estimate<(f64, f64)> {
    Ok((old?, new?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Bias::{Corrected, Uncorrected};
    use Direction::{Decrease, Increase};

    fn levels(of: &[i64]) -> Vec<Level> {
        of.iter().copied().map(Level::whole).collect()
    }

    #[track_caller]
    fn close(found: Estimate<Interval>, estimate: f64, se: f64) {
        let found = found.unwrap();
        assert!((found.estimate - estimate).abs() < 1e-12, "{} is not {estimate}", found.estimate);
        assert!((found.se.unwrap() - se).abs() < 1e-12, "{:?} is not {se}", found.se);
    }

    /// Means 4 and 8, variances 4 and 2: relative to the squares of the means 1/12 and 1/64.
    #[test]
    fn a_response_ratio_worked_by_hand() {
        let (before, after) = (levels(&[2, 4, 6]), levels(&[7, 9]));
        let (ratio, se) = (2.0_f64.ln(), (1.0 / 12.0 + 1.0 / 64.0_f64).sqrt());
        let corrected = ratio + (1.0 / 64.0 - 1.0 / 12.0) / 2.0;
        close(lrr_increasing(&before, &after, Increase, Scale::Amount, Uncorrected), ratio, se);
        close(lrr_increasing(&before, &after, Increase, Scale::Amount, Corrected), corrected, se);
        close(lrr_increasing(&before, &after, Decrease, Scale::Amount, Corrected), -corrected, se);
        close(lrr_decreasing(&before, &after, Decrease, Scale::Amount, Corrected), corrected, se);
        close(lrr_decreasing(&before, &after, Increase, Scale::Amount, Corrected), -corrected, se);
    }

    /// Errors of 20 % and 40 % are 80 % and 60 % right.
    #[test]
    fn a_percentage_is_turned_to_what_is_left_of_the_whole() {
        let (before, after) = (levels(&[20, 20]), levels(&[40, 40]));
        let found = lrr_increasing(&before, &after, Decrease, Scale::Percent(None), Uncorrected);
        close(found, 0.75_f64.ln(), 0.0);
        let found = lrr_decreasing(&before, &after, Decrease, Scale::Percent(None), Uncorrected);
        close(found, 2.0_f64.ln(), 0.0);
    }

    /// Of three sessions without one, half a time in all is a mean of 1/6, with a variance of 1/27.
    #[test]
    fn a_mean_of_none_is_half_of_the_least_that_could_be_seen() {
        let (before, after) = (levels(&[0, 0, 0]), levels(&[1, 1, 1, 1]));
        let se = (36.0 / 81.0 + 1.0 / 256.0_f64).sqrt();
        close(lrr_increasing(&before, &after, Increase, Scale::Count, Uncorrected), 6.0_f64.ln(), se);
        let minutes = lrr_increasing(&before, &after, Increase, Scale::Rate(Some(2.0)), Uncorrected);
        assert!((minutes.unwrap().estimate - 12.0_f64.ln()).abs() < 1e-12);
        let why = Err(NotComputable::NoLogarithm);
        assert_eq!(lrr_increasing(&before, &after, Increase, Scale::Amount, Uncorrected), why);
        assert_eq!(lrr_increasing(&after, &before, Increase, Scale::Rate(None), Uncorrected), why);
    }

    /// Means of 30 % and 70 %, variances of 2 % of 1: each 100/441 relative to the square of p(1-p).
    #[test]
    fn an_odds_ratio_worked_by_hand() {
        let (before, after) = (levels(&[20, 40]), levels(&[60, 80]));
        let (ratio, se) = (2.0 * (7.0 / 3.0_f64).ln(), (200.0 / 441.0_f64).sqrt());
        close(log_odds_ratio(&before, &after, Increase, Scale::Percent(None), Uncorrected), ratio, se);
        let corrected = ratio - 40.0 / 441.0;
        close(log_odds_ratio(&before, &after, Increase, Scale::Percent(None), Corrected), corrected, se);
        close(log_odds_ratio(&before, &after, Decrease, Scale::Percent(None), Corrected), -corrected, se);
    }

    /// Twenty trials in all, of which half of one is 2.5 %.
    #[test]
    fn none_and_all_have_odds_where_the_trials_are_known() {
        let (before, after) = (levels(&[0, 0]), levels(&[100, 100]));
        let found = log_odds_ratio(&before, &after, Increase, Scale::Percent(Some(10.0)), Uncorrected);
        assert!((found.unwrap().estimate - 2.0 * 39.0_f64.ln()).abs() < 1e-12);
        let found = log_odds_ratio(&before, &after, Increase, Scale::Percent(None), Uncorrected);
        assert_eq!(found, Err(NotComputable::NoLogarithm));
        let found = log_odds_ratio(&before, &after, Increase, Scale::Count, Uncorrected);
        assert_eq!(found, Err(NotComputable::NoShare));
    }

    /// The ends of three results hold the median seven times of eight, and 1.1503 standard deviations are as likely.
    #[test]
    fn a_ratio_of_medians_worked_by_hand() {
        let (before, after) = (levels(&[4, 1, 2]), levels(&[8, 8]));
        let se = 4.0_f64.ln() / (2.0 * 1.150_349_380_376_008);
        close(log_ratio_of_medians(&before, &after, Increase, Scale::Amount), 4.0_f64.ln(), se);
        close(log_ratio_of_medians(&before, &after, Decrease, Scale::Amount), -4.0_f64.ln(), se);
        // Of nine results it is the second from each end: at least two of nine are 502 of 512.
        let nine = levels(&[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        let se = 4.0_f64.ln() / (2.0 * 2.063_527_898_316_244);
        close(log_ratio_of_medians(&nine, &after, Increase, Scale::Amount), 1.6_f64.ln(), se);
        let zero = log_ratio_of_medians(&levels(&[0, 1, 2]), &after, Increase, Scale::Count).unwrap();
        assert_eq!(zero.se, Err(NotComputable::NoLogarithm));
        let zero = log_ratio_of_medians(&levels(&[0, 0, 2]), &after, Increase, Scale::Count);
        assert_eq!(zero, Err(NotComputable::NoLogarithm));
    }

    #[test]
    fn what_has_no_ratios_or_too_few_results_has_no_number() {
        let (one, two) = (levels(&[4]), levels(&[2, 8]));
        for (scale, why) in [(Scale::Rating, NotComputable::NoTrueZero), (Scale::Rung, NotComputable::OnlyInOrder)] {
            assert_eq!(lrr_increasing(&two, &two, Increase, scale, Corrected), Err(why));
            assert_eq!(log_ratio_of_medians(&two, &two, Increase, scale), Err(why));
        }
        let why = NotComputable::TooFewAfter(2);
        assert_eq!(lrr_increasing(&two, &one, Increase, Scale::Count, Corrected), Err(why));
        assert_eq!(lrr_increasing(&two, &one, Increase, Scale::Count, Uncorrected).unwrap().se, Err(why));
        assert_eq!(log_ratio_of_medians(&two, &one, Increase, Scale::Count).unwrap().se, Err(why));
        assert_eq!(
            log_odds_ratio(&[], &two, Increase, Scale::Percent(None), Corrected),
            Err(NotComputable::TooFewBefore(1))
        );
    }
}
