//! How sure an interval or a limit is, and the interval itself.

use super::distribution::{normal_quantile, student_quantile};

/// The share of such intervals, or one-sided limits, that hold what they are of: more than 0 and less than 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// 80 %.
    pub const EIGHTY: Self = Self(0.8);
    /// 87.5 %.
    pub const SEVEN_IN_EIGHT: Self = Self(0.875);
    /// 90 %.
    pub const NINETY: Self = Self(0.9);
    /// 95 %.
    pub const NINETY_FIVE: Self = Self(0.95);

    /// The confidence of this share, such as 0.95; none outside 0 to 1, and none of 0 or 1 itself.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (share > 0.0 && share < 1.0).then_some(Self(share))
    }

    /// The share, such as 0.95.
    #[must_use]
    pub fn share(self) -> f64 {
        self.0
    }

    /// What lies beyond one end of a two-sided interval: 0.025 of 95 %.
    pub(super) fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// How many standard errors a two-sided normal interval reaches to each side: 1.96 of 95 %.
    pub(super) fn two_sided_normal(self) -> f64 {
        -normal_quantile(self.tail())
    }

    /// How many standard errors a one-sided limit by Student's t lies from the estimate: 6.31 of 95 % and one degree
    /// of freedom.
    pub(super) fn one_sided_student(self, df: u32) -> f64 {
        student_quantile(self.0, df)
    }
}

/// From a low end to a high end, both in the unit of what it is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_lies_between_nothing_and_certainty() {
        for (share, allowed) in [(0.95, true), (0.0, false), (1.0, false), (95.0, false), (f64::NAN, false)] {
            assert_eq!(Confidence::new(share).is_some(), allowed, "{share}");
        }
        assert_eq!(Confidence::new(0.9), Some(Confidence::NINETY));
    }

    /// As printed in every table of the normal and of Student's distribution.
    #[test]
    fn quantiles_are_those_of_the_tables() {
        let close = |found: f64, table: f64| assert!((found - table).abs() < 5e-4, "{found} is not {table}");
        close(Confidence::NINETY_FIVE.two_sided_normal(), 1.960);
        close(Confidence::EIGHTY.two_sided_normal(), 1.282);
        for (confidence, df, table) in [
            (Confidence::NINETY_FIVE, 1, 6.314),
            (Confidence::NINETY, 1, 3.078),
            (Confidence::NINETY, 4, 1.533),
            (Confidence::NINETY_FIVE, 10, 1.812),
            (Confidence::NINETY_FIVE, 120, 1.658),
        ] {
            close(confidence.one_sided_student(df), table);
        }
    }
}
