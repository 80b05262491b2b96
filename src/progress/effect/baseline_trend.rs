//! The trend of the baseline, which is said before any effect: what was already rising needed no teaching to rise.

use super::estimate::{Estimate, NotComputable};
use super::exact::{Fraction, difference, float, fractions, median, number, whole};
use super::kendall::Kendall;
use super::scale::Scale;
use crate::record::Level;

/// The slope of Theil and Sen: the median of the slopes between all pairs of results, per result. Fewer than two have
/// none.
///
/// Time is the number of the result, from 1, and not the day (as in Tarlow 2017; statistics, section 1). All in
/// fractions, since rounding would make ties and break them.
pub(super) fn slope(levels: &[Fraction]) -> Option<Fraction> {
    let pairs = (0..levels.len()).flat_map(|late| (0..late).map(move |early| (late, early)));
    median(pairs.map(|(late, early)| (&levels[late] - &levels[early]) / whole(late - early)).collect())
}

/// What a line of this slope from nothing leaves of the levels, the first of which is at this time. Where the line
/// starts moves all of them alike, and so changes nothing between them.
pub(super) fn without_slope(levels: &[Fraction], slope: &Fraction, first: usize) -> Vec<Fraction> {
    levels.iter().zip(first..).map(|(level, time)| level - slope * whole(time)).collect()
}

/// What the results before do by themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaselineTrend {
    /// The share of their pairs that rise less the share that fall, -1 to 1 (Parker, Vannest, Davis and Sauber 2011).
    pub tau: f64,
    /// By how much they rise from one result to the next, in the unit of the levels (Theil and Sen).
    pub slope: Estimate,
    /// Where that line stands one result before the first: the median of what the slope leaves of them.
    pub intercept: Estimate,
}

impl BaselineTrend {
    /// Of the results before, in order of time.
    ///
    /// # Errors
    /// Where there are fewer than two.
    pub fn of(before: &[Level], scale: Scale) -> Estimate<Self> {
        let levels = fractions(before);
        let slope = slope(&levels).ok_or(NotComputable::TooFewBefore(2))?;
        let intercept = median(without_slope(&levels, &slope, 1)).ok_or(NotComputable::TooFewBefore(2))?;
        let pairs = before.len() * (before.len() - 1) / 2;
        let tau = difference(Kendall::with_time(before).score) / number(pairs);
        let even = scale.has_means();
        Ok(Self { tau, slope: even.map(|()| float(&slope)), intercept: even.map(|()| float(&intercept)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trend(levels: &[i64], scale: Scale) -> Estimate<BaselineTrend> {
        BaselineTrend::of(&levels.iter().copied().map(Level::whole).collect::<Vec<_>>(), scale)
    }

    /// Slopes 1, 0, -1 of neighbours, then 1/2, -1/2 and 0: their median is 0. Of six pairs two rise and two fall.
    #[test]
    fn worked_by_hand() {
        for (levels, tau, slope, intercept) in
            [(vec![2, 3, 3, 2], 0.0, 0.0, 2.5), (vec![10, 20, 30], 1.0, 10.0, 0.0), (vec![7, 5], -1.0, -2.0, 9.0)]
        {
            let expected = BaselineTrend { tau, slope: Ok(slope), intercept: Ok(intercept) };
            assert_eq!(trend(&levels, Scale::Amount), Ok(expected), "{levels:?}");
        }
    }

    #[test]
    fn one_result_has_no_trend_and_rungs_of_help_no_slope() {
        assert_eq!(trend(&[2], Scale::Amount), Err(NotComputable::TooFewBefore(2)));
        assert_eq!(trend(&[], Scale::Amount), Err(NotComputable::TooFewBefore(2)));
        let rungs = trend(&[3, 2, 0], Scale::Rung).unwrap();
        assert_eq!((rungs.tau.to_bits(), rungs.slope), ((-1.0_f64).to_bits(), Err(NotComputable::OnlyInOrder)));
    }
}
