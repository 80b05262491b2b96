//! The trend of the baseline, which is said before any effect: what was already rising needed no teaching to rise.

use super::estimate::{Estimate, NotComputable};
use super::exact::{Fraction, difference, float, fractions, median, number, whole};
use super::kendall::Kendall;
use super::scale::Scale;
use crate::record::Level;

/// The straight line of Theil and Sen through a phase: the slope is the median of the slopes between all pairs of its
/// results, the intercept the median of what that leaves of them (Tarlow 2017; statistics, section 1).
///
/// Time is the number of the result, from 1, and not the day. All in fractions, since rounding would make ties and
/// break them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    slope: Fraction,
    intercept: Fraction,
}

impl Line {
    /// Fewer than two results have no slope.
    pub(super) fn through(levels: &[Fraction]) -> Option<Self> {
        let pairs = (0..levels.len()).flat_map(|late| (0..late).map(move |early| (late, early)));
        let rise = |(late, early): (usize, usize)| (&levels[late] - &levels[early]) / whole(late - early);
        let slope = median(pairs.map(rise).collect())?;
        let left = |(level, time): (&Fraction, usize)| level - &slope * whole(time);
        let intercept = median(levels.iter().zip(1..).map(left).collect())?;
        Some(Self { slope, intercept })
    }

    /// What the line leaves of the levels, the first of which is at this time.
    pub(super) fn rest(&self, levels: &[Fraction], first: usize) -> Vec<Fraction> {
        let left = |(level, time): (&Fraction, usize)| level - &self.intercept - &self.slope * whole(time);
        levels.iter().zip(first..).map(left).collect()
    }
}

/// What the results before do by themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaselineTrend {
    /// The share of their pairs that rise less the share that fall, -1 to 1 (Parker, Vannest, Davis and Sauber 2011).
    pub tau: f64,
    /// By how much they rise from one result to the next, in the unit of the levels (Theil and Sen).
    pub slope: Estimate,
    /// Where that line stands one result before the first.
    pub intercept: Estimate,
}

impl BaselineTrend {
    /// Of the results before, in order of time.
    ///
    /// # Errors
    /// Where there are fewer than two.
    pub fn of(before: &[Level], scale: Scale) -> Estimate<Self> {
        let line = Line::through(&fractions(before)).ok_or(NotComputable::TooFewBefore(2))?;
        let pairs = before.len() * (before.len() - 1) / 2;
        let tau = difference(Kendall::with_time(before).score) / number(pairs);
        let even = scale.has_means();
        Ok(Self { tau, slope: even.map(|()| float(&line.slope)), intercept: even.map(|()| float(&line.intercept)) })
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
