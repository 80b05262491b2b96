//! The Mann-Kendall test: do later results tend to be higher?

use std::cmp::Ordering;

use super::rank_distribution::two_sided;
use super::sizes_of_ties;
use super::theil_sen::spread;
use crate::progress::distribution::normal_above;
use crate::record::Level;

/// Up to so many results the exact distribution is worked out; beyond it the normal one is good.
const EXACT: usize = 40;

/// The Mann-Kendall test of levels in time order (statistics, section 2).
///
/// With four results no series at all can be unlikely under chance at 5 %: the least two-sided p of 3, 4, 5 and 6
/// results is 1/3, 1/12, 1/60 and 1/360.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// S: pairs whose later level is higher, less those whose later level is lower.
    pub s: i64,
    /// The variance of S where order is chance: \[n(n−1)(2n+5) − Σt(t−1)(2t+5)\] / 18 over groups of t equal levels.
    pub variance: f64,
    /// S made one step smaller, by its standard deviation; 0 where S or its variance is 0.
    pub z: f64,
    /// The two-sided p of z by the normal distribution, from 0 to 1; none where all levels are equal.
    pub p_normal: Option<f64>,
    /// The share of all orders of these levels in which S is as far from 0 or further, from 0 to 1; exact with ties
    /// too. None past 40 results.
    pub p_exact: Option<f64>,
    /// Kendall's tau-b of level and time, from -1 to 1: S / √(n₀(n₀ − Σt(t−1)/2)), n₀ = n(n−1)/2; none where all
    /// levels are equal.
    pub tau_b: Option<f64>,
}

impl MannKendall {
    /// The test of levels, oldest first; none of fewer than two.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a target has far fewer pairs than floats count exactly")]
    pub fn of(levels: &[Level]) -> Option<Self> {
        if levels.len() < 2 {
            return None;
        }
        let mut sorted = levels.to_vec();
        sorted.sort_unstable();
        let ties: Vec<usize> = sizes_of_ties(&sorted).collect();
        let pairs = |size: usize| (size * (size - 1) / 2) as f64;
        let (all, untied) = (pairs(levels.len()), pairs(levels.len()) - ties.iter().copied().map(pairs).sum::<f64>());
        let s = s(levels);
        let variance = (spread(levels.len()) - ties.iter().copied().map(spread).sum::<f64>()) / 18.0;
        let varies = ties.len() > 1;
        let z = if varies { (s - s.signum()) as f64 / variance.sqrt() } else { 0.0 };
        Some(Self {
            s,
            variance,
            z,
            p_normal: varies.then(|| (2.0 * normal_above(z.abs())).min(1.0)),
            p_exact: (levels.len() <= EXACT).then(|| two_sided(&ties, s)),
            tau_b: varies.then(|| s as f64 / (all * untied).sqrt()),
        })
    }

    /// The two-sided p, from 0 to 1: the exact one where it is known, else the normal one; 1 where all are equal.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p_exact.or(self.p_normal).unwrap_or(1.0)
    }
}

fn s(levels: &[Level]) -> i64 {
    let later = |at: usize| levels[at + 1..].iter().map(move |later| (later, levels[at]));
    let sign = |(later, earlier): (&Level, Level)| match later.cmp(&earlier) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    };
    (0..levels.len()).flat_map(later).map(sign).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(levels: &[i64]) -> Option<MannKendall> {
        MannKendall::of(&levels.iter().map(|level| Level::whole(*level)).collect::<Vec<_>>())
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// Of the six orders of three levels one rises all the way and one falls.
    #[test]
    fn three_that_rise_are_one_order_of_three() {
        let found = of(&[10, 20, 30]).unwrap();
        assert_eq!(found.s, 3);
        close(found.p(), 1.0 / 3.0);
        close(found.variance, 3.0 * 2.0 * 11.0 / 18.0);
        close(found.tau_b.unwrap(), 1.0);
    }

    /// 20, 40, 20, 20: one pair rises, two fall; the four orders have S = 3, 1, -1 and -3, so none is nearer to 0.
    #[test]
    fn ties_are_neither_up_nor_down() {
        let found = of(&[20, 40, 20, 20]).unwrap();
        assert_eq!((found.s, found.z), (-1, 0.0));
        close(found.p(), 1.0);
        close(found.variance, (4.0 * 3.0 * 13.0 - 3.0 * 2.0 * 11.0) / 18.0);
        close(found.tau_b.unwrap(), -1.0 / 18.0_f64.sqrt());
        close(of(&[20, 20, 20, 40]).unwrap().p(), 0.5);
    }

    #[test]
    fn where_all_are_equal_nothing_speaks_for_a_trend() {
        let found = of(&[20, 20, 20]).unwrap();
        assert_eq!((found.s, found.z, found.p_normal, found.tau_b), (0, 0.0, None, None));
        close(found.p(), 1.0);
        assert_eq!(of(&[20]), None);
    }

    #[test]
    fn past_forty_results_the_normal_distribution_serves() {
        let rising: Vec<i64> = (0..41).collect();
        let (exact, normal) = (of(&rising[..40]).unwrap(), of(&rising).unwrap());
        assert!(exact.p_exact.is_some() && normal.p_exact.is_none());
        assert!(normal.p() < 1e-12);
    }

    #[test]
    fn equal_fractions_are_ties_however_they_were_counted() {
        let found = MannKendall::of(&[Level::percent(8, 10), Level::whole(80), Level::percent(4, 5)]).unwrap();
        assert_eq!((found.s, found.tau_b), (0, None));
    }
}
