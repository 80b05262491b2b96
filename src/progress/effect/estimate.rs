//! What a formula gives: a number, its standard error and interval, or why there is none.

use statrs::distribution::{ContinuousCDF as _, Normal};

use crate::text;

/// A number, or why there is none.
pub type Estimate<T = f64> = Result<T, NotComputable>;

/// An estimate with its standard error and its interval of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub se: Estimate,
    /// The lower end of its interval.
    pub low: Estimate,
    /// The upper end of its interval.
    pub high: Estimate,
}

impl Interval {
    /// The estimate and as many standard errors to both sides as hold 95 % of a normal distribution.
    pub(super) fn normal(estimate: f64, se: Estimate) -> Self {
        let end = |sign: f64| se.map(|se| estimate + sign * z() * se);
        Self { estimate, se, low: end(-1.0), high: end(1.0) }
    }
}

/// The point of the standard normal distribution above which 2.5 % of it lies, 1.96.
pub(super) fn z() -> f64 {
    Normal::standard().inverse_cdf(0.975)
}

/// What is done about the error that a formula makes in one direction when there are few results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// It is taken off.
    Corrected,
    /// It stays.
    Uncorrected,
}

/// Why there is no number. "Before" are the results of the first of two phases, "after" those of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotComputable {
    /// The formula needs more results before.
    #[error("{}", too_few(*.0, "before"))]
    TooFewBefore(usize),
    /// The formula needs more results after.
    #[error("{}", too_few(*.0, "after"))]
    TooFewAfter(usize),
    /// The formula needs more results in the two phases together.
    #[error("{}", too_few(*.0, "in all"))]
    TooFew(usize),
    /// The results before are all equal.
    #[error("the results before are all the same, so there is no spread to measure by")]
    NoSpreadBefore,
    /// All results are equal.
    #[error("the results vary in neither phase, so there is no spread to measure by")]
    NoSpread,
    /// The results before are all of one time.
    #[error("the results before are all of one time, so they have no trend")]
    OneTime,
    /// A logarithm of zero or less.
    #[error("a mean, a median or a result that it needs is zero or less, which has no logarithm")]
    NoLogarithm,
    /// A ratio of levels whose zero is not none.
    #[error("zero on a rating is not none of it, so a ratio of ratings means nothing")]
    NoTrueZero,
    /// A mean of levels that are only in order.
    #[error("steps of help are in order but not evenly far apart, so they have no mean")]
    OnlyInOrder,
    /// Odds of what is no share.
    #[error("only what is a share of a whole, in percent, has odds")]
    NoShare,
    /// No level to reach is known.
    #[error("the goal has no level")]
    NoGoal,
    /// The mean before is at the goal or beyond it.
    #[error("the mean before is at the goal already")]
    GoalBefore,
}

fn too_few(needed: usize, side: &str) -> String {
    match needed {
        1 => format!("no result {side}"),
        needed => format!("fewer than {} {side}", text::count(needed, "result")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_1_96_standard_errors_to_both_sides() {
        assert!((z() - 1.959_963_984_540_054).abs() < 1e-14, "{}", z());
        let interval = Interval::normal(2.0, Ok(0.5));
        assert!((interval.low.unwrap() - 1.020_018_007_729_973).abs() < 1e-12);
        assert!((interval.high.unwrap() - 2.979_981_992_270_027).abs() < 1e-12);
    }

    #[test]
    fn without_a_standard_error_there_is_no_interval() {
        let why = NotComputable::TooFewAfter(2);
        let interval = Interval::normal(2.0, Err(why));
        assert_eq!((interval.se, interval.low, interval.high), (Err(why), Err(why), Err(why)));
        assert_eq!(why.to_string(), "fewer than 2 results after");
        assert_eq!(NotComputable::TooFewBefore(1).to_string(), "no result before");
    }
}
