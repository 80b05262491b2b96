//! How sure a proportion of trials is, and how likely the pupil's true level is to reach the criterion.

use super::distribution::{beta_above, beta_quantile};
use super::{Confidence, Interval};
use crate::record::Level;

/// So many right out of so many trials.
///
/// Every figure of it takes the trials for alike and for none to sway the next, which practice with one child only
/// comes near: what it says of how sure a level is, is the most that can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proportion {
    correct: u32,
    trials: u32,
}

impl Proportion {
    /// None of no trials, or of more right than trials.
    #[must_use]
    pub fn new(correct: u32, trials: u32) -> Option<Self> {
        (trials > 0 && correct <= trials).then_some(Self { correct, trials })
    }

    /// How many were right.
    #[must_use]
    pub fn correct(self) -> u32 {
        self.correct
    }

    /// Out of how many.
    #[must_use]
    pub fn trials(self) -> u32 {
        self.trials
    }

    /// The share that was right, from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.correct) / f64::from(self.trials)
    }

    /// The score interval of Wilson (1927), from 0 to 1: p̃ ∓ z·√(p̂q̂/n + z²/4n²) / (1 + z²/n), p̃ = (p̂ + z²/2n) /
    /// (1 + z²/n). It holds the true share as often as it says on average over shares, even of few trials.
    #[must_use]
    pub fn wilson(self, confidence: Confidence) -> Interval {
        let (n, p, z) = (f64::from(self.trials), self.share(), confidence.two_sided_normal());
        let whole = 1.0 + z * z / n;
        let middle = (p + z * z / (2.0 * n)) / whole;
        let reach = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt() / whole;
        self.within(Interval { low: middle - reach, high: middle + reach })
    }

    /// The exact interval of Clopper and Pearson (1934), from 0 to 1: the quantiles of Beta(x, n−x+1) and Beta(x+1, n−x).
    /// It holds the true share at least as often as it says, and so is wider than it need be.
    #[must_use]
    pub fn clopper_pearson(self, confidence: Confidence) -> Interval {
        let (right, wrong) = self.counts();
        let tail = confidence.tail();
        let low = if self.correct == 0 { 0.0 } else { beta_quantile(right, wrong + 1.0, tail) };
        let high = if self.correct == self.trials { 1.0 } else { beta_quantile(right + 1.0, wrong, 1.0 - tail) };
        Interval { low, high }
    }

    /// The interval of Jeffreys, from 0 to 1: the two quantiles of the posterior under [`Prior::Jeffreys`], also where
    /// none or all were right.
    #[must_use]
    pub fn jeffreys(self, confidence: Confidence) -> Interval {
        self.posterior(Prior::Jeffreys).interval(confidence)
    }

    /// What is to be thought of the true share after these trials.
    #[must_use]
    pub fn posterior(self, prior: Prior) -> Posterior {
        let ((right, wrong), seen) = (self.counts(), prior.seen());
        Posterior { a: right + seen, b: wrong + seen }
    }

    /// Right and wrong.
    fn counts(self) -> (f64, f64) {
        (f64::from(self.correct), f64::from(self.trials - self.correct))
    }

    /// An end of the interval that can be no other than 0 or 1 is so, whatever rounding made of it.
    fn within(self, interval: Interval) -> Interval {
        Interval {
            low: if self.correct == 0 { 0.0 } else { interval.low.max(0.0) },
            high: if self.correct == self.trials { 1.0 } else { interval.high.min(1.0) },
        }
    }
}

/// How much more of the trials were right the first time than the second, from -1 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The first share less the second.
    pub estimate: f64,
    /// Its interval.
    pub interval: Interval,
}

impl Difference {
    /// The difference of two shares of different trials, with the interval of Newcombe (1998), method 10: from Wilson's
    /// l and u of each, d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²).
    #[must_use]
    pub fn newcombe(first: Proportion, second: Proportion, confidence: Confidence) -> Self {
        let (p1, p2) = (first.share(), second.share());
        let (one, two) = (first.wilson(confidence), second.wilson(confidence));
        let estimate = p1 - p2;
        let low = estimate - (p1 - one.low).hypot(two.high - p2);
        let high = estimate + (one.high - p1).hypot(p2 - two.low);
        Self { estimate, interval: Interval { low, high } }
    }
}

/// What is thought of the true share before any trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prior {
    /// Every share is as likely: Beta(1, 1).
    Uniform,
    /// The prior of Jeffreys, which says the same of a share and of its odds: Beta(½, ½).
    Jeffreys,
}

impl Prior {
    /// How much it counts as seen of right, and of wrong.
    fn seen(self) -> f64 {
        match self {
            Self::Uniform => 1.0,
            Self::Jeffreys => 0.5,
        }
    }
}

/// What is to be thought of the true share after trials: a beta distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posterior {
    a: f64,
    b: f64,
}

impl Posterior {
    /// The chance, from 0 to 1, that the true share is a level in percent or more; a level outside 0 to 100 % is
    /// reached always, or never.
    #[must_use]
    pub fn at_least(self, level: Level) -> f64 {
        beta_above(self.a, self.b, (level.to_f64() / 100.0).clamp(0.0, 1.0))
    }

    /// The interval, from 0 to 1, beyond which lies as much on either side.
    #[must_use]
    pub fn interval(self, confidence: Confidence) -> Interval {
        let tail = confidence.tail();
        Interval { low: beta_quantile(self.a, self.b, tail), high: beta_quantile(self.a, self.b, 1.0 - tail) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(correct: u32, trials: u32) -> Proportion {
        Proportion::new(correct, trials).unwrap()
    }

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn there_is_none_of_no_trials_or_of_more_right_than_trials() {
        assert_eq!((Proportion::new(0, 0), Proportion::new(11, 10)), (None, None));
        assert_eq!((of(8, 10).correct(), of(8, 10).trials()), (8, 10));
    }

    /// With z² = 4 and 4 of 8: half, give or take 2·√(1/32 + 1/64) / (3/2); z = 2 is 95.449974 %.
    #[test]
    fn wilson_by_hand() {
        let two = Confidence::new(0.954_499_736_103_641_6).unwrap();
        let found = of(4, 8).wilson(two);
        close(found.low, 0.5 - 2.0 * (3.0_f64 / 64.0).sqrt() / 1.5);
        close(found.high, 1.0 - found.low);
    }

    /// None right of n: the high end h has (1 − h)ⁿ = 0.025.
    #[test]
    fn nothing_right_leaves_the_low_end_at_nothing() {
        let found = of(0, 10).clopper_pearson(Confidence::NINETY_FIVE);
        assert_eq!(found.low.to_bits(), 0.0_f64.to_bits());
        close(found.high, 1.0 - 0.025_f64.powf(0.1));
        assert_eq!(of(0, 10).wilson(Confidence::NINETY_FIVE).low.to_bits(), 0.0_f64.to_bits());
        assert_eq!(of(10, 10).wilson(Confidence::NINETY_FIVE).high.to_bits(), 1.0_f64.to_bits());
    }

    /// After one of one under the uniform prior the density is 2p: from 0.8 up lies 1 − 0.8².
    #[test]
    fn a_posterior_by_hand() {
        let posterior = of(1, 1).posterior(Prior::Uniform);
        close(posterior.at_least(Level::whole(80)), 0.36);
        close(posterior.at_least(Level::whole(-5)), 1.0);
        close(posterior.at_least(Level::whole(120)), 0.0);
        close(posterior.interval(Confidence::NINETY).low, 0.05_f64.sqrt());
    }

    #[test]
    fn the_same_twice_differs_by_nothing() {
        let found = Difference::newcombe(of(6, 10), of(6, 10), Confidence::NINETY_FIVE);
        close(found.estimate, 0.0);
        close(found.interval.low, -found.interval.high);
    }
}
