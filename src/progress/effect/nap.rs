//! Non-overlap of all pairs, with its standard errors and its interval, and Tau, which is the same on another range.

use super::estimate::{Estimate, Interval, NotComputable, z};
use super::exact::{Fraction, float, number, whole};
use crate::record::target::Direction;

/// Non-overlap of all pairs: of all pairs of one result before and one after, the share in which the one after is
/// better, ties counted half. 0 to 1; 0.5 where nothing changed. (Parker and Vannest 2009; statistics, section 1.)
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nap {
    /// The share.
    pub estimate: f64,
    /// Its unbiased standard error (Sen 1967; Mee 1990). It needs two results in each phase.
    pub se: Estimate,
    /// Its standard error by Hanley's formula (1982).
    pub se_hanley: f64,
    /// Its standard error where nothing changed.
    pub se_null: f64,
    /// The lower end of its interval of 95 %, by the fifth method of Newcombe (2006).
    pub low: f64,
    /// The upper end of that interval.
    pub high: f64,
}

impl Nap {
    /// Of all that can be put in order: levels, or what is left of them without the trend of the baseline.
    ///
    /// # Errors
    /// Where a phase has no results.
    pub fn of<T: Ord>(before: &[T], after: &[T], direction: Direction) -> Estimate<Self> {
        if before.is_empty() {
            return Err(NotComputable::TooFewBefore(1));
        }
        if after.is_empty() {
            return Err(NotComputable::TooFewAfter(1));
        }
        let pairs = Pairs::of(before, after, direction);
        let (low, high) = pairs.interval();
        Ok(Self {
            estimate: float(&pairs.share()),
            se: pairs.unbiased(),
            se_hanley: pairs.hanley(),
            se_null: pairs.null(),
            low,
            high,
        })
    }

    /// With the unbiased standard error.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval { estimate: self.estimate, se: self.se, low: Ok(self.low), high: Ok(self.high) }
    }

    /// Tau: the pairs that are better less those that are worse, over all; twice NAP less 1, -1 to 1. Nothing is taken
    /// off for the trend of the baseline. (Parker, Vannest, Davis and Sauber 2011; statistics, section 1.)
    #[must_use]
    pub fn tau(&self) -> Interval {
        Interval {
            estimate: 2.0 * self.estimate - 1.0,
            se: self.se.map(|se| 2.0 * se),
            low: Ok(2.0 * self.low - 1.0),
            high: Ok(2.0 * self.high - 1.0),
        }
    }
}

/// What the formulas need of all pairs. A pair counts 2 where the result after is better, 1 where the two are equal.
struct Pairs {
    /// How many results before: m.
    before: usize,
    /// How many results after: n.
    after: usize,
    /// The sum over all pairs.
    sum: Fraction,
    /// The sum of the squares over all pairs.
    squares: Fraction,
    /// For each result before the square of its sum, summed up.
    squares_before: Fraction,
    /// For each result after the square of its sum, summed up.
    squares_after: Fraction,
}

impl Pairs {
    fn of<T: Ord>(before: &[T], after: &[T], direction: Direction) -> Self {
        let (mut sums_before, mut sums_after) = (vec![0; before.len()], vec![0; after.len()]);
        let mut squares = 0;
        for (old, sum_before) in before.iter().zip(&mut sums_before) {
            for (new, sum_after) in after.iter().zip(&mut sums_after) {
                let better = match direction {
                    Direction::Increase => new.cmp(old),
                    Direction::Decrease => old.cmp(new),
                };
                let counts: usize = match better {
                    std::cmp::Ordering::Greater => 2,
                    std::cmp::Ordering::Equal => 1,
                    std::cmp::Ordering::Less => 0,
                };
                *sum_before += counts;
                *sum_after += counts;
                squares += counts * counts;
            }
        }
        let sum_of_squares = |sums: &[usize]| sums.iter().map(|sum| whole(*sum) * whole(*sum)).sum();
        Self {
            before: before.len(),
            after: after.len(),
            sum: whole(sums_before.iter().sum()),
            squares: whole(squares),
            squares_before: sum_of_squares(&sums_before),
            squares_after: sum_of_squares(&sums_after),
        }
    }

    /// m and n.
    fn counts(&self) -> (Fraction, Fraction) {
        (whole(self.before), whole(self.after))
    }

    /// NAP itself.
    fn share(&self) -> Fraction {
        &self.sum / whole(2 * self.before * self.after)
    }

    /// p(1 - p), where p is NAP kept away from 0 and 1 by half a pair.
    fn kept_away(&self) -> Fraction {
        let half_a_pair = whole(1) / whole(2 * self.before * self.after);
        let most = whole(1) - &half_a_pair;
        let share = self.share().clamp(half_a_pair, most);
        &share * (whole(1) - &share)
    }

    /// The variances of the means of the pairs of a result before (Q1), of a result after (Q2), and of all pairs (Q3).
    fn spreads(&self) -> (Fraction, Fraction, Fraction) {
        let (m, n) = self.counts();
        let square = &self.sum * &self.sum;
        let all = whole(4) * &m * &n;
        (
            (&self.squares_before - &square / &m) / (&all * &n),
            (&self.squares_after - &square / &n) / (&all * &m),
            (&self.squares - square / (m * n)) / all,
        )
    }

    /// The variance is never below zero: of two results before, the pairs of one are nowhere worse than those of the
    /// other, so Q3 is at most nQ1 + Q2. In floating-point numbers it can be.
    fn unbiased(&self) -> Estimate {
        if self.before < 2 {
            return Err(NotComputable::TooFewBefore(2));
        }
        if self.after < 2 {
            return Err(NotComputable::TooFewAfter(2));
        }
        let (m, n) = self.counts();
        let (q1, q2, q3) = self.spreads();
        let variance = (self.kept_away() + &n * q1 + &m * q2 - whole(2) * q3) / ((m - whole(1)) * (n - whole(1)));
        Ok(float(&variance).sqrt())
    }

    fn hanley(&self) -> f64 {
        let (m, n) = self.counts();
        let (q1, q2, _) = self.spreads();
        let variance = (self.kept_away() + (&n - whole(1)) * q1 + (&m - whole(1)) * q2) / (m * n);
        float(&variance).sqrt()
    }

    fn null(&self) -> f64 {
        let (m, n) = (number(self.before), number(self.after));
        ((m + n + 1.0) / (12.0 * m * n)).sqrt()
    }

    fn interval(&self) -> (f64, f64) {
        let share = self.share();
        let low = |share: &Fraction| newcombe_low(float(share), number(self.before), number(self.after));
        (low(&share), 1.0 - low(&(whole(1) - &share)))
    }
}

/// The lower end of Newcombe's interval: the root below NAP of mn(p-x)²(2-x)(1+x) = z²x(1-x)(2+h+(1+2h)x(1-x)), with
/// h = (m+n)/2 - 1. The equation is the same seen from the other end, so the upper end is 1 less this of 1 - NAP.
///
/// At complete separation the equation has another root, 1, which is no limit: only what is below NAP is looked at.
fn newcombe_low(nap: f64, m: f64, n: f64) -> f64 {
    let (h, z) = (f64::midpoint(m, n) - 1.0, z());
    let too_low = |x: f64| {
        let spread = x * (1.0 - x);
        m * n * (nap - x).powi(2) * (2.0 - x) * (1.0 + x) > z.powi(2) * spread * (2.0 + h + (1.0 + 2.0 * h) * spread)
    };
    let (mut low, mut high) = (0.0, nap);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return low;
        }
        if too_low(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nap(before: &[i32], after: &[i32]) -> Nap {
        Nap::of(before, after, Direction::Increase).unwrap()
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// Of nine pairs six are better and two equal. Q1 = Q2 = 7/162, Q3 = 19/162, p(1-p) = 28/162.
    #[test]
    fn worked_by_hand() {
        let nap = nap(&[1, 2, 3], &[2, 3, 4]);
        close(nap.estimate, 7.0 / 9.0);
        close(nap.se.unwrap(), 2.0 / 9.0);
        close(nap.se_hanley, (28.0_f64 / 729.0).sqrt());
        close(nap.se_null, (7.0_f64 / 108.0).sqrt());
        close(nap.low, 0.317_309_667_559_787_6);
        close(nap.high, 0.960_420_143_476_551_9);
        let tau = nap.tau();
        close(tau.estimate, 5.0 / 9.0);
        close(tau.se.unwrap(), 4.0 / 9.0);
        close(tau.low.unwrap(), 2.0 * nap.low - 1.0);
    }

    /// Two and three results: of six pairs four are better and one equal. Q1 = 1/16, Q2 = 1/24, Q3 = 7/48.
    #[test]
    fn phases_of_two_lengths_worked_by_hand() {
        let nap = nap(&[1, 3], &[2, 3, 4]);
        close(nap.estimate, 0.75);
        close(nap.se.unwrap(), (1.0 / 12.0_f64).sqrt());
        close(nap.se_hanley, (17.0 / 288.0_f64).sqrt());
        close(nap.se_null, (1.0 / 12.0_f64).sqrt());
    }

    #[test]
    fn complete_separation_still_has_an_interval_and_a_standard_error() {
        let best = nap(&[1, 2, 3], &[4, 5, 6]);
        assert_eq!((best.estimate.to_bits(), best.high.to_bits()), (1.0_f64.to_bits(), 1.0_f64.to_bits()));
        close(best.low, 0.501_018_760_701_530_1);
        close(best.se.unwrap(), 17.0_f64.sqrt() / 36.0);
        let worst = Nap::of(&[1, 2, 3], &[4, 5, 6], Direction::Decrease).unwrap();
        close(worst.estimate, 0.0);
        close(worst.low, 0.0);
        close(worst.high, 1.0 - best.low);
    }

    #[test]
    fn a_phase_of_one_has_no_unbiased_standard_error_and_one_of_none_nothing() {
        assert_eq!(nap(&[1], &[2, 3]).se, Err(NotComputable::TooFewBefore(2)));
        assert_eq!(nap(&[1, 2], &[3]).se, Err(NotComputable::TooFewAfter(2)));
        close(nap(&[1], &[2]).se_hanley, 0.5);
        assert_eq!(Nap::of(&[], &[1], Direction::Increase), Err(NotComputable::TooFewBefore(1)));
        assert_eq!(Nap::of(&[1], &[], Direction::Increase), Err(NotComputable::TooFewAfter(1)));
    }
}
