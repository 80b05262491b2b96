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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} is not {expected}");
    }

    /// One, two and four degrees of freedom have quantiles in closed form.
    #[test]
    fn student_is_that_of_the_closed_forms() {
        for share in [0.55, 0.8, 0.9, 0.95, 0.99, 0.999] {
            let both = 4.0 * share * (1.0 - share);
            close(student_quantile(share, 1), (std::f64::consts::PI * (share - 0.5)).tan());
            close(student_quantile(share, 2), (2.0 * share - 1.0) * (2.0 / both).sqrt());
            let third = both.sqrt().acos() / 3.0;
            close(student_quantile(share, 4), 2.0 * (third.cos() / both.sqrt() - 1.0).sqrt());
            close(student_quantile(1.0 - share, 4), -student_quantile(share, 4));
        }
        assert_eq!(student_quantile(0.9, 0).to_bits(), f64::INFINITY.to_bits());
    }

    /// Of three coins: 8, 7, 4 and 1 of 8 show at least 0, 1, 2 and 3 heads.
    #[test]
    fn binomial_tails_by_hand() {
        for (least, of_eight) in [(0, 8.0), (1, 7.0), (2, 4.0), (3, 1.0), (4, 0.0)] {
            close(binomial_at_least(least, 3, 0.5), of_eight / 8.0);
        }
        for (p, chance) in [(0.0, 0.0), (1.0, 1.0)] {
            close(binomial_at_least(2, 3, p), chance);
        }
    }

    #[test]
    fn a_quantile_of_beta_has_its_share_below_it() {
        for (a, b) in [(0.5, 0.5), (1.0, 1.0), (0.5, 300.5), (24.0, 7.0), (601.0, 401.0)] {
            for share in [0.005, 0.05, 0.5, 0.975] {
                close(beta_above(a, b, beta_quantile(a, b, share)), 1.0 - share);
            }
        }
    }

    #[test]
    fn normal_tails_and_quantiles_are_each_others_inverse() {
        for share in [0.005, 0.1, 0.5, 0.9, 0.975] {
            close(normal_above(normal_quantile(share)), 1.0 - share);
        }
    }
}
