//! The distributions that the statistics rest on, each by the crate that keeps them.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::beta::{beta_reg, inv_beta_reg};

/// The chance that a standard normal value lies above `z`.
pub(super) fn normal_above(z: f64) -> f64 {
    Normal::standard().sf(z)
}

/// The standard normal value below which lies this share, from 0 to 1.
pub(super) fn normal_quantile(share: f64) -> f64 {
    Normal::standard().inverse_cdf(share)
}

/// The value of Student's t below which lies this share, from 0 to 1. Without degrees of freedom there is no limit.
pub(super) fn student_quantile(share: f64, df: u32) -> f64 {
    StudentsT::new(0.0, 1.0, f64::from(df)).map_or(f64::INFINITY, |student| student.inverse_cdf(share))
}

/// The chance that a value of the beta distribution is `at` or more; `a` and `b` are above 0, `at` is from 0 to 1.
pub(super) fn beta_above(a: f64, b: f64, at: f64) -> f64 {
    // Its complement mirrored, which keeps the digits of a small chance.
    beta_reg(b, a, 1.0 - at)
}

/// The value of the beta distribution below which lies this share, from 0 to 1; `a` and `b` are above 0.
pub(super) fn beta_quantile(a: f64, b: f64, share: f64) -> f64 {
    inv_beta_reg(a, b, share)
}

/// The chance of `least` or more successes in so many trials, each with the chance `p`, from 0 to 1.
pub(super) fn binomial_at_least(least: u32, trials: u32, p: f64) -> f64 {
    match least {
        0 => 1.0,
        least if least > trials => 0.0,
        least => beta_reg(f64::from(least), f64::from(trials - least) + 1.0, p),
    }
}
