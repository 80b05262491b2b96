//! The Theil-Sen slope: the median of the slopes between all pairs of results.

use super::{Dot, median, sizes_of_ties};
use crate::progress::{Confidence, Interval};

/// A slope that one odd result moves little, with its interval.
///
/// Slope: median of (yⱼ − yᵢ)/(xⱼ − xᵢ) over all pairs of different days. Line: through the median day and the median
/// level, which is the intercept median(y) − slope · median(x) that `SciPy` calls separate. Interval: Sen (1968),
/// equation 2.6, with the standard deviation of Kendall's S corrected for ties, and its two ranks rounded half to even
/// as `SciPy` 1.17 does (statistics, section 2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TheilSen {
    /// The slope, in the level's unit per day.
    pub slope: f64,
    /// Its two-sided interval, per day.
    pub interval: Interval,
    /// Whether the pairs are too few for the confidence, so that an end stops at the least or the largest slope: the
    /// interval then holds the true slope less often than its confidence says.
    pub too_few_pairs: bool,
    /// The median day and the median level.
    middle: (f64, f64),
}

impl TheilSen {
    /// The slope of these results, in whatever order; none where fewer than two days have one.
    #[must_use]
    pub fn of(dots: &[Dot], confidence: Confidence) -> Option<Self> {
        Self::through(&dots.iter().map(|dot| dot.xy()).collect::<Vec<_>>(), confidence)
    }

    /// The slope of values over days.
    pub(super) fn through(xy: &[(f64, f64)], confidence: Confidence) -> Option<Self> {
        let slopes = slopes(xy);
        let slope = median(slopes.iter().copied())?;
        let reach = confidence.two_sided_normal() * standard_deviation_of_s(xy);
        let (interval, too_few_pairs) = interval(&slopes, reach);
        let middle = (median(xy.iter().map(|(x, _)| *x))?, median(xy.iter().map(|(_, y)| *y))?);
        Some(Self { slope, interval, too_few_pairs, middle })
    }

    /// The level of the line on day 0.
    #[must_use]
    pub fn intercept(&self) -> f64 {
        self.at(0.0)
    }

    /// The level of the line on a day, in the level's unit.
    #[must_use]
    pub fn at(&self, day: f64) -> f64 {
        self.middle.1 + self.slope * (day - self.middle.0)
    }
}

/// The slopes of all pairs of different days, least first.
fn slopes(xy: &[(f64, f64)]) -> Vec<f64> {
    let pairs = xy.iter().enumerate().flat_map(|(at, one)| xy[at + 1..].iter().map(move |other| (one, other)));
    let apart = pairs.filter(|(one, other)| one.0.total_cmp(&other.0).is_ne());
    // Adding nothing makes a nought of either sign the same.
    let mut slopes: Vec<f64> = apart.map(|(one, other)| (other.1 - one.1) / (other.0 - one.0) + 0.0).collect();
    slopes.sort_unstable_by(f64::total_cmp);
    slopes
}

/// Of Kendall's S: √(\[n(n−1)(2n+5) − Σt(t−1)(2t+5)\] / 18), the sum over groups of t equal days or equal values.
fn standard_deviation_of_s(xy: &[(f64, f64)]) -> f64 {
    let ties = |mut values: Vec<f64>| {
        values.sort_unstable_by(f64::total_cmp);
        sizes_of_ties(&values).map(spread).sum::<f64>()
    };
    let (days, levels) = (xy.iter().map(|(x, _)| *x).collect(), xy.iter().map(|(_, y)| *y).collect());
    ((spread(xy.len()) - ties(days) - ties(levels)) / 18.0).max(0.0).sqrt()
}

/// t(t−1)(2t+5).
#[expect(clippy::cast_precision_loss, reason = "a target has far fewer results than floats count exactly")]
pub(super) fn spread(size: usize) -> f64 {
    let t = size as f64;
    t * (t - 1.0) * (2.0 * t + 5.0)
}

/// The slopes whose ranks lie `reach`/2 below and above the middle of all, and whether one of them is past the end.
#[expect(clippy::cast_precision_loss, reason = "there are far fewer pairs than floats count exactly")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the rank is held within the slopes")]
fn interval(slopes: &[f64], reach: f64) -> (Interval, bool) {
    let (number, last) = (slopes.len() as f64, slopes.len() as f64 - 1.0);
    let from_middle = |reach: f64| (0.5 * (number + reach)).round_ties_even();
    let (low, high) = (from_middle(-reach) - 1.0, from_middle(reach));
    let at = |rank: f64| slopes[rank.clamp(0.0, last) as usize];
    (Interval { low: at(low), high: at(high) }, low < 0.0 || high > last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Level;

    fn of(days: &[(i32, i64)], confidence: Confidence) -> Option<TheilSen> {
        let dots: Vec<Dot> = days.iter().map(|(day, level)| Dot { day: *day, level: Level::whole(*level) }).collect();
        TheilSen::of(&dots, confidence)
    }

    /// The slopes are -40, -15, -20/3, -2.5 and six of 10.
    #[test]
    fn one_odd_day_moves_it_little() {
        let found = of(&[(0, 10), (1, 20), (2, 30), (3, 40), (4, 0)], Confidence::EIGHTY).unwrap();
        // √(5·4·15 / 18) = 4.082, times 1.2816 is 5.232: the ranks (10 ∓ 5.232) / 2 round to 2 and 8.
        assert_eq!((found.slope, found.interval), (10.0, Interval { low: -15.0, high: 10.0 }));
        assert!(!found.too_few_pairs);
    }

    /// The slopes are -20, -5, 0, 10, 10, 10; one pair of levels is tied.
    #[test]
    fn few_results_stop_the_interval_at_the_last_slope() {
        let days = [(0, 10), (1, 20), (2, 30), (3, 10)];
        for (confidence, too_few_pairs) in [(Confidence::EIGHTY, false), (Confidence::NINETY_FIVE, true)] {
            let found = of(&days, confidence).unwrap();
            assert_eq!((found.slope, found.interval), (5.0, Interval { low: -20.0, high: 10.0 }));
            assert_eq!(found.too_few_pairs, too_few_pairs, "{confidence:?}");
        }
    }

    #[test]
    fn there_is_none_of_one_day() {
        for days in [&[][..], &[(1, 20)], &[(1, 20), (1, 40)]] {
            assert_eq!(of(days, Confidence::NINETY_FIVE), None, "{days:?}");
        }
        let found = of(&[(1, 20), (1, 40), (3, 50)], Confidence::NINETY_FIVE).unwrap();
        assert_eq!(found.slope.to_bits(), 10.0_f64.to_bits(), "two results of one day make no slope of their own");
    }

    #[test]
    fn the_line_goes_through_the_median_day_and_the_median_level() {
        let found = of(&[(1, 20), (2, 40), (3, 20), (4, 20)], Confidence::NINETY_FIVE).unwrap();
        assert_eq!((found.slope, found.intercept(), found.at(100.0)), (0.0, 20.0, 20.0));
        assert_eq!(found.interval, Interval { low: -20.0, high: 20.0 });
    }
}
